"""delingstoets.maken: an answer before the fact, from what the asker may know himself; it shares nothing."""

from typing import Any
from uuid import uuid4

import pytest

from tests.casus.bewijs import ALLEEN_SQLITE, fouten, kort, niets_bewaard, probleem, regels
from tests.klant import Spel
from tests.rollen import org
from tests.verstrekking.delen import ALLE_ZES, bezwaar, codes, notitie, toets, trek_in, uitkomst, verzoek


def test_answer_names_ground_conditions_and_the_line_names_no_class_of_content(spel: Spel) -> None:
    pad = f"/casussen/{spel.open_casus()['id']}"
    with niets_bewaard(spel):
        antwoord = spel.contactpersoon.post(f"{pad}/delingstoetsen", toets("lpa", "VERZ", "P3"))
    assert uitkomst(antwoord) == ("MAG", "WET")
    gegeven = antwoord.json
    assert (gegeven["zender"], gegeven["ontvanger"], gegeven["code"]) == ("SCHOOL", "LPA", "W")
    assert gegeven["bron"].startswith("Leerplichtwet 18(3)")
    assert (gegeven["opheffing"], gegeven["avg"]) == ("WET", ["AVG 6(1)c"])
    assert gegeven["dpv"] == ["https://w3id.org/dpv/legal/eu/gdpr#A6-1-c"]
    assert [(een["code"], een["vervuld"]) for een in gegeven["voorwaarden"]] == [
        ("AFWEGEN", False),
        ("INFORMEREN", False),
    ]
    assert all(een["uitleg"] for een in gegeven["voorwaarden"])
    (regel,) = regels(spel, "delingstoets.maken")
    assert (regel["uitkomst"], regel["reden"], regel["klassen"]) == ("TOEGESTAAN", "TOEGESTAAN", ["PROC"])


def test_missing_youth_is_named_with_his_age_to_who_knows_it(spel: Spel) -> None:
    """C03: at 13 the youth signs too."""
    geopend = spel.open_casus("school", "bt", leeftijd=13, teken=False)
    for ouder in geopend["gezaghebbenden"]:
        spel.teken(geopend["toestemmingId"], ouder)
    antwoord = spel.contactpersoon.post(f"/casussen/{geopend['id']}/delingstoetsen", toets("bt", "OND", "P1"))
    assert uitkomst(antwoord) == ("NIET", "GEEN_TOESTEMMING")
    assert antwoord.json["watHelpt"] == [{"code": "JEUGDIGE_TEKENT", "uitleg": "De jeugdige (13) moet ook tekenen."}]
    assert antwoord.json["mildereWeg"]["code"] == "ANONIEM_BESPREKEN"


def test_consent_answers_for_receiver_and_class_and_purpose(spel: Spel) -> None:
    pad = f"/casussen/{spel.open_casus('school', 'bt', klassen=('OND', 'PROC'))['id']}/delingstoetsen"
    partij = {"ontvanger": {"partij": "BT"}}
    verwacht = {
        ("bt", "OND", "P1"): ("MAG", "TOESTEMMING"),
        ("bt", "GEZ", "P1"): ("NIET", "BUITEN_BEREIK"),
        ("jgz", "OND", "P1"): ("NIET", "BUITEN_BEREIK"),
        ("bt", "OND", "P4"): ("NIET", "GEEN_TOESTEMMING"),  # consent for P1 is no consent for P4
    }
    for vraag, antwoord in verwacht.items():
        assert uitkomst(spel.contactpersoon.post(pad, toets(*vraag))) == antwoord, vraag
    assert uitkomst(spel.contactpersoon.post(pad, toets("bt", "OND", "P1") | partij)) == ("MAG", "TOESTEMMING")


def test_note_of_another_sends_to_its_owner(spel: Spel) -> None:
    pad = f"/casussen/{spel.open_casus('school', 'bt', 'jgz')['id']}"
    medisch = notitie(spel, "jeugdverpleegkundige", pad, "MED", "Astma.")
    spel.jeugdverpleegkundige.post(f"{pad}/vrijgaven", {"notitieId": medisch})
    inhoud = {"ontvanger": {"organisatieId": str(org("bt"))}, "notitieId": medisch, "doel": "P1"}
    antwoord = spel.contactpersoon.post(f"{pad}/delingstoetsen", inhoud)
    assert uitkomst(antwoord) == ("NIET", "NIET_EIGEN")
    assert antwoord.json["zender"] == "JGZ"
    assert antwoord.json["watHelpt"] == [
        {"code": "VRAAG_EIGENAAR", "uitleg": "Vraag de jeugdarts of jeugdverpleegkundige of het verder mag."}
    ]


