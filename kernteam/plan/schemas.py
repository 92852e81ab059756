"""What a client sends and gets about a plan. Knows no rule."""

from typing import Any

from marshmallow import ValidationError, post_load, validate, validates_schema

from kernteam.casus.schemas.velden import LANG, Klassekeuze, geen_bsn
from kernteam.grond.actor import Partij
from kernteam.grond.klasse import NOTITIEKLASSEN, Klasse
from kernteam.http.velden import Datum, Deel, Getal, Invoer, Keuze, Lijst, Moment, Tekst, Uitvoer, Uuid
from kernteam.plan.models import Beoordelaar, Familiekeuze, Gezinsrol, Planantwoord, Plandoelstatus, Vervolg
from kernteam.plan.service.acties import Actiewijziging, NieuweActie
from kernteam.plan.service.binnen import STUKKLASSEN
from kernteam.plan.service.evaluaties import (
    Doelscore,
    NieuwAanbod,
    NieuwAkkoord,
    NieuweEvaluatie,
    NieuweTevredenheid,
)
from kernteam.plan.service.plandoelen import WOORDEN, NieuwPlandoel, Plandoelwijziging
from kernteam.toestemming.antwoord import Wijze

_VAN_WIE = "Van welke organisatie deze kennis is"
_BIJ_DE_BALIE = frozenset(Wijze) - {Wijze.LINK}


def _score(uitleg: str, **opties: Any) -> Getal:
    return Getal(uitleg, 6, validate=validate.Range(0, 10), **opties)


def _verwoording(**opties: Any) -> Tekst:
    return Tekst("Het doel in de woorden van de professional.", "Sam gaat elke dag naar school.", **opties)


def _woorden(wie: str, **opties: Any) -> Tekst:
    return Tekst(f"Wat {wie} er zelf van zegt.", "Ik wil weer met mijn vrienden pauze hebben.", **opties)


def _kracht(**opties: Any) -> Tekst:
    return Tekst("Wat al goed gaat.", "Sam leest graag voor aan zijn zusje.", **opties)


def _zorg(**opties: Any) -> Tekst:
    return Tekst("Wat zorgen geeft.", "Sam durft op maandag niet naar binnen.", **opties)


class _WoordenInvoer(Invoer):
    woorden_jeugdige = _woorden("de jeugdige", maximaal=LANG)
    woorden_ouders = _woorden("de ouders", maximaal=LANG)
    kracht = _kracht(maximaal=LANG)
    zorg = _zorg(maximaal=LANG)
    beginscore = _score("Waar de familie nu staat, van 0 tot en met 10.")
    bevestigd_geen_bsn = geen_bsn()


class PlandoelInvoerSchema(_WoordenInvoer):
    """A goal."""

    klasse = Klassekeuze(NOTITIEKLASSEN, "Waar het doel over gaat. Bij twijfel: MED.", required=True)
    verwoording = _verwoording(maximaal=LANG, required=True)
    herkomst = Uuid(f"{_VAN_WIE}, als dat niet uw eigen organisatie is.")

    @post_load
    def maak(self, gegevens: dict[str, Any], **_: Any) -> NieuwPlandoel:
        """Make the value the service takes."""
        return NieuwPlandoel(woorden=_neem_woorden(gegevens), **gegevens)


class PlandoelWijzigingSchema(_WoordenInvoer):
    """What changes about a goal."""

    verwoording = _verwoording(maximaal=LANG)
    status = Keuze(Plandoelstatus, "Hoe het met het doel staat.")

    @post_load
    def maak(self, gegevens: dict[str, Any], **_: Any) -> Plandoelwijziging:
        """Make the value the service takes."""
        return Plandoelwijziging(woorden=_neem_woorden(gegevens), **gegevens)


