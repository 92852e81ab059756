"""The key file: refuses what is not safe or not whole, and wraps for one casus only."""

import json
from collections.abc import Callable
from pathlib import Path

import pytest

from kernteam.kluis.sleutelbeheer import Sleutelbestand, SleutelFout

SLEUTEL = bytes(range(32))


@pytest.fixture
def pad(tmp_path: Path) -> Path:
    pad = tmp_path / "map" / "sleutelbestand.json"
    Sleutelbestand.maak(pad)
    return pad


def test_a_new_sleutelbestand_is_for_its_owner_only(pad: Path) -> None:
    assert pad.stat().st_mode & 0o777 == 0o600


def test_an_existing_sleutelbestand_is_not_replaced(pad: Path) -> None:
    voor = pad.read_bytes()
    with pytest.raises(FileExistsError):
        Sleutelbestand.maak(pad)
    assert pad.read_bytes() == voor


def test_a_missing_sleutelbestand_refuses(tmp_path: Path) -> None:
    with pytest.raises(SleutelFout):
        Sleutelbestand(tmp_path / "weg.json")


@pytest.mark.parametrize("rechten", [0o604, 0o640, 0o660, 0o601])
def test_a_sleutelbestand_open_to_others_refuses(pad: Path, rechten: int) -> None:
    pad.chmod(rechten)
    with pytest.raises(SleutelFout):
        Sleutelbestand(pad)


def _zonder(veld: str) -> Callable[[dict[str, object]], object]:
    return lambda inhoud: {naam: waarde for naam, waarde in inhoud.items() if naam != veld}


SCHADE: dict[str, Callable[[dict[str, object]], object]] = {
    "no active key": _zonder("actief"),
    "no keys": _zonder("keks"),
    "no root": _zonder("mac"),
    "an active key that is not there": lambda inhoud: inhoud | {"actief": "k9"},
    "a short key": lambda inhoud: inhoud | {"keks": {"k1": "AAAA"}},
    "a short root": lambda inhoud: inhoud | {"mac": "AAAA"},
    "a key that is no base64": lambda inhoud: inhoud | {"keks": {"k1": "é" * 44}},
    "a root with a stray character": lambda inhoud: inhoud | {"mac": f"*{inhoud['mac']}"},
    "a list": lambda inhoud: [inhoud],
    "keys in a list": lambda inhoud: inhoud | {"keks": ["k1"]},
    "a number for a key": lambda inhoud: inhoud | {"keks": {"k1": 1}},
}


@pytest.mark.parametrize("schade", SCHADE.values(), ids=SCHADE.keys())
def test_a_damaged_sleutelbestand_refuses_and_shows_no_key(
    pad: Path, schade: Callable[[dict[str, object]], object]
) -> None:
    inhoud = json.loads(pad.read_text())
    pad.write_text(json.dumps(schade(inhoud)))
    with pytest.raises(SleutelFout) as fout:
        Sleutelbestand(pad)
    assert inhoud["mac"] not in str(fout.value)
    assert inhoud["keks"]["k1"] not in str(fout.value)


@pytest.mark.parametrize("ruw", [b"", b"{", b"\xff\xfe", b"null"])
def test_a_sleutelbestand_that_is_no_json_refuses(pad: Path, ruw: bytes) -> None:
    pad.write_bytes(ruw)
    with pytest.raises(SleutelFout):
        Sleutelbestand(pad)


def test_a_wrapped_key_opens_only_in_its_own_context_and_under_its_own_kek(pad: Path) -> None:
    beheer = Sleutelbestand(pad)
    kek_id, omhulsel = beheer.omhul(SLEUTEL, b"casus A")
    nieuw = beheer.nieuwe_kek()
    assert beheer.onthul(kek_id, omhulsel, b"casus A") == SLEUTEL
    for ander_id, context in ((kek_id, b"casus B"), (nieuw, b"casus A"), ("k7", b"casus A")):
        with pytest.raises(SleutelFout):
            beheer.onthul(ander_id, omhulsel, context)


def test_a_changed_or_cut_wrapping_does_not_open(pad: Path) -> None:
    beheer = Sleutelbestand(pad)
    kek_id, omhulsel = beheer.omhul(SLEUTEL, b"casus")
    kapot = [omhulsel[:lengte] for lengte in range(len(omhulsel))]
    kapot += [omhulsel[:i] + bytes([omhulsel[i] ^ 1]) + omhulsel[i + 1 :] for i in range(len(omhulsel))]
    for een in kapot:
        with pytest.raises(SleutelFout):
            beheer.onthul(kek_id, een, b"casus")


def test_another_process_wraps_under_a_new_kek_at_once_and_opens_what_it_wrapped(pad: Path) -> None:
    # a server that went on wrapping under the old KEK would lose those casussen when that KEK is destroyed
    server, opdracht = Sleutelbestand(pad), Sleutelbestand(pad)
    nieuw = opdracht.nieuwe_kek()
    assert server.onthul(*opdracht.omhul(SLEUTEL, b"een"), b"een") == SLEUTEL
    opdracht.vernietig_kek("k1")
    kek_id, omhulsel = server.omhul(SLEUTEL, b"twee")
    assert kek_id == nieuw
    assert Sleutelbestand(pad).onthul(kek_id, omhulsel, b"twee") == SLEUTEL


def test_a_server_wraps_nothing_once_its_sleutelbestand_is_gone(pad: Path) -> None:
    beheer = Sleutelbestand(pad)
    pad.unlink()
    with pytest.raises(SleutelFout):
        beheer.omhul(SLEUTEL, b"casus")


def test_a_destroyed_kek_opens_nothing_any_more_and_the_active_one_stays(pad: Path) -> None:
    beheer = Sleutelbestand(pad)
    oud, omhulsel = beheer.omhul(SLEUTEL, b"casus")
    nieuw = beheer.nieuwe_kek()
    with pytest.raises(SleutelFout):
        beheer.vernietig_kek(nieuw)
    beheer.vernietig_kek(oud)
    for een in (beheer, Sleutelbestand(pad)):
        assert een.kek_ids() == [nieuw]
        with pytest.raises(SleutelFout):
            een.onthul(oud, omhulsel, b"casus")


def test_a_new_kek_leaves_every_mac_as_it_was(pad: Path) -> None:
    beheer = Sleutelbestand(pad)
    voor = beheer.mac("logboek", b"regel")
    beheer.nieuwe_kek()
    assert beheer.mac("logboek", b"regel") == voor == Sleutelbestand(pad).mac("logboek", b"regel")


def test_a_mac_differs_for_another_purpose_or_another_text(pad: Path) -> None:
    beheer = Sleutelbestand(pad)
    assert len({beheer.mac("logboek", b"a"), beheer.mac("logboek", b"b"), beheer.mac("zoekindex.v1", b"a")}) == 3


def test_a_file_left_by_an_interrupted_change_does_not_open_the_keys_to_others(pad: Path) -> None:
    rest = pad.with_suffix(".nieuw")
    rest.write_text("half")
    rest.chmod(0o644)
    Sleutelbestand(pad).nieuwe_kek()
    assert pad.stat().st_mode & 0o777 == 0o600
    assert not rest.exists()