def test_who_may_not_know_the_table_hears_nothing_of_the_consent(spel: Spel) -> None:
    """Trying every receiver gives him one and the same answer, whether the consent names them or not."""
    pad = f"/casussen/{spel.open_casus('bt', 'jgz', klassen=('OND',))['id']}/delingstoetsen"
    antwoorden = {uitkomst(spel.gezinswerker.post(pad, toets(een, "OND", "P1"))) for een in ("jgz", "swv", "lpa")}
    assert antwoorden == {("NIET", "TOESTEMMING_ONBEKEND")}
    gevraagd = spel.gezinswerker.post(pad, toets("jgz", "OND", "P1"))
    assert codes(gevraagd, "watHelpt") == ["SCHOOL_VRAGEN"]


def test_requests_and_objections_of_others_do_not_count_and_do_not_show(spel: Spel) -> None:
    """B04: what the school recorded helps the school, and says nothing to the begeleider of the SWV."""
    geopend = spel.open_casus("school", "swv", klassen=("OND", "PROC", "ID"))
    pad, ouder = f"/casussen/{geopend['id']}", geopend["gezaghebbenden"][0]
    spel.contactpersoon.post(f"{pad}/verzoeken", verzoek("ADVIES", spel))
    notitie(spel, "begeleider", pad, "OND", "Van het samenwerkingsverband.")
    trek_in(spel, geopend)
    terug = spel.begeleider.post(f"{pad}/delingstoetsen", toets("school", "OND", "P2"))
    assert uitkomst(terug) == ("NIET", "GEEN_VERZOEK")
    assert uitkomst(spel.contactpersoon.post(f"{pad}/delingstoetsen", toets("swv", "OND", "P2"))) == ("MAG", "TAAK")
    spel.contactpersoon.post(f"{pad}/bezwaren", bezwaar(ouder))
    gehouden = spel.contactpersoon.post(f"{pad}/delingstoetsen", toets("swv", "OND", "P2"))
    assert uitkomst(gehouden) == ("AANGEHOUDEN", "BEZWAAR")


def test_situation_of_the_asker_counts(spel: Spel) -> None:
    """S04, B11, B12, S02."""
    pad = f"/casussen/{spel.open_casus()['id']}/delingstoetsen"
    gez = toets("bt", "GEZ", "P5")
    verwacht: list[tuple[dict[str, Any], tuple[str, str]]] = [
        ({"noodzakelijk": False}, ("NIET", "NIET_NODIG")),
        ({"levensgevaar": True}, ("MAG_MINIMUM", "VITAAL_BELANG")),
        ({"conflictVanPlichten": ALLE_ZES}, ("MAG_MINIMUM", "CONFLICT_VAN_PLICHTEN")),
        ({"conflictVanPlichten": ALLE_ZES | {"geenAndereWeg": False}}, ("NIET", "GEEN_TOESTEMMING")),
        ({"anoniem": True, "groepVanVijf": True}, ("MAG_ANONIEM", "ANONIEM")),
    ]
    for meer, antwoord in verwacht:
        assert uitkomst(spel.contactpersoon.post(pad, gez | meer)) == antwoord, meer


@ALLEEN_SQLITE
def test_note_or_organisation_that_is_not_there_is_refused(spel: Spel) -> None:
    pad = f"/casussen/{spel.open_casus('school', 'bt', 'jgz')['id']}"
    medisch = notitie(spel, "jeugdverpleegkundige", pad, "MED", "Astma.")
    per_stuk = {"ontvanger": {"partij": "BT"}, "doel": "P1"}
    gesloten = spel.contactpersoon.post(f"{pad}/delingstoetsen", per_stuk | {"notitieId": medisch})
    onbekend = spel.contactpersoon.post(f"{pad}/delingstoetsen", per_stuk | {"notitieId": str(uuid4())})
    assert probleem(gesloten, 404) == probleem(onbekend, 404)  # not released, so it may as well not exist
    vreemd = toets("bt", "OND", "P1") | {"ontvanger": {"organisatieId": str(uuid4())}}
    probleem(spel.contactpersoon.post(f"{pad}/delingstoetsen", vreemd), 409, "ONBEKENDE_ORGANISATIE")


