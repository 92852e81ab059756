"""Collects the facts of a disclosure in a casus: what the actor himself may know, and no more. Decides nothing."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from typing import NamedTuple
from uuid import UUID

from sqlalchemy import select

from kernteam.casus.laden import stand_onder
from kernteam.casus.models import Notitie
from kernteam.casus.service.binnen import Binnen, eis_plaats, ga_binnen
from kernteam.grond.actor import Actor, Partij
from kernteam.grond.doel import Doel
from kernteam.grond.fouten import Strijdig
from kernteam.grond.handeling import Handeling
from kernteam.grond.klasse import Klasse
from kernteam.netwerk import service as netwerk
from kernteam.toegang.beleid import KERNTEAM
from kernteam.toegang.delingsfeiten import GEEN_CONFLICT, Deling, Instemming, Mildereweg, Ondertekenaar, Plichten
from kernteam.toegang.feiten import Geldigheid, Onderdeel, Toestemmingsstand
from kernteam.toegang.poort import Poort
from kernteam.toestemming.antwoord import Grond
from kernteam.toestemming.gezin import Omstandigheidsoort
from kernteam.verstrekking.models import VAN_SCHOOLBESTUUR, Bezwaar, Bezwaaruitkomst, Deelverzoek, Verzoeksoort

_P = Partij
# whose rules say who signs for what this sender shares (domain rules 1.2)
REGIME_VAN_ZENDER = {
    _P.SCHOOL: "AVG_ONDERWIJS",
    _P.SWV: "AVG_ONDERWIJS",
    _P.LPA: "AVG_ONDERWIJS",
    _P.BT: "JW_DELEN",
    _P.SPEC: "JW_DELEN",
    _P.JGZ: "WGBO_DELEN",
}
_NEE = (Grond.GEWEIGERD_DOOR_OUDER, Grond.GEWEIGERD_DOOR_JEUGDIGE, Grond.INGETROKKEN)


@dataclass(frozen=True, slots=True, repr=False)
class Ontvanger:
    """Who gets it: a party, and the organisation when it is known in the network."""

    partij: Partij
    organisatie_id: UUID | None = None
    naam: str | None = None


@dataclass(frozen=True, slots=True)
class Situatie:
    """What only the asker knows about this one disclosure."""

    noodzakelijk: bool = True
    anoniem: bool = False
    herkenbaar: bool = False
    groep_van_vijf: bool = False
    aan_deskundige: bool = False
    levensgevaar: bool = False
    plichten: Plichten = GEEN_CONFLICT
    mildere_weg: Mildereweg | None = None


@dataclass(frozen=True, slots=True)
class Gedaan:
    """What the sender did before: weighing, informing, the steps of the meldcode."""

    afgewogen: bool = False
    geinformeerd: bool = False
    meldcode: bool = False


@dataclass(frozen=True, slots=True)
class Wat:
    """What would be shared: a class, or one note, and whose knowledge it is."""

    klasse: Klasse
    herkomst: Partij
    herkomst_id: UUID
    vrijgegeven: bool = False
    over: frozenset[UUID] = frozenset()  # the adults it is about (C23)
    bevestigd: bool = True

    @classmethod
    def van_notitie(cls, notitie: Notitie, *, vrijgegeven: bool) -> "Wat":
        """Give it for a note."""
        bevestigd = notitie.bevestigd_op is not None
        over = over_wie([notitie])
        return cls(notitie.klasse, notitie.herkomst, notitie.herkomst_id, vrijgegeven, over, bevestigd)


def over_wie(notities: Iterable[Notitie]) -> frozenset[UUID]:
    """Give the adults these notes are about."""
    return frozenset(een.over_id for een in notities if een.over_id is not None)


@dataclass(frozen=True, slots=True)
class Eigen:
    """The requests and objections the actor's own organisation recorded; those of others are not even loaded."""

    verzoeken: tuple[Deelverzoek, ...]
    bezwaren: tuple[Bezwaar, ...]

    def onderdelen(self, actor: Actor) -> tuple[Onderdeel, ...]:
        """Give them for the door."""
        return eigen_onderdelen(actor, (*self.verzoeken, *self.bezwaren))


class Toestemd(NamedTuple):
    """What consent says about one receiver and class."""

    instemming: Instemming
    in_bereik: bool = False
    ontbreekt: frozenset[Ondertekenaar] = frozenset()
    toestemming_id: UUID | None = None


