"""The guide's hands: one visitor's way to the server, and the small acts every step shares. Knows no step."""

import json
import secrets
import sys
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from email.utils import parsedate_to_datetime
from http.client import HTTPConnection, HTTPException
from typing import Any

TEKSTVERSIE = "informatie-2026.1"
ADRES = "127.0.0.1"
_GEDULD = 30.0  # seconds for one answer


class Verrassing(Exception):
    """The server answered something else than the tour expects."""


class NietBegonnen(Exception):
    """The tour cannot begin; the message says what to do."""


def zeg(tekst: str) -> None:
    """Print one line at once, also into a pipe."""
    sys.stdout.write(tekst + "\n")
    sys.stdout.flush()


def klopt(waar: bool, wat: str) -> None:
    """Say what is shown, and raise Verrassing when it is not so."""
    if not waar:
        raise Verrassing(f"dit klopt niet: {wat}")
    zeg(f"      ✓ {wat}")


@dataclass
class Rondgang:
    """One run: the server, who is logged in, and what was made so far."""

    poort: int
    wachtwoord: str
    nu: datetime = field(init=False)  # by the clock of the server
    _antwoord_op: datetime = field(init=False, default=datetime.min.replace(tzinfo=UTC))
    tokens: dict[str, dict[str, str]] = field(default_factory=dict)
    organisaties: dict[str, str] = field(default_factory=dict)  # partij -> id, of the kernteam
    casus: dict[str, Any] = field(default_factory=dict)
    jongere: dict[str, Any] = field(default_factory=dict)  # the casus of the youth, of the other school
    delen: dict[str, str] = field(default_factory=dict)  # what was made in it, by a name of the tour

    @property
    def vo(self) -> str:
        """Where the casus of the youth is."""
        return f"/casussen/{self.jongere['id']}"

    @property
    def familie(self) -> list[str]:
        """Who sign in it: the parents and the youth."""
        return [*self.jongere["gezaghebbenden"], self.jongere["jeugdigeId"]]

    def doe(
        self,
        wie: str,
        wat: str,
        uitleg: str,
        inhoud: Any = None,
        *,
        verwacht: int = 200,
        koppen: Mapping[str, str] | None = None,
    ) -> Any:
        """Send one request (`wat` is "METHOD /path"), print what happens and give the JSON, or a file as {"bestand"}.

        Raises Verrassing for another status, NietBegonnen when nothing listens.
        """
        methode, pad = wat.split(" ")
        zeg(f"   {wie}: {uitleg}")
        status, antwoord = self._stuur(wie, methode, "/v1" + pad, inhoud, koppen or {})
        detail = f" ({antwoord['detail']})" if "detail" in antwoord else ""
        zeg(f"      {methode} /v1{pad} -> {status}{detail}")
        if status != verwacht:
            raise Verrassing(
                f"status {status}, verwacht was {verwacht}: {json.dumps(antwoord, ensure_ascii=False, default=repr)}"
            )
        return antwoord

    def lees(self, wie: str) -> Any:
        """Read the casus of this run."""
        return self.doe(wie, f"GET /casussen/{self.casus['id']}", "leest de casus")

    def dicht(self, wie: str, uitleg: str) -> None:
        """Try to read the casus of this run, and find nothing."""
        self.doe(wie, f"GET /casussen/{self.casus['id']}", uitleg, verwacht=404)

    def eigen(self, wie: str) -> str:
        """Give the organisation somebody works for."""
        return str(self.doe(wie, "GET /gebruikersprofiel", "wie ben ik hier?")["organisatieId"])

    def opening(self, school: str, eigen: str, jaren: int) -> dict[str, Any]:
        """Make what opens a casus for a fictional child of this age, with a request for consent."""
        geboren = self.nu.date() - timedelta(days=jaren * 366 + secrets.randbelow(200))
        gezag = {"gezag": "GEHUWD", "bron": "VERKLARING", "controleDatum": self.nu.date().isoformat()}
        return {
            "vestigingscode": school,
            "hulpvraag": "Hoe komt Sam weer met plezier naar school?",
            "aanleiding": "Sam is vaak afwezig sinds de herfst.",
            "jeugdige": {"voornaam": "Sam", "achternaam": "van Voorbeeld", "geboortedatum": geboren.isoformat()},
            "gezaghebbenden": [{"voornaam": naam, "achternaam": "van Voorbeeld", **gezag} for naam in ("Robin", "Kim")],
            "toestemming": self.vraag(self.ontvangers(eigen)),
        }

    def ontvangers(self, eigen: str) -> list[dict[str, Any]]:
        """List the whole kernteam and the school, for everything that can be shared at the table."""
        klassen = ["ID", "OND", "PROC", "GEZ", "VERZ", "MED"]
        return [{"organisatieId": wie, "klassen": klassen} for wie in (*self.organisaties.values(), eigen)]

    def vraag(self, ontvangers: list[dict[str, Any]]) -> dict[str, Any]:
        """Make a request for consent for half a year."""
        einde = self.nu.date() + timedelta(days=180)
        return {"ontvangers": ontvangers, "einddatum": einde.isoformat(), "tekstversie": TEKSTVERSIE}

    def teken(self, wie: str, toestemming: str, ondertekenaar: str, uitleg: str, **minder: Any) -> Any:
        """Record a signature."""
        antwoord = self._antwoord(ondertekenaar) | {"antwoord": "GEGEVEN", "tekstversie": TEKSTVERSIE} | minder
        return self.doe(wie, f"POST /toestemmingen/{toestemming}/ondertekeningen", uitleg, antwoord, verwacht=201)

    def trek_in(self, wie: str, toestemming: str, ondertekenaar: str, uitleg: str) -> Any:
        """Record a withdrawal."""
        pad = f"POST /toestemmingen/{toestemming}/intrekkingen"
        return self.doe(wie, pad, uitleg, self._antwoord(ondertekenaar), verwacht=201)

    def _antwoord(self, ondertekenaar: str) -> dict[str, str]:
        # the clock of the server tells whole seconds; of two answers within one the later must be the later
        self._antwoord_op = max(self.nu, self._antwoord_op + timedelta(microseconds=1))
        return {"betrokkeneId": ondertekenaar, "wijze": "BALIE", "gegevenOp": self._antwoord_op.isoformat()}

    def _stuur(self, wie: str, methode: str, pad: str, inhoud: Any, koppen: Mapping[str, str]) -> tuple[int, Any]:
        alle = dict(koppen)
        if inhoud is not None and not isinstance(inhoud, bytes):
            inhoud, alle["Content-Type"] = json.dumps(inhoud).encode(), "application/json"
        if wie in self.tokens:
            alle["Authorization"] = f"Bearer {self.tokens[wie]['token']}"
        verbinding = HTTPConnection(ADRES, self.poort, timeout=_GEDULD)
        try:
            verbinding.request(methode, pad, inhoud, alle)
            antwoord = verbinding.getresponse()
            tekst = antwoord.read()
            self.nu = parsedate_to_datetime(antwoord.headers["Date"])
            if antwoord.headers.get_content_subtype() == "octet-stream":
                return antwoord.status, {"bestand": tekst}
            return antwoord.status, json.loads(tekst) if tekst else {}
        except ConnectionRefusedError:
            raise NietBegonnen(f"Er draait geen server op poort {self.poort}. Start hem eerst: make run") from None
        except (OSError, HTTPException, ValueError, TypeError) as fout:
            raise Verrassing(f"geen leesbaar antwoord van de server ({type(fout).__name__})") from None
        finally:
            verbinding.close()


def ids(lijst: Any) -> set[str]:
    """Give the ids in a list."""
    return {een["id"] for een in lijst["resultaten"]}


def klassen(casus: Any) -> list[str]:
    """Give the classes of the notes somebody sees."""
    return sorted(een["klasse"] for een in casus["notities"])
