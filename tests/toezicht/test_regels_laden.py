"""The files of the desk: a fault stops the start, and the message names file, line and reason."""

import shutil
from pathlib import Path

import pytest

from kernteam.toegang.rijen import BeleidFout
from kernteam.toezicht.regels import Controle, laad
from kernteam.toezicht.scoren import METINGEN, TELLEND

MAP = Path(__file__).parents[2] / "config" / "toezicht"
MEETBAAR = frozenset(METINGEN)


@pytest.fixture
def map_(tmp_path: Path) -> Path:
    return Path(shutil.copytree(MAP, tmp_path / "toezicht"))


@pytest.mark.parametrize(
    ("bestand", "oud", "nieuw", "gezegd"),
    [
        ("regels.csv", "1,aan,3,0", "1,aan,3,4", "regels.csv regel 2: een verklaring verhoogt de score"),
        ("regels.csv", "1,aan,3,0", "1,misschien,3,0", "regels.csv regel 2: 'misschien' is geen van aan, uit"),
        ("regels.csv", "1,aan,3,0", "1,aan,drie,0", "regels.csv regel 2: score is geen getal"),
        ("regels.csv", "1,aan,3,0", "3,aan,3,0", "regels.csv regel 5: 3 komt twee keer voor"),
        ("regels.csv", "1,aan,3,0", "99,aan,3,0", "regels.csv regel 2: deze regel is niet te meten"),
        ("regels.csv", "2,aan,", "2,geen_gegevens,", "regels.csv regel 4: deze regel is te meten"),
        ("regels.csv", "noodtoegang.openen", "nood.openen", "regels.csv regel 4: 'nood.openen' is geen hand"),
        ("regels.csv", ",noodtoegang.openen,", ",,", "regels.csv regel 4: handelingen horen bij een regel die ze telt"),
        ("regels.csv", "nee,10,,", "nee,10,casus.lezen,", "regels.csv regel 2: handelingen horen bij een regel die"),
        ("regels.csv", "id,stand", "ids,stand", "regels.csv regel 2: id ontbreekt"),
        ("regels.csv", '"Yale; domeinregels 6.5"', '""', "regels.csv regel 7: bron is leeg"),
        ("regels.csv", "ja,2,", "soms,2,", "regels.csv regel 4: 'soms' is geen van ja, nee"),
        ("verklaringen.csv", "PLAATS,sterk", "PLAATS,matig", "verklaringen.csv regel 2: 'matig'"),
        ("verklaringen.csv", "TAAK,sterk,14", "TAAK,sterk,-1", "verklaringen.csv regel 4: dagen is geen getal"),
        ("controlebeleid.csv", "DATALEK_AP,72", "DATALEK_AP,0", "controlebeleid.csv regel 10: waarde is geen getal"),
        ("controlebeleid.csv", "DATALEK_AP,72", "DATALEK_AP,73", "regel 10: DATALEK_AP is wettelijk hoogstens 72"),
        ("controlebeleid.csv", "DATALEK_AP", "DATALEK_XX", "controlebeleid.csv regel 10: 'DATALEK_XX'"),
    ],
)
def test_fault_is_named(map_: Path, bestand: str, oud: str, nieuw: str, gezegd: str) -> None:
    tekst = (map_ / bestand).read_text(encoding="utf-8")
    assert oud in tekst
    (map_ / bestand).write_text(tekst.replace(oud, nieuw, 1), encoding="utf-8")
    with pytest.raises(BeleidFout) as fout:
        laad(map_, MEETBAAR, TELLEND)
    assert gezegd in str(fout.value)


@pytest.mark.parametrize("bestand", ["regels.csv", "verklaringen.csv", "controlebeleid.csv"])
def test_missing_row_and_missing_file_are_named(map_: Path, bestand: str) -> None:
    kop, weg, *rest = (map_ / bestand).read_text(encoding="utf-8").splitlines()
    (map_ / bestand).write_text("\n".join([kop, *rest]), encoding="utf-8")
    with pytest.raises(BeleidFout, match=f"{bestand}: {weg.partition(',')[0]} ontbreekt"):
        laad(map_, MEETBAAR, TELLEND)
    (map_ / bestand).unlink()
    with pytest.raises(BeleidFout, match=bestand):
        laad(map_, MEETBAAR, TELLEND)


def test_the_policy_gives_its_numbers() -> None:
    bureau = laad(MAP, MEETBAAR, TELLEND)
    assert (bureau.getal(Controle.DATALEK_AP), bureau.getal(Controle.STEEKPROEF_PROCENT)) == (72, 2)
