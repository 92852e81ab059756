"""The tasks that follow from a casus as it is today, so that no job has to make them: a pure function.

Knows no row and no reader: what he may know is among the facts.
"""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import date, datetime, time, timedelta
from uuid import UUID, uuid5

from kernteam.grond.klok import AMSTERDAM
from kernteam.grond.status import GESLOTEN, Casusstatus
from kernteam.mijn.termijnen import Termijn
from kernteam.taak.kalender import maand_na
from kernteam.taak.models import Taaksoort
from kernteam.taak.service import GEEN_DAG, Plek
from kernteam.toegang.feiten import Geldigheid, Toestemmingsstand
from kernteam.toestemming.antwoord import Grond
from kernteam.toestemming.gezin import Gezin, verjaardag
from kernteam.toestemming.verval import Versmalling, Verval

AANKONDIGEN = (30, 60)  # days beforehand (domain rules 6.6), the nearest first
OPNIEUW_VRAGEN_BINNEN = timedelta(days=30)  # C15
ZELF = 16  # from when the youth alone decides
_LEEFTIJDEN = {12: Taaksoort.WORDT_12, 16: Taaksoort.WORDT_16, 18: Taaksoort.WORDT_18}
_RUIMTE = UUID("5f8c0f0e-3a35-4d0c-9a77-0c8a5d1f6b42")  # gives a task without a row its own place in the order


@dataclass(frozen=True, slots=True)
class TaakInzage:
    """One thing that waits: codes, ids and days."""

    id: UUID | None  # None: it goes away by itself once it is done
    soort: Taaksoort
    casus_id: UUID | None
    object_id: UUID | None
    ontstaan_op: datetime
    uiterlijk_datum: date | None
    uitgesteld_datum: date | None
    vooraf_dagen: int | None
    te_laat: bool
    vakanties_bekend: bool = True  # False: holidays would have counted, and are not known

    @property
    def plek(self) -> Plek:
        """Its place among the others: what is due first comes first."""
        sleutel = self.id or uuid5(_RUIMTE, f"{self.casus_id}:{self.soort}:{self.object_id}")
        return self.uitgesteld_datum or self.uiterlijk_datum or GEEN_DAG, self.ontstaan_op, sleutel


@dataclass(frozen=True, slots=True)
class Toestand:
    """What is looked at of one casus, for one reader."""

    casus_id: UUID
    status: Casusstatus
    geopend_op: datetime
    stand: Toestemmingsstand
    gezin: Gezin
    gevraagd_op: datetime | None  # the request the stand is about
    geldig_tot: date | None  # exclusive; idem
    jeugdige_tekende: date | None  # idem: since when the youth himself says yes
    nieuwste_gevraagd_op: datetime | None  # the last time the main question was asked
    vervallen: Verval | None  # nobody withdrew: a day on the calendar ended what the reader received by
    versmald: Versmalling | None  # idem, and left him less or nothing while the consent goes on
    ontvangt: bool  # his organisation is named by what holds today
    geinformeerd: bool
    informeren_uitgesteld: date | None
    van_school: bool  # the reader is of the school that opened it
    kent_tafel: bool  # he may know who takes part (PROC)
    kent_jeugdige: bool  # he may read who it is about (ID)
    regisseur_ontbreekt: bool  # the casus is past OPEN, and nobody leads it
    herstellen_uiterlijk: date | None  # of a suspended casus
    leidt: bool  # the reader is its regisseur
    termijnen: tuple[Termijn, ...]  # what its stage asks, and by when
    getoond: bool  # he sees the casus at all; if not, he only sits at its table


