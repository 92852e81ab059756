"""What a decision says: its reason, what it opens and what it keeps back. Knows no rule."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from enum import StrEnum
from uuid import UUID

from kernteam.grond.handeling import Handeling
from kernteam.grond.klasse import Klasse
from kernteam.toegang.beleid import Beleid
from kernteam.toegang.feiten import (
    AnoniemFeiten,
    BuitenFeiten,
    CasusFeiten,
    ConsultFeiten,
    Feiten,
    GeenFeiten,
    MeldcodeFeiten,
    Onderdeel,
    OpeningFeiten,
    SignaalFeiten,
    TekenFeiten,
    ToezichtFeiten,
)
from kernteam.toegang.regels import REGELS


class Reden(StrEnum):
    """Why, as the log line says it."""

    TOEGESTAAN = "TOEGESTAAN"
    NIET_AANGEMELD = "NIET_AANGEMELD"
    ROL = "ROL"
    DOEL = "DOEL"
    ONBEKEND = "ONBEKEND"
    GEEN_DEELNEMER = "GEEN_DEELNEMER"
    NIETS_ZICHTBAAR = "NIETS_ZICHTBAAR"
    PARTIJ = "PARTIJ"
    DISCIPLINE = "DISCIPLINE"
    GEEN_PROC = "GEEN_PROC"
    STATUS = "STATUS"
    NIET_EIGEN_SCHOOL = "NIET_EIGEN_SCHOOL"
    NIET_EIGEN = "NIET_EIGEN"
    LINK = "LINK"  # ended, expired, blocked, or its holder does not sign any more
    GEBOORTEDATUM = "GEBOORTEDATUM"
    EIGEN = "EIGEN"
    TOESTEMMING = "TOESTEMMING"
    GEEN_TOESTEMMING = "GEEN_TOESTEMMING"
    BUITEN_BEREIK = "BUITEN_BEREIK"
    EIGEN_GEGEVENS_VOLWASSENE = "EIGEN_GEGEVENS_VOLWASSENE"
    NIET_BEVESTIGD = "NIET_BEVESTIGD"
    NIET_VRIJGEGEVEN = "NIET_VRIJGEGEVEN"
    GEEN_GROND = "GEEN_GROND"
    CONSULT_VOORBIJ = "CONSULT_VOORBIJ"
    CONSULT_LOOPT = "CONSULT_LOOPT"
    NIET_GEROEPEN = "NIET_GEROEPEN"
    VERLOPEN = "VERLOPEN"
    EIGEN_NOODTOEGANG = "EIGEN_NOODTOEGANG"
    NOOD = "NOOD"
    TOEZICHT = "TOEZICHT"
    OVER_ZICHZELF = "OVER_ZICHZELF"  # a second privacyfunctionaris does it


# reasons that would tell whether something exists: answered as "not found"
VERZWEGEN = frozenset(
    {
        Reden.ONBEKEND,
        Reden.GEEN_DEELNEMER,
        Reden.NIETS_ZICHTBAAR,
        Reden.NIET_EIGEN,
        Reden.NIET_GEROEPEN,
        Reden.LINK,
        Reden.GEBOORTEDATUM,
        Reden.OVER_ZICHZELF,
    }
)


@dataclass(frozen=True, slots=True)
class Oordeel:
    """What the matrix says of one item for one reader: open or not, why, and on which ground."""

    open: bool
    reden: Reden
    avg: str = ""
    geheim: str = ""  # what lifts secrecy, apart from the AVG ground


Gewogen = tuple[Onderdeel, Oordeel]


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
    feiten: Feiten | None = field(default=None, repr=False, compare=False)  # what it was decided on


def toegestaan(handeling: Handeling, feiten: CasusFeiten, beleid: Beleid, gewogen: Sequence[Gewogen] = ()) -> Besluit:
    """Give the decision that allows an act in a casus: of what is open, only what the act shows."""
    regel = REGELS[handeling]
    open_ = [
        (onderdeel, oordeel)
        for onderdeel, oordeel in gewogen
        if oordeel.open
        and (regel.toont is None or onderdeel.klasse in regel.toont)
        and (onderdeel.noodkaart or not regel.noodkaarten)
        and (feiten.toont is None or onderdeel.rij_id in feiten.toont)
        and (onderdeel.document or not regel.documenten)
    ]
    op_toestemming = any(oordeel.reden is Reden.TOESTEMMING for _, oordeel in open_)
    return Besluit(
        handeling,
        toegestaan=True,
        reden=Reden.TOEGESTAAN,
        beleid=beleid.versie,
        casus_id=feiten.casus_id,
        open=frozenset((onderdeel.rij_id, onderdeel.klasse) for onderdeel, _ in open_),
        afgeschermd=_afgeschermd(gewogen),
        klassen=frozenset(onderdeel.klasse for onderdeel, _ in open_),
        eigenaren=frozenset(onderdeel.herkomst_id for onderdeel, _ in open_),
        grondslagen=frozenset(oordeel.avg for _, oordeel in open_) or frozenset({"AVG 6(1)e"}),
        toestemming_id=feiten.stand.toestemming_id if op_toestemming else None,
    )


def geweigerd(handeling: Handeling, reden: Reden, feiten: CasusFeiten, beleid: Beleid) -> Besluit:
    """Give the decision that refuses an act in a casus."""
    return Besluit(handeling, toegestaan=False, reden=reden, beleid=beleid.versie, casus_id=feiten.casus_id)


def casus_van(feiten: Feiten | None) -> UUID | None:
    """Give the casus the facts are about: its key, its lines."""
    if isinstance(feiten, MeldcodeFeiten):  # the record's id plays the part of the casus
        return feiten.meldcode_id
    if isinstance(feiten, AnoniemFeiten):  # idem
        return feiten.consult_id
    if isinstance(feiten, ConsultFeiten):
        return feiten.casus.casus_id
    if isinstance(feiten, SignaalFeiten):  # idem
        return feiten.signaal_id
    if isinstance(feiten, ToezichtFeiten):  # idem
        return feiten.record_id
    return feiten.casus_id if isinstance(feiten, CasusFeiten | BuitenFeiten | OpeningFeiten | TekenFeiten) else None


def object_van(feiten: Feiten, lijst: GeenFeiten) -> UUID | None:
    """Give what the line of one row of a list is about, beside its casus: the consult, or what was listed."""
    return feiten.consult_id if isinstance(feiten, ConsultFeiten) else lijst.object_id


def _afgeschermd(gewogen: Sequence[Gewogen]) -> frozenset[Afscherming]:
    # that an owner is involved at all is itself a datum (PROC): only who may read that hears of what is kept back
    bekend = {o.herkomst_id for o, oordeel in gewogen if o.klasse is Klasse.PROC and oordeel.open}
    return frozenset(
        Afscherming(o.klasse, o.herkomst_id, oordeel.reden)
        for o, oordeel in gewogen
        if not oordeel.open and o.herkomst_id in bekend
    )
