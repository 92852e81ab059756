"""Who gets which answer about a right: the pure decision, by rule and over random facts."""

from dataclasses import replace
from datetime import date, timedelta
from itertools import permutations, product
from random import Random
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kernteam.toegang.rechthebbenden import Bestand, Groep, Recht, Wie, groep_van
from kernteam.toestemming.rechten import (
    Beperking,
    Gezagsstand,
    Onthouding,
    Rechtsbesluit,
    Rechtsfeiten,
    Rechtsreden,
    Rechtsuitkomst,
    Rechtsverzoek,
    Verwerkingsgrond,
    Verzoeker,
    recht_van,
)
from tests.toegang.test_rechthebbenden import tabel
from tests.toegang.werelden import DAG

SINDS = date(2024, 5, 1)
INZAGE, JEUGDHULP = Recht.INZAGE_AFSCHRIFT, Bestand.JEUGDHULP
ZORG = (Bestand.JEUGDHULP, Bestand.JGZ)
VOORBEELD = {
    Groep.TOT_12: (9, True),
    Groep.VAN_12_TOT_16_BEKWAAM: (13, True),
    Groep.VAN_12_TOT_16_ONBEKWAAM: (15, False),
    Groep.VAN_16_TOT_18_BEKWAAM: (16, True),
    Groep.VAN_16_TOT_18_ONBEKWAAM: (17, False),
}
# what the youth, a gezaghebbende, and both together are answered for each kind of row
PER_RIJ = {
    Wie.G: ("VIA_VERTEGENWOORDIGER", "TOEWIJZEN"),
    Wie.J: ("TOEWIJZEN", "AFWIJZEN"),
    Wie.J_EN_G_APART: ("TOEWIJZEN", "TOEWIJZEN"),
    Wie.JG_SAMEN: ("ALLEEN_SAMEN", "ALLEEN_SAMEN"),
    Wie.G_MET_TOESTEMMING_J: ("TOEWIJZEN", "ALLEEN_MET_TOESTEMMING_JEUGDIGE"),
    Wie.J_OF_VERTEGENWOORDIGER: ("TOEWIJZEN", "TOEWIJZEN"),
}


def vraag(
    wie: str = "GEZAGHEBBENDE",
    jaren: int = 9,
    recht: Recht = INZAGE,
    bestand: Bestand = JEUGDHULP,
    *,
    bekwaam: bool = True,
    gezag: Gezagsstand = Gezagsstand.BEKEND,
    **meer: Any,
) -> Rechtsbesluit:
    verzoek = Rechtsverzoek(recht, bestand, **meer)
    return recht_van(Rechtsfeiten(Verzoeker(wie), jaren, bekwaam, gezag, verzoek), tabel(), DAG)


def kort(besluit: Rechtsbesluit) -> tuple[str, str]:
    return besluit.uitkomst.value, besluit.reden.value


@st.composite
def feiten(trek: st.DrawFn, verzoeker: Any = None) -> Rechtsfeiten:
    """Give any facts whatever."""
    dagen = st.none() | st.dates(date(2020, 1, 1), DAG)
    verzoek = Rechtsverzoek(
        recht=trek(st.sampled_from(Recht)),
        bestand=trek(st.sampled_from(Bestand)),
        document_datum=trek(dagen),
        gezag_sinds=trek(dagen),
        jeugdige_stemt_in=trek(st.booleans()),
        samen=trek(st.booleans()),
        onthouding=trek(st.sampled_from(Onthouding)),
        belang_andere=trek(st.booleans()),
        over_verzoeker=trek(st.booleans()),
        grond=trek(st.none() | st.sampled_from(Verwerkingsgrond)),
    )
    wie = trek(st.sampled_from(Verzoeker)) if verzoeker is None else verzoeker
    jaren = trek(st.sampled_from((0, 9, 11, 12, 13, 15, 16, 17, 18, 20)))
    return Rechtsfeiten(wie, jaren, trek(st.booleans()), trek(st.sampled_from(Gezagsstand)), verzoek)


@pytest.mark.parametrize(("recht", "bestand", "groep"), list(product(Recht, Bestand, Groep)))
def test_every_row_of_the_table_gives_its_answer(recht: Recht, bestand: Bestand, groep: Groep) -> None:
    rij = tabel().rij(recht, bestand, groep, DAG)
    jaren, bekwaam = VOORBEELD[groep]
    assert groep_van(jaren, bekwaam=bekwaam) is groep
    besluiten = [vraag(wie, jaren, recht, bestand, bekwaam=bekwaam) for wie in ("JEUGDIGE", "GEZAGHEBBENDE")]
    assert tuple(een.uitkomst.value for een in besluiten) == PER_RIJ[rij.wie]
    assert {een.bron for een in besluiten} == {rij.bron}
    assert vraag("VOOGD_GI", jaren, recht, bestand, bekwaam=bekwaam) == besluiten[1]


