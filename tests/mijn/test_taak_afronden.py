"""taak.afronden: telling the family is recorded with day and manner, a notice is seen, judging ends by judging."""

from datetime import timedelta
from typing import Any
from uuid import uuid4

import pytest

from kernteam.http.verzoek import db
from kernteam.informeren.models import Informering
from tests.casus.bewijs import ALLEEN_SQLITE, fouten, kort, niets_bewaard, probleem, regels, rijen
from tests.klant import Spel
from tests.nood.spoed import nood, soorten, taken


def _nood(spel: Spel, wie: str = "gezinswerker") -> str:
    return str(nood(spel, wie, f"/casussen/{spel.open_casus('school')['id']}")["casusId"])


def _gedaan(spel: Spel, **anders: Any) -> dict[str, Any]:
    return {"geinformeerdDatum": str(spel.vandaag()), "wijze": "TELEFOON"} | anders


def _afronden(spel: Spel, wie: str, inhoud: dict[str, Any], soort: str) -> Any:
    taak = next(een["id"] for een in taken(spel, wie) if een["soort"] == soort)
    return spel.klanten[wie].post(f"/taken/{taak}/afrondingen", inhoud)


def test_informing_ends_the_task_and_is_kept(spel: Spel) -> None:
    """S09: parents are told afterwards, and that is recorded."""
    casus = _nood(spel)
    assert _afronden(spel, "gezinswerker", _gedaan(spel), "OUDERS_INFORMEREN").status_code == 204
    assert taken(spel, "gezinswerker") == []
    with spel.app.app_context():
        rij = db.session.scalars(db.select(Informering)).one()
        assert (str(rij.casus_id), rij.wijze, rij.geinformeerd_datum) == (casus, "TELEFOON", spel.vandaag())
        assert rij.taak_id is not None
    assert kort(regels(spel, "taak.afronden")) == [("TOEGESTAAN", "TOEGESTAAN")]


def test_task_of_an_emergency_says_nothing_about_the_signal(spel: Spel) -> None:
    nood(spel, "contactpersoon", f"/casussen/{spel.open_casus()['id']}")
    taak = next(een["id"] for een in taken(spel, "contactpersoon") if een["id"])
    spel.contactpersoon.post(f"/taken/{taak}/afrondingen", _gedaan(spel))
    assert [(een["soort"], een["id"]) for een in taken(spel, "contactpersoon")] == [("OUDERS_INFORMEREN", None)]


def test_notice_is_seen_by_the_leidinggevende(spel: Spel) -> None:
    _nood(spel)
    assert soorten(spel, "leidinggevende_bt") == ["NOODTOEGANG_GEBRUIKT"]
    assert _afronden(spel, "leidinggevende_bt", {"gezien": True}, "NOODTOEGANG_GEBRUIKT").status_code == 204
    assert taken(spel, "leidinggevende_bt") == []
    assert "NOODTOEGANG_GEBRUIKT" in soorten(spel, "privacyfunctionaris")  # each has his own notice
    assert rijen(spel.app)["informering"] == 0


@pytest.mark.parametrize(
    ("wie", "taaksoort", "gezien", "reden"),
    [
        ("privacyfunctionaris", "NOODTOEGANG_BEOORDELEN", True, "VOLGT_VANZELF"),
        ("privacyfunctionaris", "NOODTOEGANG_BEOORDELEN", False, "VOLGT_VANZELF"),
        ("privacyfunctionaris", "NOODTOEGANG_GEBRUIKT", False, "ALLEEN_GEZIEN"),
        ("gezinswerker", "OUDERS_INFORMEREN", True, "INFORMEREN"),
    ],
)
def test_task_does_not_end_in_the_way_of_another_kind(
    spel: Spel, wie: str, taaksoort: str, gezien: bool, reden: str
) -> None:
    _nood(spel)
    voor = soorten(spel, wie)
    with niets_bewaard(spel, wie):
        probleem(_afronden(spel, wie, {"gezien": True} if gezien else _gedaan(spel), taaksoort), 409, reden)
    assert soorten(spel, wie) == voor
    assert kort(regels(spel, "taak.afronden"))[-1] == ("MISLUKT", reden)


def test_task_ends_once(spel: Spel) -> None:
    _nood(spel)
    taak = taken(spel, "gezinswerker")[0]["id"]
    assert spel.gezinswerker.post(f"/taken/{taak}/afrondingen", _gedaan(spel)).status_code == 204
    probleem(spel.gezinswerker.post(f"/taken/{taak}/afrondingen", _gedaan(spel)), 409, "AL_AFGEROND")
    assert rijen(spel.app)["informering"] == 1


@ALLEEN_SQLITE
def test_task_of_somebody_else_looks_unknown(spel: Spel) -> None:
    _nood(spel)
    taak = taken(spel, "gezinswerker")[0]["id"]
    bericht = taken(spel, "leidinggevende_bt")[0]["id"]
    with niets_bewaard(spel, "leidinggevende_jgz"):
        details = {
            str(probleem(klant.post(f"/taken/{een}/afrondingen", {"gezien": True}), 404))
            for klant, een in (
                (spel.contactpersoon, taak),
                (spel.privacyfunctionaris, taak),
                (spel.leidinggevende_jgz, bericht),
                (spel.contactpersoon, uuid4()),
            )
        }
    assert len(details) == 1
    assert {een["uitkomst"] for een in regels(spel, "taak.afronden")} == {"GEWEIGERD"}


@ALLEEN_SQLITE
def test_bad_input_is_refused_with_every_fault(spel: Spel) -> None:
    _nood(spel)
    pad = f"/taken/{taken(spel, 'gezinswerker')[0]['id']}/afrondingen"
    morgen = str(spel.vandaag() + timedelta(days=1))
    with niets_bewaard(spel):
        for inhoud, verwacht in (
            ({}, {("", "KEUZE")}),
            ({"gezien": False}, {("", "KEUZE")}),
            (_gedaan(spel, gezien=True), {("", "KEUZE")}),
            ({"geinformeerdDatum": morgen}, {("/wijze", "VERPLICHT"), ("/geinformeerdDatum", "TOEKOMST")}),
            ({"wijze": "BRIEF", "gezien": "ja"}, {("/wijze", "KEUZE"), ("/gezien", "VORM")}),
        ):
            assert fouten(spel.gezinswerker.post(pad, inhoud)) == verwacht, inhoud
