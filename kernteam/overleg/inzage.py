"""What a reader is given of a meeting: frozen, made only of what his pass opens. Knows no web and no query."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date, datetime
from typing import NamedTuple
from uuid import UUID

from kernteam.casus.inzage import NotitieInzage, notities_voor
from kernteam.casus.laden import Geladen
from kernteam.grond.actor import Discipline, Partij, Rol
from kernteam.grond.doorgang import Doorgang
from kernteam.grond.klasse import Klasse
from kernteam.kluis.bos import Bos
from kernteam.netwerk.models import Medewerker
from kernteam.overleg.models import (
    Bijdrage,
    Bijdragesoort,
    Genodigde,
    Genodigdereden,
    Onderwerp,
    Overleg,
    Overlegdeelnemer,
    Thema,
    Themauitkomst,
)
from kernteam.overleg.service.binnen import Punt
from kernteam.toegang.poort import Poort
from kernteam.toegang.uitkomst import Besluit


@dataclass(frozen=True, slots=True)
class OverlegKort:
    """A meeting in a list."""

    id: UUID
    reeks_id: UUID | None
    vestigingscode: str
    school: str
    begint_op: datetime
    eindigt_op: datetime
    inbreng_tot_op: datetime
    afgelast_op: datetime | None
    versie: int


@dataclass(frozen=True, slots=True)
class AanwezigeInzage:
    """Somebody who is asked to a meeting, and whether he was there; None while that is not recorded."""

    medewerker_id: UUID
    naam: str
    rol: Rol
    discipline: Discipline | None
    organisatie_id: UUID
    aanwezig: bool | None


@dataclass(frozen=True, slots=True)
class ThemaInzage:
    """A theme of the school."""

    id: UUID
    onderwerp: Onderwerp
    vraag: str
    afspraak: str | None
    terugkijken_datum: date | None
    uitkomst: Themauitkomst | None
    evaluatie: str | None
    versie: int


@dataclass(frozen=True, slots=True)
class OverlegInzage:
    """A meeting without its casussen: when, who, and which themes."""

    overleg: OverlegKort
    deelnemers: tuple[AanwezigeInzage, ...]
    themas: tuple[ThemaInzage, ...]


@dataclass(frozen=True, slots=True, repr=False)
class BijdrageInzage:
    """A note under an item, with what it is there; who does an action is None for who may not know he takes part."""

    id: UUID
    soort: Bijdragesoort
    notitie: NotitieInzage
    betrokkene_id: UUID | None
    betrokkene: str | None
    uitvoerder_id: UUID | None
    uitvoerder: str | None
    uiterlijk_datum: date | None
    gedaan_op: datetime | None


@dataclass(frozen=True, slots=True, repr=False)
class GenodigdeInzage:
    """A parent or the youth at his own item."""

    betrokkene_id: UUID
    betrokkene: str | None
    uitgenodigd: bool
    doel_verteld: bool
    aanwezig: bool | None
    reden: Genodigdereden | None
    toelichting: str | None
    vastgelegd_op: datetime


@dataclass(frozen=True, slots=True, repr=False)
class PuntInzage:
    """A casus on the agenda, as far as this reader may see it."""

    id: UUID
    casus_id: UUID
    jeugdige: str | None
    herkomst_id: UUID | None  # None for who sees only what is of his own organisation
    herkomst: Partij | None
    gemaakt_op: datetime  # for the order only: moments that are shown would tell of what lies between
    genodigden: tuple[GenodigdeInzage, ...]
    bijdragen: tuple[BijdrageInzage, ...]


def kort(overleg: Overleg, school: str) -> OverlegKort:
    """Give a meeting for a list."""
    return OverlegKort(
        id=overleg.id,
        reeks_id=overleg.reeks_id,
        vestigingscode=overleg.vestigingscode,
        school=school,
        begint_op=overleg.begint_op,
        eindigt_op=overleg.eindigt_op,
        inbreng_tot_op=overleg.inbreng_tot_op,
        afgelast_op=overleg.afgelast_op,
        versie=overleg.versie,
    )


def aanwezigen(
    gevraagd: Iterable[Medewerker], vastgelegd: Mapping[UUID, Overlegdeelnemer]
) -> tuple[AanwezigeInzage, ...]:
    """Give who is asked to a meeting, by name."""
    return tuple(
        AanwezigeInzage(
            een.id,
            een.naam,
            een.rol,
            een.discipline,
            een.organisatie_id,
            vastgelegd[een.id].aanwezig if een.id in vastgelegd else None,
        )
        for een in sorted(gevraagd, key=lambda een: (een.naam, str(een.id)))
    )


def thema_inzage(thema: Thema) -> ThemaInzage:
    """Give a theme."""
    return ThemaInzage(
        thema.id,
        thema.onderwerp,
        thema.vraag,
        thema.afspraak,
        thema.terugkijken_datum,
        thema.uitkomst,
        thema.evaluatie,
        thema.versie,
    )


def maak_punten(punten: Iterable[Punt], geladen: Geladen, pas: Doorgang, poort: Poort) -> list[PuntInzage]:
    """Give items about one casus, as far as the pass opens what they are and what lies under them."""
    bos, besluit = geladen.bos.voor(pas), poort.besluit_van(pas)
    wie = _Wie(
        familie={
            een.id: f"{bos.open(een, 'voornaam')} {bos.open(een, 'achternaam')}"
            for een in geladen.betrokkenen
            if (een.id, Klasse.ID) in besluit.open
        },
        tafel={een.medewerker_id: geladen.wie[een.id].naam for een in geladen.deelnemers},
    )
    notities = {een.id: een for een in notities_voor(geladen, bos, besluit)}
    return [
        PuntInzage(
            id=punt.rij.id,
            casus_id=punt.rij.casus_id,
            jeugdige=wie.familie.get(geladen.gezin.jeugdige_id),
            herkomst_id=punt.rij.herkomst_id if (punt.rij.id, Klasse.PROC) in besluit.open else None,
            herkomst=punt.rij.herkomst if (punt.rij.id, Klasse.PROC) in besluit.open else None,
            gemaakt_op=punt.rij.gemaakt_op,
            genodigden=tuple(
                _genodigde(een, bos, wie) for een in punt.genodigden if (een.id, Klasse.PROC) in besluit.open
            ),
            bijdragen=_bijdragen(punt, notities, wie, besluit),
        )
        for punt in punten
    ]


class _Wie(NamedTuple):
    """The names that this reader may know."""

    familie: Mapping[UUID, str]  # by betrokkene
    tafel: Mapping[UUID, str]  # by medewerker, of who is at the table now


def _bijdragen(
    punt: Punt, notities: Mapping[UUID, NotitieInzage], wie: _Wie, besluit: Besluit
) -> tuple[BijdrageInzage, ...]:
    """Give what is under an item in the order in which it was said, as far as its notes are open."""
    open_ = [een for een in punt.bijdragen if een.notitie_id in notities]
    open_.sort(key=lambda een: (notities[een.notitie_id].geschreven_op, een.id))
    return tuple(_bijdrage(een, notities[een.notitie_id], wie, besluit) for een in open_)


def _bijdrage(rij: Bijdrage, notitie: NotitieInzage, wie: _Wie, besluit: Besluit) -> BijdrageInzage:
    uitvoerder_id = rij.uitvoerder_id if (rij.id, Klasse.PROC) in besluit.open else None
    return BijdrageInzage(
        id=rij.id,
        soort=rij.soort,
        notitie=notitie,
        betrokkene_id=rij.betrokkene_id if rij.betrokkene_id in wie.familie else None,
        betrokkene=wie.familie.get(rij.betrokkene_id) if rij.betrokkene_id else None,
        uitvoerder_id=uitvoerder_id,
        uitvoerder=wie.tafel.get(uitvoerder_id) if uitvoerder_id else None,
        uiterlijk_datum=rij.uiterlijk_datum,
        gedaan_op=rij.gedaan_op,
    )


def _genodigde(rij: Genodigde, bos: Bos, wie: _Wie) -> GenodigdeInzage:
    return GenodigdeInzage(
        betrokkene_id=rij.betrokkene_id,
        betrokkene=wie.familie.get(rij.betrokkene_id),
        uitgenodigd=rij.uitgenodigd,
        doel_verteld=rij.doel_verteld,
        aanwezig=rij.aanwezig,
        reden=rij.reden,
        toelichting=bos.open(rij, "toelichting"),
        vastgelegd_op=rij.vastgelegd_op,
    )
