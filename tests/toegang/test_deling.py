"""The pure decision on disclosing: every cell for every purpose, and what no fact may ever open or close."""

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kernteam.grond.actor import Partij
from kernteam.grond.doel import Doel
from kernteam.grond.klasse import DEELBAAR, Klasse
from kernteam.toegang.beleid import KLASSEN, ONTVANGERS, ZENDERS, Beleid, Cel, Code
from kernteam.toegang.deling import DOEL_VAN_DE_GROND, KAN_NU_HELPEN, beslis
from kernteam.toegang.delingsfeiten import (
    GEEN_CONFLICT,
    Deling,
    Delingsbesluit,
    Hulp,
    Instemming,
    Mildereweg,
    Ondertekenaar,
    Opheffing,
    Plichten,
    Voorwaarde,
)
from tests.toegang.werelden import DAG, beleid

DOELPARTIJEN = {doel: beleid().verwerking(doel, DAG).mag_ontvangen for doel in Doel}
ALLE_ZES = Plichten(*(True,) * 6)
WET, TAAK = {"W", "W-"}, {"P", "P-"}
# what the law opens without anybody's consent, whatever was asked or signed
ZONDER_TOESTEMMING = {"WET", "TAAK", "MELDRECHT", "PLICHT_OTS"}


def maak(zender: Partij, ontvanger: Partij, klasse: Klasse, doel: Doel, **meer: object) -> Deling:
    return Deling(zender, ontvanger, klasse, doel, DAG, DOELPARTIJEN[doel], noodzakelijk=True, **meer)


def vraag(zender: str, ontvanger: str, klasse: str, doel: str, **meer: object) -> Delingsbesluit:
    return beslis(maak(Partij(zender), Partij(ontvanger), Klasse(klasse), Doel(doel), **meer), beleid())


def kort(besluit: Delingsbesluit) -> tuple[str, str]:
    return str(besluit.uitkomst), str(besluit.reden)


def plichten() -> st.SearchStrategy[Plichten]:
    return st.builds(Plichten, *(st.booleans(),) * 6) | st.just(ALLE_ZES) | st.just(GEEN_CONFLICT)


@st.composite
def delingen(trek: st.DrawFn) -> Deling:
    """Give any facts at all; the party usually belongs to the purpose, so that the later steps are reached."""
    doel = trek(st.sampled_from(list(Doel)))
    binnen = sorted(DOELPARTIJEN[doel]) or list(ONTVANGERS)
    ja_nee = st.booleans()
    return Deling(
        zender=trek(st.sampled_from(ZENDERS)),
        ontvanger=trek(st.sampled_from(binnen) | st.sampled_from(ONTVANGERS)),
        klasse=trek(st.sampled_from(KLASSEN)),
        doel=doel,
        dag=DAG,
        doelpartijen=DOELPARTIJEN[doel],
        noodzakelijk=trek(st.sampled_from((True, True, False))),
        eigen=trek(st.sampled_from((True, True, False))),
        zelfde_organisatie=trek(ja_nee),
        anoniem=trek(st.sampled_from((False, False, True))),
        herkenbaar=trek(ja_nee),
        groep_van_vijf=trek(ja_nee),
        toestemming=trek(st.sampled_from(list(Instemming))),
        in_bereik=trek(ja_nee),
        ontbreekt=trek(st.frozensets(st.sampled_from(list(Ondertekenaar)))),
        vrijgegeven=trek(ja_nee),
        bevestigd=trek(st.sampled_from((True, True, False))),
        verzoek=trek(ja_nee),
        aan_deskundige=trek(ja_nee),
        bezwaar=trek(ja_nee),
        ots_loopt=trek(ja_nee),
        ots_verzoek=trek(ja_nee),
        levensgevaar=trek(ja_nee),
        plichten=trek(plichten()),
        mildere_weg=trek(st.none() | st.sampled_from(list(Mildereweg))),
        afgewogen=trek(ja_nee),
        informeren_geregeld=trek(ja_nee),
        meldcode=trek(ja_nee),
    )


