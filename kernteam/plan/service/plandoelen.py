"""Goals: setting, changing, and what a secrecy-bound organisation says of its own. Knows no web."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any
from uuid import UUID, uuid4

from sqlalchemy.orm.exc import StaleDataError

from kernteam.casus.service.binnen import Binnen, eis_plaats
from kernteam.casus.service.kennis import van_wie, vraag_bevestiging
from kernteam.grond.actor import Actor
from kernteam.grond.bsn import bsn_fouten
from kernteam.grond.fouten import Gewijzigd, Ongeldig, Strijdig
from kernteam.grond.handeling import Handeling
from kernteam.grond.klasse import Klasse
from kernteam.plan.models import Plandoel, Plandoelstatus
from kernteam.plan.service.binnen import (
    Toegepast,
    eis_eigen,
    eis_versie,
    ga_in_plan,
    leesbaar,
    stukken,
    van_actor,
)
from kernteam.taak import service as taak
from kernteam.taak.models import Taaksoort
from kernteam.toegang.poort import Poort

WOORDEN = {
    "verwoording": "/verwoording",
    "woorden_jeugdige": "/woordenJeugdige",
    "woorden_ouders": "/woordenOuders",
    "kracht": "/kracht",
    "zorg": "/zorg",
}


@dataclass(frozen=True, slots=True, repr=False)
class NieuwPlandoel:
    """A goal as entered; without `herkomst` it is the writer's own knowledge, with `over` it is about an adult."""

    klasse: Klasse
    woorden: Mapping[str, str]  # by column
    beginscore: int | None = None
    herkomst: UUID | None = None
    over: UUID | None = None
    bevestigd_geen_bsn: bool = False


@dataclass(frozen=True, slots=True, repr=False)
class Plandoelwijziging:
    """What changes; what is not named stays as it is."""

    woorden: Mapping[str, str]  # by column
    beginscore: int | None = None
    status: Plandoelstatus | None = None
    bevestigd_geen_bsn: bool = False


def stellen(actor: Actor, casus_id: UUID, nieuw: NieuwPlandoel, poort: Poort) -> Toegepast:
    """Set a goal (handeling plandoel.stellen, domain rules 6.2 and 6.5).

    Raises Ongeldig for a possible BSN and Strijdig for a herkomst the writer does not see at the table or a person it
    cannot be about. What is about an adult, others read only when he signed for it himself (C23). What a secrecy-bound
    professional said and somebody else writes down, waits for his confirmation (domain rules 2.3).
    """
    _eis_geen_bsn(nieuw.woorden, bevestigd=nieuw.bevestigd_geen_bsn)
    binnen = ga_in_plan(actor, Handeling.PLANDOEL_STELLEN, casus_id, poort, geen_bsn=nieuw.bevestigd_geen_bsn)
    van = van_wie(binnen, nieuw.herkomst, nieuw.over)
    binnen.schrijf()
    doel = Plandoel(
        id=uuid4(),
        **van_actor(binnen) | {"herkomst_id": van.organisatie_id, "herkomst": van.partij},
        klasse=nieuw.klasse,
        status=Plandoelstatus.LOOPT,
        woorden_op=binnen.nu,
        over_id=nieuw.over,
        bevestigd_op=None if van.wacht else binnen.nu,
    )
    _verzegel(binnen, doel, nieuw.woorden, nieuw.beginscore)
    poort.sessie.add(doel)
    if van.wacht:
        vraag_bevestiging(binnen, Taaksoort.PLANDOEL_BEVESTIGEN, doel.id, van)
    return _toegepast(binnen, doel)


def wijzigen(
    actor: Actor, casus_id: UUID, doel_id: UUID, wijziging: Plandoelwijziging, versie: int, poort: Poort
) -> Toegepast:
    """Change the words or the status of a goal of one's own organisation (handeling plandoel.wijzigen).

    Raises NietGevonden for a goal the actor may not read, Strijdig for one of another organisation, and Gewijzigd
    when `versie` is not the last.
    """
    _eis_geen_bsn(wijziging.woorden, bevestigd=wijziging.bevestigd_geen_bsn)
    binnen, doel = _ga_naar(actor, Handeling.PLANDOEL_WIJZIGEN, casus_id, doel_id, poort, wijziging.bevestigd_geen_bsn)
    eis_eigen(binnen, doel, "Alleen de organisatie van wie het doel is, wijzigt het.")
    eis_versie(doel, versie)
    binnen.schrijf()
    if wijziging.woorden:
        doel.woorden_op = binnen.nu
    if wijziging.status is not None:
        doel.status = wijziging.status
    _verzegel(binnen, doel, wijziging.woorden, wijziging.beginscore)
    return _toegepast(binnen, doel)


