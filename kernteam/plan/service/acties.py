"""Actions under a goal: who does what by when, and that it was done. Knows no web."""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import date, timedelta
from typing import Any
from uuid import UUID, uuid4

from sqlalchemy.orm.exc import StaleDataError

from kernteam.casus.inzage import zichtbare_deelnemers
from kernteam.casus.models import Deelnemer
from kernteam.casus.service.binnen import Binnen, eis_plaats
from kernteam.grond.actor import Actor
from kernteam.grond.bsn import bsn_fouten
from kernteam.grond.fouten import Fout, Gewijzigd, Ongeldig, Strijdig
from kernteam.grond.handeling import Handeling
from kernteam.grond.klasse import Klasse
from kernteam.plan.models import Gezinsrol, Planactie, Plandoel
from kernteam.plan.service.binnen import (
    Toegepast,
    dagfouten,
    eis_eigen,
    eis_na_opening,
    eis_versie,
    ga_in_plan,
    leesbaar,
    leesbaar_doel,
    stukken,
    van_actor,
)
from kernteam.toegang.feiten import Onderdeel
from kernteam.toegang.poort import Poort

VERSTE = timedelta(days=2 * 366)  # a later last day is a slip of the pen


@dataclass(frozen=True, slots=True, repr=False)
class NieuweActie:
    """An action as entered; who does it and by when may be filled in later."""

    doel_id: UUID
    klasse: Klasse
    tekst: str
    deelnemer_id: UUID | None = None
    gezinsrol: Gezinsrol | None = None
    uiterlijk_datum: date | None = None
    bevestigd_geen_bsn: bool = False


@dataclass(frozen=True, slots=True, repr=False)
class Actiewijziging:
    """What changes, by column; what is not named stays as it is, and a day that is None goes."""

    velden: Mapping[str, Any]
    bevestigd_geen_bsn: bool = False


def afspreken(actor: Actor, casus_id: UUID, nieuw: NieuweActie, poort: Poort) -> Toegepast:
    """Agree on an action (handeling planactie.afspreken).

    Raises Ongeldig for an impossible last day or a possible BSN, and Strijdig for a goal the writer does not read,
    somebody who is not at the table, or a deelnemer who may not read this class of the writer.
    """
    _eis_goed({"tekst": nieuw.tekst, "uiterlijk_datum": nieuw.uiterlijk_datum}, nieuw.bevestigd_geen_bsn, poort)
    eis_plaats(actor, Handeling.PLANACTIE_AFSPREKEN, casus_id, poort)
    doelen = stukken(poort.sessie, Plandoel, casus_id)
    bevestigd = nieuw.bevestigd_geen_bsn
    binnen = ga_in_plan(actor, Handeling.PLANACTIE_AFSPREKEN, casus_id, poort, doelen, geen_bsn=bevestigd)
    doel = leesbaar_doel(binnen, doelen, nieuw.doel_id)
    actie = Planactie(
        id=uuid4(),
        **van_actor(binnen),
        klasse=nieuw.klasse,
        plandoel_id=doel.id,
        deelnemer_id=nieuw.deelnemer_id,
        gezinsrol=nieuw.gezinsrol,
        uiterlijk_datum=nieuw.uiterlijk_datum,
        afgesproken_op=binnen.nu,
    )
    _eis_uitvoerder(binnen, actie, nieuw.deelnemer_id)
    binnen.schrijf()
    binnen.bos.zegel_in(actie, tekst=nieuw.tekst)
    poort.sessie.add(actie)
    return _toegepast(binnen, actie)


