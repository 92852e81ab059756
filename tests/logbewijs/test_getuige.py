"""A witness over real HTTP: it cosigns what grew, once, whoever asks at the same time, and nothing else."""

import threading
from collections.abc import Callable, Iterator
from http.client import HTTPConnection
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from logbewijs.__main__ import main
from logbewijs.anker import Anker, Bezet, Ingehaald
from logbewijs.bewijs import hashregels
from logbewijs.getuige import GROOTSTE, MAAT, Getuige, maak_server
from logbewijs.ijkpunt import Ijkpunt, medeondertekenaars, onderteken
from logbewijs.notitie import GETUIGE, nieuw_geheim
from tests.logbewijs.logboekje import GEHEIM, Logboekje

GEHEIM_GETUIGE = nieuw_geheim("getuige.example", GETUIGE)
LOG = Logboekje().erbij([bytes([i]) for i in range(50)])
TIJD = 1_800_000_000
Vraag = Callable[[str | bytes], tuple[int, str, str]]


@pytest.fixture
def vraag(tmp_path: Path) -> Iterator[Vraag]:
    getuige = Getuige(GEHEIM_GETUIGE, [GEHEIM.sleutel], tmp_path, lambda: TIJD)
    with maak_server(getuige, ("127.0.0.1", 0)) as server:
        draad = threading.Thread(target=server.serve_forever)
        draad.start()

        def stuur(inhoud: str | bytes, pad: str = "/add-checkpoint") -> tuple[int, str, str]:
            lijn = HTTPConnection("127.0.0.1", server.server_port, timeout=10)
            try:
                lijn.request("POST", pad, inhoud.encode() if isinstance(inhoud, str) else inhoud)
                antwoord = lijn.getresponse()
                return antwoord.status, antwoord.headers["Content-Type"], antwoord.read().decode()
            finally:
                lijn.close()

        yield stuur
        server.shutdown()
        draad.join()


def verzoek(oud: int, nieuw: int, log: Logboekje = LOG) -> str:
    pad = log.boom(nieuw).samenhang(oud) if oud else []
    return f"old {oud}\n{hashregels(pad)}\n{log.ijkpunt(nieuw)}"


def test_a_log_that_grew_is_cosigned(vraag: Vraag) -> None:
    for oud, nieuw in ((0, 5), (5, 5), (5, 17), (17, 50)):
        status, _, regel = vraag(verzoek(oud, nieuw))
        assert status == 200
        note = LOG.ijkpunt(nieuw) + regel
        assert medeondertekenaars(note, [GEHEIM_GETUIGE.sleutel]) == {GEHEIM_GETUIGE.sleutel: TIJD}


def test_whoever_remembers_another_size_hears_which(vraag: Vraag) -> None:
    vraag(verzoek(0, 5))
    assert vraag(verzoek(3, 9)) == (409, MAAT, "5\n")
    assert vraag(verzoek(0, 9)) == (409, MAAT, "5\n")
    assert vraag(verzoek(5, 9))[0] == 200


def test_another_past_is_not_cosigned(vraag: Vraag) -> None:
    anders = Logboekje().erbij([b"anders", *(bytes([i]) for i in range(1, 50))])
    vraag(verzoek(0, 5))
    assert vraag(verzoek(5, 5, anders)) == (409, MAAT, "5\n")
    assert vraag(verzoek(5, 9, anders))[0] == 422
    assert vraag(verzoek(5, 9).replace("=\n\n", "=\nAAAA\n\n"))[0] == 400
    assert vraag(f"old 5\n\n{LOG.ijkpunt(9)}")[0] == 422
    assert vraag(verzoek(5, 9))[0] == 200


def test_only_its_own_log_is_cosigned(vraag: Vraag) -> None:
    ander = nieuw_geheim("ander.example/logboek")
    vreemd = onderteken(Ijkpunt(ander.naam, 5, LOG.boom(5).wortel()), ander)
    assert vraag(f"old 0\n\n{vreemd}")[0] == 404
    namaak = onderteken(Ijkpunt(GEHEIM.naam, 5, LOG.boom(5).wortel()), nieuw_geheim(GEHEIM.naam))
    assert vraag(f"old 0\n\n{namaak}")[0] == 403
    goed = LOG.ijkpunt(5)
    assert vraag(f"old 0\n\n{goed.replace(chr(10) + '5' + chr(10), chr(10) + '6' + chr(10))}")[0] == 403
    assert vraag(verzoek(0, 5))[0] == 200


@pytest.mark.parametrize(
    "inhoud",
    [b"", b"old 0", b"old 00\n\n", b"old -1\n\n", b"old x\n\n", b"\xff", b"old 0\n\n\n", verzoek(0, 5)[:-30].encode()],
)
def test_what_is_no_request_is_refused(vraag: Vraag, inhoud: bytes) -> None:
    assert vraag(inhoud)[0] == 400
    assert vraag(f"old 9\n\n{LOG.ijkpunt(5)}")[0] == 400


