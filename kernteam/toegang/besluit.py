"""The decision: a pure function of actor, act, facts and policy. Asks nobody, knows no database, clock or web."""

from collections.abc import Sequence

from kernteam.grond.actor import Actor, Partij, Rol
from kernteam.grond.doel import Doel
from kernteam.grond.handeling import Handeling
from kernteam.grond.klasse import DEELBAAR, Klasse
from kernteam.toegang.beleid import Beleid, Code, Verwerking
from kernteam.toegang.feiten import (
    AnoniemFeiten,
    BuitenFeiten,
    CasusFeiten,
    ConsultFeiten,
    Deelname,
    Feiten,
    GeenFeiten,
    Geldigheid,
    MeldcodeFeiten,
    Onderdeel,
    OpeningFeiten,
    SignaalFeiten,
    TekenFeiten,
    Toestemmingsstand,
    ToezichtFeiten,
)
from kernteam.toegang.regels import REGELS, Regel
from kernteam.toegang.uitkomst import Besluit, Gewogen, Oordeel, Reden, casus_van, geweigerd, toegestaan
from kernteam.toegang.zijdeuren import (
    in_anoniem_consult,
    in_consult,
    in_meldcode,
    in_nood,
    in_signaal,
    in_toezicht,
    met_link,
)

_EIGEN = Oordeel(open=True, reden=Reden.EIGEN, avg="AVG 6(1)e")
_GEEN_GROND = Oordeel(open=False, reden=Reden.GEEN_GROND)


def besluit(
    actor: Actor | None, handeling: Handeling, feiten: Feiten | None, beleid: Beleid, verwerking: Verwerking
) -> Besluit:
    """Decide. `feiten` None means: no such thing; it is refused like what the actor may not know.

    `verwerking` is the register's entry for the purpose he states. It is judged before anything about the casus.
    """
    regel = REGELS[handeling]
    reden = _toegelaten(actor, regel, verwerking)
    if reden is None and isinstance(feiten, BuitenFeiten):
        reden = _buiten(regel)
    if reden is None and (feiten is None or not _hoort_bij(regel, feiten)):
        reden = Reden.ONBEKEND
    if reden is not None:
        return Besluit(handeling, toegestaan=False, reden=reden, beleid=beleid.versie, casus_id=casus_van(feiten))
    if actor is not None and not (regel.casus or regel.nood or regel.link):
        naast = _naast_de_tafel(actor, handeling, regel, feiten, beleid)
        if naast is not None:
            return naast
    if actor is None or regel.link or not isinstance(feiten, CasusFeiten):
        return _zonder_casus(actor, handeling, regel, feiten, beleid)
    if regel.nood:
        return in_nood(actor, handeling, feiten, beleid)
    if regel.toezicht and actor.rol is Rol.PRIVACYFUNCTIONARIS:
        return toegestaan(handeling, feiten, beleid, _van_toezicht(actor, feiten))
    return _in_casus(actor, handeling, regel, feiten, beleid)


def weeg(actor: Actor, onderdeel: Onderdeel, feiten: CasusFeiten, beleid: Beleid) -> Oordeel:
    """Weigh one item for a deelnemer: own, or by consent; a ground alone is no seat at the table."""
    if onderdeel.herkomst_id == actor.organisatie_id:
        return _EIGEN
    code = beleid.cel(onderdeel.herkomst, actor.partij, onderdeel.klasse, feiten.dag).code
    if code is Code.EIGEN and onderdeel.klasse in DEELBAAR:
        code = Code.TOESTEMMING  # another organisation of the same kind is not the own organisation
    if code in (Code.GEEN, Code.EIGEN):
        return _GEEN_GROND
    vrijgave = code is Code.TOESTEMMING_VRIJGAVE or onderdeel.klasse is Klasse.MED
    reden = _zonder_toestemming(actor, onderdeel, feiten.stand)
    if reden is None and not onderdeel.bevestigd:
        reden = Reden.NIET_BEVESTIGD
    if reden is None and vrijgave and not onderdeel.vrijgegeven:
        reden = Reden.NIET_VRIJGEGEVEN
    if reden is not None:
        return Oordeel(open=False, reden=reden)
    return Oordeel(open=True, reden=Reden.TOESTEMMING, avg=_avg(actor.partij, onderdeel.klasse), geheim="toestemming")


def _zonder_toestemming(actor: Actor, onderdeel: Onderdeel, stand: Toestemmingsstand) -> Reden | None:
    """Give why the consent does not open an item; about an adult his own signature is needed too (C23)."""
    wat = (actor.organisatie_id, onderdeel.klasse)
    if stand.geldigheid is not Geldigheid.GELDIG:
        return Reden.GEEN_TOESTEMMING
    if wat not in stand.bereik:
        return Reden.BUITEN_BEREIK
    if onderdeel.over is not None and wat not in stand.volwassenen.get(onderdeel.over, frozenset()):
        return Reden.EIGEN_GEGEVENS_VOLWASSENE
    return None


def _toegelaten(actor: Actor | None, regel: Regel, verwerking: Verwerking) -> Reden | None:
    if not regel.aanmelden:
        return None
    if actor is None:
        return Reden.NIET_AANGEMELD
    if actor.rol not in regel.rollen:
        return Reden.ROL
    if regel.toezicht and actor.rol is Rol.PRIVACYFUNCTIONARIS:
        return None  # who supervises has no purpose of his own in the casus (AVG 39)
    return Reden.DOEL if regel.voor_doel and not verwerking.mag_handelen(actor.partij) else None  # S01


