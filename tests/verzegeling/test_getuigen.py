"""The client of a witness: the newest checkpoint is cosigned over real HTTP, and kept in store and anchor."""

import threading
from collections.abc import Iterator
from pathlib import Path

import pytest
from structlog.testing import capture_logs

from kernteam.verzegeling.achtergrond import Achtergrond
from kernteam.verzegeling.getuigen import Getuigenloket
from kernteam.verzegeling.verzegelaar import Verzegelaar
from logbewijs import ijkpunt
from logbewijs.getuige import Getuige, maak_server
from logbewijs.notitie import GETUIGE, Misvormd, nieuw_geheim
from tests.verzegeling.aanvallen import maak_kopie
from tests.verzegeling.zegelkamer import Zegelkamer, maak_verzegelaar

GEHEIM = nieuw_geheim("getuige.example", GETUIGE)
TIJD = 1_800_000_000


@pytest.fixture
def adres(kamer: Zegelkamer, tmp_path: Path) -> Iterator[str]:
    """A witness that knows this log, on a port of its own."""
    getuige = Getuige(GEHEIM, kamer.verzegelaar.sleutels().bekend, tmp_path / "getuige", lambda: TIJD)
    with maak_server(getuige, ("127.0.0.1", 0)) as server:
        draad = threading.Thread(target=server.serve_forever)
        draad.start()
        yield f"http://127.0.0.1:{server.server_port}"
        server.shutdown()
        draad.join()


def gezien(note: str) -> dict[object, int]:
    return dict(ijkpunt.medeondertekenaars(note, [GEHEIM.sleutel]))


def test_what_is_signed_is_cosigned_and_kept(kamer: Zegelkamer, adres: str) -> None:
    loket = Getuigenloket(kamer.verzegelaar, adres, str(GEHEIM.sleutel))
    assert not loket.vraag()
    for aantal in (3, 4):
        kamer.verzegel(aantal)
        assert loket.vraag()
        assert loket.vraag()
        assert gezien(kamer.noten()[-1]) == {GEHEIM.sleutel: TIJD}
        assert kamer.anker.lees() == kamer.noten()[-1]
    kamer.verzegel(2)
    assert Getuigenloket(kamer.verzegelaar, adres, str(GEHEIM.sleutel)).vraag()  # a process that knows nothing yet
    assert kamer.bevindingen() == []


def test_a_witness_that_saw_more_lines_is_an_alarm(kamer: Zegelkamer, adres: str, tmp_path: Path) -> None:
    kamer.verzegel(3)
    ((tegel,),) = kamer.lees("SELECT data FROM tegel")
    eerder = kamer.anker.lees() or ""
    kamer.verzegel(2)
    assert Getuigenloket(kamer.verzegelaar, adres, str(GEHEIM.sleutel)).vraag()
    (tmp_path / "anker" / "ijkpunt").write_text(eerder)  # who owns store and anchor puts both back
    loket = Getuigenloket(kamer.verzegelaar, adres, str(GEHEIM.sleutel))
    with capture_logs() as log:
        assert [loket.vraag() for _ in range(3)] == [False] * 3, "as long as it is so"
    assert tegel
    assert [(een["event"], een["log_level"], een["code"]) for een in log] == [
        ("logboek.getuige.verstoord", "error", "GETUIGE_ZAG_MEER")
    ] * 3
    bureau = Achtergrond(kamer.verzegelaar, loket)
    assert bureau.stand().storing == "GETUIGE_ZAG_MEER", "the privacyfunctionaris sees it, not only who reads the logs"
    (tmp_path / "anker" / "ijkpunt").write_text(kamer.noten()[-1])
    assert loket.vraag()
    assert bureau.stand().storing is None


