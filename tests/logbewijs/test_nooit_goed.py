"""The offline check never says "goed" by accident: whatever is done to export, proof, checkpoint, note or key.

What differs from the original and still is good, says the same: white space of JSON, a signature of nobody known.
"""

import base64
import json
import re
from collections.abc import Callable
from pathlib import Path

from hypothesis import given
from hypothesis import strategies as st

from logbewijs import notitie
from logbewijs.__main__ import main
from logbewijs.bewijs import lees_bewijs, lees_samenhang
from logbewijs.controle import Uitslag
from logbewijs.notitie import Misvormd
from logbewijs.uitvoer import Uitvoerregel, kop
from tests.logbewijs.logboekje import GEHEIM
from tests.logbewijs.test_controle import LOG, bewijs, samenhang, uitvoer

GOED = {
    "vervallen": (
        kop(LOG.ijkpunt(), 1) + Uitvoerregel(5, "", 0, None, LOG.bladeren[5], LOG.boom().pad(5)).tekst()
    ).encode(),
    "bewijs": bewijs().encode(),
    "samenhang": samenhang().encode(),
    "deel": uitvoer().encode(),
    "heel": uitvoer(heel=True).encode(),
}
SLEUTEL = str(GEHEIM.sleutel)
Wijziging = Callable[[bytes], bytes]


def _klap_om(plek: int, bit: int) -> Wijziging:
    return lambda t: bytes((*t[: plek % len(t)], t[plek % len(t)] ^ 1 << bit, *t[plek % len(t) + 1 :]))


def _kap_af(plek: int) -> Wijziging:
    return lambda t: t[: plek % len(t)]


def _knip_uit(plek: int, lengte: int) -> Wijziging:
    return lambda t: t[: plek % len(t)] + t[plek % len(t) + lengte :]


def _herhaal(plek: int, lengte: int) -> Wijziging:
    return lambda t: t[: plek % len(t)] + t[plek % len(t) :][:lengte] * 2 + t[plek % len(t) + lengte :]


def _verwissel(een: int, ander: int) -> Wijziging:
    def doe(tekst: bytes) -> bytes:
        regels = tekst.splitlines(keepends=True)
        i, j = een % len(regels), ander % len(regels)
        regels[i], regels[j] = regels[j], regels[i]
        return b"".join(regels)

    return doe


def _plak(naam: str, plek: int) -> Wijziging:
    """Go on with the end of another good file."""
    return lambda t: t[: plek % len(t)] + GOED[naam][plek % len(GOED[naam]) :]


plekken, lengtes = st.integers(0, 6000), st.integers(1, 200)
WIJZIGINGEN = st.one_of(
    st.builds(_klap_om, plekken, st.integers(0, 7)),
    st.builds(_kap_af, plekken),
    st.builds(_knip_uit, plekken, lengtes),
    st.builds(_herhaal, plekken, lengtes),
    st.builds(_verwissel, plekken, plekken),
    st.builds(_plak, st.sampled_from(sorted(GOED)), plekken),
)


def zegt(tekst: str) -> object:
    """Give what a file says, without what means nothing: white space of JSON, signatures of unknown keys."""
    if tekst.startswith("{"):
        kop, *regels = map(json.loads, tekst.splitlines())
        return _note(kop.pop("ijkpunt")), kop, regels
    if tekst.startswith("c2sp"):
        een = lees_bewijs(tekst)
        return een.nummer, een.pad, een.extra, _note(een.ijkpunt)
    twee = lees_samenhang(tekst)
    return _note(twee.eerder), twee.pad, _note(twee.later)


def _note(note: str) -> tuple[str, bool]:
    gelezen = notitie.lees(note)
    ons = {GEHEIM.sleutel.id}
    return gelezen.tekst, bool(ons & {een.id for een in gelezen.handtekeningen})


def controleer(map_: Path, inhoud: bytes, sleutel: str = SLEUTEL) -> int:
    (map_ / "bestand").write_bytes(inhoud)
    return main(["controleer", "--sleutel", sleutel, str(map_ / "bestand")])


def test_what_is_good_is_good(tmp_path: Path) -> None:
    assert {naam: controleer(tmp_path, inhoud) for naam, inhoud in GOED.items()} == dict.fromkeys(GOED, Uitslag.GOED)


@given(naam=st.sampled_from(sorted(GOED)), wijzigingen=st.lists(WIJZIGINGEN, min_size=1, max_size=3))
def test_a_changed_file_is_never_good_unless_it_says_the_same(
    naam: str, wijzigingen: list[Wijziging], tmp_path: Path
) -> None:
    inhoud = GOED[naam]
    for wijzig in wijzigingen:
        inhoud = wijzig(inhoud) or b"\n"
    uitslag = controleer(tmp_path, inhoud)
    assert uitslag in (0, 1, 2)
    if uitslag == Uitslag.GOED:
        goed = {repr(zegt(een.decode())) for een in GOED.values()}
        assert repr(zegt(inhoud.decode())) in goed


@given(naam=st.sampled_from(sorted(GOED)), wijzig=WIJZIGINGEN)
def test_another_key_is_never_good(naam: str, wijzig: Wijziging, tmp_path: Path) -> None:
    sleutel = wijzig(SLEUTEL.encode())
    try:
        gelijk = notitie.lees_sleutel(sleutel.decode()) == GEHEIM.sleutel
    except (Misvormd, UnicodeDecodeError):
        gelijk = False
    (tmp_path / "sleutel").write_bytes(sleutel)
    uitslag = controleer(tmp_path, GOED[naam], str(tmp_path / "sleutel"))
    assert uitslag == (Uitslag.GOED if gelijk else Uitslag.ONBEKEND) or SLEUTEL.encode() in sleutel


@given(naam=st.sampled_from(sorted(GOED)), vervang=st.binary(min_size=32, max_size=32), plek=st.integers(0, 40))
def test_another_hash_is_never_good(naam: str, vervang: bytes, plek: int, tmp_path: Path) -> None:
    """A hash, root or signature in its place, whole and well formed, but another one."""
    tekst = GOED[naam].decode()
    hashes = sorted(set(re.findall("[A-Za-z0-9+/]{43}=", tekst)))
    oud, nieuw = hashes[plek % len(hashes)], base64.b64encode(vervang).decode()
    assert (controleer(tmp_path, tekst.replace(oud, nieuw).encode()) == Uitslag.GOED) is (oud == nieuw)


def test_the_end_of_a_good_file_with_anything_behind_it_is_not_good(tmp_path: Path) -> None:
    for naam, inhoud in GOED.items():
        for rest in (b"\n", b"x", b"{}\n", b"\x00", inhoud):
            assert controleer(tmp_path, inhoud + rest) != Uitslag.GOED, (naam, rest)
