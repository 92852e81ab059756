"""The fingerprint of the facts behind a decision, by which a replay proves that it weighs the same. Knows no row."""

from collections.abc import Callable, Iterable, Mapping
from collections.abc import Set as AbstractSet
from dataclasses import fields, is_dataclass
from datetime import date
from enum import StrEnum
from hashlib import blake2b
from operator import attrgetter, methodcaller
from typing import Any
from uuid import UUID

from kernteam.toegang.feiten import Feiten

_BYTES = 16


def vingerafdruk(feiten: Feiten | None) -> str | None:
    """Give 32 hexadecimal digits that differ when any fact differs; None when there are no facts.

    It tells nothing by itself: the facts hold random ids beside codes and days.
    """
    if feiten is None:
        return None
    return blake2b(_SCHRIJVERS[type(feiten)](feiten).encode(), digest_size=_BYTES).hexdigest()


Schrijver = Callable[[Any], str]


class _Schrijvers(dict[type, Schrijver]):
    """How values of each type are written, in one way only; chosen once per type, as every read writes its facts."""

    def __missing__(self, soort: type) -> Schrijver:
        schrijver = self[soort] = _schrijver(soort)
        return schrijver


def _schrijver(soort: type) -> Schrijver:
    """Give how values of this type are written: sets sorted, fields in their order, every part between marks."""
    if is_dataclass(soort):
        namen = tuple(veld.name for veld in fields(soort) if veld.compare)
        return lambda een: f"({','.join([_SCHRIJVERS[type(deel := getattr(een, naam))](deel) for naam in namen])})"
    for ouder, schrijver in _SOORTEN:
        if issubclass(soort, ouder):
            return schrijver
    return repr


def _rij(delen: Iterable[Any]) -> list[str]:
    return [_SCHRIJVERS[type(deel)](deel) for deel in delen]


def _paren(waarde: Mapping[Any, Any]) -> str:
    return f"<{','.join(sorted(map(':'.join, zip(_rij(waarde), _rij(waarde.values()), strict=True))))}>"


_SOORTEN: tuple[tuple[type, Schrijver], ...] = (
    (StrEnum, str.__str__),
    (str, repr),
    (UUID, attrgetter("hex")),
    (date, methodcaller("isoformat")),
    (tuple, lambda waarde: f"[{','.join([_SCHRIJVERS[type(deel)](deel) for deel in waarde])}]"),
    (AbstractSet, lambda waarde: f"{{{','.join(sorted(_rij(waarde)))}}}"),
    (Mapping, _paren),
)
_SCHRIJVERS: _Schrijvers = _Schrijvers()
