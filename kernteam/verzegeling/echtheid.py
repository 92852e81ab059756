"""Whether Kernteam itself wrote a line as it stands in the store. Knows no tree."""

from collections.abc import Callable
from hmac import compare_digest
from typing import Any

from logbewijs.uitvoer import regel_bytes

Mac = Callable[[str, bytes], bytes]


def inhoud(rij: Any) -> bytes | None:
    """Give the bytes a line is sealed by, or None when no line of ours can look like this (SQLite keeps any type)."""
    waarden = (rij.schrijver, rij.n, rij.body)
    if any(type(een) is not soort for een, soort in zip(waarden, (str, int, str), strict=True)):
        return None
    return regel_bytes(rij.schrijver, rij.n, rij.body)


def is_eigen(mac: Mac, rij: Any) -> bool:
    """Tell whether the MAC of a line holds."""
    gegevens = inhoud(rij)
    return gegevens is not None and isinstance(rij.mac, bytes) and compare_digest(mac("logboek", gegevens), rij.mac)
