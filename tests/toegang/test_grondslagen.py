"""When consent is not the ground, and identification numbers: rules B01-B06 and N01-N04 in cells and decisions."""

import pytest

from kernteam.grond.actor import Partij
from kernteam.grond.doel import Doel
from kernteam.grond.klasse import DEELBAAR, Klasse
from kernteam.toegang.beleid import KLASSEN, ONTVANGERS, ZENDERS, Code
from kernteam.toegang.deling import beslis
from kernteam.toegang.delingsfeiten import Deling, Delingsbesluit, Instemming, Opheffing
from tests.toegang.werelden import DAG, beleid

P = Partij
GETEKEND = {"toestemming": Instemming.GELDIG, "in_bereik": True, "vrijgegeven": True}
ZONDER = frozenset({Code.WET, Code.WET_MINIMUM, Code.TAAK, Code.TAAK_MINIMUM})  # what asks nobody's consent


def vraag(van: Partij, naar: Partij, klasse: Klasse, doel: Doel, **meer: object) -> Delingsbesluit:
    partijen = beleid().verwerking(doel, DAG).mag_ontvangen
    return beslis(Deling(van, naar, klasse, doel, DAG, partijen, noodzakelijk=True, **meer), beleid())


def zonder_toestemming(van: Partij) -> set[tuple[Partij, Klasse]]:
    """Give to whom this party gives what without asking anybody, by statute or public task."""
    return {
        (naar, klasse)
        for naar in ONTVANGERS
        for klasse in KLASSEN
        if naar is not van and beleid().cel(van, naar, klasse, DAG).code in ZONDER
    }


def test_signature_gives_the_municipality_no_ground() -> None:
    """B01: it lifts secrecy; the public task carries what the buurtteam then does with it, also for health data."""
    for klasse in DEELBAAR:
        besluit = vraag(P.JGZ, P.BT, klasse, Doel.P1, **GETEKEND)
        assert (besluit.opheffing, besluit.avg[0]) == (Opheffing.TOESTEMMING, "AVG 6(1)e"), klasse
    assert "AVG 9(2)a" in vraag(P.JGZ, P.BT, Klasse.MED, Doel.P1, **GETEKEND).avg


def test_duty_of_a_provider_toward_the_municipality_opens_nothing_toward_the_school() -> None:
    """B02 (Jeugdwet 7.4.0(2)): here only the number for the referral; what else it gives, it gives with consent (D)."""
    assert zonder_toestemming(P.SPEC) == {(naar, Klasse.BSN) for naar in (P.BT, P.GI, P.RVDK)}
    for klasse in KLASSEN:
        assert vraag(P.SPEC, P.SCHOOL, klasse, Doel.P1).mag is False, klasse


def test_school_that_consults_about_guidance_releases_no_health_data() -> None:
    """B03 (UAVG 30(2)a; WPO 8(4)): its own task; only the SWV gets them for that, all others by consent and release."""
    assert {naar for naar, klasse in zonder_toestemming(P.SCHOOL) if klasse is Klasse.MED} == {P.SWV}
    for naar in (P.BT, P.JGZ, P.SPEC):
        assert beleid().cel(P.SCHOOL, naar, Klasse.MED, DAG).code is Code.TOESTEMMING_VRIJGAVE
        assert vraag(P.SCHOOL, naar, Klasse.MED, Doel.P1).mag is False


@pytest.mark.parametrize("instemming", Instemming)
def test_leerplicht_rests_on_its_statute_whatever_was_signed(instemming: Instemming) -> None:
    """B05 (Leerplichtwet 18, 21, 21a): absence, who, and what the school did about it; never the diagnosis."""
    van_school = {klasse for naar, klasse in zonder_toestemming(P.SCHOOL) if naar is P.LPA}
    assert van_school == {Klasse.ID, Klasse.BSN, Klasse.OND, Klasse.VERZ}
    for klasse in van_school:
        besluit = vraag(P.SCHOOL, P.LPA, klasse, Doel.P3, toestemming=instemming)
        assert (besluit.mag, besluit.opheffing, besluit.avg[0]) == (True, Opheffing.WET, "AVG 6(1)c"), klasse
    assert not vraag(P.SCHOOL, P.LPA, Klasse.MED, Doel.P3, **GETEKEND).mag


def test_basic_offer_of_jgz_is_for_its_own_file_only() -> None:
    """B06 (Wpg 5, BW 7:464): nothing leaves it without consent, but by a right to report."""
    assert zonder_toestemming(P.JGZ) == set()
    for naar in ONTVANGERS:
        code = beleid().cel(P.JGZ, naar, Klasse.MED, DAG).code
        assert code in (Code.EIGEN, Code.TOESTEMMING_VRIJGAVE, Code.MELDRECHT, Code.GEEN), naar


# UAVG 46(1): each pair with the law that prescribes the number for it (domain rules 2.3, BSN)
MET_NUMMER = {
    (P.SCHOOL, P.LPA): "Leerplichtwet",
    (P.LPA, P.SCHOOL): "Leerplichtwet",
    **{(van, naar): "Jeugdwet 7.2.1" for van in (P.BT, P.SPEC) for naar in (P.GI, P.RVDK)},
    (P.BT, P.SPEC): "Jeugdwet 7.2.1",
    (P.SPEC, P.BT): "Jeugdwet 7.2.1",
}


def test_number_goes_only_where_a_law_prescribes_it() -> None:
    """N01, N02, N03, N04: to carry out that law, and no consent adds a pair; a school's number never goes to JGZ."""
    open_ = {(van, naar) for van in ZENDERS for naar, klasse in zonder_toestemming(van) if klasse is Klasse.BSN}
    assert open_ == set(MET_NUMMER)
    for (van, naar), wet in MET_NUMMER.items():
        assert beleid().cel(van, naar, Klasse.BSN, DAG).bron.startswith(wet), (van, naar)
    for van in ZENDERS:
        for naar in set(ONTVANGERS) - {van}:
            for doel in Doel:
                mag = vraag(van, naar, Klasse.BSN, doel, **GETEKEND).mag
                assert not mag or (van, naar) in MET_NUMMER, (van, naar, doel)
