"""Loads the demo region: real schools of one city, one fictional kernteam, fictional people. Knows no casus."""

import json
import os
import secrets
from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import NamedTuple
from uuid import UUID, uuid5

from sqlalchemy.orm import Session

from kernteam.grond.actor import Discipline, Partij, Rol
from kernteam.grond.klok import Klok
from kernteam.identiteit import wachtwoord
from kernteam.identiteit.models import Account, Hoedanigheid
from kernteam.netwerk import bereikbaarheid, convenant
from kernteam.netwerk.gegevens import Schooldagen
from kernteam.netwerk.importeren import Importopdracht, importeer_scholen
from kernteam.netwerk.models import (
    Contactpersoon,
    Convenant,
    Dag,
    Kernteam,
    Kernteamlid,
    Kernteamschool,
    Medewerker,
    Organisatie,
    School,
)
from kernteam.netwerk.scholenbestand import lees

LOGINS = "demo-logins.json"
_SCHOLEN = Path(__file__).with_name("scholen_utrecht.csv")
_BRON = Importopdracht("DUO Open Onderwijsdata, eigen tabel: scholen in Utrecht", date(2021, 10, 1), "CC-BY 4.0")
_RUIMTE = UUID("6a6b5f0e-58a5-4f0e-9d3a-0d5f3c1f7c11")  # makes ids that are the same on every load

PO, VO, ANDERE = "03LX00", "01KF00", "04BK00"


class _Organisatie(NamedTuple):
    sleutel: str
    naam: str
    partij: Partij
    vestigingscode: str | None = None


class _Persoon(NamedTuple):
    login: str
    naam: str
    organisatie: str
    rol: Rol
    discipline: Discipline | None = None


_ORGANISATIES = (
    _Organisatie("po", "", Partij.SCHOOL, PO),
    _Organisatie("vo", "", Partij.SCHOOL, VO),
    _Organisatie("andere", "", Partij.SCHOOL, ANDERE),
    _Organisatie("swv", "Samenwerkingsverband (fictief)", Partij.SWV),
    _Organisatie("bt", "Buurtteam (fictief)", Partij.BT),
    _Organisatie("lpa", "Leerplicht (fictief)", Partij.LPA),
    _Organisatie("jgz", "Jeugdgezondheidszorg (fictief)", Partij.JGZ),
    _Organisatie("spec", "Specialistische hulp (fictief)", Partij.SPEC),
    _Organisatie("regio", "Kernteamregio (fictief)", Partij.REGIO),
)
_CONVENANT = convenant.NieuwConvenant(
    naam="Convenant kernteams Utrecht (fictief)",
    geldig_vanaf=date(2026, 1, 1),
    geldig_tot=None,
    contactpunt=convenant.Contactpunt("Privacyloket Kernteamregio (fictief)", "privacyloket@kernteam.example"),
    afspraken=convenant.Afspraken(
        informeren="De school informeert ouders en jeugdige als de casus begint (fictief).",
        verzoeken="Het loket neemt verzoeken aan; elke organisatie beantwoordt wat van haar is (fictief).",
        datalekken="De regio meldt een lek in Kernteam en licht alle partijen binnen 24 uur in (fictief).",
    ),
    partijen=(),  # everybody above, once they are loaded
)
_TELEFOON = "030 000 00 00"  # no number anybody has
_C, _K = Rol.CONTACTPERSOON, Rol.KERNTEAMLID
_PERSONEN = (
    _Persoon("contact.po", "Noor Contact (fictief)", "po", _C),
    _Persoon("contact.vo", "Vera Contact (fictief)", "vo", _C),
    _Persoon("contact.andere", "Anders Contact (fictief)", "andere", _C),
    _Persoon("begeleider", "Bas Begeleider (fictief)", "swv", _K, Discipline.BEGELEIDER_PASSEND_ONDERWIJS),
    _Persoon("gezinswerker", "Gijs Gezinswerker (fictief)", "bt", _K, Discipline.GEZINSWERKER),
    _Persoon("leerplicht", "Lien Leerplicht (fictief)", "lpa", _K, Discipline.LEERPLICHTAMBTENAAR),
    _Persoon("jeugdverpleegkundige", "Jet Jeugdverpleegkundige (fictief)", "jgz", _K, Discipline.JEUGDVERPLEEGKUNDIGE),
    _Persoon("specialist", "Siem Specialist (fictief)", "spec", Rol.SPECIALIST, Discipline.SPECIALIST),
    _Persoon("leiding.po", "Luuk Leiding (fictief)", "po", Rol.LEIDINGGEVENDE),
    _Persoon("leiding.bt", "Lotte Leiding (fictief)", "bt", Rol.LEIDINGGEVENDE),
    _Persoon("leiding.jgz", "Lars Leiding (fictief)", "jgz", Rol.LEIDINGGEVENDE),
    _Persoon("privacy", "Pien Privacy (fictief)", "regio", Rol.PRIVACYFUNCTIONARIS),
    _Persoon("beheer", "Ben Beheer (fictief)", "regio", Rol.BEHEERDER),
)


