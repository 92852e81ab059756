"""The pure score: explanations only lower it, order does not matter, and each rule looks at its own thing."""

from dataclasses import replace
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kernteam.toezicht.regels import Stand, Verklaring, laad
from kernteam.toezicht.scoren import METINGEN, TELLEND, Gemeten, Gewoon, Tijdvak, robuuste_z, verklaringen_bij, weeg

BUREAU = laad(Path(__file__).parents[2] / "config" / "toezicht", frozenset(METINGEN), TELLEND)
REGELS = {een.id: een for een in BUREAU.geldend}
TOEN = datetime(2026, 11, 20, 9, tzinfo=UTC)
verklaringen = st.frozensets(st.sampled_from(Verklaring))
aantallen = st.integers(0, 300)
gemeten = st.builds(
    Gemeten,
    in_casus=st.booleans(),
    verklaringen=verklaringen,
    eerste_keer=st.booleans(),
    dagen=st.integers(1, 90),
    achternaam=st.booleans(),
    hele_naam=st.booleans(),
    afzijdig=st.sampled_from((None, "FAMILIE", "COLLEGA", "BUREN")),
    op_aandachtslijst=st.booleans(),
    mensen=st.floats(-5, 20),
    omvang=st.floats(-5, 20),
    casussen=aantallen,
    buiten_werktijd=aantallen,
    gelezen=aantallen,
    weigeringen_snel=aantallen,
    weigeringen_casussen=aantallen,
    eerste_uitvoer=st.booleans(),
    dagen_gesloten=aantallen,
    rond_vertrek=st.booleans(),
    eigen_bezoek=st.booleans(),
    incidenten=aantallen,
    keren=st.dictionaries(st.sampled_from(("2", "12", "14", "18-uitvoer")), aantallen),
)
# what makes each rule fire, and nothing else of its kind
RAAK = {
    "1": {},
    "1-eerste": {"eerste_keer": True},
    "2": {"keren": {"2": 1}},
    "3": {"dagen": 5},
    "4": {"achternaam": True},
    "5": {"hele_naam": True},
    "6": {"afzijdig": "COLLEGA"},
    "7": {"afzijdig": "BUREN"},
    "8": {"op_aandachtslijst": True},
    "9": {"mensen": 4.5},
    "10": {"omvang": 4.5},
    "10-veel": {"casussen": 201},
    "11": {"buiten_werktijd": 1},
    "12": {"in_casus": False, "keren": {"12": 3}},
    "13": {"weigeringen_snel": 5},
    "13-casussen": {"weigeringen_casussen": 3},
    "14": {"eerste_uitvoer": True, "keren": {"14": 1}},
    "15": {"dagen_gesloten": 30},
    "16": {"rond_vertrek": True},
    "18": {"eigen_bezoek": True},
    "18-uitvoer": {"in_casus": False, "keren": {"18-uitvoer": 1}},
    "19": {"incidenten": 1},
}


@given(gemeten, verklaringen, st.permutations(BUREAU.geldend))
def test_another_explanation_never_raises_a_score_in_whatever_order(
    van: Gemeten, meer: frozenset, regels: list
) -> None:
    eerst = weeg(van, regels, BUREAU.sterk)
    daarna = weeg(replace(van, verklaringen=van.verklaringen | meer), BUREAU.geldend, BUREAU.sterk)
    assert daarna.score <= eerst.score
    assert set(daarna.treffers) <= set(eerst.treffers)
    assert eerst == weeg(van, BUREAU.geldend, BUREAU.sterk)


@given(gemeten, st.sampled_from(BUREAU.geldend))
def test_another_rule_never_lowers_a_score(van: Gemeten, regel: object) -> None:
    zonder = [een for een in BUREAU.geldend if een is not regel]
    assert weeg(van, zonder, BUREAU.sterk).score <= weeg(van, BUREAU.geldend, BUREAU.sterk).score


@given(gemeten)
def test_a_score_is_what_its_hits_are_worth(van: Gemeten) -> None:
    uitslag = weeg(van, BUREAU.geldend, BUREAU.sterk)
    zonder_zwak = replace(van, verklaringen=van.verklaringen & BUREAU.sterk)
    alleen = [weeg(zonder_zwak, [REGELS[een]], BUREAU.sterk).score for een in uitslag.treffers]
    verklaard = sum(REGELS[een].score_verklaard for een in uitslag.treffers)
    zwak = bool(van.verklaringen) and not zonder_zwak.verklaringen
    assert (uitslag.score, all(alleen)) == (max(verklaard, sum(alleen) - zwak), True)
    assert uitslag.altijd is any(REGELS[een].altijd for een in uitslag.treffers)
    assert bool(uitslag.werkdagen) is bool(uitslag.treffers)


