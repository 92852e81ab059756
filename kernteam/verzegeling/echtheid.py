"""Whether Kernteam itself wrote a line as it stands in the store. Knows no tree."""

from collections.abc import Callable, Sequence
from hmac import compare_digest
from typing import Any

from logbewijs.boom import blad_hash
from logbewijs.uitvoer import regel_bytes

Mac = Callable[[str, bytes], bytes]


def inhoud(rij: Any) -> bytes | None:
    """Give the bytes a line is sealed by, or None when no line of ours can look like this (SQLite keeps any type)."""
    schrijver, n, body = rij.schrijver, rij.n, rij.body
    if type(schrijver) is not str or type(n) is not int or type(body) is not str:
        return None
    return regel_bytes(schrijver, n, body)


def bladhashes(schrijvers: Sequence[Any], nummers: Sequence[Any], bodies: Sequence[Any]) -> list[bytes] | None:
    """Give the leaf hashes of many lines by their columns, or None when `inhoud` would give none of one of them."""
    alle = _inhouden(schrijvers, nummers, bodies)
    return None if alle is None else [blad_hash(een) for een in alle]


def eigen_bladhashes(
    mac: Mac, schrijvers: Sequence[Any], nummers: Sequence[Any], bodies: Sequence[Any], macs: Sequence[Any]
) -> list[bytes] | None:
    """Give the leaf hashes of many lines, or None when `eigen_inhoud` would give none of one of them."""
    alle = _inhouden(schrijvers, nummers, bodies)
    if alle is None or {*map(type, macs)} != {bytes}:
        return None
    verwacht = [mac("logboek", een) for een in alle]
    return [blad_hash(een) for een in alle] if all(map(compare_digest, verwacht, macs)) else None


def _inhouden(schrijvers: Sequence[Any], nummers: Sequence[Any], bodies: Sequence[Any]) -> list[bytes] | None:
    if {*map(type, schrijvers), *map(type, bodies)} != {str} or {*map(type, nummers)} != {int}:
        return None
    return [regel_bytes(*een) for een in zip(schrijvers, nummers, bodies, strict=True)]


def eigen_inhoud(mac: Mac, rij: Any) -> bytes | None:
    """Give the bytes a line is sealed by when its MAC holds, or None."""
    gegevens = inhoud(rij)
    if gegevens is None or not isinstance(rij.mac, bytes):
        return None
    return gegevens if compare_digest(mac("logboek", gegevens), rij.mac) else None


def is_eigen(mac: Mac, rij: Any) -> bool:
    """Tell whether the MAC of a line holds."""
    return eigen_inhoud(mac, rij) is not None
