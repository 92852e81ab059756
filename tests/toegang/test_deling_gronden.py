"""The whole decision on disclosing: ground, what lifts secrecy, conditions, what helps; each with its rule."""

from dataclasses import replace

import pytest
from hypothesis import given

from kernteam.grond.actor import Partij
from kernteam.grond.doel import Doel
from kernteam.grond.klasse import Klasse
from kernteam.toegang.deling import beslis
from kernteam.toegang.delingsfeiten import (
    Deling,
    Delingsbesluit,
    Instemming,
    Mildereweg,
    Ondertekenaar,
    Voorwaarde,
)
from tests.toegang.test_deling import ALLE_ZES, VOLLEDIG, delingen, maak
from tests.toegang.werelden import beleid

Feiten = dict[str, object]
DPV = "https://w3id.org/dpv/legal/eu/gdpr#"
S06_S09 = "AFWEGEN INFORMEREN"  # weighed before, told: whatever is shared without consent
NODIG = f"ALLEEN_HET_NODIGE {S06_S09}"
ACHTERAF = f"ACHTERAF_BEOORDELEN {NODIG}"
VERZOEK, DESKUNDIGE = {"verzoek": True}, {"verzoek": True, "aan_deskundige": True}
GEVAAR, OTS = {"levensgevaar": True}, {"ots_loopt": True}


def stel(route: str, feiten: Feiten) -> Delingsbesluit:
    zender, ontvanger, klasse, doel = route.split()
    deling = maak(Partij(zender), Partij(ontvanger), Klasse(klasse), Doel(doel))
    return beslis(replace(deling, **feiten), beleid())


