"""Mints passes; only the door may import it. Knows no log: the door calls it after the line is durable."""

from uuid import UUID

from kernteam.grond.doorgang import Doorgang
from kernteam.grond.handeling import Handeling
from kernteam.grond.klasse import Klasse
from kernteam.toegang.uitkomst import Besluit


class _Pas(Doorgang):
    """What one decision opened, in one casus, until it is closed."""

    __slots__ = ("_open", "casus_id", "geldig", "handeling")

    def __init__(self, besluit: Besluit, casus_id: UUID) -> None:
        self.handeling = besluit.handeling
        self.casus_id = casus_id
        self._open = besluit.open
        self.geldig = True

    def opent(self, casus_id: UUID, klasse: Klasse, rij_id: UUID) -> bool:
        return self.geldig and casus_id == self.casus_id and (rij_id, klasse) in self._open

    def verzegelt(self, casus_id: UUID) -> bool:
        return self.geldig and casus_id == self.casus_id and self.handeling.schrijft


class _Rekenpas(Doorgang):
    """Opens only what consent is computed with, so that facts can exist before a decision does."""

    __slots__ = ("casus_id", "geldig", "handeling")

    def __init__(self, handeling: Handeling, casus_id: UUID) -> None:
        self.handeling = handeling
        self.casus_id = casus_id
        self.geldig = True

    def opent(self, casus_id: UUID, klasse: Klasse, rij_id: UUID) -> bool:  # noqa: ARG002 - every row of the casus
        return self.geldig and casus_id == self.casus_id and klasse is Klasse.REKEN

    def verzegelt(self, casus_id: UUID) -> bool:  # noqa: ARG002 - computing writes nothing
        return False


def munt(besluit: Besluit, casus_id: UUID) -> Doorgang:
    """Make the pass of an allowed decision whose line is durable."""
    if not besluit.toegestaan:
        raise PermissionError("geen doorgang zonder toestemmend besluit")
    return _Pas(besluit, casus_id)


def sluit(pas: Doorgang) -> None:
    """End a pass: from now on it opens and seals nothing."""
    if isinstance(pas, _Pas | _Rekenpas):
        pas.geldig = False


def munt_rekenpas(handeling: Handeling, casus_id: UUID) -> Doorgang:
    """Make the pass with which the system computes whether a consent holds."""
    return _Rekenpas(handeling, casus_id)
