"""A guided tour of the three main jobs on a running server, over HTTP. Knows no part of the application.

Every expected status and fact is checked. Exit code 0: all as expected; 1: a surprise; 2: it could not begin.
Every run opens new casussen about fictional people, so it can be repeated.
"""

import json
import os
import secrets
import sys
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date, datetime, timedelta
from email.utils import parsedate_to_datetime
from http.client import HTTPConnection, HTTPException
from pathlib import Path
from typing import Any
from uuid import uuid4

from config.settings import InstellingFout, lees
from kernteam.demo.laden import LOGINS, PO, VO

TEKST = "informatie-2026.1"
ADRES = "127.0.0.1"
_GEDULD = 30.0  # seconds for one answer
_VOORBEELD_BSN = "111222333"  # passes the elfproef, belongs to nobody


class Verrassing(Exception):
    """The server answered something else than this tour expects."""


class NietBegonnen(Exception):
    """The tour cannot begin; the message says what to do."""


@dataclass
class Rondgang:
    """One run: the server, who is logged in, and what was made so far."""

    poort: int
    wachtwoord: str
    nu: datetime = field(init=False)  # by the clock of the server
    tokens: dict[str, dict[str, str]] = field(default_factory=dict)
    organisaties: dict[str, str] = field(default_factory=dict)  # partij -> id
    casus: dict[str, Any] = field(default_factory=dict)
    eerste_vraag: str = ""

    def doe(
        self,
        wie: str,
        methode: str,
        pad: str,
        uitleg: str,
        inhoud: Any = None,
        *,
        verwacht: int = 200,
        koppen: Mapping[str, str] | None = None,
    ) -> Any:
        """Send one request, print what happens and give the JSON; raises Verrassing for another status."""
        print(f"   {wie}: {uitleg}")
        status, antwoord = self._stuur(wie, methode, pad, inhoud, koppen or {})
        detail = f" ({antwoord['detail']})" if status >= 400 and "detail" in antwoord else ""  # noqa: PLR2004 - HTTP
        print(f"      {methode} /v1{pad} -> {status}{detail}")
        if status != verwacht:
            raise Verrassing(f"status {status}, verwacht was {verwacht}: {json.dumps(antwoord, ensure_ascii=False)}")
        return antwoord

    def _stuur(self, wie: str, methode: str, pad: str, inhoud: Any, koppen: Mapping[str, str]) -> tuple[int, Any]:
        alle = dict(koppen)
        if inhoud is not None:
            alle["Content-Type"] = "application/json"
        if wie in self.tokens:
            alle["Authorization"] = f"Bearer {self.tokens[wie]['token']}"
        verbinding = HTTPConnection(ADRES, self.poort, timeout=_GEDULD)
        try:
            verbinding.request(methode, "/v1" + pad, None if inhoud is None else json.dumps(inhoud), alle)
            antwoord = verbinding.getresponse()
            tekst = antwoord.read()
            self.nu = parsedate_to_datetime(antwoord.headers["Date"])
            return antwoord.status, json.loads(tekst) if tekst else {}
        except ConnectionRefusedError:
            raise NietBegonnen(f"Er draait geen server op poort {self.poort}. Start hem eerst: make run") from None
        except (OSError, HTTPException, ValueError, TypeError) as fout:
            raise Verrassing(f"geen leesbaar antwoord van de server ({type(fout).__name__})") from None
        finally:
            verbinding.close()


def klopt(waar: bool, wat: str) -> None:
    """Say what is shown, and raise Verrassing when it is not so."""
    if not waar:
        raise Verrassing(f"dit klopt niet: {wat}")
    print(f"      ✓ {wat}")


def kop(nummer: int, titel: str) -> None:
    """Print the heading of a step."""
    print(f"\n{nummer}. {titel}")


def aanmelden(r: Rondgang) -> None:
    """Log everybody in."""
    kop(1, "Aanmelden")
    wie = ("contact.po", "contact.vo", "contact.andere", "gezinswerker", "begeleider", "leerplicht")
    for login in (*wie, "jeugdverpleegkundige", "privacy"):
        aanmelding = {"gebruikersnaam": login, "wachtwoord": r.wachtwoord}
        r.tokens[login] = r.doe(login, "POST", "/tokens", "meldt zich aan", aanmelding, verwacht=201)


