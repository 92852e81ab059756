from dataclasses import replace
from random import Random

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kernteam.grond.actor import Actor, Partij, Rol
from kernteam.grond.doel import Doel
from kernteam.grond.handeling import Handeling
from kernteam.grond.klasse import Klasse
from kernteam.grond.status import Casusstatus
from kernteam.toegang.beleid import KLASSEN
from kernteam.toegang.besluit import weeg
from kernteam.toegang.feiten import (
    CasusFeiten,
    Deelname,
    GeenFeiten,
    Geldigheid,
    Onderdeel,
    OpeningFeiten,
    Toestemmingsstand,
)
from kernteam.toegang.regels import REGELS
from kernteam.toegang.uitkomst import VERZWEGEN, Besluit, Reden
from kernteam.toegang.weigering import weigering
from tests.elk import voor_elk
from tests.toegang.werelden import AAN_TAFEL, DAG, ORGANISATIES, TAFEL, Wereld, beleid, besluit, regels, werelden
from tests.toegang.werelden import REGELS as DOMEINREGELS

IN_CASUS = tuple(handeling for handeling, regel in REGELS.items() if regel.casus)
LEZEN = Handeling.CASUS_LEZEN
# withdrawing (C18), objecting (R16), and what a statute asks whatever became of the casus
NA_SLUITING = {
    Handeling.AFZIJDIGHEID_MELDEN,
    Handeling.TOESTEMMING_INTREKKEN,
    Handeling.BEZWAAR_MAKEN,
    Handeling.BEZWAAR_BEOORDELEN,
    Handeling.VERZOEK_VASTLEGGEN,
    Handeling.VERSTREKKING_MAKEN,
    Handeling.OVERNAME_MELDEN,
    Handeling.VERBAND_BEEINDIGEN,
    Handeling.VERBAND_LEGGEN,
    Handeling.TERUGKOPPELING_VASTLEGGEN,
}
handelingen = st.sampled_from(IN_CASUS)


def lees(wereld: Wereld, **anders: object) -> frozenset[tuple[object, Klasse]]:
    feiten = replace(wereld.feiten, **anders)
    return besluit(wereld.actor, LEZEN, feiten, beleid()).open


def _gezegd(uitkomst: Besluit) -> tuple[object, ...]:
    nee = weigering(uitkomst)
    return type(nee), str(nee), getattr(nee, "reden", None)


def is_eigen(wereld: Wereld, onderdeel: Onderdeel) -> bool:
    return onderdeel.herkomst_id == wereld.actor.organisatie_id


@given(werelden(deelnemer=False), handelingen)
def test_stranger_never_sees_more_than_nobody(wereld: Wereld, handeling: Handeling) -> None:
    uitkomst = besluit(wereld.actor, handeling, wereld.feiten, beleid())
    assert not uitkomst.open
    assert not uitkomst.afgeschermd
    assert not uitkomst.eigenaren
    toezicht = REGELS[handeling].toezicht and wereld.actor.rol is Rol.PRIVACYFUNCTIONARIS
    assert uitkomst.toegestaan is toezicht


@given(werelden(deelnemer=False), handelingen)
def test_unknown_casus_and_not_being_deelnemer_are_refused_alike(wereld: Wereld, handeling: Handeling) -> None:
    bestaat = besluit(wereld.actor, handeling, wereld.feiten, beleid())
    bestaat_niet = besluit(wereld.actor, handeling, None, beleid())
    if bestaat.toegestaan:  # the privacyfunctionaris may know which casussen exist
        assert wereld.actor.rol is Rol.PRIVACYFUNCTIONARIS
        return
    assert (bestaat.reden in VERZWEGEN) is (bestaat_niet.reden in VERZWEGEN)
    een, ander = weigering(bestaat), weigering(bestaat_niet)
    assert (type(een), str(een), getattr(een, "reden", None)) == (
        type(ander),
        str(ander),
        getattr(ander, "reden", None),
    )


