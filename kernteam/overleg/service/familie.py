"""Who of the family must be asked to an item about their casus (S11). Pure: knows no row and no web."""

from datetime import date
from uuid import UUID

from kernteam.toegang.beleid import KERNTEAM
from kernteam.toestemming.gezin import VOLWASSEN, Gezin, beeld_op
from kernteam.toestemming.ondertekenaars import ZELF, ZELF_MEE


def te_nodigen(gezin: Gezin, dag: date) -> tuple[frozenset[UUID], frozenset[UUID]]:
    """Give who must be invited on a day, parents and youth (S11); from 16 parents only if he cannot decide (C15)."""
    beeld = beeld_op(gezin, KERNTEAM, dag)
    jeugdige = frozenset({gezin.jeugdige_id}) if beeld.jaren >= ZELF_MEE else frozenset[UUID]()
    if beeld.jaren >= VOLWASSEN:
        return (frozenset() if beeld.wilsbekwaam else beeld.vertegenwoordigers), jeugdige
    ouders = frozenset(beeld.gezag) if beeld.jaren < ZELF or not beeld.wilsbekwaam else frozenset[UUID]()
    return ouders, jeugdige
