"""A PDF without metadata and old versions, refused when it does something or hides something. Knows no casus.

qpdf (through pikepdf) reads it and writes it anew: what nothing refers to, such as an earlier version, stays behind.
"""

from pikepdf import Array, Dictionary, Name, ObjectStreamMode, PasswordError, Pdf, PdfError, Stream, StreamDecodeLevel
from pikepdf import Object as PdfObject

from kernteam.document.keuring.afgekeurd import afgekeurd, dubbel, onleesbaar
from kernteam.document.klad import Klad

BEGIN = b"%PDF-"
_EINDE = b"%%EOF"
_STAART = 2048
_MEESTE_OBJECTEN = 100_000  # all of them are in memory at some moment
_DIEPST = 50
_DOET_IETS = frozenset({"/JS", "/JavaScript", "/XFA", "/RichMedia", "/EF", "/EmbeddedFiles"})
_ACTIES = frozenset(
    {"/JavaScript", "/Launch", "/ImportData", "/SubmitForm", "/GoToE", "/Rendition", "/Movie", "/RichMediaExecute"}
)
_METADATA = ("/Metadata", "/PieceInfo", "/LastModified")


def zonder_gegevens(bron: Klad, doel: Klad) -> None:
    """Write the PDF into `doel` without Info, XMP and data of programs. Raises Ongeldig."""
    _eis_einde(bron)
    try:
        with Pdf.open(bron.als_bestand()) as pdf:
            if pdf.is_encrypted:
                raise _op_slot()
            _schoon(pdf)
            pdf.save(
                doel.als_bestand(),
                compress_streams=False,
                stream_decode_level=StreamDecodeLevel.none,
                object_stream_mode=ObjectStreamMode.preserve,
                deterministic_id=True,
            )
    except PasswordError:
        raise _op_slot() from None
    except (PdfError, RecursionError, ValueError, TypeError, KeyError, AttributeError):
        raise onleesbaar() from None


def _eis_einde(bron: Klad) -> None:
    bron.seek(max(0, bron.omvang - _STAART))
    _, einde, rest = _alles(bron).rpartition(_EINDE)
    bron.seek(0)
    if not einde:
        raise onleesbaar()
    if rest.strip(b"\0\t\n\f\r "):
        raise dubbel()


def _alles(bron: Klad) -> bytes:
    return b"".join(iter(lambda: bron.read(_STAART) or b"", b""))


def _schoon(pdf: Pdf) -> None:
    if len(pdf.objects) > _MEESTE_OBJECTEN:
        raise afgekeurd("TE_VEEL_DELEN", "Dit bestand bestaat uit te veel onderdelen. Splits het.")
    if not pdf.pages:
        raise onleesbaar()
    for een in pdf.objects:
        _keur(een, 0)
    if "/Info" in pdf.trailer:
        del pdf.trailer["/Info"]


def _keur(een: PdfObject, diepte: int) -> None:
    if diepte > _DIEPST:
        raise onleesbaar()
    if isinstance(een, Dictionary | Stream):
        for weg in _METADATA:
            if weg in een:
                del een[weg]
        for naam, waarde in een.items():
            if naam in _DOET_IETS or (naam == "/S" and isinstance(waarde, Name) and str(waarde) in _ACTIES):
                raise afgekeurd(
                    "ACTIEF",
                    "In deze PDF zit een script, een formulieropdracht of een ingesloten bestand. Bewaar haar opnieuw "
                    "als gewone PDF, bijvoorbeeld met afdrukken naar PDF.",
                )
            _dieper(waarde, diepte)
    elif isinstance(een, Array):
        for waarde in een:
            _dieper(waarde, diepte)


def _dieper(waarde: object, diepte: int) -> None:
    # what stands elsewhere in the file comes by itself
    if isinstance(waarde, Dictionary | Array) and not waarde.is_indirect:
        _keur(waarde, diepte + 1)


def _op_slot() -> Exception:
    return afgekeurd("OP_SLOT", "Dit bestand zit op slot met een wachtwoord of rechten. Haal dat eraf.")
