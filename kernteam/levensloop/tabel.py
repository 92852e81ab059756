"""The table of transitions (domain rules 6.4): from, to, who, and what must be so. Pure: knows no database and no web.

Numbers are those of the domain rules. Four of them move no state: an anonymous consult is an act without a casus (2,
ANONIEM_CONSULT), a consult (9) and a referral (10) are records of their own, and so is safety (19).
"""

from collections.abc import Callable
from dataclasses import dataclass

from kernteam.grond.actor import Partij, Rol
from kernteam.grond.status import ACTIEF
from kernteam.grond.status import Casusstatus as S

# who may close a casus (domain rules 6.5)
SLUITERS = frozenset({Partij.SCHOOL, Partij.BT, Partij.JGZ})


@dataclass(frozen=True, slots=True)
class Planfeiten:
    """What the guards look at of a plan: numbers and yes or no."""

    doelen: int = 0
    acties_onaf: int = 0  # without an owner or a day
    woorden_ouders: bool = False
    woorden_jeugdige: bool = False
    akkoord: bool = False
    doelen_zonder_eindscore: int = 0


@dataclass(frozen=True, slots=True)
class Stapfeiten:
    """Everything a guard looks at: the casus, the actor, and what he states with his request."""

    status: S
    fase: S  # what the casus is again once consent holds
    rol: Rol
    partij: Partij
    van_school: bool  # he is of the school that opened the casus
    toestemming: bool  # it holds today
    is_regisseur: bool  # himself, or as contactpersoon for a regisseur of the family, who has no account
    regisseur: Partij | None  # the party of who leads, BETROKKENE for the family itself
    plan: Planfeiten = Planfeiten()
    ouders_doen_mee: bool = True  # from 16 they do only when the youth cannot decide himself
    jeugdige_doet_mee: bool = True  # from 12
    op_agenda: bool = False  # of a meeting that goes on
    ouders_genodigd: bool = False  # everybody with gezag who must be, or it is recorded why not
    jeugdige_genodigd: bool = False  # or he need not be
    reden: bool = False
    op_verzoek: bool = False  # of the youth or a parent
    verzoeker_onbekend: bool = False  # somebody else is named
    nieuwe_school: bool = False  # it is known where the youth goes
    ouders_weten_het: bool = False


@dataclass(frozen=True, slots=True)
class Eis:
    """One guard: its code, what is missing when it does not hold, and when it holds."""

    code: str
    uitleg: str
    voldaan: Callable[[Stapfeiten], bool]


@dataclass(frozen=True, slots=True)
class Stap:
    """One row: a transition of the domain rules with its guards. `wie` None: it follows by itself or by another act."""

    nummer: int
    van: frozenset[S]
    naar: S
    wie: Eis | None
    eisen: tuple[Eis, ...] = ()

    @property
    def met_de_hand(self) -> bool:
        """Whether somebody makes it by asking for it."""
        return self.wie is not None

    def ontbreekt(self, feiten: Stapfeiten) -> tuple[Eis, ...]:
        """Give every guard that does not hold."""
        alle = (*((self.wie,) if self.wie else ()), *self.eisen)
        return tuple(eis for eis in alle if not eis.voldaan(feiten))


def _is_contactpersoon(feiten: Stapfeiten) -> bool:
    return feiten.van_school and feiten.rol is Rol.CONTACTPERSOON


def _mag_sluiten(feiten: Stapfeiten) -> bool:
    """Give whether he closes: the regisseur; who may close at the family's request, or when no regisseur can (6.5)."""
    regisseur_kan_niet = feiten.regisseur not in SLUITERS | {Partij.BETROKKENE}
    return feiten.partij in SLUITERS and (feiten.is_regisseur or feiten.op_verzoek or regisseur_kan_niet)