def laad(sessie: Session, klok: Klok, logins: Path) -> None:
    """Load what is not there yet; the caller commits. The logins go to a file that only its owner may read."""
    importeer_scholen(sessie, lees(_SCHOLEN), _BRON, klok, lambda _: None)
    organisaties = {een.sleutel: _organisatie(sessie, een) for een in _ORGANISATIES}
    sessie.flush()
    medewerkers = {een.login: _medewerker(sessie, een, organisaties[een.organisatie]) for een in _PERSONEN}
    sessie.flush()
    _kernteam(sessie, medewerkers)
    _convenant(sessie, organisaties, medewerkers["beheer"], klok)
    geheim = _wachtwoord(logins)
    for login, medewerker_id in medewerkers.items():
        _account(sessie, login, medewerker_id, geheim)


def overzicht(logins: Path) -> str:
    """Give the demo logins as text."""
    try:
        geheim = json.loads(logins.read_text())["wachtwoord"]
    except (OSError, ValueError, KeyError):
        return "De demoregio is nog niet geladen. Voer uit: flask demo laad"
    regels = [f"  {een.login:<22} {een.naam}, {een.rol.value.lower()}" for een in _PERSONEN]
    return "\n".join(
        [
            "Demologins. Alle personen zijn fictief; de scholen zijn echt (Bron: DUO Open Onderwijsdata, CC-BY 4.0).",
            *regels,
            f"  Wachtwoord voor iedereen: {geheim}",
            f"  Scholen: {PO} (PO) en {VO} (VO) met kernteam; {ANDERE} is een andere school.",
        ]
    )


def _id(soort: str, sleutel: str) -> UUID:
    return uuid5(_RUIMTE, f"{soort}:{sleutel}")


def _organisatie(sessie: Session, een: _Organisatie) -> UUID:
    organisatie_id = _id("organisatie", een.sleutel)
    if sessie.get(Organisatie, organisatie_id) is None:
        school = sessie.get(School, een.vestigingscode) if een.vestigingscode else None
        naam = school.naam if school else een.naam
        sessie.add(Organisatie(id=organisatie_id, naam=naam, partij=een.partij, vestigingscode=een.vestigingscode))
    return organisatie_id


def _medewerker(sessie: Session, een: _Persoon, organisatie_id: UUID) -> UUID:
    medewerker_id = _id("medewerker", een.login)
    if sessie.get(Medewerker, medewerker_id) is None:
        sessie.add(
            Medewerker(
                id=medewerker_id, naam=een.naam, organisatie_id=organisatie_id, rol=een.rol, discipline=een.discipline
            )
        )
    return medewerker_id


def _kernteam(sessie: Session, medewerkers: dict[str, UUID]) -> None:
    kernteam_id = _id("kernteam", "een")
    if sessie.get(Kernteam, kernteam_id) is not None:
        return
    sessie.add(Kernteam(id=kernteam_id, naam="Kernteam Utrecht (fictief)"))
    sessie.flush()
    leden = [een.login for een in _PERSONEN if een.rol is Rol.KERNTEAMLID]
    sessie.add_all(Kernteamlid(kernteam_id=kernteam_id, medewerker_id=medewerkers[login]) for login in leden)
    sessie.add_all(Kernteamschool(kernteam_id=kernteam_id, vestigingscode=code) for code in (PO, VO))
    for login, code in (("contact.po", PO), ("contact.vo", VO), ("contact.andere", ANDERE)):
        sessie.add(Contactpersoon(vestigingscode=code, medewerker_id=medewerkers[login]))
    sessie.flush()
    for nummer, login in enumerate(leden):
        po = Schooldagen(PO, (tuple(Dag)[nummer % 3],))  # spread over three days; on Thursdays all are at the VO school
        hoe = bereikbaarheid.NieuweBereikbaarheid(
            _TELEFOON, f"{login}@kernteam.example", (po, Schooldagen(VO, (Dag.DONDERDAG,)))
        )
        bereikbaarheid.bewaar(sessie, medewerkers[login], hoe)


def _convenant(sessie: Session, organisaties: dict[str, UUID], beheerder: UUID, klok: Klok) -> None:
    convenant_id = _id("convenant", "een")
    if sessie.get(Convenant, convenant_id) is None:
        nieuw = replace(_CONVENANT, partijen=tuple(organisaties.values()))
        convenant.bewaar(sessie, convenant_id, nieuw, beheerder, klok.nu())


def _account(sessie: Session, login: str, medewerker_id: UUID, geheim: str) -> None:
    account_id = _id("account", login)
    if sessie.get(Account, account_id) is not None:
        return
    sessie.add(Account(id=account_id, gebruikersnaam=login, wachtwoord=wachtwoord.maak(geheim), geblokkeerd=False))
    sessie.flush()
    sessie.add(Hoedanigheid(account_id=account_id, medewerker_id=medewerker_id))


def _wachtwoord(logins: Path) -> str:
    if logins.exists():
        return str(json.loads(logins.read_text())["wachtwoord"])
    geheim = secrets.token_urlsafe(12)
    with os.fdopen(os.open(logins, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600), "w") as bestand:
        json.dump({"wachtwoord": geheim}, bestand)
    return geheim
