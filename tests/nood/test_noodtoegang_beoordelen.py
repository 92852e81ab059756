"""noodtoegang.beoordelen: once, by a privacyfunctionaris, and never one's own (S13)."""

from typing import Any
from uuid import uuid4

import pytest

from kernteam.http.verzoek import db
from kernteam.identiteit.models import Hoedanigheid
from kernteam.nood.models import Noodtoegang
from tests.casus.bewijs import ALLEEN_SQLITE, fouten, kort, niets_bewaard, probleem, regels, schrijvend, tegelijk
from tests.klant import Spel
from tests.nood.spoed import OORDEEL, nood, soorten
from tests.rollen import PERSONEN


def _pad(spel: Spel, wie: str = "gezinswerker") -> str:
    toegang = nood(spel, wie, f"/casussen/{spel.open_casus('school')['id']}")
    return f"/noodtoegangen/{toegang['id']}"


def test_judgement_is_kept_sealed_and_ends_the_task(spel: Spel) -> None:
    pad = _pad(spel)
    antwoord = spel.privacyfunctionaris.post(f"{pad}/beoordelingen", OORDEEL)
    assert antwoord.status_code == 201, antwoord.json
    gelezen = spel.privacyfunctionaris.get(f"{pad}/verantwoording").json
    assert gelezen == antwoord.json
    assert (gelezen["uitkomst"], gelezen["toelichting"]) == (OORDEEL["uitkomst"], OORDEEL["toelichting"])
    assert gelezen["beoordeeldDoor"] == str(PERSONEN["privacyfunctionaris"].medewerker_id)
    with spel.app.app_context():
        rij = db.session.scalars(db.select(Noodtoegang)).one()
    assert b"op tijd" not in bytes.__getitem__(rij.toelichting, slice(None))
    assert soorten(spel, "privacyfunctionaris") == ["NOODTOEGANG_GEBRUIKT"]
    assert kort(regels(spel, "noodtoegang.beoordelen")) == [("TOEGESTAAN", "TOEGESTAAN")]


def test_second_judgement_is_refused(spel: Spel) -> None:
    pad = _pad(spel)
    spel.privacyfunctionaris.post(f"{pad}/beoordelingen", OORDEEL)
    anders = {"uitkomst": "ONTERECHT", "toelichting": "Bij nader inzien."}
    probleem(spel.privacyfunctionaris.post(f"{pad}/beoordelingen", anders), 409, "AL_BEOORDEELD")
    assert spel.privacyfunctionaris.get(f"{pad}/verantwoording").json["uitkomst"] == "TERECHT"
    assert kort(regels(spel, "noodtoegang.beoordelen"))[-1] == ("MISLUKT", "AL_BEOORDEELD")


def test_of_two_judgements_at_once_one_counts(spel: Spel, monkeypatch: pytest.MonkeyPatch) -> None:
    pad, pf = _pad(spel), spel.privacyfunctionaris
    pf.koppen()
    antwoorden = tegelijk(monkeypatch, *[lambda: pf.post(f"{pad}/beoordelingen", OORDEEL)] * 2)
    assert sorted(een.status_code for een in antwoorden) == [201, 409]


def test_nobody_judges_his_own_in_whatever_capacity(spel: Spel) -> None:
    pad = _pad(spel)
    with schrijvend(spel.app) as sessie:  # one person: gezinswerker on Monday, privacyfunctionaris on Tuesday
        sessie.add(
            Hoedanigheid(
                account_id=PERSONEN["privacyfunctionaris"].account_id,
                medewerker_id=PERSONEN["gezinswerker"].medewerker_id,
            )
        )
    with niets_bewaard(spel):
        antwoord = spel.privacyfunctionaris.post(f"{pad}/beoordelingen", OORDEEL)
    probleem(antwoord, 403, "EIGEN_NOODTOEGANG")
    assert kort(regels(spel, "noodtoegang.beoordelen")) == [("GEWEIGERD", "EIGEN_NOODTOEGANG")]


@ALLEEN_SQLITE
@pytest.mark.parametrize(
    ("inhoud", "verwacht"),
    [
        ({}, {("/uitkomst", "VERPLICHT"), ("/toelichting", "VERPLICHT")}),
        ({"uitkomst": "MWAH", "toelichting": ""}, {("/uitkomst", "KEUZE"), ("/toelichting", "LENGTE")}),
        (OORDEEL | {"toelichting": "BSN 123456782"}, {("/toelichting", "BSN")}),
    ],
)
def test_bad_judgement_is_refused(spel: Spel, inhoud: dict[str, Any], verwacht: set[tuple[str, str]]) -> None:
    pad = _pad(spel)
    with niets_bewaard(spel):
        assert fouten(spel.privacyfunctionaris.post(f"{pad}/beoordelingen", inhoud)) == verwacht


@ALLEEN_SQLITE
def test_confirmed_digits_are_kept_and_the_line_says_so(spel: Spel) -> None:
    inhoud = OORDEEL | {"toelichting": "Zaak 123456782.", "bevestigdGeenBsn": True}
    assert spel.privacyfunctionaris.post(f"{_pad(spel)}/beoordelingen", inhoud).status_code == 201
    assert kort(regels(spel, "noodtoegang.beoordelen")) == [("TOEGESTAAN", "GEEN_BSN_BEVESTIGD")]


@ALLEEN_SQLITE
def test_others_and_the_unknown(spel: Spel) -> None:
    pad = _pad(spel)
    with niets_bewaard(spel, "gezinswerker", "leidinggevende_bt", "contactpersoon"):
        for naam in ("gezinswerker", "leidinggevende_bt", "contactpersoon"):
            probleem(spel.klanten[naam].post(f"{pad}/beoordelingen", OORDEEL), 403, "ROL")
        probleem(spel.privacyfunctionaris.post(f"/noodtoegangen/{uuid4()}/beoordelingen", OORDEEL), 404)
