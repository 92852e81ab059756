"""Hands out the log over a period, page by page, so that memory does not grow with the log. Knows no web."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from hashlib import sha256
from uuid import UUID

from kernteam.grond.actor import Actor
from kernteam.grond.fouten import Fout, Ongeldig
from kernteam.grond.handeling import Handeling
from kernteam.logboek.lezer import Lezer, Zoekvraag
from kernteam.logboek.vervallen import vervallen_voor
from kernteam.toegang.feiten import GeenFeiten
from kernteam.toegang.poort import Poort
from kernteam.uitvoer.fhir import FHIR
from kernteam.uitvoer.ldv import LDV
from kernteam.uitvoer.nen7513 import NEN7513
from kernteam.uitvoer.regels import bewijsbaar
from kernteam.uitvoer.vormen import Schrijfwijze, Slot, Vorm

HOOGSTENS = timedelta(days=366)
_PER_KEER = 500  # lines in one page
WIJZEN: Mapping[Vorm, Schrijfwijze] = {Vorm.LDV: LDV, Vorm.NEN7513: NEN7513, Vorm.FHIR: FHIR}


@dataclass(frozen=True, slots=True)
class Opdracht:
    """Which lines, in which form."""

    vorm: Vorm
    vanaf: datetime
    tot: datetime  # exclusive
    casus: UUID | None = None
    organisatie: UUID | None = None


@dataclass(frozen=True, slots=True)
class Uitvoer:
    """What is handed out: its bytes as they come, and how such a file ends."""

    stukken: Iterator[bytes]
    extensie: str


def maken(actor: Actor, opdracht: Opdracht, poort: Poort) -> Uitvoer:
    """Hand out lines (handeling loguitvoer.maken); its own line says how many, before the first one leaves.

    Raises Ongeldig for a period that is empty, longer than HOOGSTENS or not over yet, and Strijdig when lines must be
    proved and the log is not sealed.
    """
    fouten = _fouten(opdracht, poort.klok.nu())
    if fouten:
        raise Ongeldig(fouten)
    vraag = Zoekvraag(casus=opdracht.casus, organisatie=opdracht.organisatie, vanaf=opdracht.vanaf, tot=opdracht.tot)
    hoogste = poort.lezer.hoogste()
    poort.vraag(
        actor,
        Handeling.LOGUITVOER_MAKEN,
        GeenFeiten(),
        opdracht.casus,
        opdracht.vorm.value,
        aantal=lambda: poort.lezer.aantal(vraag, hoogste),
    )
    if opdracht.vorm is Vorm.REGELS:
        return Uitvoer(bewijsbaar(poort.lezer, vraag, hoogste, poort.ijkpunt, _PER_KEER), "jsonl")
    wijze = WIJZEN[opdracht.vorm]
    weg = vervallen_voor(poort.lezer, opdracht.vanaf)
    slot = Slot(poort.klok.nu(), poort.ijkpunt, vervallen_voor=weg)
    return Uitvoer(_stroom(poort.lezer, vraag, hoogste, wijze, slot), wijze.extensie)


def _fouten(opdracht: Opdracht, nu: datetime) -> list[Fout]:
    if opdracht.tot <= opdracht.vanaf:
        return [Fout("/tot", "VOLGORDE", "Dit moment ligt niet na het begin.")]
    fouten = []
    if opdracht.tot - opdracht.vanaf > HOOGSTENS:
        fouten.append(Fout("/tot", "TERMIJN", f"Vraag hoogstens {HOOGSTENS.days} dagen tegelijk."))
    if opdracht.tot > nu:
        fouten.append(Fout("/tot", "TOEKOMST", "Dit moment ligt in de toekomst."))
    return fouten


def _stroom(lezer: Lezer, vraag: Zoekvraag, hoogste: int, wijze: Schrijfwijze, slot: Slot) -> Iterator[bytes]:
    """Give page after page and then the last record; raises LogboekOnbeschikbaar halfway: then that record is missing.

    Lines that came after the one of the export itself are left out: reading them would never end.
    """
    som, aantal, na = sha256(), 0, None
    stuk = wijze.kop.encode()
    while True:
        bladzijde = lezer.opgeslagen(vraag, hoogste, na, _PER_KEER)
        stuk += "".join(map(wijze.regel, bladzijde)).encode()
        som.update(stuk)
        aantal += len(bladzijde)
        yield stuk
        if len(bladzijde) < _PER_KEER:
            break
        stuk, na = b"", bladzijde[-1].positie
    yield wijze.slot(replace(slot, aantal=aantal, sha256=som.hexdigest())).encode()