@pytest.mark.parametrize(
    ("route", "feiten", "uitkomst", "gronden", "voorwaarden"),
    [
        # B05, Leerplichtwet: the school to leerplicht; 18(3): no more than the declaration; 22(5): to the police
        ("SCHOOL LPA VERZ P3", {}, "MAG WET WET", "AVG 6(1)c", S06_S09),
        ("SCHOOL LPA OND P3", {}, "MAG_MINIMUM WET WET", "AVG 6(1)c", f"{S06_S09} MINIMUMSET"),
        ("LPA POL STRAF P3", {}, "MAG_MINIMUM WET WET", "AVG 6(1)c; AVG 10", f"{S06_S09} MINIMUMSET"),
        # B06: JGZ gets the minimum for its basic offer (Wpg 5), and nobody has to ask for it
        ("SCHOOL JGZ ID P1", {}, "MAG_MINIMUM TAAK WETTELIJKE_TAAK", "AVG 6(1)e", f"{S06_S09} MINIMUMSET"),
        # B04: on request of the school board, both ways; health data to the SWV's own experts only
        ("SCHOOL SWV OND P2", VERZOEK, "MAG TAAK WETTELIJKE_TAAK", "AVG 6(1)e", f"{S06_S09} VERZOEK"),
        ("SCHOOL SWV ID P2", DESKUNDIGE, "MAG TAAK WETTELIJKE_TAAK", "AVG 6(1)e", f"{S06_S09} VERZOEK"),
        ("SWV SCHOOL MED P2", VERZOEK, "MAG TAAK WETTELIJKE_TAAK", "AVG 6(1)e; AVG 9(2)g", f"{S06_S09} VERZOEK"),
        (
            "SCHOOL SWV MED P2", DESKUNDIGE,
            "MAG TAAK WETTELIJKE_TAAK", "AVG 6(1)e; AVG 9(2)g", f"{S06_S09} NAAR_DESKUNDIGE VERZOEK",
        ),
        # B07: Veilig Thuis after the meldcode (Wmo 5.2.6); B09: the RvdK (BW 1:240) asks no meldcode
        ("SCHOOL VT GEZ P5", {}, "MAG MELDRECHT MELDRECHT", "AVG 6(1)e", f"{NODIG} MELDCODE"),
        ("BT VT VEIL P5", {}, "MAG MELDRECHT MELDRECHT", "AVG 6(1)e; AVG 9(2)g", f"{NODIG} MELDCODE"),
        ("SCHOOL RVDK STRAF P5", {}, "MAG MELDRECHT MELDRECHT", "AVG 6(1)e; AVG 10", NODIG),
        ("LPA RVDK VERZ P5", {}, "MAG MELDRECHT MELDRECHT", "AVG 6(1)e", NODIG),  # Lpw 22(5) serves P3, BW 1:240 stands
        # B08, Jeugdwet 7.3.11(4): a power unasked, a duty on request; the duty waits for no milder way
        ("BT GI GEZ P5", OTS, "MAG MELDRECHT MELDRECHT", "AVG 6(1)e", NODIG),
        ("BT GI MED P5", OTS | {"ots_verzoek": True}, "MAG PLICHT_OTS WET", "AVG 6(1)c; AVG 9(2)g", NODIG),
        (
            "BT GI GEZ P5", OTS | {"ots_verzoek": True, "mildere_weg": Mildereweg.ERBIJ_ZIJN},
            "MAG PLICHT_OTS WET", "AVG 6(1)c", NODIG,
        ),
        # B11 (AVG 6(1)d, 9(2)c) and B12, the six criteria: the minimum, looked at afterwards
        ("BT SCHOOL GEZ P5", GEVAAR, "MAG_MINIMUM VITAAL_BELANG VITAAL_BELANG", "AVG 6(1)d", ACHTERAF),
        ("BT SCHOOL MED P5", GEVAAR, "MAG_MINIMUM VITAAL_BELANG VITAAL_BELANG", "AVG 6(1)d; AVG 9(2)c", ACHTERAF),
        (
            "BT SCHOOL VEIL P5", {"plichten": ALLE_ZES},
            "MAG_MINIMUM CONFLICT_VAN_PLICHTEN CONFLICT_VAN_PLICHTEN", "AVG 6(1)d; AVG 9(2)c", ACHTERAF,
        ),
        # B01: toward a municipal task the public task is the AVG ground; the signature lifts secrecy (overweging 43)
        ("SCHOOL BT OND P1", VOLLEDIG, "MAG TOESTEMMING TOESTEMMING", "AVG 6(1)e", ""),
        ("SCHOOL LPA GEZ P1", VOLLEDIG, "MAG TOESTEMMING TOESTEMMING", "AVG 6(1)e", ""),
        ("SCHOOL JGZ OND P1", VOLLEDIG, "MAG TOESTEMMING TOESTEMMING", "AVG 6(1)e", ""),
        ("BT SCHOOL OND P1", VOLLEDIG, "MAG TOESTEMMING TOESTEMMING", "AVG 6(1)a", ""),
        ("BT SWV OND P1", VOLLEDIG, "MAG TOESTEMMING TOESTEMMING", "AVG 6(1)a", ""),
        ("SCHOOL BT VEIL P1", VOLLEDIG, "MAG TOESTEMMING TOESTEMMING", "AVG 6(1)e; AVG 9(2)a", ""),
        ("JGZ SPEC MED P4", VOLLEDIG, "MAG TOESTEMMING TOESTEMMING", "AVG 6(1)a; AVG 9(2)a", "VRIJGEVEN"),
        # a P cell without its request is as good as T: the same signature opens it
        ("SCHOOL SWV OND P2", VOLLEDIG, "MAG TOESTEMMING TOESTEMMING", "AVG 6(1)a", ""),
        ("SCHOOL SWV MED P2", VOLLEDIG, "MAG TOESTEMMING TOESTEMMING", "AVG 6(1)a; AVG 9(2)a", "VRIJGEVEN"),
        # what is not shared wider needs no lifting: own organisation, and nobody's name (S02)
        ("SCHOOL SCHOOL MED P1", {"zelfde_organisatie": True}, "MAG EIGEN None", "AVG 6(1)e", ""),
        ("BT SPEC GEZ P4", {"anoniem": True, "groep_van_vijf": True}, "MAG_ANONIEM ANONIEM None", "", ""),
    ],
)  # fmt: skip
def test_what_may_be_shared_says_ground_secrecy_and_conditions(
    route: str, feiten: Feiten, uitkomst: str, gronden: str, voorwaarden: str
) -> None:
    besluit = stel(route, feiten)
    assert f"{besluit.uitkomst} {besluit.reden} {besluit.opheffing}" == uitkomst
    assert "; ".join(besluit.avg) == gronden
    assert set(besluit.voorwaarden) == set(voorwaarden.split())
    assert besluit.wat_helpt == ()


