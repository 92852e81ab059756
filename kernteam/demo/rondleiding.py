"""A guided tour of the main jobs on a running server, over HTTP. Knows no part of the application.

Every expected status and fact is checked. Exit code 0: all as expected; 1: a surprise; 2: it could not begin.
Every run opens new casussen about fictional people, so it can be repeated.
"""

import json
import os
import sys
from datetime import timedelta
from uuid import uuid4

from config.settings import InstellingFout, lees
from kernteam.demo import samenwerken
from kernteam.demo.gids import NietBegonnen, Rondgang, Verrassing, ids, klassen, klopt, zeg
from kernteam.demo.laden import LOGINS, PO, VO

_VOORBEELD_BSN = "111222333"  # passes the elfproef, belongs to nobody
_IEDEREEN = (
    "contact.po", "contact.vo", "contact.andere", "gezinswerker", "begeleider", "leerplicht", "jeugdverpleegkundige",
    "specialist", "specialist.oost", "privacy",
)  # fmt: skip


def aanmelden(r: Rondgang) -> None:
    """Aanmelden."""
    for login in _IEDEREEN:
        aanmelding = {"gebruikersnaam": login, "wachtwoord": r.wachtwoord}
        r.tokens[login] = r.doe(login, "POST /tokens", "meldt zich aan", aanmelding, verwacht=201)


def netwerk(r: Rondgang) -> None:
    """De school en haar kernteam opzoeken."""
    school = r.doe("contact.po", f"GET /scholen/{PO}", "zoekt de school op")
    klopt(school["vestigingscode"] == PO, f"{school['naam']} (bron: {school['bron']})")
    vast = r.doe("contact.po", f"GET /scholen/{PO}/contactpersonen", "wie is de vaste contactpersoon?")["resultaten"]
    klopt(len(vast) > 0, ", ".join(een["naam"] for een in vast))
    leden = r.doe("contact.po", f"GET /scholen/{PO}/kernteam", "wie zit in het kernteam?")["leden"]
    r.organisaties = {een["organisatie"]["partij"]: een["organisatie"]["id"] for een in leden}
    klopt({"SWV", "BT", "LPA", "JGZ"} <= set(r.organisaties), ", ".join(een["naam"] for een in leden))
    convenant = r.doe("contact.po", "GET /convenant", "onder welke afspraken werken zij samen?")
    partijen = {een["id"] for een in convenant["partijen"]}
    klopt(set(r.organisaties.values()) <= partijen, f"{convenant['naam']}; loket: {convenant['contactpunt']['naam']}")


def openen(r: Rondgang) -> None:
    """Een casus openen en meteen toestemming vragen."""
    inhoud = r.opening(PO, r.eigen("contact.po"), jaren=8)
    sleutel = {"Idempotency-Key": str(uuid4())}
    eerste = r.doe("contact.po", "POST /casussen", "opent een casus", inhoud, verwacht=201, koppen=sleutel)
    weer = r.doe("contact.po", "POST /casussen", "stuurt hetzelfde nog eens", inhoud, verwacht=201, koppen=sleutel)
    klopt(weer["id"] == eerste["id"], "zelfde Idempotency-Key: het is één casus gebleven")
    klopt(eerste["status"] == "TOESTEMMING_GEVRAAGD", "de casus wacht op toestemming")
    r.casus = eerste | {"geboortedatum": inhoud["jeugdige"]["geboortedatum"]}
    r.dicht("gezinswerker", "leest voordat er is getekend: alsof de casus niet bestaat")


def ondertekenen(r: Rondgang) -> None:
    """Beide ouders tekenen, de tweede niet voor leerplicht."""
    toestemming, (eerste, tweede) = r.casus["toestemmingId"], r.casus["gezaghebbenden"]
    na_een = r.teken("contact.po", toestemming, eerste, "legt de handtekening van de eerste ouder vast")
    klopt(na_een["stand"]["ontbreekt"] == [tweede], "de tweede ouder moet nog tekenen")
    gevraagd = na_een["toestemmingen"][0]["ontvangers"]
    minder = [een for een in gevraagd if een["organisatieId"] != r.organisaties["LPA"]]
    na_twee = r.teken("contact.po", toestemming, tweede, "legt die van de tweede ouder vast", ontvangers=minder)
    klopt(na_twee["status"] == "OPEN", "iedereen tekende: de casus is open")
    mag = {een["organisatieId"] for een in na_twee["stand"]["ontvangers"]}
    klopt(r.organisaties["LPA"] not in mag, "alleen wat beide ouders goedvinden, geldt: leerplicht valt af")


