"""Who may do which act: one row per Handeling. Knows no casus; the decision applies the rows."""

from collections.abc import Mapping
from dataclasses import dataclass

from kernteam.grond.actor import Partij, Rol
from kernteam.grond.handeling import Handeling as H
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
REGELS: Mapping[H, Regel] = {
    H.OPENAPI_LEZEN: OPEN,
    H.DOCUMENTATIE_LEZEN: OPEN,
    H.TOKEN_MAKEN: OPEN,
    H.TOKEN_OPSOMMEN: AANGEMELD,
    H.TOKEN_INTREKKEN: AANGEMELD,
    H.GEBRUIKERSPROFIEL_LEZEN: AANGEMELD,
    H.GEMEENTE_OPSOMMEN: AANGEMELD,
    H.SCHOOL_OPSOMMEN: AANGEMELD,
    H.SCHOOL_LEZEN: AANGEMELD,
    H.CONTACTPERSOON_OPSOMMEN: AANGEMELD,
    H.SCHOOLKERNTEAM_LEZEN: AANGEMELD,
    H.ORGANISATIE_OPSOMMEN: AANGEMELD,
    H.MEDEWERKER_OPSOMMEN: AANGEMELD,
    H.KERNTEAM_OPSOMMEN: AANGEMELD,
    H.KERNTEAMLID_OPSOMMEN: AANGEMELD,
    H.KERNTEAMSCHOOL_OPSOMMEN: AANGEMELD,
    H.CASUS_OPENEN: Regel(rollen=frozenset({Rol.CONTACTPERSOON}), partijen=frozenset({Partij.SCHOOL})),
    H.CASUS_OPSOMMEN: Regel(rollen=AAN_TAFEL),
    H.CASUS_ZOEKEN: Regel(rollen=AAN_TAFEL),
    H.CASUS_LEZEN: LEZEN,
    H.CASUS_WIJZIGEN: Regel(
        rollen=AAN_TAFEL, casus=True, partijen=frozenset({Partij.SCHOOL}), statussen=NIET_AFGESLOTEN
    ),
    H.OVERGANG_MAKEN: Regel(rollen=AAN_TAFEL, casus=True, partijen=_UITNODIGERS, statussen=NIET_AFGESLOTEN),
    H.BETROKKENE_OPSOMMEN: LEZEN,
    H.BETROKKENE_TOEVOEGEN: Regel(
        rollen=AAN_TAFEL, casus=True, partijen=frozenset({Partij.SCHOOL}), statussen=NIET_AFGESLOTEN
    ),
    H.DEELNEMER_OPSOMMEN: LEZEN,
    H.DEELNEMER_TOEVOEGEN: Regel(rollen=AAN_TAFEL, casus=True, partijen=_UITNODIGERS, statussen=NIET_AFGESLOTEN),
    H.DEELNEMER_BEEINDIGEN: Regel(rollen=AAN_TAFEL, casus=True, statussen=NIET_AFGESLOTEN),
    H.NOTITIE_OPSOMMEN: LEZEN,
    H.NOTITIE_TOEVOEGEN: Regel(rollen=AAN_TAFEL, casus=True, statussen=NIET_AFGESLOTEN),
    H.TOESTEMMING_OPSOMMEN: LEZEN,
    H.TOESTEMMING_VRAGEN: Regel(rollen=AAN_TAFEL, casus=True, statussen=NIET_AFGESLOTEN),
    H.TOESTEMMING_ONDERTEKENEN: Regel(rollen=AAN_TAFEL, casus=True, statussen=NIET_AFGESLOTEN),
    H.TOESTEMMING_INTREKKEN: Regel(rollen=AAN_TAFEL, casus=True),
    H.INZAGE_OPSOMMEN: Regel(rollen=AAN_TAFEL | {Rol.PRIVACYFUNCTIONARIS}, casus=True, toezicht=True),
    H.LOGREGEL_ZOEKEN: Regel(rollen=frozenset({Rol.PRIVACYFUNCTIONARIS})),
}