class _UitvoerderInvoer(Invoer):
    deelnemer_id = Uuid("De deelnemer die het doet.")
    gezinsrol = Keuze(Gezinsrol, "Wie van het gezin het doet.")
    uiterlijk_datum = Datum("Wanneer het klaar is.", "2027-01-15")
    bevestigd_geen_bsn = geen_bsn()

    @validates_schema
    def controleer(self, gegevens: dict[str, Any], **_: Any) -> None:
        """One does it: somebody at the table, or somebody of the family."""
        if "deelnemer_id" in gegevens and "gezinsrol" in gegevens:
            raise ValidationError({"gezinsrol": ["Kies een deelnemer of iemand van het gezin, niet allebei."]})


def _actietekst(**opties: Any) -> Tekst:
    return Tekst("Wat er wordt gedaan.", "Elke maandag samen naar binnen lopen.", maximaal=LANG, **opties)


class ActieInvoerSchema(_UitvoerderInvoer):
    """An action."""

    doel_id = Uuid("Het doel waar de actie bij hoort.", required=True)
    klasse = Klassekeuze(STUKKLASSEN, "Waar de actie over gaat. Schrijf er niets medisch in.", required=True)
    tekst = _actietekst(required=True)

    @post_load
    def maak(self, gegevens: dict[str, Any], **_: Any) -> NieuweActie:
        """Make the value the service takes."""
        return NieuweActie(**gegevens)


class ActieWijzigingSchema(_UitvoerderInvoer):
    """What changes about an action."""

    tekst = _actietekst()
    gedaan_datum = Datum("Wanneer het is gedaan; leeg (null) als dat toch niet zo is.", "2026-11-20", allow_none=True)

    @post_load
    def maak(self, gegevens: dict[str, Any], **_: Any) -> Actiewijziging:
        """Make the value the service takes."""
        bevestigd = gegevens.pop("bevestigd_geen_bsn")
        return Actiewijziging(gegevens, bevestigd)


class DoelscoreInvoerSchema(Invoer):
    """A score of one goal."""

    doel_id = Uuid("Het doel.", required=True)
    score = _score("Waar de familie nu staat, van 0 tot en met 10.", required=True)

    @post_load
    def maak(self, gegevens: dict[str, Any], **_: Any) -> Doelscore:
        """Make the value the service takes."""
        return Doelscore(**gegevens)


class EvaluatieInvoerSchema(Invoer):
    """An evaluation."""

    datum = Datum("Wanneer samen is teruggekeken.", "2026-11-20", required=True)
    vervolg = Keuze(Vervolg, "Hoe het verdergaat.", required=True)
    klasse = Klassekeuze(STUKKLASSEN, "Waar de woorden over gaan.", required=True)
    scores = Lijst(Deel(DoelscoreInvoerSchema, "Een score."), "Per doel een score.", load_default=list)
    woorden_jeugdige = _woorden("de jeugdige", maximaal=LANG)
    woorden_ouders = _woorden("de ouders", maximaal=LANG)
    woorden_school = _woorden("de school", maximaal=LANG)
    bevestigd_geen_bsn = geen_bsn()

    @post_load
    def maak(self, gegevens: dict[str, Any], **_: Any) -> NieuweEvaluatie:
        """Make the value the service takes."""
        return NieuweEvaluatie(**gegevens | {"scores": tuple(gegevens["scores"])})


class PlanakkoordInvoerSchema(Invoer):
    """What somebody said of the plan."""

    betrokkene_id = Uuid("Wie het zei.", required=True)
    antwoord = Keuze(Planantwoord, "Of hij akkoord is met het plan zoals het nu is.", required=True)
    wijze = Keuze(Wijze, "Hoe hij het zei.", alleen=_BIJ_DE_BALIE, required=True)
    gegeven_datum = Datum("Wanneer hij het zei.", "2026-11-20", required=True)

    @post_load
    def maak(self, gegevens: dict[str, Any], **_: Any) -> NieuwAkkoord:
        """Make the value the service takes."""
        return NieuwAkkoord(**gegevens)


