"""Passwords: who has no account costs the same work."""

import pytest
from argon2 import extract_parameters
from argon2.exceptions import VerifyMismatchError

from kernteam.identiteit import wachtwoord


def test_without_an_account_the_same_work_is_done_and_no_password_fits() -> None:
    assert extract_parameters(wachtwoord._SCHIJN) == extract_parameters(wachtwoord.maak("zomaar"))
    with pytest.raises(VerifyMismatchError):  # a hash that cannot be read would be refused before any work
        wachtwoord._HASHER.verify(wachtwoord._SCHIJN, "zomaar")
    assert not wachtwoord.klopt(None, "zomaar")
