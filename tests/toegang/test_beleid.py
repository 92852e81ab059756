import csv
import io
import re
import shutil
from collections.abc import Callable, Iterator
from datetime import date, timedelta
from pathlib import Path
from random import Random

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from kernteam.grond.actor import Partij
from kernteam.grond.klasse import Klasse
from kernteam.toegang import bewaartermijnen, minimumsets, rechthebbenden, schoolvakanties
from kernteam.toegang.beleid import KLASSEN, ONTVANGERS, ZENDERS, BeleidFout, Code, laad
from kernteam.toestemming.bundels import laad_bundels
from tests.toegang.werelden import BELEID, DAG, REGELS, beleid, regels

MATRIX, REGIMES, SCHAKELAARS = "deelmatrix.csv", "toestemmingsregimes.csv", "schakelaars.csv"
AANTAL_SCHAKELAARS = len((BELEID / SCHAKELAARS).read_text(encoding="utf-8").splitlines()) - 1
GROEPEN = {
    "lt12": "tot_12",
    "y12_15_able": "van_12_tot_16_bekwaam",
    "y12_15_unable": "van_12_tot_16_onbekwaam",
    "y16_17_able": "van_16_tot_18_bekwaam",
    "y16_17_unable": "van_16_tot_18_onbekwaam",
}
TABELLEN = (MATRIX, REGIMES, SCHAKELAARS, "verwerkingen.toml")
met_regels = pytest.mark.skipif(not REGELS.exists(), reason="LET OP: regels.json ontbreekt, tabellen NIET vergeleken")
Wijziging = Callable[[list[list[str]]], object]


@pytest.fixture
def map_(tmp_path: Path) -> Path:
    shutil.copytree(BELEID, tmp_path, dirs_exist_ok=True)
    return tmp_path


def wijzig(bestand: Path, wijziging: Wijziging) -> None:
    with bestand.open(newline="", encoding="utf-8") as invoer:
        rijen = list(csv.reader(invoer))
    wijziging(rijen)
    with bestand.open("w", newline="", encoding="utf-8") as uitvoer:
        csv.writer(uitvoer).writerows(rijen)


def zet(regel: int, kolom: str, waarde: str) -> Wijziging:
    def doe(rijen: list[list[str]]) -> None:
        rijen[regel - 1][rijen[0].index(kolom)] = waarde

    return doe


def zonder_kolom(kolom: str) -> Wijziging:
    def doe(rijen: list[list[str]]) -> None:
        plaats = rijen[0].index(kolom)
        for rij in rijen:
            del rij[plaats]

    return doe


def tweemaal(rijen: list[list[str]]) -> None:
    rijen.append([*rijen[1]])


def kort(rijen: list[list[str]]) -> None:
    rijen[3].pop()


def artikelen(bron: str) -> list[str]:
    """Give every article that a source names."""
    return re.findall(
        r"(?:AVG|BW|Wmo|Jeugdwet|Leerplichtwet|UAVG|WPO|WVO|BRIN)? ?[0-9][0-9a-z.:]*(?:[(][0-9a-z]+[)])*", bron
    )


@met_regels
def test_deelmatrix_equals_domain_rules_cell_by_cell() -> None:
    verwacht = {(rij["sender"], rij["receiver"], rij["category"]): rij for rij in regels()["matrix"]}
    assert len(verwacht) == len(regels()["matrix"]) == 486
    gevonden = {
        (str(van), str(naar), str(klasse)): beleid().cel(van, naar, klasse, DAG)
        for van in ZENDERS
        for naar in ONTVANGERS
        for klasse in KLASSEN
        if van is not naar
    }
    assert {plaats: cel.code for plaats, cel in gevonden.items()} == {
        plaats: rij["code"] for plaats, rij in verwacht.items()
    }
    # the tables say it in Dutch, as users read it; the law and the articles are the same
    assert {plaats: artikelen(cel.bron) for plaats, cel in gevonden.items()} == {
        plaats: artikelen(rij["source"]) for plaats, rij in verwacht.items()
    }


@met_regels
def test_regimes_equal_domain_rules_group_by_group() -> None:
    verwacht = {
        naam: {GROEPEN[groep]: wie for groep, wie in rij.items() if groep in GROEPEN}
        for naam, rij in regels()["regimes"].items()
    }
    gevonden = {naam: dict(beleid().regime(naam, DAG).ondertekenaars) for naam in verwacht}
    assert gevonden == verwacht
    with (BELEID / REGIMES).open(newline="", encoding="utf-8") as bestand:
        assert {rij["regime"] for rij in csv.DictReader(bestand)} == set(verwacht)