def _buiten(regel: Regel) -> Reden:
    """Give why this casus is not his, each as the door meant for this act would say it; the answer is the same."""
    if regel.nood:
        return Reden.NIET_GEROEPEN
    return Reden.NIET_EIGEN if regel.consult else Reden.GEEN_DEELNEMER


def _hoort_bij(regel: Regel, feiten: Feiten) -> bool:
    """Tell whether the facts are of the kind this act is about."""
    if regel.meldcode:
        return isinstance(feiten, MeldcodeFeiten)
    if regel.bureau or isinstance(feiten, ToezichtFeiten):
        return regel.bureau and isinstance(feiten, ToezichtFeiten)
    if isinstance(feiten, ConsultFeiten | AnoniemFeiten):
        return regel.doel is Doel.P4
    return not regel.consult and (isinstance(feiten, SignaalFeiten) or not regel.signaal)


def _naast_de_tafel(
    actor: Actor, handeling: Handeling, regel: Regel, feiten: Feiten | None, beleid: Beleid
) -> Besluit | None:
    """Decide on what has a door of its own, open to whom it was made for: meldcode, signal, desk, consult."""
    if isinstance(feiten, MeldcodeFeiten):
        return in_meldcode(actor, handeling, feiten, beleid)
    if isinstance(feiten, SignaalFeiten):
        return in_signaal(actor, handeling, feiten, beleid)
    if isinstance(feiten, ToezichtFeiten):
        return in_toezicht(actor, handeling, feiten, beleid)
    if isinstance(feiten, AnoniemFeiten):
        return in_anoniem_consult(actor, handeling, feiten, beleid)
    if isinstance(feiten, ConsultFeiten):
        gewogen = [(een, weeg(actor, een, feiten.casus, beleid)) for een in feiten.casus.onderdelen]
        return in_consult(actor, handeling, regel, feiten, gewogen, beleid)
    return None


def _zonder_casus(
    actor: Actor | None, handeling: Handeling, regel: Regel, feiten: Feiten | None, beleid: Beleid
) -> Besluit:
    if regel.link:
        return met_link(actor, handeling, regel, feiten, beleid)
    reden = Reden.TOEGESTAAN
    if isinstance(feiten, OpeningFeiten):
        eigen = actor is not None and feiten.school_organisatie_id == actor.organisatie_id
        reden = Reden.TOEGESTAAN if eigen else Reden.NIET_EIGEN_SCHOOL
    elif regel.casus or regel.nood or isinstance(feiten, TekenFeiten):
        reden = Reden.ONBEKEND
    elif isinstance(feiten, GeenFeiten) and not feiten.van_actor:
        reden = Reden.NIET_EIGEN
    return Besluit(
        handeling,
        toegestaan=reden is Reden.TOEGESTAAN,
        reden=reden,
        beleid=beleid.versie,
        casus_id=casus_van(feiten),
        grondslagen=frozenset({"AVG 6(1)e"}),
    )


def _in_casus(actor: Actor, handeling: Handeling, regel: Regel, feiten: CasusFeiten, beleid: Beleid) -> Besluit:
    if not any(_zit_aan(actor, deelname) for deelname in feiten.deelnames):
        return geweigerd(handeling, Reden.GEEN_DEELNEMER, feiten, beleid)
    gewogen = [(onderdeel, weeg(actor, onderdeel, feiten, beleid)) for onderdeel in feiten.onderdelen]
    if not any(oordeel.open and onderdeel.draagt for onderdeel, oordeel in gewogen):
        return geweigerd(handeling, Reden.NIETS_ZICHTBAAR, feiten, beleid)
    reden = _beletsel(actor, regel, feiten, gewogen)
    if reden is not None:
        return geweigerd(handeling, reden, feiten, beleid)
    return toegestaan(handeling, feiten, beleid, gewogen)


def _van_toezicht(actor: Actor, feiten: CasusFeiten) -> list[Gewogen]:
    """Give what the supervising organisation itself wrote down; of the casus it sees no content (AVG 39)."""
    eigen = Oordeel(open=True, reden=Reden.EIGEN, avg="AVG 6(1)e")
    return [
        (een, eigen)
        for een in feiten.onderdelen
        if een.herkomst is Partij.REGIO and een.herkomst_id == actor.organisatie_id
    ]


def _beletsel(actor: Actor, regel: Regel, feiten: CasusFeiten, gewogen: Sequence[Gewogen]) -> Reden | None:
    """Give why somebody who sees the casus may not do this in it; the state is told only to who may know it."""
    kent_tafel = any(
        oordeel.open and onderdeel.rij_id == feiten.casus_id and onderdeel.klasse is Klasse.PROC
        for onderdeel, oordeel in gewogen
    )
    verkeerde_status = feiten.status not in regel.statussen
    if actor.partij not in regel.partijen or (regel.eigen_school and actor.organisatie_id != feiten.organisatie_id):
        return Reden.PARTIJ
    if regel.disciplines is not None and actor.discipline not in regel.disciplines:
        return Reden.DISCIPLINE
    if not kent_tafel and (regel.kent_tafel or verkeerde_status):
        return Reden.GEEN_PROC
    return Reden.STATUS if verkeerde_status else None


def _zit_aan(actor: Actor, deelname: Deelname) -> bool:
    return deelname.medewerker_id == actor.medewerker_id and deelname.organisatie_id == actor.organisatie_id


def _avg(lezer: Partij, klasse: Klasse) -> str:
    # toward a municipal task a signature is rarely free (AVG overweging 43; rule B01): the public task carries it
    basis = "AVG 6(1)e" if lezer in (Partij.BT, Partij.LPA, Partij.JGZ) else "AVG 6(1)a"
    return f"{basis}; AVG 9(2)a" if klasse is Klasse.MED else basis