def notities(r: Rondgang) -> None:
    """Notities schrijven."""
    pad = f"POST /casussen/{r.casus['id']}/notities"
    gezin = {"klasse": "GEZ", "tekst": "Thuis is het druk sinds de verhuizing."}
    r.doe("gezinswerker", pad, "schrijft over het gezin (GEZ)", gezin, verwacht=201)
    medisch = {"klasse": "MED", "tekst": "Slaapt slecht, het onderzoek loopt."}
    r.doe("jeugdverpleegkundige", pad, "schrijft iets medisch (MED)", medisch, verwacht=201)
    verteld = {"klasse": "MED", "tekst": "De uitslag komt volgende week.", "herkomst": r.organisaties["JGZ"]}
    gehoord = r.doe("contact.po", pad, "schrijft op wat de JGZ vertelde: de herkomst blijft JGZ", verteld, verwacht=201)
    bevestig = f"{pad}/{gehoord['id']}/bevestigingen"
    r.doe("jeugdverpleegkundige", bevestig, "bevestigt dat het klopt: eerder las geen ander het", verwacht=204)
    met_bsn = {"klasse": "OND", "tekst": f"Nummer {_VOORBEELD_BSN}."}
    fout = r.doe("contact.po", pad, "zet een BSN in de tekst", met_bsn, verwacht=400)
    klopt([een["code"] for een in fout["fouten"]] == ["BSN"], "een BSN wordt geweigerd")


def lezen(r: Rondgang) -> None:
    """Dezelfde casus, gelezen door iedereen."""
    for wie in ("contact.po", "gezinswerker", "begeleider"):
        casus = r.lees(wie)
        klopt(klassen(casus) == ["GEZ"], "leest de notitie over het gezin (GEZ)")
        verborgen = {(een["categorie"], een["eigenaar"]) for een in casus["afgeschermd"]}
        klopt(("MED", r.organisaties["JGZ"]) in verborgen, "ziet dat er iets medisch van de JGZ is, niet wat")
    klopt(klassen(r.lees("jeugdverpleegkundige")) == ["GEZ", "MED", "MED"], "leest ook wat van de JGZ zelf is")
    r.dicht("leerplicht", "leest: staat niet in de toestemming")
    ander_doel = f"GET /casussen/{r.casus['id']}?doel="
    r.doe(
        "begeleider", f"{ander_doel}P2", "leest voor ondersteuning op school: daarvoor is niet getekend", verwacht=404
    )
    r.doe("begeleider", f"{ander_doel}P3", "leest voor leerplicht: dat is niet haar taak", verwacht=403)
    r.dicht("contact.andere", "leest als vreemde, van een andere school")


def vinden(r: Rondgang) -> None:
    """Opsommen en zoeken."""
    vraag = {"achternaam": "Voorbeeld", "geboortedatum": r.casus["geboortedatum"]}
    for wie, te_zien in (("contact.po", True), ("gezinswerker", True), ("leerplicht", False)):
        lijst = r.doe(wie, "GET /casussen?limit=20", "bekijkt de eigen casussen")
        klopt((r.casus["id"] in ids(lijst)) is te_zien, f"de casus staat er{'' if te_zien else ' niet'} bij")
        gevonden = r.doe(wie, "POST /casussen/_zoek", "zoekt op achternaam en geboortedatum", vraag)
        klopt((r.casus["id"] in ids(gevonden)) is te_zien, "gevonden" if te_zien else "niet gevonden")


def dertienjarige(r: Rondgang) -> None:
    """Een jongere van 13 tekent zelf mee."""
    inhoud = r.opening(VO, r.eigen("contact.vo"), jaren=13)
    casus = r.doe("contact.vo", "POST /casussen", "opent een casus", inhoud, verwacht=201)
    lees = f"GET /casussen/{casus['id']}"
    for ouder in casus["gezaghebbenden"]:
        na = r.teken("contact.vo", casus["toestemmingId"], ouder, "legt de handtekening van een ouder vast")
    klopt(na["stand"]["ontbreekt"] == [casus["jeugdigeId"]], "de ouders tekenden, de jongere nog niet")
    r.doe("gezinswerker", lees, "leest: nog dicht", verwacht=404)
    minder = [een for een in inhoud["toestemming"]["ontvangers"] if een["organisatieId"] != r.organisaties["LPA"]]
    uitleg = "legt vast dat de jongere tekent, niet voor leerplicht"
    na = r.teken("contact.vo", casus["toestemmingId"], casus["jeugdigeId"], uitleg, ontvangers=minder)
    klopt(na["status"] == "OPEN", "nu is de casus open")
    r.doe("gezinswerker", lees, "leest de casus")
    r.jongere = casus


def intrekken(r: Rondgang) -> None:
    """Een ouder trekt de toestemming in."""
    eerste = r.casus["gezaghebbenden"][0]
    na = r.trek_in("contact.po", r.casus["toestemmingId"], eerste, "legt de intrekking vast")
    klopt(na["status"] == "OPGESCHORT", "de casus is meteen opgeschort")
    school = r.lees("contact.po")
    klopt(school["hulpvraag"] is not None and klassen(school) == [], "houdt wat van de school zelf is")
    gezin = r.lees("gezinswerker")
    klopt(gezin["hulpvraag"] is None and klassen(gezin) == ["GEZ"], "ziet alleen nog de eigen notitie")
    r.dicht("begeleider", "leest: had niets eigens, dus ziet niets meer")