def eigen_onderdelen(actor: Actor, rijen: Iterable[Deelverzoek | Bezwaar]) -> tuple[Onderdeel, ...]:
    """Give own rows of class PROC for the door; they alone are no reason to see the casus."""
    return tuple(Onderdeel(een.id, Klasse.PROC, actor.organisatie_id, actor.partij, draagt=False) for een in rijen)


def ga_naar_binnen(
    actor: Actor, handeling: Handeling, casus_id: UUID, poort: Poort, bijzonder: str | None = None
) -> tuple[Binnen, Eigen]:
    """Ask the door for an act about sharing, with what the own organisation recorded about it."""
    eis_plaats(actor, handeling, casus_id, poort)
    eigen = eigen_rijen(actor, casus_id, poort)
    return ga_binnen(actor, handeling, casus_id, poort, bijzonder, eigen.onderdelen(actor)), eigen


def eigen_rijen(actor: Actor, casus_id: UUID, poort: Poort) -> Eigen:
    """Load what the own organisation recorded in this casus, oldest first."""
    verzoeken = (
        select(Deelverzoek)
        .where(Deelverzoek.casus_id == casus_id, Deelverzoek.organisatie_id == actor.organisatie_id)
        .order_by(Deelverzoek.vastgelegd_op, Deelverzoek.id)
    )
    bezwaren = (
        select(Bezwaar)
        .where(Bezwaar.casus_id == casus_id, Bezwaar.organisatie_id == actor.organisatie_id)
        .order_by(Bezwaar.vastgelegd_op, Bezwaar.id)
    )
    return Eigen(tuple(poort.sessie.scalars(verzoeken)), tuple(poort.sessie.scalars(bezwaren)))


def zoek_ontvanger(partij: Partij | None, organisatie_id: UUID | None, naam: str | None, poort: Poort) -> Ontvanger:
    """Give the receiver; raises Strijdig for an organisation that does not exist."""
    if organisatie_id is None:
        if partij is None:
            raise LookupError("een ontvanger zonder partij en organisatie")  # the schema refused it already
        return Ontvanger(partij, naam=naam)
    organisatie = netwerk.organisaties(poort.sessie, {organisatie_id}).get(organisatie_id)
    if organisatie is None:
        raise Strijdig("Deze organisatie doet niet mee.", "ONBEKENDE_ORGANISATIE")
    return Ontvanger(organisatie.partij, organisatie.id)


def maak_deling(
    binnen: Binnen,
    eigen: Eigen,
    wat: Wat,
    ontvanger: Ontvanger,
    doel: Doel,
    situatie: Situatie,
    gedaan: Gedaan,
) -> tuple[Deling, Toestemd]:
    """Put the facts together."""
    toestemd = _toestemd(binnen, wat, ontvanger, doel)
    gevraagd = ots_gevraagd(eigen, binnen.geladen.feiten.dag)
    deling = Deling(
        zender=wat.herkomst,
        ontvanger=ontvanger.partij,
        klasse=wat.klasse,
        doel=doel,
        dag=binnen.geladen.feiten.dag,
        doelpartijen=binnen.poort.beleid.verwerking(doel, binnen.geladen.feiten.dag).mag_ontvangen,
        noodzakelijk=situatie.noodzakelijk,
        eigen=wat.herkomst_id == binnen.actor.organisatie_id,
        zelfde_organisatie=wat.herkomst_id == ontvanger.organisatie_id,
        anoniem=situatie.anoniem,
        herkenbaar=situatie.herkenbaar,
        groep_van_vijf=situatie.groep_van_vijf,
        toestemming=toestemd.instemming,
        in_bereik=toestemd.in_bereik,
        ontbreekt=toestemd.ontbreekt,
        vrijgegeven=wat.vrijgegeven,
        bevestigd=wat.bevestigd,
        verzoek=any(een.soort in VAN_SCHOOLBESTUUR for een in eigen.verzoeken),
        aan_deskundige=situatie.aan_deskundige,
        bezwaar=_houdt_tegen(eigen, ontvanger.partij),
        ots_loopt=gevraagd or ots_vastgesteld(binnen),
        ots_verzoek=gevraagd,
        levensgevaar=situatie.levensgevaar,
        plichten=situatie.plichten,
        mildere_weg=situatie.mildere_weg,
        afgewogen=gedaan.afgewogen,
        informeren_geregeld=gedaan.geinformeerd,
        meldcode=gedaan.meldcode,
    )
    return deling, toestemd


