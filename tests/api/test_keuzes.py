"""Closed lists: what the description names is what the act takes, no word more."""

from kernteam.casus.models import HANDHAVING, Afzijdigreden
from kernteam.toestemming.antwoord import Wijze
from tests.api.test_ontwerpregels import SPEC


def woorden(schema: str, veld: str) -> list[str]:
    """Give the words the description names for a field."""
    return list(SPEC["components"]["schemas"][schema]["properties"][veld]["enum"])


def test_a_narrowed_list_is_described_as_narrow_as_it_is() -> None:
    """`make check` holds the description beside the code; here a list that the code narrows."""
    assert set(woorden("ConsultafzijdigheidInvoer", "reden")) == {een.value for een in set(Afzijdigreden) - HANDHAVING}


def test_a_list_that_is_not_narrowed_names_every_word() -> None:
    assert set(woorden("AfzijdigheidInvoer", "reden")) == {een.value for een in Afzijdigreden}
    assert Wijze.LINK in woorden("Antwoord", "wijze")
