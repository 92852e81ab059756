"""Every code of a decision on sharing has a text of one or two plain sentences."""

from collections.abc import Mapping
from enum import StrEnum

import pytest

from kernteam.grond.actor import Partij
from kernteam.toegang.beleid import ZENDERS
from kernteam.toegang.delingsfeiten import Delingsreden, Hulp, Mildereweg, Opheffing, Voorwaarde
from kernteam.toegang.uitleg import HULP, MILDER, OPHEFFING, REDEN, VOORWAARDE, hulptekst

TEKSTEN = [(Delingsreden, REDEN), (Hulp, HULP), (Mildereweg, MILDER), (Voorwaarde, VOORWAARDE), (Opheffing, OPHEFFING)]


@pytest.mark.parametrize(("codes", "teksten"), TEKSTEN, ids=lambda een: getattr(een, "__name__", ""))
def test_every_code_has_a_text_of_its_own(codes: type[StrEnum], teksten: Mapping[StrEnum, str]) -> None:
    assert set(teksten) == set(codes)
    assert len(set(teksten.values())) == len(teksten)


@pytest.mark.parametrize("tekst", [*REDEN.values(), *HULP.values(), *MILDER.values(), *VOORWAARDE.values()])
def test_text_is_one_to_three_short_sentences(tekst: str) -> None:
    zinnen = [zin for zin in tekst.split(". ") if zin]
    assert tekst.endswith(".")
    assert 1 <= len(zinnen) <= 3
    assert all(len(zin.split()) <= 28 for zin in zinnen)


def test_owner_and_age_are_filled_in() -> None:
    assert (
        hulptekst(Hulp.VRIJGAVE_VRAGEN, Partij.JGZ)
        == "Vraag de jeugdarts of jeugdverpleegkundige dit onderdeel vrij te geven."
    )
    assert hulptekst(Hulp.JEUGDIGE_TEKENT, Partij.SCHOOL, 13) == "De jeugdige (13) moet ook tekenen."
    assert hulptekst(Hulp.JEUGDIGE_TEKENT, Partij.SCHOOL) == "De jeugdige moet ook tekenen."
    for zender in ZENDERS:
        for hulp in Hulp:
            assert "{" not in hulptekst(hulp, zender)
