"""Every answer about a right can be read out: each code has its own Dutch sentence."""

import re
from collections.abc import Mapping
from enum import StrEnum

import pytest

from kernteam.toestemming.rechten import Beperking, Rechtsbesluit, Rechtsreden, Rechtsuitkomst
from kernteam.toestemming.rechtsuitleg import BEPERKINGEN, REDENEN, UITKOMSTEN, beperkingen_van, leg_uit

LANGSTE_ZIN = 26  # words: B1


@pytest.mark.parametrize(
    ("codes", "teksten"),
    [(Rechtsuitkomst, UITKOMSTEN), (Rechtsreden, REDENEN), (Beperking, BEPERKINGEN)],
    ids=["uitkomst", "reden", "beperking"],
)
def test_every_code_has_a_text_of_its_own(codes: type[StrEnum], teksten: Mapping[StrEnum, str]) -> None:
    assert set(teksten) == set(codes)
    assert len(set(teksten.values())) == len(teksten)
    zinnen = [zin for tekst in teksten.values() for zin in re.split(r"(?<=\.) ", tekst)]
    assert [zin for zin in zinnen if not zin.endswith(".") or len(zin.split()) > LANGSTE_ZIN] == []


def test_answer_is_said_with_its_reason_and_its_limits_in_a_fixed_order() -> None:
    beide = frozenset({Beperking.ZONDER_NAMEN, Beperking.BELANG_ANDERE})
    besluit = Rechtsbesluit(Rechtsuitkomst.TOEWIJZEN, Rechtsreden.EIGEN_RECHT, "AVG 15", beide)
    assert leg_uit(besluit) == "Ja, deze persoon heeft dit recht. De jeugdige mag dit zelf vragen."
    assert [een.code for een in beperkingen_van(besluit)] == [Beperking.BELANG_ANDERE, Beperking.ZONDER_NAMEN]
