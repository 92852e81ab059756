"""The purposes for which personal data are processed (domain rules, V12). Knows no ground: the policy names it."""

from enum import StrEnum


class Doel(StrEnum):
    """Why: another purpose is another decision (AVG 5(1)b, 6(4))."""

    P1 = "P1"  # signal and coordination of one casus
    P2 = "P2"  # support in school (SWV, OPP)
    P3 = "P3"  # leerplicht
    P4 = "P4"  # consult of specialist help
    P5 = "P5"  # safety (meldcode)
    P6 = "P6"  # monitoring: totals only, never a person
