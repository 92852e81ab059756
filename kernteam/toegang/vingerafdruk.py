"""The fingerprint of the facts behind a decision, by which a replay proves that it weighs the same. Knows no row."""

from collections.abc import Callable, Mapping
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
    return blake2b(_schrijf(feiten).encode(), digest_size=_BYTES).hexdigest()


def _schrijf(waarde: Any) -> str:
    """Write a fact in one way only: sets sorted, fields in their order, every part between marks."""
    schrijver = _SCHRIJVERS.get(type(waarde))
    if schrijver is None:
        schrijver = _SCHRIJVERS[type(waarde)] = _schrijver(waarde)
    return schrijver(waarde)


def _schrijver(waarde: Any) -> Callable[[Any], str]:
    """Give how values of this kind are written; chosen once per type, because every read writes its facts."""
    if isinstance(waarde, StrEnum):
        return attrgetter("value")
    if is_dataclass(waarde):
        namen = tuple(veld.name for veld in fields(waarde) if veld.compare)
        return lambda een: f"({','.join([_schrijf(getattr(een, naam)) for naam in namen])})"
    for soort, schrijver in _SOORTEN:
        if isinstance(waarde, soort):
            return schrijver
    return repr


def _paren(waarde: Mapping[Any, Any]) -> str:
    return f"<{','.join(sorted([f'{_schrijf(sleutel)}:{_schrijf(een)}' for sleutel, een in waarde.items()]))}>"


_SOORTEN: tuple[tuple[type, Callable[[Any], str]], ...] = (
    (str, repr),
    (UUID, attrgetter("hex")),
    (date, methodcaller("isoformat")),
    (tuple, lambda waarde: f"[{','.join([_schrijf(een) for een in waarde])}]"),
    (AbstractSet, lambda waarde: f"{{{','.join(sorted([_schrijf(een) for een in waarde]))}}}"),
    (Mapping, _paren),
)
_SCHRIJVERS: dict[type, Callable[[Any], str]] = {}
