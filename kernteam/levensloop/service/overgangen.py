"""Makes a transition when every guard holds, and tells which can follow and what they wait for. Knows no web."""

from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import date, datetime
from uuid import UUID, uuid4

from sqlalchemy import select

from kernteam.casus.inzage import CasusInzage, maak_inzage, volgende_van, zichtbare_deelnemers
from kernteam.casus.laden import herbereken
from kernteam.casus.models import Overgang
from kernteam.casus.service.binnen import Binnen, ga_binnen
from kernteam.casus.terug import op_volgorde
from kernteam.grond.actor import Actor
from kernteam.grond.fouten import Fout, Ongeldig, Strijdig
from kernteam.grond.handeling import Handeling
from kernteam.grond.status import GESLOTEN, Casusstatus
from kernteam.levensloop.models import Overdracht, Overname, Overnameuitkomst
from kernteam.levensloop.service.feiten import Opdracht, herstellen_uiterlijk, stapfeiten
from kernteam.levensloop.service.overnames import vraag_overnames
from kernteam.levensloop.tabel import STAPPEN, Eis, Stap, stap_naar, stappen_vanaf
from kernteam.taak import service as taken
from kernteam.taak.models import Taaksoort
from kernteam.toegang.poort import Poort


@dataclass(frozen=True, slots=True)
class OvergangInzage:
    """One transition of the past; who made it is None for a reader who may not know."""

    van: Casusstatus | None
    naar: Casusstatus
    reden: str | None
    gemaakt_op: datetime
    gemaakt_door: UUID | None


@dataclass(frozen=True, slots=True)
class StapInzage:
    """One transition that can follow, and what it waits for."""

    naar: Casusstatus
    vanzelf: bool
    ontbreekt: tuple[Eis, ...]


@dataclass(frozen=True, slots=True)
class OvernameInzage:
    """What one organisation was asked when the casus ended, and its answer."""

    organisatie_id: UUID
    uiterlijk_datum: date
    uitkomst: Overnameuitkomst | None
    gemeld_op: datetime | None


@dataclass(frozen=True, slots=True)
class LevensloopInzage:
    """Where a casus stands, how it came there, and what can follow."""

    status: Casusstatus
    herstellen_uiterlijk_datum: date | None
    stappen: tuple[StapInzage, ...]
    overgangen: tuple[OvergangInzage, ...]
    overnames: tuple[OvernameInzage, ...]


def opsommen(actor: Actor, casus_id: UUID, poort: Poort) -> LevensloopInzage:
    """Give the history and the next steps (handeling overgang.opsommen)."""
    binnen = ga_binnen(actor, Handeling.OVERGANG_OPSOMMEN, casus_id, poort)
    feiten = stapfeiten(binnen)
    return LevensloopInzage(
        status=feiten.status,
        herstellen_uiterlijk_datum=herstellen_uiterlijk(binnen.geladen, poort),
        stappen=tuple(
            StapInzage(stap.naar, not stap.met_de_hand, stap.ontbreekt(feiten))
            for stap in stappen_vanaf(feiten.status, feiten.fase)
        ),
        overgangen=_geschiedenis(binnen),
        overnames=_overnames(binnen),
    )


def maken(actor: Actor, casus_id: UUID, opdracht: Opdracht, poort: Poort) -> CasusInzage:
    """Move the casus to another state (handeling overgang.maken, domain rules 6.4).

    Raises Strijdig when no row of the table goes there, or with everything that is missing when a guard does not hold.
    """
    fouten = _fouten(opdracht, poort.klok.vandaag())
    if fouten:
        raise Ongeldig(fouten)
    binnen = ga_binnen(actor, Handeling.OVERGANG_MAKEN, casus_id, poort)
    _eis_stap(binnen, opdracht)
    binnen.schrijf()
    if binnen.geladen.feiten.status is not binnen.casus.vastgelegd:  # a day suspended it, and nobody wrote it down yet
        binnen.ga_over(Casusstatus.OPGESCHORT, str(herbereken(poort, binnen.geladen).reden))
    overgang = binnen.ga_over(opdracht.naar, opdracht.reden.value if opdracht.reden else None)
    overgang.op_verzoek_van = opdracht.op_verzoek_van
    poort.sessie.flush()  # what follows points at it
    _bewaar_erbij(binnen, overgang, opdracht)
    if opdracht.naar in GESLOTEN:
        binnen.casus.afgesloten_op = binnen.nu
        binnen.casus.afsluitreden = opdracht.reden
        vraag_overnames(poort, binnen.casus.id, binnen.geladen.deelnemers, binnen.nu)
        for taak in taken.open_in(poort.sessie, Taaksoort.OVERSTAP_REGELEN, casus_id):
            taken.rond_af(taak, actor.medewerker_id, binnen.nu)
    binnen.geladen.feiten = replace(binnen.geladen.feiten, status=opdracht.naar)
    poort.sessie.flush()
    return maak_inzage(binnen.geladen, binnen.pas, poort)


