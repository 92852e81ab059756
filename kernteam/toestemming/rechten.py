"""Whether somebody may exercise a right over a file of a youth: a pure decision with its reason. Knows no casus.

Rule ids (R..) are those of the domain rules, section 3.1. How a request is handled (terms, documents) is not here.
"""

from dataclasses import dataclass, replace
from datetime import date
from enum import StrEnum

from kernteam.toegang.rechthebbenden import Bestand, Recht, Rechthebbende, Rechthebbenden, Wie, groep_van
from kernteam.toestemming.gezin import VOLWASSEN


class Verzoeker(StrEnum):
    """What the one who asks is to the youth."""

    JEUGDIGE = "JEUGDIGE"
    GEZAGHEBBENDE = "GEZAGHEBBENDE"
    OUDER_ZONDER_GEZAG = "OUDER_ZONDER_GEZAG"
    VOOGD_GI = "VOOGD_GI"
    PLEEGOUDER = "PLEEGOUDER"
    STIEFOUDER = "STIEFOUDER"
    ANDERE = "ANDERE"


class Gezagsstand(StrEnum):
    """How clear the gezag is: of who asks, or when the youth asks, of his gezaghebbenden."""

    BEKEND = "BEKEND"
    DEELS_BEKEND = "DEELS_BEKEND"  # clear as far as needed, but not of everybody who would have to ask together
    ONDUIDELIJK = "ONDUIDELIJK"
    ONTBREEKT = "ONTBREEKT"


class Onthouding(StrEnum):
    """Whether a professional withholds what good care forbids to give (Jeugdwet 7.3.11(3), BW 7:457(3))."""

    GEEN = "GEEN"
    GEMOTIVEERD = "GEMOTIVEERD"
    GETOETST = "GETOETST"  # reasoned, and a second professional was consulted


class Verwerkingsgrond(StrEnum):
    """On which ground the data are processed: what an objection meets (R16)."""

    PUBLIEKE_TAAK = "PUBLIEKE_TAAK"
    WET = "WET"
    TOESTEMMING = "TOESTEMMING"


class Rechtsuitkomst(StrEnum):
    """What the answer is."""

    TOEWIJZEN = "TOEWIJZEN"
    AFWIJZEN = "AFWIJZEN"
    ALLEEN_MET_TOESTEMMING_JEUGDIGE = "ALLEEN_MET_TOESTEMMING_JEUGDIGE"
    ALLEEN_SAMEN = "ALLEEN_SAMEN"
    INFORMATIE_OP_VERZOEK = "INFORMATIE_OP_VERZOEK"
    ALLEEN_EIGEN_GEGEVENS = "ALLEEN_EIGEN_GEGEVENS"
    VIA_VERTEGENWOORDIGER = "VIA_VERTEGENWOORDIGER"
    AANGEHOUDEN = "AANGEHOUDEN"


class Rechtsreden(StrEnum):
    """Why the answer is what it is."""

    EIGEN_RECHT = "EIGEN_RECHT"
    VERTEGENWOORDIGER = "VERTEGENWOORDIGER"
    TOESTEMMING_JEUGDIGE = "TOESTEMMING_JEUGDIGE"
    SAMEN = "SAMEN"
    ALLEEN_DE_JEUGDIGE = "ALLEEN_DE_JEUGDIGE"
    TOESTEMMING_JEUGDIGE_NODIG = "TOESTEMMING_JEUGDIGE_NODIG"
    SAMEN_NODIG = "SAMEN_NODIG"
    VERTEGENWOORDIGER_NODIG = "VERTEGENWOORDIGER_NODIG"
    OUDER_ZONDER_GEZAG = "OUDER_ZONDER_GEZAG"
    GEEN_GEZAG = "GEEN_GEZAG"
    PLEEGOUDER = "PLEEGOUDER"
    GEEN_RECHTHEBBENDE = "GEEN_RECHTHEBBENDE"
    EIGEN_GEGEVENS = "EIGEN_GEGEVENS"
    VOOR_GEZAG = "VOOR_GEZAG"
    GOED_HULPVERLENERSCHAP = "GOED_HULPVERLENERSCHAP"
    TWEEDE_BEROEPSKRACHT_NODIG = "TWEEDE_BEROEPSKRACHT_NODIG"
    BEZWAAR_TEGEN_WET = "BEZWAAR_TEGEN_WET"
    INTREKKEN_KAN = "INTREKKEN_KAN"
    GEZAG_ONDUIDELIJK = "GEZAG_ONDUIDELIJK"
    GEEN_GEZAGHEBBENDE = "GEEN_GEZAGHEBBENDE"
    ONBEKWAAM_VOLWASSEN = "ONBEKWAAM_VOLWASSEN"


