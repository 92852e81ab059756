"""documentinhoud.lezen: the whole file or an error: what was changed, moved or cut is never served as whole."""

from collections.abc import Callable
from uuid import UUID

import pytest
from sqlalchemy.orm import Session

from kernteam.document.klad import Klad
from kernteam.document.models import Document, Documentdeel
from kernteam.grond.klasse import Klasse
from kernteam.kluis.kolom import Verzegeld
from kernteam.kluis.stroom import DEEL
from tests.casus.bewijs import ALLEEN_SQLITE, kort, probleem, regels, schrijvend
from tests.document.bestanden import afbeelding, bewaar, logregels
from tests.klant import Spel


def _groot() -> bytes:
    inhoud = afbeelding("PNG", (700, 600))
    assert len(inhoud) > 3 * DEEL
    return inhoud


def test_download_is_a_whole_file_to_keep_and_never_to_show(spel: Spel) -> None:
    pad = f"/casussen/{spel.open_casus('school', 'bt')['id']}"
    document = bewaar(spel.contactpersoon, pad, _groot(), naam="Foto van Sam van den Berg")
    antwoord = spel.gezinswerker.get(f"{pad}/documenten/{document}/inhoud")
    assert antwoord.status_code == 200
    assert antwoord.data.startswith(b"\x89PNG")
    assert int(antwoord.headers["Content-Length"]) == len(antwoord.data)
    koppen = {naam: antwoord.headers[naam] for naam in ("Content-Type", "X-Content-Type-Options", "Cache-Control")}
    assert koppen == {
        "Content-Type": "application/octet-stream",
        "X-Content-Type-Options": "nosniff",
        "Cache-Control": "no-store",
    }
    assert antwoord.headers["Content-Disposition"] == f'attachment; filename="document-{document[:8]}.png"'
    assert antwoord.headers["Content-Security-Policy"].endswith("sandbox")
    assert "Sam" not in str(antwoord.headers)
    (regel,) = logregels(spel, "documentinhoud.lezen")
    assert (regel["object"], regel["klassen"], regel["uitkomst"]) == (document, ["OND"], "TOEGESTAAN")


def _delen(sessie: Session, document: str) -> list[Documentdeel]:
    opdracht = sessie.query(Documentdeel).filter(Documentdeel.document_id == UUID(document))
    return opdracht.order_by(Documentdeel.nummer).all()


def _ander_byte(sessie: Session, document: str, _ander: str) -> None:
    deel = _delen(sessie, document)[-1]
    ruw = bytearray(bytes.__getitem__(deel.inhoud, slice(None)))
    ruw[40] ^= 1
    deel.inhoud = Verzegeld(ruw)


def _zonder_einde(sessie: Session, document: str, _ander: str) -> None:
    sessie.delete(_delen(sessie, document)[-1])


def _zonder_begin(sessie: Session, document: str, _ander: str) -> None:
    sessie.delete(_delen(sessie, document)[0])


def _zonder_iets(sessie: Session, document: str, _ander: str) -> None:
    for deel in _delen(sessie, document):
        sessie.delete(deel)


def _verwisseld(sessie: Session, document: str, _ander: str) -> None:
    een, twee = _delen(sessie, document)[1:3]
    een.inhoud, twee.inhoud = twee.inhoud, een.inhoud


def _van_een_ander(sessie: Session, document: str, ander: str) -> None:
    for eigen, vreemd in zip(_delen(sessie, document), _delen(sessie, ander), strict=True):
        eigen.inhoud = vreemd.inhoud


def _andere_klasse(sessie: Session, document: str, _ander: str) -> None:
    sessie.get_one(Document, UUID(document)).klasse = Klasse.VERZ


@ALLEEN_SQLITE
@pytest.mark.parametrize(
    "schend",
    [_ander_byte, _zonder_einde, _zonder_begin, _zonder_iets, _verwisseld, _van_een_ander, _andere_klasse],
    ids=lambda een: een.__name__,
)
def test_file_that_is_not_whole_gives_an_error_and_not_one_byte(
    spel: Spel, schend: Callable[[Session, str, str], None]
) -> None:
    pad = f"/casussen/{spel.open_casus()['id']}"
    inhoud = _groot()
    document, ander = (bewaar(spel.contactpersoon, pad, inhoud) for _ in range(2))
    with schrijvend(spel.app) as sessie:
        schend(sessie, document, ander)
    antwoord = spel.contactpersoon.get(f"{pad}/documenten/{document}/inhoud")
    probleem(antwoord, 500)
    assert inhoud[:8] not in antwoord.data
    assert kort(regels(spel, "documentinhoud.lezen")) == [("TOEGESTAAN", "TOEGESTAAN"), ("MISLUKT", "AANGETAST")]
    if schend is not _van_een_ander:
        assert spel.contactpersoon.get(f"{pad}/documenten/{ander}/inhoud").status_code == 200


@ALLEEN_SQLITE
def test_scratch_file_goes_when_the_answer_is_given_or_broken_off(spel: Spel, monkeypatch: pytest.MonkeyPatch) -> None:
    gemaakt: list[Klad] = []
    begin = Klad.__init__

    def maak(self: Klad) -> None:
        begin(self)
        gemaakt.append(self)

    monkeypatch.setattr(Klad, "__init__", maak)
    pad = f"/casussen/{spel.open_casus()['id']}"
    document = bewaar(spel.contactpersoon, pad, _groot())
    antwoord = spel.contactpersoon.get(f"{pad}/documenten/{document}/inhoud", buffered=False)
    next(iter(antwoord.response))
    assert [een.closed for een in gemaakt] == [True, True, False]
    antwoord.close()
    assert [een.closed for een in gemaakt] == [True, True, True]


def test_closed_casus_still_gives_its_documents(spel: Spel) -> None:
    pad = f"/casussen/{spel.open_casus()['id']}"
    document = bewaar(spel.contactpersoon, pad)
    spel.contactpersoon.post(f"{pad}/overgangen", {"naar": "AFGESLOTEN", "reden": "ANDERS"})
    assert spel.contactpersoon.get(f"{pad}/documenten/{document}/inhoud").status_code == 200