@given(feiten(Verzoeker.OUDER_ZONDER_GEZAG))
def test_ouder_zonder_gezag_never_gets_inzage_or_any_other_right(gegeven: Rechtsfeiten) -> None:
    """R01: important facts on request, and what is about himself (R03); nothing else is ever granted."""
    besluit = recht_van(gegeven, tabel(), DAG)
    assert besluit.uitkomst is not Rechtsuitkomst.TOEWIJZEN
    if gegeven.verzoek.recht is not INZAGE:
        assert besluit.uitkomst is not Rechtsuitkomst.INFORMATIE_OP_VERZOEK


@given(feiten(Verzoeker.OUDER_ZONDER_GEZAG))
def test_ouder_zonder_gezag_hears_only_what_a_gezaghebbende_would_get(gegeven: Rechtsfeiten) -> None:
    """R01: not what would not be given to the other parent in the same way."""
    if recht_van(gegeven, tabel(), DAG).uitkomst is Rechtsuitkomst.INFORMATIE_OP_VERZOEK:
        zonder_dag = replace(gegeven.verzoek, gezag_sinds=None)
        ander = replace(gegeven, verzoeker=Verzoeker.GEZAGHEBBENDE, gezag=Gezagsstand.BEKEND, verzoek=zonder_dag)
        assert recht_van(ander, tabel(), DAG).uitkomst is Rechtsuitkomst.TOEWIJZEN


@given(feiten(), st.sampled_from((16, 17, 18, 21)), st.sampled_from(ZORG))
def test_from_16_no_parent_gets_the_care_file_without_the_youth(
    gegeven: Rechtsfeiten, jaren: int, bestand: Bestand
) -> None:
    zonder = replace(gegeven.verzoek, jeugdige_stemt_in=False, bestand=bestand)
    ouder = replace(gegeven, leeftijd=jaren, wilsbekwaam=True, verzoek=zonder)
    besluit = recht_van(ouder, tabel(), DAG)
    if gegeven.verzoeker is not Verzoeker.JEUGDIGE:
        assert besluit.uitkomst not in (Rechtsuitkomst.TOEWIJZEN, Rechtsuitkomst.INFORMATIE_OP_VERZOEK)


@given(feiten())
def test_only_youth_and_representative_are_ever_granted_and_every_answer_has_its_source(gegeven: Rechtsfeiten) -> None:
    besluit = recht_van(gegeven, tabel(), DAG)
    assert besluit.bron
    if besluit.uitkomst is Rechtsuitkomst.TOEWIJZEN:
        assert gegeven.verzoeker in (Verzoeker.JEUGDIGE, Verzoeker.GEZAGHEBBENDE, Verzoeker.VOOGD_GI)
    if besluit.uitkomst in (Rechtsuitkomst.AANGEHOUDEN, Rechtsuitkomst.VIA_VERTEGENWOORDIGER):
        assert besluit.beperkingen == frozenset()


@given(feiten())
def test_unclear_gezag_never_grants_what_rests_on_gezag(gegeven: Rechtsfeiten) -> None:
    """C12, C13: nothing on gezag that is unclear or that nobody holds."""
    for gezag in (Gezagsstand.ONDUIDELIJK, Gezagsstand.ONTBREEKT):
        besluit = recht_van(replace(gegeven, gezag=gezag), tabel(), DAG)
        if besluit.uitkomst is Rechtsuitkomst.TOEWIJZEN:
            assert besluit.reden is Rechtsreden.EIGEN_RECHT


@given(st.lists(feiten(), min_size=2, max_size=12), st.randoms(use_true_random=False))
def test_same_facts_in_another_order_give_the_same(alle: list[Rechtsfeiten], volgorde: Random) -> None:
    verwacht = {een: recht_van(een, tabel(), DAG) for een in alle}
    geschud = [*alle]
    volgorde.shuffle(geschud)
    assert {een: recht_van(een, tabel(), DAG) for een in geschud} == verwacht


def test_order_in_which_facts_are_named_does_not_matter() -> None:
    omstandigheden: dict[str, Any] = {"over_verzoeker": True, "document_datum": date(2022, 3, 1), "gezag_sinds": SINDS}
    besluiten = {
        vraag(**{naam: omstandigheden[naam] for naam in volgorde}) for volgorde in permutations(omstandigheden)
    }
    assert len(besluiten) == 1


