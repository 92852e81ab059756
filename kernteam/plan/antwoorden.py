"""What a client gets back about a plan: an allow-list of fields. Knows no rule."""

from kernteam.casus.schemas.velden import LANG
from kernteam.grond.actor import Partij
from kernteam.grond.klasse import Klasse
from kernteam.http.velden import Datum, Deel, Getal, Keuze, Lijst, Moment, Tekst, Uitvoer, Uuid
from kernteam.plan.models import Beoordelaar, Familiekeuze, Gezinsrol, Planantwoord, Plandoelstatus, Vervolg
from kernteam.plan.schemas import kracht_veld, verwoording_veld, woorden_veld, zorg_veld
from kernteam.toestemming.antwoord import Wijze


class ToegepastSchema(Uitvoer):
    """What was made or changed."""

    id = Uuid("Wat is gemaakt of gewijzigd.")
    versie = Getal("De versie, ook in de kop ETag.", 1)


class VastleggingSchema(Uitvoer):
    """Who recorded it."""

    herkomst_id = Uuid("Van welke organisatie deze kennis is.")
    herkomst = Keuze(Partij, "De rol van die organisatie.")
    vastgelegd_op = Moment("Wanneer het is vastgelegd.")
    vastgelegd_door = Uuid("De medewerker die het vastlegde, als u dat mag weten.", allow_none=True)


def _vastlegging() -> Deel:
    return Deel(VastleggingSchema, "Van wie het is en wie het vastlegde.")


class DoelscoreSchema(Uitvoer):
    """A score."""

    id = Uuid("De score.")
    datum = Datum("Wanneer samen is teruggekeken.", "2026-11-20")
    score = Getal("De score, van 0 tot en met 10.", 6, allow_none=True)
    evaluatie_id = Uuid("De evaluatie. Leeg (null) als u die niet mag lezen.", allow_none=True)


class PlandoelSchema(Uitvoer):
    """A goal."""

    id = Uuid("Het doel.")
    versie = Getal("De versie; stuur haar als ETag mee in If-Match om te wijzigen.", 3)
    klasse = Keuze(Klasse, "Waar het doel over gaat.", Klasse.OND)
    status = Keuze(Plandoelstatus, "Hoe het met het doel staat.")
    verwoording = verwoording_veld(maximaal=LANG, allow_none=True)
    woorden_jeugdige = woorden_veld("de jeugdige", maximaal=LANG, allow_none=True)
    woorden_ouders = woorden_veld("de ouders", maximaal=LANG, allow_none=True)
    kracht = kracht_veld(maximaal=LANG, allow_none=True)
    zorg = zorg_veld(maximaal=LANG, allow_none=True)
    beginscore = Getal("De score bij de start.", 3, allow_none=True)
    scores = Lijst(Deel(DoelscoreSchema, "Een score."), "De scores bij evaluaties.", maximaal=1000)
    over_id = Uuid("Over welke volwassene het doel gaat, als het niet over de jeugdige gaat.", allow_none=True)
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
    woorden_jeugdige = woorden_veld("de jeugdige", maximaal=LANG, allow_none=True)
    woorden_ouders = woorden_veld("de ouders", maximaal=LANG, allow_none=True)
    woorden_school = woorden_veld("de school", maximaal=LANG, allow_none=True)
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