def taken_van(toestand: Toestand, vandaag: date) -> Iterator[TaakInzage]:
    """Give what waits in one casus today."""
    if toestand.status in GESLOTEN:
        return
    if toestand.vervallen is not None:
        gold = toestand.vervallen.gold.toestemming_id
        yield _bericht(toestand, Taaksoort.TOESTEMMING_VERVALLEN, gold, toestand.vervallen.op)
    elif toestand.versmald is not None:
        soort = Taaksoort.TOESTEMMING_BEPERKT if toestand.ontvangt else Taaksoort.TOESTEMMING_VERVALLEN
        yield _bericht(toestand, soort, toestand.versmald.toestemming_id, toestand.versmald.op)
    if not toestand.getoond:
        return
    if toestand.van_school:
        yield from _informeren(toestand, vandaag)
        yield from _ondertekenen(toestand)
        yield from _opnieuw_vragen(toestand, vandaag)
        yield from _leiden(toestand)
        yield from _herstellen(toestand, vandaag)
    if toestand.kent_tafel and (toestand.leidt or toestand.van_school):
        for een in toestand.termijnen:
            taak = _uit_casus(toestand, een.soort, een.sinds_op, een.uiterlijk, vandaag)
            yield replace(taak, vakanties_bekend=een.vakanties_bekend)
    if toestand.kent_tafel:
        yield from _verlopen(toestand, vandaag)
    if toestand.kent_jeugdige:
        yield from _verjaren(toestand, vandaag)


def is_te_laat(uiterlijk: date | None, uitgesteld: date | None, vandaag: date) -> bool:
    """Tell whether the last day, or the one it was put off until, is over."""
    laatste = uitgesteld or uiterlijk
    return laatste is not None and vandaag > laatste


def _bericht(toestand: Toestand, soort: Taaksoort, toestemming_id: UUID | None, op: date) -> TaakInzage:
    """Tell who received until now that a birthday or an expiry ended or narrowed it (C14, C15, C21; AVG 19)."""
    return TaakInzage(
        id=None,
        soort=soort,
        casus_id=toestand.casus_id,
        object_id=toestemming_id,
        ontstaan_op=_middernacht(op),
        uiterlijk_datum=None,
        uitgesteld_datum=None,
        vooraf_dagen=None,
        te_laat=False,
    )


def _opnieuw_vragen(toestand: Toestand, vandaag: date) -> Iterator[TaakInzage]:
    """What the youth signed before he was 16 goes on, and is put to him again within thirty days (C15)."""
    zelf_op, tekende = verjaardag(toestand.gezin.geboortedatum, ZELF), toestand.jeugdige_tekende
    if toestand.stand.geldigheid is not Geldigheid.GELDIG or tekende is None or not tekende < zelf_op <= vandaag:
        return
    gevraagd_op = toestand.nieuwste_gevraagd_op
    if gevraagd_op is not None and gevraagd_op.astimezone(AMSTERDAM).date() >= zelf_op:
        return
    uiterlijk = zelf_op + OPNIEUW_VRAGEN_BINNEN
    yield TaakInzage(
        id=None,
        soort=Taaksoort.JEUGDIGE_OPNIEUW_VRAGEN,
        casus_id=toestand.casus_id,
        object_id=toestand.gezin.jeugdige_id,
        ontstaan_op=_middernacht(zelf_op),
        uiterlijk_datum=uiterlijk,
        uitgesteld_datum=None,
        vooraf_dagen=None,
        te_laat=is_te_laat(uiterlijk, None, vandaag),
    )


def _middernacht(dag: date) -> datetime:
    return datetime.combine(dag, time(), AMSTERDAM)


def _informeren(toestand: Toestand, vandaag: date) -> Iterator[TaakInzage]:
    """Within a month the family knows of a casus for which nothing was asked yet (AVG 14(3)a)."""
    if toestand.status is not Casusstatus.SIGNAAL or toestand.geinformeerd:
        return
    uiterlijk = maand_na(toestand.geopend_op.astimezone(AMSTERDAM).date())
    uitgesteld = toestand.informeren_uitgesteld
    yield TaakInzage(
        id=None,
        soort=Taaksoort.OUDERS_INFORMEREN,
        casus_id=toestand.casus_id,
        object_id=None,
        ontstaan_op=toestand.geopend_op,
        uiterlijk_datum=uiterlijk,
        uitgesteld_datum=uitgesteld,
        vooraf_dagen=None,
        te_laat=is_te_laat(uiterlijk, uitgesteld, vandaag),
    )


