"""One file of schools as it was read: rows, refusals and form. Knows no database, no clock and no import."""

import csv
import io
import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from enum import StrEnum
from hashlib import sha256
from pathlib import Path
from typing import cast

from sqlalchemy import String
from stdnum.exceptions import ValidationError
from stdnum.nl import brin as brinnummer
from stdnum.nl import postcode as postcodes

from kernteam.netwerk.models import Gemeente, School, Sector


class Vorm(StrEnum):
    """The layouts in which school files come."""

    DUO_OUD = "DUO_OUD"
    DUO_NIEUW = "DUO_NIEUW"
    AFGELEID = "AFGELEID"
    EIGEN = "EIGEN"


@dataclass(frozen=True, slots=True)
class Schoolregel:
    """One school as the file tells it. A gemeente_code of None means that the file holds only its name."""

    regelnummer: int
    vestigingscode: str
    naam: str
    sector: Sector
    straat: str
    huisnummer: str
    postcode: str
    plaats: str
    gemeente_code: str | None
    gemeentenaam: str
    website: str | None


@dataclass(frozen=True, slots=True)
class Regelfout:
    """A refused row; a fault of the whole file stands at line 1. The code is there when it could be read."""

    regelnummer: int
    reden: str
    vestigingscode: str | None = None


@dataclass(frozen=True, slots=True)
class Scholenbestand:
    """All of one file. Without a form nothing in it was understood; `kent_website` tells if it has that column."""

    vorm: Vorm | None
    sha256: str
    regels: tuple[Schoolregel, ...]
    fouten: tuple[Regelfout, ...]
    kent_website: bool = False


class _Afgekeurd(Exception):
    """A row or file is refused; the text is the reason for the user."""


@dataclass(frozen=True, slots=True)
class _Kop:
    vorm: Vorm
    scheiding: str
    breedte: int
    plek: Mapping[str, int]


# per form: our word -> the headers under which the files carry it; `_MAG_ONTBREKEN` lists what a file may lack
_DUO = {
    "brin": ("INSTELLINGSCODE", "BRIN NUMMER", "BRINNUMMER", "BRIN-NUMMER"),
    "vestigingscode": ("VESTIGINGSCODE", "VESTIGINGSNUMMER"),
    "naam": ("VESTIGINGSNAAM",),
    "straat": ("STRAATNAAM",),
    "huisnummer": ("HUISNUMMER-TOEVOEGING",),
    "postcode": ("POSTCODE",),
    "plaats": ("PLAATSNAAM",),
    "gemeente_code": ("GEMEENTENUMMER",),
    "gemeentenaam": ("GEMEENTENAAM",),
    "website": ("INTERNETADRES",),
    "structuur": ("ONDERWIJSSTRUCTUUR",),
    "soort": ("SOORT PRIMAIR ONDERWIJS",),
}
_TEKST = ("naam", "straat", "huisnummer", "plaats")
_GEWOON = (*_TEKST, "vestigingscode", "postcode")
_AFGELEID = {naam: (naam.upper(),) for naam in (*_GEWOON, "type", "huisletter")} | {
    "toevoeging": ("HUISNUMMERTOEVOEGING",),
    "gemeentenaam": ("GEMEENTE",),
    "website": ("INTERNETADRES",),
}
_EIGEN = {naam: (naam.upper(),) for naam in (*_GEWOON, "sector", "gemeente_code")} | {"gemeentenaam": ("GEMEENTE",)}
_VORMEN = (
    (Vorm.DUO_OUD, ";", _DUO),
    (Vorm.DUO_NIEUW, ",", _DUO),
    (Vorm.AFGELEID, ";", _AFGELEID),
    (Vorm.EIGEN, ",", _EIGEN),
)
_MAG_ONTBREKEN = {"website", "structuur", "soort", "huisletter", "toevoeging"}
_ONLEESBAAR = re.compile("[\x00-\x1f\x7f-\x9f\ufffd]")
_CODE = re.compile("[0-9]{2}[A-Z]{2}[0-9]{2}")
# the columns decide how long a value may be, so that no store refuses what was accepted here
_LENGTE = {naam: cast(String, School.__table__.c[naam].type).length or 0 for naam in (*_TEKST, "website")} | {
    "gemeentenaam": cast(String, Gemeente.__table__.c.naam.type).length or 0
}


