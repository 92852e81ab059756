"""The offline check as a command of its own: 0 good, 1 tampered with, 2 could not check; never good by accident."""

import json
import subprocess
import sys
import tracemalloc
from collections.abc import Callable
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from logbewijs.__main__ import main
from logbewijs.bewijs import Bewijs, Samenhang, lees_bewijs, lees_samenhang
from logbewijs.controle import Uitslag, Vertrouwd, controleer
from logbewijs.ijkpunt import Ijkpunt, medeonderteken, onderteken
from logbewijs.notitie import GETUIGE, nieuw_geheim
from logbewijs.uitvoer import Uitvoerregel, kop, regel_bytes
from tests.architectuur.broncode import ROOT
from tests.logbewijs.logboekje import GEHEIM, Logboekje

REGELS = [("a" * 32, n, f'{{"handeling":"casus.lezen","n":{n}}}') for n in range(1, 21)]
LOG = Logboekje().erbij([regel_bytes(*een) for een in REGELS])
ANDER = nieuw_geheim("ander.example/logboek")
SLEUTELS = Vertrouwd([GEHEIM.sleutel])
TekstWijziging = Callable[[str], str]


def bewijs(nummer: int = 5, **meer: object) -> str:
    vast = {"pad": tuple(LOG.boom().pad(nummer)), "ijkpunt": LOG.ijkpunt(), "extra": regel_bytes(*REGELS[nummer])}
    return Bewijs(nummer, **vast | meer).tekst()  # type: ignore[arg-type] # the test breaks what it makes


def samenhang(klein: int = 7, groot: int = 20) -> str:
    return Samenhang(LOG.ijkpunt(klein), tuple(LOG.boom(groot).samenhang(klein)), LOG.ijkpunt(groot)).tekst()


def uitvoer(kies: tuple[int, ...] = (2, 5, 19), *, heel: bool = False) -> str:
    nummers = range(20) if heel else kies
    rijen = [Uitvoerregel(i, *REGELS[i], LOG.bladeren[i], None if heel else LOG.boom().pad(i)).tekst() for i in nummers]
    return kop(LOG.ijkpunt(), len(rijen)) + "".join(rijen)


def uitslag(map_: Path, tekst: str, vertrouwd: Vertrouwd = SLEUTELS, regel: bytes | None = None) -> Uitslag:
    bestand = map_ / "bestand"
    bestand.write_bytes(tekst.encode())
    return controleer(bestand, vertrouwd, regel).uitslag


@pytest.mark.parametrize("tekst", [bewijs(), bewijs(0), samenhang(), samenhang(20), uitvoer(), uitvoer(heel=True)])
def test_what_the_log_signed_is_good(tekst: str, tmp_path: Path) -> None:
    assert uitslag(tmp_path, tekst) is Uitslag.GOED


def test_only_the_whole_log_says_that_nothing_was_left_out(tmp_path: Path) -> None:
    """The number in the first line is not signed: who drops lines lowers it along."""
    log, bestand = f"logboek {GEHEIM.naam} van 20 regels", tmp_path / "bestand"
    los = f"regels in dit bestand staat ongewijzigd in {log}"
    los += "; dat er geen regels zijn weggelaten, bewijst dit bestand niet"
    for tekst, zegt in (
        (uitvoer(heel=True), f"dit is het hele {log}, ongewijzigd"),
        (uitvoer(), f"elk van de 3 {los}"),
        (uitvoer((2, 19)), f"elk van de 2 {los}"),
    ):
        bestand.write_text(tekst)
        assert controleer(bestand, SLEUTELS) == (Uitslag.GOED, zegt)
    regels = uitvoer(heel=True).splitlines(keepends=True)[1:]
    for over in (regels[:-1], regels[:5] + regels[6:], []):
        assert uitslag(tmp_path, kop(LOG.ijkpunt(), len(over)) + "".join(over)) is Uitslag.ONBEKEND


