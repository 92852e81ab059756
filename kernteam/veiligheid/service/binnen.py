"""The steps every act inside a record of the meldcode shares: load, ask the door, begin writing. Knows no act."""

from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from sqlalchemy import select
from sqlalchemy.orm.attributes import flag_modified

from kernteam.grond.actor import Actor, Partij
from kernteam.grond.doorgang import Doorgang
from kernteam.grond.fouten import NietGevonden, Strijdig
from kernteam.grond.handeling import Handeling
from kernteam.kluis.bos import Bos
from kernteam.kluis.kluis import Vernietigd
from kernteam.toegang.feiten import MeldcodeFeiten
from kernteam.toegang.poort import Poort
from kernteam.veiligheid.inzage import MeldcodeInzage, maak_inzage
from kernteam.veiligheid.models import Meldcode, Meldcodestap, Meldcodestatus, Veiligheidsmelding


@dataclass(frozen=True, slots=True)
class Binnen:
    """An actor inside a record, with the pass for one act."""

    actor: Actor
    meldcode: Meldcode
    stappen: list[Meldcodestap]
    meldingen: list[Veiligheidsmelding]
    pas: Doorgang
    bos: Bos
    poort: Poort
    nu: datetime

    @property
    def gezet(self) -> set[int]:
        """The numbers of the steps that are set."""
        return {een.nummer for een in self.stappen}

    def schrijf(self) -> None:
        """Begin writing in an open record; its version rises, so of two acts at once the second hears of it."""
        if self.meldcode.status is Meldcodestatus.AFGESLOTEN:
            raise Strijdig("Deze meldcode is afgesloten.", "AFGESLOTEN")
        self.poort.schrijf(self.pas)
        self.meldcode.gewijzigd_op = self.nu
        flag_modified(self.meldcode, "gewijzigd_op")

    def inzage(self) -> MeldcodeInzage:
        """Give the whole record; only for acts that asked to show it."""
        return maak_inzage(self.meldcode, self.stappen, self.meldingen, self.bos)


def ga_binnen(
    actor: Actor,
    handeling: Handeling,
    meldcode_id: UUID,
    poort: Poort,
    *,
    toont: bool = False,
    ontvanger: Partij | None = None,
    object_id: UUID | None = None,
    bijzonder: str | None = None,
) -> Binnen:
    """Load a record and ask the door for one act in it; raises NietGevonden for everybody but the two whose it is.

    `toont` says that the act shows the record, `ontvanger` to whom it reports.
    """
    meldcode = poort.sessie.get(Meldcode, meldcode_id)
    stappen, meldingen = _stappen(poort, meldcode_id), _meldingen(poort, meldcode_id)
    rijen = {meldcode_id, *(een.id for een in stappen), *(een.id for een in meldingen)} if toont else set()
    feiten = feiten_van(meldcode, poort, rijen, ontvanger) if meldcode else None
    pas = poort.vraag(actor, handeling, feiten, object_id or meldcode_id, bijzonder)
    if meldcode is None:  # the door refused already
        raise LookupError("doorgang zonder meldcode")
    try:
        bos = poort.kluis.ontsluit(pas)
    except Vernietigd:
        raise NietGevonden from None
    return Binnen(actor, meldcode, stappen, meldingen, pas, bos, poort, poort.klok.nu())


def feiten_van(meldcode: Meldcode, poort: Poort, rijen: set[UUID], ontvanger: Partij | None = None) -> MeldcodeFeiten:
    """Give what the decision looks at."""
    return MeldcodeFeiten(
        meldcode_id=meldcode.id,
        organisatie_id=meldcode.organisatie_id,
        behandelaar=meldcode.behandelaar_id,
        aandachtsfunctionaris=meldcode.aandachtsfunctionaris_id,
        dag=poort.klok.vandaag(),
        rijen=frozenset(rijen),
        ontvanger=ontvanger,
    )


def _stappen(poort: Poort, meldcode_id: UUID) -> list[Meldcodestap]:
    opdracht = select(Meldcodestap).where(Meldcodestap.meldcode_id == meldcode_id)
    return list(poort.sessie.scalars(opdracht.order_by(Meldcodestap.gezet_op, Meldcodestap.id)))


def _meldingen(poort: Poort, meldcode_id: UUID) -> list[Veiligheidsmelding]:
    opdracht = select(Veiligheidsmelding).where(Veiligheidsmelding.meldcode_id == meldcode_id)
    return list(poort.sessie.scalars(opdracht.order_by(Veiligheidsmelding.gemeld_op, Veiligheidsmelding.id)))
