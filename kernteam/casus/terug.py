"""The facts of a casus as they were at a moment, made again from rows that are only ever added. Knows no reader.

The door it is given has a clock that stands still at that moment. A floor above that gives its own items to the door
says in its `TERUG`, per act, how to find them again.
"""

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import datetime
from uuid import UUID

from sqlalchemy import or_, select

from kernteam.casus.laden import Geladen, Rijen, laad_een, stel_samen
from kernteam.casus.models import Overgang, Vrijgave
from kernteam.grond.actor import Actor, Rol
from kernteam.grond.handeling import Handeling
from kernteam.grond.status import Casusstatus
from kernteam.toegang.feiten import BuitenFeiten, CasusFeiten, ConsultFeiten, Onderdeel
from kernteam.toegang.poort import Poort
from kernteam.toegang.regels import REGELS
from kernteam.toestemming.service import MetAntwoorden


@dataclass(frozen=True, slots=True)
class Toen:
    """An act of a moment that is over: who did it, about what, and the casus as it was."""

    actor: Actor
    handeling: Handeling
    object_id: UUID | None  # what its line is about
    geladen: Geladen
    poort: Poort  # its clock stands still

    @property
    def casus_id(self) -> UUID:
        """The casus."""
        return self.geladen.casus.id

    @property
    def nu(self) -> datetime:
        """The moment."""
        return self.poort.klok.nu()

    @property
    def buiten(self) -> bool:
        """Whether the act asked for a place at the table, and he had none: nothing was loaded."""
        regel, deelnames = REGELS[self.handeling], self.geladen.feiten.deelnames
        if not regel.casus or (regel.toezicht and self.actor.rol is Rol.PRIVACYFUNCTIONARIS):
            return False
        wie = self.actor.medewerker_id, self.actor.organisatie_id
        return all((een.medewerker_id, een.organisatie_id) != wie for een in deelnames)

    def met(self, ook: Iterable[Onderdeel]) -> CasusFeiten:
        """Give the facts with items of a floor above, as `ga_binnen` gives them to the door."""
        feiten = self.geladen.feiten
        return replace(feiten, onderdelen=(*feiten.onderdelen, *ook))


Gewogen = CasusFeiten | BuitenFeiten | ConsultFeiten
Terugzoeker = Callable[[Toen], Gewogen]


@dataclass(frozen=True, slots=True)
class Terugweg:
    """How to find again what an act weighed beside the casus, and what of it is not kept, for who reads the replay."""

    vind: Terugzoeker
    voorbehoud: str | None = None


Terug = Mapping[Handeling, Terugweg]


def geladen_toen(poort: Poort, handeling: Handeling, casus_id: UUID) -> Geladen | None:
    """Give a casus at the moment of the door's clock; None when there was none yet, or is none any more."""
    toen = poort.klok.nu()
    nu = laad_een(poort, handeling, casus_id)
    fase = _fase(poort, casus_id, toen)
    if nu is None or fase is None:
        return None
    rijen = Rijen(
        betrokkenen=[een for een in nu.betrokkenen if een.toegevoegd_op <= toen],
        deelnemers=[een for een in nu.deelnemers if een.sinds_op <= toen],
        notities=[een for een in nu.notities if een.geschreven_op <= toen],
        verzoeken=_verzoeken(nu.verzoeken, toen),
        omstandigheden=[een for een in nu.omstandigheden if een.vastgelegd_op <= toen],
    )
    return stel_samen(poort, nu.casus, fase, rijen, nu.wie, _vrijgaven(poort, nu, toen), nu.bos)


def op_volgorde(rijen: Iterable[Overgang]) -> list[Overgang]:
    """Give transitions as they were made, out of rows by moment: of one moment each begins where the last one ended."""
    over, gedaan = list(rijen), list[Overgang]()
    while over:
        samen = [een for een in over if een.gemaakt_op == over[0].gemaakt_op]
        stap = next((een for een in samen if een.van == (gedaan[-1].naar if gedaan else None)), samen[0])
        gedaan.append(stap)
        over.remove(stap)
    return gedaan


def _fase(poort: Poort, casus_id: UUID, toen: datetime) -> Casusstatus | None:
    """Give the stage of a casus at a moment; that it was suspended then is computed, as it is today (ADR 0016)."""
    opdracht = (
        select(Overgang).where(Overgang.casus_id == casus_id, Overgang.gemaakt_op <= toen).order_by(Overgang.gemaakt_op)
    )
    fasen = (een.naar for een in reversed(op_volgorde(poort.sessie.scalars(opdracht))))
    return next((een for een in fasen if een is not Casusstatus.OPGESCHORT), None)


def _verzoeken(verzoeken: Sequence[MetAntwoorden], toen: datetime) -> list[MetAntwoorden]:
    return [
        MetAntwoorden(een.toestemming, [antwoord for antwoord in een.antwoorden if antwoord.vastgelegd_op <= toen])
        for een in verzoeken
        if een.toestemming.gevraagd_op <= toen
    ]


def _vrijgaven(poort: Poort, nu: Geladen, toen: datetime) -> dict[UUID, Vrijgave]:
    opdracht = select(Vrijgave).where(
        Vrijgave.notitie_id.in_([een.id for een in nu.notities]),
        Vrijgave.vrijgegeven_op <= toen,
        or_(Vrijgave.ingetrokken_op.is_(None), Vrijgave.ingetrokken_op > toen),
    )
    return {een.notitie_id: een for een in poort.sessie.scalars(opdracht)}
