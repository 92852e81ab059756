"""The terms of a signal, and who must agree before a school hears of it. Pure: knows policy, days and ages."""

from datetime import date, timedelta
from enum import StrEnum

from kernteam.taak.kalender import maand_na, werkdagen_na
from kernteam.toegang.beleid import KERNTEAM, Beleid
from kernteam.toestemming.gezin import VOLWASSEN, leeftijd
from kernteam.toestemming.ondertekenaars import ZELF, ZELF_MEE


class Akkoordgever(StrEnum):
    """Who agrees that the school hears of a signal; the value is the letter in the table of regimes."""

    OUDERS = "G"
    JEUGDIGE = "J"


def bewaar_tot(beleid: Beleid, gemeld: date) -> date:
    """Give the day from which a signal is over (T13), in calendar months after it was noted."""
    tot = gemeld
    for _ in range(beleid.schakelaar("signaal.bewaarmaanden", gemeld).getal):
        tot = maand_na(tot)
    return tot


def oppakken_uiterlijk(beleid: Beleid, aangekondigd: date) -> date:
    """Give the last day on which the school takes an announced signal up, in working days."""
    return werkdagen_na(aangekondigd, beleid.schakelaar("signaal.oppakken_werkdagen", aangekondigd).getal)


def bericht_tot(beleid: Beleid, sinds: date) -> date:
    """Give the day from which feedback is no longer shown."""
    return sinds + timedelta(days=beleid.schakelaar("signaal.bericht_dagen", sinds).getal)


def wie_akkoord(beleid: Beleid, geboren: date, dag: date) -> frozenset[Akkoordgever]:
    """Give who must agree (regime KERNTEAM, domain rules 1.2), for a youth who can judge it himself."""
    jaren = leeftijd(geboren, dag)
    if jaren >= VOLWASSEN:
        return frozenset({Akkoordgever.JEUGDIGE})
    groep = "tot_12"
    if jaren >= ZELF_MEE:
        groep = "van_12_tot_16_bekwaam" if jaren < ZELF else "van_16_tot_18_bekwaam"
    return frozenset(map(Akkoordgever, beleid.regime(KERNTEAM, dag).ondertekenaars[groep]))
