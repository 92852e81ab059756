"""Files to send: real ones of every kind that is kept, and the form in which they go. Knows no route."""

import io
import json
import os
import struct
import zlib
from collections.abc import Iterable, Iterator
from itertools import chain
from typing import Any
from zipfile import ZIP_DEFLATED, ZIP_STORED, ZipFile

import pikepdf
from PIL import Image
from PIL.PngImagePlugin import PngInfo
from werkzeug.test import TestResponse

from tests.casus.bewijs import regels
from tests.klant import Klant, Spel
from tests.rollen import org

GEHEIM = "Pimpernelmaker"  # who made a file: stands in the metadata of every one of them
RAND = "grens-van-het-formulier"
FORMULIER = {"Content-Type": f"multipart/form-data; boundary={RAND}"}
_OPC = "http://schemas.openxmlformats.org/package/2006"
_OFFICE = "application/vnd.openxmlformats-officedocument"
_OOXML = {
    "DOCX": (f"{_OFFICE}.wordprocessingml.document.main+xml", "word/document.xml"),
    "XLSX": (f"{_OFFICE}.spreadsheetml.sheet.main+xml", "xl/workbook.xml"),
    "PPTX": (f"{_OFFICE}.presentationml.presentation.main+xml", "ppt/presentation.xml"),
}
_ODF = {"ODT": "text", "ODS": "spreadsheet", "ODP": "presentation"}


def pdf(**meer: Any) -> bytes:
    """Make a PDF of one page, with an author in Info and XMP; `meer` goes into its catalogue."""
    uit = io.BytesIO()
    with pikepdf.new() as een:
        een.add_blank_page()
        een.docinfo["/Author"] = GEHEIM
        with een.open_metadata() as xmp:
            xmp["dc:creator"] = [GEHEIM]
        for naam, waarde in meer.items():
            een.Root[f"/{naam}"] = een.make_indirect(waarde)
        een.save(uit)
    return uit.getvalue()


def pdf_op_slot() -> bytes:
    """Make a PDF that asks no password and is encrypted all the same."""
    uit = io.BytesIO()
    with pikepdf.new() as een:
        een.add_blank_page()
        een.save(uit, encryption=pikepdf.Encryption(owner="geheim"))
    return uit.getvalue()


def afbeelding(soort: str = "JPEG", maat: tuple[int, int] = (40, 30)) -> bytes:
    """Make an image that must be turned, with its maker in Exif, comment or text."""
    uit, beeld = io.BytesIO(), Image.effect_noise(maat, 50).convert("RGB")
    exif = Image.Exif()
    exif[0x0112], exif[0x010F] = 6, GEHEIM
    if soort == "JPEG":
        beeld.save(uit, soort, exif=exif, comment=GEHEIM.encode())
    else:
        tekst = PngInfo()
        tekst.add_text("Author", GEHEIM)
        beeld.save(uit, soort, exif=exif, pnginfo=tekst)
    return uit.getvalue()


def zip_van(delen: dict[str, bytes]) -> bytes:
    """Make a zip of these parts."""
    uit = io.BytesIO()
    with ZipFile(uit, "w", ZIP_DEFLATED) as pakket:
        for naam, inhoud in delen.items():
            pakket.writestr(naam, inhoud, ZIP_STORED if naam == "mimetype" else ZIP_DEFLATED)
    return uit.getvalue()


def ooxml(soort: str = "DOCX", **meer: bytes) -> bytes:
    """Make an office file of the kind of Microsoft; `meer` are parts beside the usual ones, by name."""
    hoofdsoort, hoofddeel = _OOXML[soort]
    kop = f'<Override PartName="/{hoofddeel}" ContentType="{hoofdsoort}"/>'
    delen = {
        "[Content_Types].xml": f'<Types xmlns="{_OPC}/content-types">{kop}</Types>'.encode(),
        "_rels/.rels": f'<Relationships xmlns="{_OPC}/relationships"/>'.encode(),
        "docProps/core.xml": f"<coreProperties><creator>{GEHEIM}</creator></coreProperties>".encode(),
        "docProps/app.xml": f"<Properties><Company>{GEHEIM}</Company></Properties>".encode(),
        hoofddeel: b"<document>Het gesprek.</document>",
        "word/media/image1.jpeg": afbeelding(),
    }
    return zip_van(delen | meer)


