"""What a client sends about sharing. Knows no rule: the service judges it. What it gets back is in `antwoorden`."""

from typing import Any

from marshmallow import ValidationError, post_load, validates_schema

from kernteam.grond.actor import Partij
from kernteam.grond.doel import Doel
from kernteam.grond.klasse import GEWEERD, NOTITIEKLASSEN, Klasse
from kernteam.http.velden import Datum, Deel, Invoer, JaNee, Keuze, Lijst, Moment, Tekst, Uuid, geen_bsn
from kernteam.taak.models import Uitstelreden
from kernteam.toegang.beleid import KLASSEN, ONTVANGERS, ZENDERS
from kernteam.toegang.delingsfeiten import GEEN_CONFLICT, Instemming, Mildereweg, Ondertekenaar, Plichten
from kernteam.verstrekking.models import Bezwaaruitkomst, Verzoeksoort
from kernteam.verstrekking.service.bezwaren import Beoordeling, NieuwBezwaar
from kernteam.verstrekking.service.feiten import Situatie
from kernteam.verstrekking.service.maken import Informeren, NieuweVerstrekking, Weging
from kernteam.verstrekking.service.samenstellen import NieuwDeel
from kernteam.verstrekking.service.toetsen import Toetsvraag
from kernteam.verstrekking.service.verzoeken import NieuwVerzoek

LANG = 20_000  # characters of a text written for a disclosure
_KORT = 4_000


def _nee(uitleg: str) -> JaNee:
    return JaNee(uitleg, voorbeeld=False, load_default=False)


def _partij(uitleg: str, **kwargs: Any) -> Keuze:
    return Keuze(Partij, uitleg, Partij.LPA, alleen=frozenset(ONTVANGERS), **kwargs)


def _klasse(**kwargs: Any) -> Keuze:
    return Keuze(Klasse, "De soort gegevens.", Klasse.VERZ, alleen=frozenset(KLASSEN), **kwargs)


def _doel() -> Keuze:
    return Keuze(Doel, "Waarvoor de ontvanger het krijgt.", Doel.P3, required=True)


class _AlsWaarde(Invoer):
    waarde: type

    @post_load
    def maak(self, gegevens: dict[str, Any], **_: Any) -> Any:
        """Make the value the service takes: the fields have its names."""
        return self.waarde(**gegevens)


class PlichtenInvoer(_AlsWaarde):
    """The six criteria of a conflict of duties."""

    waarde = Plichten
    toestemming_geprobeerd = JaNee("Alles is gedaan om toestemming te krijgen.", required=True)
    gewetensnood = JaNee("Zwijgen brengt u in gewetensnood.", required=True)
    geen_andere_weg = JaNee("Er is geen andere weg.", required=True)
    ernstige_schade = JaNee("Zwijgen geeft ernstige schade.", required=True)
    spreken_voorkomt = JaNee("Spreken voorkomt die schade bijna zeker.", required=True)
    zo_min_mogelijk = JaNee("U zegt zo min mogelijk.", required=True)


class _NoodInvoer(Invoer):
    aan_deskundige = _nee("Of het naar een deskundige van het samenwerkingsverband gaat.")
    levensgevaar = _nee("Of er acuut ernstig gevaar is en toestemming niet op tijd komt.")
    conflict_van_plichten = Deel(PlichtenInvoer, "Als u zwijgen wilt doorbreken: de zes voorwaarden.")


class _SituatieInvoer(_NoodInvoer):
    noodzakelijk = JaNee("Of de ontvanger dit nodig heeft voor zijn taak.", load_default=True)
    anoniem = _nee("Of u het zonder naam, geboortedatum, adres en school bespreekt.")
    herkenbaar = _nee("Of toch te raden is om wie het gaat.")
    groep_van_vijf = _nee("Of ten minste vijf jeugdigen het kunnen zijn.")
    mildere_weg = Keuze(Mildereweg, "Een weg die minder deelt en die volstaat.")