def test_gezag_does_not_work_back() -> None:
    """R04: closed is what is older than the gezag; the day itself is open."""
    assert kort(vraag(gezag_sinds=SINDS, document_datum=SINDS - timedelta(days=1))) == ("AFWIJZEN", "VOOR_GEZAG")
    assert kort(vraag(gezag_sinds=SINDS, document_datum=SINDS)) == ("TOEWIJZEN", "VERTEGENWOORDIGER")
    heel = vraag(gezag_sinds=SINDS)
    assert (heel.uitkomst, heel.beperkingen) == (Rechtsuitkomst.TOEWIJZEN, {Beperking.NIET_VAN_VOOR_GEZAG})
    assert vraag(document_datum=date(2015, 1, 1)).beperkingen == frozenset()


def test_youth_of_16_may_show_what_is_older_than_the_gezag() -> None:
    """R04 limits gezag; from 16 a parent reads on the youth's consent."""
    besluit = vraag(jaren=16, gezag_sinds=SINDS, document_datum=date(2022, 3, 1), jeugdige_stemt_in=True)
    assert kort(besluit) == ("TOEWIJZEN", "TOESTEMMING_JEUGDIGE")


@pytest.mark.parametrize("wie", ["GEZAGHEBBENDE", "OUDER_ZONDER_GEZAG", "STIEFOUDER", "PLEEGOUDER", "ANDERE"])
def test_own_data_stay_ones_own(wie: str) -> None:
    """R03: whatever the rest is answered."""
    besluit = vraag(wie, gezag_sinds=SINDS, document_datum=date(2022, 3, 1), over_verzoeker=True)
    assert kort(besluit) == ("ALLEEN_EIGEN_GEGEVENS", "EIGEN_GEGEVENS")
    assert vraag(wie, recht=Recht.BEZWAAR, bestand=Bestand.SCHOOL, over_verzoeker=True).uitkomst is not (
        Rechtsuitkomst.AFWIJZEN
    )


def test_own_data_go_the_same_way_as_all_objections() -> None:
    """R03 with R16: a statute is no matter for an objection, of a parent either."""
    wet = {"recht": Recht.BEZWAAR, "over_verzoeker": True, "grond": Verwerkingsgrond.WET}
    assert kort(vraag("OUDER_ZONDER_GEZAG", **wet)) == ("AFWIJZEN", "BEZWAAR_TEGEN_WET")


@pytest.mark.parametrize(
    ("bestand", "bron"),
    [(JEUGDHULP, "Jeugdwet 7.3.11(3)"), (Bestand.JGZ, "BW 7:457(3)"), (Bestand.SCHOOL, "UAVG 41(1)")],
)
@pytest.mark.parametrize("wie", ["GEZAGHEBBENDE", "VOOGD_GI", "OUDER_ZONDER_GEZAG"])
def test_good_care_withholds_with_reason_and_after_a_second_professional(wie: str, bestand: Bestand, bron: str) -> None:
    """R08, S08: a reason alone holds the answer; a second professional makes it a refusal."""
    eerst = vraag(wie, bestand=bestand, onthouding=Onthouding.GEMOTIVEERD)
    assert (kort(eerst), eerst.bron) == (("AANGEHOUDEN", "TWEEDE_BEROEPSKRACHT_NODIG"), bron)
    dan = vraag(wie, bestand=bestand, onthouding=Onthouding.GETOETST)
    assert (kort(dan), dan.bron) == (("AFWIJZEN", "GOED_HULPVERLENERSCHAP"), bron)
    assert dan.beperkingen == {Beperking.GOED_HULPVERLENERSCHAP}


def test_good_care_closes_nothing_for_the_youth_and_no_other_right() -> None:
    """R08: toward the youth only the interest of another counts."""
    assert vraag("JEUGDIGE", 13, onthouding=Onthouding.GETOETST, belang_andere=True) == Rechtsbesluit(
        Rechtsuitkomst.TOEWIJZEN,
        Rechtsreden.EIGEN_RECHT,
        tabel().rij(INZAGE, JEUGDHULP, Groep.VAN_12_TOT_16_BEKWAAM, DAG).bron,
        frozenset({Beperking.BELANG_ANDERE}),
    )
    verbeteren = vraag(recht=Recht.RECTIFICATIE_EN_OVERIG, onthouding=Onthouding.GETOETST)
    assert verbeteren.uitkomst is Rechtsuitkomst.TOEWIJZEN


def test_rectification_is_of_facts_and_the_log_is_read_without_names() -> None:
    """R10 and R18."""
    assert vraag(recht=Recht.RECTIFICATIE_EN_OVERIG).beperkingen == {Beperking.ALLEEN_FEITEN}
    assert vraag(recht=Recht.INZAGE_LOGBOEK).beperkingen == {Beperking.ZONDER_NAMEN}