@given(werelden(deelnemer=True, draagt=False), handelingen)
def test_deelname_alone_does_not_show_a_casus(wereld: Wereld, handeling: Handeling) -> None:
    uitkomst = besluit(wereld.actor, handeling, wereld.feiten, beleid())
    assert not uitkomst.open
    if wereld.actor.rol in AAN_TAFEL:
        assert uitkomst.reden is (Reden.NIETS_ZICHTBAAR if wereld.actor.partij in TAFEL else Reden.DOEL)


@pytest.mark.parametrize("geldigheid", [Geldigheid.ONGELDIG, Geldigheid.AANGEHOUDEN])
@given(wereld=werelden(deelnemer=True, aan_tafel=True))
def test_refusal_or_withdrawal_never_opens_and_leaves_only_own_items(wereld: Wereld, geldigheid: Geldigheid) -> None:
    voor = lees(wereld)
    na = lees(wereld, stand=replace(wereld.feiten.stand, geldigheid=geldigheid))
    assert na <= voor
    eigen = {(een.rij_id, een.klasse) for een in wereld.feiten.onderdelen if is_eigen(wereld, een)}
    assert na <= eigen


@given(werelden(deelnemer=True, aan_tafel=True))
def test_own_items_are_always_open_for_a_deelnemer(wereld: Wereld) -> None:
    eigen = {(een.rij_id, een.klasse) for een in wereld.feiten.onderdelen if is_eigen(wereld, een)}
    drager = Onderdeel(wereld.feiten.casus_id, Klasse.PROC, wereld.actor.organisatie_id, wereld.actor.partij)
    open_ = lees(wereld, onderdelen=(*wereld.feiten.onderdelen, drager))
    assert eigen | {(drager.rij_id, Klasse.PROC)} <= open_


@given(werelden(deelnemer=True, aan_tafel=True))
def test_what_opens_is_own_or_named_by_a_valid_toestemming(wereld: Wereld) -> None:
    open_ = lees(wereld)
    for een in wereld.feiten.onderdelen:
        if (een.rij_id, een.klasse) in open_ and not is_eigen(wereld, een):
            assert wereld.feiten.stand.geldigheid is Geldigheid.GELDIG
            assert (wereld.actor.organisatie_id, een.klasse) in wereld.feiten.stand.bereik


@given(werelden(deelnemer=True, aan_tafel=True))
def test_what_is_about_an_adult_opens_only_by_his_own_signature(wereld: Wereld) -> None:
    """C23: it takes away, never adds; without his signature nothing of it opens for another organisation."""
    open_ = lees(wereld)
    zonder_over = tuple(replace(een, over=None) for een in wereld.feiten.onderdelen)
    assert open_ <= lees(wereld, onderdelen=zonder_over)
    zwijgt = lees(wereld, stand=replace(wereld.feiten.stand, volwassenen={}))
    for een in wereld.feiten.onderdelen:
        if een.over is not None and not is_eigen(wereld, een):
            wat = (wereld.actor.organisatie_id, een.klasse)
            assert (een.rij_id, een.klasse) not in zwijgt
            assert (een.rij_id, een.klasse) not in open_ or wat in wereld.feiten.stand.volwassenen[een.over]


@given(werelden(deelnemer=True, aan_tafel=True))
def test_medisch_of_another_never_opens_without_vrijgave(wereld: Wereld) -> None:
    dicht = tuple(replace(een, klasse=Klasse.MED, vrijgegeven=False) for een in wereld.feiten.onderdelen)
    open_ = lees(wereld, onderdelen=dicht)
    assert open_ <= {(een.rij_id, Klasse.MED) for een in dicht if is_eigen(wereld, een)}


@given(werelden(deelnemer=True, aan_tafel=True))
def test_afgeschermd_names_only_owners_whose_proc_is_open(wereld: Wereld) -> None:
    uitkomst = besluit(wereld.actor, LEZEN, wereld.feiten, beleid())
    betrokken = {
        een.herkomst_id
        for een in wereld.feiten.onderdelen
        if een.klasse is Klasse.PROC and (een.rij_id, Klasse.PROC) in uitkomst.open
    }
    assert {een.eigenaar for een in uitkomst.afgeschermd} <= betrokken
    dicht = {
        (een.herkomst_id, een.klasse)
        for een in wereld.feiten.onderdelen
        if uitkomst.toegestaan and (een.rij_id, een.klasse) not in uitkomst.open and een.herkomst_id in betrokken
    }
    assert {(een.eigenaar, een.klasse) for een in uitkomst.afgeschermd} == dicht