def verwacht(zender: Partij, ontvanger: Partij, klasse: Klasse, doel: Doel) -> tuple[str, str]:
    """Say what must come out without any consent, request or OTS: the rules once more, in another form."""
    if ontvanger not in DOELPARTIJEN[doel]:
        return "NIET", "ANDER_DOEL"
    code = beleid().cel(zender, ontvanger, klasse, DAG).code.value
    if code in WET | TAAK and DOEL_VAN_DE_GROND[zender, ontvanger] is doel:
        if code in TAAK and Partij.SWV in (zender, ontvanger):
            return "NIET", "GEEN_VERZOEK"
        return "MAG_MINIMUM" if code.endswith("-") else "MAG", "WET" if code in WET else "TAAK"
    if code == "M" or (ontvanger is Partij.RVDK and klasse in DEELBAAR):  # BW 1:240
        return ("NIET", "GEEN_OTS") if ontvanger is Partij.GI else ("MAG", "MELDRECHT")
    buiten = klasse in DEELBAAR or code in ("T", "T*")
    return ("NIET", "GEEN_TOESTEMMING") if code != "X" and buiten else ("NIET", "GEEN_GROND")


@pytest.mark.parametrize("doel", Doel)
@pytest.mark.parametrize("zender", ZENDERS)
def test_every_cell_for_every_purpose(zender: Partij, doel: Doel) -> None:
    for ontvanger in ONTVANGERS:
        for klasse in KLASSEN:
            if ontvanger is not zender:
                gevonden = kort(beslis(maak(zender, ontvanger, klasse, doel), beleid()))
                assert gevonden == verwacht(zender, ontvanger, klasse, doel), (zender, ontvanger, klasse, doel)


@pytest.mark.parametrize("zender", ZENDERS)
def test_full_consent_opens_exactly_what_is_t_for_this_purpose(zender: Partij) -> None:
    for doel in Doel:
        for ontvanger in set(DOELPARTIJEN[doel]) - {zender}:
            for klasse in KLASSEN:
                deling = maak(zender, ontvanger, klasse, doel, **VOLLEDIG)
                zonder = verwacht(zender, ontvanger, klasse, doel)
                opent = kort(beslis(deling, beleid())) == ("MAG", "TOESTEMMING")
                assert opent is (zonder[1] in ("GEEN_TOESTEMMING", "GEEN_VERZOEK")), (zender, ontvanger, klasse, doel)


VOLLEDIG = {"toestemming": Instemming.GELDIG, "in_bereik": True, "vrijgegeven": True}


def test_every_w_and_p_cell_serves_one_purpose() -> None:
    gebonden = {
        (van, naar)
        for van in ZENDERS
        for naar in ONTVANGERS
        for klasse in KLASSEN
        if van is not naar and beleid().cel(van, naar, klasse, DAG).code.value in WET | TAAK
    }
    assert set(DOEL_VAN_DE_GROND) == gebonden
    assert all(naar in DOELPARTIJEN[doel] for (_, naar), doel in DOEL_VAN_DE_GROND.items())


@given(delingen(), st.sampled_from(list(Instemming)), st.booleans())
def test_refusing_or_withdrawing_never_closes_a_statute_or_a_right_to_report(
    deling: Deling, toestemming: Instemming, in_bereik: bool
) -> None:
    eerst = beslis(deling, beleid())
    anders = beslis(replace(deling, toestemming=toestemming, in_bereik=in_bereik), beleid())
    if eerst.reden.value in ZONDER_TOESTEMMING:
        assert anders == eerst


@given(delingen())
def test_consent_never_opens_an_x(deling: Deling) -> None:
    if beleid().cel(deling.zender, deling.ontvanger, deling.klasse, deling.dag).code is not Code.GEEN:
        return
    met = beslis(replace(deling, **VOLLEDIG), beleid())
    assert met.reden.value != "TOESTEMMING"
    zonder = beslis(replace(deling, toestemming=Instemming.GEWEIGERD, in_bereik=False, vrijgegeven=False), beleid())
    assert met.mag is zonder.mag


@given(delingen())
def test_an_objection_never_opens(deling: Deling) -> None:
    zonder, met = (beslis(replace(deling, bezwaar=een), beleid()) for een in (False, True))
    assert not met.mag or met == zonder


@given(delingen())
def test_what_is_not_necessary_is_not_shared_with_a_name(deling: Deling) -> None:
    """S04 (AVG 5(1)c): whatever else is true."""
    besluit = beslis(replace(deling, noodzakelijk=False), beleid())
    assert not besluit.mag or besluit.uitkomst.value == "MAG_ANONIEM"


@given(delingen())
def test_what_is_not_confirmed_is_not_shared_with_a_name(deling: Deling) -> None:
    """Domain rules 2.3, herkomst: until its owner says that what another wrote down is right."""
    besluit = beslis(replace(deling, bevestigd=False, eigen=True), beleid())
    assert not besluit.mag or besluit.uitkomst.value == "MAG_ANONIEM"