@pytest.mark.parametrize(
    ("route", "feiten", "termen"),
    [
        ("SCHOOL LPA VERZ P3", {}, ["A6-1-c"]),
        ("LPA POL STRAF P3", {}, ["A6-1-c"]),  # AVG 10 is a condition; the vocabulary has no ground for it
        ("BT SCHOOL MED P5", GEVAAR, ["A6-1-d", "A9-2-c"]),
        ("SCHOOL SWV MED P2", DESKUNDIGE, ["A6-1-e", "A9-2-g"]),
        ("SCHOOL SCHOOL OND P1", {"zelfde_organisatie": True}, ["A6-1-e"]),
    ],
)
def test_grounds_have_their_term_in_the_vocabulary(route: str, feiten: Feiten, termen: list[str]) -> None:
    assert list(stel(route, feiten).dpv) == [DPV + een for een in termen]


@pytest.mark.parametrize(
    ("route", "feiten", "uitkomst", "helpt"),
    [
        ("SCHOOL VT GEZ P1", {}, "NIET ANDER_DOEL", "ANDER_DOEL"),  # S01, AVG 5(1)b
        ("SCHOOL BT OND P6", {}, "NIET ANDER_DOEL", "TOTALEN_VRAGEN"),  # the monitor counts and names nobody
        ("BT SPEC ID P4", {"anoniem": True, "groep_van_vijf": True}, "NIET HERLEIDBAAR", "KENMERKEN_WEGLATEN"),  # S03
        (
            "BT SPEC GEZ P4", {"anoniem": True, "groep_van_vijf": True, "herkenbaar": True},
            "NIET HERLEIDBAAR", "KENMERKEN_WEGLATEN",
        ),
        ("SCHOOL LPA VERZ P3", {"noodzakelijk": False}, "NIET NIET_NODIG", ""),  # S04, AVG 5(1)c
        ("SCHOOL LPA VERZ P3", {"bevestigd": False}, "AANGEHOUDEN NIET_BEVESTIGD", "BEVESTIGEN"),  # 2.3
        # another's knowledge: ask him, and hear at once what he would need
        ("SCHOOL LPA VERZ P3", {"eigen": False}, "NIET NIET_EIGEN", "VRAAG_EIGENAAR"),
        ("SCHOOL BT OND P1", {"eigen": False}, "NIET NIET_EIGEN", "VRAAG_EIGENAAR TOESTEMMING_VRAGEN"),
        (
            "SCHOOL BT OND P1", {"eigen": False, "bevestigd": False},
            "NIET NIET_EIGEN", "VRAAG_EIGENAAR BEVESTIGEN",
        ),
        # B04, R16
        ("SCHOOL SWV OND P2", {}, "NIET GEEN_VERZOEK", "VERZOEK_VASTLEGGEN TOESTEMMING_VRAGEN"),
        ("SWV SCHOOL OND P2", {}, "NIET GEEN_VERZOEK", "VERZOEK_VASTLEGGEN TOESTEMMING_VRAGEN"),
        ("SCHOOL SWV MED P2", VERZOEK, "NIET ALLEEN_DESKUNDIGE", "NAAR_DESKUNDIGE"),
        ("SCHOOL SWV OND P2", VERZOEK | {"bezwaar": True}, "AANGEHOUDEN BEZWAAR", "BEZWAAR_BEOORDELEN"),
        ("SCHOOL SWV OND P2", VOLLEDIG | {"bezwaar": True}, "AANGEHOUDEN BEZWAAR", "BEZWAAR_BEOORDELEN"),
        ("SCHOOL JGZ ID P1", {"bezwaar": True}, "AANGEHOUDEN BEZWAAR", "BEZWAAR_BEOORDELEN"),
        # S05: a milder way that suffices comes first
        ("SCHOOL JGZ ID P1", {"mildere_weg": Mildereweg.ERBIJ_ZIJN}, "NIET MILDERE_WEG", ""),
        ("SCHOOL VT GEZ P5", {"mildere_weg": Mildereweg.ERBIJ_ZIJN}, "NIET MILDERE_WEG", ""),
        ("BT GI GEZ P5", OTS | {"mildere_weg": Mildereweg.ERBIJ_ZIJN}, "NIET MILDERE_WEG", ""),
        ("BT GI GEZ P5", {}, "NIET GEEN_OTS", "OTS_VASTLEGGEN"),  # B08
        ("BT GI GEZ P5", {"ots_verzoek": True}, "NIET GEEN_OTS", "OTS_VASTLEGGEN"),
        # X: no ground, and no signature makes one; a doctor of leerplicht may ask what the official may not
        ("SCHOOL LPA MED P1", VOLLEDIG, "NIET GEEN_GROND", "ARTS_LEERPLICHT"),
        ("LPA BT MED P1", VOLLEDIG, "NIET GEEN_GROND", ""),
        ("SCHOOL LPA STRAF P1", VOLLEDIG, "NIET GEEN_GROND", ""),
        # consent: who still signs, what was refused, what it names
        ("SCHOOL BT OND P1", {}, "NIET GEEN_TOESTEMMING", "TOESTEMMING_VRAGEN"),
        (
            "SCHOOL BT OND P1", {"ontbreekt": frozenset({Ondertekenaar.OUDER})},
            "NIET GEEN_TOESTEMMING", "OUDERS_TEKENEN",
        ),
        (
            "SCHOOL BT OND P1", {"ontbreekt": frozenset(Ondertekenaar)},
            "NIET GEEN_TOESTEMMING", "JEUGDIGE_TEKENT OUDERS_TEKENEN",
        ),
        ("SCHOOL BT OND P1", {"toestemming": Instemming.GEWEIGERD}, "NIET GEWEIGERD", "GESPREK"),  # C02
        (
            "SCHOOL BT OND P1", {"toestemming": Instemming.AANGEHOUDEN},
            "AANGEHOUDEN GEZAG_ONDUIDELIJK", "GEZAG_UITZOEKEN",
        ),  # C13
        ("SCHOOL BT OND P1", {"toestemming": Instemming.ONBEKEND}, "NIET TOESTEMMING_ONBEKEND", "SCHOOL_VRAGEN"),
        ("SCHOOL BT OND P1", VOLLEDIG | {"in_bereik": False}, "NIET BUITEN_BEREIK", "BEREIK_UITBREIDEN"),
        ("BT SCHOOL MED P1", VOLLEDIG | {"vrijgegeven": False}, "NIET NIET_VRIJGEGEVEN", "VRIJGAVE_VRAGEN"),
        # S14: suspicion of abuse is for Veilig Thuis; and in danger one calls the emergency number first (B11)
        ("SCHOOL BT VEIL P1", {}, "NIET GEEN_TOESTEMMING", "VEILIG_THUIS_ADVIES TOESTEMMING_VRAGEN"),
        ("SCHOOL LPA VEIL P1", {}, "NIET GEEN_GROND", "VEILIG_THUIS_ADVIES"),
        ("SCHOOL LPA VEIL P1", GEVAAR, "NIET GEEN_GROND", "ALARMNUMMER"),
        ("SCHOOL SWV OND P1", GEVAAR, "NIET GEEN_TOESTEMMING", "ALARMNUMMER TOESTEMMING_VRAGEN"),
        ("SCHOOL LPA GEZ P1", {"plichten": ALLE_ZES}, "NIET GEEN_TOESTEMMING", "TOESTEMMING_VRAGEN"),  # B12
    ],
)  # fmt: skip
def test_what_may_not_says_why_and_what_helps(route: str, feiten: Feiten, uitkomst: str, helpt: str) -> None:
    besluit = stel(route, feiten)
    assert f"{besluit.uitkomst} {besluit.reden}" == uitkomst
    assert " ".join(besluit.wat_helpt) == helpt
    assert (besluit.avg, besluit.dpv, besluit.opheffing, besluit.voorwaarden) == ((), (), None, frozenset())


