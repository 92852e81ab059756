"""The decision: a pure function of actor, act, facts and policy. Asks nobody, knows no database, clock or web."""

from dataclasses import dataclass
from enum import StrEnum
from uuid import UUID

from kernteam.grond.actor import Actor, Partij, Rol
from kernteam.grond.handeling import Handeling
from kernteam.grond.klasse import DEELBAAR, Klasse
from kernteam.toegang.beleid import Beleid, Code
from kernteam.toegang.feiten import (
    CasusFeiten,
    Deelname,
    Feiten,
    GeenFeiten,
    Geldigheid,
    Onderdeel,
    OpeningFeiten,
    Toestemmingsstand,
)
from kernteam.toegang.regels import REGELS, Regel


class Reden(StrEnum):
    """Why, as the log line says it."""

    TOEGESTAAN = "TOEGESTAAN"
    NIET_AANGEMELD = "NIET_AANGEMELD"
    ROL = "ROL"
    ONBEKEND = "ONBEKEND"
    GEEN_DEELNEMER = "GEEN_DEELNEMER"
    NIETS_ZICHTBAAR = "NIETS_ZICHTBAAR"
    PARTIJ = "PARTIJ"
    DISCIPLINE = "DISCIPLINE"
    GEEN_PROC = "GEEN_PROC"
    STATUS = "STATUS"
    NIET_EIGEN_SCHOOL = "NIET_EIGEN_SCHOOL"
    NIET_EIGEN = "NIET_EIGEN"
    EIGEN = "EIGEN"
    TOESTEMMING = "TOESTEMMING"
    GEEN_TOESTEMMING = "GEEN_TOESTEMMING"
    BUITEN_BEREIK = "BUITEN_BEREIK"
    EIGEN_GEGEVENS_VOLWASSENE = "EIGEN_GEGEVENS_VOLWASSENE"
    NIET_VRIJGEGEVEN = "NIET_VRIJGEGEVEN"
    GEEN_GROND = "GEEN_GROND"


# reasons that would tell whether something exists: answered as "not found"
VERZWEGEN = frozenset({Reden.ONBEKEND, Reden.GEEN_DEELNEMER, Reden.NIETS_ZICHTBAAR, Reden.NIET_EIGEN})


@dataclass(frozen=True, slots=True)
class Oordeel:
    """What the matrix says of one item for one reader: open or not, why, and on which ground."""

    open: bool
    reden: Reden
    avg: str = ""
    geheim: str = ""  # what lifts secrecy, apart from the AVG ground


@dataclass(frozen=True, slots=True, order=True)
class Afscherming:
    """That something is there which this reader may not read; told only to who may know of its owner."""

    klasse: Klasse
    eigenaar: UUID
    reden: Reden


@dataclass(frozen=True, slots=True)
class Besluit:
    """The outcome: enough to log, to replay and to read aloud."""

    handeling: Handeling
    toegestaan: bool
    reden: Reden
    beleid: str
    casus_id: UUID | None = None
    open: frozenset[tuple[UUID, Klasse]] = frozenset()
    afgeschermd: frozenset[Afscherming] = frozenset()
    klassen: frozenset[Klasse] = frozenset()
    eigenaren: frozenset[UUID] = frozenset()
    grondslagen: frozenset[str] = frozenset()
    toestemming_id: UUID | None = None


def besluit(actor: Actor | None, handeling: Handeling, feiten: Feiten | None, beleid: Beleid) -> Besluit:
    """Decide. `feiten` None means: no such thing; it is refused like what the actor may not know."""
    regel = REGELS[handeling]
    reden = _toegelaten(actor, regel)
    if reden is None and feiten is None:
        reden = Reden.ONBEKEND
    if reden is not None:
        return Besluit(handeling, toegestaan=False, reden=reden, beleid=beleid.versie, casus_id=_casus_id(feiten))
    if actor is None or not isinstance(feiten, CasusFeiten):
        return _zonder_casus(actor, handeling, regel, feiten, beleid)
    if regel.toezicht and actor.rol is Rol.PRIVACYFUNCTIONARIS:
        return _toegestaan(handeling, feiten, beleid)
    return _in_casus(actor, handeling, regel, feiten, beleid)


def weeg(actor: Actor, onderdeel: Onderdeel, feiten: CasusFeiten, beleid: Beleid) -> Oordeel:
    """Weigh one item for a deelnemer: own, or by consent; a ground alone is no seat at the table."""
    if onderdeel.herkomst_id == actor.organisatie_id:
        return Oordeel(open=True, reden=Reden.EIGEN, avg="AVG 6(1)e")
    code = beleid.cel(onderdeel.herkomst, actor.partij, onderdeel.klasse, feiten.dag).code
    if code is Code.EIGEN and onderdeel.klasse in DEELBAAR:
        code = Code.TOESTEMMING  # another organisation of the same kind is not the own organisation
    if code in (Code.GEEN, Code.EIGEN):
        return Oordeel(open=False, reden=Reden.GEEN_GROND)
    vrijgave = code is Code.TOESTEMMING_VRIJGAVE or onderdeel.klasse is Klasse.MED
    reden = _zonder_toestemming(actor, onderdeel, feiten.stand)
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


def _toegelaten(actor: Actor | None, regel: Regel) -> Reden | None:
    if not regel.aanmelden:
        return None
    if actor is None:
        return Reden.NIET_AANGEMELD
    return None if actor.rol in regel.rollen else Reden.ROL