class TevredenheidInvoerSchema(Invoer):
    """How satisfied somebody is."""

    van = Keuze(Beoordelaar, "Wie het zegt.", required=True)
    datum = Datum("Wanneer het is gezegd.", "2026-11-20", required=True)
    score = _score("Hoe tevreden, van 0 tot en met 10.", required=True)
    toelichting = Tekst("Waarom, in eigen woorden.", "Er wordt nu naar ons geluisterd.", maximaal=LANG)
    bevestigd_geen_bsn = geen_bsn()

    @post_load
    def maak(self, gegevens: dict[str, Any], **_: Any) -> NieuweTevredenheid:
        """Make the value the service takes."""
        return NieuweTevredenheid(**gegevens)


class FamiliegroepsplanInvoerSchema(Invoer):
    """The offer to let the family make the plan."""

    aangeboden_datum = Datum("Wanneer het is aangeboden.", "2026-11-20", required=True)
    keuze = Keuze(Familiekeuze, "Wat de familie koos.", required=True)

    @post_load
    def maak(self, gegevens: dict[str, Any], **_: Any) -> NieuwAanbod:
        """Make the value the service takes."""
        return NieuwAanbod(**gegevens)


class ToegepastSchema(Uitvoer):
    """What was made or changed."""

    id = Uuid("Wat is gemaakt of gewijzigd.")
    versie = Getal("De versie, ook in de kop ETag.", 1)


class VastleggingSchema(Uitvoer):
    """Who recorded it."""

    herkomst_id = Uuid(f"{_VAN_WIE}.")
    herkomst = Keuze(Partij, "De rol van die organisatie.")
    vastgelegd_op = Moment("Wanneer het is vastgelegd.")
    vastgelegd_door = Uuid("De medewerker die het vastlegde.")


def _vastlegging() -> Deel:
    return Deel(VastleggingSchema, "Van wie het is en wie het vastlegde.")


class DoelscoreSchema(Uitvoer):
    """A score."""

    id = Uuid("De score.")
    datum = Datum("Wanneer samen is teruggekeken.", "2026-11-20")
    score = Getal("De score, van 0 tot en met 10.", 6, allow_none=True)
    evaluatie_id = Uuid("De evaluatie. Leeg (null) als u die niet mag lezen.", allow_none=True)
    vastlegging = _vastlegging()


class PlandoelSchema(Uitvoer):
    """A goal."""

    id = Uuid("Het doel.")
    versie = Getal("De versie; stuur haar als ETag mee in If-Match om te wijzigen.", 3)
    klasse = Keuze(Klasse, "Waar het doel over gaat.", Klasse.OND)
    status = Keuze(Plandoelstatus, "Hoe het met het doel staat.")
    verwoording = _verwoording(maximaal=LANG, allow_none=True)
    woorden_jeugdige = _woorden("de jeugdige", maximaal=LANG, allow_none=True)
    woorden_ouders = _woorden("de ouders", maximaal=LANG, allow_none=True)
    kracht = _kracht(maximaal=LANG, allow_none=True)
    zorg = _zorg(maximaal=LANG, allow_none=True)
    beginscore = Getal("De score bij de start.", 3, allow_none=True)
    scores = Lijst(Deel(DoelscoreSchema, "Een score."), "De scores bij evaluaties.", maximaal=1000)
    bevestigd_op = Moment("Sinds wanneer vaststaat dat deze kennis klopt.", allow_none=True)
    vrijgegeven_op = Moment("Wanneer het doel is vrijgegeven voor wie de toestemming noemt.", allow_none=True)
    vastlegging = _vastlegging()


