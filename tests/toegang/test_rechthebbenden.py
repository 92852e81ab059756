"""The table of who may exercise which right: equal to the domain rules (3.1), whole, and refused when it is not."""

import csv
from collections.abc import Callable
from datetime import date, timedelta
from functools import cache
from pathlib import Path
from random import Random

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kernteam.toegang.beleid import BeleidFout
from kernteam.toegang.rechthebbenden import TABEL, Bestand, Groep, Recht, Rechthebbenden, Wie, groep_van, laad
from tests.toegang.werelden import BELEID, DAG

Rijen = list[list[str]]
Wijziging = Callable[[Rijen], object]
AVG = (Bestand.SCHOOL, Bestand.SWV, Bestand.LEERPLICHT, Bestand.KERNTEAM)
GEWOON, LEZEN = (Recht.RECTIFICATIE_EN_OVERIG, Recht.BEZWAAR), (Recht.INZAGE_AFSCHRIFT, Recht.INZAGE_LOGBOEK)
# right, file -> able youth of 12-15, able youth of 16-17; below 12 and who cannot decide: every gezaghebbende
TABEL_3_1: dict[tuple[Recht, Bestand], tuple[str, str]] = {
    **{(recht, bestand): ("G", "G_MET_TOESTEMMING_J") for recht in LEZEN for bestand in AVG},
    **{(recht, bestand): ("G", "J") for recht in Recht if recht not in LEZEN for bestand in AVG},
    **{(recht, Bestand.JEUGDHULP): ("J_EN_G_APART", "G_MET_TOESTEMMING_J") for recht in LEZEN},
    **{(recht, Bestand.JGZ): ("J_EN_G_APART", "G_MET_TOESTEMMING_J") for recht in LEZEN},
    **{(recht, Bestand.JEUGDHULP): ("J_EN_G_APART", "J") for recht in GEWOON},
    **{(recht, Bestand.JGZ): ("J_EN_G_APART", "J") for recht in GEWOON},
    **{(recht, Bestand.WMO): ("J_OF_VERTEGENWOORDIGER", "J") for recht in (*LEZEN, *GEWOON)},
    **{(recht, Bestand.VIR): ("JG_SAMEN", "J") for recht in Recht},
    (Recht.VERNIETIGING, Bestand.JEUGDHULP): ("JG_SAMEN", "J"),
    (Recht.VERNIETIGING, Bestand.JGZ): ("J", "J"),
    (Recht.VERNIETIGING, Bestand.WMO): ("J", "J"),
    **{(Recht.EIGEN_VERKLARING, bestand): ("J", "J") for bestand in (Bestand.JEUGDHULP, Bestand.JGZ, Bestand.WMO)},
}
ALLE = [(recht, bestand, groep) for recht in Recht for bestand in Bestand for groep in Groep]


@cache
def tabel() -> Rechthebbenden:
    return laad(BELEID)


def gelezen() -> Rijen:
    with (BELEID / TABEL).open(newline="", encoding="utf-8") as bestand:
        return list(csv.reader(bestand))


def laad_met(map_: Path, wijziging: Wijziging) -> Rechthebbenden:
    """Load the table after a change."""
    rijen = gelezen()
    wijziging(rijen)
    with (map_ / TABEL).open("w", newline="", encoding="utf-8") as bestand:
        csv.writer(bestand).writerows(rijen)
    return laad(map_)


def zet(regel: int, kolom: str, waarde: str) -> Wijziging:
    def doe(rijen: Rijen) -> None:
        rijen[regel - 1][rijen[0].index(kolom)] = waarde

    return doe


def zonder_kolom(kolom: str) -> Wijziging:
    def doe(rijen: Rijen) -> None:
        plaats = rijen[0].index(kolom)
        for rij in rijen:
            del rij[plaats]

    return doe


@pytest.mark.parametrize(("recht", "bestand"), sorted(TABEL_3_1))
def test_every_row_is_that_of_the_domain_rules(recht: Recht, bestand: Bestand) -> None:
    """Section 3.1, with what the design fills in for rights the law does not name for a file."""
    jong, oud = TABEL_3_1[recht, bestand]
    gevonden = {groep: tabel().rij(recht, bestand, groep, DAG).wie for groep in Groep}
    assert gevonden == {
        Groep.TOT_12: Wie.G,
        Groep.VAN_12_TOT_16_BEKWAAM: Wie(jong),
        Groep.VAN_12_TOT_16_ONBEKWAAM: Wie.G,
        Groep.VAN_16_TOT_18_BEKWAAM: Wie(oud),
        Groep.VAN_16_TOT_18_ONBEKWAAM: Wie.G,
    }


