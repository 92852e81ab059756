"""A test about many things fails when one of them does, and names each that does."""

import pytest

from tests.elk import voor_elk


def test_all_that_fail_are_told_by_name() -> None:
    geprobeerd = []

    @voor_elk([1, 2, 3], lambda getal: f"getal {getal}")
    def toets(getal: int) -> None:
        """Even."""
        geprobeerd.append(getal)
        assert getal % 2 == 0

    assert (toets.__name__, toets.__doc__) == ("toets", "Even.")
    with pytest.raises(ExceptionGroup, match="getal 1, getal 3"):
        toets()
    assert geprobeerd == [1, 2, 3]


def test_what_cannot_be_tried_is_named_too() -> None:
    @voor_elk(["x"])
    def toets(ding: str) -> None:
        with pytest.raises(KeyError):
            len(ding)

    with pytest.raises(pytest.fail.Exception) as gezien:
        toets()
    assert gezien.value.__notes__ == ["x"]


def test_nothing_to_try_is_a_fault() -> None:
    with pytest.raises(AssertionError):
        voor_elk([])