def lees(pad: Path) -> Scholenbestand:
    """Read a file of schools; whatever is wrong with it comes back as a refusal, never as an exception."""
    ruw = pad.read_bytes()
    som = sha256(ruw).hexdigest()
    try:
        tekst = _ontcijfer(ruw)
        kop = _lees_kop(tekst)
    except _Afgekeurd as fout:
        return Scholenbestand(None, som, (), (Regelfout(1, str(fout)),))
    regels, fouten = _lees_regels(tekst, kop)
    if not regels and not fouten:
        fouten = [Regelfout(1, "Het bestand bevat geen scholen, alleen kolomkoppen.")]
    return Scholenbestand(kop.vorm, som, tuple(regels), tuple(fouten), "website" in kop.plek)


def _ontcijfer(ruw: bytes) -> str:
    # never fails: what cannot be read becomes U+FFFD, for which the row it stands in is refused
    if not ruw.strip():
        raise _Afgekeurd("Het bestand is leeg.")
    if ruw.startswith((b"\xff\xfe", b"\xfe\xff")):
        raise _Afgekeurd("Het bestand is UTF-16. Bewaar het als UTF-8 of windows-1252.")
    if ruw.startswith(b"\xef\xbb\xbf"):
        return ruw[3:].decode("utf-8", errors="replace")
    bijzonder = [regel for regel in ruw.splitlines() if not regel.isascii()]
    in_utf8 = sum(map(_is_utf8, bijzonder))
    if in_utf8 * 2 > len(bijzonder) or not bijzonder:
        return ruw.decode("utf-8", errors="replace")
    return "".join(map(_uit_windows_1252, ruw.splitlines(keepends=True)))


def _is_utf8(regel: bytes) -> bool:
    try:
        regel.decode("utf-8")
    except UnicodeDecodeError:
        return False
    return True


def _uit_windows_1252(regel: bytes) -> str:
    # a line of UTF-8 between lines of windows-1252 would silently become other letters ("Ã©" for "é")
    verdwaald = not regel.isascii() and _is_utf8(regel)
    return regel.decode("ascii" if verdwaald else "cp1252", errors="replace")


def _lees_kop(tekst: str) -> _Kop:
    # the form of which most columns are there is the one that was meant: only then can we say what is missing
    kandidaten = []
    for vorm, scheiding, kolommen in _VORMEN:
        koppen = _koppen(tekst, scheiding)
        plek = {naam: koppen.index(kop) for naam, namen in kolommen.items() for kop in namen if kop in koppen}
        kandidaten.append((len(plek), _Kop(vorm, scheiding, len(koppen), plek), kolommen, koppen))
    gevonden, kop, kolommen, koppen = max(kandidaten, key=lambda kandidaat: kandidaat[0])
    if not gevonden:
        raise _Afgekeurd(
            "De eerste regel bevat geen bekende kolomkoppen. Is het scheidingsteken een puntkomma of een komma?"
        )
    if ontbreekt := [namen[0] for naam, namen in kolommen.items() if naam not in {*kop.plek, *_MAG_ONTBREKEN}]:
        raise _Afgekeurd(f"Kolom ontbreekt: {', '.join(ontbreekt)}.")
    if dubbel := [koppen[plek] for plek in kop.plek.values() if koppen.count(koppen[plek]) > 1]:
        raise _Afgekeurd(f"Kolom staat er dubbel: {', '.join(dubbel)}.")
    return kop


def _koppen(tekst: str, scheiding: str) -> list[str]:
    _, velden = next(_records(tekst, scheiding), (1, None))
    return [" ".join(veld.split()).upper() for veld in velden or []]


def _records(tekst: str, scheiding: str) -> Iterator[tuple[int, list[str] | None]]:
    # None: the quotes went wrong; where the next record starts cannot be known, so reading ends there
    lezer = csv.reader(io.StringIO(tekst, newline=""), delimiter=scheiding, strict=True)
    while True:
        nummer = lezer.line_num + 1
        try:
            velden = next(lezer)
        except StopIteration:
            return
        except csv.Error:
            yield nummer, None
            return
        if "".join(velden).strip() or len(velden) > 1:  # else an empty line, often the last
            yield nummer, velden


def _lees_regels(tekst: str, kop: _Kop) -> tuple[list[Schoolregel], list[Regelfout]]:
    regels: dict[str, Schoolregel] = {}
    fouten: list[Regelfout] = []
    records = _records(tekst, kop.scheiding)
    next(records)
    for nummer, velden in records:
        regel = _beoordeel(nummer, velden, kop)
        if isinstance(regel, Regelfout):
            fouten.append(regel)
        elif (eerste := regels.setdefault(regel.vestigingscode, regel)) is not regel:
            reden = f"Vestigingscode {regel.vestigingscode} staat al op regel {eerste.regelnummer}."
            fouten.append(Regelfout(nummer, reden, regel.vestigingscode))
    return list(regels.values()), fouten