def test_a_period_without_lines_proves_nothing_and_says_so(tmp_path: Path) -> None:
    (tmp_path / "b").write_text(kop(LOG.ijkpunt(), 0))
    oordeel = controleer(tmp_path / "b", SLEUTELS)
    assert (oordeel.uitslag, "geen enkele regel" in oordeel.uitleg) == (Uitslag.ONBEKEND, True)


def test_an_expired_line_leaves_the_whole_log_good(tmp_path: Path) -> None:
    regels = uitvoer(heel=True).splitlines(keepends=True)
    regels[4] = Uitvoerregel(3, *REGELS[3][:2], None, LOG.bladeren[3]).tekst()
    assert uitslag(tmp_path, "".join(regels)) is Uitslag.GOED


def test_lines_of_which_only_the_hash_is_there_are_told_apart(tmp_path: Path) -> None:
    regels = uitvoer().splitlines(keepends=True)
    regels[1] = Uitvoerregel(2, *REGELS[2][:2], None, LOG.bladeren[2], LOG.boom().pad(2)).tekst()
    (tmp_path / "b").write_text("".join(regels))
    oordeel = controleer(tmp_path / "b", SLEUTELS)
    assert oordeel.uitslag is Uitslag.GOED
    assert "van 1 daarvan staat alleen het controlegetal" in oordeel.uitleg
    assert set(json.loads(regels[1])) == {"blad", "hash", "pad"}, "who wrote it cannot be proved any more"


VALS: dict[str, tuple[str, TekstWijziging]] = {
    "another body in an export": (uitvoer(), lambda t: t.replace("casus.lezen", "casus.sluiten", 1)),
    "another body in the whole log": (uitvoer(heel=True), lambda t: t.replace("casus.lezen", "casus.sluiten", 1)),
    "another writer": (uitvoer(), lambda t: t.replace("a" * 32, "b" * 32, 1)),
    "a proof of another line": (bewijs(5), lambda t: t.replace("index 5", "index 6")),
    "a line twice": (uitvoer((2, 2)), str),
    "a line without a place": (uitvoer(heel=True), lambda t: t.replace('{"blad": 0,', '{"blad": -5,')),
    "lines in another order": (uitvoer((5, 2)), str),
    "a shorter path": (bewijs(), lambda t: bewijs(pad=lees_bewijs(t).pad[:-1])),
    "a longer path": (bewijs(), lambda t: bewijs(pad=(*lees_bewijs(t).pad, bytes(32)))),
    "another line": (bewijs(), lambda _: bewijs(extra=regel_bytes("a" * 32, 6, "{}"))),
    "a checkpoint of another size": (bewijs(), lambda t: t.replace("\n20\n", "\n21\n")),
    "a forged signature": (bewijs(), lambda t: t[:-8] + "AAAA" + t[-4:]),
    "a larger tree that does not follow": (samenhang(7, 20), lambda t: t.replace(LOG.ijkpunt(7), LOG.ijkpunt(8))),
}


@pytest.mark.parametrize("naam", VALS)
def test_what_was_tampered_with_is_evidence(naam: str, tmp_path: Path) -> None:
    tekst, maak = VALS[naam]
    assert uitslag(tmp_path, maak(tekst)) is Uitslag.VERVALST