def bevestigen(actor: Actor, casus_id: UUID, doel_id: UUID, poort: Poort) -> None:
    """Confirm a goal that another wrote down for one's own organisation (handeling plandoel.bevestigen).

    From now on others read it, as far as consent and release allow. Raises NietGevonden for one the actor may not
    read, Strijdig for one of another organisation or one that needs no confirming.
    """
    binnen, doel = _ga_naar(actor, Handeling.PLANDOEL_BEVESTIGEN, casus_id, doel_id, poort)
    eis_eigen(binnen, doel, "Alleen de organisatie van wie de kennis is, bevestigt een doel.")
    if doel.bevestigd_op is not None:
        raise Strijdig("Dit doel wacht niet op bevestiging.", "AL_BEVESTIGD")
    binnen.schrijf()
    doel.bevestigd_op = doel.woorden_op = binnen.nu
    for een in taak.open_over(poort.sessie, Taaksoort.PLANDOEL_BEVESTIGEN, doel.id):
        taak.rond_af(een, actor.medewerker_id, binnen.nu)


def vrijgeven(actor: Actor, casus_id: UUID, doel_id: UUID, poort: Poort) -> None:
    """Release a medical goal of one's own organisation with its scores (handeling planvrijgave.maken, T*).

    Raises NietGevonden for one the actor may not read, Strijdig for one of another organisation, one that is not
    medical, not confirmed yet, or released already.
    """
    binnen, doel = _eigen_medisch(actor, Handeling.PLANVRIJGAVE_MAKEN, casus_id, doel_id, poort)
    if doel.bevestigd_op is None:
        raise Strijdig("Bevestig eerst dat dit doel klopt.", "NIET_BEVESTIGD")
    if doel.vrijgegeven_op is not None:
        raise Strijdig("Dit doel is al vrijgegeven.", "AL_VRIJGEGEVEN")
    binnen.schrijf()
    doel.vrijgegeven_op = binnen.nu


def afschermen(actor: Actor, casus_id: UUID, doel_id: UUID, poort: Poort) -> None:
    """Take the release of a goal back, effective at once (handeling planvrijgave.intrekken)."""
    binnen, doel = _eigen_medisch(actor, Handeling.PLANVRIJGAVE_INTREKKEN, casus_id, doel_id, poort)
    if doel.vrijgegeven_op is None:
        raise Strijdig("Dit doel is niet vrijgegeven.", "NIET_VRIJGEGEVEN")
    binnen.schrijf()
    doel.vrijgegeven_op = None


def _ga_naar(
    actor: Actor, handeling: Handeling, casus_id: UUID, doel_id: UUID, poort: Poort, geen_bsn: bool = False
) -> tuple[Binnen, Plandoel]:
    eis_plaats(actor, handeling, casus_id, poort, doel_id)
    doelen = stukken(poort.sessie, Plandoel, casus_id)
    binnen = ga_in_plan(actor, handeling, casus_id, poort, doelen, geen_bsn=geen_bsn, object_id=doel_id)
    return binnen, leesbaar(binnen, doelen, doel_id)


def _eigen_medisch(
    actor: Actor, handeling: Handeling, casus_id: UUID, doel_id: UUID, poort: Poort
) -> tuple[Binnen, Plandoel]:
    binnen, doel = _ga_naar(actor, handeling, casus_id, doel_id, poort)
    eis_eigen(binnen, doel, "Alleen de organisatie van wie de kennis is, geeft een doel vrij.")
    if doel.klasse is not Klasse.MED:
        raise Strijdig("Alleen medische doelen worden per stuk vrijgegeven.", "NIET_NODIG")
    return binnen, doel


def _eis_geen_bsn(woorden: Mapping[str, str], *, bevestigd: bool) -> None:
    fouten = bsn_fouten({WOORDEN[kolom]: tekst for kolom, tekst in woorden.items()}, bevestigd=bevestigd)
    if fouten:
        raise Ongeldig(fouten)


def _verzegel(binnen: Binnen, doel: Plandoel, woorden: Mapping[str, str], beginscore: int | None) -> None:
    velden: dict[str, Any] = dict(woorden)
    if beginscore is not None:
        velden["beginscore"] = str(beginscore)
    binnen.bos.zegel_in(doel, **velden)


def _toegepast(binnen: Binnen, doel: Plandoel) -> Toegepast:
    try:
        binnen.poort.sessie.flush()
    except StaleDataError:  # somebody was first after this act read the version
        raise Gewijzigd from None
    return Toegepast(doel.id, doel.versie)