@ALLEEN_SQLITE
def test_stranger_hears_nothing(spel: Spel) -> None:
    pad = f"/casussen/{spel.open_casus('school')['id']}/delingstoetsen"
    for naam in ("vreemde", "gezinswerker", "collega"):
        probleem(spel.klanten[naam].post(pad, toets("lpa", "VERZ", "P3")), 404)
    assert {een for een, _ in kort(regels(spel, "delingstoets.maken"))} == {"GEWEIGERD"}


@ALLEEN_SQLITE
@pytest.mark.parametrize(
    ("meer", "verwacht"),
    [
        ({"klasse": "REKEN"}, [("/klasse", "KEUZE")]),
        ({"notitieId": str(org("bt"))}, [("/klasse", "ONGELDIG")]),
        ({"ontvanger": {}}, [("/ontvanger/organisatieId", "ONGELDIG")]),
        ({"ontvanger": {"partij": "BT", "organisatieId": str(org("bt"))}}, [("/ontvanger/organisatieId", "ONGELDIG")]),
        ({"ontvanger": {"partij": "REGIO"}, "doel": "P9"}, [("/ontvanger/partij", "KEUZE"), ("/doel", "KEUZE")]),
        ({"conflictVanPlichten": {"gewetensnood": True}, "naam": "Sam"}, None),
    ],
    ids=repr,
)
def test_bad_question_is_refused_with_all_its_faults(
    spel: Spel, meer: dict[str, Any], verwacht: list[tuple[str, str]] | None
) -> None:
    pad = f"/casussen/{spel.open_casus()['id']}/delingstoetsen"
    gevonden = fouten(spel.contactpersoon.post(pad, toets("bt", "OND", "P1") | meer))
    if verwacht is None:
        assert ("/naam", "ONBEKEND_VELD") in gevonden
        assert len(gevonden) == 6  # the unknown field and five criteria
    else:
        assert gevonden == set(verwacht)


def test_gi_is_owed_only_what_it_asks(spel: Spel) -> None:
    """B08: unasked it is a right, to be weighed; that an ondertoezichtstelling runs does not make it a duty."""
    geopend = spel.open_casus()
    pad = f"/casussen/{geopend['id']}"
    spel.leg_vast(geopend, "ONDERTOEZICHTSTELLING", instelling="GI (fictief)", totDatum=spel.over(180))
    toets = {"ontvanger": {"partij": "GI"}, "klasse": "OND", "doel": "P5"}
    voor = spel.contactpersoon.post(f"{pad}/delingstoetsen", toets).json
    assert (voor["reden"], voor["avg"]) == ("MELDRECHT", ["AVG 6(1)e"])
    assert spel.contactpersoon.post(f"{pad}/verzoeken", verzoek("OTS_INFORMATIE", spel)).status_code == 201
    na = spel.contactpersoon.post(f"{pad}/delingstoetsen", toets).json
    assert (na["reden"], na["avg"]) == ("PLICHT_OTS", ["AVG 6(1)c"])


@pytest.mark.parametrize("ja", [False, True])
def test_school_does_not_share_on_the_parents_signature_what_the_youth_refuses(spel: Spel, ja: bool) -> None:
    """C03: from 12 to 15 the parents sign for the school alone (UAVG 5), and his "no" blocks it all the same."""
    geopend = spel.open_casus("bt", leeftijd=13, teken=False)
    ouders = geopend["gezaghebbenden"]
    for wie in ouders:
        spel.teken(geopend["toestemmingId"], wie)
    spel.teken(geopend["toestemmingId"], geopend["jeugdigeId"], "GEGEVEN" if ja else "GEWEIGERD")
    voor_school = spel.vraag(geopend, "jgz", regime="AVG_ONDERWIJS")
    for wie in ouders:
        spel.teken(voor_school, wie)
    vraag = {"ontvanger": {"organisatieId": str(org("jgz"))}, "klasse": "OND", "doel": "P1"}
    antwoord = spel.contactpersoon.post(f"/casussen/{geopend['id']}/delingstoetsen", vraag).json
    assert antwoord["reden"] == ("TOESTEMMING" if ja else "GEWEIGERD")