def _beoordeel(nummer: int, velden: list[str] | None, kop: _Kop) -> Schoolregel | Regelfout:
    code = None
    try:
        waarden = _waarden(velden, kop)
        code = _vestigingscode(waarden)
        return _schoolregel(nummer, code, waarden, kop)
    except _Afgekeurd as fout:
        return Regelfout(nummer, str(fout), code)


def _waarden(velden: list[str] | None, kop: _Kop) -> dict[str, str]:
    if velden is None:
        raise _Afgekeurd("De aanhalingstekens kloppen niet; vanaf deze regel is het bestand niet te lezen.")
    if len(velden) != kop.breedte:
        raise _Afgekeurd(f"Het aantal velden is {len(velden)}; volgens de kolomkoppen hoort het {kop.breedte} te zijn.")
    if teken := _ONLEESBAAR.search("".join(velden)):
        raise _Afgekeurd(_noem_onleesbaar(teken[0]))
    return {naam: velden[plek].strip() for naam, plek in kop.plek.items()}


def _noem_onleesbaar(teken: str) -> str:
    if teken == "\ufffd":
        return "De regel bevat tekens die niet te lezen zijn. Klopt de tekencodering (UTF-8 of windows-1252)?"
    return "De regel bevat een NUL-byte." if teken == "\0" else "De regel bevat een stuurteken."


def _vestigingscode(waarden: Mapping[str, str]) -> str:
    code, brin = waarden["vestigingscode"].upper(), waarden.get("brin", "").upper()
    if re.fullmatch("[0-9]{2}", code):
        code = brin + code  # newer files carry only what comes after the BRIN
    if not _CODE.fullmatch(code) or not brinnummer.is_valid(code):
        raise _Afgekeurd("De vestigingscode klopt niet; verwacht twee cijfers, twee letters en twee cijfers.")
    if "brin" in waarden and not code.startswith(brin):
        raise _Afgekeurd("De vestigingscode hoort niet bij het BRIN-nummer.")
    return code


def _schoolregel(nummer: int, code: str, waarden: dict[str, str], kop: _Kop) -> Schoolregel:
    sector = _sector(waarden, kop)
    delen = [waarden["huisnummer"], waarden.get("huisletter", ""), waarden.get("toevoeging", "")]
    waarden["huisnummer"] = "-".join(filter(None, delen))  # as DUO writes it: 12-A
    for naam, lengte in _LENGTE.items():
        waarde = waarden.get(naam, "")
        if not waarde and naam != "website":
            raise _Afgekeurd(f"Het veld {naam} is leeg.")
        if len(waarde) > lengte:
            raise _Afgekeurd(f"Het veld {naam} is te lang: hoogstens {lengte} tekens.")
    return Schoolregel(
        regelnummer=nummer,
        vestigingscode=code,
        sector=sector,
        postcode=_postcode(waarden["postcode"]),
        gemeente_code=_gemeente_code(waarden),
        website=waarden.get("website") or None,
        **{naam: waarden[naam] for naam in (*_TEKST, "gemeentenaam")},
    )


def _sector(waarden: Mapping[str, str], kop: _Kop) -> Sector:
    if kop.vorm is Vorm.EIGEN:
        if waarden["sector"] not in set(Sector):
            raise _Afgekeurd("De sector klopt niet; verwacht PO, VO of SO.")
        return Sector(waarden["sector"])
    if kop.vorm is Vorm.AFGELEID:
        if not waarden["type"]:
            raise _Afgekeurd("Het veld type is leeg.")
        return Sector.SO if re.search("SO|SBAO", waarden["type"].upper()) else Sector.VO
    if "structuur" in waarden:
        return Sector.VO
    return Sector.SO if "soort" in waarden else Sector.PO


def _postcode(waarde: str) -> str:
    try:
        return str(postcodes.validate(waarde)).replace(" ", "")
    except ValidationError:
        raise _Afgekeurd("De postcode klopt niet; verwacht vier cijfers en twee letters.") from None


def _gemeente_code(waarden: Mapping[str, str]) -> str | None:
    code = waarden.get("gemeente_code")
    if code is not None and not re.fullmatch("[0-9]{4}", code):
        raise _Afgekeurd("Het gemeentenummer klopt niet; verwacht vier cijfers, ook met nullen vooraan.")
    return code
