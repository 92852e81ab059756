"""Who may do which act: one row per Handeling. Knows no casus; the decision applies the rows."""

from collections.abc import Mapping
from dataclasses import dataclass, replace

from kernteam.grond.actor import GEHEIMHOUDERS, Discipline, Partij, Rol
from kernteam.grond.handeling import Handeling as Act
from kernteam.grond.klasse import NOTITIEKLASSEN, Klasse
from kernteam.grond.status import Casusstatus as S

IEDEREEN = frozenset(Rol)
AAN_TAFEL = frozenset({Rol.CONTACTPERSOON, Rol.KERNTEAMLID})
TAFELPARTIJEN = frozenset({Partij.SCHOOL, Partij.SWV, Partij.BT, Partij.LPA, Partij.JGZ})
NIET_AFGESLOTEN = frozenset(S) - {S.AFGESLOTEN}


@dataclass(frozen=True, slots=True)
class Regel:
    """One row: which roles, and for acts inside a casus which parties and in which states.

    `aanmelden` False opens the act to everybody. `casus` True asks that the actor is a deelnemer to whom at least
    one item of the casus is open.
    """

    rollen: frozenset[Rol] = IEDEREEN
    aanmelden: bool = True
    casus: bool = False
    partijen: frozenset[Partij] = TAFELPARTIJEN
    eigen_school: bool = False  # only the school that opened the casus
    kent_tafel: bool = False  # only who may know who takes part (PROC of the casus)
    statussen: frozenset[S] = frozenset(S)
    disciplines: frozenset[Discipline] | None = None  # None: every discipline
    toont: frozenset[Klasse] | None = None  # the classes this act gives back; None is all that is open
    toezicht: bool = False  # the privacyfunctionaris may do it without being a deelnemer, and sees no content


OPEN = Regel(aanmelden=False)
AANGEMELD = Regel()
LEZEN = Regel(rollen=AAN_TAFEL, casus=True)
SCHRIJVEN = replace(LEZEN, statussen=NIET_AFGESLOTEN)
_SCHOOL = frozenset({Partij.SCHOOL})
_PROC, _ID = frozenset({Klasse.PROC}), frozenset({Klasse.ID})
_UITNODIGERS = frozenset({Partij.SCHOOL, Partij.BT, Partij.JGZ})

# domain rules, section 6.5 (actors and what each may do) and 6.4 (guards)
REGELS: Mapping[Act, Regel] = {
    Act.OPENAPI_LEZEN: OPEN,
    Act.DOCUMENTATIE_LEZEN: OPEN,
    Act.TOKEN_MAKEN: OPEN,
    Act.TOKEN_OPSOMMEN: AANGEMELD,
    Act.TOKEN_INTREKKEN: AANGEMELD,
    Act.GEBRUIKERSPROFIEL_LEZEN: AANGEMELD,
    Act.GEMEENTE_OPSOMMEN: AANGEMELD,
    Act.SCHOOL_OPSOMMEN: AANGEMELD,
    Act.SCHOOL_LEZEN: AANGEMELD,
    Act.CONTACTPERSOON_OPSOMMEN: AANGEMELD,
    Act.SCHOOLKERNTEAM_LEZEN: AANGEMELD,
    Act.ORGANISATIE_OPSOMMEN: AANGEMELD,
    Act.MEDEWERKER_OPSOMMEN: AANGEMELD,
    Act.KERNTEAM_OPSOMMEN: AANGEMELD,
    Act.KERNTEAMLID_OPSOMMEN: AANGEMELD,
    Act.KERNTEAMSCHOOL_OPSOMMEN: AANGEMELD,
    Act.CASUS_OPENEN: Regel(rollen=frozenset({Rol.CONTACTPERSOON}), partijen=_SCHOOL),
    Act.CASUS_OPSOMMEN: Regel(rollen=AAN_TAFEL, toont=_ID | _PROC),
    Act.CASUS_ZOEKEN: Regel(rollen=AAN_TAFEL, toont=_ID | _PROC),
    Act.CASUS_LEZEN: LEZEN,
    Act.CASUS_WIJZIGEN: replace(SCHRIJVEN, eigen_school=True),
    Act.OVERGANG_MAKEN: replace(SCHRIJVEN, partijen=_UITNODIGERS, kent_tafel=True),
    Act.BETROKKENE_OPSOMMEN: replace(LEZEN, toont=_ID),
    Act.BETROKKENE_TOEVOEGEN: replace(SCHRIJVEN, eigen_school=True, toont=_ID),
    Act.DEELNEMER_OPSOMMEN: replace(LEZEN, toont=_PROC),
    Act.DEELNEMER_TOEVOEGEN: replace(SCHRIJVEN, partijen=_UITNODIGERS, kent_tafel=True, toont=_PROC),
    Act.DEELNEMER_BEEINDIGEN: replace(SCHRIJVEN, toont=_PROC),
    Act.NOTITIE_OPSOMMEN: replace(LEZEN, toont=NOTITIEKLASSEN),
    Act.NOTITIE_TOEVOEGEN: replace(SCHRIJVEN, toont=_PROC),
    Act.VRIJGAVE_MAKEN: replace(SCHRIJVEN, disciplines=GEHEIMHOUDERS, toont=NOTITIEKLASSEN),
    Act.VRIJGAVE_INTREKKEN: replace(SCHRIJVEN, disciplines=GEHEIMHOUDERS, toont=NOTITIEKLASSEN),
    Act.TOESTEMMING_OPSOMMEN: replace(LEZEN, kent_tafel=True, toont=_PROC),
    Act.TOESTEMMING_VRAGEN: replace(SCHRIJVEN, kent_tafel=True, toont=_PROC),
    Act.TOESTEMMING_ONDERTEKENEN: replace(SCHRIJVEN, kent_tafel=True, toont=_PROC),
    Act.TOESTEMMING_INTREKKEN: replace(
        LEZEN, kent_tafel=True, toont=_PROC
    ),  # withdrawing is possible in every state (C18)
    Act.DELINGSVRAAG_STELLEN: AANGEMELD,
    Act.DELINGSTOETS_MAKEN: replace(LEZEN, toont=_PROC),
    Act.VERZOEK_OPSOMMEN: replace(LEZEN, toont=_PROC),
    Act.VERZOEK_VASTLEGGEN: replace(LEZEN, toont=_PROC),
    Act.BEZWAAR_OPSOMMEN: replace(LEZEN, toont=_PROC),
    Act.BEZWAAR_MAKEN: replace(LEZEN, toont=_PROC),
    Act.BEZWAAR_BEOORDELEN: replace(LEZEN, toont=_PROC),
    Act.VERSTREKKING_OPSOMMEN: replace(LEZEN, toont=_PROC),
    Act.VERSTREKKING_LEZEN: replace(LEZEN, toont=NOTITIEKLASSEN | _ID),
    Act.VERSTREKKING_MAKEN: replace(LEZEN, toont=NOTITIEKLASSEN | _ID),  # duties go on in every state
    Act.INZAGE_OPSOMMEN: replace(LEZEN, rollen=AAN_TAFEL | {Rol.PRIVACYFUNCTIONARIS}, toont=_PROC, toezicht=True),
    Act.LOGREGEL_ZOEKEN: Regel(rollen=frozenset({Rol.PRIVACYFUNCTIONARIS})),
}
