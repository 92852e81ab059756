"""How a test takes a casus from state to state over HTTP. Knows no table."""

from typing import Any

from werkzeug.test import TestResponse

from tests.klant import Klant, Spel
from tests.overleg.vergaderen import plan as plan_overleg
from tests.overleg.vergaderen import vraag_familie, zet_op
from tests.plan.plannen import actie, akkoord, evaluatie, post, stel
from tests.rollen import PERSONEN

DICHT = {"naar": "AFGESLOTEN", "reden": "DOELEN_BEREIKT"}


def pad_van(casus: dict[str, Any]) -> str:
    return f"/casussen/{casus['id']}"


def ga(klant: Klant, casus: dict[str, Any], naar: str, **meer: Any) -> TestResponse:
    """Ask for a transition."""
    return klant.post(f"{pad_van(casus)}/overgangen", {"naar": naar, **meer})


def ontbreekt(antwoord: TestResponse) -> list[str]:
    """Give the codes of what is missing, of a refusal that names the first of them."""
    assert antwoord.status_code == 409, antwoord.text
    codes = [een["code"] for een in antwoord.json["ontbreekt"]]
    assert antwoord.json["reden"] == codes[0]
    assert all(een["uitleg"] in antwoord.json["detail"] for een in antwoord.json["ontbreekt"])
    return codes


def status(spel: Spel, casus: dict[str, Any]) -> str:
    return str(spel.contactpersoon.get(pad_van(casus)).json["status"])


def plaats(spel: Spel, casus: dict[str, Any], naam: str) -> str:
    """Give the seat of one of the cast at this table."""
    rijen = spel.contactpersoon.get(f"{pad_van(casus)}/deelnemers").json["resultaten"]
    return next(str(een["id"]) for een in rijen if een["medewerkerId"] == str(PERSONEN[naam].medewerker_id))


def regisseur(spel: Spel, casus: dict[str, Any], naam: str, reden: str = "BEGIN") -> TestResponse:
    """Make one of the cast regisseur."""
    inhoud = {"deelnemerId": plaats(spel, casus, naam), "reden": reden}
    return spel.contactpersoon.post(f"{pad_van(casus)}/regisseurs", inhoud)


def nodig_uit(spel: Spel, casus: dict[str, Any], *, jeugdige: bool = False) -> str:
    """Put a casus on the agenda and ask both parents, and the youth if told so; give the path of the item."""
    gepland = spel.contactpersoon.get("/overleggen").json["resultaten"]
    komend = [f"/overleggen/{een['id']}" for een in gepland if een["afgelastOp"] is None]
    punt = zet_op(spel, komend[-1] if komend else plan_overleg(spel, 60), casus["id"])
    vraag_familie(spel, punt, [*casus["gezaghebbenden"], *([casus["jeugdigeId"]] if jeugdige else [])])
    return punt


def in_overleg(spel: Spel, *organisaties: str, leeftijd: int = 9) -> dict[str, Any]:
    """Open a casus with the gezinswerker as regisseur, and bring it to the overleg."""
    casus = spel.open_casus(*(organisaties or ("school", "bt", "jgz")), leeftijd=leeftijd)
    assert regisseur(spel, casus, "gezinswerker").status_code == 201
    nodig_uit(spel, casus, jeugdige=leeftijd >= 12)
    antwoord = ga(spel.contactpersoon, casus, "OVERLEG")
    assert antwoord.status_code == 200, antwoord.json
    return casus


def met_plan(spel: Spel) -> tuple[dict[str, Any], str]:
    """Bring a casus into UITVOERING; give it with its goal."""
    casus = in_overleg(spel)
    pad = pad_van(casus)
    doel = stel(spel, pad)
    post(spel, "contactpersoon", f"{pad}/plan/acties", actie(doel, uiterlijkDatum=spel.over(9)))
    for naar in ("PLAN", "UITVOERING"):
        if naar == "UITVOERING":
            for ouder in casus["gezaghebbenden"]:
                post(spel, "contactpersoon", f"{pad}/plan/akkoorden", akkoord(spel, ouder))
        antwoord = ga(spel.gezinswerker, casus, naar)
        assert antwoord.status_code == 200, antwoord.json
    return casus, doel


def scoor(spel: Spel, casus: dict[str, Any], doel: str) -> None:
    """Give the goal its score."""
    post(spel, "contactpersoon", f"{pad_van(casus)}/plan/evaluaties", evaluatie(spel, (doel, 8)))
