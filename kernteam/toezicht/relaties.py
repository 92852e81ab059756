"""Loads why people may have had to do with a casus, in a fixed number of statements. Opens nothing that is sealed."""

from collections import defaultdict
from collections.abc import Collection, Iterator
from dataclasses import dataclass, field, replace
from datetime import date, datetime, time, timedelta
from uuid import UUID

from sqlalchemy import or_, select, tuple_
from sqlalchemy.orm import Session

from kernteam.casus.models import Afzijdigheid, Casus, Deelnemer, Naamtag
from kernteam.consult.models import Consult, Verwijzing
from kernteam.consult.service.binnen import STEUNT_OP
from kernteam.consult.verloop import Gegeven, ingetrokken_sinds
from kernteam.grond.klok import AMSTERDAM
from kernteam.netwerk.models import Contactpersoon, Kernteamlid, Kernteamschool, Medewerker, Vervanging
from kernteam.nood.models import Noodtoegang
from kernteam.overleg.models import Agendapunt, Overleg, Overlegdeelnemer
from kernteam.taak.models import Taak
from kernteam.toestemming.antwoord import Antwoord
from kernteam.toestemming.models import Ondertekening, Toestemming
from kernteam.toezicht.aandachtslijst import Periode, perioden
from kernteam.toezicht.regels import Bureau
from kernteam.toezicht.regels import Verklaring as Soort
from kernteam.toezicht.scoren import Tijdvak

Paar = tuple[UUID, UUID]  # medewerker and casus
Gevonden = Iterator[tuple[Paar, Tijdvak]]


@dataclass(slots=True)
class Relaties:
    """What the data say about medewerkers and casussen: explanations, and what rules look at beside the log."""

    casussen: dict[UUID, Casus]
    tijdvakken: defaultdict[Paar, list[Tijdvak]] = field(default_factory=lambda: defaultdict(list))
    afzijdig: dict[Paar, str] = field(default_factory=dict)
    naamtags: defaultdict[UUID, set[bytes]] = field(default_factory=lambda: defaultdict(set))
    afwezig: defaultdict[UUID, list[tuple[date, date]]] = field(default_factory=lambda: defaultdict(list))
    aandacht: defaultdict[UUID, list[Periode]] = field(default_factory=lambda: defaultdict(list))

    def is_afwezig(self, medewerker_id: UUID, dag: date) -> bool:
        """Tell whether a colleague replaced somebody on a day."""
        return any(vanaf <= dag < tot for vanaf, tot in self.afwezig[medewerker_id])

    def is_op_lijst(self, casus_id: UUID, dag: date) -> bool:
        """Tell whether a casus was on the aandachtslijst on a day."""
        return any(een.telt_op(dag) for een in self.aandacht.get(casus_id, ()))


def laad(sessie: Session, bureau: Bureau, wie: dict[UUID, Medewerker], casus_ids: Collection[UUID]) -> Relaties:
    """Load all that can explain why these medewerkers came in these casussen."""
    casussen = {een.id: een for een in sessie.scalars(select(Casus).where(Casus.id.in_(casus_ids)))}
    relaties = Relaties(casussen)
    for een in sessie.scalars(select(Afzijdigheid).where(Afzijdigheid.casus_id.in_(casus_ids))):
        relaties.afzijdig[een.medewerker_id, een.casus_id] = een.reden.value
    for rij in sessie.scalars(select(Naamtag).where(Naamtag.casus_id.in_(casus_ids))):
        relaties.naamtags[rij.casus_id].add(rij.tag)
    for periode in perioden(sessie, casus_ids):
        relaties.aandacht[periode.rij.casus_id].append(periode)
    lezer = _Lezer(sessie, bureau, wie, casussen)
    for bron in (lezer.plaatsen(relaties), lezer.openingen(), lezer.taken(), lezer.overleggen(), lezer.consulten(),
                 lezer.beoordelingen(), lezer.schoolkring()):  # fmt: skip
        for paar, tijdvak in bron:
            relaties.tijdvakken[paar].append(tijdvak)
    return relaties


