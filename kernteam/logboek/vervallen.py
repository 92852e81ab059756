"""Says of a period whether lines of it may be gone, their term over: an empty answer would seem to say nobody came."""

from datetime import datetime

from kernteam.logboek.lezer import Lezer


def vervallen_voor(lezer: Lezer, vanaf: datetime | None) -> datetime | None:
    """Give the moment before which lines of a period may be gone; None when nothing of it expired.

    `vanaf` is where the period begins (None: at the first line). Raises LogboekOnbeschikbaar.
    """
    voor = lezer.vervallen_voor()
    return None if voor is None or (vanaf is not None and vanaf >= voor) else voor