def netwerk_bekijken(r: Rondgang) -> None:
    """Look up a school, its contact persons and its kernteam."""
    kop(2, "De school en haar kernteam opzoeken")
    school = r.doe("contact.po", "GET", f"/scholen/{PO}", "zoekt de school op")
    klopt(school["vestigingscode"] == PO, f"{school['naam']} (bron: {school['bron']})")
    vast = r.doe("contact.po", "GET", f"/scholen/{PO}/contactpersonen", "wie is de vaste contactpersoon?")
    klopt(len(vast["resultaten"]) > 0, ", ".join(een["naam"] for een in vast["resultaten"]))
    team = r.doe("contact.po", "GET", f"/scholen/{PO}/kernteam", "wie zit in het kernteam?")
    klopt(len(team["leden"]) > 0, ", ".join(een["naam"] for een in team["leden"]))
    r.organisaties = {een["organisatie"]["partij"]: een["organisatie"]["id"] for een in team["leden"]}


def openen(r: Rondgang) -> None:
    """Open a casus and ask consent in one call, twice with one key."""
    kop(3, "Een casus openen en meteen toestemming vragen")
    opening = _opening(r, "contact.po", PO, jaren=8)
    sleutel = {"Idempotency-Key": str(uuid4())}
    eerste = r.doe("contact.po", "POST", "/casussen", "opent een casus", opening, verwacht=201, koppen=sleutel)
    nog_eens = r.doe(
        "contact.po", "POST", "/casussen", "stuurt hetzelfde nog een keer", opening, verwacht=201, koppen=sleutel
    )
    klopt(nog_eens["id"] == eerste["id"], "dezelfde Idempotency-Key: het is één casus gebleven")
    klopt(eerste["status"] == "TOESTEMMING_GEVRAAGD", "de casus wacht op toestemming")
    r.casus, r.eerste_vraag = eerste | {"jeugdige": opening["jeugdige"]}, eerste["toestemming_id" if 0 else "toestemmingId"]
    _dicht(r, "gezinswerker", "leest voordat er is getekend: alsof de casus niet bestaat")


def ondertekenen(r: Rondgang) -> None:
    """Let both parents sign, one of them for fewer receivers."""
    kop(4, "Beide ouders tekenen; de tweede niet voor leerplicht")
    eerste, tweede = r.casus["gezaghebbenden"]
    na_een = _teken(r, "contact.po", r.eerste_vraag, eerste, "legt de handtekening van de eerste ouder vast")
    klopt(na_een["stand"]["ontbreekt"] == [tweede], "de tweede ouder moet nog tekenen")
    minder = [een for een in _ontvangers(r, "contact.po") if een["organisatieId"] != r.organisaties["LPA"]]
    na_twee = _teken(
        r, "contact.po", r.eerste_vraag, tweede, "legt die van de tweede ouder vast", ontvangers=minder
    )
    klopt(na_twee["status"] == "OPEN", "iedereen tekende: de casus is open")
    mag = {een["organisatieId"] for een in na_twee["stand"]["ontvangers"]}
    klopt(r.organisaties["LPA"] not in mag, "alleen wat beide ouders goed vinden geldt: leerplicht valt af")


def notities_schrijven(r: Rondgang) -> None:
    """Write notes with a class and a herkomst; a possible BSN is refused."""
    kop(5, "Notities schrijven")
    pad = f"/casussen/{r.casus['id']}/notities"
    for wie, klasse, tekst, uitleg in (
        ("gezinswerker", "GEZ", "Thuis is het druk sinds de verhuizing.", "schrijft over het gezin (GEZ)"),
        ("jeugdverpleegkundige", "MED", "Slaapt slecht; onderzoek loopt.", "schrijft iets medisch (MED)"),
    ):
        r.doe(wie, "POST", pad, uitleg, {"klasse": klasse, "tekst": tekst}, verwacht=201)
    verteld = {"klasse": "MED", "tekst": "Verteld in het overleg: begin volgende week.", "herkomst": r.organisaties["JGZ"]}
    r.doe("contact.po", "POST", pad, "schrijft op wat de JGZ vertelde; de herkomst blijft JGZ", verteld, verwacht=201)
    met_bsn = {"klasse": "OND", "tekst": f"Nummer {_VOORBEELD_BSN}."}
    fout = r.doe("contact.po", "POST", pad, "zet een BSN in de tekst", met_bsn, verwacht=400)
    klopt([een["code"] for een in fout["fouten"]] == ["BSN"], "een BSN hoort niet in een casus en wordt geweigerd")