def opnieuw(r: Rondgang) -> None:
    """Opnieuw toestemming vragen, voor minder."""
    school, buurtteam = r.eigen("contact.po"), r.organisaties["BT"]
    kleiner = r.vraag(
        [
            {"organisatieId": buurtteam, "klassen": ["ID", "OND", "PROC"]},
            {"organisatieId": school, "klassen": ["PROC"]},
        ]
    )
    pad = f"POST /casussen/{r.casus['id']}/toestemmingen"
    gevraagd = r.doe("contact.po", pad, "vraagt toestemming voor alleen het buurtteam", kleiner, verwacht=201)
    for ouder in r.casus["gezaghebbenden"]:
        na = r.teken("contact.po", gevraagd["toestemmingen"][0]["id"], ouder, "legt een handtekening vast")
    klopt(na["status"] == "OPEN", "de casus is weer open")
    klopt(r.lees("gezinswerker")["hulpvraag"] is not None, "leest de hulpvraag weer")
    klopt(r.lees("jeugdverpleegkundige")["hulpvraag"] is None, "ziet alleen wat van de JGZ is")
    r.dicht("begeleider", "leest: staat niet meer in de toestemming")


def nakijken(r: Rondgang) -> None:
    """Nakijken wie keek, en wie werd geweigerd."""
    pad = f"GET /casussen/{r.casus['id']}/inzagen?limit=100"
    school = r.doe("contact.po", pad, "bekijkt wie in de casus keek")["resultaten"]
    buurtteam = [een for een in school if een["partij"] == "BT"]
    klopt(bool(buurtteam) and not any(een["naam"] for een in buurtteam), "ziet het buurtteam, zonder namen")
    alles = r.doe("privacy", pad, "bekijkt hetzelfde")["resultaten"]
    klopt(all(een["naam"] for een in alles), f"ziet {len(alles)} regels, alle met naam")
    dag = timedelta(days=1)
    periode = {"vanaf": (r.nu - dag).isoformat(), "tot": (r.nu + dag).isoformat()}
    zoek = {**periode, "casus": r.casus["id"], "uitkomst": "GEWEIGERD", "limit": 100}
    geweigerd = r.doe("privacy", "POST /logboek/regels/_zoek", "zoekt de geweigerde pogingen", zoek)["resultaten"]
    for een in geweigerd:
        zeg(f"        {een['tijdstip'][11:19]} {een['naam']}: {een['handeling']} ({een['reden']})")
    klopt({"LPA", "SCHOOL"} <= {een["partij"] for een in geweigerd}, "ook leerplicht en de vreemde staan erbij")
    r.doe("privacy", f"GET /casussen/{r.casus['id']}", "probeert de casus zelf te lezen", verwacht=403)
    r.doe("contact.po", "POST /logboek/regels/_zoek", "probeert het hele logboek", zoek, verwacht=403)


def afmelden(r: Rondgang) -> None:
    """Afmelden."""
    for wie, token in r.tokens.items():
        r.doe(wie, f"DELETE /tokens/{token['id']}", "trekt het eigen token in", verwacht=204)


STAPPEN = (
    aanmelden, netwerk, openen, ondertekenen, notities, lezen, vinden, dertienjarige, samenwerken.signaal,
    samenwerken.overleg, samenwerken.agenda, samenwerken.plan, samenwerken.document, samenwerken.consult,
    samenwerken.sluiten, intrekken, opnieuw, nakijken, afmelden,
)  # fmt: skip


def loop() -> int:
    """Walk the whole tour; give the exit code."""
    try:
        r = Rondgang(_poort(), _wachtwoord())
        for nummer, stap in enumerate(STAPPEN, start=1):
            zeg(f"\n{nummer}. {(stap.__doc__ or '').rstrip('.')}")  # the docstring of a step is its heading, in Dutch
            stap(r)
    except NietBegonnen as fout:
        sys.stderr.write(f"{fout}\n")
        return 2
    except Verrassing as fout:
        sys.stderr.write(f"\nVERRASSING: {fout}\nDe rondleiding stopt hier.\n")
        return 1
    zeg("\nDe rondleiding is klaar: alles ging zoals verwacht.")
    return 0


def _poort() -> int:
    waarde = os.environ.get("PORT") or "8000"
    if not waarde.isascii() or not waarde.isdigit() or not 0 < int(waarde) < 65536:  # noqa: PLR2004 - ports
        raise NietBegonnen(f"PORT is een getal van 1 tot en met 65535, niet: {waarde}")
    return int(waarde)


def _wachtwoord() -> str:
    try:
        bestand = lees().sleutelbestand.parent / LOGINS
        return str(json.loads(bestand.read_text())["wachtwoord"])
    except InstellingFout as fout:
        raise NietBegonnen(f"De instellingen kloppen niet: {fout}") from None
    except (OSError, ValueError, KeyError, TypeError):
        raise NietBegonnen("De demoregio is nog niet geladen. Voer uit: make klaarzetten") from None


if __name__ == "__main__":
    sys.exit(loop())