CONTACTPERSOON = Eis("CONTACTPERSOON", "Dit doet een contactpersoon van de school.", _is_contactpersoon)
REGISSEUR = Eis("REGISSEUR", "Dit doet de regisseur van de casus.", lambda f: f.is_regisseur)
SLUITER = Eis(
    "SLUITER",
    "Dit doet de regisseur. Op verzoek van de jeugdige of de ouders, of zonder regisseur, doet de contactpersoon, de "
    "gezinswerker of de JGZ het.",
    _mag_sluiten,
)
HEEFT_REGISSEUR = Eis("GEEN_REGISSEUR", "Wijs eerst een regisseur aan.", lambda f: f.regisseur is not None)
TOESTEMMING = Eis("TOESTEMMING", "De toestemming geldt niet.", lambda f: f.toestemming)
GEEN_TOESTEMMING = Eis("TOESTEMMING_GELDT", "De toestemming geldt.", lambda f: not f.toestemming)
VERZOEKER = Eis(
    "VERZOEKER", "Wie u noemt, is niet de jeugdige of een ouder van deze casus.", lambda f: not f.verzoeker_onbekend
)
REDEN = Eis("REDEN", "Zeg waarom de casus eindigt.", lambda f: f.reden)
# S10: at a meeting nobody sees an item but who sits at the table of that casus
AGENDA = Eis("S10_AGENDA", "Zet de casus eerst op de agenda van een overleg.", lambda f: f.op_agenda)
OUDERS = Eis(
    "S11_OUDERS",
    "Leg bij het agendapunt vast dat iedereen met gezag is uitgenodigd, of waarom niet.",
    lambda f: f.ouders_genodigd,
)
JEUGDIGE = Eis(
    "S11_JEUGDIGE",
    "Leg bij het agendapunt vast dat de jeugdige van 12 of ouder is uitgenodigd, of waarom niet.",
    lambda f: f.jeugdige_genodigd,
)
DOEL = Eis("DOEL", "Het plan heeft nog geen doel.", lambda f: f.plan.doelen > 0)
ACTIES = Eis("ACTIES", "Niet elke actie heeft iemand die haar doet en een datum.", lambda f: f.plan.acties_onaf == 0)
WOORDEN_OUDERS = Eis(
    "WOORDEN_OUDERS",
    "De woorden van de ouders staan nog niet in het plan.",
    lambda f: f.plan.woorden_ouders or not f.ouders_doen_mee,
)
WOORDEN_JEUGDIGE = Eis(
    "WOORDEN_JEUGDIGE",
    "De woorden van de jeugdige staan nog niet in het plan.",
    lambda f: f.plan.woorden_jeugdige or not f.jeugdige_doet_mee,
)
AKKOORD = Eis("AKKOORD", "Nog niet iedereen die tekent, ging akkoord met het plan.", lambda f: f.plan.akkoord)
EINDSCORES = Eis("EINDSCORES", "Niet elk doel heeft een eindscore.", lambda f: f.plan.doelen_zonder_eindscore == 0)
# who stops at the family's request owes nobody a score
EINDSCORES_BIJ_SLUITEN = Eis(
    EINDSCORES.code, EINDSCORES.uitleg, lambda f: f.status is not S.EVALUATIE or f.op_verzoek or EINDSCORES.voldaan(f)
)
NIEUWE_SCHOOL = Eis("NIEUWE_SCHOOL", "Noem de nieuwe school of gemeente.", lambda f: f.nieuwe_school)
OUDERS_WETEN = Eis(
    "OUDERS_INFORMEREN", "Vertel het eerst de ouders, en zeg wanneer en hoe.", lambda f: f.ouders_weten_het
)

IN_PLAN = (DOEL, ACTIES, WOORDEN_OUDERS, WOORDEN_JEUGDIGE)
TERUG = 13
_VOOR_OPEN = frozenset({S.SIGNAAL, S.TOESTEMMING_GEVRAAGD, S.GEWEIGERD})
_AFLOPEND = frozenset({S.AFGESLOTEN, S.OVERGEDRAGEN})

STAPPEN: tuple[Stap, ...] = (
    Stap(3, frozenset({S.SIGNAAL, S.GEWEIGERD}), S.TOESTEMMING_GEVRAAGD, None),
    Stap(4, frozenset({S.TOESTEMMING_GEVRAAGD}), S.GEWEIGERD, None, (GEEN_TOESTEMMING,)),
    Stap(5, frozenset({S.TOESTEMMING_GEVRAAGD, S.GEWEIGERD}), S.OPEN, None, (TOESTEMMING,)),
    Stap(6, frozenset({S.OPEN}), S.OVERLEG, CONTACTPERSOON, (AGENDA, OUDERS, JEUGDIGE)),
    Stap(7, frozenset({S.OVERLEG}), S.PLAN, REGISSEUR, (HEEFT_REGISSEUR, *IN_PLAN)),
    Stap(8, frozenset({S.PLAN}), S.UITVOERING, REGISSEUR, (HEEFT_REGISSEUR, AKKOORD)),
    Stap(11, frozenset({S.UITVOERING}), S.EVALUATIE, REGISSEUR, (HEEFT_REGISSEUR,)),
    Stap(11, frozenset({S.EVALUATIE}), S.UITVOERING, REGISSEUR, (HEEFT_REGISSEUR, EINDSCORES)),
    Stap(11, frozenset({S.EVALUATIE}), S.PLAN, REGISSEUR, (HEEFT_REGISSEUR, EINDSCORES)),
    Stap(12, ACTIEF, S.OPGESCHORT, None, (GEEN_TOESTEMMING,)),
    *(
        Stap(TERUG, frozenset({S.OPGESCHORT}), fase, None, (TOESTEMMING,))
        for fase in (S.OPEN, S.OVERLEG, S.PLAN, S.UITVOERING, S.EVALUATIE)
    ),
    Stap(14, frozenset({S.OPGESCHORT}), S.AFGESLOTEN, CONTACTPERSOON, (REDEN, VERZOEKER)),
    # before it opened there is no regisseur, and nothing was shared
    Stap(15, _VOOR_OPEN, S.AFGESLOTEN, CONTACTPERSOON, (REDEN, VERZOEKER)),
    Stap(15, ACTIEF, S.AFGESLOTEN, SLUITER, (REDEN, VERZOEKER, EINDSCORES_BIJ_SLUITEN)),
    Stap(16, ACTIEF | {S.OPGESCHORT}, S.OVERGEDRAGEN, CONTACTPERSOON, (NIEUWE_SCHOOL, OUDERS_WETEN)),
    Stap(18, _AFLOPEND, S.VERNIETIGD, None),
)
# reopening (17) makes a new casus with new consent, linked to the old one (a verband): it moves no state either


def stappen_vanaf(status: S, fase: S) -> tuple[Stap, ...]:
    """Give the rows that begin at a state; a suspended casus comes back in its own stage only."""
    return tuple(stap for stap in STAPPEN if status in stap.van and (stap.nummer != TERUG or stap.naar is fase))


def stap_naar(status: S, fase: S, naar: S) -> Stap | None:
    """Give the row from a state to another, None when there is none."""
    return next((stap for stap in stappen_vanaf(status, fase) if stap.naar is naar), None)
