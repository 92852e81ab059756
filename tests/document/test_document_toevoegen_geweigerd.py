"""document.toevoegen: what is not what it seems, does something, hides something or blows up is refused."""

import io
from collections.abc import Callable
from zipfile import ZIP_DEFLATED, ZipFile

import pikepdf
import pytest

from tests.casus.bewijs import ALLEEN_SQLITE, fouten, kort, niets_bewaard, regels
from tests.document.bestanden import afbeelding, odf, ooxml, pdf, pdf_op_slot, stuur, zip_van
from tests.klant import Spel

_EXTERN = (
    b'<Relationships><Relationship TargetMode="External" Type="x/attachedTemplate" Target="https://x.example/t"/>'
    b"</Relationships>"
)
_MACROSOORT = (
    b'<Types><Override ContentType="application/vnd.ms-word.document.macroEnabled.main+xml" PartName="/w"/></Types>'
)


OP_SLOT_ODF = b"<manifest:manifest><manifest:encryption-data/></manifest:manifest>"
ENTITEIT = b"<!DOCTYPE a [<!ENTITY b 'c'>]><a/>"


def _actie(soort: str, **meer: str) -> pikepdf.Dictionary:
    return pikepdf.Dictionary(S=pikepdf.Name(f"/{soort}"), **meer)


def _diep() -> bytes:
    return pdf(Diep=pikepdf.Array([pikepdf.Dictionary(A=_actie("JavaScript"))]))


def _met_staart(inhoud: bytes) -> bytes:
    return inhoud + zip_van({"a.txt": b"tweede bestand"})


def _bom(bytes_: int) -> bytes:
    return ooxml(**{"word/document.xml": bytes(bytes_)})


def _vele_delen() -> bytes:
    return ooxml(**{f"word/{nummer}.bin": b"" for nummer in range(5_001)})


def _op_slot() -> bytes:
    """Set the bit that says a part is encrypted, in both heads of the first part."""
    ruw = bytearray(ooxml())
    ruw[6] |= 1
    ruw[ruw.index(b"PK\x01\x02") + 8] |= 1
    return bytes(ruw)


def _verander(inhoud: bytes, na: bytes, verder: int) -> bytes:
    ruw = bytearray(inhoud)
    ruw[ruw.index(na) + len(na) + verder] ^= 1
    return bytes(ruw)


def _met_opmerking() -> bytes:
    uit = io.BytesIO(ooxml())
    with ZipFile(uit, "a", ZIP_DEFLATED) as pakket:
        pakket.comment = b"nog iets"
    return uit.getvalue()


def _groot_png() -> bytes:
    """Give a PNG of which the head says that it has ten thousand million points."""
    ruw = bytearray(afbeelding("PNG"))
    ruw[16:24] = (100_000).to_bytes(4, "big") * 2
    return bytes(ruw)


