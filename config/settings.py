"""Typed settings from the environment; each NAME may instead be a file in NAME_FILE. Knows no part of the application.

In production a missing setting stops the start. In development the stores are SQLite files below `var/`.
"""

import os
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

WORTEL = Path(__file__).parents[1]


class InstellingFout(RuntimeError):
    """A setting is missing or makes no sense; the message names it, never its value."""


@dataclass(frozen=True, slots=True, repr=False)
class Instellingen:
    """Everything the application needs to know to start."""

    productie: bool
    gegevens_url: str
    logboek_url: str  # role schrijver
    logboek_lezer_url: str
    sleutels_url: str
    sleutelbestand: Path
    beleid: Path
    logniveau: str
    teksten: Path = WORTEL / "config" / "teksten"
    toezicht: Path = WORTEL / "config" / "toezicht"
    proxies: int = 0  # how many trusted proxies add X-Forwarded-For
    mail_url: str = ""  # the mail server; empty: no mail is sent
    mail_afzender: str = ""
    adres: str = ""  # where people log in, for mails
    grootste_document: int = 50 * 1024 * 1024  # bytes
    virusscanner: tuple[str, int] | str | None = None  # where clamd listens: host and port, or the path of a socket
    verzegeling: "Verzegelinstellingen | None" = None  # None: this process does not seal the log
    logboek_bewaring_url: str = ""  # role bewaring; empty: this process lets no log line expire


@dataclass(frozen=True, slots=True, repr=False)
class Verzegelinstellingen:
    """What a process needs to seal the log."""

    url: str  # role verzegelaar
    sleutel: Path  # the signing key
    anker: Path  # the folder of the anchor: outside the reach of whoever keeps the store
    getuige_url: str = ""  # a witness that cosigns; empty: none
    getuige_sleutel: str = ""


def lees(omgeving: Mapping[str, str] = os.environ) -> Instellingen:
    """Read the settings; raises InstellingFout naming every setting that is missing or wrong."""
    soort = _waarde(omgeving, "KERNTEAM_OMGEVING") or "ontwikkeling"
    if soort not in ("ontwikkeling", "productie"):
        raise InstellingFout("KERNTEAM_OMGEVING is ontwikkeling of productie")
    productie = soort == "productie"
    var = Path(_waarde(omgeving, "KERNTEAM_VAR") or WORTEL / "var")
    standaard = {} if productie else _ontwikkeling(var)
    namen = ("DATABASE_URL", "LOGBOEK_URL", "SLEUTELS_URL", "SLEUTELBESTAND")
    gelezen = {naam: _waarde(omgeving, naam) or standaard.get(naam) or "" for naam in namen}
    ontbreekt = [naam for naam, waarde in gelezen.items() if not waarde]
    if productie:  # a log that is not sealed looks the same until somebody needs its proof
        ontbreekt += [naam for naam in _ZEGEL if not _waarde(omgeving, naam)]
        if gelezen["LOGBOEK_URL"].startswith("postgresql") and not _waarde(omgeving, "LOGBOEK_VERZEGELAAR_URL"):
            ontbreekt.append("LOGBOEK_VERZEGELAAR_URL")
    if ontbreekt:
        raise InstellingFout(f"deze instellingen ontbreken: {', '.join(ontbreekt)}")
    if not gelezen["LOGBOEK_URL"].startswith("sqlite") and not _waarde(omgeving, "LOGBOEK_LEZER_URL"):
        # the writer's role may not read: without a reader nobody could ever look at the log
        raise InstellingFout("LOGBOEK_LEZER_URL ontbreekt: op PostgreSQL heeft de lezer van het logboek een eigen rol")
    urls = {naam: _url(gelezen[naam], naam) for naam in namen[:3]}
    return Instellingen(
        productie=productie,
        gegevens_url=urls["DATABASE_URL"],
        logboek_url=urls["LOGBOEK_URL"],
        logboek_lezer_url=_url(_waarde(omgeving, "LOGBOEK_LEZER_URL") or urls["LOGBOEK_URL"], "LOGBOEK_LEZER_URL"),
        sleutels_url=urls["SLEUTELS_URL"],
        sleutelbestand=Path(gelezen["SLEUTELBESTAND"]),
        beleid=Path(_waarde(omgeving, "KERNTEAM_BELEID") or WORTEL / "config" / "beleid"),
        teksten=Path(_waarde(omgeving, "KERNTEAM_TEKSTEN") or WORTEL / "config" / "teksten"),
        toezicht=Path(_waarde(omgeving, "KERNTEAM_TOEZICHT") or WORTEL / "config" / "toezicht"),
        proxies=_aantal(omgeving, "KERNTEAM_PROXIES"),
        mail_url=_waarde(omgeving, "MAIL_URL") or "",
        mail_afzender=_waarde(omgeving, "MAIL_AFZENDER") or "",
        adres=_waarde(omgeving, "KERNTEAM_ADRES") or "",
        grootste_document=_megabytes(omgeving, "KERNTEAM_GROOTSTE_DOCUMENT_MB") * 1024 * 1024,
        virusscanner=_scanner(omgeving, "KERNTEAM_VIRUSSCANNER"),
        logniveau=_waarde(omgeving, "KERNTEAM_LOGNIVEAU") or "INFO",
        verzegeling=_verzegeling(omgeving, urls["LOGBOEK_URL"], standaard),
        logboek_bewaring_url=_bewaring(omgeving, urls["LOGBOEK_URL"]),
    )


