"""Searches the log per casus, per medewerker and per day, with equal lines of a day merged (NEN 7513). Knows no web."""

from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import date, datetime, timedelta
from uuid import UUID

from kernteam.grond.actor import Actor
from kernteam.grond.fouten import Ongeldig
from kernteam.grond.handeling import Handeling
from kernteam.identiteit.service import alle_hoedanigheden
from kernteam.logboek.lezer import Telling, Zoekvraag
from kernteam.logboek.regel import Uitkomst
from kernteam.logboek.vervallen import vervallen_voor
from kernteam.netwerk import service as netwerk
from kernteam.toegang.feiten import GeenFeiten
from kernteam.toegang.poort import Poort
from kernteam.toezicht.bezoeken import dag_van
from kernteam.toezicht.regels import Bureau
from kernteam.toezicht.service.meten import begin_van

Plek = tuple[str, str]
_NOOD = (Handeling.NOODTOEGANG_OPENEN, Handeling.NOODTOEGANG_LEZEN)


@dataclass(frozen=True, slots=True)
class Dagvraag:
    """What to look for: a period of whole days, both included, and what is left out does not count."""

    vanaf_datum: date
    tot_en_met_datum: date
    casus: UUID | None = None
    actor: UUID | None = None
    organisatie: UUID | None = None
    uitkomst: Uitkomst | None = None


@dataclass(frozen=True, slots=True, repr=False)
class LogdagInzage:
    """Equal lines of one day: how many, the first and the last; refusals and emergencies stand out."""

    datum: date
    handeling: Handeling
    uitkomst: Uitkomst
    actor: UUID | None
    naam: str | None
    organisatie_id: UUID | None
    organisatie: str | None
    casus: UUID | None
    aantal: int
    eerste_op: datetime
    laatste_op: datetime
    geweigerd: bool
    nood: bool


@dataclass(frozen=True, slots=True, repr=False)
class Gevonden:
    """One page of days, where the next begins, and before when lines of the period may be gone."""

    dagen: list[LogdagInzage]
    volgende: Plek | None
    vervallen_voor: datetime | None


def zoeken(actor: Actor, vraag: Dagvraag, na: Plek | None, limit: int, poort: Poort, bureau: Bureau) -> Gevonden:
    """Search (handeling logdag.zoeken), newest day first; raises Ongeldig for a period that is too long.

    Lines about the reader himself, in whatever capacity, are left out: a second privacyfunctionaris sees those.
    """
    vanaf, tot = begin_van(vraag.vanaf_datum), begin_van(vraag.tot_en_met_datum + timedelta(days=1))
    gericht = vraag.casus is not None or vraag.actor is not None
    if fouten := bureau.zoekgrens.fouten("/totEnMetDatum", vanaf, tot, gericht=gericht):
        raise Ongeldig(fouten)
    poort.vraag(actor, Handeling.LOGDAG_ZOEKEN, GeenFeiten(), vraag.casus or vraag.actor)
    zoekvraag = Zoekvraag(
        casus=vraag.casus,
        actor=vraag.actor,
        organisatie=vraag.organisatie,
        uitkomst=vraag.uitkomst,
        vanaf=vanaf,
        tot=tot,
        niet_van=frozenset(alle_hoedanigheden(poort.sessie, actor.medewerker_id)),
    )
    samen = _samen(poort.lezer.tel(zoekvraag))
    rij = sorted(sleutel for sleutel in samen if na is None or sleutel > na)
    getoond = [samen[een] for een in rij[:limit]]
    namen = netwerk.namen(poort.sessie, {een.actor for een in getoond if een.actor})
    organisaties = netwerk.organisatienamen(poort.sessie, {een.organisatie for een in getoond if een.organisatie})
    resultaat = [_inzage(een, namen, organisaties) for een in getoond]
    volgende = rij[limit - 1] if len(rij) > limit else None
    return Gevonden(resultaat, volgende, vervallen_voor(poort.lezer, vanaf))


def _samen(tellingen: Iterable[Telling]) -> dict[Plek, Telling]:
    """Merge the hours of a day; the key sorts the newest day first."""
    samen: dict[Plek, Telling] = {}
    for een in tellingen:
        dag = dag_van(een.uur)
        sleutel = (
            f"{date.max.toordinal() - dag.toordinal():07}",
            f"{een.actor}/{een.casus}/{een.organisatie}/{een.handeling}/{een.uitkomst}",
        )
        al = samen.get(sleutel)
        samen[sleutel] = een if al is None else replace(
            al, aantal=al.aantal + een.aantal, eerste=min(al.eerste, een.eerste), laatste=max(al.laatste, een.laatste)
        )  # fmt: skip
    return samen


def _inzage(een: Telling, namen: dict[UUID, str], organisaties: dict[UUID, str]) -> LogdagInzage:
    return LogdagInzage(
        datum=dag_van(een.uur),
        handeling=een.handeling,
        uitkomst=een.uitkomst,
        actor=een.actor,
        naam=namen.get(een.actor) if een.actor else None,
        organisatie_id=een.organisatie,
        organisatie=organisaties.get(een.organisatie) if een.organisatie else None,
        casus=een.casus,
        aantal=een.aantal,
        eerste_op=een.eerste,
        laatste_op=een.laatste,
        geweigerd=een.uitkomst is Uitkomst.GEWEIGERD,
        nood=een.handeling in _NOOD,
    )
