"""The agenda of a meeting as one attendee may see it: one decision per casus, the same statements for each length.

Knows no web. What he may not see is not there: no gap, no number, no mark.
"""

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass, replace
from uuid import UUID, uuid4

from sqlalchemy import select

from kernteam.casus.laden import Geladen, laad
from kernteam.casus.models import Deelnemer, Soort
from kernteam.casus.service.betrokkenen import Toegevoegd
from kernteam.casus.service.binnen import eis_plaats, ga_binnen
from kernteam.grond.actor import Actor
from kernteam.grond.doorgang import Doorgang
from kernteam.grond.fouten import Strijdig
from kernteam.grond.handeling import Handeling
from kernteam.grond.klasse import Klasse
from kernteam.overleg.inzage import PuntInzage, maak_punten
from kernteam.overleg.models import Agendapunt, Bijdragesoort, Intrekreden, Overleg
from kernteam.overleg.service.binnen import OP_AGENDA, Punt, eis_door, ga_bij_punt, met_inhoud, zoek
from kernteam.toegang.feiten import CasusFeiten, GeenFeiten
from kernteam.toegang.poort import Poort
from kernteam.toegang.uitkomst import Besluit


@dataclass(frozen=True, slots=True)
class Getoond:
    """One casus of an agenda with the pass of this reader, and what the pass opens of its items."""

    geladen: Geladen
    pas: Doorgang
    punten: list[PuntInzage]


def lezen(actor: Actor, overleg_id: UUID, poort: Poort) -> list[PuntInzage]:
    """Read the agenda (handeling agenda.lezen; scenario 45); raises NietGevonden for a meeting that is not his."""
    punten = [punt for een in toon(actor, Handeling.AGENDA_LEZEN, overleg_id, poort) for punt in een.punten]
    return sorted(punten, key=lambda een: (een.gemaakt_op, een.id))


def maken(actor: Actor, overleg_id: UUID, casus_id: UUID, poort: Poort) -> Toegevoegd:
    """Put a casus on the agenda (handeling agendapunt.maken).

    Raises NietGevonden for a meeting or casus that is not his, Strijdig for a casus of another school, one that is on
    the agenda as far as he may know, or a meeting that is over or off.
    """
    overleg = zoek(actor, overleg_id, poort)
    if overleg is None:
        poort.vraag(actor, Handeling.AGENDAPUNT_MAKEN, None, overleg_id)
        raise LookupError("doorgang zonder overleg")  # the door refused already
    eis_plaats(actor, Handeling.AGENDAPUNT_MAKEN, casus_id, poort, overleg_id)
    eerder = _punten(poort, Agendapunt.overleg_id == overleg_id, Agendapunt.casus_id == casus_id)
    ook = [deel for een in eerder for deel in een.onderdelen()]
    binnen = ga_binnen(actor, Handeling.AGENDAPUNT_MAKEN, casus_id, poort, ook=ook, object_id=overleg_id)
    _eis_plaats(overleg, binnen.casus.vestigingscode, poort)
    if any((een.rij.id, Klasse.PROC) in binnen.besluit.open for een in eerder):
        raise Strijdig("Deze casus staat al op de agenda.", "DUBBEL")
    binnen.schrijf()
    punt = Agendapunt(
        id=uuid4(),
        overleg_id=overleg_id,
        casus_id=casus_id,
        herkomst_id=actor.organisatie_id,
        herkomst=actor.partij,
        gemaakt_op=binnen.nu,
        gemaakt_door=actor.medewerker_id,
    )
    poort.sessie.add(punt)
    return Toegevoegd(punt.id)


def intrekken(actor: Actor, agendapunt_id: UUID, reden: Intrekreden, poort: Poort) -> None:
    """Take a casus off the agenda (handeling agendapunt.intrekken); what was brought in stays with the casus.

    Raises NietGevonden for an item that he may not know, Strijdig for one that another organisation put there, or at
    which more was said than input, as far as he may know.
    """
    bij = ga_bij_punt(actor, Handeling.AGENDAPUNT_INTREKKEN, agendapunt_id, poort, reden.value)
    binnen, punt = bij.binnen, bij.punt.rij
    if punt.herkomst_id != actor.organisatie_id:
        raise Strijdig("Een andere organisatie zette deze casus op de agenda.", "NIET_EIGEN")
    leest = {rij_id for rij_id, _ in binnen.besluit.open}
    if any(een.soort is not Bijdragesoort.INBRENG and een.notitie_id in leest for een in bij.punt.bijdragen):
        raise Strijdig("Over dit punt is al gesproken. Het blijft staan.", "BESPROKEN")
    binnen.schrijf()
    punt.ingetrokken_op, punt.ingetrokken_door, punt.intrekreden = binnen.nu, actor.medewerker_id, reden