def _bewaring(omgeving: Mapping[str, str], logboek_url: str) -> str:
    """Read where lines expire: on SQLite the log has one role, on PostgreSQL only who is given its own can do it."""
    eigen = _waarde(omgeving, "LOGBOEK_BEWARING_URL")
    if eigen is None:
        return logboek_url if logboek_url.startswith("sqlite") else ""
    return _url(eigen, "LOGBOEK_BEWARING_URL")


def _verzegeling(
    omgeving: Mapping[str, str], logboek_url: str, standaard: Mapping[str, str]
) -> Verzegelinstellingen | None:
    """Read what sealing needs, all of it or nothing; on SQLite the log has one role."""
    eigen = _waarde(omgeving, "LOGBOEK_VERZEGELAAR_URL")
    url = eigen or (logboek_url if logboek_url.startswith("sqlite") else "")
    waarden = {naam: _waarde(omgeving, naam) or standaard.get(naam) for naam in _ZEGEL}
    getuige = [_waarde(omgeving, naam) or "" for naam in ("LOGBOEKGETUIGE_URL", "LOGBOEKGETUIGE_SLEUTEL")]
    ontbreekt = [naam for naam, waarde in waarden.items() if not waarde]
    if not url or (len(ontbreekt) == len(waarden) and eigen is None):
        return None
    if ontbreekt:
        raise InstellingFout(f"om het logboek te verzegelen ontbreken: {', '.join(ontbreekt)}")
    if bool(getuige[0]) is not bool(getuige[1]):
        raise InstellingFout("LOGBOEKGETUIGE_URL en LOGBOEKGETUIGE_SLEUTEL horen bij elkaar")
    sleutel, anker = (Path(waarde or "") for waarde in waarden.values())
    return Verzegelinstellingen(_url(url, "LOGBOEK_VERZEGELAAR_URL"), sleutel, anker, *getuige)


_ZEGEL = ("LOGBOEKSLEUTEL", "LOGBOEKANKER")


def _ontwikkeling(var: Path) -> dict[str, str]:
    return {
        "DATABASE_URL": f"sqlite:///{var}/gegevens.db",
        "LOGBOEK_URL": f"sqlite:///{var}/logboek.db",
        "SLEUTELS_URL": f"sqlite:///{var}/sleutels.db",
        "SLEUTELBESTAND": f"{var}/sleutelbestand.json",
        "LOGBOEKSLEUTEL": f"{var}/logboeksleutel",
        "LOGBOEKANKER": f"{var}/logboekanker",
    }


def _waarde(omgeving: Mapping[str, str], naam: str) -> str | None:
    bestand = omgeving.get(f"{naam}_FILE")
    if bestand is None:
        return omgeving.get(naam) or None
    if naam in omgeving:
        raise InstellingFout(f"{naam} en {naam}_FILE staan er allebei")
    try:
        return Path(bestand).read_text().strip() or None
    except OSError:
        raise InstellingFout(f"{naam}_FILE is niet te lezen") from None


def _aantal(omgeving: Mapping[str, str], naam: str) -> int:
    waarde = _waarde(omgeving, naam) or "0"
    if not (waarde.isascii() and waarde.isdigit() and len(waarde) == 1):
        raise InstellingFout(f"{naam} is een getal van 0 tot en met 9")
    return int(waarde)


def _megabytes(omgeving: Mapping[str, str], naam: str) -> int:
    waarde = _waarde(omgeving, naam) or "50"
    if not (waarde.isascii() and waarde.isdigit() and 0 < int(waarde) <= _MEESTE_MB):
        raise InstellingFout(f"{naam} is een getal van 1 tot en met {_MEESTE_MB}")
    return int(waarde)


_MEESTE_MB = 1000


def _scanner(omgeving: Mapping[str, str], naam: str) -> tuple[str, int] | str | None:
    waarde = _waarde(omgeving, naam)
    if waarde is None:
        return None
    if waarde.startswith("unix:/"):
        return waarde.removeprefix("unix:")
    host, _, poort = waarde.removeprefix("tcp://").rpartition(":")
    if not (waarde.startswith("tcp://") and host and poort.isascii() and poort.isdigit()):
        raise InstellingFout(f"{naam} is tcp://host:poort of unix:/pad")
    return host.strip("[]"), int(poort)


def _url(url: str, naam: str) -> str:
    if url.startswith("postgresql://"):
        url = "postgresql+psycopg://" + url.removeprefix("postgresql://")
    if not url.startswith(("sqlite:///", "postgresql+psycopg://")):
        raise InstellingFout(f"{naam} is geen adres van SQLite of PostgreSQL")
    return url