class Beperking(StrEnum):
    """What stays closed, or as it is, although the answer is given."""

    NIET_VAN_VOOR_GEZAG = "NIET_VAN_VOOR_GEZAG"  # R04
    GOED_HULPVERLENERSCHAP = "GOED_HULPVERLENERSCHAP"  # R08
    BELANG_ANDERE = "BELANG_ANDERE"  # R08, S07
    ALLEEN_FEITEN = "ALLEEN_FEITEN"  # R10
    ALLEEN_PUBLIEKE_TAAK = "ALLEEN_PUBLIEKE_TAAK"  # R16
    ZONDER_NAMEN = "ZONDER_NAMEN"  # R18


@dataclass(frozen=True, slots=True)
class Rechtsverzoek:
    """What is asked, and the circumstances the answer depends on."""

    recht: Recht
    bestand: Bestand
    document_datum: date | None = None
    gezag_sinds: date | None = None  # None: from the beginning, or nobody recorded a later day
    jeugdige_stemt_in: bool = False
    samen: bool = False  # the youth and every gezaghebbende ask it together
    onthouding: Onthouding = Onthouding.GEEN
    belang_andere: bool = False  # there is something of a third person in it
    over_verzoeker: bool = False  # it is about who asks, as supplied by himself
    grond: Verwerkingsgrond | None = None


@dataclass(frozen=True, slots=True)
class Rechtsfeiten:
    """Who asks, of which youth, and what."""

    verzoeker: Verzoeker
    leeftijd: int
    wilsbekwaam: bool
    gezag: Gezagsstand
    verzoek: Rechtsverzoek


@dataclass(frozen=True, slots=True)
class Rechtsbesluit:
    """The answer, why, from which source, and within which limits."""

    uitkomst: Rechtsuitkomst
    reden: Rechtsreden
    bron: str
    beperkingen: frozenset[Beperking] = frozenset()


_VOLWASSENE = Rechthebbende(Wie.J, "BW 1:233; AVG 15-22")  # C16: who is 18 decides himself
_VERTEGENWOORDIGERS = frozenset({Verzoeker.GEZAGHEBBENDE, Verzoeker.VOOGD_GI})
_LEZEN = frozenset({Recht.INZAGE_AFSCHRIFT, Recht.INZAGE_LOGBOEK})
_ZONDER_RECHT = {
    Verzoeker.PLEEGOUDER: (Rechtsreden.PLEEGOUDER, "Jeugdwet 1.1; BW 1:245"),
    Verzoeker.STIEFOUDER: (Rechtsreden.GEEN_GEZAG, "Jeugdwet 1.1; BW 1:245"),
    Verzoeker.ANDERE: (Rechtsreden.GEEN_RECHTHEBBENDE, "AVG 15; BW 1:245"),
}
_GOEDE_ZORG = {Bestand.JEUGDHULP: "Jeugdwet 7.3.11(3)", Bestand.JGZ: "BW 7:457(3)"}


def recht_van(feiten: Rechtsfeiten, tabel: Rechthebbenden, dag: date) -> Rechtsbesluit:
    """Decide what the law answers on a day. What is about who asks himself stays his whatever the rest is (R03)."""
    besluit = _oordeel(feiten, tabel, dag)
    ander = feiten.verzoek.over_verzoeker and feiten.verzoeker is not Verzoeker.JEUGDIGE
    if not ander or besluit.uitkomst is Rechtsuitkomst.TOEWIJZEN:
        return besluit
    eigen = _toegewezen(feiten.verzoek, Rechtsreden.EIGEN_GEGEVENS, "AVG 15-22")
    toe = eigen.uitkomst is Rechtsuitkomst.TOEWIJZEN
    return replace(eigen, uitkomst=Rechtsuitkomst.ALLEEN_EIGEN_GEGEVENS) if toe else eigen