@met_regels
def test_codes_are_those_of_the_domain_rules() -> None:
    assert {code.value for code in Code} == set(regels()["codes"])


@pytest.mark.parametrize("van", ZENDERS)
def test_own_organisation_is_own_for_every_klasse(van: Partij) -> None:
    assert {beleid().cel(van, van, klasse, DAG).code for klasse in KLASSEN} == {Code.EIGEN}


@pytest.mark.parametrize("naar", [Partij.REGIO, Partij.SCHOOL])
def test_partij_outside_the_matrix_has_no_ground(naar: Partij) -> None:
    assert {beleid().cel(Partij.REGIO, naar, klasse, DAG).code for klasse in Klasse} == {Code.GEEN}


@pytest.mark.parametrize(
    ("bestand", "wijziging", "waar", "waarom"),
    [
        (MATRIX, zet(4, "code", "Q"), "regel 4", "'Q'"),
        (MATRIX, zet(4, "code", "-"), "regel 4", "hoort niet"),
        (MATRIX, zet(5, "klasse", "GEHEIM"), "regel 5", "'GEHEIM'"),
        (MATRIX, zet(5, "klasse", "REKEN"), "regel 5", "hoort niet"),
        (MATRIX, zet(6, "van", "BUUR"), "regel 6", "'BUUR'"),
        (MATRIX, zet(6, "van", "POL"), "regel 6", "hoort niet"),
        (MATRIX, zet(6, "naar", "OPA"), "regel 6", "'OPA'"),
        (MATRIX, zet(6, "naar", "REGIO"), "regel 6", "hoort niet"),
        (MATRIX, zet(6, "naar", "SCHOOL"), "regel 6", "hoort niet"),
        (MATRIX, zet(7, "bron", "  "), "regel 7", "zonder bron"),
        (MATRIX, zet(8, "geldig_vanaf", "1 november"), "regel 8", "1 november"),
        (MATRIX, kort, "regel 4", ""),
        (MATRIX, tweemaal, "regel 488", "twee keer"),
        (MATRIX, list.pop, "er is geen cel", "SPEC-POL-PROC"),
        (MATRIX, zonder_kolom("bron"), "regel 2", "bron"),
        (MATRIX, zonder_kolom("geldig_vanaf"), "regel 2", "geldig_vanaf"),
        (REGIMES, zet(3, "tot_12", ""), "regel 3", "zonder ondertekenaars"),
        (REGIMES, zet(3, "van_16_tot_18_bekwaam", "JJ"), "regel 3", "zonder ondertekenaars"),
        (REGIMES, zet(4, "bron", ""), "regel 4", "zonder bron"),
        (REGIMES, zet(4, "geldig_vanaf", "13-01-2026"), "regel 4", "13-01-2026"),
        (REGIMES, kort, "regel 4", ""),
        (REGIMES, tweemaal, "regel 9", "twee keer"),
        (REGIMES, list.pop, "er is geen regime", "KERNTEAM"),
        (REGIMES, zonder_kolom("regime"), "regel 2", "regime"),
        (REGIMES, zonder_kolom("van_12_tot_16_bekwaam"), "regel 2", "van_12_tot_16_bekwaam"),
        (SCHAKELAARS, zet(3, "waarde", "misschien"), "regel 3", "vermoede_tweede_ouder is geen ja"),
        (SCHAKELAARS, zet(2, "waarde", "²"), "regel 2", "getal"),
        (SCHAKELAARS, zet(5, "bron", ""), "regel 5", "zonder bron"),
        (SCHAKELAARS, zet(4, "geldig_vanaf", "ooit"), "regel 4", "ooit"),
        (SCHAKELAARS, tweemaal, f"regel {AANTAL_SCHAKELAARS + 2}", "twee keer"),
        (SCHAKELAARS, zonder_kolom("gelezen_door"), "regel 2", "gelezen_door"),
        (SCHAKELAARS, kort, "regel 4", ""),
    ],
)
def test_broken_table_is_refused_with_file_line_and_reason(
    map_: Path, bestand: str, wijziging: Wijziging, waar: str, waarom: str
) -> None:
    wijzig(map_ / bestand, wijziging)
    with pytest.raises(BeleidFout) as fout:
        laad(map_)
    assert str(fout.value).startswith(f"{bestand}")
    assert waar in str(fout.value)
    assert waarom in str(fout.value)