@given(delingen())
def test_knowledge_of_another_is_not_shared_with_a_name(deling: Deling) -> None:
    besluit = beslis(replace(deling, eigen=False), beleid())
    assert not besluit.mag or besluit.uitkomst.value == "MAG_ANONIEM"
    if besluit.reden.value == "NIET_EIGEN":
        assert besluit.wat_helpt[0] is Hulp.VRAAG_EIGENAAR


@given(delingen())
def test_nothing_opens_for_totals_or_for_a_party_outside_the_purpose(deling: Deling) -> None:
    for een in (
        replace(deling, doel=Doel.P6, doelpartijen=DOELPARTIJEN[Doel.P6]),
        replace(deling, doelpartijen=deling.doelpartijen - {deling.ontvanger}),
    ):
        assert beslis(een, beleid()).reden.value == "ANDER_DOEL"


@given(delingen())
def test_whatever_is_shared_with_a_name_has_a_ground_and_outside_the_house_lifts_secrecy(deling: Deling) -> None:
    besluit = beslis(deling, beleid())
    if besluit.mag and besluit.uitkomst.value != "MAG_ANONIEM":
        assert besluit.avg
        assert len(besluit.dpv) == len([een for een in besluit.avg if een != "AVG 10"])
        assert (besluit.opheffing is None) is (besluit.reden.value == "EIGEN")
    else:
        assert (besluit.avg, besluit.opheffing, besluit.nog_te_doen) == ((), None, frozenset())


@given(delingen())
def test_danger_and_duties_lift_secrecy_only_toward_who_can_help(deling: Deling) -> None:
    """B11, B12: never toward leerplicht, SWV or police, and never for a number or an offence."""
    nood = replace(deling, levensgevaar=True, plichten=ALLE_ZES)
    besluit = beslis(nood, beleid())
    if besluit.reden.value in ("VITAAL_BELANG", "CONFLICT_VAN_PLICHTEN"):
        assert nood.ontvanger in KAN_NU_HELPEN
        assert nood.klasse not in (Klasse.BSN, Klasse.STRAF)
        assert {Voorwaarde.ALLEEN_HET_NODIGE, Voorwaarde.ACHTERAF_BEOORDELEN} <= besluit.voorwaarden


@given(delingen())
def test_whatever_goes_without_consent_is_weighed_and_told(deling: Deling) -> None:
    besluit = beslis(deling, beleid())
    if besluit.mag and besluit.reden.value not in ("ANONIEM", "EIGEN", "TOESTEMMING"):
        assert {Voorwaarde.AFWEGEN, Voorwaarde.INFORMEREN} <= besluit.voorwaarden
        assert (Voorwaarde.AFWEGEN in besluit.nog_te_doen) is not deling.afgewogen


@pytest.mark.parametrize("nummer", range(6))
def test_five_of_the_six_criteria_are_not_enough(nummer: int) -> None:
    vijf = Plichten(*(een != nummer for een in range(6)))
    assert kort(vraag("BT", "SCHOOL", "GEZ", "P5", plichten=vijf)) == ("NIET", "GEEN_TOESTEMMING")
    alle = vraag("BT", "SCHOOL", "GEZ", "P5", plichten=ALLE_ZES)
    assert kort(alle) == ("MAG_MINIMUM", "CONFLICT_VAN_PLICHTEN")
    milder = vraag("BT", "SCHOOL", "GEZ", "P5", plichten=ALLE_ZES, mildere_weg=Mildereweg.ERBIJ_ZIJN)
    assert kort(milder) == ("NIET", "GEEN_TOESTEMMING")  # criterion 3: there is another way


def test_secrecy_and_avg_ground_are_told_apart() -> None:
    """Toward a municipal task the public task carries it, though a signature lifts secrecy (B01)."""
    naar_bt, naar_spec = (vraag("JGZ", een, "MED", "P4", **VOLLEDIG) for een in ("BT", "SPEC"))
    assert {naar_bt.opheffing, naar_spec.opheffing} == {Opheffing.TOESTEMMING}
    assert (naar_bt.avg, naar_spec.avg) == (("AVG 6(1)e", "AVG 9(2)a"), ("AVG 6(1)a", "AVG 9(2)a"))
    assert naar_spec.dpv == (
        "https://w3id.org/dpv/legal/eu/gdpr#A6-1-a",
        "https://w3id.org/dpv/legal/eu/gdpr#A9-2-a",
    )


