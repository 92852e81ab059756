"""bundel.opsommen: the bundles as they come out at one school."""

from tests.casus.bewijs import ALLEEN_SQLITE, probleem, regels
from tests.klant import Spel
from tests.rollen import ANDERE_SCHOOL, SCHOOL, org


def test_bundles_name_the_organisations_of_this_school(spel: Spel) -> None:
    bundels = spel.contactpersoon.get(f"/scholen/{SCHOOL}/bundels").json["resultaten"]
    per_naam = {een["naam"]: {wie["organisatieId"]: wie["klassen"] for wie in een["ontvangers"]} for een in bundels}
    assert list(per_naam) == ["BASIS", "JGZ", "LEERPLICHT"]
    assert per_naam["BASIS"] == {str(org(wie)): ["ID", "OND", "PROC"] for wie in ("school", "swv", "bt")}
    assert per_naam["LEERPLICHT"] == {str(org("lpa")): ["ID", "PROC", "VERZ"]}
    assert regels(spel) == []


def test_request_made_of_bundles_is_asked_in_bundles(spel: Spel) -> None:
    """What the list gives, can be sent as receivers: who signs is asked the same bundles."""
    bundels = spel.contactpersoon.get(f"/scholen/{SCHOOL}/bundels").json["resultaten"]
    ontvangers = [
        {naam: wie[naam] for naam in ("organisatieId", "klassen")} for een in bundels for wie in een["ontvangers"]
    ]
    geopend = spel.contactpersoon.post(
        "/casussen", spel.opening(toestemming=spel.aanvraag("bt") | {"ontvangers": ontvangers})
    ).json
    maak = {"betrokkeneId": geopend["gezaghebbenden"][0]}
    link = spel.contactpersoon.post(f"/toestemmingen/{geopend['toestemmingId']}/tekenlinks", maak).json
    stuk = spel.niemand.post("/tekenlinks/_open", {"token": link["token"], "geboortedatum": spel.geboren(9)}).json
    assert [een["keuze"] for een in stuk["keuzes"]] == ["BASIS", "JGZ", "LEERPLICHT"]


@ALLEEN_SQLITE
def test_school_without_kernteam_stands_alone(spel: Spel) -> None:
    bundels = spel.vreemde.get(f"/scholen/{ANDERE_SCHOOL}/bundels").json["resultaten"]
    assert [len(een["ontvangers"]) for een in bundels] == [1, 0, 0]
    probleem(spel.contactpersoon.get("/scholen/99ZZ99/bundels"), 404)