@pytest.mark.parametrize("code", [code for code in Code if code not in (Code.WET, Code.WET_MINIMUM, Code.GEEN)])
def test_a_bsn_goes_only_where_a_statute_says_so(map_: Path, code: Code) -> None:
    """UAVG 46: no consent, no task and no right to report is enough."""

    def doe(rijen: list[list[str]]) -> None:
        rij = next(rij for rij in rijen if rij[:3] == ["SCHOOL", "BT", "BSN"])
        rij[3] = code.value

    wijzig(map_ / MATRIX, doe)
    with pytest.raises(BeleidFout, match=r"een BSN gaat alleen als een wet|hoort niet in de deelmatrix"):
        laad(map_)


LADERS = {
    MATRIX: laad,
    REGIMES: laad,
    SCHAKELAARS: laad,
    "verwerkingen.toml": laad,
    "minimumsets.csv": minimumsets.laad,
    "rechthebbenden.csv": rechthebbenden.laad,
    "schoolvakanties.csv": schoolvakanties.laad,
    "vakantieregios.csv": schoolvakanties.laad,
    "bewaartermijnen.toml": bewaartermijnen.laad,
    "bundels.csv": laad_bundels,
}
ENGELS = re.compile(
    r"\b(is not|valid|invalid|expected|unexpected|string|codec|No such|argument|object|None|must|line)\b"
)
NIET_TE_LEZEN = {
    "weg": None,
    "geen utf-8": b"\xff\xfe\x00",
    "geen csv": b'"a,b\n',
    "geen toml": b"[[verwerking]\n",
    "een waarde te weinig": "waarde",
    "onzin in elk veld": "onzin",
    "leeg veld": "leeg",
}


@pytest.mark.parametrize("soort", NIET_TE_LEZEN)
@pytest.mark.parametrize("bestand", LADERS)
def test_every_fault_of_every_table_is_told_in_dutch(map_: Path, bestand: str, soort: str) -> None:
    """Whatever is broken, wherever it stands: refused by name of the file, and never in the words of the library."""
    for fout in _breek(map_ / bestand, NIET_TE_LEZEN[soort]):
        assert fout.startswith(bestand), fout
        assert not ENGELS.search(fout.replace("true of false", "")), fout


def _breek(bestand: Path, hoe: bytes | str | None) -> Iterator[str]:
    """Break a table in each way of this kind; give what its loader says."""
    goed, map_ = bestand.read_text(encoding="utf-8"), bestand.parent
    for stuk in _stukken(goed, hoe) if isinstance(hoe, str) else [hoe]:
        if stuk is None:
            bestand.unlink()
        else:
            bestand.write_bytes(stuk)
        try:
            LADERS[bestand.name](map_)
        except BeleidFout as fout:
            yield str(fout)
    bestand.write_text(goed, encoding="utf-8")


def _stukken(goed: str, hoe: str) -> Iterator[bytes]:
    """Give the table with each part of its first row left out, emptied or replaced by nonsense."""
    regels = goed.splitlines()
    if regels[0].startswith(("#", "[")):  # TOML: every field of it, once
        waarde = {"waarde": None, "onzin": '"onzin"', "leeg": '""'}[hoe]
        for nummer, regel in enumerate(regels):
            if " = " in regel and not regel.startswith("#"):
                nieuw = [] if waarde is None else [f"{regel.split(' = ')[0]} = {waarde}"]
                yield "\n".join(regels[:nummer] + nieuw + regels[nummer + 1 :]).encode()
        return
    kop, eerste = next(csv.reader([regels[0]])), next(csv.reader([regels[1]]))
    for plaats in range(len(kop)):
        cellen = {"waarde": eerste[:plaats], "onzin": [*eerste[:plaats], "onzin", *eerste[plaats + 1 :]]}
        rij = cellen.get(hoe, [*eerste[:plaats], "", *eerste[plaats + 1 :]])
        uit = io.StringIO()
        csv.writer(uit).writerow(rij)
        yield "\n".join([regels[0], uit.getvalue().strip() or ",", *regels[2:]]).encode()