@pytest.mark.parametrize(
    ("route", "feiten", "milder"),
    [
        ("SCHOOL JGZ ID P1", {}, "ERBIJ_ZIJN"),
        ("SCHOOL BT OND P1", VOLLEDIG, "ERBIJ_ZIJN"),
        ("SCHOOL LPA MED P1", {}, "ZELF_VERTELLEN"),
        ("SCHOOL BT ID P1", {}, "ZELF_VERTELLEN"),  # a name cannot be discussed without a name (S02)
        ("SCHOOL LPA BSN P1", {}, "ZELF_VERTELLEN"),
        ("SCHOOL BT OND P1", {}, "ANONIEM_BESPREKEN"),
        ("SCHOOL BT OND P1", {"toestemming": Instemming.GEWEIGERD}, "ANONIEM_BESPREKEN"),
        ("SCHOOL BT OND P1", {"toestemming": Instemming.ONBEKEND}, "ANONIEM_BESPREKEN"),
        ("SCHOOL SWV OND P2", {}, "ANONIEM_BESPREKEN"),
        ("SCHOOL LPA VERZ P3", {}, None),  # a duty has no milder way
        ("SCHOOL BT OND P6", {}, None),
        ("SCHOOL LPA VERZ P3", {"mildere_weg": Mildereweg.ERBIJ_ZIJN}, "ERBIJ_ZIJN"),  # what the sender said himself
    ],
)
def test_milder_way_is_suggested(route: str, feiten: Feiten, milder: str | None) -> None:
    """S05: with them, by themselves, or without a name."""
    assert stel(route, feiten).mildere_weg == milder


