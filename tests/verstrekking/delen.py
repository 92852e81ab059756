"""Bodies of requests about sharing, as the cast sends them. Knows no rule."""

from datetime import timedelta
from typing import Any

from werkzeug.test import TestResponse

from kernteam.grond.klok import Klok
from tests.klant import Spel
from tests.rollen import org

WEGING = {
    "doel": "De leerplichtambtenaar moet kunnen handelen.",
    "proportionaliteit": "Alleen de gemiste uren.",
    "subsidiariteit": "Zelf melden is niet gelukt.",
}
ALLE_ZES = {
    "toestemmingGeprobeerd": True,
    "gewetensnood": True,
    "geenAndereWeg": True,
    "ernstigeSchade": True,
    "sprekenVoorkomt": True,
    "zoMinMogelijk": True,
}


def nu() -> str:
    """Give this moment."""
    return Klok().nu().isoformat()


def verstrekking(ontvanger: str, doel: str, *onderdelen: dict[str, Any], **meer: Any) -> dict[str, Any]:
    """Give the body of a disclosure that was weighed and of which the family knows."""
    return {
        "ontvanger": {"organisatieId": str(org(ontvanger))},
        "doel": doel,
        "onderdelen": list(onderdelen),
        "noodzakelijk": True,
        "weging": WEGING,
        "informeren": {"geinformeerdOp": nu()},
    } | meer


def buiten(partij: str) -> dict[str, Any]:
    """Give a receiver that takes no part in the network."""
    return {"ontvanger": {"partij": partij, "naam": f"{partij} Voorbeeld (fictief)"}}


def toets(ontvanger: str, klasse: str, doel: str, **meer: Any) -> dict[str, Any]:
    """Give the body of a question about a class."""
    return {"ontvanger": {"organisatieId": str(org(ontvanger))}, "klasse": klasse, "doel": doel} | meer


def vraag(zender: str, ontvanger: str, klasse: str, doel: str, **meer: Any) -> dict[str, Any]:
    """Give the body of a described question."""
    return {"zender": zender, "ontvanger": ontvanger, "klasse": klasse, "doel": doel} | meer


def verzoek(soort: str, spel: Spel, **meer: Any) -> dict[str, Any]:
    """Give the body of a request that was made yesterday; an OTS began a month before."""
    gisteren = spel.vandaag() - timedelta(days=1)
    ots = {"otsBeginDatum": str(gisteren - timedelta(days=30))} if soort == "OTS_INFORMATIE" else {}
    return {"soort": soort, "verzoekDatum": str(gisteren)} | ots | meer


def bezwaar(betrokkene: object, ontvanger: str = "SWV", **meer: Any) -> dict[str, Any]:
    """Give the body of an objection."""
    return {"betrokkeneId": str(betrokkene), "ontvanger": ontvanger, "gemaaktOp": nu()} | meer


def notitie(spel: Spel, wie: str, pad: str, klasse: str, tekst: str, **meer: str) -> str:
    """Write a note and give its id."""
    antwoord = spel.klanten[wie].post(f"{pad}/notities", {"klasse": klasse, "tekst": tekst, **meer})
    assert antwoord.status_code == 201, antwoord.json
    return str(antwoord.json["id"])


def trek_in(spel: Spel, geopend: dict[str, Any]) -> None:
    """Let the first parent withdraw."""
    pad = f"/toestemmingen/{geopend['toestemmingId']}/intrekkingen"
    antwoord = spel.contactpersoon.post(pad, spel.intrekking(geopend["gezaghebbenden"][0]))
    assert antwoord.status_code == 201, antwoord.json


def codes(antwoord: TestResponse, veld: str) -> list[str]:
    """Give the codes of what helps, or of the conditions, in an answer that came."""
    assert antwoord.status_code == 200, antwoord.json
    return [een["code"] for een in antwoord.json[veld]]


def uitkomst(antwoord: TestResponse) -> tuple[str, str]:
    """Give outcome and reason of an answer that came."""
    assert antwoord.status_code == 200, antwoord.json
    return antwoord.json["uitkomst"], antwoord.json["reden"]