@pytest.mark.parametrize(
    ("grond", "verwacht", "beperkingen"),
    [
        (None, ("TOEWIJZEN", "VERTEGENWOORDIGER"), {Beperking.ALLEEN_PUBLIEKE_TAAK}),
        (Verwerkingsgrond.PUBLIEKE_TAAK, ("TOEWIJZEN", "VERTEGENWOORDIGER"), set()),
        (Verwerkingsgrond.WET, ("AFWIJZEN", "BEZWAAR_TEGEN_WET"), set()),
        (Verwerkingsgrond.TOESTEMMING, ("AFWIJZEN", "INTREKKEN_KAN"), set()),
    ],
)
def test_objection_meets_only_the_public_task(
    grond: Verwerkingsgrond | None, verwacht: tuple[str, str], beperkingen: set[Beperking]
) -> None:
    """R16: not against a statute; who consented withdraws (C18)."""
    besluit = vraag(recht=Recht.BEZWAAR, bestand=Bestand.SWV, grond=grond)
    assert (kort(besluit), besluit.beperkingen) == (verwacht, beperkingen)


@pytest.mark.parametrize("wie", ["JEUGDIGE", "GEZAGHEBBENDE", "VOOGD_GI"])
def test_what_is_asked_together_needs_everybody(wie: str) -> None:
    """3.1: destruction of a jeugdhulpdossier at 12-15 is for the youth and all gezaghebbenden together."""
    samen: dict[str, Any] = {"jaren": 13, "recht": Recht.VERNIETIGING, "samen": True}
    assert kort(vraag(wie, **samen)) == ("TOEWIJZEN", "SAMEN")
    assert kort(vraag(wie, **samen | {"samen": False})) == ("ALLEEN_SAMEN", "SAMEN_NODIG")
    assert kort(vraag(wie, **samen, gezag=Gezagsstand.DEELS_BEKEND)) == ("AANGEHOUDEN", "GEZAG_ONDUIDELIJK")
    assert kort(vraag(wie, **samen, gezag=Gezagsstand.ONTBREEKT)) == ("AANGEHOUDEN", "GEEN_GEZAGHEBBENDE")


def test_ouder_zonder_gezag_does_not_ask_together_either() -> None:
    """R01."""
    besluit = vraag("OUDER_ZONDER_GEZAG", 13, bestand=Bestand.VIR)
    assert kort(besluit) == ("AFWIJZEN", "GEEN_GEZAG")


@pytest.mark.parametrize(
    ("gezag", "jeugdige", "ouder"),
    [
        (Gezagsstand.BEKEND, "VERTEGENWOORDIGER_NODIG", "VERTEGENWOORDIGER"),
        (Gezagsstand.DEELS_BEKEND, "VERTEGENWOORDIGER_NODIG", "VERTEGENWOORDIGER"),
        (Gezagsstand.ONDUIDELIJK, "GEZAG_ONDUIDELIJK", "GEZAG_ONDUIDELIJK"),
        (Gezagsstand.ONTBREEKT, "GEEN_GEZAGHEBBENDE", "GEEN_GEZAGHEBBENDE"),
    ],
)
def test_unclear_gezag_holds_the_answer(gezag: Gezagsstand, jeugdige: str, ouder: str) -> None:
    """C12, C13."""
    assert vraag("JEUGDIGE", 9, gezag=gezag).reden == jeugdige
    assert vraag("GEZAGHEBBENDE", 9, gezag=gezag).reden == ouder
    assert kort(vraag("JEUGDIGE", 13, gezag=gezag)) == ("TOEWIJZEN", "EIGEN_RECHT")


@pytest.mark.parametrize(("recht", "bestand"), list(product(Recht, Bestand)))
def test_who_is_18_decides_himself(recht: Recht, bestand: Bestand) -> None:
    """C16: representatives lose every right; who cannot decide has another representative, unknown here."""
    assert kort(vraag("JEUGDIGE", 18, recht, bestand)) == ("TOEWIJZEN", "EIGEN_RECHT")
    for wie in ("GEZAGHEBBENDE", "VOOGD_GI"):
        assert kort(vraag(wie, 18, recht, bestand, jeugdige_stemt_in=True)) == ("AFWIJZEN", "ALLEEN_DE_JEUGDIGE")
    assert vraag("OUDER_ZONDER_GEZAG", 18, recht, bestand).uitkomst is Rechtsuitkomst.AFWIJZEN
    for wie in ("JEUGDIGE", "GEZAGHEBBENDE"):
        assert kort(vraag(wie, 18, recht, bestand, bekwaam=False)) == ("AANGEHOUDEN", "ONBEKWAAM_VOLWASSEN")