@given(
    werelden(deelnemer=True, aan_tafel=True),
    st.frozensets(st.tuples(st.sampled_from(list(ORGANISATIES)), st.sampled_from(KLASSEN))),
)
def test_larger_bereik_never_closes(wereld: Wereld, meer: frozenset[tuple[object, Klasse]]) -> None:
    stand = wereld.feiten.stand
    eigen = frozenset((wereld.actor.organisatie_id, klasse) for klasse in KLASSEN)
    for erbij in (meer, meer | eigen):
        assert lees(wereld) <= lees(wereld, stand=replace(stand, bereik=stand.bereik | erbij))


@given(werelden(deelnemer=True, aan_tafel=True))
def test_vrijgave_opens_for_nobody_outside_the_bereik(wereld: Wereld) -> None:
    vrij = tuple(replace(een, vrijgegeven=True) for een in wereld.feiten.onderdelen)
    open_ = lees(wereld, onderdelen=vrij, stand=replace(wereld.feiten.stand, bereik=frozenset()))
    assert open_ <= {(een.rij_id, een.klasse) for een in vrij if is_eigen(wereld, een)}


@given(werelden(), handelingen, st.randoms(use_true_random=False))
def test_decision_is_deterministic_and_knows_no_order(wereld: Wereld, handeling: Handeling, kans: Random) -> None:
    onderdelen, deelnames = list(wereld.feiten.onderdelen), list(wereld.feiten.deelnames)
    kans.shuffle(onderdelen)
    kans.shuffle(deelnames)
    geschud = replace(wereld.feiten, onderdelen=tuple(onderdelen), deelnames=tuple(deelnames))
    eerste = besluit(wereld.actor, handeling, wereld.feiten, beleid())
    assert eerste == besluit(wereld.actor, handeling, wereld.feiten, beleid())
    assert eerste == besluit(wereld.actor, handeling, geschud, beleid())


@given(werelden(), handelingen)
def test_refused_decision_opens_and_tells_nothing(wereld: Wereld, handeling: Handeling) -> None:
    uitkomst = besluit(wereld.actor, handeling, wereld.feiten, beleid())
    if not uitkomst.toegestaan:
        assert not any((uitkomst.open, uitkomst.afgeschermd, uitkomst.klassen, uitkomst.eigenaren))
        assert uitkomst.toestemming_id is None
        assert uitkomst.reden is not Reden.TOEGESTAAN


@given(werelden(deelnemer=True, aan_tafel=True))
def test_decision_says_on_which_toestemming_it_rests(wereld: Wereld) -> None:
    uitkomst = besluit(wereld.actor, LEZEN, wereld.feiten, beleid())
    van_ander = any(
        not is_eigen(wereld, een) for een in wereld.feiten.onderdelen if (een.rij_id, een.klasse) in uitkomst.open
    )
    assert uitkomst.toestemming_id == (wereld.feiten.stand.toestemming_id if van_ander else None)
    open_ = [een for een in wereld.feiten.onderdelen if (een.rij_id, een.klasse) in uitkomst.open]
    assert uitkomst.klassen == {een.klasse for een in open_}
    assert uitkomst.eigenaren == {een.herkomst_id for een in open_}


@given(werelden(deelnemer=True), handelingen, st.sampled_from(sorted(set(Rol) - set(AAN_TAFEL))))
def test_specialist_beheerder_and_privacyfunctionaris_never_open_an_item(
    wereld: Wereld, handeling: Handeling, rol: Rol
) -> None:
    uitkomst = besluit(replace(wereld.actor, rol=rol), handeling, wereld.feiten, beleid())
    assert not uitkomst.open
    assert not uitkomst.afgeschermd


