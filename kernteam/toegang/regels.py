"""Who may do which act: one row per Handeling. Knows no casus; the decision applies the rows."""

from collections.abc import Mapping
from dataclasses import dataclass

from kernteam.grond.actor import Partij, Rol
from kernteam.grond.handeling import Handeling as Act
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
    statussen: frozenset[S] = frozenset(S)
    toezicht: bool = False  # the privacyfunctionaris may do it without being a deelnemer, and sees no content


OPEN = Regel(aanmelden=False)
AANGEMELD = Regel()
LEZEN = Regel(rollen=AAN_TAFEL, casus=True)
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
    Act.CASUS_OPENEN: Regel(rollen=frozenset({Rol.CONTACTPERSOON}), partijen=frozenset({Partij.SCHOOL})),
    Act.CASUS_OPSOMMEN: Regel(rollen=AAN_TAFEL),
    Act.CASUS_ZOEKEN: Regel(rollen=AAN_TAFEL),
    Act.CASUS_LEZEN: LEZEN,
    Act.CASUS_WIJZIGEN: Regel(
        rollen=AAN_TAFEL, casus=True, partijen=frozenset({Partij.SCHOOL}), statussen=NIET_AFGESLOTEN
    ),
    Act.OVERGANG_MAKEN: Regel(rollen=AAN_TAFEL, casus=True, partijen=_UITNODIGERS, statussen=NIET_AFGESLOTEN),
    Act.BETROKKENE_OPSOMMEN: LEZEN,
    Act.BETROKKENE_TOEVOEGEN: Regel(
        rollen=AAN_TAFEL, casus=True, partijen=frozenset({Partij.SCHOOL}), statussen=NIET_AFGESLOTEN
    ),
    Act.DEELNEMER_OPSOMMEN: LEZEN,
    Act.DEELNEMER_TOEVOEGEN: Regel(rollen=AAN_TAFEL, casus=True, partijen=_UITNODIGERS, statussen=NIET_AFGESLOTEN),
    Act.DEELNEMER_BEEINDIGEN: Regel(rollen=AAN_TAFEL, casus=True, statussen=NIET_AFGESLOTEN),
    Act.NOTITIE_OPSOMMEN: LEZEN,
    Act.NOTITIE_TOEVOEGEN: Regel(rollen=AAN_TAFEL, casus=True, statussen=NIET_AFGESLOTEN),
    Act.TOESTEMMING_OPSOMMEN: LEZEN,
    Act.TOESTEMMING_VRAGEN: Regel(rollen=AAN_TAFEL, casus=True, statussen=NIET_AFGESLOTEN),
    Act.TOESTEMMING_ONDERTEKENEN: Regel(rollen=AAN_TAFEL, casus=True, statussen=NIET_AFGESLOTEN),
    Act.TOESTEMMING_INTREKKEN: Regel(rollen=AAN_TAFEL, casus=True),
    Act.INZAGE_OPSOMMEN: Regel(rollen=AAN_TAFEL | {Rol.PRIVACYFUNCTIONARIS}, casus=True, toezicht=True),
    Act.LOGREGEL_ZOEKEN: Regel(rollen=frozenset({Rol.PRIVACYFUNCTIONARIS})),
}
