"""Argon2id passwords. Knows no account."""

from argon2 import PasswordHasher
from argon2.exceptions import InvalidHashError, VerificationError

_HASHER = PasswordHasher()  # RFC 9106 low-memory profile: 64 MiB, three passes
# no password has this one; made of the same parameters, so that checking it is the same work
_SCHIJN = (
    f"$argon2id$v=19$m={_HASHER.memory_cost},t={_HASHER.time_cost},p={_HASHER.parallelism}"
    f"${'A' * 22}${'A' * 43}"  # 16 bytes of salt, 32 of hash
)


def maak(wachtwoord: str) -> str:
    """Hash a new password."""
    return _HASHER.hash(wachtwoord)


def klopt(hash_: str | None, wachtwoord: str) -> bool:
    """Check a password; without a hash the same work is done, so that time does not tell who exists."""
    try:
        return _HASHER.verify(hash_ or _SCHIJN, wachtwoord) and hash_ is not None
    except (VerificationError, InvalidHashError):
        return False