def lezen(r: Rondgang) -> None:
    """Read the same casus as each discipline, and as a stranger."""
    kop(6, "Dezelfde casus, gelezen door iedereen")
    for wie in ("contact.po", "gezinswerker", "begeleider"):
        gelezen = _lees(r, wie, "leest de casus")
        klopt("MED" not in _klassen(gelezen), f"ziet notities: {', '.join(_klassen(gelezen)) or 'geen'}")
        verborgen = {(een["categorie"], een["reden"]) for een in gelezen["afgeschermd"]}
        klopt(("MED", "NIET_VRIJGEGEVEN") in verborgen, "ziet dát de JGZ iets medisch bewaart, niet wat")
    eigen = _lees(r, "jeugdverpleegkundige", "leest de casus")
    klopt(_klassen(eigen).count("MED") == 2, "ziet de eigen MED-notities, ook die de school opschreef")  # noqa: PLR2004
    _dicht(r, "leerplicht", "leest: niet in de toestemming, dus niets te zien")
    _dicht(r, "contact.andere", "leest als vreemde van een andere school")


def vinden(r: Rondgang) -> None:
    """List and search: the same set for the same person."""
    kop(7, "Opsommen en zoeken")
    jeugdige = r.casus["jeugdige"]
    vraag = {"achternaam": "Voorbeeld", "geboortedatum": jeugdige["geboortedatum"]}
    for wie, te_zien in (("contact.po", True), ("gezinswerker", True), ("leerplicht", False)):
        lijst = r.doe(wie, "GET", "/casussen?limit=20", "bekijkt de eigen casussen")
        klopt((r.casus["id"] in _ids(lijst)) is te_zien, "de casus staat erbij" if te_zien else "de casus staat er niet bij")
        gevonden = r.doe(wie, "POST", "/casussen/_zoek", "zoekt op achternaam en geboortedatum", vraag)
        klopt((r.casus["id"] in _ids(gevonden)) is te_zien, "gevonden" if te_zien else "niet gevonden")


def dertienjarige(r: Rondgang) -> None:
    """From 12 years on the youth signs too."""
    kop(8, "Een jongere van 13 tekent zelf mee")
    opening = _opening(r, "contact.vo", VO, jaren=13)
    casus = r.doe("contact.vo", "POST", "/casussen", "opent een casus", opening, verwacht=201)
    for ouder in casus["gezaghebbenden"]:
        stand = _teken(r, "contact.vo", casus["toestemmingId"], ouder, "legt de handtekening van een ouder vast")
    klopt(stand["stand"]["ontbreekt"] == [casus["jeugdigeId"]], "beide ouders tekenden, de jongere nog niet")
    r.doe("gezinswerker", "GET", f"/casussen/{casus['id']}", "leest: nog dicht", verwacht=404)
    stand = _teken(r, "contact.vo", casus["toestemmingId"], casus["jeugdigeId"], "legt vast dat de jongere tekent")
    klopt(stand["status"] == "OPEN", "nu is de casus open")
    r.doe("gezinswerker", "GET", f"/casussen/{casus['id']}", "leest de casus")