class OntvangerKeuze(Invoer):
    """A receiver: an organisation of the network, or a party."""

    organisatie_id = Uuid("De organisatie, als die meedoet.")
    partij = _partij("De partij, als de organisatie niet meedoet.")

    @validates_schema
    def controleer(self, gegevens: dict[str, Any], **_: Any) -> None:
        """One of the two."""
        if ("organisatie_id" in gegevens) == ("partij" in gegevens):
            raise ValidationError({"organisatieId": ["Noem een organisatie of een partij."]})


class ToetsInvoer(_SituatieInvoer):
    """Whether this may go to that receiver."""

    ontvanger = Deel(OntvangerKeuze, "Wie het krijgt.", required=True)
    klasse = _klasse()
    notitie_id = Uuid("Een notitie, in plaats van een soort gegevens.")
    doel = _doel()

    @validates_schema
    def controleer(self, gegevens: dict[str, Any], **_: Any) -> None:
        """A class or a note."""
        if ("klasse" in gegevens) == ("notitie_id" in gegevens):
            raise ValidationError({"klasse": ["Noem een soort gegevens of een notitie."]})

    @post_load
    def maak(self, gegevens: dict[str, Any], **_: Any) -> Toetsvraag:
        """Make the value the service takes."""
        ontvanger = gegevens.pop("ontvanger")
        doel, klasse, notitie_id = gegevens.pop("doel"), gegevens.pop("klasse", None), gegevens.pop("notitie_id", None)
        situatie = Situatie(plichten=gegevens.pop("conflict_van_plichten", GEEN_CONFLICT), **gegevens)
        return Toetsvraag(doel, ontvanger.get("partij"), ontvanger.get("organisatie_id"), klasse, notitie_id, situatie)


class VraagInvoer(_SituatieInvoer):
    """A described question: no person, no casus."""

    zender = Keuze(Partij, "Van wie de kennis is.", Partij.SCHOOL, alleen=frozenset(ZENDERS), required=True)
    ontvanger = _partij("Wie het krijgt.", required=True)
    klasse = _klasse(required=True)
    doel = _doel()
    eigen = JaNee("Of het uw eigen kennis is.", load_default=True)
    zelfde_organisatie = _nee("Of de ontvanger in dezelfde organisatie werkt.")
    toestemming = Keuze(
        Instemming, "Hoe het met de toestemming staat.", Instemming.ONTBREEKT, load_default=Instemming.ONTBREEKT
    )
    in_bereik = _nee("Of de toestemming deze ontvanger en deze soort gegevens noemt.")
    ontbreekt = Lijst(Keuze(Ondertekenaar, "Wie nog moet tekenen."), "Wie nog moeten tekenen.", load_default=list)
    vrijgegeven = _nee("Of wie het beroepsgeheim heeft, dit onderdeel vrijgaf.")
    verzoek = _nee("Of het schoolbestuur om ondersteuning, een TLV of advies vroeg.")
    bezwaar = _nee("Of er bezwaar is gemaakt dat nog openstaat of gegrond is.")
    ots_loopt = _nee("Of er een ondertoezichtstelling loopt.")
    ots_verzoek = _nee("Of de gecertificeerde instelling erom vraagt.")
    afgewogen = _nee("Of de afweging is vastgelegd.")
    informeren_geregeld = _nee("Of ouders en jeugdige het weten, of weten wanneer zij het horen.")
    meldcode = _nee("Of de stappen van de meldcode zijn gevolgd.")

    @post_load
    def maak(self, gegevens: dict[str, Any], **_: Any) -> dict[str, Any]:
        """Make the facts the service takes."""
        ontbreekt, plichten = frozenset(gegevens.pop("ontbreekt")), gegevens.pop("conflict_van_plichten", GEEN_CONFLICT)
        return {**gegevens, "ontbreekt": ontbreekt, "plichten": plichten}


