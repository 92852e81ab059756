"""Office files (OOXML and ODF): zips of which every part is counted, judged and written anew. Knows no casus.

Sources: ECMA-376 part 2 (OPC), OASIS OpenDocument 1.3 part 2.
"""

import re
import zlib
from collections.abc import Callable, Iterator
from itertools import chain
from typing import IO
from xml.parsers.expat import ExpatError, ParserCreate
from zipfile import ZIP_DEFLATED, ZIP_STORED, BadZipFile, ZipFile, ZipInfo

from kernteam.document.keuring import afbeelding
from kernteam.document.keuring.afgekeurd import afgekeurd, dubbel, onleesbaar
from kernteam.document.klad import Klad
from kernteam.document.models import Bestandssoort
from kernteam.grond.fouten import Ongeldig

BEGIN = b"PK\x03\x04"
_STUK = 64 * 1024
_MEESTE_DELEN = 5_000
_MEESTE_BYTES = 256 * 1024 * 1024  # unpacked, all parts together
_HOOGSTE_VERHOUDING, _KLEIN = 200, 1024 * 1024  # a part that is small may be packed however well
_LANGSTE_SOORT = 200

_ODF = {
    "application/vnd.oasis.opendocument.text": Bestandssoort.ODT,
    "application/vnd.oasis.opendocument.spreadsheet": Bestandssoort.ODS,
    "application/vnd.oasis.opendocument.presentation": Bestandssoort.ODP,
}
_OOXML = {
    "application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml": Bestandssoort.DOCX,
    "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet.main+xml": Bestandssoort.XLSX,
    "application/vnd.openxmlformats-officedocument.presentationml.presentation.main+xml": Bestandssoort.PPTX,
}
_MACRO = re.compile(r"(^|/)(vba\w*\.(bin|xml)|activex|macrosheets|basic|scripts)(/|$)", re.IGNORECASE)
_ARCHIEF = (BEGIN, b"Rar!", b"7z\xbc\xaf", b"\xd0\xcf\x11\xe0", b"MZ", b"\x1f\x8b", b"%PDF-", b"\x7fELF")
# who made it, when, with what and for which company: these parts stay, and say nothing
_LEEG = {
    "docProps/core.xml": b'<cp:coreProperties xmlns:cp="http://schemas.openxmlformats.org/package/2006/metadata/'
    b'core-properties"/>',
    "docProps/app.xml": b'<Properties xmlns="http://schemas.openxmlformats.org/officeDocument/2006/'
    b'extended-properties"/>',
    "docProps/custom.xml": b'<Properties xmlns="http://schemas.openxmlformats.org/officeDocument/2006/'
    b'custom-properties"/>',
    "meta.xml": b'<office:document-meta xmlns:office="urn:oasis:names:tc:opendocument:xmlns:office:1.0" '
    b'office:version="1.3"/>',
}


def zonder_gegevens(bron: Klad, doel: Klad) -> Bestandssoort:
    """Write the package into `doel` without its properties, and say what it is. Raises Ongeldig."""
    try:
        with ZipFile(bron.als_bestand()) as pakket, ZipFile(doel.als_bestand(), "w", ZIP_DEFLATED) as schoon:
            delen = _getelde_delen(pakket)
            soort = _soort(pakket, delen)
            for deel in delen:
                _schrijf_over(pakket, deel, schoon)
    except (BadZipFile, ExpatError, zlib.error, ValueError, NotImplementedError, EOFError, KeyError):
        raise onleesbaar() from None
    return soort


def _getelde_delen(pakket: ZipFile) -> list[ZipInfo]:
    """Give the parts, once none of the counts before unpacking says that it is a bomb or two files in one."""
    delen = pakket.infolist()
    if pakket.comment or not delen or min(deel.header_offset for deel in delen) != 0:
        raise dubbel()
    groot = [deel for deel in delen if deel.file_size > _KLEIN]
    if (
        len(delen) > _MEESTE_DELEN
        or sum(deel.file_size for deel in delen) > _MEESTE_BYTES
        or any(deel.file_size > _HOOGSTE_VERHOUDING * max(1, deel.compress_size) for deel in groot)
    ):
        raise afgekeurd("BOM", "Dit bestand wordt bij het openen veel te groot. Bewaar het opnieuw, of splits het.")
    if len({deel.filename.casefold() for deel in delen}) != len(delen):
        raise onleesbaar()
    for deel in delen:
        if deel.flag_bits & 1:
            raise _op_slot()
        if deel.compress_type not in (ZIP_STORED, ZIP_DEFLATED) or deel.filename.startswith("/") or _buiten(deel):
            raise onleesbaar()
        if _MACRO.search(deel.filename):
            raise _macro()
    return delen


