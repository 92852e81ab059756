"""The states of a casus and which can follow which (domain rules 6.3, 6.4). Knows no guard: levensloop does."""

from collections.abc import Mapping
from enum import StrEnum


class Casusstatus(StrEnum):
    """Where a casus stands."""

    SIGNAAL = "SIGNAAL"
    TOESTEMMING_GEVRAAGD = "TOESTEMMING_GEVRAAGD"
    GEWEIGERD = "GEWEIGERD"
    OPEN = "OPEN"
    OVERLEG = "OVERLEG"
    PLAN = "PLAN"
    UITVOERING = "UITVOERING"
    EVALUATIE = "EVALUATIE"
    OPGESCHORT = "OPGESCHORT"
    AFGESLOTEN = "AFGESLOTEN"
    OVERGEDRAGEN = "OVERGEDRAGEN"
    VERNIETIGD = "VERNIETIGD"


_S = Casusstatus
# the stages in which consent must hold; without it each is OPGESCHORT (transition 12)
ACTIEF = frozenset({_S.OPEN, _S.OVERLEG, _S.PLAN, _S.UITVOERING, _S.EVALUATIE})
GESLOTEN = frozenset({_S.AFGESLOTEN, _S.OVERGEDRAGEN, _S.VERNIETIGD})
_EINDE = frozenset({_S.OPGESCHORT, _S.AFGESLOTEN, _S.OVERGEDRAGEN})

# what the table of transitions allows from each state; a reopened casus is a new one, so nothing leaves GESLOTEN for it
VOLGENDE: Mapping[Casusstatus, frozenset[Casusstatus]] = {
    _S.SIGNAAL: frozenset({_S.TOESTEMMING_GEVRAAGD, _S.AFGESLOTEN}),
    _S.TOESTEMMING_GEVRAAGD: frozenset({_S.GEWEIGERD, _S.OPEN, _S.AFGESLOTEN}),
    _S.GEWEIGERD: frozenset({_S.TOESTEMMING_GEVRAAGD, _S.OPEN, _S.AFGESLOTEN}),
    _S.OPEN: frozenset({_S.OVERLEG}) | _EINDE,
    _S.OVERLEG: frozenset({_S.PLAN}) | _EINDE,
    _S.PLAN: frozenset({_S.UITVOERING}) | _EINDE,
    _S.UITVOERING: frozenset({_S.EVALUATIE}) | _EINDE,
    _S.EVALUATIE: frozenset({_S.UITVOERING, _S.PLAN}) | _EINDE,
    _S.OPGESCHORT: ACTIEF | {_S.AFGESLOTEN, _S.OVERGEDRAGEN},
    _S.AFGESLOTEN: frozenset({_S.VERNIETIGD}),
    _S.OVERGEDRAGEN: frozenset({_S.VERNIETIGD}),
    _S.VERNIETIGD: frozenset(),
}
