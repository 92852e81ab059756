"""Knowing and recognising: how colleagues are reached, when they are at a school, who replaces them. Knows no casus."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date
from uuid import UUID

from sqlalchemy import delete, select
from sqlalchemy.orm import Session

from kernteam.grond.actor import Actor, Rol
from kernteam.grond.fouten import Fout, Ongeldig
from kernteam.grond.handeling import Handeling
from kernteam.netwerk import service as netwerk
from kernteam.netwerk.gegevens import Collega, Schooldagen
from kernteam.netwerk.models import (
    Bereikbaarheid,
    Contactpersoon,
    Dag,
    Kernteamlid,
    Kernteamschool,
    Medewerker,
    School,
    Schooldag,
    Vervanging,
)
from kernteam.toegang.feiten import GeenFeiten
from kernteam.toegang.poort import Poort

_WEEK = {dag: plaats for plaats, dag in enumerate(Dag)}


@dataclass(frozen=True, slots=True)
class NieuweBereikbaarheid:
    """How somebody can be reached, whole: what is left out is no longer so."""

    telefoon: str | None
    emailadres: str | None
    schooldagen: tuple[Schooldagen, ...]
    herinneren: bool = True


def wijzigen(actor: Actor, medewerker_id: UUID, nieuw: NieuweBereikbaarheid, poort: Poort) -> NieuweBereikbaarheid:
    """Say how a medewerker is reached (handeling bereikbaarheid.wijzigen): himself, or who leads his organisation.

    Raises NietGevonden for anybody else's, Ongeldig for a school where he does not work.
    """
    feiten = GeenFeiten(medewerker_id, van_actor=mag_regelen(actor, poort.sessie.get(Medewerker, medewerker_id)))
    poort.vraag(actor, Handeling.BEREIKBAARHEID_WIJZIGEN, feiten, medewerker_id)
    fouten = _fouten_in(nieuw, _scholen_van(poort.sessie, medewerker_id))
    if fouten:
        raise Ongeldig(fouten)
    poort.schrijf_zonder_casus(Handeling.BEREIKBAARHEID_WIJZIGEN)
    bewaar(poort.sessie, medewerker_id, nieuw)
    return nieuw


def bewaar(sessie: Session, medewerker_id: UUID, nieuw: NieuweBereikbaarheid) -> None:
    """Store how somebody is reached, in place of what was there."""
    sessie.merge(
        Bereikbaarheid(
            medewerker_id=medewerker_id,
            telefoon=nieuw.telefoon,
            emailadres=nieuw.emailadres,
            herinneren=nieuw.herinneren,
        )
    )
    sessie.execute(delete(Schooldag).where(Schooldag.medewerker_id == medewerker_id))
    sessie.add_all(
        Schooldag(medewerker_id=medewerker_id, vestigingscode=een.vestigingscode, dag=dag)
        for een in nieuw.schooldagen
        for dag in een.dagen
    )


def met_bereikbaarheid(
    sessie: Session, vestigingscode: str, collegas: Sequence[Collega], vandaag: date
) -> list[Collega]:
    """Add to colleagues at a school how they are reached, their days there, and who replaces them today.

    Four statements, however many colleagues there are.
    """
    ids = {een.id for een in collegas}
    bereik = {
        een.medewerker_id: een
        for een in sessie.scalars(select(Bereikbaarheid).where(Bereikbaarheid.medewerker_id.in_(ids)))
    }
    dagen = _dagen(sessie, vestigingscode, ids)
    vervangers = _vervangers(sessie, ids, vandaag)
    namen = netwerk.namen(sessie, vervangers.values())
    return [
        replace(
            een,
            telefoon=bereik[een.id].telefoon if een.id in bereik else None,
            emailadres=bereik[een.id].emailadres if een.id in bereik else None,
            dagen=tuple(sorted(dagen.get(een.id, ()), key=_WEEK.__getitem__)),
            vervanger_id=vervangers.get(een.id),
            vervanger=namen.get(vervangers[een.id]) if een.id in vervangers else None,
        )
        for een in collegas
    ]


def mag_regelen(actor: Actor, medewerker: Medewerker | None) -> bool:
    """Tell whether somebody arranges the work of a medewerker: himself, or who leads his organisation."""
    if medewerker is None:
        return False
    leidt = actor.rol is Rol.LEIDINGGEVENDE and medewerker.organisatie_id == actor.organisatie_id
    return leidt or medewerker.id == actor.medewerker_id


def _scholen_van(sessie: Session, medewerker_id: UUID) -> set[str]:
    """Give where somebody works: the schools of his kernteams, and those whose contact person he is."""
    via_team = (
        select(Kernteamschool.vestigingscode)
        .join(Kernteamlid, Kernteamlid.kernteam_id == Kernteamschool.kernteam_id)
        .where(Kernteamlid.medewerker_id == medewerker_id)
    )
    vast = select(Contactpersoon.vestigingscode).where(Contactpersoon.medewerker_id == medewerker_id)
    open_ = select(School.vestigingscode).where(
        School.gesloten_op.is_(None), School.vestigingscode.in_(via_team.union(vast))
    )
    return set(sessie.scalars(open_))


def _fouten_in(nieuw: NieuweBereikbaarheid, scholen: set[str]) -> list[Fout]:
    fouten, gezien = [], set[str]()
    for nummer, een in enumerate(nieuw.schooldagen):
        if een.vestigingscode not in scholen:
            fouten.append(Fout(f"/schooldagen/{nummer}/vestigingscode", "SCHOOL", "Hier werkt deze medewerker niet."))
        elif een.vestigingscode in gezien:
            fouten.append(Fout(f"/schooldagen/{nummer}/vestigingscode", "DUBBEL", "Deze school staat er al."))
        gezien.add(een.vestigingscode)
        if len(set(een.dagen)) < len(een.dagen):
            fouten.append(Fout(f"/schooldagen/{nummer}/dagen", "DUBBEL", "Noem elke dag één keer."))
    return fouten


def _dagen(sessie: Session, vestigingscode: str, ids: set[UUID]) -> dict[UUID, list[Dag]]:
    opdracht = select(Schooldag).where(Schooldag.vestigingscode == vestigingscode, Schooldag.medewerker_id.in_(ids))
    dagen: dict[UUID, list[Dag]] = {}
    for een in sessie.scalars(opdracht):
        dagen.setdefault(een.medewerker_id, []).append(een.dag)
    return dagen


def _vervangers(sessie: Session, ids: set[UUID], vandaag: date) -> dict[UUID, UUID]:
    """Give who replaces whom today; of two arrangements the latest counts."""
    opdracht = (
        select(Vervanging)
        .where(Vervanging.medewerker_id.in_(ids), Vervanging.vanaf_datum <= vandaag, Vervanging.tot_datum > vandaag)
        .order_by(Vervanging.geregeld_op)
    )
    return {een.medewerker_id: een.vervanger_id for een in sessie.scalars(opdracht)}
