"""How a test speaks to the API as one of the cast, and opens a casus through it. Knows no table."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from datetime import date, timedelta
from typing import Any

from flask import Flask
from werkzeug.test import TestResponse

from kernteam.grond.klok import Klok
from kernteam.http.verzoek import db
from kernteam.identiteit.service import geef_uit
from tests.rollen import PERSONEN, SCHOOL, org

TEKST = "informatie-2026.1"
NAGEGAAN = {"bron": "VERKLARING", "controleDatum": "2026-01-05"}  # the gezag of whoever comes in
ALLES = ("ID", "OND", "PROC", "GEZ", "VERZ", "MED")


@dataclass
class Klant:
    """One of the cast with a token, or nobody."""

    app: Flask
    naam: str | None = None
    _token: str | None = field(default=None, repr=False)

    def __getattr__(self, methode: str) -> Callable[..., TestResponse]:
        """Give get, post, patch, put, delete: path below /v1, then JSON, or bytes as they are."""
        if methode not in ("get", "post", "patch", "put", "delete"):
            raise AttributeError(methode)

        def roep(pad: str, json: Any = None, koppen: Mapping[str, str] | None = None, **kwargs: Any) -> TestResponse:
            if json is not None:
                kwargs["data" if isinstance(json, bytes) else "json"] = json
            alle = {**self.koppen(), **(koppen or {})}
            return self.app.test_client().open("/v1" + pad, method=methode.upper(), headers=alle, **kwargs)

        return roep

    def koppen(self) -> dict[str, str]:
        """Give the header with the bearer token, made when first needed."""
        if self.naam is None:
            return {}
        if self._token is None:
            persoon = PERSONEN[self.naam]
            with self.app.app_context():
                db.session().info["kernteam_schrijft"] = True
                self._token = geef_uit(db.session(), persoon.account_id, persoon.medewerker_id, Klok().nu()).token
                db.session().commit()
        return {"Authorization": f"Bearer {self._token}"}


class Spel:
    """The whole cast at one application: `spel.contactpersoon.get(...)`, `spel.niemand`."""

    def __init__(self, app: Flask) -> None:
        """Give everybody a seat; tokens are made when first used."""
        self.app = app
        self.klanten = {naam: Klant(app, naam) for naam in PERSONEN}
        self.niemand = Klant(app)

    def __getattr__(self, naam: str) -> Klant:
        """Find one of the cast by name."""
        return self.__dict__["klanten"][naam] if naam in self.__dict__.get("klanten", {}) else _geen(naam)

    def vandaag(self) -> date:
        """Give today in Amsterdam, as the application sees it."""
        return Klok().vandaag()

    def geboren(self, jaren: int) -> str:
        """Give a birth date of somebody who is this many years old and had his birthday yesterday."""
        dag = self.vandaag() - timedelta(days=1)
        return dag.replace(year=dag.year - jaren, day=min(dag.day, 28)).isoformat()

    def opening(self, leeftijd: int = 9, **meer: Any) -> dict[str, Any]:
        """Give the body that opens a casus for a child of this age with two married parents."""
        return {
            "vestigingscode": SCHOOL,
            "hulpvraag": "Hoe komt Sam weer naar school?",
            "aanleiding": "Vaak afwezig sinds de herfst.",
            "jeugdige": {"voornaam": "Sam", "achternaam": "van den Berg", "geboortedatum": self.geboren(leeftijd)},
            "gezaghebbenden": [
                {"voornaam": "Anna", "achternaam": "Berg", "gezag": "GEHUWD"} | NAGEGAAN,
                {"voornaam": "Bram", "achternaam": "van den Berg", "gezag": "GEHUWD"} | NAGEGAAN,
            ],
        } | meer

    def convenant(self, *organisaties: str, **meer: Any) -> dict[str, Any]:
        """Give the body that records a convenant of today between these organisations."""
        return {
            "naam": "Convenant kernteams, versie 2 (fictief)",
            "ingangsdatum": self.vandaag().isoformat(),
            "contactpunt": {"naam": "Privacyloket (fictief)", "emailadres": "privacyloket@voorbeeld.example"},
            "afspraken": {"informeren": "De school.", "verzoeken": "Het loket.", "datalekken": "De regio."},
            "partijen": [str(org(een)) for een in organisaties],
        } | meer

    def ontvangers(self, *organisaties: str, klassen: tuple[str, ...] = ALLES) -> list[dict[str, Any]]:
        """Give receivers for a request for consent."""
        return [{"organisatieId": str(org(een)), "klassen": list(klassen)} for een in organisaties]

    def aanvraag(self, *organisaties: str, klassen: tuple[str, ...] = ALLES, dagen: int = 200) -> dict[str, Any]:
        """Give the body of a request for consent."""
        einde = (self.vandaag() + timedelta(days=dagen)).isoformat()
        return {"ontvangers": self.ontvangers(*organisaties, klassen=klassen), "einddatum": einde, "tekstversie": TEKST}

    def antwoord(self, betrokkene: str, antwoord: str = "GEGEVEN", **meer: Any) -> dict[str, Any]:
        """Give the body of a signature or refusal."""
        return {
            "betrokkeneId": betrokkene,
            "antwoord": antwoord,
            "wijze": "BALIE",
            "gegevenOp": Klok().nu().isoformat(),
            "tekstversie": TEKST,
        } | meer

    def intrekking(self, betrokkene: str) -> dict[str, Any]:
        """Give the body of a withdrawal."""
        return {"betrokkeneId": betrokkene, "wijze": "MONDELING", "gegevenOp": Klok().nu().isoformat()}

    def open_casus(
        self, *organisaties: str, leeftijd: int = 9, klassen: tuple[str, ...] = ALLES, teken: bool = True, **meer: Any
    ) -> dict[str, Any]:
        """Open a casus through the API, ask consent for these organisations, and let everybody sign."""
        inhoud = self.opening(leeftijd, **meer)
        if organisaties:
            inhoud["toestemming"] = self.aanvraag(*organisaties, klassen=klassen)
        antwoord = self.contactpersoon.post("/casussen", inhoud)
        assert antwoord.status_code == 201, antwoord.json
        geopend: dict[str, Any] = antwoord.json
        if organisaties and teken:
            for wie in self.ondertekenaars(geopend, leeftijd):
                self.teken(geopend["toestemmingId"], wie)
        return geopend

    def ondertekenaars(self, geopend: dict[str, Any], leeftijd: int) -> list[str]:
        """Give who must sign at this age (regime KERNTEAM, able)."""
        ouders = list(geopend["gezaghebbenden"]) if leeftijd < 16 else []
        return ouders + ([geopend["jeugdigeId"]] if leeftijd >= 12 else [])

    def leg_vast(self, casus: dict[str, Any], soort: str, wie: str = "contactpersoon", **meer: Any) -> str:
        """Record something about the family of a casus, from today unless said otherwise; give its id."""
        inhoud = {"soort": soort, "datum": self.vandaag().isoformat(), **meer}
        antwoord = self.klanten[wie].post(f"/casussen/{casus['id']}/omstandigheden", inhoud)
        assert antwoord.status_code == 201, antwoord.json
        return str(antwoord.json["id"])

    def volwassene(self, casus: dict[str, Any], voornaam: str = "Carla", **meer: Any) -> str:
        """Add another adult to a casus; give his id."""
        persoon = {"soort": "ANDERE_VOLWASSENE", "voornaam": voornaam, "achternaam": "Dijk", **meer}
        antwoord = self.contactpersoon.post(f"/casussen/{casus['id']}/betrokkenen", persoon)
        assert antwoord.status_code == 201, antwoord.json
        return str(antwoord.json["id"])

    def over(self, dagen: int) -> str:
        """Give the day this many days from today."""
        return (self.vandaag() + timedelta(days=dagen)).isoformat()

    def periode(self) -> dict[str, str]:
        """Give a period around today as a search in the log asks it."""
        return {"vanaf": f"{self.over(-45)}T00:00:00Z", "tot": f"{self.over(45)}T00:00:00Z"}

    def vraag(self, casus: dict[str, Any], *organisaties: str, regime: str, doel: str = "P1", **meer: Any) -> str:
        """Ask consent under a regime for a purpose; give the id of the request."""
        inhoud = self.aanvraag(*organisaties, **meer) | {"regime": regime, "doel": doel}
        antwoord = self.contactpersoon.post(f"/casussen/{casus['id']}/toestemmingen", inhoud)
        assert antwoord.status_code == 201, antwoord.json
        return str(antwoord.json["toestemmingen"][0]["id"])

    def stand(self, casus: dict[str, Any], regime: str = "KERNTEAM", doel: str = "P1") -> tuple[str, str, list[str]]:
        """Give validity, reason and who is missing of one question."""
        alles = self.contactpersoon.get(f"/casussen/{casus['id']}/toestemmingen").json
        anders = {(een["regime"], een["doel"]): een["stand"] for een in alles["standen"]}
        stand = alles["stand"] if (regime, doel) == ("KERNTEAM", "P1") else anders[regime, doel]
        return stand["geldigheid"], stand["reden"], stand["ontbreekt"]

    def teken(self, toestemming_id: str, betrokkene: str, antwoord: str = "GEGEVEN", **meer: Any) -> dict[str, Any]:
        """Record a signature or refusal as the contactpersoon."""
        pad = f"/toestemmingen/{toestemming_id}/ondertekeningen"
        uitkomst = self.contactpersoon.post(pad, self.antwoord(betrokkene, antwoord, **meer))
        assert uitkomst.status_code == 201, uitkomst.json
        return uitkomst.json  # type: ignore[no-any-return]


def _geen(naam: str) -> Klant:
    raise AttributeError(naam)