def test_consent_without_an_avg_ground_is_refused() -> None:
    """A table that says T toward a party without a ground of its own does not make one."""
    cellen = {(Partij.SCHOOL, Partij.VT, Klasse.GEZ): [(DAG, Cel(Code.TOESTEMMING, "fictief"))]}
    fictief = Beleid("fictief", cellen, {}, {}, {})
    deling = maak(Partij.SCHOOL, Partij.VT, Klasse.GEZ, Doel.P5, **VOLLEDIG)
    assert kort(beslis(deling, fictief)) == ("NIET", "GEEN_AVG_GROND")


@pytest.mark.parametrize(
    ("meer", "verwacht_"),
    [
        ({}, ("NIET", "GEEN_VERZOEK")),
        ({"verzoek": True}, ("NIET", "ALLEEN_DESKUNDIGE")),
        ({"verzoek": True, "aan_deskundige": True}, ("MAG", "TAAK")),
        ({"verzoek": True, "aan_deskundige": True, "bezwaar": True}, ("AANGEHOUDEN", "BEZWAAR")),
        (
            {"verzoek": True, "aan_deskundige": True, "mildere_weg": Mildereweg.ZELF_VERTELLEN},
            ("NIET", "MILDERE_WEG"),
        ),
    ],
)
def test_health_data_to_the_swv(meer: dict[str, object], verwacht_: tuple[str, str]) -> None:
    """B04: on request, to its experts only, held by an objection, and not when a milder way suffices (S05)."""
    assert kort(vraag("SCHOOL", "SWV", "MED", "P2", **meer)) == verwacht_


@pytest.mark.parametrize(
    ("ots", "reden"),
    [
        ((False, False), "GEEN_OTS"),
        ((False, True), "GEEN_OTS"),
        ((True, False), "MELDRECHT"),
        ((True, True), "PLICHT_OTS"),
    ],
)
def test_gi_and_the_ots(ots: tuple[bool, bool], reden: str) -> None:
    """B08: a duty on request, a right unasked, and nothing when no OTS runs."""
    assert vraag("BT", "GI", "GEZ", "P5", ots_loopt=ots[0], ots_verzoek=ots[1]).reden.value == reden


def test_gezag_unclear_holds_consent_and_leaves_the_law_alone() -> None:
    """C13."""
    aangehouden = {"toestemming": Instemming.AANGEHOUDEN}
    assert kort(vraag("SCHOOL", "BT", "OND", "P1", **aangehouden)) == ("AANGEHOUDEN", "GEZAG_ONDUIDELIJK")
    assert kort(vraag("SCHOOL", "LPA", "VERZ", "P3", **aangehouden)) == ("MAG", "WET")


def test_a_statute_does_not_serve_another_purpose() -> None:
    assert kort(vraag("SCHOOL", "LPA", "VERZ", "P1")) == ("NIET", "GEEN_TOESTEMMING")
    assert kort(vraag("BT", "SPEC", "BSN", "P5", **VOLLEDIG)) == ("NIET", "GEEN_GROND")  # N01


def test_another_organisation_of_the_same_kind_needs_consent() -> None:
    assert kort(vraag("SCHOOL", "SCHOOL", "OND", "P1")) == ("NIET", "GEEN_TOESTEMMING")
    assert kort(vraag("SCHOOL", "SCHOOL", "OND", "P1", zelfde_organisatie=True)) == ("MAG", "EIGEN")
    assert kort(vraag("SCHOOL", "SCHOOL", "VEIL", "P1", **VOLLEDIG)) == ("NIET", "GEEN_GROND")


def test_a_name_or_a_number_is_never_anonymous() -> None:
    """S02, S03."""
    zonder_naam = {"anoniem": True, "groep_van_vijf": True}
    for klasse in KLASSEN:
        uitkomst = "NIET" if klasse in (Klasse.ID, Klasse.BSN) else "MAG_ANONIEM"
        assert vraag("BT", "SPEC", klasse, "P4", **zonder_naam).uitkomst.value == uitkomst
    assert kort(vraag("BT", "SPEC", "GEZ", "P4", anoniem=True)) == ("NIET", "HERLEIDBAAR")


def test_who_is_missing_is_named_by_role() -> None:
    ontbreekt = frozenset({Ondertekenaar.JEUGDIGE})
    assert vraag("SCHOOL", "BT", "OND", "P1", ontbreekt=ontbreekt).wat_helpt == (Hulp.JEUGDIGE_TEKENT,)
    geweigerd = vraag("SCHOOL", "BT", "OND", "P1", ontbreekt=ontbreekt, toestemming=Instemming.GEWEIGERD)
    assert geweigerd.wat_helpt == (Hulp.GESPREK,)  # C02: no reminder