class VerzoekInvoer(_AlsWaarde):
    """A request from outside."""

    waarde = NieuwVerzoek
    soort = Keuze(Verzoeksoort, "Wat er is gevraagd.", required=True)
    verzoek_datum = Datum("Wanneer het is gevraagd.", "2026-11-20", required=True)
    verzoeker_id = Uuid("De organisatie die vroeg, als die meedoet.")
    naam = Tekst("Wie vroeg, als de organisatie niet meedoet.", "Jeugdbescherming Voorbeeld")
    ots_begin_datum = Datum("Wanneer de ondertoezichtstelling begon.", "2026-10-01")
    ots_eind_datum = Datum("De eerste dag waarop zij niet meer loopt.", "2027-10-01")
    toelichting = Tekst("Wat er is gevraagd, in eigen woorden.", "Vraag om advies over een TLV.", maximaal=_KORT)
    bevestigd_geen_bsn = geen_bsn()


class BezwaarInvoer(_AlsWaarde):
    """An objection."""

    waarde = NieuwBezwaar
    betrokkene_id = Uuid("Wie bezwaar maakt.", required=True)
    ontvanger = _partij("Tegen delen met welke partij het bezwaar is.", required=True)
    gemaakt_op = Moment("Wanneer het bezwaar is gemaakt.", required=True)
    toelichting = Tekst("Waarom.", "Wij willen eerst zelf met de school praten.", maximaal=_KORT)
    bevestigd_geen_bsn = geen_bsn()


class BezwaarbeoordelingInvoer(_AlsWaarde):
    """How an objection ends."""

    waarde = Beoordeling
    uitkomst = Keuze(Bezwaaruitkomst, "Hoe het bezwaar eindigt.", required=True)
    motivering = Tekst("Waarom. Verplicht als u het bezwaar afwijst.", "Zonder advies is er geen plek.", maximaal=_KORT)
    bevestigd_geen_bsn = geen_bsn()

    @validates_schema
    def controleer(self, gegevens: dict[str, Any], **_: Any) -> None:
        """Who rejects shows compelling grounds."""
        if gegevens.get("uitkomst") is Bezwaaruitkomst.AFGEWEZEN and "motivering" not in gegevens:
            raise ValidationError({"motivering": ["Noem de dwingende reden waarom u het bezwaar afwijst."]})


class DeelInvoer(Invoer):
    """What goes of one class."""

    klasse = _klasse(required=True)
    notitie_ids = Lijst(Uuid("Een notitie van uw eigen organisatie."), "Welke notities.", maximaal=100)
    betrokkene_ids = Lijst(Uuid("Een betrokkene."), "Bij ID: van wie. Leeg: de jeugdige.", maximaal=20)
    verklaring = Tekst("Een tekst voor deze ontvanger.", "De school belde drie keer naar huis.", maximaal=LANG)

    @validates_schema
    def controleer(self, gegevens: dict[str, Any], **_: Any) -> None:
        """Each class has its own content; of what has no place in a casus only the fact is recorded."""
        klasse = gegevens.get("klasse")
        notities, personen = gegevens.get("notitie_ids"), gegevens.get("betrokkene_ids")
        if klasse in GEWEERD and (notities or personen or "verklaring" in gegevens):
            raise ValidationError(
                {"klasse": ["Schrijf dit niet hier: geef het zelf door, en leg alleen vast dat het ging."]}
            )
        if notities and klasse not in NOTITIEKLASSEN:
            raise ValidationError({"notitieIds": ["Een notitie is niet van deze soort."]})
        if personen and klasse is not Klasse.ID:
            raise ValidationError({"betrokkeneIds": ["Alleen bij ID noemt u personen."]})
        if klasse in NOTITIEKLASSEN and not notities and "verklaring" not in gegevens:
            raise ValidationError({"verklaring": ["Noem notities of schrijf een verklaring."]})

    @post_load
    def maak(self, gegevens: dict[str, Any], **_: Any) -> NieuwDeel:
        """Make the value the service takes; naming something twice hands it over once."""
        return NieuwDeel(
            gegevens["klasse"],
            tuple(dict.fromkeys(gegevens.get("notitie_ids", ()))),
            tuple(dict.fromkeys(gegevens.get("betrokkene_ids", ()))),
            gegevens.get("verklaring"),
        )


