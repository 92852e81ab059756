"""What a client sends about consult and referral. Knows no rule."""

from typing import Any

from marshmallow import post_load

from kernteam.casus.models import HANDHAVING, Afzijdigreden
from kernteam.consult.aantallen import Kwartaal
from kernteam.consult.service.anoniem import AnoniemAntwoord, AnoniemeVraag
from kernteam.consult.service.beantwoorden import Consultantwoord
from kernteam.consult.service.verwijzen import HULP, NieuweVerwijzing
from kernteam.consult.service.vragen import Consultvraag, Vervolgvraag
from kernteam.grond.klasse import Klasse
from kernteam.http.velden import Code, Invoer, JaNee, Keuze, Lijst, Tekst, Uuid
from kernteam.toestemming.antwoord import Regimenaam

VRAAG = 4000  # characters: a question, not a file
MEESTE_ONDERDELEN = 50
_KLASSEN = frozenset({Klasse.OND, Klasse.GEZ, Klasse.MED})


def _geen_bsn() -> JaNee:
    return JaNee(
        "Zet op true als negen cijfers in de tekst geen BSN zijn. Dat wordt vastgelegd.",
        voorbeeld=False,
        load_default=False,
    )


def _niet_herleidbaar() -> JaNee:
    return JaNee(
        "Zet op true als u de tekst opnieuw bekeek en niemand te herkennen is. Dat wordt vastgelegd. Voor een BSN en "
        "voor namen uit uw eigen casussen helpt het niet.",
        voorbeeld=False,
        load_default=False,
    )


def _klasse(uitleg: str) -> Keuze:
    return Keuze(Klasse, uitleg, Klasse.GEZ, alleen=_KLASSEN, required=True)


class AnoniemeVraagSchema(Invoer):
    """A question without a name."""

    vraag = Tekst(
        "Uw vraag, zonder iets waaraan iemand te herkennen is.",
        "Een jongen van ongeveer tien slaapt slecht na een verhuizing. Wat kan de school doen?",
        maximaal=VRAAG,
        required=True,
    )
    organisatie_id = Uuid("De organisatie voor specialistische hulp aan wie u het vraagt.", required=True)
    bevestigd_niet_herleidbaar = _niet_herleidbaar()

    @post_load
    def maak(self, gegevens: dict[str, Any], **_: Any) -> AnoniemeVraag:
        """Make the value the service takes."""
        return AnoniemeVraag(**gegevens)


class AnoniemAntwoordSchema(Invoer):
    """An answer without a name."""

    antwoord = Tekst(
        "Uw antwoord.", "Begin met een vast ritme; praat erover met de ouders.", maximaal=VRAAG, required=True
    )
    bevestigd_niet_herleidbaar = _niet_herleidbaar()

    @post_load
    def maak(self, gegevens: dict[str, Any], **_: Any) -> AnoniemAntwoord:
        """Make the value the service takes."""
        return AnoniemAntwoord(**gegevens)


class CasusconsultInvoerSchema(Invoer):
    """A question with a name, and the items chosen one by one."""

    vraag = Tekst("Uw vraag.", "Wat helpt Sam om weer te slapen?", maximaal=VRAAG, required=True)
    klasse = _klasse("Waar de vraag over gaat.")
    onderdelen = Lijst(
        Uuid("Een notitie, betrokkene of omstandigheid, of de casus zelf voor de hulpvraag en de aanleiding."),
        "Wat de specialist mag lezen, een voor een gekozen.",
        maximaal=MEESTE_ONDERDELEN,
        load_default=list,
    )
    woonpostcode = Code(
        r"^[1-9][0-9]{3}",
        "De vier cijfers van de postcode waar de jeugdige woont, als dat niet het gebied van de school is. Wordt niet "
        "bewaard.",
        "3512",
    )
    organisatie_id = Uuid("De aanbieder, als er in dit gebied meer dan één werkt.")
    bevestigd_geen_bsn = _geen_bsn()

    @post_load
    def maak(self, gegevens: dict[str, Any], **_: Any) -> Consultvraag:
        """Make the value the service takes."""
        postcode = gegevens.pop("woonpostcode", None)
        onderdelen = tuple(gegevens.pop("onderdelen"))
        return Consultvraag(**gegevens, onderdelen=onderdelen, woonpostcode=None if postcode is None else int(postcode))


class ConsultafzijdigheidInvoerSchema(Invoer):
    """Why a specialist stays out of a casus."""

    reden = Keuze(
        Afzijdigreden, "Wat het gezin voor u is.", alleen=frozenset(Afzijdigreden) - HANDHAVING, required=True
    )


class KwartaalVraag(Invoer):
    """Which quarter is counted."""

    kwartaal = Code(r"^(?:19|20)[0-9]{2}-[1-4]", "Het kwartaal, als het voorbij is.", "2026-4", required=True)

    @post_load
    def maak(self, gegevens: dict[str, Any], **_: Any) -> Kwartaal:
        """Make the value the service takes."""
        jaar, nummer = map(int, gegevens["kwartaal"].split("-"))
        return Kwartaal(jaar, nummer)


class VervolgvraagInvoerSchema(Invoer):
    """A further question."""

    vraag = Tekst("Uw vervolgvraag.", "Helpt dat ook in de klas?", maximaal=VRAAG, required=True)
    klasse = _klasse("Waar de vraag over gaat.")
    bevestigd_geen_bsn = _geen_bsn()

    @post_load
    def maak(self, gegevens: dict[str, Any], **_: Any) -> Vervolgvraag:
        """Make the value the service takes."""
        return Vervolgvraag(**gegevens)


class ConsultantwoordInvoerSchema(Invoer):
    """An answer of a specialist."""

    antwoord = Tekst("Uw antwoord.", "Begin met een vast ritme.", maximaal=VRAAG, required=True)
    klasse = _klasse("Waar het antwoord over gaat.")
    bevestigd_geen_bsn = _geen_bsn()

    @post_load
    def maak(self, gegevens: dict[str, Any], **_: Any) -> Consultantwoord:
        """Make the value the service takes."""
        return Consultantwoord(**gegevens)


class VerwijzingInvoerSchema(Invoer):
    """A referral."""

    consult_id = Uuid("Het consult waarna u verwijst.", required=True)
    regime = Keuze(
        Regimenaam,
        "Welke wet zegt wie voor deze hulp tekent: jeugdhulp (JW_HULP) of zorg (WGBO_HULP).",
        Regimenaam.JW_HULP,
        alleen=HULP,
        required=True,
    )

    @post_load
    def maak(self, gegevens: dict[str, Any], **_: Any) -> NieuweVerwijzing:
        """Make the value the service takes."""
        return NieuweVerwijzing(**gegevens)
