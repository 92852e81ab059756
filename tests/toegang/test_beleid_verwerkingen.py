"""The register of processing and the switches: read strictly, each as it holds on a day."""

import csv
import shutil
from datetime import date
from pathlib import Path

import pytest

from kernteam.grond.actor import Partij
from kernteam.grond.doel import Doel
from kernteam.grond.klasse import Klasse
from kernteam.toegang.beleid import BeleidFout, laad
from tests.architectuur.broncode import bestanden
from tests.toegang.werelden import BELEID, DAG, beleid

REGISTER = "verwerkingen.toml"
KOP = "[[verwerking]]"


@pytest.fixture
def map_(tmp_path: Path) -> Path:
    shutil.copytree(BELEID, tmp_path, dirs_exist_ok=True)
    return tmp_path


def vervang(pad: Path, oud: str, nieuw: str) -> None:
    tekst = pad.read_text(encoding="utf-8")
    assert oud in tekst
    pad.write_text(tekst.replace(oud, nieuw, 1), encoding="utf-8")


def regel_van(pad: Path, doel: str) -> int:
    """Give the line on which the entry of a purpose begins."""
    regels = pad.read_text(encoding="utf-8").splitlines()
    return regels.index(f'doel = "{doel}"')  # the heading is the line above it, and lines count from one


def test_every_doel_of_the_domain_rules_has_its_entry() -> None:
    """V12, V04: one entry for each purpose, with ground, parties, classes, people, term and source (AVG 30)."""
    for doel in Doel:
        een = beleid().verwerking(doel, DAG)
        assert een.doel is doel
        assert all((een.naam, een.grondslagen, een.partijen, een.ontvangers, een.betrokkenen, een.bron))
        assert een.dpv.startswith("https://w3id.org/dpv")
        assert een.bewaartermijnen
        assert een.op_naam is (doel is not Doel.P6)


@pytest.mark.parametrize(
    ("doel", "partij", "mag"),
    [
        (Doel.P1, Partij.LPA, True),
        (Doel.P1, Partij.SPEC, False),
        (Doel.P2, Partij.SWV, True),
        (Doel.P2, Partij.LPA, False),
        (Doel.P3, Partij.LPA, True),
        (Doel.P3, Partij.BT, False),
        (Doel.P4, Partij.SPEC, True),
        (Doel.P4, Partij.SCHOOL, False),
        (Doel.P5, Partij.SCHOOL, True),
        (Doel.P6, Partij.SWV, False),
    ],
)
def test_partij_works_in_a_casus_only_for_its_own_doelen(doel: Doel, partij: Partij, mag: bool) -> None:
    assert beleid().verwerking(doel, DAG).mag_handelen(partij) is mag


def test_strafrechtelijke_gegevens_and_rekengegevens_belong_to_no_doel() -> None:
    klassen = {klasse for doel in Doel for klasse in beleid().verwerking(doel, DAG).klassen}
    assert klassen.isdisjoint({Klasse.STRAF, Klasse.REKEN})


@pytest.mark.parametrize(
    ("oud", "nieuw", "waarom"),
    [
        ('doel = "P1"', 'doel = "P9"', "'P9'"),
        ('naam = "Signaleren', 'title = "Signaleren', "onbekend veld title"),
        ("op_naam = true\n", "", "op_naam ontbreekt"),
        ("op_naam = true", 'op_naam = "ja"', "op_naam is geen true of false"),
        ('grondslagen = ["AVG 6(1)e", "AVG 6(1)a", "AVG 9(2)a"]', "grondslagen = []", "zonder grondslag"),
        ('"AVG 6(1)e"', '"de AVG"', "zonder grondslag"),
        ('artikelen = ["Jeugdwet', 'artikelen = [3, "Jeugdwet', "artikelen is geen lijst"),
        ("https://w3id.org/dpv/", "https://voorbeeld.example/", "dpv begint niet"),
        ('partijen = ["SCHOOL", "SWV", "BT", "LPA", "JGZ"]', "partijen = []", "zonder partij"),
        ('partijen = ["SCHOOL"', 'partijen = ["BUUR"', "'BUUR'"),
        ('klassen = ["ID"', 'klassen = ["GEHEIM"', "'GEHEIM'"),
        ('bron = "V12; B01, B03, B06; AVG 30"', 'bron = " "', "zonder bron"),
        ('bron = "V12; B01, B03, B06; AVG 30"', "bron = 3", "bron is geen tekst"),
        ("geldig_vanaf = 2026-11-01", 'geldig_vanaf = "1 november"', "geen datum"),
        ("geldig_vanaf = 2026-11-01", "geldig_vanaf = 2026-11-01T00:00:00", "geen datum"),
    ],
)
def test_broken_entry_is_refused_with_file_line_and_reason(map_: Path, oud: str, nieuw: str, waarom: str) -> None:
    regel = regel_van(map_ / REGISTER, "P1")
    vervang(map_ / REGISTER, oud, nieuw)
    with pytest.raises(BeleidFout) as fout:
        laad(map_)
    assert str(fout.value).startswith(f"{REGISTER} regel {regel}: ")
    assert waarom in str(fout.value)


