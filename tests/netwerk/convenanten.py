"""Takes the convenant of the cast away. Knows no act."""

from sqlalchemy import delete
from sqlalchemy.orm import Session

from kernteam.netwerk.models import Convenant, Convenantpartij


def zonder_convenant(sessie: Session) -> None:
    """Leave the region without any convenant."""
    sessie.execute(delete(Convenantpartij))
    sessie.execute(delete(Convenant))
