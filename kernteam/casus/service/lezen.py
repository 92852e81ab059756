"""Reads casussen: one, a list, by name. All three ask the same decision and show the same set. Knows no web."""

from collections.abc import Iterator
from datetime import date, datetime
from uuid import UUID

from sqlalchemy import and_, or_, select

from kernteam.casus.inzage import CasusInzage, CasusKort, maak_inzage, maak_kort
from kernteam.casus.laden import Geladen, laad
from kernteam.casus.models import Casus, Deelnemer, Soort, Zoektag
from kernteam.casus.service.binnen import ga_binnen
from kernteam.grond.actor import Actor
from kernteam.grond.handeling import Handeling
from kernteam.grond.klasse import Klasse
from kernteam.toegang.feiten import CasusFeiten
from kernteam.toegang.poort import Poort

Plek = tuple[datetime, UUID]
HOOGSTENS_GEVONDEN = 50
MINSTENS_PER_KEER = 100


def lezen(actor: Actor, casus_id: UUID, poort: Poort) -> CasusInzage:
    """Read a casus (handeling casus.lezen); raises NietGevonden alike for unknown and not allowed."""
    binnen = ga_binnen(actor, Handeling.CASUS_LEZEN, casus_id, poort)
    return maak_inzage(binnen.geladen, binnen.pas, poort)


def opsommen(actor: Actor, na: Plek | None, limit: int, poort: Poort) -> tuple[list[CasusKort], Plek | None]:
    """List the casussen the actor may read, newest first (handeling casus.opsommen).

    Gives the rows and the place of the last one when there is more.
    """
    gelezen: dict[UUID, Geladen] = {}

    def feiten() -> Iterator[CasusFeiten]:
        for een in _eigen_casussen(actor, na, limit + 1, poort):
            gelezen[een.casus.id] = een
            yield een.feiten

    getoond, meer = poort.vraag_hoogstens(actor, Handeling.CASUS_OPSOMMEN, feiten(), limit)
    rijen = [maak_kort(gelezen[een.casus_id], pas, poort) for een, pas in getoond]
    laatste = gelezen[getoond[-1][0].casus_id].casus if meer else None
    return rijen, (laatste.geopend_op, laatste.id) if laatste else None


def zoeken(actor: Actor, achternaam: str, geboortedatum: date, poort: Poort) -> list[CasusKort]:
    """Find casussen by surname and birth date among those the actor may read by name (handeling casus.zoeken)."""
    sessie = poort.sessie

    def bestaande(tags: list[bytes]) -> set[bytes]:
        return set(sessie.scalars(select(Zoektag.tag).where(Zoektag.tag.in_(tags))))

    tags = poort.zoekindex.tags(achternaam, geboortedatum, bestaande)
    opdracht = (
        select(Casus.id)
        .join(Deelnemer, Deelnemer.casus_id == Casus.id)
        .join(Zoektag, Zoektag.casus_id == Casus.id)
        .where(Zoektag.tag.in_(tags), *_zit_aan(actor, poort))
        .distinct()
        .limit(HOOGSTENS_GEVONDEN)
    )
    geladen = laad(poort, Handeling.CASUS_ZOEKEN, list(sessie.scalars(opdracht)), tekst=False)
    # who may not read the name must not learn by searching for it that it is this casus
    op_naam = {een.casus.id: een for een in geladen if _naam_open(actor, een, poort)}
    passen = poort.vraag_per_casus(actor, Handeling.CASUS_ZOEKEN, (een.feiten for een in op_naam.values()))
    return [maak_kort(op_naam[feiten.casus_id], pas, poort) for feiten, pas in passen]


def _naam_open(actor: Actor, geladen: Geladen, poort: Poort) -> bool:
    jeugdige = next(een for een in geladen.betrokkenen if een.soort is Soort.JEUGDIGE)
    return poort.zou_openen(actor, geladen.feiten, jeugdige.id, Klasse.ID)


def _eigen_casussen(actor: Actor, na: Plek | None, aantal: int, poort: Poort) -> Iterator[Geladen]:
    """Give the casussen at whose table the actor sits, newest first, loaded so many at a time."""
    per_keer = max(aantal, MINSTENS_PER_KEER)  # many old, closed seats must not make a short page dear
    while True:
        plekken = _plekken(actor, na, per_keer, poort)
        yield from laad(poort, Handeling.CASUS_OPSOMMEN, [casus_id for _, casus_id in plekken], tekst=False)
        if len(plekken) < per_keer:
            return
        na = plekken[-1]


def _plekken(actor: Actor, na: Plek | None, aantal: int, poort: Poort) -> list[Plek]:
    opdracht = (
        select(Casus.geopend_op, Casus.id)
        .join(Deelnemer, Deelnemer.casus_id == Casus.id)
        .where(*_zit_aan(actor, poort))
        .distinct()
        .order_by(Casus.geopend_op.desc(), Casus.id.desc())
        .limit(aantal)
    )
    if na is not None:
        opdracht = opdracht.where(or_(Casus.geopend_op < na[0], and_(Casus.geopend_op == na[0], Casus.id < na[1])))
    return [(geopend_op, casus_id) for geopend_op, casus_id in poort.sessie.execute(opdracht)]


def _zit_aan(actor: Actor, poort: Poort):  # type: ignore[no-untyped-def]  # noqa: ANN202 - SQL conditions
    nu = Deelnemer.zit_op(poort.klok.nu())
    return Deelnemer.medewerker_id == actor.medewerker_id, Deelnemer.organisatie_id == actor.organisatie_id, nu