@given(werelden(deelnemer=True), handelingen)
def test_partij_that_has_no_seat_reads_nothing(wereld: Wereld, handeling: Handeling) -> None:
    uitkomst = besluit(wereld.actor, handeling, wereld.feiten, beleid())
    if wereld.actor.partij not in TAFEL:
        assert not uitkomst.open


@given(werelden(deelnemer=True, aan_tafel=True), handelingen)
def test_no_act_opens_what_reading_does_not_open(wereld: Wereld, handeling: Handeling) -> None:
    uitkomst = besluit(wereld.actor, handeling, wereld.feiten, beleid())
    toont, kaarten = REGELS[handeling].toont, {een.rij_id for een in wereld.feiten.onderdelen if een.noodkaart}
    leesbaar = frozenset(
        (rij, klasse)
        for rij, klasse in lees(wereld)
        if (toont is None or klasse in toont) and (rij in kaarten or not REGELS[handeling].noodkaarten)
    )
    assert uitkomst.open == (leesbaar if uitkomst.toegestaan else frozenset())
    if not lees(wereld):
        assert uitkomst.reden is Reden.NIETS_ZICHTBAAR


def kent_tafel(wereld: Wereld) -> bool:
    return (wereld.feiten.casus_id, Klasse.PROC) in lees(wereld)


@given(werelden(deelnemer=True, aan_tafel=True), handelingen)
def test_afgesloten_casus_takes_only_what_law_and_rights_still_ask(wereld: Wereld, handeling: Handeling) -> None:
    dicht = replace(wereld.feiten, status=Casusstatus.AFGESLOTEN)
    if handeling.schrijft and handeling not in NA_SLUITING | {Handeling.NOODKAART_BEEINDIGEN}:
        assert not besluit(wereld.actor, handeling, dicht, beleid()).toegestaan
    else:
        mag = bool(lees(wereld)) and (kent_tafel(wereld) or not REGELS[handeling].kent_tafel)
        assert besluit(wereld.actor, handeling, dicht, beleid()).toegestaan is mag


@given(werelden(deelnemer=True, aan_tafel=True))
def test_same_person_in_another_capacity_is_a_stranger(wereld: Wereld) -> None:
    elders = next(
        een for een, partij in ORGANISATIES.items() if partij is Partij.JGZ and een != wereld.actor.organisatie_id
    )
    dubbel = replace(wereld.actor, organisatie_id=elders, partij=Partij.JGZ)
    alleen_eigen = tuple(een for een in wereld.feiten.deelnames if een.organisatie_id == wereld.actor.organisatie_id)
    assert (
        besluit(dubbel, LEZEN, replace(wereld.feiten, deelnames=alleen_eigen), beleid()).reden is Reden.GEEN_DEELNEMER
    )


@given(werelden(), st.sampled_from([een for een in Handeling if REGELS[een].voor_doel]), st.sampled_from(Doel))
def test_doel_is_judged_before_anything_about_the_casus(wereld: Wereld, handeling: Handeling, doel: Doel) -> None:
    """S01 (AVG 5(1)b): for a purpose that is not his, known and unknown are refused alike; P6 opens nothing by name."""
    actor = wereld.actor
    toezicht = REGELS[handeling].toezicht and actor.rol is Rol.PRIVACYFUNCTIONARIS
    rol_past = actor.rol in REGELS[handeling].rollen
    mag = doel is not Doel.P6 and actor.partij in beleid().verwerking(doel, DAG).partijen
    for feiten in (wereld.feiten, None):
        uitkomst = besluit(actor, handeling, feiten, beleid(), doel)
        assert (uitkomst.reden is Reden.DOEL) is (rol_past and not toezicht and not mag)
        if uitkomst.reden is Reden.DOEL:
            assert not uitkomst.toegestaan
            assert not uitkomst.open
            assert _gezegd(uitkomst) == _gezegd(besluit(actor, handeling, None, beleid(), doel))