def intrekken(r: Rondgang) -> None:
    """A parent withdraws; everybody keeps his own."""
    kop(9, "Een ouder trekt de toestemming in")
    stand = _antwoord(
        r, "contact.po", f"/toestemmingen/{r.eerste_vraag}/intrekkingen", r.casus["gezaghebbenden"][0],
        "legt de intrekking vast",
    )  # fmt: skip
    klopt(stand["status"] == "OPGESCHORT", "de casus is meteen opgeschort")
    school = _lees(r, "contact.po", "leest de casus")
    klopt(school["hulpvraag"] is not None and _klassen(school) == [], "houdt wat van de school zelf is")
    gezin = _lees(r, "gezinswerker", "leest de casus")
    klopt(gezin["hulpvraag"] is None and _klassen(gezin) == ["GEZ"], "ziet alleen nog de eigen notitie")
    _dicht(r, "begeleider", "leest: had niets eigens, dus niets te zien")


def opnieuw_kleiner(r: Rondgang) -> None:
    """Ask again for less."""
    kop(10, "Opnieuw toestemming vragen, voor minder")
    buurtteam = {r.organisaties["BT"]: ["ID", "OND", "PROC"], _eigen(r, "contact.po"): ["PROC", "GEZ"]}
    kleiner = [{"organisatieId": wie, "klassen": klassen} for wie, klassen in buurtteam.items()]
    vraag = {"ontvangers": kleiner, "einddatum": _over_een_half_jaar(r), "tekstversie": TEKST}
    pad = f"/casussen/{r.casus['id']}/toestemmingen"
    nieuw = r.doe("contact.po", "POST", pad, "vraagt toestemming voor alleen het buurtteam", vraag, verwacht=201)
    toestemming = nieuw["toestemmingen"][0]["id"]
    for ouder in r.casus["gezaghebbenden"]:
        stand = _teken(r, "contact.po", toestemming, ouder, "legt een handtekening vast")
    klopt(stand["status"] == "OPEN", "de casus is weer open")
    klopt(_lees(r, "gezinswerker", "leest de casus")["hulpvraag"] is not None, "ziet de hulpvraag weer")
    klopt(_lees(r, "jeugdverpleegkundige", "leest de casus")["hulpvraag"] is None, "ziet alleen wat van de JGZ is")
    _dicht(r, "begeleider", "leest: niet meer in de toestemming")


def nakijken(r: Rondgang) -> None:
    """Who looked, and who was refused."""
    kop(11, "Wie keek wanneer waarnaar?")
    pad = f"/casussen/{r.casus['id']}/inzagen?limit=100"
    school = r.doe("contact.po", "GET", pad, "bekijkt wie in de casus keek")["resultaten"]
    anderen = [een for een in school if een["partij"] == "BT"]
    klopt(len(anderen) > 0 and all(een["naam"] is None for een in anderen), "ziet het buurtteam, zonder namen")
    alles = r.doe("privacy", "GET", pad, "bekijkt hetzelfde")["resultaten"]
    klopt(all(een["naam"] for een in alles), f"ziet {len(alles)} regels, met naam en grondslag")
    zoek = {"casus": r.casus["id"], "uitkomst": "GEWEIGERD", "limit": 100}
    geweigerd = r.doe("privacy", "POST", "/logboek/regels/_zoek", "zoekt geweigerde pogingen", zoek)["resultaten"]
    for een in geweigerd:
        print(f"      {een['tijdstip'][11:19]} {een['naam']}: {een['handeling']}, {een['reden']}")
    klopt({"LPA", "SCHOOL"} <= {een["partij"] for een in geweigerd}, "ook leerplicht en de vreemde staan erbij")
    r.doe("privacy", "GET", f"/casussen/{r.casus['id']}", "leest de casus zelf", verwacht=403)
    r.doe("contact.po", "POST", "/logboek/regels/_zoek", "zoekt in het hele logboek", zoek, verwacht=403)


def afmelden(r: Rondgang) -> None:
    """Revoke the tokens of this tour."""
    kop(12, "Afmelden")
    for wie, token in r.tokens.items():
        r.doe(wie, "DELETE", f"/tokens/{token['id']}", "trekt het eigen token in", verwacht=204)


STAPPEN = (
    aanmelden, netwerk_bekijken, openen, ondertekenen, notities_schrijven, lezen, vinden, dertienjarige, intrekken,
    opnieuw_kleiner, nakijken, afmelden,
)  # fmt: skip
