"""consultaantal.opsommen: how many consulten, per provider and district; nothing of a group that is small (7.2)."""

from datetime import datetime
from uuid import UUID

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kernteam.consult.aantallen import Consultsoort, Gevraagd, Groep, Kwartaal, tel
from kernteam.grond.klok import AMSTERDAM
from tests.casus.bewijs import ALLEEN_SQLITE, fouten, kort, niets_bewaard, opdrachten, probleem, regels
from tests.consult.proef import anoniem, antwoord, casus_met_consent, op, vraag
from tests.klant import Spel
from tests.rollen import org

NA = "2027-01-04 10:00:00"
PAD = "/consultaantallen?kwartaal=2026-4"
GROEPEN = [Groep(naam, gebied, Consultsoort.MET_NAAM, UUID(int=1)) for naam in "ab" for gebied in ("Oost", "West")]
gevraagd = st.builds(
    Gevraagd,
    st.sampled_from(GROEPEN),
    st.integers(1, 30).map(lambda nummer: UUID(int=nummer)),
    st.none() | st.integers(0, 90),
)


@given(st.lists(gevraagd, max_size=120))
def test_nothing_is_told_of_fewer_than_ten_and_everything_told_is_rounded(alle: list[Gevraagd]) -> None:
    verteld = {een.groep: een for een in tel(alle, 10, 5)}
    for groep in GROEPEN:
        van_groep = [een for een in alle if een.groep == groep]
        beantwoord = [een for een in van_groep if een.wachtdagen is not None]
        assert (groep in verteld) is (len({een.over for een in van_groep}) >= 10)
        if groep in verteld:
            aantal = verteld[groep]
            genoeg = len({een.over for een in beantwoord}) >= 10
            assert (aantal.beantwoord is not None) is (aantal.wachtdagen is not None) is genoeg
            getallen = [(aantal.gevraagd, van_groep), *([(aantal.beantwoord, beantwoord)] if genoeg else [])]
            assert all(
                getal % 5 == 0 and abs(getal - len(leden)) <= 2 for getal, leden in getallen if getal is not None
            )


@pytest.mark.parametrize(
    ("kwartaal", "begin", "einde"),
    [
        (Kwartaal(2026, 1), (2026, 1, 1), (2026, 4, 1)),
        (Kwartaal(2026, 4), (2026, 10, 1), (2027, 1, 1)),
    ],
)
def test_quarter_is_three_months_in_amsterdam(
    kwartaal: Kwartaal, begin: tuple[int, int, int], einde: tuple[int, int, int]
) -> None:
    grenzen = [datetime(*dag, tzinfo=AMSTERDAM) for dag in (begin, einde)]
    assert [kwartaal.begin_op, kwartaal.einde_op] == grenzen


@ALLEEN_SQLITE
def test_ten_casussen_are_told_and_nine_are_not(spel: Spel) -> None:
    with op(spel.app) as spel_:
        consulten = [vraag(spel_, casus_met_consent(spel_)) for _ in range(9)]
        vraag(spel_, casus := casus_met_consent(spel_))
        for een in consulten:
            antwoord(spel_, een)
        for _ in range(2):
            vraag(spel_, casus)  # twelve consulten, of ten casussen
        for _ in range(9):
            anoniem(spel_)
    with op(spel.app, NA) as spel_, niets_bewaard(spel_, "gezinswerker"):
        (aantal,) = spel_.gezinswerker.get(PAD).json["resultaten"]
    assert (aantal["soort"], aantal["gevraagd"]) == ("MET_NAAM", 10)
    assert (aantal["beantwoord"], aantal["wachtdagen"]) == (None, None)  # nine answers
    assert aantal["aanbiederId"] == str(org("spec"))
    assert aantal["gebied"] != ""


def test_anonymous_ones_count_apart_without_a_place(spel: Spel) -> None:
    with op(spel.app) as spel_:
        for _ in range(10):
            pad = f"/anonieme-consulten/{anoniem(spel_)}"
            assert spel_.specialist.post(f"{pad}/antwoorden", {"antwoord": "Begin met rust."}).status_code == 201
        vraag(spel_, casus_met_consent(spel_))
    with op(spel.app, NA) as spel_:
        (aantal,) = spel_.privacyfunctionaris.get(PAD).json["resultaten"]
        assert spel_.gezinswerker.get("/consultaantallen?kwartaal=2026-3").json["resultaten"] == []
        assert kort(regels(spel_, "consultaantal.opsommen")) == [("TOEGESTAAN", "TOEGESTAAN")] * 2
        assert {een["doel"] for een in regels(spel_, "consultaantal.opsommen")} == {"P6"}
    assert (aantal["soort"], aantal["gebied"], aantal["gevraagd"], aantal["beantwoord"]) == ("ANONIEM", "", 10, 10)
    assert aantal["wachtdagen"] == 0


def test_statements_do_not_grow_with_the_consulten(spel: Spel) -> None:
    with op(spel.app) as spel_:
        anoniem(spel_)
    with op(spel.app, NA) as spel_:
        spel_.gezinswerker.koppen()
        with opdrachten(spel_.app) as een:
            spel_.gezinswerker.get(PAD)
    with op(spel.app) as spel_:
        vraag(spel_, casus_met_consent(spel_))
        for _ in range(3):
            anoniem(spel_)
    with op(spel.app, NA) as spel_:
        spel_.gezinswerker.koppen()
        with opdrachten(spel_.app) as meer:
            spel_.gezinswerker.get(PAD)
    assert len(meer) == len(een)


@pytest.mark.parametrize("naam", ["contactpersoon", "specialist", "beheerder", "leidinggevende_bt"])
def test_not_for_every_role(spel: Spel, naam: str) -> None:
    probleem(spel.klanten[naam].get("/consultaantallen?kwartaal=2026-1"), 403, "ROL")


@pytest.mark.parametrize("kwartaal", ["", "2026", "2026-0", "2026-5", "26-1", "2026-1x", "vorig jaar"])
def test_what_is_no_quarter_is_refused(spel: Spel, kwartaal: str) -> None:
    assert {een for een, _ in fouten(spel.gezinswerker.get(f"/consultaantallen?kwartaal={kwartaal}"))} == {"/kwartaal"}


def test_quarter_that_is_not_over_is_refused(spel: Spel) -> None:
    with op(spel.app, "2026-12-31 23:59:00") as spel_:
        assert fouten(spel_.gezinswerker.get(PAD)) == {("/kwartaal", "LOOPT_NOG")}
    with op(spel.app, "2027-01-01 00:00:01") as spel_:
        assert spel_.gezinswerker.get(PAD).status_code == 200