def _ondertekenen(toestand: Toestand) -> Iterator[TaakInzage]:
    """Who still has to sign what was asked (C01); nobody is waited for once somebody refused."""
    if toestand.stand.reden != Grond.ONTBREEKT or toestand.gevraagd_op is None:
        return
    for betrokkene_id in sorted(toestand.stand.ontbreekt, key=str):
        yield TaakInzage(
            id=None,
            soort=Taaksoort.ONDERTEKENING_ONTBREEKT,
            casus_id=toestand.casus_id,
            object_id=betrokkene_id,
            ontstaan_op=toestand.gevraagd_op,
            uiterlijk_datum=None,
            uitgesteld_datum=None,
            vooraf_dagen=None,
            te_laat=False,
        )


def _leiden(toestand: Toestand) -> Iterator[TaakInzage]:
    """That a casus has no regisseur (any more): what comes next waits for one (domain rules 6.3)."""
    if toestand.regisseur_ontbreekt and toestand.kent_tafel:
        yield _uit_casus(toestand, Taaksoort.REGISSEUR_ONTBREEKT, toestand.geopend_op)


def _herstellen(toestand: Toestand, vandaag: date) -> Iterator[TaakInzage]:
    """Until when a suspended casus can be mended; then it closes (transition 14)."""
    uiterlijk = toestand.herstellen_uiterlijk
    if uiterlijk is not None:
        yield _uit_casus(toestand, Taaksoort.OPSCHORTING_HERSTELLEN, toestand.geopend_op, uiterlijk, vandaag)


def _uit_casus(
    toestand: Toestand, soort: Taaksoort, sinds: datetime, uiterlijk: date | None = None, vandaag: date = date.min
) -> TaakInzage:
    return TaakInzage(
        id=None,
        soort=soort,
        casus_id=toestand.casus_id,
        object_id=None,
        ontstaan_op=sinds,
        uiterlijk_datum=uiterlijk,
        uitgesteld_datum=None,
        vooraf_dagen=None,
        te_laat=is_te_laat(uiterlijk, None, vandaag),
    )


def _verlopen(toestand: Toestand, vandaag: date) -> Iterator[TaakInzage]:
    """A consent that will expire (C21)."""
    if toestand.stand.geldigheid is Geldigheid.GELDIG and toestand.geldig_tot is not None:
        object_id = toestand.stand.toestemming_id
        yield from _aankondiging(toestand, Taaksoort.TOESTEMMING_VERLOOPT, object_id, toestand.geldig_tot, vandaag)


def _verjaren(toestand: Toestand, vandaag: date) -> Iterator[TaakInzage]:
    """A birthday on which other people must sign (C14, C15, C16)."""
    for leeftijd, soort in _LEEFTIJDEN.items():
        dag = verjaardag(toestand.gezin.geboortedatum, leeftijd)
        yield from _aankondiging(toestand, soort, toestand.gezin.jeugdige_id, dag, vandaag)


def _aankondiging(
    toestand: Toestand, soort: Taaksoort, object_id: UUID | None, dag: date, vandaag: date
) -> Iterator[TaakInzage]:
    """Announce what takes effect at 00:00 of a day: the day before is the last one to act on."""
    vooraf = next((dagen for dagen in AANKONDIGEN if 0 < (dag - vandaag).days <= dagen), None)
    if vooraf is not None:
        yield TaakInzage(
            id=None,
            soort=soort,
            casus_id=toestand.casus_id,
            object_id=object_id,
            ontstaan_op=_middernacht(dag - timedelta(days=vooraf)),
            uiterlijk_datum=dag - timedelta(days=1),
            uitgesteld_datum=None,
            vooraf_dagen=vooraf,
            te_laat=False,
        )
