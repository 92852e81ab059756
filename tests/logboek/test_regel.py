"""The text of a line: canonical, salted, and the same as the columns the store makes of it."""

import json
from dataclasses import fields
from datetime import datetime, timedelta, timezone
from uuid import UUID, uuid4

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kernteam.grond.handeling import Handeling
from kernteam.logboek.regel import Regel, Uitkomst
from tests.logboek.schrijvers import lees_alles, maak_regel, maak_schrijver
from tests.winkels import Winkels


def test_body_is_canonical_json() -> None:
    body = maak_regel(actor=uuid4(), klassen=("OND", "MED"), aantal=0, grondslag="AVG 6(1)e; é").body()
    inhoud = json.loads(body)
    assert body == json.dumps(inhoud, sort_keys=True, separators=(",", ":"), ensure_ascii=True)
    assert body.isascii()
    assert inhoud["klassen"] == ["MED", "OND"]
    assert inhoud["tijdstip"] == "2026-05-04T12:30:00.123456Z"
    assert inhoud["v"] == 1


def test_body_leaves_out_what_is_absent_but_not_a_zero() -> None:
    inhoud = json.loads(maak_regel(aantal=0).body())
    assert set(inhoud) == {
        "v", "zout", "tijdstip", "handeling", "uitkomst", "reden", "beleid", "spoor", "oorsprong", "aantal",
    }  # fmt: skip
    assert inhoud["aantal"] == 0


def test_body_has_a_fresh_salt_each_time() -> None:
    een = maak_regel()
    zouten = {json.loads(een.body())["zout"] for _ in range(50)}
    assert len(zouten) == 50
    assert all(len(bytes.fromhex(zout)) == 16 for zout in zouten)


def test_tijdstip_is_written_in_utc_and_sorts_as_time_does() -> None:
    zomer = datetime(2026, 7, 1, 0, 30, tzinfo=timezone(timedelta(hours=2)))
    later = zomer + timedelta(microseconds=1)
    teksten = [json.loads(maak_regel(tijdstip=moment).body())["tijdstip"] for moment in (zomer, later)]
    assert teksten == ["2026-06-30T22:30:00.000000Z", "2026-06-30T22:30:00.000001Z"]


def test_tijdstip_without_a_time_zone_is_refused() -> None:
    with pytest.raises(ValueError, match="tijdzone"):
        maak_regel(tijdstip=datetime(2026, 7, 1)).body()  # noqa: DTZ001 - that is the point


@given(
    actor=st.none() | st.uuids(),
    casus=st.none() | st.uuids(),
    reden=st.text(st.characters(exclude_categories=("Cs",)), max_size=40),
    klassen=st.lists(st.sampled_from(["OND", "MED", "GEZ"]), unique=True).map(tuple),
)
def test_body_says_what_the_line_says(
    actor: UUID | None, casus: UUID | None, reden: str, klassen: tuple[str, ...]
) -> None:
    een = maak_regel(actor=actor, casus=casus, reden=reden, klassen=klassen)
    inhoud = json.loads(een.body())
    assert inhoud.get("actor") == (str(actor) if actor else None)
    assert inhoud.get("casus") == (str(casus) if casus else None)
    assert inhoud["reden"] == reden
    assert inhoud.get("klassen", []) == sorted(klassen)


def test_the_columns_of_a_stored_line_equal_its_body(lege_winkels: Winkels) -> None:
    vol = maak_regel(actor=uuid4(), organisatie=uuid4(), casus=uuid4(), handeling=Handeling.CASUS_ZOEKEN)
    kaal = maak_regel(uitkomst=Uitkomst.GEWEIGERD)
    # a value that looks like keys and ends in an escape: only what is a key counts
    lastig = maak_regel(reden='","casus":"x","actor":"\\', spoor='"organisatie":"y"', actor=uuid4())
    with maak_schrijver(lege_winkels) as schrijver:
        schrijver.schrijf([vol, kaal, lastig])
    gelezen = lees_alles(lege_winkels)
    assert len(gelezen) == 3
    for rij in gelezen:
        inhoud = json.loads(rij.body)
        for kolom in ("tijdstip", "actor", "organisatie", "casus", "handeling", "uitkomst"):
            assert getattr(rij, kolom) == inhoud.get(kolom), kolom
    assert gelezen[0].casus == str(vol.casus)


def test_a_line_has_room_for_ids_and_codes_only() -> None:
    # a new field must be thought about: no names, no free text, no values, no raw URL
    assert {veld.name for veld in fields(Regel)} == {
        "tijdstip", "handeling", "uitkomst", "reden", "beleid", "spoor", "oorsprong", "actor", "rol", "partij",
        "organisatie", "namens", "object", "casus", "doel", "grondslag", "toestemming", "klassen", "eigenaren",
        "aantal", "ontvanger", "discipline", "feiten",
    }  # fmt: skip
