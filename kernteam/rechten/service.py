"""Answers who may exercise which right. Gives out nothing of a file and stores nothing. Knows no web."""

from dataclasses import dataclass, replace
from datetime import date
from uuid import UUID

from kernteam.casus.models import Soort
from kernteam.casus.service.binnen import Binnen, ga_binnen
from kernteam.grond.actor import Actor
from kernteam.grond.fouten import Fout, Geweigerd, Ongeldig, Strijdig
from kernteam.grond.handeling import Handeling
from kernteam.grond.klasse import Klasse
from kernteam.toegang.beleid import KERNTEAM
from kernteam.toegang.feiten import GeenFeiten
from kernteam.toegang.poort import Poort
from kernteam.toestemming.gezin import Beeld, Gezag, Gezin, Omstandigheidsoort, beeld_op
from kernteam.toestemming.rechten import (
    Gezagsstand,
    Rechtsfeiten,
    Rechtsreden,
    Rechtsuitkomst,
    Rechtsverzoek,
    Verzoeker,
    recht_van,
)
from kernteam.toestemming.rechtsuitleg import Beperkingsuitleg, beperkingen_van, leg_uit

# whom a casus does not know by his role: the deelnemer says what he is to the youth
NIET_AANGEWEZEN = frozenset(Verzoeker) - {Verzoeker.JEUGDIGE, Verzoeker.GEZAGHEBBENDE}


@dataclass(frozen=True, slots=True)
class Toets:
    """What is asked about a casus: by one of its betrokkenen, or by somebody in another role."""

    verzoek: Rechtsverzoek
    betrokkene_id: UUID | None = None
    verzoeker: Verzoeker | None = None


@dataclass(frozen=True, slots=True)
class Rechtsantwoord:
    """The answer with its explanation and the version of the table it was read from."""

    uitkomst: Rechtsuitkomst
    reden: Rechtsreden
    uitleg: str
    bron: str
    beperkingen: tuple[Beperkingsuitleg, ...]
    beleid: str


def maken(actor: Actor, casus_id: UUID, toets: Toets, poort: Poort) -> Rechtsantwoord:
    """Say what the law answers for this family today (handeling rechtentoets.maken).

    Raises Geweigerd for who may not read about the youth, Strijdig when the betrokkene is not one this can be asked of.
    """
    _eis_verleden(toets.verzoek, poort)
    binnen = ga_binnen(actor, Handeling.RECHTENTOETS_MAKEN, casus_id, poort)
    gezin = binnen.geladen.gezin
    if (gezin.jeugdige_id, Klasse.ID) not in binnen.besluit.open:
        raise Geweigerd("Deze handeling kan alleen iemand doen die de gegevens van de jeugdige mag lezen.", "GEEN_ID")
    beeld = beeld_op(gezin, KERNTEAM, poort.klok.vandaag())
    verzoeker = toets.verzoeker or _rol_van(binnen, beeld, toets.betrokkene_id)
    feiten = Rechtsfeiten(
        verzoeker=verzoeker,
        leeftijd=beeld.jaren,
        wilsbekwaam=beeld.wilsbekwaam,
        gezag=gezagsstand(beeld, verzoeker, toets.betrokkene_id),
        verzoek=replace(toets.verzoek, gezag_sinds=gezag_sinds(gezin, toets)),
    )
    return _antwoord(feiten, poort)


def stellen(actor: Actor, feiten: Rechtsfeiten, poort: Poort) -> Rechtsantwoord:
    """Say what the law answers for facts that concern no casus (handeling rechtsvraag.stellen)."""
    _eis_verleden(feiten.verzoek, poort)
    poort.vraag(actor, Handeling.RECHTSVRAAG_STELLEN, GeenFeiten())
    return _antwoord(feiten, poort)


def gezagsstand(beeld: Beeld, verzoeker: Verzoeker, betrokkene_id: UUID | None) -> Gezagsstand:
    """Give how clear the gezag is today for who asks: his own first, then whether everybody's is."""
    gezag = beeld.gezag
    if verzoeker is Verzoeker.VOOGD_GI:  # beside a parent with gezag there is no voogd: first look who it is
        return Gezagsstand.ONDUIDELIJK if gezag.keys() - beeld.voogden else Gezagsstand.BEKEND
    if not gezag:
        return Gezagsstand.ONTBREEKT
    bekend = {wie for wie, hoe in gezag.items() if hoe is not Gezag.ONBEKEND} - beeld.betwist
    if not bekend or betrokkene_id in gezag.keys() - bekend:
        return Gezagsstand.ONDUIDELIJK
    return Gezagsstand.BEKEND if len(bekend) == len(gezag) else Gezagsstand.DEELS_BEKEND


def gezag_sinds(gezin: Gezin, toets: Toets) -> date | None:
    """Give since when who asks holds gezag (R04): the day the casus records, or else what the deelnemer says."""
    begin = (Omstandigheidsoort.GEZAG_BEGINT, Omstandigheidsoort.VOOGDIJ)
    dagen = [feit.vanaf for feit in gezin.feiten if feit.soort in begin and feit.betrokkene_id == toets.betrokkene_id]
    return max(dagen) if dagen and toets.betrokkene_id else toets.verzoek.gezag_sinds


def _rol_van(binnen: Binnen, beeld: Beeld, betrokkene_id: UUID | None) -> Verzoeker:
    wie = next((een for een in binnen.geladen.betrokkenen if een.id == betrokkene_id), None)
    if wie is None or (wie.id, Klasse.ID) not in binnen.besluit.open:
        raise Strijdig("Deze persoon staat niet bij de casus.", "ONBEKENDE_BETROKKENE")
    if wie.soort is Soort.JEUGDIGE:
        return Verzoeker.JEUGDIGE
    if wie.id in beeld.gezag:
        return Verzoeker.GEZAGHEBBENDE
    raise Strijdig("Zeg in verzoeker wat deze persoon van de jeugdige is.", "ROL_NODIG")


def _eis_verleden(verzoek: Rechtsverzoek, poort: Poort) -> None:
    datums = {"/documentDatum": verzoek.document_datum, "/gezagSindsDatum": verzoek.gezag_sinds}
    vandaag = poort.klok.vandaag()
    fouten = [
        Fout(wijzer, "TOEKOMST", "Deze dag ligt in de toekomst.")
        for wijzer, dag in datums.items()
        if dag is not None and dag > vandaag
    ]
    if fouten:
        raise Ongeldig(fouten)


def _antwoord(feiten: Rechtsfeiten, poort: Poort) -> Rechtsantwoord:
    besluit = recht_van(feiten, poort.rechthebbenden, poort.klok.vandaag())
    return Rechtsantwoord(
        uitkomst=besluit.uitkomst,
        reden=besluit.reden,
        uitleg=leg_uit(besluit),
        bron=besluit.bron,
        beperkingen=beperkingen_van(besluit),
        beleid=poort.rechthebbenden.versie,
    )