def ots_vastgesteld(binnen: Binnen) -> bool:
    """Tell whether an ondertoezichtstelling of today stands among the omstandigheden the actor may read (B08)."""
    dag = binnen.geladen.feiten.dag
    leesbaar = {
        een.volgnummer
        for een in binnen.geladen.omstandigheden
        if binnen.poort.zou_openen(binnen.actor, binnen.geladen.feiten, een.id, een.klasse)
    }
    return any(
        feit.soort is Omstandigheidsoort.ONDERTOEZICHTSTELLING
        and feit.volgnummer in leesbaar
        and feit.vanaf <= dag
        and (feit.tot is None or dag < feit.tot)
        for feit in binnen.geladen.gezin.feiten
    )


def ots_gevraagd(eigen: Eigen, dag: date) -> bool:
    """Tell whether the own organisation recorded that the GI asks, in an ondertoezichtstelling of this day.

    Only what is asked is a duty; unasked, giving is a right, and must be weighed as one (Jeugdwet 7.3.11(4)).
    """
    return any(
        een.soort is Verzoeksoort.OTS_INFORMATIE
        and een.ots_begin_datum is not None
        and een.ots_begin_datum <= dag
        and (een.ots_eind_datum is None or dag < een.ots_eind_datum)
        for een in eigen.verzoeken
    )


def kent_tafel(binnen: Binnen) -> bool:
    """Tell whether the actor may know who takes part, and so how the consent stands."""
    geladen = binnen.geladen
    return binnen.poort.zou_openen(binnen.actor, geladen.feiten, geladen.casus.id, Klasse.PROC)


def _houdt_tegen(eigen: Eigen, ontvanger: Partij) -> bool:
    return any(een.ontvanger is ontvanger and een.uitkomst in (None, Bezwaaruitkomst.GEGROND) for een in eigen.bezwaren)


def _toestemd(binnen: Binnen, wat: Wat, ontvanger: Ontvanger, doel: Doel) -> Toestemd:
    """Give what consent says: the casus' own or that under the sender's regime, for this purpose.

    Who may not know the table hears nothing of it, and so cannot rely on it either: trying would tell him.
    """
    if not kent_tafel(binnen):
        return Toestemd(Instemming.ONBEKEND)
    van_zender = REGIME_VAN_ZENDER[wat.herkomst]
    standen = [stand_onder(binnen.poort, binnen.geladen, regime, doel) for regime in (KERNTEAM, van_zender)]
    gevonden = [_weeg(binnen, stand, wat, ontvanger) for stand in standen]
    return next((een for een in gevonden if een.in_bereik), None) or next(
        (een for een in gevonden if een.instemming is Instemming.GELDIG), gevonden[0]
    )


def _weeg(binnen: Binnen, stand: Toestemmingsstand, wat: Wat, ontvanger: Ontvanger) -> Toestemd:
    if stand.geldigheid is Geldigheid.AANGEHOUDEN:
        return Toestemd(Instemming.AANGEHOUDEN)
    if stand.geldigheid is Geldigheid.GELDIG:
        bereik = stand.bereik.intersection(*(stand.volwassenen.get(wie, frozenset()) for wie in wat.over))
        genoemd = {organisatie for organisatie, een in bereik if een is wat.klasse}
        return Toestemd(
            Instemming.GELDIG, _in_bereik(genoemd, ontvanger, binnen.poort), frozenset(), stand.toestemming_id
        )
    jeugdige = binnen.geladen.gezin.jeugdige_id
    rollen = frozenset(Ondertekenaar.JEUGDIGE if een == jeugdige else Ondertekenaar.OUDER for een in stand.ontbreekt)
    return Toestemd(Instemming.GEWEIGERD if stand.reden in _NEE else Instemming.ONTBREEKT, ontbreekt=rollen)


def _in_bereik(genoemd: set[UUID], ontvanger: Ontvanger, poort: Poort) -> bool:
    if ontvanger.organisatie_id is not None:
        return ontvanger.organisatie_id in genoemd
    if ontvanger.naam is not None:  # somebody outside the network: no consent names him
        return False
    return any(een.partij is ontvanger.partij for een in netwerk.organisaties(poort.sessie, genoemd).values())