def _oordeel(feiten: Rechtsfeiten, tabel: Rechthebbenden, dag: date) -> Rechtsbesluit:
    if feiten.verzoeker in _ZONDER_RECHT:
        return Rechtsbesluit(Rechtsuitkomst.AFWIJZEN, *_ZONDER_RECHT[feiten.verzoeker])
    if feiten.leeftijd >= VOLWASSEN and not feiten.wilsbekwaam:
        return _aangehouden(Rechtsreden.ONBEKWAAM_VOLWASSEN, "Jeugdwet 7.3.15(2)(3)")
    rij = _rij(feiten, tabel, dag)
    if feiten.verzoeker is Verzoeker.JEUGDIGE:
        return _van_jeugdige(feiten, rij)
    if feiten.verzoeker in _VERTEGENWOORDIGERS:
        return _van_vertegenwoordiger(feiten, rij)
    return _van_ouder_zonder_gezag(feiten, rij)


def _rij(feiten: Rechtsfeiten, tabel: Rechthebbenden, dag: date) -> Rechthebbende:
    if feiten.leeftijd >= VOLWASSEN:
        return _VOLWASSENE
    groep = groep_van(feiten.leeftijd, bekwaam=feiten.wilsbekwaam)
    return tabel.rij(feiten.verzoek.recht, feiten.verzoek.bestand, groep, dag)


def _van_jeugdige(feiten: Rechtsfeiten, rij: Rechthebbende) -> Rechtsbesluit:
    if rij.wie is Wie.JG_SAMEN:
        besluit = _gezag_mist(feiten) or _samen(feiten, rij)
        return besluit or _toegewezen(feiten.verzoek, Rechtsreden.SAMEN, rij.bron)
    if rij.wie is Wie.G:
        via = Rechtsbesluit(Rechtsuitkomst.VIA_VERTEGENWOORDIGER, Rechtsreden.VERTEGENWOORDIGER_NODIG, rij.bron)
        return _gezag_mist(feiten) or via
    return _toegewezen(feiten.verzoek, Rechtsreden.EIGEN_RECHT, rij.bron)


def _van_vertegenwoordiger(feiten: Rechtsfeiten, rij: Rechthebbende) -> Rechtsbesluit:
    if rij.wie is Wie.J:
        return Rechtsbesluit(Rechtsuitkomst.AFWIJZEN, Rechtsreden.ALLEEN_DE_JEUGDIGE, rij.bron)
    if rij.wie is Wie.G_MET_TOESTEMMING_J:
        return _gezag_mist(feiten) or _met_toestemming(feiten.verzoek, rij)
    verzoek, samen = feiten.verzoek, rij.wie is Wie.JG_SAMEN
    besluit = _gezag_mist(feiten) or (_samen(feiten, rij) if samen else None)
    besluit = besluit or _van_voor_gezag(verzoek) or _onthouden(verzoek)
    reden = Rechtsreden.SAMEN if samen else Rechtsreden.VERTEGENWOORDIGER
    return besluit or _toegewezen(verzoek, reden, rij.bron, sinds=verzoek.gezag_sinds)


def _met_toestemming(verzoek: Rechtsverzoek, rij: Rechthebbende) -> Rechtsbesluit:
    """From 16 the youth decides, also about what is older than the gezag: R04 limits gezag, not his consent."""
    if not verzoek.jeugdige_stemt_in:
        uitkomst = Rechtsuitkomst.ALLEEN_MET_TOESTEMMING_JEUGDIGE
        return Rechtsbesluit(uitkomst, Rechtsreden.TOESTEMMING_JEUGDIGE_NODIG, rij.bron)
    return _onthouden(verzoek) or _toegewezen(verzoek, Rechtsreden.TOESTEMMING_JEUGDIGE, rij.bron)


def _van_ouder_zonder_gezag(feiten: Rechtsfeiten, rij: Rechthebbende) -> Rechtsbesluit:
    """Important facts on request and nothing else, and only what a gezaghebbende would get in the same way (R01)."""
    geen_recht = Rechtsbesluit(Rechtsuitkomst.AFWIJZEN, Rechtsreden.GEEN_GEZAG, "BW 1:377c")
    if feiten.verzoek.recht is not Recht.INZAGE_AFSCHRIFT:
        return geen_recht
    met_gezag = replace(feiten, gezag=Gezagsstand.BEKEND, verzoek=replace(feiten.verzoek, gezag_sinds=None))
    zoals = _van_vertegenwoordiger(met_gezag, rij)
    if zoals.reden is Rechtsreden.SAMEN_NODIG:
        return geen_recht
    if zoals.uitkomst is not Rechtsuitkomst.TOEWIJZEN:
        return zoals
    uitkomst, reden = Rechtsuitkomst.INFORMATIE_OP_VERZOEK, Rechtsreden.OUDER_ZONDER_GEZAG
    return Rechtsbesluit(uitkomst, reden, "BW 1:377c", zoals.beperkingen)