def test_line_of_a_fault_is_counted_as_an_editor_counts(map_: Path) -> None:
    bestand = map_ / MATRIX
    kop, eerste, tweede, *rest = bestand.read_text(encoding="utf-8").splitlines()
    bestand.write_text("\n".join([kop, eerste, "", "", tweede.replace("SWV", "BUUR"), *rest]), encoding="utf-8")
    with pytest.raises(BeleidFout, match="regel 5: 'BUUR'"):
        laad(map_)


@pytest.mark.parametrize("bestand", TABELLEN)
def test_missing_table_is_refused_by_name(map_: Path, bestand: str) -> None:
    (map_ / bestand).unlink()
    with pytest.raises(BeleidFout, match=bestand):
        laad(map_)


@pytest.mark.parametrize("bestand", TABELLEN)
def test_table_that_is_not_text_is_refused_by_name(map_: Path, bestand: str) -> None:
    (map_ / bestand).write_bytes(b"\xff\xfe\x00")
    with pytest.raises(BeleidFout, match=bestand):
        laad(map_)


@given(
    dagen=st.sets(st.integers(1, 900), min_size=1, max_size=3),
    plaats=st.integers(2, 487),
    volgorde=st.randoms(use_true_random=False),
    codes=st.lists(st.sampled_from([code for code in Code if code is not Code.EIGEN]), min_size=3, max_size=3),
)
def test_later_row_replaces_earlier_from_its_day(
    tmp_path_factory: pytest.TempPathFactory,
    dagen: set[int],
    plaats: int,
    volgorde: Random,
    codes: list[Code],
) -> None:
    map_ = tmp_path_factory.mktemp("beleid")
    shutil.copytree(BELEID, map_, dirs_exist_ok=True)
    eerste = date(2026, 11, 1)
    begin = {eerste + timedelta(days=na): code for na, code in zip(sorted(dagen), codes, strict=False)}
    sleutel: list[str] = []

    def voeg_toe(rijen: list[list[str]]) -> None:
        van, naar, klasse, oud, _, _ = rijen[plaats - 1]
        assume(klasse != Klasse.BSN)  # not every code can stand there
        sleutel.extend([van, naar, klasse, oud])
        nieuw = [[van, naar, klasse, code.value, "een nieuwe wet", dag.isoformat()] for dag, code in begin.items()]
        kop, rest = rijen[0], rijen[1:] + nieuw
        volgorde.shuffle(rest)
        rijen[:] = [kop, *rest]

    wijzig(map_ / MATRIX, voeg_toe)
    geladen = laad(map_)
    cel = (Partij(sleutel[0]), Partij(sleutel[1]), Klasse(sleutel[2]))
    geldend = [(eerste, Code(sleutel[3])), *begin.items()]
    for (vanaf, code), (tot, _) in zip(geldend, [*geldend[1:], (date(2035, 1, 1), None)], strict=True):
        assert geladen.cel(*cel, vanaf).code is code
        assert geladen.cel(*cel, tot - timedelta(days=1)).code is code
    assert geladen.versie.startswith(str(max(begin)))


def test_day_before_the_first_row_is_refused() -> None:
    with pytest.raises(BeleidFout, match="geldt nog niet op 2026-10-31"):
        beleid().cel(Partij.SCHOOL, Partij.BT, Klasse.ID, date(2026, 10, 31))
    with pytest.raises(BeleidFout, match="geldt nog niet op 2026-10-31"):
        beleid().regime("KERNTEAM", date(2026, 10, 31))


def test_unknown_regime_is_refused_by_name() -> None:
    with pytest.raises(BeleidFout, match="regime ANDERS"):
        beleid().regime("ANDERS", DAG)


@pytest.mark.parametrize("bestand", TABELLEN)
def test_version_changes_with_every_change_of_a_table(map_: Path, bestand: str) -> None:
    voor = laad(map_).versie
    (map_ / bestand).write_text((map_ / bestand).read_text(encoding="utf-8").replace("AVG 30", "AVG 30(1)"))
    if bestand.endswith(".csv"):
        wijzig(map_ / bestand, zet(2, "bron", "een andere bron"))
    assert laad(map_).versie != voor


def test_version_covers_every_table_in_the_folder_and_nothing_else(map_: Path) -> None:
    voor = laad(map_).versie
    (map_ / "deelmatrix.csv~").write_text("what an editor leaves behind")
    assert laad(map_).versie == voor
    (map_ / "later.toml").write_text("# a table that another part reads")
    assert laad(map_).versie != voor