@pytest.mark.parametrize("erna", [2, 4], ids=["of the same size", "that grew past it"])
def test_a_witness_that_saw_other_lines_is_an_alarm(kamer: Zegelkamer, adres: str, tmp_path: Path, erna: int) -> None:
    """Who owns store and anchor puts both back and lets another log grow: neither of them shows it any more."""
    kamer.verzegel(3)
    terug, anker = maak_kopie(kamer), {een: een.read_bytes() for een in (tmp_path / "anker").iterdir() if een.is_file()}
    kamer.verzegel(2)
    loket = Getuigenloket(kamer.verzegelaar, adres, str(GEHEIM.sleutel))
    assert loket.vraag()
    terug()
    for bestand, inhoud in anker.items():
        bestand.write_bytes(inhoud)
    kamer.sterf()
    kamer.verzegel(erna)
    for een in (loket, Getuigenloket(kamer.verzegelaar, adres, str(GEHEIM.sleutel))):
        with capture_logs() as log:
            assert not een.vraag()
        assert [(rij["event"], rij["code"]) for rij in log] == [("logboek.getuige.verstoord", "GETUIGE_ZAG_ANDERS")]


def test_a_witness_that_is_away_or_wrong_is_a_warning(kamer: Zegelkamer, adres: str) -> None:
    kamer.verzegel(1)
    voor = kamer.anker.lees()
    ander = nieuw_geheim("getuige.example", GETUIGE)
    for url, sleutel in (
        ("http://127.0.0.1:1", GEHEIM.sleutel),
        (adres, ander.sleutel),
        (f"{adres}/x", GEHEIM.sleutel),
    ):
        with capture_logs() as log:
            assert not Getuigenloket(kamer.verzegelaar, url, str(sleutel)).vraag()
        assert len(log) == 1
    assert kamer.anker.lees() == voor


def test_a_sealer_that_is_busy_is_a_warning(kamer: Zegelkamer, adres: str, monkeypatch: pytest.MonkeyPatch) -> None:
    kamer.verzegel(1)
    ander = maak_verzegelaar(kamer.winkels, kamer.map)
    monkeypatch.setattr(kamer.verzegelaar, "alleen", lambda: Verzegelaar.alleen(kamer.verzegelaar, 0.02))
    with ander.alleen(), capture_logs() as log:
        assert not Getuigenloket(kamer.verzegelaar, adres, str(GEHEIM.sleutel)).vraag()
    ander.sluit()
    assert [een["soort"] for een in log] == ["Bezet"]
    assert Getuigenloket(kamer.verzegelaar, adres, str(GEHEIM.sleutel)).vraag(), "the next time it does"


@pytest.mark.parametrize("antwoord", ["", "x", "-1\n", "1\n2\n", "01\n", "9" * 30 + "\n", "\x00", "1\u2028"])
def test_a_witness_that_answers_anything_is_a_warning(
    kamer: Zegelkamer, antwoord: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    kamer.verzegel(1)
    voor = kamer.anker.lees()
    loket = Getuigenloket(kamer.verzegelaar, "http://getuige.example", str(GEHEIM.sleutel))
    for status in (200, 409):
        monkeypatch.setattr("kernteam.verzegeling.getuigen._post", lambda *_, status=status: (status, antwoord))
        with capture_logs() as log:
            assert not loket.vraag()
        assert [een["soort"] for een in log] == ["Misvormd"]
    assert kamer.anker.lees() == voor


@pytest.mark.parametrize(
    "url", ["", "getuige.example", "ftp://getuige.example", "http://", "http://x:99999", "http://x:a"]
)
def test_an_address_that_is_none_is_refused(kamer: Zegelkamer, url: str) -> None:
    with pytest.raises(Misvormd):
        Getuigenloket(kamer.verzegelaar, url, str(GEHEIM.sleutel))


def test_only_a_cosignature_that_holds_counts_as_one(kamer: Zegelkamer) -> None:
    kamer.verzegel(2)
    note, ander = kamer.noten()[-1], nieuw_geheim("ander.example", GETUIGE)
    loket = Getuigenloket(kamer.verzegelaar, "http://getuige.example", str(GEHEIM.sleutel))
    mee = ijkpunt.medeonderteken(note, GEHEIM, TIJD)
    assert loket.ondertekende(note + mee) == TIJD
    assert loket.ondertekende(note) is None
    assert loket.ondertekende(note + ijkpunt.medeonderteken(note, ander, TIJD)) is None
    kamer.verzegel(1)
    assert loket.ondertekende(kamer.noten()[-1] + mee) is None  # of another checkpoint
    assert loket.ondertekende("dit is geen ijkpunt") is None