ONBEKEND: dict[str, str] = {
    "nothing": "",
    "something else": "Beste lezer,\n",
    "an export without lines": kop(LOG.ijkpunt(), 0),
    "an export cut in a line": uitvoer()[:-20],
    "an export cut after a line": "".join(uitvoer().splitlines(keepends=True)[:-1]),
    "the whole log but one": "".join(uitvoer(heel=True).splitlines(keepends=True)[:-1]).replace(": 20,", ": 19,", 1),
    "a line that is none": kop(LOG.ijkpunt(), 1) + "[]\n",
    "a line with a path of words": kop(LOG.ijkpunt(), 1)
    + uitvoer((2,)).splitlines()[1].replace('"pad": [', '"pad": [7,')
    + "\n",
    "a proof cut in its path": bewijs()[:200],
    "a proof cut in its checkpoint": bewijs()[:-60],
    "a proof without a line": bewijs(extra=None),
    "a proof with more behind it than is read": bewijs() + "— x " + "A" * 1_000_000,
    "a line that says two things": uitvoer().replace('"body": ', '"body": "{}", "body": ', 1),
    "a head that says two things": uitvoer().replace('"regels": ', '"regels": 9, "regels": ', 1),
    "a line with a name nobody proved": uitvoer().replace('{"blad"', '{"naam": "Sam", "blad"', 1),
    "a head with a name nobody proved": uitvoer().replace('{"vorm"', '{"casus": "Sam", "vorm"', 1),
    "a hash beside a body": uitvoer().replace('{"blad"', '{"hash": "zomaar", "blad"', 1),
    "a writer beside a hash alone": kop(LOG.ijkpunt(), 1)
    + Uitvoerregel(2, "", 0, None, LOG.bladeren[2], LOG.boom().pad(2)).tekst().replace("{", '{"schrijver": "x", ', 1),
    "half a character in a line": uitvoer().replace('"body": "', '"body": "\\ud800', 1),
    "half a character in a writer": uitvoer().replace('"schrijver": "', '"schrijver": "\\ud800', 1),
    "half a character in a checkpoint": uitvoer().replace(GEHEIM.naam, "\\ud800", 1),
    "a checkpoint of another log": bewijs(ijkpunt=onderteken(Ijkpunt(ANDER.naam, 20, LOG.boom().wortel()), ANDER)),
    "a checkpoint with our name and another key": bewijs(
        ijkpunt=onderteken(Ijkpunt(GEHEIM.naam, 20, LOG.boom().wortel()), nieuw_geheim(GEHEIM.naam))
    ),
    "our key under the name of another log": bewijs(
        ijkpunt=onderteken(Ijkpunt(ANDER.naam, 20, LOG.boom().wortel()), GEHEIM)
    ),
    "no signature at all": bewijs().rpartition("\n\n")[0] + "\n",
}


@pytest.mark.parametrize("naam", ONBEKEND)
def test_what_cannot_be_checked_is_not_good_and_no_evidence(naam: str, tmp_path: Path) -> None:
    assert uitslag(tmp_path, ONBEKEND[naam]) is Uitslag.ONBEKEND


def test_bytes_that_are_no_text_and_a_file_that_is_not_there(tmp_path: Path) -> None:
    (tmp_path / "bytes").write_bytes(b"\xff\xfe\x00")
    for naam in ("bytes", "weg", "."):
        assert controleer(tmp_path / naam, SLEUTELS).uitslag is Uitslag.ONBEKEND


@given(plek=st.integers(0, 5000), ander=st.characters(codec="utf-8"), soort=st.sampled_from(["bewijs", "heel", "deel"]))
def test_no_changed_character_makes_another_thing_good(tmp_path: Path, plek: int, ander: str, soort: str) -> None:
    tekst = {"bewijs": bewijs(), "heel": uitvoer(heel=True), "deel": uitvoer()}[soort]
    plek %= len(tekst)
    gewijzigd = tekst[:plek] + ander + tekst[plek + 1 :]
    if uitslag(tmp_path, gewijzigd) is Uitslag.GOED:
        assert zegt(gewijzigd) == zegt(tekst)


def zegt(tekst: str) -> object:
    """Give what a file says: characters that mean nothing (white space of JSON) may differ."""
    return [json.loads(een) for een in tekst.splitlines()] if tekst.startswith("{") else tekst


def test_a_line_may_be_given_apart(tmp_path: Path) -> None:
    los = bewijs(extra=None)
    assert uitslag(tmp_path, los, regel=regel_bytes(*REGELS[5])) is Uitslag.GOED
    assert uitslag(tmp_path, los, regel=regel_bytes(*REGELS[6])) is Uitslag.VERVALST
    assert uitslag(tmp_path, bewijs(extra=b"x"), regel=regel_bytes(*REGELS[5])) is Uitslag.VERVALST


@pytest.mark.parametrize("tekst", [samenhang(), uitvoer(), uitvoer(heel=True)])
def test_a_line_beside_what_proves_no_line_is_not_passed_over(tekst: str, tmp_path: Path) -> None:
    for regel in (regel_bytes(*REGELS[5]), b"verzonnen", b""):
        assert uitslag(tmp_path, tekst, regel=regel) is Uitslag.ONBEKEND