@pytest.mark.parametrize(
    ("route", "feiten", "nog"),
    [
        ("SCHOOL LPA VERZ P3", {}, {"AFWEGEN", "INFORMEREN"}),
        ("SCHOOL LPA VERZ P3", {"afgewogen": True}, {"INFORMEREN"}),
        ("SCHOOL LPA VERZ P3", {"informeren_geregeld": True}, {"AFWEGEN"}),
        ("SCHOOL VT GEZ P5", {"afgewogen": True, "informeren_geregeld": True}, {"MELDCODE"}),  # B07
        ("SCHOOL VT GEZ P5", {"afgewogen": True, "informeren_geregeld": True, "meldcode": True}, set()),
        ("BT SCHOOL GEZ P5", GEVAAR, {"AFWEGEN"}),  # B11: told afterwards
        ("BT SCHOOL GEZ P5", {"plichten": ALLE_ZES}, {"AFWEGEN", "INFORMEREN"}),
    ],
)
def test_what_is_still_to_be_done_first(route: str, feiten: Feiten, nog: set[str]) -> None:
    assert stel(route, feiten).nog_te_doen == {Voorwaarde(een) for een in nog}


@pytest.mark.parametrize("ontvanger", ["SCHOOL", "JGZ", "SPEC", "VT", "GI", "RVDK", "SWV", "LPA", "POL"])
def test_danger_opens_toward_who_can_help_now(ontvanger: str) -> None:
    """B11: never toward leerplicht, SWV or police, and never a number or an offence."""
    for klasse in (Klasse.GEZ, Klasse.MED, Klasse.BSN, Klasse.STRAF):
        deling = replace(maak(Partij.BT, Partij(ontvanger), klasse, Doel.P5), doelpartijen=frozenset(Partij))
        zonder, met = (beslis(replace(deling, levensgevaar=gevaar), beleid()) for gevaar in (False, True))
        helpt = ontvanger not in ("SWV", "LPA", "POL") and klasse in (Klasse.GEZ, Klasse.MED)
        assert met.mag is (helpt or zonder.mag)


@given(delingen())
def test_decision_names_the_cell_and_the_policy_it_rests_on(deling: Deling) -> None:
    besluit = beslis(deling, beleid())
    cel = beleid().cel(deling.zender, deling.ontvanger, deling.klasse, deling.dag)
    assert (besluit.code, besluit.bron, besluit.beleid) == (cel.code, cel.bron, beleid().versie)