def _buiten(deel: ZipInfo) -> bool:
    return ".." in deel.filename.split("/") or "\\" in deel.filename


def _soort(pakket: ZipFile, delen: list[ZipInfo]) -> Bestandssoort:
    gevonden = None
    if delen[0].filename == "mimetype" and delen[0].file_size <= _LANGSTE_SOORT:
        gevonden = _ODF.get(pakket.read(delen[0]).decode("ascii"))
    elif "[Content_Types].xml" in pakket.namelist():
        gevonden = _ooxml(pakket)
    if gevonden is None:
        raise afgekeurd("SOORT", SOORT)
    return gevonden


SOORT = (
    "Dit soort bestand kan niet worden bewaard. Kies een PDF, een afbeelding (JPEG of PNG) of een Office-bestand (ODT, "
    "ODS, ODP, DOCX, XLSX of PPTX)."
)


def _ooxml(pakket: ZipFile) -> Bestandssoort | None:
    soorten: list[str] = []
    lezer = _xmllezer(lambda _, kenmerken: soorten.append(kenmerken.get("ContentType", "")))
    with pakket.open("[Content_Types].xml") as deel:
        for stuk in _stukken(deel):
            lezer(stuk)
    if any("macroenabled" in soort.lower() or "vbaproject" in soort.lower() for soort in soorten):
        raise _macro()
    gevonden = {_OOXML[soort] for soort in soorten if soort in _OOXML}
    return gevonden.pop() if len(gevonden) == 1 else None


def _schrijf_over(pakket: ZipFile, deel: ZipInfo, schoon: ZipFile) -> None:
    nieuw = ZipInfo(deel.filename)  # no date, no rights, no remarks
    nieuw.compress_type = ZIP_STORED if deel.filename == "mimetype" else ZIP_DEFLATED
    with pakket.open(deel) as invoer, schoon.open(nieuw, "w") as uitvoer:
        for stuk in _inhoud(deel.filename, invoer):
            uitvoer.write(stuk)


def _inhoud(naam: str, invoer: IO[bytes]) -> Iterator[bytes]:
    """Give what is kept of a part; every byte of it was judged."""
    if naam in _LEEG or naam.endswith("/meta.xml"):
        yield _LEEG.get(naam, _LEEG["meta.xml"])
        return
    begin = invoer.read(_STUK)
    if begin.startswith(_ARCHIEF):
        raise afgekeurd(
            "INGESLOTEN", "In dit bestand is een ander bestand ingesloten. Haal dat eruit en stuur het apart."
        )
    if begin.startswith((afbeelding.JPEG, afbeelding.PNG)):
        yield from afbeelding.zonder_gegevens(invoer, begin)
    elif naam.lower().endswith((".xml", ".rels")):
        lezer = _xmllezer(_eis_rustig)
        for stuk in chain([begin], _stukken(invoer)):
            lezer(stuk)
            yield stuk
        lezer(b"", True)
    else:
        yield begin
        yield from _stukken(invoer)


def _stukken(invoer: IO[bytes]) -> Iterator[bytes]:
    return iter(lambda: invoer.read(_STUK), b"")


def _xmllezer(zie: Callable[[str, dict[str, str]], object]) -> Callable[..., object]:
    lezer = ParserCreate()
    lezer.StartElementHandler = zie
    lezer.StartDoctypeDeclHandler = _geen_dtd
    return lezer.Parse


def _geen_dtd(*_: object) -> None:
    raise onleesbaar()  # no office program writes one; entities blow up


def _eis_rustig(naam: str, kenmerken: dict[str, str]) -> None:
    """Hold that a part fetches nothing from elsewhere when it is opened, and is not under a password."""
    if kenmerken.get("TargetMode") == "External" and not kenmerken.get("Type", "").endswith("/hyperlink"):
        raise afgekeurd("EXTERN", "Dit bestand haalt bij het openen iets van buiten op. Zet dat in het bestand zelf.")
    if naam == "manifest:encryption-data":
        raise _op_slot()


def _macro() -> Ongeldig:
    return afgekeurd("MACRO", "In dit bestand zitten macro's. Bewaar het zonder macro's.")


def _op_slot() -> Ongeldig:
    return afgekeurd("OP_SLOT", "Dit bestand zit op slot met een wachtwoord. Haal dat eraf.")