def toon(actor: Actor, handeling: Handeling, overleg_id: UUID, poort: Poort) -> list[Getoond]:
    """Give the casussen of an agenda that this act shows the actor; every way out of a meeting comes through here.

    Casussen at whose table he does not sit are not even loaded: how long it takes tells nothing either.
    """
    overleg = zoek(actor, overleg_id, poort)
    per_casus: defaultdict[UUID, list[Punt]] = defaultdict(list)
    if overleg is not None:
        for punt in _punten(poort, Agendapunt.overleg_id == overleg_id, _zit_aan(actor, poort)):
            per_casus[punt.rij.casus_id].append(punt)
    geladen = {een.casus.id: een for een in laad(poort, handeling, list(per_casus))}
    for casus_id, een in geladen.items():
        een.feiten = feiten_met(een, per_casus[casus_id])
    lijst = GeenFeiten(overleg_id, van_actor=overleg is not None)

    def zichtbaar(feiten: CasusFeiten, besluit: Besluit) -> list[Punt]:
        return _zichtbaar(actor, per_casus[feiten.casus_id], feiten, besluit)

    feiten = (een.feiten for een in geladen.values())
    passen, _ = poort.vraag_hoogstens(
        actor, handeling, feiten, lijst=lijst, toont=lambda feiten, besluit: bool(zichtbaar(feiten, besluit))
    )
    return [
        Getoond(
            geladen[een.casus_id],
            pas,
            maak_punten(zichtbaar(een, poort.besluit_van(pas)), geladen[een.casus_id], pas, poort),
        )
        for een, pas in passen
    ]


def _zichtbaar(actor: Actor, punten: Sequence[Punt], feiten: CasusFeiten, besluit: Besluit) -> list[Punt]:
    """Give the items the actor may know of, and those at which knowledge of his own organisation lies.

    What somebody said stays his when a consent ends (C18): he knows the item, so hiding it would hide his own words.
    """
    eigen = {een.rij_id for een in feiten.onderdelen if een.herkomst_id == actor.organisatie_id}
    return [
        punt
        for punt in punten
        if (punt.rij.id, Klasse.PROC) in besluit.open or any(een.notitie_id in eigen for een in punt.bijdragen)
    ]


def feiten_met(geladen: Geladen, punten: Sequence[Punt]) -> CasusFeiten:
    """Give the facts with the items among them; of the casus only who it is about, the notes and who wrote them."""
    ook = [deel for punt in punten for deel in punt.onderdelen()]
    jeugdige = (een.id for een in geladen.betrokkenen if een.soort is Soort.JEUGDIGE)
    onder = [een for punt in punten for een in punt.bijdragen]
    gevraagd = (een.betrokkene_id for punt in punten for een in punt.genodigden)
    wie = (een.betrokkene_id for een in onder if een.betrokkene_id is not None)
    notities = {een.notitie_id for een in onder}
    auteurs = {een.auteur_id for een in geladen.notities if een.id in notities}
    schreven = (een.id for een in geladen.deelnemers if een.medewerker_id in auteurs)
    toont = frozenset((*jeugdige, *gevraagd, *wie, *schreven, *(een.rij_id for een in ook), *notities))
    return replace(geladen.feiten, onderdelen=(*geladen.feiten.onderdelen, *ook), toont=toont)


def _punten(poort: Poort, *waar: object) -> list[Punt]:
    opdracht = select(Agendapunt).where(*waar, OP_AGENDA).order_by(Agendapunt.id)  # type: ignore[arg-type] # SQL conditions
    return met_inhoud(poort.sessie, list(poort.sessie.scalars(opdracht)))


def _zit_aan(actor: Actor, poort: Poort) -> object:
    return (
        select(Deelnemer.id)
        .where(
            Deelnemer.casus_id == Agendapunt.casus_id,
            Deelnemer.medewerker_id == actor.medewerker_id,
            Deelnemer.organisatie_id == actor.organisatie_id,
            Deelnemer.zit_op(poort.klok.nu()),
        )
        .exists()
    )


def _eis_plaats(overleg: Overleg, vestigingscode: str, poort: Poort) -> None:
    eis_door(overleg)
    if overleg.eindigt_op <= poort.klok.nu():
        raise Strijdig("Dit overleg is voorbij.", "VOORBIJ")
    if vestigingscode != overleg.vestigingscode:
        raise Strijdig("Deze casus is van een andere school.", "ANDERE_SCHOOL")