@pytest.mark.parametrize("regel", REGELS)
def test_each_rule_fires_on_its_own_thing_and_on_nothing_less(regel: str) -> None:
    assert regel in weeg(Gemeten(**RAAK[regel]), BUREAU.geldend, BUREAU.sterk).treffers
    stil = Gemeten(in_casus=False) if regel == "1" else Gemeten()
    assert regel not in weeg(stil, BUREAU.geldend, BUREAU.sterk).treffers


@pytest.mark.parametrize(
    ("regel", "veld"),
    [
        ("3", "dagen"),
        ("10-veel", "casussen"),
        ("13", "weigeringen_snel"),
        ("13-casussen", "weigeringen_casussen"),
        ("15", "dagen_gesloten"),
    ],
)
def test_a_rule_fires_from_its_threshold_on_and_says_so(regel: str, veld: str) -> None:
    drempel = REGELS[regel].drempel
    raak = [
        regel in weeg(Gemeten(**{veld: een}), [REGELS[regel]], BUREAU.sterk).treffers for een in (drempel - 1, drempel)
    ]
    assert raak == [False, True]
    assert " of meer " in REGELS[regel].omschrijving or " of langer " in REGELS[regel].omschrijving


@pytest.mark.parametrize(
    ("van", "scores"),
    [
        (Gemeten(eerste_keer=True), (4, 3, 0)),  # of the whole, not of each rule that fired
        (Gemeten(eerste_keer=True, dagen=5, rond_vertrek=True), (11, 10, 1)),
        (Gemeten(in_casus=False, weigeringen_snel=5), (3, 3, 3)),  # never under what is left of it explained
        (Gemeten(in_casus=False, weigeringen_snel=5, afzijdig="BUREN"), (4, 3, 3)),
    ],
)
def test_strong_explanations_leave_the_explained_score_and_weak_ones_take_a_point(
    van: Gemeten, scores: tuple[int, int, int]
) -> None:
    def score(*waarom: Verklaring) -> int:
        return weeg(replace(van, verklaringen=frozenset(waarom)), BUREAU.geldend, BUREAU.sterk).score

    assert (score(), score(Verklaring.SCHOOLKRING), score(Verklaring.PLAATS)) == scores


def test_what_a_weak_explanation_takes_away_whole_found_nothing() -> None:
    van = Gemeten(in_casus=False, afzijdig="BUREN", verklaringen=frozenset({Verklaring.SCHOOLKRING}))
    uitslag = weeg(van, BUREAU.geldend, BUREAU.sterk)
    assert (uitslag.score, uitslag.treffers, uitslag.altijd, uitslag.werkdagen) == (0, (), False, 0)


@given(st.integers(-100, 100), st.integers(-100, 100), st.integers(0, 200))
def test_explanation_holds_only_when_it_covers_every_line(voor: int, na: int, duur: int) -> None:
    laatste = TOEN + timedelta(minutes=duur)
    vak = Tijdvak(Verklaring.PLAATS, TOEN - timedelta(minutes=voor), laatste + timedelta(minutes=na))
    assert (verklaringen_bij([vak], TOEN, laatste) == {Verklaring.PLAATS}) is (voor >= 0 and na > 0)
    assert verklaringen_bij([Tijdvak(Verklaring.PLAATS)], TOEN, laatste) == {Verklaring.PLAATS}


@given(st.lists(st.floats(0, 100), min_size=1), st.floats(0, 100), st.floats(0, 50))
def test_an_outlier_rises_with_the_value(reeks: list[float], waarde: float, erbij: float) -> None:
    gewoon = Gewoon.van(reeks)
    assert robuuste_z(waarde, gewoon) <= robuuste_z(waarde + erbij, gewoon)


def test_a_day_of_eighty_five_is_an_outlier_and_one_of_two_is_not() -> None:
    assert robuuste_z(85, Gewoon.van([1, 1, 2, 3, 1, 2])) > 4
    assert robuuste_z(2, Gewoon.van([1, 1, 1, 1])) == 1.0
    assert robuuste_z(5, Gewoon.van([])) == 0.0


def test_every_measure_has_a_rule_and_what_is_not_measured_says_why() -> None:
    assert {een.id for een in BUREAU.regels if een.stand is not Stand.GEEN_GEGEVENS} == set(METINGEN) == set(RAAK)
    assert {een.id for een in BUREAU.regels if een.waarom_niet} == {"17"}
    nummers = {een.id.partition("-")[0] for een in BUREAU.regels}
    assert nummers == {str(een) for een in range(1, 20)}
