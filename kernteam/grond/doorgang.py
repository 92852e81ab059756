"""The pass: what opens sealed fields. Only `kernteam.toegang.munt` can make one, after its log line is durable."""

from abc import ABC, abstractmethod
from uuid import UUID

from kernteam.grond.handeling import Handeling
from kernteam.grond.klasse import Klasse

_MUNT = "kernteam.toegang.munt"


class Doorgang(ABC):
    """A pass for one casus and one act, valid until it is closed. It cannot be copied or pickled."""

    handeling: Handeling
    casus_id: UUID

    def __init_subclass__(cls) -> None:
        """Refuse any other maker than the mint."""
        if cls.__module__ != _MUNT:
            raise TypeError("alleen toegang maakt een doorgang")

    @abstractmethod
    def opent(self, casus_id: UUID, klasse: Klasse, rij_id: UUID) -> bool:
        """Tell whether this row of this casus may be opened for this class."""

    @abstractmethod
    def verzegelt(self, casus_id: UUID) -> bool:
        """Tell whether something new may be sealed for this casus."""

    def __reduce__(self) -> str:
        """Refuse to be pickled or copied."""
        raise TypeError("een doorgang laat zich niet kopiëren")
