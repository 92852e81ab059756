"""Every route x who sits at the table without that act, and x who came with a link: a seat is no master key."""

from flask import Flask

from kernteam.grond.actor import Rol
from kernteam.toegang.regels import REGELS
from tests.casus.bewijs import ALLEEN_SQLITE, niets_bewaard
from tests.klant import Klant, Spel
from tests.misbruik.doel import Doel
from tests.misbruik.gevallen import CASUS, GEVALLEN, OPEN, roep, voor
from tests.rollen import PERSONEN

TAFEL = ("gezinswerker", "begeleider", "jeugdverpleegkundige")  # each of another organisation and discipline
# acts of the school that opened the casus only (domain rules 6.5); a slip in the rules would show here
VAN_SCHOOL = {
    ("PATCH", "/casussen/<uuid:casus_id>"),
    ("POST", "/casussen/<uuid:casus_id>/betrokkenen"),
    ("POST", "/casussen/<uuid:casus_id>/overnames"),
}


def verboden(app: Flask, naam: str) -> list[tuple[str, str]]:
    """Give the routes in a casus that this party or this discipline may not use, whatever lies in it."""
    wie, gevonden = PERSONEN[naam].actor, []
    for regel in app.url_map.iter_rules():
        rij = REGELS[app.view_functions[regel.endpoint].handeling]  # type: ignore[attr-defined] # put there by `act`
        past = wie.partij in rij.partijen and (rij.disciplines is None or wie.discipline in rij.disciplines)
        if rij.casus and not (past and not rij.eigen_school):
            methode = next(iter((regel.methods or set()) - {"HEAD", "OPTIONS"}))
            gevonden.append((methode, regel.rule.removeprefix("/v1")))
    return gevonden


@ALLEEN_SQLITE
def test_a_seat_does_not_give_the_acts_of_another_party_or_discipline(spel: Spel) -> None:
    casus = spel.open_casus("school", "bt", "swv", "jgz")
    doel = Doel(casus["id"], casus["toestemmingId"], *(Doel.onbekend().casus for _ in range(4)))
    with niets_bewaard(spel, *TAFEL):
        for naam in TAFEL:
            assert spel.klanten[naam].get(f"/casussen/{casus['id']}").status_code == 200
            dicht = verboden(spel.app, naam)
            assert {een for een in VAN_SCHOOL if een in voor(CASUS)} & set(dicht), naam
            for route in dicht:
                antwoord = roep(spel, spel.klanten[naam], route, doel)
                # 404: about one thing in the casus that is unknown; never anything else than no
                assert antwoord.status_code in (403, 404), (naam, route, antwoord.text)
                if antwoord.status_code == 403:
                    assert antwoord.json["reden"] in {"PARTIJ", "DISCIPLINE"}, (naam, route)


@ALLEEN_SQLITE
def test_specialist_without_the_consult_and_who_supervises_have_no_act_in_a_casus(spel: Spel) -> None:
    casus = spel.open_casus("school", "bt")
    doel = Doel(casus["id"], casus["toestemmingId"], *(Doel.onbekend().casus for _ in range(4)))
    buiten = [een for een in PERSONEN.values() if een.rol not in (Rol.CONTACTPERSOON, Rol.KERNTEAMLID)]
    with niets_bewaard(spel, *(een.naam for een in buiten)):
        for route in voor(CASUS):
            for een in (PERSONEN["andere_specialist"], PERSONEN["privacyfunctionaris"], PERSONEN["beheerder"]):
                assert roep(spel, spel.klanten[een.naam], route, doel).status_code == 403, (een.naam, route)


@ALLEEN_SQLITE
def test_a_signing_link_opens_nothing_but_its_own_two_acts(spel: Spel) -> None:
    """A parent or youth has no account: his token is not one, wherever he puts it."""
    casus = spel.open_casus("school", "bt", teken=False)
    link = spel.contactpersoon.post(
        f"/toestemmingen/{casus['toestemmingId']}/tekenlinks", {"betrokkeneId": casus["gezaghebbenden"][0]}
    ).json
    doel = Doel(casus["id"], casus["toestemmingId"], *(Doel.onbekend().casus for _ in range(4)))
    met_link = Klant(spel.app, "contactpersoon", _token=link["token"])
    with niets_bewaard(spel):
        for route, geval in GEVALLEN.items():
            if geval.voor != OPEN:
                assert roep(spel, met_link, route, doel).status_code == 401, route
    klop = {"token": link["token"], "geboortedatum": spel.geboren(9)}
    assert spel.niemand.post("/tekenlinks/_open", klop).status_code == 200