def test_fault_names_the_entry_it_is_in(map_: Path) -> None:
    regel = regel_van(map_ / REGISTER, "P4")
    vervang(map_ / REGISTER, 'doel = "P4"', 'doel = "P4"\nextra = 1')
    with pytest.raises(BeleidFout, match=f"regel {regel}: onbekend veld extra"):
        laad(map_)


@pytest.mark.parametrize(
    ("oud", "nieuw", "waarom"),
    [
        ('doel = "P1"', "doel = ", "regel"),
        ('doel = "P3"', 'doel = "P2"', "komt twee keer voor"),
        (KOP, "[verwerking]", REGISTER),
        (KOP, '[[ "verwerking" ]]', "begint met een regel"),
    ],
)
def test_broken_register_is_refused(map_: Path, oud: str, nieuw: str, waarom: str) -> None:
    vervang(map_ / REGISTER, oud, nieuw)
    with pytest.raises(BeleidFout, match=REGISTER) as fout:
        laad(map_)
    assert waarom in str(fout.value)


def test_register_without_one_of_the_doelen_is_refused(map_: Path) -> None:
    tekst = (map_ / REGISTER).read_text(encoding="utf-8")
    (map_ / REGISTER).write_text(tekst[: tekst.rindex(KOP)], encoding="utf-8")
    with pytest.raises(BeleidFout, match="geen verwerking voor doel P6"):
        laad(map_)


def test_later_entry_replaces_the_earlier_from_its_day(map_: Path) -> None:
    tekst = (map_ / REGISTER).read_text(encoding="utf-8")
    derde = KOP + tekst.split(KOP)[3]
    later = derde.replace('["SCHOOL", "LPA"]', '["LPA"]').replace("2026-11-01", "2027-01-01")
    (map_ / REGISTER).write_text(tekst + later, encoding="utf-8")
    geladen = laad(map_)
    assert geladen.verwerking(Doel.P3, date(2026, 12, 31)).mag_handelen(Partij.SCHOOL)
    assert not geladen.verwerking(Doel.P3, date(2027, 1, 1)).mag_handelen(Partij.SCHOOL)
    assert geladen.versie.startswith("2027-01-01")
    with pytest.raises(BeleidFout, match="doel P3 geldt nog niet op 2026-10-31"):
        geladen.verwerking(Doel.P3, date(2026, 10, 31))


def test_switches_hold_what_the_domain_rules_say() -> None:
    """Domain rules 0.2, C08 and C15."""
    assert beleid().schakelaar("uavg5.leeftijd_zelf", DAG).getal == 16
    aan = {een.naam: een.aan for een in beleid().schakelaars(DAG) if not een.is_getal}
    assert aan == {"vermoede_tweede_ouder": True, "ouder_vervalt_op_16": True, "wams": False, "vir": True}


def test_switch_of_another_kind_or_name_is_refused() -> None:
    with pytest.raises(BeleidFout, match="geen ja of nee"):
        _ = beleid().schakelaar("uavg5.leeftijd_zelf", DAG).aan
    with pytest.raises(BeleidFout, match="geen getal"):
        _ = beleid().schakelaar("wams", DAG).getal
    with pytest.raises(BeleidFout, match="schakelaar onzin"):
        beleid().schakelaar("onzin", DAG)


def test_later_row_switches_from_its_day(map_: Path) -> None:
    with (map_ / "schakelaars.csv").open("a", newline="", encoding="utf-8") as bestand:
        csv.writer(bestand).writerow(["wams", "aan", "", "de wet treedt in werking", "2027-07-01"])
    geladen = laad(map_)
    dagen = (date(2027, 6, 30), date(2027, 7, 1))
    assert [geladen.schakelaar("wams", dag).aan for dag in dagen] == [False, True]
    assert [een.aan for een in geladen.schakelaars(dagen[1]) if een.naam == "wams"] == [True]
    assert geladen.wisseldagen() == [date(2026, 11, 1), date(2027, 7, 1)]


def test_switch_says_truly_which_modules_read_it() -> None:
    """A switch that nobody reads is shown as having no effect; this holds the table to the source."""
    bron = {pad: pad.read_text(encoding="utf-8") for pad in bestanden("kernteam")}
    for een in beleid().schakelaars(DAG):
        lezers = {pad for pad, tekst in bron.items() if f'"{een.naam}"' in tekst}
        genoemd = {".".join(pad.with_suffix("").parts[-2:]) for pad in lezers}
        assert genoemd == set(een.gelezen_door), een.naam