def test_no_right_no_file_and_no_age_is_without_somebody() -> None:
    assert set(TABEL_3_1) == {(recht, bestand) for recht, bestand, _ in ALLE}
    assert all(tabel().rij(*een, DAG).bron for een in ALLE)
    assert len(gelezen()) == len(ALLE) + 1


@pytest.mark.parametrize(
    ("jaren", "bekwaam", "groep"),
    [
        (0, True, "tot_12"),
        (11, False, "tot_12"),
        (12, True, "van_12_tot_16_bekwaam"),
        (15, False, "van_12_tot_16_onbekwaam"),
        (16, True, "van_16_tot_18_bekwaam"),
        (17, False, "van_16_tot_18_onbekwaam"),
    ],
)
def test_groups_change_on_the_birthday(jaren: int, groep: str, *, bekwaam: bool) -> None:
    assert groep_van(jaren, bekwaam=bekwaam) == groep


@pytest.mark.parametrize(
    ("wijziging", "reden"),
    [
        (zet(3, "recht", "WISSEN"), "regel 3: 'WISSEN'"),
        (zet(4, "bestand", "KERK"), "regel 4: 'KERK'"),
        (zet(5, "groep", "van_5_tot_6"), "regel 5: 'van_5_tot_6'"),
        (zet(6, "wie", "OMA"), "regel 6: 'OMA'"),
        (zet(6, "wie", ""), "regel 6: ''"),
        (zet(7, "bron", "  "), "regel 7: zonder bron"),
        (zet(8, "geldig_vanaf", "1 november"), "regel 8: '1 november' is geen datum"),
        (zet(2, "wie", "J"), "regel 2: J past niet bij tot_12"),
        (zet(4, "wie", "J_EN_G_APART"), "regel 4: J_EN_G_APART past niet bij van_12_tot_16_onbekwaam"),
        (zet(5, "wie", "G"), "regel 5: G past niet bij van_16_tot_18_bekwaam"),
        (lambda rijen: rijen.append([*rijen[1]]), "regel 242: komt twee keer voor"),
        (list.pop, "er is geen rij EIGEN_VERKLARING-VIR-van_16_tot_18_onbekwaam"),
        (lambda rijen: rijen[3].pop(), "regel 4: "),
        (zonder_kolom("bron"), "regel 2: bron ontbreekt"),
        (lambda rijen: rijen.clear(), "er is geen rij INZAGE_AFSCHRIFT-SCHOOL-tot_12"),
    ],
)
def test_broken_table_is_refused_with_file_line_and_reason(tmp_path: Path, wijziging: Wijziging, reden: str) -> None:
    with pytest.raises(BeleidFout) as fout:
        laad_met(tmp_path, wijziging)
    assert str(fout.value).startswith(TABEL)
    assert reden in str(fout.value)


def test_missing_table_is_refused_by_name(tmp_path: Path) -> None:
    with pytest.raises(BeleidFout, match=TABEL):
        laad(tmp_path)


@given(volgorde=st.randoms(use_true_random=False))
def test_order_of_the_rows_does_not_matter(tmp_path_factory: pytest.TempPathFactory, volgorde: Random) -> None:
    def schud(rijen: Rijen) -> None:
        rest = rijen[1:]
        volgorde.shuffle(rest)
        rijen[1:] = rest

    geschud = laad_met(tmp_path_factory.mktemp("beleid"), schud)
    assert [geschud.rij(*een, DAG) for een in ALLE] == [tabel().rij(*een, DAG) for een in ALLE]


def test_later_row_replaces_earlier_from_its_day_and_changes_the_version(tmp_path: Path) -> None:
    vanaf = date(2027, 7, 1)
    nieuw = ["INZAGE_AFSCHRIFT", "SCHOOL", "van_12_tot_16_bekwaam", "J", "een nieuwe wet", vanaf.isoformat()]
    geladen = laad_met(tmp_path, lambda rijen: rijen.insert(1, nieuw))
    cel = (Recht.INZAGE_AFSCHRIFT, Bestand.SCHOOL, Groep.VAN_12_TOT_16_BEKWAAM)
    assert geladen.rij(*cel, vanaf - timedelta(days=1)).wie is Wie.G
    assert geladen.rij(*cel, vanaf).wie is Wie.J
    assert geladen.versie.startswith("2027-07-01+")
    assert geladen.versie != tabel().versie


def test_day_before_the_first_row_is_refused() -> None:
    with pytest.raises(BeleidFout, match="recht INZAGE_AFSCHRIFT-SCHOOL-tot_12 geldt nog niet op 2026-10-31"):
        tabel().rij(*ALLE[0], date(2026, 10, 31))
