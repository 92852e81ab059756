"""What a client sends and gets about a plan. Knows no rule."""

from typing import Any

from marshmallow import ValidationError, post_load, validate, validates_schema

from kernteam.casus.schemas.velden import LANG, Klassekeuze
from kernteam.grond.klasse import NOTITIEKLASSEN
from kernteam.http.velden import Datum, Deel, Getal, Invoer, Keuze, Lijst, Tekst, Uuid, geen_bsn
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

_BIJ_DE_BALIE = frozenset(Wijze) - {Wijze.LINK}


def _score(uitleg: str, **opties: Any) -> Getal:
    return Getal(uitleg, 6, validate=validate.Range(0, 10), **opties)


def verwoording_veld(**opties: Any) -> Tekst:
    """Give the field of the professional's wording."""
    return Tekst("Het doel in de woorden van de professional.", "Sam gaat elke dag naar school.", **opties)


def woorden_veld(wie: str, **opties: Any) -> Tekst:
    """Give the field of somebody's own words."""
    return Tekst(f"Wat {wie} er zelf van zegt.", "Ik wil weer met mijn vrienden pauze hebben.", **opties)


def kracht_veld(**opties: Any) -> Tekst:
    """Give the field of what goes well."""
    return Tekst("Wat al goed gaat.", "Sam leest graag voor aan zijn zusje.", **opties)


def zorg_veld(**opties: Any) -> Tekst:
    """Give the field of what worries."""
    return Tekst("Wat zorgen geeft.", "Sam durft op maandag niet naar binnen.", **opties)


class _WoordenInvoer(Invoer):
    woorden_jeugdige = woorden_veld("de jeugdige", maximaal=LANG)
    woorden_ouders = woorden_veld("de ouders", maximaal=LANG)
    kracht = kracht_veld(maximaal=LANG)
    zorg = zorg_veld(maximaal=LANG)
    beginscore = _score("Waar de familie nu staat, van 0 tot en met 10.")
    bevestigd_geen_bsn = geen_bsn()


class PlandoelInvoerSchema(_WoordenInvoer):
    """A goal."""

    klasse = Klassekeuze(NOTITIEKLASSEN, "Waar het doel over gaat. Bij twijfel: MED.", required=True)
    verwoording = verwoording_veld(maximaal=LANG, required=True)
    herkomst = Uuid("Van welke organisatie deze kennis is, als dat niet uw eigen organisatie is.")
    over = Uuid("Over welke volwassene het doel gaat, als het niet over de jeugdige gaat.")

    @post_load
    def maak(self, gegevens: dict[str, Any], **_: Any) -> NieuwPlandoel:
        """Make the value the service takes."""
        return NieuwPlandoel(woorden=_neem_woorden(gegevens), **gegevens)


class PlandoelWijzigingSchema(_WoordenInvoer):
    """What changes about a goal."""

    verwoording = verwoording_veld(maximaal=LANG)
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
    woorden_jeugdige = woorden_veld("de jeugdige", maximaal=LANG)
    woorden_ouders = woorden_veld("de ouders", maximaal=LANG)
    woorden_school = woorden_veld("de school", maximaal=LANG)
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


def _neem_woorden(gegevens: dict[str, Any]) -> dict[str, str]:
    return {kolom: gegevens.pop(kolom) for kolom in WOORDEN if kolom in gegevens}
