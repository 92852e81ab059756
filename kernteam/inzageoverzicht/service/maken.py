"""Makes the overview for a parent or youth (R18). Knows no web and keeps nothing."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from uuid import UUID

from sqlalchemy import select

from kernteam.grond.actor import Actor
from kernteam.grond.fouten import Fout, Ongeldig
from kernteam.grond.handeling import Handeling
from kernteam.grond.klok import AMSTERDAM
from kernteam.inzageoverzicht.inzage import Overzicht
from kernteam.inzageoverzicht.models import Naamvrijgave
from kernteam.inzageoverzicht.overzicht import benoem, tel
from kernteam.inzageoverzicht.service.binnen import Vraag, ga_binnen_voor
from kernteam.inzageoverzicht.woorden import WOORDEN
from kernteam.logboek.lezer import Lezer, Logregel, Zoekvraag, zonder_mislukte
from kernteam.logboek.vervallen import vervallen_voor
from kernteam.netwerk import service as netwerk
from kernteam.toegang.poort import Poort

_PER_KEER = 500


@dataclass(frozen=True, slots=True)
class Opdracht:
    """For whom, over which period, and whether an address must stay secret (domain rules 1.3)."""

    vraag: Vraag
    vanaf_datum: date
    tot_datum: date  # exclusive
    adres_geheim: bool


def maken(actor: Actor, casus_id: UUID, opdracht: Opdracht, poort: Poort) -> Overzicht:
    """Make the overview (handeling inzageoverzicht.maken; AVG 15, HvJEU C-579/21, NEN 7513 chapter 9).

    Raises Ongeldig for a period that is empty, too long or not over yet, Strijdig for who has no right to it.
    """
    fouten = _fouten(opdracht, poort.klok.vandaag())
    if fouten:
        raise Ongeldig(fouten)
    _, vrager = ga_binnen_voor(actor, Handeling.INZAGEOVERZICHT_MAKEN, casus_id, opdracht.vraag, poort)
    ijkpunt = poort.ijkpunt
    vrij = select(Naamvrijgave.regelnummer).where(Naamvrijgave.betrokkene_id == vrager.id)
    nummers = frozenset(poort.sessie.scalars(vrij))
    zoek = Zoekvraag(casus=casus_id, vanaf=_begin(opdracht.vanaf_datum), tot=_begin(opdracht.tot_datum))
    geteld = tel(gelukt(poort.lezer, zoek), vrager, nummers, adres_geheim=opdracht.adres_geheim)
    organisaties = netwerk.organisatienamen(poort.sessie, geteld.organisaties)
    return Overzicht(
        betrokkene_id=vrager.id,
        vanaf_datum=opdracht.vanaf_datum,
        tot_datum=opdracht.tot_datum,
        gemaakt_op=poort.klok.nu(),
        uitleg=(*WOORDEN.uitleg, *_vervallen(vervallen_voor(poort.lezer, zoek.vanaf))),
        regels=benoem(geteld, organisaties, netwerk.namen(poort.sessie, geteld.medewerkers)),
        ijkpunt=ijkpunt,
    )


def _fouten(opdracht: Opdracht, vandaag: date) -> list[Fout]:
    dagen = (opdracht.tot_datum - opdracht.vanaf_datum).days
    if dagen <= 0:
        return [Fout("/totDatum", "VOLGORDE", "Deze dag ligt niet na de begindatum.")]
    fouten = []
    if dagen > WOORDEN.hoogstens_dagen:
        uitleg = f"Vraag hoogstens {WOORDEN.hoogstens_dagen} dagen tegelijk."
        fouten.append(Fout("/totDatum", "TERMIJN", uitleg))
    if opdracht.tot_datum > vandaag + timedelta(days=1):
        fouten.append(Fout("/totDatum", "TOEKOMST", "Deze dag ligt in de toekomst. Kies hoogstens morgen."))
    return fouten


def _begin(dag: date) -> datetime:
    return datetime.combine(dag, time(), AMSTERDAM)


def _vervallen(voor: datetime | None) -> tuple[str, ...]:
    if voor is None:
        return ()
    return (WOORDEN.vervallen.format(dag=f"{voor.astimezone(AMSTERDAM):%d-%m-%Y}"),)


def gelukt(lezer: Lezer, zoek: Zoekvraag) -> Iterator[Logregel]:
    """Give the lines a question finds, newest first, without those of acts that failed."""
    return zonder_mislukte(_alle(lezer, zoek))


def _alle(lezer: Lezer, zoek: Zoekvraag) -> Iterator[Logregel]:
    """Give every line of the period, page by page."""
    na = None
    while True:
        bladzijde = lezer.zoek(zoek, na, _PER_KEER)
        yield from bladzijde
        if len(bladzijde) < _PER_KEER:
            return
        na = bladzijde[-1].positie