def wijzigen(
    actor: Actor, casus_id: UUID, actie_id: UUID, wijziging: Actiewijziging, versie: int, poort: Poort
) -> Toegepast:
    """Change an action of one's own organisation, or say of any that one reads that it was done (planactie.wijzigen).

    Raises NietGevonden for one the actor may not read, Strijdig for what another organisation agreed on, Ongeldig for
    an impossible day, and Gewijzigd when `versie` is not the last.
    """
    velden = dict(wijziging.velden)
    _eis_goed(velden, wijziging.bevestigd_geen_bsn, poort)
    eis_plaats(actor, Handeling.PLANACTIE_WIJZIGEN, casus_id, poort)
    acties, bevestigd = stukken(poort.sessie, Planactie, casus_id), wijziging.bevestigd_geen_bsn
    binnen = ga_in_plan(actor, Handeling.PLANACTIE_WIJZIGEN, casus_id, poort, acties, geen_bsn=bevestigd)
    actie = leesbaar(binnen, acties, actie_id)
    afspraak = velden.keys() - {"gedaan_datum"}
    if afspraak:
        eis_eigen(binnen, actie, "Alleen de organisatie die de actie afsprak, wijzigt haar. Afronden kan wel.")
    eis_versie(actie, versie)
    _eis_uitvoerder(binnen, actie, velden.get("deelnemer_id"))
    eis_na_opening(binnen, velden.get("gedaan_datum"), "/gedaanDatum")
    binnen.schrijf()
    if afspraak:
        actie.afgesproken_op = binnen.nu
    if {"deelnemer_id", "gezinsrol"} & velden.keys():
        velden = {"deelnemer_id": None, "gezinsrol": None} | velden
    tekst = velden.pop("tekst", None)
    for kolom, waarde in velden.items():
        setattr(actie, kolom, waarde)
    if tekst is not None:
        binnen.bos.zegel_in(actie, tekst=tekst)
    return _toegepast(binnen, actie)


def _eis_goed(velden: Mapping[str, Any], bevestigd: bool, poort: Poort) -> None:
    vandaag, uiterlijk = poort.klok.vandaag(), velden.get("uiterlijk_datum")
    fouten = bsn_fouten({"/tekst": velden.get("tekst")}, bevestigd=bevestigd)
    fouten += dagfouten(velden.get("gedaan_datum"), "/gedaanDatum", vandaag)
    if uiterlijk is not None and not vandaag <= uiterlijk <= vandaag + VERSTE:
        fouten.append(Fout("/uiterlijkDatum", "TERMIJN", "Kies een dag vanaf vandaag, hoogstens twee jaar verder."))
    if fouten:
        raise Ongeldig(fouten)


def _eis_uitvoerder(binnen: Binnen, actie: Planactie, deelnemer_id: UUID | None) -> None:
    """Raise Strijdig for who is not at the table as far as the writer knows, or could not read what he is to do."""
    if deelnemer_id is None:
        return
    tafel = zichtbare_deelnemers(binnen.geladen, binnen.besluit)
    deelnemer = next((een for een in tafel if een.id == deelnemer_id), None)
    if deelnemer is None:
        raise Strijdig("Een actie is voor iemand die aan deze casus deelneemt, of voor het gezin.", "GEEN_DEELNEMER")
    if not _zou_lezen(binnen, actie, deelnemer):
        raise Strijdig("Deze deelnemer mag dit van u niet lezen. Kies een andere soort of iemand anders.", "LEEST_NIET")


def _zou_lezen(binnen: Binnen, actie: Planactie, deelnemer: Deelnemer) -> bool:
    wie, feiten = binnen.geladen.wie[deelnemer.id], binnen.geladen.feiten
    lezer = Actor(deelnemer.medewerker_id, wie.rol, deelnemer.partij, deelnemer.organisatie_id, wie.discipline)
    nieuw = Onderdeel(actie.id, actie.klasse, actie.herkomst_id, actie.herkomst)
    return binnen.poort.zou_openen(
        lezer, replace(feiten, onderdelen=(*feiten.onderdelen, nieuw)), actie.id, actie.klasse
    )


def _toegepast(binnen: Binnen, actie: Planactie) -> Toegepast:
    try:
        binnen.poort.sessie.flush()
    except StaleDataError:  # somebody was first after this act read the version
        raise Gewijzigd from None
    return Toegepast(actie.id, actie.versie)
