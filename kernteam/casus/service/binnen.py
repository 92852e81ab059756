"""The steps every act inside a casus shares: load, ask the door, begin writing, mark as changed. Knows no act."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import datetime
from uuid import UUID

from sqlalchemy import and_, bindparam, or_, select
from sqlalchemy.orm.attributes import flag_modified

from kernteam.casus.laden import Geladen, feiten_van, laad_een
from kernteam.casus.models import Casus, Deelnemer, Overgang
from kernteam.grond.actor import Actor, Rol
from kernteam.grond.doorgang import Doorgang
from kernteam.grond.handeling import Handeling
from kernteam.grond.status import Casusstatus
from kernteam.kluis.bos import Bos
from kernteam.toegang.feiten import BuitenFeiten, Onderdeel
from kernteam.toegang.poort import Poort
from kernteam.toegang.regels import REGELS
from kernteam.toegang.uitkomst import Besluit

# built once, as in laden.py
_PLAATS = (
    select(Casus.id, Deelnemer.id.label("plaats"))
    .outerjoin(
        Deelnemer,
        and_(
            Deelnemer.casus_id == Casus.id,
            Deelnemer.medewerker_id == bindparam("wie"),
            Deelnemer.organisatie_id == bindparam("organisatie"),
            or_(Deelnemer.tot_op.is_(None), Deelnemer.tot_op > bindparam("nu")),
        ),
    )
    .where(Casus.id == bindparam("casus"))
)


@dataclass(frozen=True, slots=True)
class Binnen:
    """An actor inside a casus, with the pass for one act."""

    actor: Actor
    geladen: Geladen
    pas: Doorgang
    bos: Bos
    besluit: Besluit
    poort: Poort
    nu: datetime

    @property
    def casus(self) -> Casus:
        """The casus itself."""
        return self.geladen.casus

    def schrijf(self) -> None:
        """Begin writing. The casus' version rises: a change in between makes the commit fail, not disappear."""
        self.poort.schrijf(self.pas)
        self.casus.gewijzigd_op = self.nu
        flag_modified(self.casus, "gewijzigd_op")

    def ga_over(self, naar: Casusstatus, reden: str | None = None) -> Overgang:
        """Move the casus to another state and keep the history; a suspended casus keeps its stage (ADR 0016)."""
        overgang = self.casus.ga_over(naar, reden, self.nu, self.actor.medewerker_id)
        self.poort.sessie.add(overgang)
        return overgang


def eis_plaats(actor: Actor, handeling: Handeling, casus_id: UUID, poort: Poort, object_id: UUID | None = None) -> None:
    """Let the door refuse who has no place at the table, before anything of the casus is loaded or its key opened.

    An unknown casus costs the same one statement: how long the refusal takes does not tell which of both it is.
    Who supervises needs no place.
    """
    if REGELS[handeling].toezicht and actor.rol is Rol.PRIVACYFUNCTIONARIS:
        return
    plaats = {"casus": casus_id, "wie": actor.medewerker_id, "organisatie": actor.organisatie_id, "nu": poort.klok.nu()}
    gevonden = poort.sessie.execute(_PLAATS, plaats).first()
    if gevonden is None or gevonden.plaats is None:
        poort.vraag(actor, handeling, None if gevonden is None else BuitenFeiten(casus_id), object_id or casus_id)
        raise LookupError("doorgang zonder plaats")  # the door refused already


def ga_binnen(
    actor: Actor,
    handeling: Handeling,
    casus_id: UUID,
    poort: Poort,
    bijzonder: str | None = None,
    ook: Sequence[Onderdeel] | None = None,
    object_id: UUID | None = None,
) -> Binnen:
    """Load a casus and ask the door for one act in it; raises NietGevonden or Geweigerd.

    `ook` are items of the floors above (what they keep under the key of this casus), weighed like all others; who
    gives them asked for the place (`eis_plaats`) before loading them. `object_id` is what the line is about, when that
    is not the casus as a whole.
    """
    if ook is None:
        eis_plaats(actor, handeling, casus_id, poort, object_id)
    geladen = laad_een(poort, handeling, casus_id)
    if geladen is not None and ook:
        geladen.feiten = replace(geladen.feiten, onderdelen=(*geladen.feiten.onderdelen, *ook))
    pas = poort.vraag(actor, handeling, feiten_van(geladen), object_id or casus_id, bijzonder)
    if geladen is None:  # the door refused already
        raise LookupError("doorgang zonder casus")
    return Binnen(actor, geladen, pas, geladen.bos.voor(pas), poort.besluit_van(pas), poort, poort.klok.nu())
