"""Items of an agenda as they were at a moment, for making a decision again. Knows no decision."""

from sqlalchemy import ColumnElement, or_, select

from kernteam.casus.terug import Terug, Terugweg, Toen
from kernteam.grond.handeling import Handeling
from kernteam.overleg.models import Agendapunt
from kernteam.overleg.service.agenda import feiten_met
from kernteam.overleg.service.binnen import OP_AGENDA, Punt, met_inhoud
from kernteam.toegang.feiten import CasusFeiten


def met_punt(toen: Toen) -> CasusFeiten:
    """Give the facts with the item the act is about."""
    return toen.met(deel for punt in _punten(toen, Agendapunt.id == toen.object_id) for deel in punt.onderdelen())


def met_punten_van_casus(toen: Toen) -> CasusFeiten:
    """Give the facts with the items this casus had on the agenda the act is about."""
    punten = _punten(toen, Agendapunt.overleg_id == toen.object_id, _stond_erop(toen))
    return toen.met(deel for punt in punten for deel in punt.onderdelen())


def op_agenda(toen: Toen) -> CasusFeiten:
    """Give the facts as an agenda shows a casus."""
    return feiten_met(toen.geladen, _punten(toen, Agendapunt.overleg_id == toen.object_id, _stond_erop(toen)))


def _stond_erop(toen: Toen) -> ColumnElement[bool]:
    return or_(OP_AGENDA, Agendapunt.ingetrokken_op > toen.nu)


def _punten(toen: Toen, *waar: ColumnElement[bool]) -> list[Punt]:
    opdracht = select(Agendapunt).where(*waar, Agendapunt.casus_id == toen.casus_id, Agendapunt.gemaakt_op <= toen.nu)
    rijen = list(toen.poort.sessie.scalars(opdracht.order_by(Agendapunt.id)))
    geschreven = {een.id for een in toen.geladen.notities}  # a contribution came with its note
    return [
        Punt(
            punt.rij,
            [een for een in punt.bijdragen if een.notitie_id in geschreven],
            [een for een in punt.genodigden if een.vastgelegd_op <= toen.nu],
        )
        for punt in met_inhoud(toen.poort.sessie, rijen)
    ]


# the newest record of somebody invited replaces the one before, with the organisation that made it
_GENODIGDEN = "van wie er bij het overleg was uitgenodigd, is alleen bewaard wie dat het laatst vastlegde, en wanneer"
TERUG: Terug = {
    Handeling.AGENDAPUNT_MAKEN: Terugweg(met_punten_van_casus, _GENODIGDEN),
    Handeling.AGENDAPUNT_INTREKKEN: Terugweg(met_punt, _GENODIGDEN),
    Handeling.AGENDA_LEZEN: Terugweg(op_agenda, _GENODIGDEN),
    Handeling.OVERNAME_MAKEN: Terugweg(op_agenda, _GENODIGDEN),
    Handeling.GENODIGDE_VASTLEGGEN: Terugweg(met_punt, _GENODIGDEN),
    Handeling.BIJDRAGE_MAKEN: Terugweg(met_punt, _GENODIGDEN),
    Handeling.ACTIE_MAKEN: Terugweg(met_punt, _GENODIGDEN),
    Handeling.ACTIE_AFRONDEN: Terugweg(met_punt, _GENODIGDEN),
}
