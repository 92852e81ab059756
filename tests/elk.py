"""One test about many things: each is tried, and all that fail are told. Knows no test.

For what is so small (a file, an operation of the API) that a test of its own for each would cost far more than what it
tests, thousands of times.
"""

from collections.abc import Callable, Iterable
from typing import TypeVar

Ding = TypeVar("Ding")
Maker = Callable[[Callable[[Ding], None]], Callable[[], None]]


def voor_elk(dingen: Iterable[Ding], noem: Callable[[Ding], str] = str) -> Maker[Ding]:
    """Make a test of a function that takes one of these; it raises all failures at once, each with its name."""
    alle = list(dingen)
    assert alle

    def maak(toets: Callable[[Ding], None]) -> Callable[[], None]:
        def toets_elk() -> None:
            fouten = []
            for ding in alle:
                try:
                    toets(ding)
                except AssertionError as fout:
                    fout.add_note(noem(ding))
                    fouten.append(fout)
                except BaseException as fout:  # it could not be tried, or pytest.raises saw nothing
                    fout.add_note(noem(ding))
                    raise
            if fouten:
                raise ExceptionGroup(", ".join(een.__notes__[-1] for een in fouten), fouten)

        toets_elk.__name__, toets_elk.__doc__, toets_elk.__module__ = toets.__name__, toets.__doc__, toets.__module__
        return toets_elk

    return maak