def _gezag_mist(feiten: Rechtsfeiten) -> Rechtsbesluit | None:
    if feiten.gezag is Gezagsstand.ONTBREEKT:  # C12
        return _aangehouden(Rechtsreden.GEEN_GEZAGHEBBENDE, "BW 1:241(1)")
    return _onduidelijk() if feiten.gezag is Gezagsstand.ONDUIDELIJK else None


def _onduidelijk() -> Rechtsbesluit:
    return _aangehouden(Rechtsreden.GEZAG_ONDUIDELIJK, "BW 1:245; ontwerp: eerst het gezag nagaan")  # C13


def _samen(feiten: Rechtsfeiten, rij: Rechthebbende) -> Rechtsbesluit | None:
    if not feiten.verzoek.samen:
        return Rechtsbesluit(Rechtsuitkomst.ALLEEN_SAMEN, Rechtsreden.SAMEN_NODIG, rij.bron)
    return _onduidelijk() if feiten.gezag is Gezagsstand.DEELS_BEKEND else None


def _van_voor_gezag(verzoek: Rechtsverzoek) -> Rechtsbesluit | None:
    if verzoek.gezag_sinds is None or verzoek.document_datum is None or verzoek.document_datum >= verzoek.gezag_sinds:
        return None
    bron = "BW 1:245; uitleg NVO: gezag werkt niet terug"
    return Rechtsbesluit(Rechtsuitkomst.AFWIJZEN, Rechtsreden.VOOR_GEZAG, bron)


def _onthouden(verzoek: Rechtsverzoek) -> Rechtsbesluit | None:
    """Good care closes the file to others than the youth: with a reason, and after a second professional (R08, S08)."""
    if verzoek.onthouding is Onthouding.GEEN or verzoek.recht not in _LEZEN:
        return None
    bron = _GOEDE_ZORG.get(verzoek.bestand, "UAVG 41(1)")
    if verzoek.onthouding is Onthouding.GEMOTIVEERD:
        return _aangehouden(Rechtsreden.TWEEDE_BEROEPSKRACHT_NODIG, bron)
    beperking = frozenset({Beperking.GOED_HULPVERLENERSCHAP})
    return Rechtsbesluit(Rechtsuitkomst.AFWIJZEN, Rechtsreden.GOED_HULPVERLENERSCHAP, bron, beperking)


def _toegewezen(verzoek: Rechtsverzoek, reden: Rechtsreden, bron: str, *, sinds: date | None = None) -> Rechtsbesluit:
    if verzoek.recht is Recht.BEZWAAR and verzoek.grond is Verwerkingsgrond.WET:  # R16
        return Rechtsbesluit(Rechtsuitkomst.AFWIJZEN, Rechtsreden.BEZWAAR_TEGEN_WET, "AVG 21(1), 6(1)c")
    if verzoek.recht is Recht.BEZWAAR and verzoek.grond is Verwerkingsgrond.TOESTEMMING:  # R16, C18
        return Rechtsbesluit(Rechtsuitkomst.AFWIJZEN, Rechtsreden.INTREKKEN_KAN, "AVG 21(1), 7(3)")
    return Rechtsbesluit(Rechtsuitkomst.TOEWIJZEN, reden, bron, _beperkingen(verzoek, sinds=sinds))


def _beperkingen(verzoek: Rechtsverzoek, *, sinds: date | None = None) -> frozenset[Beperking]:
    geldt = {
        Beperking.NIET_VAN_VOOR_GEZAG: sinds is not None and verzoek.document_datum is None,
        Beperking.BELANG_ANDERE: verzoek.belang_andere,
        Beperking.ALLEEN_FEITEN: verzoek.recht is Recht.RECTIFICATIE_EN_OVERIG,
        Beperking.ALLEEN_PUBLIEKE_TAAK: verzoek.recht is Recht.BEZWAAR and verzoek.grond is None,
        Beperking.ZONDER_NAMEN: verzoek.recht is Recht.INZAGE_LOGBOEK,
    }
    return frozenset(beperking for beperking, geldig in geldt.items() if geldig)


def _aangehouden(reden: Rechtsreden, bron: str) -> Rechtsbesluit:
    return Rechtsbesluit(Rechtsuitkomst.AANGEHOUDEN, reden, bron)