def test_too_much_and_the_wrong_address_are_refused(vraag: Vraag) -> None:
    assert vraag(b"x" * (GROOTSTE + 1))[0] == 413
    assert vraag(b"x", pad="/anders")[0] == 404  # type: ignore[call-arg] # the fixture takes a path too


def test_of_two_that_ask_at_once_one_is_cosigned(vraag: Vraag) -> None:
    vraag(verzoek(0, 5))
    tegelijk: list[tuple[int, str, str]] = []
    draden = [
        threading.Thread(target=lambda nieuw=nieuw: tegelijk.append(vraag(verzoek(5, nieuw)))) for nieuw in range(6, 14)
    ]
    for draad in draden:
        draad.start()
    for draad in draden:
        draad.join()
    assert sorted(een[0] for een in tegelijk) == [200, *[409] * 7]


def test_an_anchor_is_replaced_only_by_who_saw_the_last_one(tmp_path: Path) -> None:
    anker = Anker(tmp_path / "anker")
    assert (anker.lees(), [*anker.geschiedenis()]) == (None, [])
    with anker.slot(1):
        anker.vervang(None, LOG.ijkpunt(1))
        anker.vervang(LOG.ijkpunt(1), LOG.ijkpunt(2))
        with pytest.raises(Ingehaald):
            anker.vervang(LOG.ijkpunt(1), LOG.ijkpunt(3))
        with pytest.raises(Bezet), Anker(tmp_path / "anker").slot(0.02):
            pass
    assert anker.lees() == LOG.ijkpunt(2)
    assert [*anker.geschiedenis()] == [LOG.ijkpunt(2), LOG.ijkpunt(1)]


@given(
    noten=st.lists(st.text("ab\n\f", max_size=9).filter(lambda een: "\n\f\n" not in f"\n{een}\n\f"), max_size=6),
    half=st.text("ab\n", max_size=5),
    blok=st.integers(1, 12),
)
def test_the_history_is_read_from_the_back_whatever_the_blocks(
    tmp_path_factory: pytest.TempPathFactory, noten: list[str], half: str, blok: int
) -> None:
    map_ = tmp_path_factory.mktemp("anker")
    (map_ / "geschiedenis").write_text("".join(f"{een}\n\f\n" for een in noten) + half)
    with pytest.MonkeyPatch.context() as klein:
        klein.setattr("logbewijs.anker._STAART", blok)
        assert [*Anker(map_).geschiedenis()] == [f"{een}\n" for een in reversed(noten)]


def test_what_a_death_left_in_the_history_was_never_the_last_checkpoint(tmp_path: Path) -> None:
    anker = Anker(tmp_path / "anker")
    with anker.slot(1):
        for oud, nieuw in ((None, 2), (2, 3)):
            if oud is None:
                (tmp_path / "anker" / "geschiedenis").write_bytes(LOG.ijkpunt(1).strip().encode() + b"\n\f\n")
            anker.vervang(oud and LOG.ijkpunt(oud), LOG.ijkpunt(nieuw))
            with (tmp_path / "anker" / "geschiedenis").open("ab") as bestand:
                bestand.write(LOG.ijkpunt(9).strip().encode() + b"\n\f\n")
        anker.vervang(LOG.ijkpunt(3), LOG.ijkpunt(4))
        assert [*anker.geschiedenis()] == [*map(LOG.ijkpunt, (4, 3, 2))]
        (tmp_path / "anker" / "ijkpunt").unlink()
        anker.vervang(None, LOG.ijkpunt(5))
        assert [*anker.geschiedenis()] == [*map(LOG.ijkpunt, (5, 4, 3, 2))], "whoever lost the last keeps the others"


def test_a_witness_that_lost_its_memory_halfway_cosigns_nothing_and_says_so(vraag: Vraag, tmp_path: Path) -> None:
    vraag(verzoek(0, 5))
    (staat,) = tmp_path.glob("*/ijkpunt")
    for inhoud in (b"", b"\xff", LOG.ijkpunt(5).encode()[:9]):
        staat.write_bytes(inhoud)
        assert vraag(verzoek(5, 9))[0] == 500
    staat.unlink()
    staat.mkdir()
    assert vraag(verzoek(5, 9))[0] == 500


@pytest.mark.parametrize("adres", ["127.0.0.1:65536", "127.0.0.1:99999", "127.0.0.1:-1", "127.0.0.1:", ":8090", "8090"])
def test_a_witness_does_not_begin_at_what_is_no_address(adres: str, tmp_path: Path) -> None:
    """2 and never 1: that would say that a log was tampered with."""
    (tmp_path / "sleutel").write_text(GEHEIM_GETUIGE.tekst())
    vast = ["--sleutel", str(tmp_path / "sleutel"), "--logboek", str(GEHEIM.sleutel), "--map", str(tmp_path)]
    with pytest.raises(SystemExit) as einde:
        main(["getuige", *vast, "--adres", adres])
    assert einde.value.code == 2
