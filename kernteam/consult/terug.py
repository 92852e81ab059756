"""The consulten and referrals of a casus as they were at a moment, for making a decision again. Knows no decision."""

from dataclasses import replace

from kernteam.casus.service.afzijdig import buiten_casussen
from kernteam.casus.terug import Terug, Terugweg, Toen
from kernteam.consult.service.binnen import Rijen, consultfeiten, van_casus
from kernteam.consult.service.verwijzen import als_onderdelen, verwijzingen_van
from kernteam.consult.service.vragen import aan_tafel
from kernteam.grond.handeling import Handeling
from kernteam.toegang.feiten import BuitenFeiten, CasusFeiten, ConsultFeiten


def met_consulten(toen: Toen) -> CasusFeiten:
    """Give the facts with the consulten of then and the words in them."""
    alle = van_casus(toen.poort.sessie, toen.casus_id)
    return toen.met(aan_tafel([_toen(een, toen) for een in alle if een.consult.gevraagd_op <= toen.nu]))


def in_consult(toen: Toen) -> ConsultFeiten | BuitenFeiten:
    """Give the facts for the specialist of the consult the act was about."""
    rijen = next(een for een in van_casus(toen.poort.sessie, toen.casus_id) if een.consult.id == toen.object_id)
    if rijen.consult.aanbieder_id != toen.actor.organisatie_id:
        return BuitenFeiten(toen.casus_id)
    buiten = buiten_casussen(toen.poort.sessie, toen.actor.medewerker_id, toen.nu)
    return consultfeiten(toen.poort, toen.geladen, _toen(rijen, toen), buiten)[0]


def _toen(rijen: Rijen, toen: Toen) -> Rijen:
    return replace(rijen, berichten=tuple(een for een in rijen.berichten if een.geschreven_op <= toen.nu))


def met_verwijzingen(toen: Toen) -> CasusFeiten:
    """Give the facts with the referrals of then."""
    alle = verwijzingen_van(toen.poort.sessie, toen.casus_id)
    return toen.met(als_onderdelen([een for een in alle if een.verwezen_op <= toen.nu]))


TERUG: Terug = {
    Handeling.CASUSCONSULT_OPSOMMEN: Terugweg(met_consulten),
    Handeling.CONSULT_OPSOMMEN: Terugweg(in_consult),
    Handeling.CONSULT_LEZEN: Terugweg(in_consult),
    Handeling.CONSULT_BEANTWOORDEN: Terugweg(in_consult),
    Handeling.CONSULT_AFSLUITEN: Terugweg(in_consult),
    Handeling.CONSULTAFZIJDIGHEID_MELDEN: Terugweg(in_consult),
    Handeling.WISSING_BEVESTIGEN: Terugweg(in_consult),
    Handeling.VERWIJZING_OPSOMMEN: Terugweg(met_verwijzingen),
}