def _eis_stap(binnen: Binnen, opdracht: Opdracht) -> None:
    """Raise Strijdig unless the table has this transition and each of its guards holds."""
    status, fase = binnen.geladen.feiten.status, binnen.casus.status
    stap = stap_naar(status, fase, opdracht.naar)
    volgende = [een.value for een in volgende_van(binnen.geladen)]
    if stap is None or not stap.met_de_hand:
        if _alleen_vanzelf(opdracht.naar):
            raise Strijdig(
                "Deze status volgt vanzelf uit de toestemming, of uit een andere handeling.",
                "VOLGT_VANZELF",
                volgende=volgende,
            )
        raise Strijdig(f"Van {status} gaat een casus niet naar {opdracht.naar}.", "GEEN_OVERGANG", volgende=volgende)
    ontbreekt = stap.ontbreekt(stapfeiten(binnen, opdracht))
    if ontbreekt:
        raise Strijdig(_zin(stap, ontbreekt), ontbreekt[0].code, ontbreekt=_als_leden(ontbreekt), volgende=volgende)


def _alleen_vanzelf(naar: Casusstatus) -> bool:
    return not any(stap.met_de_hand for stap in STAPPEN if stap.naar is naar)


def _zin(stap: Stap, ontbreekt: tuple[Eis, ...]) -> str:
    return f"De casus kan nog niet naar {stap.naar}. {' '.join(eis.uitleg for eis in ontbreekt)}"


def _als_leden(ontbreekt: Iterable[Eis]) -> list[dict[str, str]]:
    return [{"code": eis.code, "uitleg": eis.uitleg} for eis in ontbreekt]


def _fouten(opdracht: Opdracht, vandaag: date) -> list[Fout]:
    """Give the day on which nobody can have been told yet."""
    verteld = opdracht.ouders_geinformeerd
    if verteld is None or verteld.geinformeerd_datum <= vandaag:
        return []
    return [Fout("/oudersGeinformeerd/geinformeerdDatum", "TOEKOMST", "Deze dag ligt in de toekomst.")]


def _bewaar_erbij(binnen: Binnen, overgang: Overgang, opdracht: Opdracht) -> None:
    """Keep what was stated: where the youth went, and that the parents know."""
    sessie, casus_id = binnen.poort.sessie, binnen.casus.id
    if opdracht.naar is Casusstatus.OVERGEDRAGEN and opdracht.ouders_geinformeerd is not None:
        sessie.add(
            Overdracht(
                id=uuid4(),
                casus_id=casus_id,
                overgang_id=overgang.id,
                vestigingscode=opdracht.vestigingscode,
                gemeente_code=opdracht.gemeente_code,
                geinformeerd_datum=opdracht.ouders_geinformeerd.geinformeerd_datum,
                wijze=opdracht.ouders_geinformeerd.wijze,
            )
        )


def _geschiedenis(binnen: Binnen) -> tuple[OvergangInzage, ...]:
    """Give the transitions, newest first."""
    opdracht = select(Overgang).where(Overgang.casus_id == binnen.casus.id)
    rijen = op_volgorde(binnen.poort.sessie.scalars(opdracht.order_by(Overgang.gemaakt_op)))
    zichtbaar = {een.medewerker_id for een in zichtbare_deelnemers(binnen.geladen, binnen.besluit)}
    return tuple(
        OvergangInzage(
            een.van,
            een.naar,
            een.reden,
            een.gemaakt_op,
            een.gemaakt_door if een.gemaakt_door in zichtbaar else None,
        )
        for een in reversed(rijen)
    )


def _overnames(binnen: Binnen) -> tuple[OvernameInzage, ...]:
    opdracht = select(Overname).where(Overname.casus_id == binnen.casus.id).order_by(Overname.organisatie_id)
    zichtbaar = {een.organisatie_id for een in zichtbare_deelnemers(binnen.geladen, binnen.besluit)}
    zichtbaar.add(binnen.actor.organisatie_id)
    return tuple(
        OvernameInzage(een.organisatie_id, een.uiterlijk_datum, een.uitkomst, een.gemeld_op)
        for een in binnen.poort.sessie.scalars(opdracht)
        if een.organisatie_id in zichtbaar
    )
