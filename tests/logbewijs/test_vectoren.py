"""The test vectors others published agree with us; where they are absent, that is said loudly."""

import base64
import json
from pathlib import Path
from typing import Any

import pytest

from logbewijs import ijkpunt, notitie
from logbewijs.boom import LEEG, Rand, bevat, blad_hash, hangt_samen, knoop_hash
from logbewijs.notitie import Misvormd, Vervalst, lees_geheim, lees_sleutel
from tests.conftest import SHARED

VECTOREN = SHARED / "vectors"
MERKLE = VECTOREN / "transparency-dev-merkle" / "testdata"
TESSERA = VECTOREN / "tessera" / "testdata" / "log"
TESSERA_SLEUTEL = "example.com/log/testdata+33d7b496+AeHTu4Q3hEIMHNqc6fASMsq3rKNx280NI+oO5xCFkkSx"
pytestmark = pytest.mark.skipif(not VECTOREN.is_dir(), reason="LET OP: shared/vectors ontbreekt, boom NIET vergeleken")
# its roots are 12 bytes of text, not hashes; RFC 9162 knows SHA-256 only, so here what is no hash proves nothing
KORTE_WORTELS = "consistency/additional/sizes-are-equal-one-and-proof-is-empty.json"


def test_the_vectors_are_there() -> None:
    assert len(list(MERKLE.glob("inclusion/**/*.json"))) == 98
    assert len(list(MERKLE.glob("consistency/**/*.json"))) == 98
    assert len(list(TESSERA.glob("checkpoint.*"))) == 16
    assert len(noten()["notes"]) == 4


def vector(pad: Path) -> dict[str, Any]:
    inhoud: dict[str, Any] = json.loads(pad.read_text())
    return inhoud


def noten() -> dict[str, Any]:
    return vector(VECTOREN / "notes" / "notes.json")


def b(tekst: str | None) -> bytes:
    return base64.b64decode(tekst or "")


def test_inclusion_proofs_agree() -> None:
    for pad in MERKLE.glob("inclusion/**/*.json"):
        v = vector(pad)
        bewijs = [b(een) for een in v["proof"] or []]
        goed = bevat(b(v["leafHash"]), v["leafIdx"], v["treeSize"], bewijs, b(v["root"]))
        assert goed is not v["wantErr"], pad


def test_consistency_proofs_agree_but_for_one_with_roots_that_are_no_hashes() -> None:
    anders = []
    for pad in MERKLE.glob("consistency/**/*.json"):
        v = vector(pad)
        bewijs = [b(een) for een in v["proof"] or []]
        if hangt_samen(v["size1"], v["size2"], bewijs, b(v["root1"]), b(v["root2"])) is v["wantErr"]:
            anders.append(pad.relative_to(MERKLE).as_posix())
    assert anders == [KORTE_WORTELS]


def test_the_reference_tree_agrees() -> None:
    v = vector(VECTOREN / "rfc6962_reference_tree.json")
    assert LEEG.hex() == v["empty_root"]
    assert blad_hash(b"").hex() == v["leaf_of_empty"]
    assert blad_hash(b"L123456").hex() == v["leaf_of_L123456"]
    assert knoop_hash(b"N123", b"N456").hex() == v["node_N123_N456"]
    rand = Rand()
    for blad, wortel in zip(v["leaves_hex"], v["roots_hex"], strict=True):
        rand.erbij(blad_hash(bytes.fromhex(blad)))
        assert rand.wortel.hex() == wortel


def test_the_checkpoints_and_tiles_of_another_log_agree() -> None:
    sleutel = lees_sleutel(TESSERA_SLEUTEL)
    for grootte in range(16):
        punt, getekend = ijkpunt.controleer((TESSERA / f"checkpoint.{grootte}").read_text(), [sleutel])
        assert (punt.grootte, getekend) == (grootte, [sleutel])
        rand, tegel = Rand(), TESSERA / "tile" / "0" / "000.p" / str(grootte)
        bladeren = tegel.read_bytes() if grootte else b""
        for begin in range(0, grootte * 32, 32):
            rand.erbij(bladeren[begin : begin + 32])
        assert rand.wortel == punt.wortel


def test_the_entries_of_another_log_hash_to_its_tiles() -> None:
    bundel = (TESSERA / "tile" / "entries" / "000.p" / "15").read_bytes()
    hashes = b""
    while bundel:
        lengte = int.from_bytes(bundel[:2], "big")
        hashes += blad_hash(bundel[2 : 2 + lengte])
        bundel = bundel[2 + lengte :]
    assert hashes == (TESSERA / "tile" / "0" / "000.p" / "15").read_bytes()


@pytest.mark.parametrize("nummer", range(4))
def test_a_signed_note_of_others_is_checked(nummer: int) -> None:
    v = noten()["notes"][nummer]
    sleutel = lees_sleutel(v["vkey"])
    assert str(sleutel) == v["vkey"]
    tekst, getekend = notitie.controleer(v["note"], [sleutel])
    assert getekend == [sleutel]
    with pytest.raises(Vervalst):
        notitie.controleer(v["note"].replace(tekst[0], "Z", 1), [sleutel])
    if "skey" in v:
        geheim = lees_geheim(v["skey"])
        assert geheim.sleutel == sleutel
        assert geheim.tekst() == v["skey"]
        assert tekst + "\n" + geheim.teken(tekst.encode()) == v["note"]


def test_a_damaged_key_of_others_is_refused() -> None:
    for slecht in noten()["bad_vkeys"]:
        with pytest.raises(Misvormd):
            lees_sleutel(slecht)
