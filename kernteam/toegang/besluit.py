"""The decision: a pure function of actor, act, facts and policy. Asks nobody, knows no database, clock or web."""

from dataclasses import dataclass
from enum import StrEnum
from uuid import UUID

from kernteam.grond.actor import GEHEIMHOUDERS, Actor, Partij, Rol
from kernteam.grond.handeling import Handeling
from kernteam.grond.klasse import DEELBAAR, Klasse
from kernteam.toegang.beleid import Beleid, Code
from kernteam.toegang.feiten import CasusFeiten, Deelname, Feiten, GeenFeiten, Geldigheid, Onderdeel, OpeningFeiten
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
    NIET_VRIJGEGEVEN = "NIET_VRIJGEGEVEN"
    GEEN_GROND = "GEEN_GROND"
    NIET_GEROEPEN = "NIET_GEROEPEN"
    VERLOPEN = "VERLOPEN"
    EIGEN_NOODTOEGANG = "EIGEN_NOODTOEGANG"
    NOOD = "NOOD"
    TOEZICHT = "TOEZICHT"


# reasons that would tell whether something exists: answered as "not found"
VERZWEGEN = frozenset(
    {Reden.ONBEKEND, Reden.GEEN_DEELNEMER, Reden.NIETS_ZICHTBAAR, Reden.NIET_EIGEN, Reden.NIET_GEROEPEN}
)


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
    if regel.nood:
        return _in_nood(actor, handeling, feiten, beleid)
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
    if feiten.stand.geldigheid is not Geldigheid.GELDIG:
        return Oordeel(open=False, reden=Reden.GEEN_TOESTEMMING)
    if (actor.organisatie_id, onderdeel.klasse) not in feiten.stand.bereik:
        return Oordeel(open=False, reden=Reden.BUITEN_BEREIK)
    if (code is Code.TOESTEMMING_VRIJGAVE or onderdeel.klasse is Klasse.MED) and not onderdeel.vrijgegeven:
        return Oordeel(open=False, reden=Reden.NIET_VRIJGEGEVEN)
    return Oordeel(open=True, reden=Reden.TOESTEMMING, avg=_avg(actor.partij, onderdeel.klasse), geheim="toestemming")


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
    elif regel.casus or regel.nood:
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
    regel = REGELS[handeling]
    open_ = {
        onderdeel: oordeel
        for onderdeel, oordeel in oordelen.items()
        if oordeel.open
        and (regel.toont is None or onderdeel.klasse in regel.toont)
        and (onderdeel.noodkaart or not regel.noodkaarten)
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


def _in_nood(actor: Actor, handeling: Handeling, feiten: CasusFeiten, beleid: Beleid) -> Besluit:
    """Decide on an emergency (S13, B11): ID and what owners keep for it, for whom the school can call on.

    The privacyfunctionaris looks back: he reads why it was opened, and nothing of the casus.
    """
    reden = _noodbeletsel(actor, handeling, feiten)
    if reden is not None:
        return _geweigerd(handeling, reden, feiten, beleid)
    toezicht = actor.rol is Rol.PRIVACYFUNCTIONARIS
    oordeel = _TOEZICHT if toezicht else _NOOD
    oordelen = {o: oordeel for o in feiten.onderdelen if _noodzakelijk(o, feiten, toezicht=toezicht)}
    return _toegestaan(handeling, feiten, beleid, oordelen)


_NOOD = Oordeel(open=True, reden=Reden.NOOD, avg="AVG 6(1)d; AVG 9(2)c; UAVG 22(2)b", geheim="vitaal belang")
_TOEZICHT = Oordeel(open=True, reden=Reden.TOEZICHT, avg="AVG 6(1)e")


def _noodzakelijk(onderdeel: Onderdeel, feiten: CasusFeiten, *, toezicht: bool) -> bool:
    van_de_toegang = onderdeel.rij_id == feiten.nood.toegang_id
    if toezicht or van_de_toegang:
        return toezicht and van_de_toegang
    return onderdeel.klasse is Klasse.ID or (onderdeel.noodkaart and onderdeel.klasse in DEELBAAR)


def _noodbeletsel(actor: Actor, handeling: Handeling, feiten: CasusFeiten) -> Reden | None:
    """Give why this is not his emergency: who may is in domain rules 6.5, "break glass"."""
    if actor.rol is Rol.PRIVACYFUNCTIONARIS:
        return Reden.EIGEN_NOODTOEGANG if handeling.schrijft and feiten.nood.van_actor else None
    van_school = actor.rol is Rol.CONTACTPERSOON and actor.organisatie_id == feiten.organisatie_id
    van_kernteam = actor.discipline in GEHEIMHOUDERS and actor.medewerker_id in feiten.nood.kernteam
    if not (van_school or van_kernteam):
        return Reden.NIET_GEROEPEN
    if not feiten.nood.van_actor:
        return Reden.NIET_EIGEN
    return Reden.VERLOPEN if feiten.nood.verlopen else None


def _zit_aan(actor: Actor, deelname: Deelname) -> bool:
    return deelname.medewerker_id == actor.medewerker_id and deelname.organisatie_id == actor.organisatie_id


def _avg(lezer: Partij, klasse: Klasse) -> str:
    # toward a municipal task a signature is rarely free (AVG overweging 43; rule B01): the public task carries it
    basis = "AVG 6(1)e" if lezer in (Partij.BT, Partij.LPA, Partij.JGZ) else "AVG 6(1)a"
    return f"{basis}; AVG 9(2)a" if klasse is Klasse.MED else basis


def _casus_id(feiten: Feiten | None) -> UUID | None:
    return feiten.casus_id if isinstance(feiten, CasusFeiten | OpeningFeiten) else None
