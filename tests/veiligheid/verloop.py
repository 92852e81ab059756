"""What a test sends about a meldcode, and how far it has come. All persons and events are fictional."""

from typing import Any

from tests.klant import Klant
from tests.rollen import PERSONEN

OPENING: dict[str, Any] = {
    "naam": "Sam van den Berg",
    "geboortedatum": "2016-02-03",
    "aanleiding": "Een opmerking in de klas.",
    "signalen": "Komt al weken zonder jas.",
}
OVERLEG = {"nummer": 2, "tekst": "Besproken zonder naam.", "overlegMet": "VEILIG_THUIS"}
GESPREK = {"nummer": 3, "tekst": "Gesproken met moeder."}
WEGING = {
    "nummer": 4,
    "tekst": "Gewogen met de collega.",
    "weging": {
        "vermoeden": True,
        "onveiligheid": "STRUCTUREEL",
        "hulpMogelijk": False,
        "hulpAanvaard": False,
        "hulpVoldoende": False,
    },
}
BESLUIT = {
    "nummer": 5,
    "besluit": {"melden": True, "redenMelden": "Het blijft onveilig.", "hulp": False, "redenHulp": "Wordt geweigerd."},
}
STAPPEN = {2: OVERLEG, 3: GESPREK, 4: WEGING, 5: BESLUIT}
REDENEN = {
    "doel": "Onderzoek.",
    "proportionaliteit": "Alleen het nodige.",
    "subsidiariteit": "Praten hielp niet.",
    "informeren": "In een gesprek.",
}
SLOT = {"reden": "DOORLOPEN", "tekst": "Het onderzoek loopt."}


def aanwijzing(naam: str) -> dict[str, str]:
    """Give the body that names an aandachtsfunctionaris."""
    return {"medewerkerId": str(PERSONEN[naam].medewerker_id)}


def met(naam: str) -> dict[str, Any]:
    """Give an opening with one of the cast as aandachtsfunctionaris."""
    return OPENING | {"aandachtsfunctionarisId": str(PERSONEN[naam].medewerker_id)}


def open_meldcode(klant: Klant, *, tot: int = 1, inhoud: dict[str, Any] | None = None) -> str:
    """Open a meldcode and set the steps up to and including `tot`; give its path."""
    antwoord = klant.post("/meldcodes", inhoud or OPENING)
    assert antwoord.status_code == 201, antwoord.json
    pad = f"/meldcodes/{antwoord.json['id']}"
    for nummer in range(2, tot + 1):
        assert klant.post(f"{pad}/stappen", STAPPEN[nummer]).status_code == 201
    return pad


def melding(ontvanger: str = "VT", **meer: Any) -> dict[str, Any]:
    """Give the body of a report that fits its receiver; `ots` is for a GI."""
    weging = dict(REDENEN) | ({"noodzaak": "Er loopt een onderzoek."} if ontvanger == "RVDK" else {})
    weging |= {"ots": meer.pop("ots")} if "ots" in meer else {}
    return {"ontvanger": ontvanger, "inhoud": "Ik maak mij zorgen.", "weging": weging} | meer