class _Lezer:
    """One source of explanations per method."""

    def __init__(
        self, sessie: Session, bureau: Bureau, wie: dict[UUID, Medewerker], casussen: dict[UUID, Casus]
    ) -> None:
        self._sessie, self._bureau, self._wie, self._casussen = sessie, bureau, wie, casussen

    def _rond(self, verklaring: Soort, vanaf: datetime, tot: datetime) -> Tijdvak:
        dagen = timedelta(days=self._bureau.dagen(verklaring))
        return Tijdvak(verklaring, vanaf - dagen, tot + dagen)

    def plaatsen(self, relaties: Relaties) -> Gevonden:
        """Seats, and those of a colleague for who replaces him."""
        per_persoon: defaultdict[UUID, list[Deelnemer]] = defaultdict(list)
        for plaats in self._sessie.scalars(select(Deelnemer).where(Deelnemer.casus_id.in_(list(self._casussen)))):
            per_persoon[plaats.medewerker_id].append(plaats)
            yield (plaats.medewerker_id, plaats.casus_id), Tijdvak(Soort.PLAATS, plaats.sinds_op, plaats.tot_op)
        vervangingen = select(Vervanging).where(
            or_(Vervanging.vervanger_id.in_(list(self._wie)), Vervanging.medewerker_id.in_(list(self._wie)))
        )
        for een in self._sessie.scalars(vervangingen):
            relaties.afwezig[een.medewerker_id].append((een.vanaf_datum, een.tot_datum))
            vanaf, tot = _begin(een.vanaf_datum), _begin(een.tot_datum)
            for plaats in per_persoon[een.medewerker_id]:
                eind = tot if plaats.tot_op is None else min(tot, plaats.tot_op)
                yield (
                    (een.vervanger_id, plaats.casus_id),
                    Tijdvak(Soort.VERVANGING, max(vanaf, plaats.sinds_op), eind),
                )

    def openingen(self) -> Gevonden:
        """Who opened the casus; from then on his seat explains, as long as he has it."""
        for een in self._casussen.values():
            yield (een.geopend_door, een.id), self._rond(Soort.EIGEN_OPENING, een.geopend_op, een.geopend_op)

    def taken(self) -> Gevonden:
        """Tasks and notices, from when they came until they were done or were due; for a stand-in as long as he is.

        A task that somebody's own emergency brought him explains that he does it, and nothing before or after.
        """
        opdracht = select(Taak).where(
            Taak.casus_id.in_(list(self._casussen)),
            or_(Taak.medewerker_id.in_(list(self._wie)), Taak.vervanger_id.in_(list(self._wie))),
        )
        eigen_nood = self._eigen_noodtoegangen()
        for een in self._sessie.scalars(opdracht):
            if een.casus_id is None:
                continue
            laatste = een.afgerond_op or (_begin(een.uiterlijk_datum) if een.uiterlijk_datum else een.ontstaan_op)
            tijdvak = self._rond(Soort.TAAK, een.ontstaan_op, max(een.ontstaan_op, laatste))
            if een.medewerker_id is not None and (een.medewerker_id, een.object_id) in eigen_nood:
                tijdvak = Tijdvak(Soort.TAAK, een.ontstaan_op, laatste + timedelta(days=een.afgerond_op is None))
            if een.medewerker_id is not None:
                yield (een.medewerker_id, een.casus_id), tijdvak
            if een.vervanger_id and een.vervanger_vanaf_datum and een.vervanger_tot_datum:
                vanaf, tot = _begin(een.vervanger_vanaf_datum), _begin(een.vervanger_tot_datum)
                yield (een.vervanger_id, een.casus_id), tijdvak.binnen(vanaf, tot)

    def _eigen_noodtoegangen(self) -> set[tuple[UUID, UUID]]:
        opdracht = select(Noodtoegang.medewerker_id, Noodtoegang.id)
        gevonden = self._sessie.execute(opdracht.where(Noodtoegang.casus_id.in_(list(self._casussen))))
        return {(medewerker_id, toegang_id) for medewerker_id, toegang_id in gevonden}

    def overleggen(self) -> Gevonden:
        """Meetings that began with the casus on the agenda: who is of the kernteam, and who was asked besides."""
        punten = self._sessie.execute(
            select(Agendapunt.casus_id, Overleg)
            .join(Overleg, Overleg.id == Agendapunt.overleg_id)
            .where(
                Agendapunt.casus_id.in_(list(self._casussen)),
                Overleg.afgelast_op.is_(None),
                or_(Agendapunt.ingetrokken_op.is_(None), Agendapunt.ingetrokken_op >= Overleg.begint_op),
            )
        ).all()
        gevraagd: defaultdict[UUID, set[UUID]] = defaultdict(set)
        for rij in self._sessie.scalars(
            select(Overlegdeelnemer).where(Overlegdeelnemer.overleg_id.in_({een.id for _, een in punten}))
        ):
            gevraagd[rij.overleg_id].add(rij.medewerker_id)
        leden = self._leden()
        for casus_id, een in punten:
            for medewerker_id in gevraagd[een.id] | leden[een.kernteam_id]:
                yield (medewerker_id, casus_id), self._rond(Soort.OVERLEG, een.begint_op, een.eindigt_op)

    def consulten(self) -> Gevonden:
        """Questions to a specialist, and referrals: who asked, and everybody of who was asked.

        A question explains nothing from the moment consent was taken back; a birthday that stops it is sealed.
        """
        ingetrokken = self._ingetrokken()
        for een in self._sessie.scalars(select(Consult).where(Consult.casus_id.in_(list(self._casussen)))):
            tot = min(een.tot_op, een.afgesloten_op or een.tot_op)
            tijdvak = self._rond(Soort.CONSULT, een.gevraagd_op, tot)
            if gestopt_op := ingetrokken_sinds(ingetrokken[een.casus_id], een.gevraagd_op, tot):
                tijdvak = replace(tijdvak, tot=gestopt_op)
            for medewerker_id in {een.vraagsteller_id, *self._van(een.aanbieder_id)}:
                yield (medewerker_id, een.casus_id), tijdvak
            if een.gewist_op is not None and een.gewist_door is not None:  # his last duty, of ten working days (C19)
                dag = _begin(een.gewist_op.astimezone(AMSTERDAM).date())
                yield (een.gewist_door, een.casus_id), Tijdvak(Soort.CONSULT, dag, een.gewist_op)
        for verwijzing in self._sessie.scalars(select(Verwijzing).where(Verwijzing.casus_id.in_(list(self._casussen)))):
            tot = verwijzing.gestart_op or verwijzing.verwezen_op
            for medewerker_id in {verwijzing.verwezen_door, *self._van(verwijzing.aanbieder_id)}:
                yield (medewerker_id, verwijzing.casus_id), self._rond(Soort.CONSULT, verwijzing.verwezen_op, tot)

    def _ingetrokken(self) -> defaultdict[UUID, list[Gegeven]]:
        """Give when consent a consult rests on was taken back, per casus; not that for one's own data only."""
        opdracht = (
            select(Toestemming.casus_id, Ondertekening.vastgelegd_op)
            .join(Ondertekening, Ondertekening.toestemming_id == Toestemming.id)
            .where(
                Toestemming.casus_id.in_(list(self._casussen)),
                tuple_(Toestemming.regime, Toestemming.doel).in_([tuple(map(str, een)) for een in STEUNT_OP]),
                Ondertekening.antwoord == Antwoord.INGETROKKEN,
                Ondertekening.eigen_gegevens.is_(False),
            )
        )
        gevonden: defaultdict[UUID, list[Gegeven]] = defaultdict(list)
        for casus_id, vastgelegd_op in self._sessie.execute(opdracht):
            gevonden[casus_id].append(Gegeven(Antwoord.INGETROKKEN, vastgelegd_op))
        return gevonden

    def beoordelingen(self) -> Gevonden:
        """Who judged an emergency."""
        opdracht = select(Noodtoegang).where(Noodtoegang.casus_id.in_(list(self._casussen)))
        for een in self._sessie.scalars(opdracht.where(Noodtoegang.beoordeeld_door.is_not(None))):
            if een.beoordeeld_door is not None and een.beoordeeld_op is not None:
                tijdvak = self._rond(Soort.EIGEN_TOEZICHT, een.beoordeeld_op, een.beoordeeld_op)
                yield (een.beoordeeld_door, een.casus_id), tijdvak

    def schoolkring(self) -> Gevonden:
        """The contactpersonen of the school and the leden of its kernteam, as they are today."""
        leden = self._leden()
        per_school: defaultdict[str, set[UUID]] = defaultdict(set)
        for rij in self._sessie.scalars(select(Kernteamschool).where(Kernteamschool.kernteam_id.in_(list(leden)))):
            per_school[rij.vestigingscode] |= leden[rij.kernteam_id]
        for vast in self._sessie.scalars(
            select(Contactpersoon).where(Contactpersoon.medewerker_id.in_(list(self._wie)))
        ):
            per_school[vast.vestigingscode].add(vast.medewerker_id)
        for een in self._casussen.values():
            for medewerker_id in per_school[een.vestigingscode]:
                yield (medewerker_id, een.id), Tijdvak(Soort.SCHOOLKRING)

    def _leden(self) -> defaultdict[UUID, set[UUID]]:
        leden: defaultdict[UUID, set[UUID]] = defaultdict(set)
        for een in self._sessie.scalars(select(Kernteamlid).where(Kernteamlid.medewerker_id.in_(list(self._wie)))):
            leden[een.kernteam_id].add(een.medewerker_id)
        return leden

    def _van(self, organisatie_id: UUID) -> set[UUID]:
        return {een.id for een in self._wie.values() if een.organisatie_id == organisatie_id}


def _begin(dag: date) -> datetime:
    return datetime.combine(dag, time(), AMSTERDAM)