def odf(soort: str = "ODT", **meer: bytes) -> bytes:
    """Make an office file of the kind of OASIS."""
    delen = {
        "mimetype": f"application/vnd.oasis.opendocument.{_ODF[soort]}".encode(),
        "content.xml": b"<document>Het gesprek.</document>",
        "meta.xml": f"<meta><creator>{GEHEIM}</creator></meta>".encode(),
        "META-INF/manifest.xml": b"<manifest/>",
    }
    return zip_van(delen | meer)


VAN_ELKE_SOORT = {
    "PDF": pdf,
    "JPEG": afbeelding,
    "PNG": lambda: afbeelding("PNG"),
    **{soort: lambda soort=soort: ooxml(soort) for soort in _OOXML},
    **{soort: lambda soort=soort: odf(soort) for soort in _ODF},
}


def gegevens(klasse: str = "OND", herkomst: str | None = None, **meer: Any) -> dict[str, Any]:
    """Give what is said of a file."""
    van = {"herkomst": str(org(herkomst))} if herkomst else {}
    return {"klasse": klasse, "naam": "Verslag van het gesprek", **van, **meer}


def deel(naam: str, inhoud: bytes, soort: str | None = None, bestandsnaam: str | None = None) -> bytes:
    """Write one part of a form."""
    plek = f'form-data; name="{naam}"' + (f'; filename="{bestandsnaam}"' if bestandsnaam else "")
    kop = [f"--{RAND}", f"Content-Disposition: {plek}", *([f"Content-Type: {soort}"] if soort else []), "", ""]
    return "\r\n".join(kop).encode() + inhoud + b"\r\n"


def formulier(over: dict[str, Any], inhoud: bytes, soort: str | None = None) -> bytes:
    """Write a whole form."""
    eerste = deel("gegevens", json.dumps(over).encode(), "application/json")
    return eerste + deel("bestand", inhoud, soort, "verslag Sam van den Berg.pdf") + f"--{RAND}--\r\n".encode()


def stuur(
    klant: Klant, pad: str, inhoud: bytes, over: dict[str, Any] | None = None, soort: str | None = None
) -> TestResponse:
    """Send a file to a casus."""
    return klant.post(f"{pad}/documenten", formulier(over or gegevens(), inhoud, soort), FORMULIER)


def bewaar(klant: Klant, pad: str, inhoud: bytes | None = None, **over: Any) -> str:
    """Add a document and give its id."""
    antwoord = stuur(klant, pad, pdf() if inhoud is None else inhoud, gegevens(**over))
    assert antwoord.status_code == 201, antwoord.json
    return str(antwoord.json["id"])


def grote_png(megabytes: int) -> Iterator[bytes]:
    """Give a PNG of this many megabytes and some bytes, piece by piece; its picture is noise that no viewer shows."""
    yield b"\x89PNG\r\n\x1a\n" + _brok(b"IHDR", struct.pack(">IIBBBBB", 1000, 1000, 8, 2, 0, 0, 0))
    yield from (_brok(b"IDAT", os.urandom(1024 * 1024)) for _ in range(megabytes))
    yield _brok(b"IEND", b"")


def _brok(soort: bytes, inhoud: bytes) -> bytes:
    return struct.pack(">I", len(inhoud)) + soort + inhoud + struct.pack(">I", zlib.crc32(soort + inhoud))


def formulier_van(stukken: Iterable[bytes], lengte: int) -> tuple[Iterator[bytes], int]:
    """Write a form around a file that does not fit in memory; give its pieces and its length."""
    voor, na = formulier(gegevens(), b"|").split(b"|\r\n")
    return chain([voor], stukken, [b"\r\n" + na]), len(voor) + lengte + 2 + len(na)


def logregels(spel: Spel, handeling: str) -> list[dict[str, Any]]:
    """Give all that the lines of one act hold, oldest first."""
    lezer = spel.app.extensions["kernteam"].lezer
    return [dict(lezer.regel(een["nummer"]).inhoud) for een in regels(spel, handeling)]