GEWEIGERD: dict[str, tuple[str, Callable[[], bytes]]] = {
    "nothing at all": ("LEEG", lambda: b""),
    "text": ("SOORT", lambda: b"Beste mentor,"),
    "a program": ("SOORT", lambda: b"MZ" + bytes(200)),
    "html": ("SOORT", lambda: b"<!DOCTYPE html><script>alert(1)</script>"),
    "tiff": ("SOORT", lambda: b"II*\0" + bytes(100)),
    "a zip": ("SOORT", lambda: zip_van({"a.txt": b"x"})),
    "an old office file": ("OUD_OF_OP_SLOT", lambda: b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(600)),
    "a cut pdf": ("ONLEESBAAR", lambda: pdf()[:-30]),
    "only the head of a pdf": ("ONLEESBAAR", lambda: b"%PDF-1.7\n%%EOF"),
    "a cut jpeg": ("ONLEESBAAR", lambda: afbeelding()[:-20]),
    "a cut png": ("ONLEESBAAR", lambda: afbeelding("PNG")[:-20]),
    "a png with a wrong sum": ("ONLEESBAAR", lambda: _verander(afbeelding("PNG"), b"IDAT", 10)),
    "a cut docx": ("ONLEESBAAR", lambda: ooxml()[:-30]),
    "a docx with a wrong sum": ("ONLEESBAAR", lambda: _verander(ooxml(), b"word/document.xml", 20)),
    "a pdf with data in front": ("SOORT", lambda: b"MZ" + pdf()),
    "a pdf and a zip": ("DUBBEL", lambda: _met_staart(pdf())),
    "a pdf and a zip with its end": ("DUBBEL", lambda: _met_staart(pdf()) + b"%%EOF"),
    "a jpeg and a zip": ("DUBBEL", lambda: _met_staart(afbeelding())),
    "a png and a zip": ("DUBBEL", lambda: _met_staart(afbeelding("PNG"))),
    "a jpeg and text": ("DUBBEL", lambda: afbeelding() + b"<script>"),
    "a docx that is a pdf": ("DUBBEL", lambda: odf(mimetype=b"%PDF-1.7")),
    "a docx and data in front": ("SOORT", lambda: b"GIF89a" + ooxml()),
    "a zip with a remark": ("DUBBEL", _met_opmerking),
    "a pdf with a script": ("ACTIEF", lambda: pdf(OpenAction=_actie("JavaScript", JS="app.alert(1)"))),
    "a pdf with a script deep down": (
        "ACTIEF",
        _diep,
    ),
    "a pdf that starts a program": ("ACTIEF", lambda: pdf(OpenAction=_actie("Launch", F="calc.exe"))),
    "a pdf with a file in it": ("ACTIEF", lambda: pdf(Names=pikepdf.Dictionary(EmbeddedFiles=pikepdf.Array()))),
    "a pdf with a password": ("OP_SLOT", pdf_op_slot),
    "a docx with a password": ("OP_SLOT", _op_slot),
    "an odt with a password": (
        "OP_SLOT",
        lambda: odf(**{"META-INF/manifest.xml": b"<manifest:manifest><manifest:encryption-data/></manifest:manifest>"}),
    ),
    "a docx with macros": ("MACRO", lambda: ooxml(**{"word/vbaProject.bin": b"x"})),
    "a docm": ("MACRO", lambda: ooxml(**{"[Content_Types].xml": _MACROSOORT})),
    "an odt with macros": ("MACRO", lambda: odf(**{"Basic/Standard/Module1.xml": b"<x/>"})),
    "a docx that fetches a template": ("EXTERN", lambda: ooxml(**{"word/_rels/settings.xml.rels": _EXTERN})),
    "a bomb": ("BOM", lambda: _bom(60_000_000)),
    "a bomb of many": ("BOM", _vele_delen),
    "a zip in a zip": ("INGESLOTEN", lambda: ooxml(**{"word/embeddings/a.bin": _bom(2_000_000)})),
    "xml that blows up": (
        "ONLEESBAAR",
        lambda: ooxml(**{"word/document.xml": ENTITEIT}),
    ),
    "xml that is none": ("ONLEESBAAR", lambda: ooxml(**{"word/document.xml": b"<a>"})),
    "a picture too large to look at": ("AFMETINGEN", _groot_png),
    "a docx with such a picture": ("AFMETINGEN", lambda: ooxml(**{"word/media/b.png": _groot_png()})),
}


@ALLEEN_SQLITE
@pytest.mark.parametrize("wat", GEWEIGERD)
def test_file_that_may_not_be_kept_is_refused_and_leaves_nothing(spel: Spel, wat: str) -> None:
    code, maak = GEWEIGERD[wat]
    pad = f"/casussen/{spel.open_casus()['id']}"
    with niets_bewaard(spel):
        assert fouten(stuur(spel.contactpersoon, pad, maak())) == {("/bestand", code)}
    assert kort(regels(spel, "document.toevoegen"))[-1] == ("MISLUKT", "ONGELDIG")