@given(werelden(), st.sampled_from([een for een in Handeling if not REGELS[een].voor_doel]), st.sampled_from(Doel))
def test_act_outside_a_casus_knows_no_doel(wereld: Wereld, handeling: Handeling, doel: Doel) -> None:
    uitkomst = besluit(wereld.actor, handeling, GeenFeiten(), beleid(), doel)
    assert uitkomst == besluit(wereld.actor, handeling, GeenFeiten(), beleid())


def test_every_handeling_has_a_rule() -> None:
    assert set(REGELS) == set(Handeling)


def test_every_act_in_a_casus_asks_for_the_casus() -> None:
    buiten = {"openapi", "documentatie", "token", "gebruikersprofiel", "gemeente", "school", "contactpersoon"}
    buiten |= {"schoolkernteam", "organisatie", "medewerker", "kernteam", "kernteamlid", "kernteamschool", "logregel"}
    buiten |= {"bewijs", "ijkpunt", "samenhang", "logcontrole", "verzegeling"}
    buiten |= {"meldcode", "meldcodestap", "aandachtsfunctionaris", "veiligheidsmelding"}
    buiten |= {"signaal", "signaalafwijzing", "informatietekst", "bundel"}
    buiten |= {"beleid", "convenant", "bereikbaarheid", "werk", "uitdiensttreding"}
    buiten |= {"noodtoegang", "taak"}
    buiten |= {"anoniemconsult", "consult", "consultaantal", "consultafzijdigheid", "wissing"}
    buiten |= {"delingsvraag", "rechtsvraag", "loguitvoer"}
    buiten |= {"logdag", "toezichtregel", "toezichtgeval", "toezichtvraag", "toezichtverslag", "datalek", "steekproef"}
    buiten |= {"toezichtstand", "toezichtgegeven", "aandachtscasus"}
    buiten |= {"overleg", "overlegreeks", "overlegdeelnemer", "kalender", "agenda", "thema"}
    zonder = {Handeling.CASUS_OPENEN, Handeling.CASUS_OPSOMMEN, Handeling.CASUS_ZOEKEN}
    zonder |= {een for een, regel in REGELS.items() if regel.link}  # these ask for a link
    zonder |= {Handeling.OVERNAME_MAKEN}  # of a whole meeting
    zonder |= {Handeling.OVERSTAP_VOORBEREIDEN}  # of many at once, each decided on its own
    zonder |= {Handeling.VERWIJZING_STARTEN}  # by the specialist, who sees no casus
    verwacht = {een for een in Handeling if een.value.split(".")[0] not in buiten} - zonder
    assert set(IN_CASUS) == verwacht


@voor_elk(Handeling)
def test_nobody_gets_only_the_front_door(handeling: Handeling) -> None:
    voordeur = {Handeling.OPENAPI_LEZEN, Handeling.DOCUMENTATIE_LEZEN, Handeling.TOKEN_MAKEN}
    uitkomst = besluit(None, handeling, GeenFeiten(), beleid())
    assert uitkomst.toegestaan is (handeling in voordeur)
    verwacht = Reden.LINK if REGELS[handeling].link else Reden.NIET_AANGEMELD
    assert uitkomst.reden is (Reden.TOEGESTAAN if handeling in voordeur else verwacht)


@given(werelden(), handelingen)
def test_act_in_a_casus_is_not_decided_without_facts_of_a_casus(wereld: Wereld, handeling: Handeling) -> None:
    assert not besluit(wereld.actor, handeling, GeenFeiten(), beleid()).toegestaan


@given(werelden(), st.booleans())
def test_casus_is_opened_only_by_a_contactpersoon_of_the_own_school(wereld: Wereld, eigen: bool) -> None:
    actor = wereld.actor
    school = actor.organisatie_id if eigen else next(een for een in ORGANISATIES if een != actor.organisatie_id)
    for organisatie in (school, None):
        uitkomst = besluit(actor, Handeling.CASUS_OPENEN, OpeningFeiten(wereld.feiten.casus_id, organisatie), beleid())
        mag = actor.rol is Rol.CONTACTPERSOON and actor.partij in TAFEL  # other parties work in no casus for P1
        assert uitkomst.toegestaan is (mag and organisatie == actor.organisatie_id)
        assert not uitkomst.open


