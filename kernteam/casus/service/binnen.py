"""The steps every act inside a casus shares: load, ask the door, begin writing, mark as changed. Knows no act."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import datetime
from uuid import UUID

from sqlalchemy.orm.attributes import flag_modified

from kernteam.casus.laden import Geladen, feiten_van, laad_een
from kernteam.casus.models import Casus, Overgang
from kernteam.grond.actor import Actor
from kernteam.grond.doorgang import Doorgang
from kernteam.grond.handeling import Handeling
from kernteam.grond.status import Casusstatus
from kernteam.kluis.bos import Bos
from kernteam.toegang.feiten import Onderdeel
from kernteam.toegang.poort import Poort
from kernteam.toegang.uitkomst import Besluit


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


def ga_binnen(
    actor: Actor,
    handeling: Handeling,
    casus_id: UUID,
    poort: Poort,
    bijzonder: str | None = None,
    ook: Sequence[Onderdeel] = (),
    object_id: UUID | None = None,
) -> Binnen:
    """Load a casus and ask the door for one act in it; raises NietGevonden or Geweigerd.

    `ook` are items of the floors above (what they keep under the key of this casus), weighed like all others.
    `object_id` is what the line is about, when that is not the casus as a whole.
    """
    geladen = laad_een(poort, handeling, casus_id)
    if geladen is not None and ook:
        geladen.feiten = replace(geladen.feiten, onderdelen=(*geladen.feiten.onderdelen, *ook))
    pas = poort.vraag(actor, handeling, feiten_van(geladen), object_id or casus_id, bijzonder)
    if geladen is None:  # the door refused already
        raise LookupError("doorgang zonder casus")
    return Binnen(actor, geladen, pas, geladen.bos.voor(pas), poort.besluit_van(pas), poort, poort.klok.nu())