class WegingInvoer(_AlsWaarde):
    """The weighing record."""

    waarde = Weging
    doel = Tekst("Waarom dit nodig is.", "De leerplichtambtenaar moet kunnen handelen.", maximaal=_KORT, required=True)
    proportionaliteit = Tekst("Waarom dit niet te veel is.", "Alleen de uren.", maximaal=_KORT, required=True)
    subsidiariteit = Tekst("Waarom het niet anders kan.", "Zelf melden lukte niet.", maximaal=_KORT, required=True)


class VerstrekkingInformerenInvoer(_AlsWaarde):
    """When the family knows."""

    waarde = Informeren
    geinformeerd_op = Moment("Wanneer ouders en jeugdige het hoorden.")
    uitgesteld_datum = Datum("Of: de dag waarop zij het uiterlijk horen.", "2026-12-01")
    uitstelreden = Keuze(Uitstelreden, "Waarom niet nu.")

    @validates_schema
    def controleer(self, gegevens: dict[str, Any], **_: Any) -> None:
        """Told, or put off with a day and a reason."""
        uitstel = {"uitgesteld_datum", "uitstelreden"} & gegevens.keys()
        if ("geinformeerd_op" in gegevens) == bool(uitstel) or len(uitstel) == 1:
            raise ValidationError(
                {"geinformeerdOp": ["Noem wanneer zij het hoorden, of een dag en reden van uitstel."]}
            )


class VerstrekkingOntvanger(OntvangerKeuze):
    """Who gets it: an organisation of the network, or somebody outside it by name."""

    naam = Tekst("De naam, als de organisatie niet meedoet.", "Leerplicht gemeente Voorbeeld")

    @validates_schema
    def controleer_naam(self, gegevens: dict[str, Any], **_: Any) -> None:
        """A party has a name here; an organisation has its own."""
        if ("naam" in gegevens) != ("partij" in gegevens):
            raise ValidationError({"naam": ["Noem bij een partij, en alleen dan, de naam."]})


class VerstrekkingInvoer(_NoodInvoer):
    """A handing over."""

    ontvanger = Deel(VerstrekkingOntvanger, "Wie het krijgt.", required=True)
    doel = _doel()
    onderdelen = Lijst(Deel(DeelInvoer, "Een soort gegevens."), "Wat er gaat.", minimaal=1, maximaal=9, required=True)
    noodzakelijk = JaNee("Of de ontvanger dit nodig heeft voor zijn taak.", required=True)
    weging = Deel(WegingInvoer, "De afweging; verplicht als u zonder toestemming deelt.")
    informeren = Deel(
        VerstrekkingInformerenInvoer, "Wanneer ouders en jeugdige het weten; verplicht zonder toestemming."
    )
    weggelaten = Tekst("Wat u wegliet, en waarom.", "Wat de broer vertelde.", maximaal=_KORT)
    verzoek_id = Uuid("Het verzoek waarop dit het antwoord is.")
    meldcode_gevolgd = _nee("Of de stappen van de meldcode zijn gevolgd.")
    bevestigd_geen_bsn = geen_bsn()

    @validates_schema
    def controleer(self, gegevens: dict[str, Any], **_: Any) -> None:
        """Each class once."""
        klassen = [een.klasse for een in gegevens.get("onderdelen", ()) if isinstance(een, NieuwDeel)]
        if len(set(klassen)) < len(klassen):
            raise ValidationError({"onderdelen": ["Noem elke soort gegevens één keer."]})

    @post_load
    def maak(self, gegevens: dict[str, Any], **_: Any) -> NieuweVerstrekking:
        """Make the value the service takes."""
        ontvanger, plichten = gegevens.pop("ontvanger"), gegevens.pop("conflict_van_plichten", GEEN_CONFLICT)
        return NieuweVerstrekking(
            **gegevens | {"onderdelen": tuple(gegevens["onderdelen"])},
            partij=ontvanger.get("partij"),
            organisatie_id=ontvanger.get("organisatie_id"),
            naam=ontvanger.get("naam"),
            plichten=plichten,
        )
