"""informering.vastleggen: the school records that the family knows of the casus, or why that waits (AVG 14(3)a)."""

from datetime import timedelta
from typing import Any
from uuid import uuid4

import pytest

from kernteam.http.verzoek import db
from kernteam.informeren.models import Informering
from tests.casus.bewijs import ALLEEN_SQLITE, fouten, kort, niets_bewaard, probleem, regels
from tests.klant import Spel


def _gedaan(spel: Spel, *betrokkenen: str, **anders: Any) -> dict[str, Any]:
    return {"geinformeerdDatum": str(spel.vandaag()), "wijze": "GESPREK", "betrokkenen": list(betrokkenen)} | anders


def _later(spel: Spel, dagen: int = 14) -> dict[str, Any]:
    return {"uitgesteldDatum": str(spel.vandaag() + timedelta(days=dagen)), "reden": "GEVAAR"}


def test_who_was_told_when_and_how_is_kept_in_ids_and_codes(spel: Spel) -> None:
    geopend = spel.open_casus()
    wie = geopend["gezaghebbenden"]
    antwoord = spel.contactpersoon.post(f"/casussen/{geopend['id']}/informeringen", _gedaan(spel, *wie))
    assert antwoord.status_code == 201, antwoord.json
    with spel.app.app_context():
        rij = db.session.scalars(db.select(Informering)).one()
        assert (str(rij.id), str(rij.casus_id), rij.taak_id) == (antwoord.json["id"], geopend["id"], None)
        assert (rij.betrokkenen, rij.wijze, rij.geinformeerd_datum) == (wie, "GESPREK", spel.vandaag())
    assert kort(regels(spel, "informering.vastleggen")) == [("TOEGESTAAN", "TOEGESTAAN")]


def test_informing_is_put_off_a_month_at_most(spel: Spel) -> None:
    """S09: only for a reason, and weighed again within the month."""
    pad = f"/casussen/{spel.open_casus()['id']}/informeringen"
    assert spel.contactpersoon.post(pad, _later(spel)).status_code == 201
    with niets_bewaard(spel):
        for dagen in (0, -1, 32):
            assert fouten(spel.contactpersoon.post(pad, _later(spel, dagen))) == {("/uitgesteldDatum", "TERMIJN")}


@ALLEEN_SQLITE
def test_incomplete_or_impossible_is_refused_with_every_fault(spel: Spel) -> None:
    geopend = spel.open_casus()
    pad, ouder = f"/casussen/{geopend['id']}/informeringen", geopend["gezaghebbenden"][0]
    morgen = str(spel.vandaag() + timedelta(days=1))
    beide = _gedaan(spel, ouder) | _later(spel)
    verplicht = {("/wijze", "VERPLICHT"), ("/betrokkenen", "VERPLICHT"), ("/geinformeerdDatum", "TOEKOMST")}
    with niets_bewaard(spel):
        for inhoud, verwacht in (
            ({}, {("", "KEUZE")}),
            (beide, {("", "KEUZE")}),
            ({"geinformeerdDatum": morgen}, verplicht),
            ({"reden": "GEVAAR"}, {("/uitgesteldDatum", "VERPLICHT")}),
            ({"uitgesteldDatum": morgen}, {("/reden", "VERPLICHT")}),
            ({"wijze": "DUIF", "reden": "ZIN"}, {("/wijze", "KEUZE"), ("/reden", "KEUZE")}),
            (_gedaan(spel, "x"), {("/betrokkenen/0", "VORM")}),
        ):
            assert fouten(spel.contactpersoon.post(pad, inhoud)) == verwacht, inhoud
    assert regels(spel, "informering.vastleggen") == []


@ALLEEN_SQLITE
def test_only_people_of_this_casus_can_have_been_told(spel: Spel) -> None:
    geopend, ander = spel.open_casus(), spel.open_casus()
    pad = f"/casussen/{geopend['id']}/informeringen"
    with niets_bewaard(spel):
        for vreemd in (str(uuid4()), ander["gezaghebbenden"][0]):
            inhoud = _gedaan(spel, geopend["gezaghebbenden"][0], vreemd)
            probleem(spel.contactpersoon.post(pad, inhoud), 409, "GEEN_BETROKKENE")


@ALLEEN_SQLITE
@pytest.mark.parametrize(
    ("naam", "status", "reden"),
    [
        ("gezinswerker", 403, "PARTIJ"),
        ("vreemde", 404, None),
        ("collega", 404, None),
        ("leidinggevende_school", 403, "ROL"),
    ],
)
def test_it_is_for_the_school_that_opened_it(spel: Spel, naam: str, status: int, reden: str | None) -> None:
    geopend = spel.open_casus("school", "bt")
    with niets_bewaard(spel, naam):
        antwoord = spel.klanten[naam].post(
            f"/casussen/{geopend['id']}/informeringen", _gedaan(spel, geopend["jeugdigeId"])
        )
        probleem(antwoord, status, reden)
