"""Takes a file into a casus: received, scanned, judged, stripped, sealed. Knows no web."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import cast
from uuid import UUID, uuid4

from sqlalchemy import Table, insert

from kernteam.casus.service.betrokkenen import Toegevoegd
from kernteam.casus.service.binnen import Binnen, ga_binnen
from kernteam.casus.service.kennis import klassefouten, van_wie, vraag_bevestiging
from kernteam.document.keuring.soort import keur
from kernteam.document.klad import Klad
from kernteam.document.models import Bestandssoort, Document, Documentdeel
from kernteam.document.scanner import Scanner
from kernteam.grond.actor import Actor
from kernteam.grond.bsn import GEEN_BSN, bsn_fouten
from kernteam.grond.fouten import Ongeldig
from kernteam.grond.handeling import Handeling
from kernteam.grond.klasse import Klasse
from kernteam.taak.models import Taaksoort
from kernteam.toegang.poort import Poort

_STUK = 256 * 1024
_DELEN = insert(cast(Table, Documentdeel.__table__))  # the table: the session keeps nothing of its rows


@dataclass(frozen=True, slots=True, repr=False)
class NieuwDocument:
    """What is said of a file; without `herkomst` it is the sender's own knowledge, with `over` it is about an adult."""

    klasse: Klasse
    naam: str
    herkomst: UUID | None = None
    over: UUID | None = None
    bevestigd_geen_bsn: bool = False


@dataclass(frozen=True, slots=True)
class Aangeboden:
    """The file itself: its bytes as they come in, and the media type its sender gave it, if any."""

    inhoud: Iterable[bytes]
    mediatype: str | None


def toevoegen(
    actor: Actor, casus_id: UUID, nieuw: NieuwDocument, bestand: Aangeboden, scanner: Scanner | None, poort: Poort
) -> Toegevoegd:
    """Add a document (handeling document.toevoegen).

    Raises Ongeldig for a class that has no place here, a possible BSN in the name, or a file that may not be kept;
    Strijdig as for a note; ScannerOnbeschikbaar when a scanner is asked for and silent. Writing begins when the file
    is there and judged: a slow sender holds up nobody, and what breaks off leaves nothing.
    """
    fouten = bsn_fouten({"/naam": nieuw.naam}, bevestigd=nieuw.bevestigd_geen_bsn) + klassefouten(nieuw.klasse)
    if fouten:
        raise Ongeldig(fouten)
    bijzonder = GEEN_BSN if nieuw.bevestigd_geen_bsn else None
    binnen = ga_binnen(actor, Handeling.DOCUMENT_TOEVOEGEN, casus_id, poort, bijzonder)
    van = van_wie(binnen, nieuw.herkomst, nieuw.over)
    poort.sessie.commit()  # what was read was read; no transaction stays open while the file comes in
    with Klad() as schoon:
        soort = _ontvang(bestand, scanner, schoon)
        binnen.schrijf()
        document = Document(
            id=uuid4(),
            casus_id=casus_id,
            klasse=nieuw.klasse,
            herkomst_id=van.organisatie_id,
            herkomst=van.partij,
            auteur_id=actor.medewerker_id,
            geschreven_op=poort.klok.nu(),
            over_id=nieuw.over,
            bevestigd_op=None if van.wacht else poort.klok.nu(),
            soort=soort,
            omvang=schoon.omvang,
        )
        binnen.bos.zegel_in(document, naam=nieuw.naam)
        poort.sessie.add(document)
        poort.sessie.flush()
        _bewaar(binnen, document, schoon)
    if van.wacht:
        vraag_bevestiging(binnen, Taaksoort.DOCUMENT_BEVESTIGEN, document.id, van)
    return Toegevoegd(document.id)


def _ontvang(bestand: Aangeboden, scanner: Scanner | None, schoon: Klad) -> Bestandssoort:
    """Receive all of a file before anything is done with it, and leave in `schoon` what may be kept."""
    with Klad() as ruw:
        for stuk in bestand.inhoud:
            ruw.write(stuk)
        if scanner is not None:
            scanner.eis_schoon(_stukken(ruw))
        return keur(ruw, bestand.mediatype, schoon)


def _bewaar(binnen: Binnen, document: Document, schoon: Klad) -> None:
    """Store the chunks one by one: rows of a table, so that the session keeps nothing of them."""
    for nummer, deel in enumerate(binnen.bos.zegel_stroom(document, Documentdeel, _stukken(schoon))):
        rij = {"document_id": document.id, "nummer": nummer, "inhoud": deel}
        binnen.poort.sessie.execute(_DELEN, rij)


def _stukken(bron: Klad) -> Iterator[bytes]:
    bron.seek(0)
    return iter(lambda: bron.read(_STUK) or b"", b"")
