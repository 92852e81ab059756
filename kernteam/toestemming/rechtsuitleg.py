"""What each answer about a right means, in plain Dutch for the professional who reads it out. Knows no facts."""

from collections.abc import Mapping
from dataclasses import dataclass

from kernteam.toestemming.rechten import Beperking, Rechtsbesluit, Rechtsreden, Rechtsuitkomst


@dataclass(frozen=True, slots=True)
class Beperkingsuitleg:
    """One limit with its sentence."""

    code: Beperking
    uitleg: str


def leg_uit(besluit: Rechtsbesluit) -> str:
    """Say what the answer is and why."""
    return f"{UITKOMSTEN[besluit.uitkomst]} {REDENEN[besluit.reden]}"


def beperkingen_van(besluit: Rechtsbesluit) -> tuple[Beperkingsuitleg, ...]:
    """Give the limits of an answer, in a fixed order."""
    return tuple(Beperkingsuitleg(een, BEPERKINGEN[een]) for een in sorted(besluit.beperkingen))


UITKOMSTEN: Mapping[Rechtsuitkomst, str] = {
    Rechtsuitkomst.TOEWIJZEN: "Ja, deze persoon heeft dit recht.",
    Rechtsuitkomst.AFWIJZEN: "Nee, deze persoon krijgt dit niet.",
    Rechtsuitkomst.ALLEEN_MET_TOESTEMMING_JEUGDIGE: "Alleen als de jeugdige dit goedvindt.",
    Rechtsuitkomst.ALLEEN_SAMEN: "Alleen als de jeugdige en iedereen met gezag dit samen vragen.",
    Rechtsuitkomst.INFORMATIE_OP_VERZOEK: (
        "Geen inzage en geen afschrift. Wel vertelt u op verzoek de belangrijke feiten over het kind."
    ),
    Rechtsuitkomst.ALLEEN_EIGEN_GEGEVENS: (
        "Alleen wat over deze persoon zelf gaat en wat hij zelf heeft verteld. Niet wat het kind over hem zei."
    ),
    Rechtsuitkomst.VIA_VERTEGENWOORDIGER: (
        "De jeugdige vraagt dit via iemand met gezag. Hoor de jeugdige en laat zijn mening meetellen. "
        "Kan het geen kwaad, geef hem dan zelf ook een afschrift."
    ),
    Rechtsuitkomst.AANGEHOUDEN: "Wacht nog met een antwoord.",
}
REDENEN: Mapping[Rechtsreden, str] = {
    Rechtsreden.EIGEN_RECHT: "De jeugdige mag dit zelf vragen.",
    Rechtsreden.VERTEGENWOORDIGER: (
        "Wie gezag heeft, vraagt dit namens het kind. De andere ouder met gezag hoeft u dit niet te vertellen, "
        "behalve als er nieuwe informatie of een nieuw document uit komt: dan krijgen beiden die."
    ),
    Rechtsreden.TOESTEMMING_JEUGDIGE: "De jeugdige is 16 jaar of ouder en vindt het goed.",
    Rechtsreden.SAMEN: "De jeugdige en iedereen met gezag vragen dit samen.",
    Rechtsreden.ALLEEN_DE_JEUGDIGE: "Dit recht heeft alleen de jeugdige zelf. Praat er samen over.",
    Rechtsreden.TOESTEMMING_JEUGDIGE_NODIG: "De jeugdige is 16 jaar of ouder en beslist hier zelf over.",
    Rechtsreden.SAMEN_NODIG: "Bij dit recht telt één stem niet.",
    Rechtsreden.VERTEGENWOORDIGER_NODIG: ("De jeugdige is hiervoor nog te jong of kan hier niet zelf over beslissen."),
    Rechtsreden.OUDER_ZONDER_GEZAG: (
        "Een ouder zonder gezag mag horen hoe het met het kind gaat. U vertelt niet meer dan u een ouder met gezag op "
        "dezelfde manier zou vertellen, en niets als dat slecht is voor het kind. De ouder met gezag vertelt de andere "
        "ouder ook zelf wat belangrijk is; u mag daaraan herinneren."
    ),
    Rechtsreden.GEEN_GEZAG: "Deze persoon heeft geen gezag over het kind. Daarom kan hij dit niet vragen.",
    Rechtsreden.PLEEGOUDER: (
        "Een pleegouder heeft geen recht op het dossier. Wat nodig is om voor het kind te zorgen, hoort de pleegouder "
        "als iemand met gezag dat goedvindt."
    ),
    Rechtsreden.GEEN_RECHTHEBBENDE: "Deze persoon vertegenwoordigt het kind niet.",
    Rechtsreden.EIGEN_GEGEVENS: "Iedereen houdt zijn rechten over gegevens over zichzelf.",
    Rechtsreden.VOOR_GEZAG: (
        "Het document is van voor de dag waarop deze persoon gezag kreeg. Gezag werkt niet terug."
    ),
    Rechtsreden.GOED_HULPVERLENERSCHAP: (
        "Inzage schaadt het kind of de hulp. Een tweede professional heeft meegedacht. Leg de afweging vast."
    ),
    Rechtsreden.TWEEDE_BEROEPSKRACHT_NODIG: (
        "Er is een reden om dit niet te geven. Vraag eerst een tweede professional om mee te denken."
    ),
    Rechtsreden.BEZWAAR_TEGEN_WET: "Tegen gebruik dat een wet verplicht, is dit bezwaar niet mogelijk.",
    Rechtsreden.INTREKKEN_KAN: "Bezwaar is niet nodig: wie toestemming gaf, kan die altijd intrekken.",
    Rechtsreden.GEZAG_ONDUIDELIJK: "Het is niet duidelijk wie gezag heeft. Kijk eerst in het gezagsregister.",
    Rechtsreden.GEEN_GEZAGHEBBENDE: (
        "Niemand heeft gezag over het kind. Laat dit weten aan de Raad voor de Kinderbescherming."
    ),
    Rechtsreden.ONBEKWAAM_VOLWASSEN: (
        "Deze volwassene kan hier niet zelf over beslissen. Zoek eerst uit wie hem vertegenwoordigt."
    ),
}
BEPERKINGEN: Mapping[Beperking, str] = {
    Beperking.NIET_VAN_VOOR_GEZAG: "Documenten van voor de dag waarop het gezag begon, blijven dicht.",
    Beperking.GOED_HULPVERLENERSCHAP: "Wat het kind of de hulp schaadt, blijft dicht.",
    Beperking.BELANG_ANDERE: "Laat weg wat de privacy van iemand anders schaadt.",
    Beperking.ALLEEN_FEITEN: (
        "Alleen feiten worden verbeterd. Een oordeel van een professional blijft staan; een eigen verklaring kan erbij."
    ),
    Beperking.ALLEEN_PUBLIEKE_TAAK: "Bezwaar werkt alleen tegen gebruik voor een publieke taak.",
    Beperking.ZONDER_NAMEN: (
        "Vertel wanneer, waarom en welke organisatie keek. Een naam geeft u alleen als dat nodig is om te zien of het "
        "mocht."
    ),
}
