"""The steps every act inside a signal shares: load, ask the door, begin writing. Knows no act."""

from collections.abc import Set as AbstractSet
from dataclasses import dataclass
from datetime import date, datetime
from uuid import UUID

from sqlalchemy import ColumnElement

from kernteam.grond.actor import Actor
from kernteam.grond.doorgang import Doorgang
from kernteam.grond.fouten import NietGevonden, Strijdig
from kernteam.grond.handeling import Handeling
from kernteam.grond.klasse import Klasse
from kernteam.kluis.bos import Bos
from kernteam.kluis.kluis import Vernietigd
from kernteam.signaal.inzage import SignaalInzage, maak_inzage
from kernteam.signaal.models import Signaal
from kernteam.toegang.feiten import SignaalFeiten
from kernteam.toegang.poort import Poort


@dataclass(frozen=True, slots=True)
class Binnen:
    """An actor inside his signal, with the pass for one act that shows it."""

    actor: Actor
    signaal: Signaal
    pas: Doorgang
    bos: Bos
    poort: Poort
    nu: datetime

    def schrijf(self) -> None:
        """Begin writing in an open signal; of two acts at once the second hears of it."""
        if self.signaal.afgesloten_op is not None:
            raise Strijdig("Dit signaal is afgesloten.", "AFGESLOTEN")
        self.poort.schrijf(self.pas)

    def inzage(self) -> SignaalInzage:
        """Give the whole signal."""
        return maak_inzage(self.signaal, self.bos)


def ga_binnen(
    actor: Actor,
    handeling: Handeling,
    signaal_id: UUID,
    poort: Poort,
    bijzonder: str | None = None,
    toont: AbstractSet[Klasse] | None = None,
) -> Binnen:
    """Load a signal and ask the door for one act in it; without `toont` the act shows all of it.

    Raises NietGevonden for everybody but who noted it, and for him too once its term is over (T13).
    """
    signaal = poort.sessie.get(Signaal, signaal_id)
    feiten = feiten_van(signaal, toont) if signaal and signaal.bewaar_tot_datum > poort.klok.vandaag() else None
    pas = poort.vraag(actor, handeling, feiten, signaal_id, bijzonder)
    if signaal is None:  # the door refused already
        raise LookupError("doorgang zonder signaal")
    try:
        bos = poort.kluis.ontsluit(pas)
    except Vernietigd:
        raise NietGevonden from None
    return Binnen(actor, signaal, pas, bos, poort, poort.klok.nu())


def feiten_van(signaal: Signaal, toont: AbstractSet[Klasse] | None = None) -> SignaalFeiten:
    """Give what the decision looks at; without `toont` the act shows the whole signal."""
    klassen = {Klasse.ID, Klasse.PROC, signaal.klasse} if toont is None else toont
    return SignaalFeiten(signaal.id, signaal.organisatie_id, signaal.melder_id, frozenset(klassen))


def bewaard(vandaag: date) -> ColumnElement[bool]:
    """Give the condition that the term of a signal is not over."""
    return Signaal.bewaar_tot_datum > vandaag