def _cel(van: Partij, naar: Partij, klasse: Klasse, *, toestemming: bool, vrijgave: bool) -> bool:
    zender = next(een for een, partij in ORGANISATIES.items() if partij is van)
    lezer = next(een for een, partij in ORGANISATIES.items() if partij is naar)
    rij = next(iter(ORGANISATIES))
    stand = Toestemmingsstand(Geldigheid.GELDIG, "", rij, frozenset({(lezer, klasse)}))
    feiten = CasusFeiten(
        casus_id=rij,
        organisatie_id=zender,
        status=Casusstatus.OPEN,
        dag=DAG,
        stand=stand if toestemming else Toestemmingsstand(Geldigheid.ONGELDIG, ""),
        deelnames=(Deelname(rij, lezer, naar),),
    )
    return weeg(
        Actor(rij, Rol.KERNTEAMLID, naar, lezer), Onderdeel(rij, klasse, zender, van, vrijgave), feiten, beleid()
    ).open


@pytest.mark.skipif(not DOMEINREGELS.exists(), reason="LET OP: regels.json ontbreekt, cellen NIET vergeleken")
def test_every_cell_opens_exactly_what_its_code_says_at_the_table() -> None:
    rijen = regels()["matrix"]
    assert len(rijen) == 486
    for rij in rijen:
        plaats = Partij(rij["sender"]), Partij(rij["receiver"]), Klasse(rij["category"])
        met_vrijgave = rij["code"] == "T*" or rij["category"] == "MED"
        for vrijgave in (False, True):
            assert not _cel(*plaats, toestemming=False, vrijgave=vrijgave), rij
            verwacht = rij["code"] != "X" and (vrijgave or not met_vrijgave)
            assert _cel(*plaats, toestemming=True, vrijgave=vrijgave) is verwacht, rij


@pytest.mark.parametrize("van", TAFEL)
def test_another_organisation_of_the_same_kind_reads_only_with_toestemming(van: Partij) -> None:
    een, ander = (organisatie for organisatie, partij in ORGANISATIES.items() if partij is van)
    for klasse in (Klasse.ID, Klasse.OND, Klasse.VERZ, Klasse.GEZ, Klasse.PROC, Klasse.MED):
        stand = Toestemmingsstand(Geldigheid.GELDIG, "", een, frozenset({(ander, klasse)}))
        feiten = CasusFeiten(een, een, Casusstatus.OPEN, DAG, stand)
        actor = Actor(een, Rol.CONTACTPERSOON, van, ander)
        onderdeel = Onderdeel(een, klasse, een, van)
        zonder = replace(feiten, stand=Toestemmingsstand(Geldigheid.ONGELDIG, ""))
        assert not weeg(actor, onderdeel, zonder, beleid()).open
        assert weeg(actor, onderdeel, feiten, beleid()).open is (klasse is not Klasse.MED)
        assert weeg(actor, replace(onderdeel, vrijgegeven=True), feiten, beleid()).open


@pytest.mark.parametrize("klasse", [Klasse.BSN, Klasse.STRAF, Klasse.VEIL, Klasse.REKEN])
@pytest.mark.parametrize("van", TAFEL)
def test_what_has_no_place_in_a_casus_opens_for_no_other_organisation_of_the_same_kind(
    van: Partij, klasse: Klasse
) -> None:
    een, ander = (organisatie for organisatie, partij in ORGANISATIES.items() if partij is van)
    stand = Toestemmingsstand(Geldigheid.GELDIG, "", een, frozenset({(ander, klasse)}))
    feiten = CasusFeiten(een, een, Casusstatus.OPEN, DAG, stand)
    onderdeel = Onderdeel(een, klasse, een, van, vrijgegeven=True)
    assert not weeg(Actor(een, Rol.CONTACTPERSOON, van, ander), onderdeel, feiten, beleid()).open