def _zonder_casus(
    actor: Actor | None, handeling: Handeling, regel: Regel, feiten: Feiten | None, beleid: Beleid
) -> Besluit:
    reden = Reden.TOEGESTAAN
    if isinstance(feiten, OpeningFeiten):
        eigen = actor is not None and feiten.school_organisatie_id == actor.organisatie_id
        reden = Reden.TOEGESTAAN if eigen else Reden.NIET_EIGEN_SCHOOL
    elif regel.casus:
        reden = Reden.ONBEKEND
    elif isinstance(feiten, GeenFeiten) and not feiten.van_actor:
        reden = Reden.NIET_EIGEN
    return Besluit(
        handeling,
        toegestaan=reden is Reden.TOEGESTAAN,
        reden=reden,
        beleid=beleid.versie,
        casus_id=_casus_id(feiten),
        grondslagen=frozenset({"AVG 6(1)e"}),
    )


def _in_casus(actor: Actor, handeling: Handeling, regel: Regel, feiten: CasusFeiten, beleid: Beleid) -> Besluit:
    if not any(_zit_aan(actor, deelname) for deelname in feiten.deelnames):
        return _geweigerd(handeling, Reden.GEEN_DEELNEMER, feiten, beleid)
    oordelen = {onderdeel: weeg(actor, onderdeel, feiten, beleid) for onderdeel in feiten.onderdelen}
    if not any(oordeel.open and onderdeel.draagt for onderdeel, oordeel in oordelen.items()):
        return _geweigerd(handeling, Reden.NIETS_ZICHTBAAR, feiten, beleid)
    reden = _beletsel(actor, regel, feiten, oordelen)
    if reden is not None:
        return _geweigerd(handeling, reden, feiten, beleid)
    return _toegestaan(handeling, feiten, beleid, oordelen)


def _beletsel(actor: Actor, regel: Regel, feiten: CasusFeiten, oordelen: dict[Onderdeel, Oordeel]) -> Reden | None:
    """Give why somebody who sees the casus may not do this in it; the state is told only to who may know it."""
    kent_tafel = any(
        oordeel.open and onderdeel.rij_id == feiten.casus_id and onderdeel.klasse is Klasse.PROC
        for onderdeel, oordeel in oordelen.items()
    )
    verkeerde_status = feiten.status not in regel.statussen
    if actor.partij not in regel.partijen or (regel.eigen_school and actor.organisatie_id != feiten.organisatie_id):
        return Reden.PARTIJ
    if regel.disciplines is not None and actor.discipline not in regel.disciplines:
        return Reden.DISCIPLINE
    if not kent_tafel and (regel.kent_tafel or verkeerde_status):
        return Reden.GEEN_PROC
    return Reden.STATUS if verkeerde_status else None


def _toegestaan(
    handeling: Handeling, feiten: CasusFeiten, beleid: Beleid, oordelen: dict[Onderdeel, Oordeel] | None = None
) -> Besluit:
    oordelen = oordelen or {}
    toont = REGELS[handeling].toont
    open_ = {
        onderdeel: oordeel
        for onderdeel, oordeel in oordelen.items()
        if oordeel.open and (toont is None or onderdeel.klasse in toont)
    }
    op_toestemming = any(oordeel.reden is Reden.TOESTEMMING for oordeel in open_.values())
    return Besluit(
        handeling,
        toegestaan=True,
        reden=Reden.TOEGESTAAN,
        beleid=beleid.versie,
        casus_id=feiten.casus_id,
        open=frozenset((onderdeel.rij_id, onderdeel.klasse) for onderdeel in open_),
        afgeschermd=_afgeschermd(oordelen),
        klassen=frozenset(onderdeel.klasse for onderdeel in open_),
        eigenaren=frozenset(onderdeel.herkomst_id for onderdeel in open_),
        grondslagen=frozenset(oordeel.avg for oordeel in open_.values()) or frozenset({"AVG 6(1)e"}),
        toestemming_id=feiten.stand.toestemming_id if op_toestemming else None,
    )


def _geweigerd(handeling: Handeling, reden: Reden, feiten: CasusFeiten, beleid: Beleid) -> Besluit:
    return Besluit(handeling, toegestaan=False, reden=reden, beleid=beleid.versie, casus_id=feiten.casus_id)


def _afgeschermd(oordelen: dict[Onderdeel, Oordeel]) -> frozenset[Afscherming]:
    # that an owner is involved at all is itself a datum (PROC): only who may read that hears of what is kept back
    bekend = {o.herkomst_id for o, oordeel in oordelen.items() if o.klasse is Klasse.PROC and oordeel.open}
    return frozenset(
        Afscherming(o.klasse, o.herkomst_id, oordeel.reden)
        for o, oordeel in oordelen.items()
        if not oordeel.open and o.herkomst_id in bekend
    )


def _zit_aan(actor: Actor, deelname: Deelname) -> bool:
    return deelname.medewerker_id == actor.medewerker_id and deelname.organisatie_id == actor.organisatie_id


def _avg(lezer: Partij, klasse: Klasse) -> str:
    # toward a municipal task a signature is rarely free (AVG overweging 43; rule B01): the public task carries it
    basis = "AVG 6(1)e" if lezer in (Partij.BT, Partij.LPA, Partij.JGZ) else "AVG 6(1)a"
    return f"{basis}; AVG 9(2)a" if klasse is Klasse.MED else basis


def _casus_id(feiten: Feiten | None) -> UUID | None:
    return feiten.casus_id if isinstance(feiten, CasusFeiten | OpeningFeiten) else None
