"""What journeys share: the world of one casus, what each of the cast sees of it, what may follow. Knows no table."""

from dataclasses import dataclass, field
from typing import Any

from kernteam.grond.handeling import Handeling
from tests.klant import Spel
from tests.levensloop.verloop import ga, nodig_uit, pad_van, plaats, regisseur
from tests.plan.plannen import actie, akkoord, post, stel
from tests.rollen import PERSONEN
from tests.toegang.werelden import AAN_TAFEL

TAFEL = ("contactpersoon", "begeleider", "gezinswerker", "jeugdverpleegkundige")
ORGANISATIES = ("school", "swv", "bt", "jgz")  # leerplicht is never asked for


@dataclass(slots=True)
class Reis:
    """One casus on its way."""

    leeftijd: int
    casus: dict[str, Any] = field(default_factory=dict)
    delen: dict[str, str] = field(default_factory=dict)  # what was made, by a name of the journey

    @property
    def pad(self) -> str:
        """Where the casus is."""
        return pad_van(self.casus)

    @property
    def familie(self) -> list[str]:
        """Who belong to the items of the family: the parents, and a youth of 12 and over."""
        return [*self.casus["gezaghebbenden"], *([self.casus["jeugdigeId"]] if self.leeftijd >= 12 else [])]


def niemand_ziet_iets(naam: str) -> int:
    """Give the answer to whoever has nothing to find in a casus."""
    return 404 if PERSONEN[naam].rol in AAN_TAFEL else 403


def gezien(spel: Spel, reis: Reis) -> dict[str, Any]:
    """Give what each of the cast gets of the casus: its state and the classes of its notes, or the status of a no."""
    beeld: dict[str, Any] = {}
    for naam in PERSONEN:
        antwoord = spel.klanten[naam].get(reis.pad)
        notities = sorted(een["klasse"] for een in antwoord.json.get("notities", []))
        beeld[naam] = (antwoord.json["status"], *notities) if antwoord.status_code == 200 else antwoord.status_code
    return beeld


def zien(spel: Spel, reis: Reis, **verwacht: tuple[str | None, ...]) -> None:
    """Hold that these see this, and all the others nothing at all, not even that there is a casus."""
    moet = {naam: verwacht.get(naam, niemand_ziet_iets(naam)) for naam in PERSONEN}
    assert gezien(spel, reis) == moet
    for naam in ("contactpersoon", "gezinswerker", "leerplicht"):
        lijst = [een["id"] for een in spel.klanten[naam].get("/casussen").json["resultaten"]]
        assert (reis.casus["id"] in lijst) is (naam in verwacht), naam


def aan_tafel(status: str, *notities: str) -> dict[str, tuple[str | None, ...]]:
    """Give the same sight to everybody at the table."""
    return dict.fromkeys(TAFEL, (status, *sorted(notities)))


def stappen(spel: Spel, reis: Reis, naam: str) -> dict[str, list[str]]:
    """Give what can follow, with what is missing for this one; not what follows by itself."""
    antwoord = spel.klanten[naam].get(f"{reis.pad}/overgangen")
    assert antwoord.status_code == 200, antwoord.json
    met_de_hand = [een for een in antwoord.json["stappen"] if not een["vanzelf"]]
    return {een["naar"]: [eis["code"] for eis in een["ontbreekt"]] for een in met_de_hand}


def zet(spel: Spel, reis: Reis, naam: str, naar: str, **meer: Any) -> None:
    """Make a transition."""
    antwoord = ga(spel.klanten[naam], reis.casus, naar, **meer)
    assert antwoord.status_code == 200, antwoord.json
    assert antwoord.json["status"] == naar


def trek_in(spel: Spel, reis: Reis) -> None:
    """Let the first parent take back what he signed."""
    pad = f"/toestemmingen/{reis.casus['toestemmingId']}/intrekkingen"
    inhoud = spel.intrekking(reis.casus["gezaghebbenden"][0])
    assert spel.contactpersoon.post(pad, inhoud).status_code == 201


def tot_overleg(spel: Spel, leeftijd: int = 9) -> Reis:
    """Begin a journey at once in the overleg: signed, with the gezinswerker as regisseur."""
    reis = Reis(leeftijd, spel.open_casus(*ORGANISATIES, leeftijd=leeftijd))
    assert regisseur(spel, reis.casus, "gezinswerker").status_code == 201
    nodig_uit(spel, reis.casus, jeugdige=leeftijd >= 12)
    zet(spel, reis, "contactpersoon", "OVERLEG")
    return reis


def tot_plan(spel: Spel, leeftijd: int = 9) -> Reis:
    """Begin a journey with a plan, for which nobody was asked yet."""
    reis = tot_overleg(spel, leeftijd)
    reis.delen["doel"] = stel(spel, reis.pad)
    wie = {"deelnemerId": plaats(spel, reis.casus, "gezinswerker"), "uiterlijkDatum": spel.over(14)}
    inhoud = {naam: waarde for naam, waarde in actie(reis.delen["doel"]).items() if naam != "gezinsrol"} | wie
    reis.delen["actie"] = post(spel, "contactpersoon", f"{reis.pad}/plan/acties", inhoud)
    zet(spel, reis, "gezinswerker", "PLAN")
    return reis


def ga_akkoord(spel: Spel, reis: Reis) -> None:
    """Let everybody who signs agree with the plan."""
    for een in spel.ondertekenaars(reis.casus, reis.leeftijd):
        post(spel, "contactpersoon", f"{reis.pad}/plan/akkoorden", akkoord(spel, een))


def gedaan(spel: Spel, reis: Reis) -> list[str]:
    """Give who did what to the casus, as the log has it, oldest first; only what changes something, also a refusal."""
    tijd = {"vanaf": f"{spel.over(-360)}T00:00:00Z", "tot": f"{spel.over(2)}T00:00:00Z"}
    vraag: dict[str, Any] = {**tijd, "casus": reis.casus["id"], "limit": 100}
    rijen: list[dict[str, Any]] = []
    while True:
        blad = spel.privacyfunctionaris.post("/logboek/regels/_zoek", vraag).json
        rijen += blad["resultaten"]
        if blad["volgende"] is None:
            return [_kort(een) for een in rijen[::-1] if Handeling(een["handeling"]).schrijft]
        vraag["cursor"] = blad["volgende"]


def _kort(regel: dict[str, Any]) -> str:
    weigering = "" if regel["uitkomst"] == "TOEGESTAAN" else f" {regel['uitkomst']} {regel['reden']}"
    return f"{regel['naam'].removesuffix(' (fictief)')} {regel['handeling']}{weigering}"