def test_a_line_without_end_is_not_kept_in_memory(tmp_path: Path) -> None:
    (tmp_path / "b").write_text(uitvoer().splitlines(keepends=True)[0] + "x" * 50_000_000)
    tracemalloc.start()
    assert controleer(tmp_path / "b", SLEUTELS).uitslag is Uitslag.ONBEKEND
    assert tracemalloc.get_traced_memory()[1] < 10_000_000
    tracemalloc.stop()


def test_a_witness_that_is_asked_for_must_have_cosigned(tmp_path: Path) -> None:
    getuige, ander = nieuw_geheim("getuige.example", GETUIGE), nieuw_geheim("nog-een.example", GETUIGE)
    note = LOG.ijkpunt() + medeonderteken(LOG.ijkpunt(), getuige, 1_800_000_000)
    tekst = bewijs(ijkpunt=note)
    met = Vertrouwd(SLEUTELS.sleutels, [getuige.sleutel])
    assert uitslag(tmp_path, tekst, met) is Uitslag.GOED
    assert uitslag(tmp_path, bewijs(), met) is Uitslag.ONBEKEND
    assert uitslag(tmp_path, tekst, Vertrouwd(SLEUTELS.sleutels, [getuige.sleutel, ander.sleutel])) is Uitslag.ONBEKEND
    later = LOG.ijkpunt() + medeonderteken(LOG.ijkpunt(19), getuige, 1_800_000_000)
    assert uitslag(tmp_path, bewijs(ijkpunt=later), met) is Uitslag.VERVALST


def test_proofs_read_as_they_are_written() -> None:
    assert lees_bewijs(bewijs()).tekst() == bewijs()
    assert lees_samenhang(samenhang()).tekst() == samenhang()


def test_the_command_says_it_in_dutch_and_with_its_exit_code(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    for tekst, code, woord in ((bewijs(), 0, "goed"), (VALS["another line"][1](""), 1, "FOUT"), ("", 2, "niet te")):
        (tmp_path / "b").write_text(tekst)
        assert main(["controleer", "--sleutel", str(GEHEIM.sleutel), str(tmp_path / "b")]) == code
        assert capsys.readouterr().out.startswith(woord)
    for fout in (
        ["controleer", "--sleutel", "geen+sleutel", str(tmp_path / "b")],
        ["sleutel", "na am", "x"],
        ["controleer", "--sleutel", str(GEHEIM.sleutel), "--getuige", "", str(tmp_path / "b")],
        [],
        ["x"],
    ):
        assert main(fout) == Uitslag.ONBEKEND
    with pytest.raises(SystemExit) as einde:
        main(["controleer", str(tmp_path / "b")])
    assert einde.value.code == Uitslag.ONBEKEND
    assert "goed" not in capsys.readouterr().out


@pytest.mark.parametrize("opdracht", [[], ["controleer"], ["getuige"], ["sleutel"]])
def test_help_is_dutch(opdracht: list[str], capsys: pytest.CaptureFixture[str]) -> None:
    try:
        code: object = main([*opdracht, "--help"])
    except SystemExit as einde:
        code = einde.code
    tekst = capsys.readouterr().out
    assert code == 0
    assert "python -m logbewijs" in tekst
    assert "usage" not in tekst


def test_it_runs_where_there_is_no_kernteam(tmp_path: Path) -> None:
    (tmp_path / "b").write_text(bewijs())
    (tmp_path / "logbewijs").symlink_to(ROOT / "logbewijs")
    opdracht = [sys.executable, "-m", "logbewijs", "controleer", "--sleutel", str(GEHEIM.sleutel), "b"]
    uitkomst = subprocess.run(opdracht, cwd=tmp_path, capture_output=True, text=True, check=False)  # noqa: S603 - ours
    assert (uitkomst.returncode, uitkomst.stderr) == (0, "")
    assert uitkomst.stdout == "goed: de regel op blad 5 staat in logboek PeterNeumann van 20 regels\n"