class ActieSchema(Uitvoer):
    """An action."""

    id = Uuid("De actie.")
    versie = Getal("De versie; stuur haar als ETag mee in If-Match om te wijzigen.", 3)
    klasse = Keuze(Klasse, "Waar de actie over gaat.", Klasse.OND)
    doel_id = Uuid("Het doel. Leeg (null) als u dat niet mag lezen.", allow_none=True)
    tekst = Tekst("Wat er wordt gedaan.", "Elke maandag samen naar binnen lopen.", maximaal=LANG, allow_none=True)
    deelnemer_id = Uuid("Wie aan tafel het doet, als u mag weten dat hij deelneemt.", allow_none=True)
    gezinsrol = Keuze(Gezinsrol, "Wie van het gezin het doet.", allow_none=True)
    uiterlijk_datum = Datum("Wanneer het klaar is.", "2027-01-15", allow_none=True)
    gedaan_datum = Datum("Wanneer het is gedaan.", "2026-11-20", allow_none=True)
    vastlegging = _vastlegging()


class EvaluatieSchema(Uitvoer):
    """An evaluation."""

    id = Uuid("De evaluatie.")
    klasse = Keuze(Klasse, "Waar de woorden over gaan.", Klasse.OND)
    datum = Datum("Wanneer samen is teruggekeken.", "2026-11-20")
    vervolg = Keuze(Vervolg, "Hoe het verdergaat.")
    woorden_jeugdige = _woorden("de jeugdige", maximaal=LANG, allow_none=True)
    woorden_ouders = _woorden("de ouders", maximaal=LANG, allow_none=True)
    woorden_school = _woorden("de school", maximaal=LANG, allow_none=True)
    vastlegging = _vastlegging()


class PlanakkoordSchema(Uitvoer):
    """What somebody said of the plan."""

    id = Uuid("Het akkoord.")
    betrokkene_id = Uuid("Wie het zei.")
    antwoord = Keuze(Planantwoord, "Wat hij zei.")
    wijze = Keuze(Wijze, "Hoe hij het zei.")
    gegeven_datum = Datum("Wanneer hij het zei.", "2026-11-20")
    vastlegging = _vastlegging()


class TevredenheidSchema(Uitvoer):
    """How satisfied somebody is."""

    id = Uuid("De tevredenheid.")
    van = Keuze(Beoordelaar, "Wie het zegt.")
    datum = Datum("Wanneer het is gezegd.", "2026-11-20")
    score = Getal("Hoe tevreden, van 0 tot en met 10.", 8, allow_none=True)
    toelichting = Tekst("Waarom.", "Er wordt nu naar ons geluisterd.", maximaal=LANG, allow_none=True)
    vastlegging = _vastlegging()


class FamiliegroepsplanSchema(Uitvoer):
    """The offer to let the family make the plan."""

    id = Uuid("Het aanbod.")
    aangeboden_datum = Datum("Wanneer het is aangeboden.", "2026-11-20")
    keuze = Keuze(Familiekeuze, "Wat de familie koos.")
    vastlegging = _vastlegging()


class PlanSchema(Uitvoer):
    """A plan for one reader."""

    doelen = Lijst(Deel(PlandoelSchema, "Een doel."), "De doelen die u mag lezen.", maximaal=1000)
    acties = Lijst(Deel(ActieSchema, "Een actie."), "De acties die u mag lezen.", maximaal=1000)
    evaluaties = Lijst(Deel(EvaluatieSchema, "Een evaluatie."), "Hoe samen is teruggekeken.", maximaal=1000)
    akkoorden = Lijst(Deel(PlanakkoordSchema, "Een akkoord."), "Wie wat van het plan vond.", maximaal=1000)
    tevredenheden = Lijst(Deel(TevredenheidSchema, "Een tevredenheid."), "Hoe tevreden men is.", maximaal=1000)
    familiegroepsplannen = Lijst(
        Deel(FamiliegroepsplanSchema, "Een aanbod."), "Wanneer de familie zelf een plan mocht maken.", maximaal=1000
    )


def _neem_woorden(gegevens: dict[str, Any]) -> dict[str, str]:
    return {kolom: gegevens.pop(kolom) for kolom in WOORDEN if kolom in gegevens}
