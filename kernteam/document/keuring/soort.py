"""Judges a file by what is in it, and gives what is kept of it: the door to the other modules. Knows no casus."""

from collections.abc import Mapping
from zipfile import is_zipfile

from PIL import Image, UnidentifiedImageError

from kernteam.document.keuring import afbeelding, pakket, pdf
from kernteam.document.keuring.afgekeurd import afgekeurd, dubbel, onleesbaar
from kernteam.document.klad import Klad
from kernteam.document.models import Bestandssoort

_OFFICE = "application/vnd.openxmlformats-officedocument"
MEDIATYPE: Mapping[Bestandssoort, str] = {
    Bestandssoort.PDF: "application/pdf",
    Bestandssoort.JPEG: "image/jpeg",
    Bestandssoort.PNG: "image/png",
    Bestandssoort.ODT: "application/vnd.oasis.opendocument.text",
    Bestandssoort.ODS: "application/vnd.oasis.opendocument.spreadsheet",
    Bestandssoort.ODP: "application/vnd.oasis.opendocument.presentation",
    Bestandssoort.DOCX: f"{_OFFICE}.wordprocessingml.document",
    Bestandssoort.XLSX: f"{_OFFICE}.spreadsheetml.sheet",
    Bestandssoort.PPTX: f"{_OFFICE}.presentationml.presentation",
}
_ZEGT_NIETS = frozenset({None, "application/octet-stream"})
_OUD_OFFICE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_KOP = 1024  # bytes in which a reader of PDF still looks for its beginning


def keur(bron: Klad, genoemd: str | None, doel: Klad) -> Bestandssoort:
    """Write what is kept of the file into `doel`, without metadata, and say what it is.

    `genoemd` is the media type that its sender gave, if any. Raises Ongeldig with one fault that says what is wrong.
    """
    bron.seek(0)
    kop = bron.read(_KOP) or b""
    bron.seek(0)
    if not kop:
        raise afgekeurd("LEEG", "Dit bestand is leeg.")
    if kop.startswith(pakket.BEGIN):
        if pdf.BEGIN in kop:
            raise dubbel()
        soort = pakket.zonder_gegevens(bron, doel)
    else:
        soort = _geen_pakket(bron, kop, doel)
    if genoemd not in _ZEGT_NIETS | {MEDIATYPE[soort]}:
        raise afgekeurd("ANDERS", f"Dit bestand is {soort.value}, maar wordt iets anders genoemd.")
    doel.seek(0)
    return soort


def _geen_pakket(bron: Klad, kop: bytes, doel: Klad) -> Bestandssoort:
    begin = next((een for een in (pdf.BEGIN, afbeelding.JPEG, afbeelding.PNG) if kop.startswith(een)), None)
    if kop.startswith(_OUD_OFFICE):
        raise afgekeurd(
            "OUD_OF_OP_SLOT",
            "Dit is een oud Office-bestand, of het zit op slot. Bewaar het als DOCX, XLSX of PPTX, zonder wachtwoord.",
        )
    if begin is None:
        raise afgekeurd("SOORT", pakket.SOORT)
    if is_zipfile(bron):
        raise dubbel()
    bron.seek(0)
    if begin == pdf.BEGIN:
        pdf.zonder_gegevens(bron, doel)
        return Bestandssoort.PDF
    for stuk in afbeelding.zonder_gegevens(bron, bron.read(_KOP) or b""):
        doel.write(stuk)
    soort = Bestandssoort.JPEG if begin == afbeelding.JPEG else Bestandssoort.PNG
    _eis_afbeelding(doel, soort)
    return soort


def _eis_afbeelding(doel: Klad, soort: Bestandssoort) -> None:
    """Hold that a library which knows images finds one in what is left; it reads the heads, not the picture."""
    doel.seek(0)
    try:
        with Image.open(doel.als_bestand(), formats=(soort.value,)) as beeld:
            beeld.verify()
    except (UnidentifiedImageError, OSError, SyntaxError, ValueError):
        raise onleesbaar() from None
