"""The key store: keys only for a pass, bound to their casus, re-wrapped without touching data, and really gone."""

import sqlite3
from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from pathlib import Path
from uuid import UUID, uuid4

import pytest
from cryptography.hazmat.primitives.ciphers.aead import AESGCM
from sqlalchemy import Engine, event, make_url, select, update

from kernteam.db.engine import maak_motor
from kernteam.grond.doorgang import Doorgang
from kernteam.grond.fouten import SleutelsOnbeschikbaar
from kernteam.grond.handeling import Handeling
from kernteam.grond.klasse import Klasse
from kernteam.kluis.bos import GeenDoorgang
from kernteam.kluis.kluis import Kluis, Vernietigd
from kernteam.kluis.sleutelbeheer import Sleutelbestand, SleutelFout
from kernteam.kluis.tabellen import datasleutel
from kernteam.toegang.munt import munt_rekenpas
from tests.kluis.passen import maak_casus, maak_pas
from tests.kluis.test_bos import Nagemaakt
from tests.winkels import Winkels

NU = datetime(2026, 5, 4, tzinfo=UTC)


@pytest.fixture
def beheer(tmp_path: Path) -> Sleutelbestand:
    pad = tmp_path / "eigen.json"
    Sleutelbestand.maak(pad)
    return Sleutelbestand(pad)


@pytest.fixture
def motor(lege_winkels: Winkels) -> Iterator[Engine]:
    motor = maak_motor(lege_winkels.sleutels, duurzaam=True)
    yield motor
    motor.dispose()


@pytest.fixture
def kluis(motor: Engine, beheer: Sleutelbestand) -> Kluis:
    return Kluis(motor, beheer)


def _pas(casus_id: UUID) -> Doorgang:
    return maak_pas(casus_id, (casus_id, Klasse.OND))


def _rijen(motor: Engine) -> dict[UUID, tuple[str, bytes]]:
    with motor.connect() as verbinding:
        return {rij.casus_id: (rij.kek_id, rij.omhulsel) for rij in verbinding.execute(select(datasleutel))}


def test_a_new_key_opens_what_it_sealed_and_is_stored_only_wrapped(kluis: Kluis, motor: Engine) -> None:
    casus = maak_casus()
    kluis.nieuwe_sleutel(_pas(casus.id), NU).zegel_in(casus, hulpvraag="vraag")
    bos = kluis.ontsluit(_pas(casus.id))
    assert bos.open(casus, "hulpvraag") == "vraag"
    assert bos._datasleutel not in _rijen(motor)[casus.id][1]


def test_every_casus_has_a_key_of_its_own(kluis: Kluis) -> None:
    sleutels = {kluis.nieuwe_sleutel(_pas(uuid4()), NU)._datasleutel for _ in range(5)}
    assert len(sleutels) == 5


def test_no_key_is_made_or_fetched_without_a_real_pass(kluis: Kluis, motor: Engine) -> None:
    casus_id = uuid4()
    lezend = maak_pas(casus_id, handeling=Handeling.CASUS_LEZEN)
    for pas in (Nagemaakt(casus_id), lezend, munt_rekenpas(Handeling.CASUS_OPENEN, casus_id)):
        with pytest.raises(GeenDoorgang):
            kluis.nieuwe_sleutel(pas, NU)  # type: ignore[arg-type]
    assert _rijen(motor) == {}
    kluis.nieuwe_sleutel(_pas(casus_id), NU)
    with pytest.raises(GeenDoorgang):
        kluis.ontsluit(Nagemaakt(casus_id))  # type: ignore[arg-type]


def test_a_wrapped_key_moved_to_another_casus_does_not_open(kluis: Kluis, motor: Engine) -> None:
    een, ander = uuid4(), uuid4()
    for casus_id in (een, ander):
        kluis.nieuwe_sleutel(_pas(casus_id), NU)
    omhulsel = _rijen(motor)[een][1]
    with motor.begin() as verbinding:
        verbinding.execute(update(datasleutel).where(datasleutel.c.casus_id == ander).values(omhulsel=omhulsel))
    with pytest.raises(SleutelFout):
        kluis.ontsluit(_pas(ander))
    kluis.ontsluit(_pas(een))


def test_a_wrapped_key_of_another_version_does_not_open(kluis: Kluis, motor: Engine) -> None:
    casus_id = uuid4()
    kluis.nieuwe_sleutel(_pas(casus_id), NU)
    with motor.begin() as verbinding:
        verbinding.execute(update(datasleutel).values(versie=2))
    with pytest.raises(SleutelFout):
        kluis.ontsluit(_pas(casus_id))


def test_many_keys_come_with_one_statement_and_a_destroyed_one_is_left_out(kluis: Kluis, motor: Engine) -> None:
    ids = [uuid4() for _ in range(20)]
    for casus_id in ids:
        kluis.nieuwe_sleutel(_pas(casus_id), NU)
    assert kluis.vernietig(ids[:1]) == 1
    opdrachten: list[str] = []
    event.listen(motor, "before_cursor_execute", lambda *a: opdrachten.append(a[2]))
    assert set(kluis.ontsluit_alle(_pas(een) for een in ids)) == set(ids[1:])
    assert len([een for een in opdrachten if een.startswith("SELECT")]) == 1
    with pytest.raises(Vernietigd):
        kluis.ontsluit(_pas(ids[0]))


def test_no_passes_ask_the_store_nothing(kluis: Kluis, motor: Engine) -> None:
    opdrachten: list[str] = []
    event.listen(motor, "before_cursor_execute", lambda *a: opdrachten.append(a[2]))
    assert kluis.ontsluit_alle([]) == {}
    assert opdrachten == []


def test_rewrapping_changes_every_wrapping_and_no_data_key(
    kluis: Kluis, motor: Engine, beheer: Sleutelbestand, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("kernteam.kluis.kluis._IN_EEN_KEER", 3)
    sleutels = {casus_id: kluis.nieuwe_sleutel(_pas(casus_id), NU)._datasleutel for casus_id in _ids(8)}
    voor = _rijen(motor)
    nieuw = beheer.nieuwe_kek()
    voortgang = list(kluis.herverpak())
    assert voortgang == [(3, 8), (6, 8), (8, 8)]
    na = _rijen(motor)
    assert {kek_id for kek_id, _ in na.values()} == {nieuw}
    assert all(na[casus_id] != voor[casus_id] for casus_id in sleutels)
    for casus_id, sleutel in sleutels.items():
        assert kluis.ontsluit(_pas(casus_id))._datasleutel == sleutel
    assert list(kluis.herverpak()) == []


def _ids(aantal: int) -> list[UUID]:
    return [uuid4() for _ in range(aantal)]


def test_interrupted_rewrapping_leaves_every_key_readable_and_goes_on(
    kluis: Kluis, motor: Engine, beheer: Sleutelbestand, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("kernteam.kluis.kluis._IN_EEN_KEER", 2)
    ids = [uuid4() for _ in range(5)]
    for casus_id in ids:
        kluis.nieuwe_sleutel(_pas(casus_id), NU)
    nieuw = beheer.nieuwe_kek()
    loop = kluis.herverpak()
    next(loop)
    loop.close()
    assert sorted(kek_id for kek_id, _ in _rijen(motor).values()) == ["k1", "k1", "k1", nieuw, nieuw]
    assert set(kluis.ontsluit_alle(map(_pas, ids))) == set(ids)
    assert sum(1 for _ in kluis.herverpak()) == 2
    assert {kek_id for kek_id, _ in _rijen(motor).values()} == {nieuw}


def test_rewrapping_takes_along_a_key_that_another_server_adds_meanwhile(
    kluis: Kluis, motor: Engine, beheer: Sleutelbestand
) -> None:
    kluis.nieuwe_sleutel(_pas(uuid4()), NU)
    laat = uuid4()
    nieuw = beheer.nieuwe_kek()
    loop = kluis.herverpak()
    next(loop)
    # a server that had wrapped before it could hear of the new KEK stores its key only now
    kluis.nieuwe_sleutel(_pas(laat), NU)
    _zet_onder(motor, beheer, laat, "k1")
    list(loop)
    assert {kek_id for kek_id, _ in _rijen(motor).values()} == {nieuw}
    kluis.ontsluit(_pas(laat))


def _zet_onder(motor: Engine, beheer: Sleutelbestand, casus_id: UUID, kek_id: str) -> None:
    """Wrap a stored key under an older KEK, as a server would that still held that one as active."""
    kek, omhulsel = _rijen(motor)[casus_id]
    context = b"kernteam.datasleutel.v1\0" + casus_id.bytes + (1).to_bytes(4, "big")
    sleutel = beheer.onthul(kek, omhulsel, context)
    aad = kek_id.encode() + b"\0" + context
    waarden = {
        "kek_id": kek_id,
        "omhulsel": bytes(12) + AESGCM(beheer._inhoud.keks[kek_id]).encrypt(bytes(12), sleutel, aad),
    }
    with motor.begin() as verbinding:
        verbinding.execute(update(datasleutel).where(datasleutel.c.casus_id == casus_id).values(**waarden))


def test_keys_without_a_casus_are_listed_only_when_old_enough(kluis: Kluis) -> None:
    met, zonder, jong = uuid4(), uuid4(), uuid4()
    kluis.nieuwe_sleutel(_pas(met), NU - timedelta(hours=2))
    kluis.nieuwe_sleutel(_pas(zonder), NU - timedelta(hours=2))
    kluis.nieuwe_sleutel(_pas(jong), NU)
    assert kluis.sleutels_zonder({met}, NU - timedelta(hours=1)) == [zonder]


@pytest.mark.parametrize("soort", ["sqlite"], indirect=True)
def test_of_a_destroyed_key_no_byte_stays_in_the_files(kluis: Kluis, motor: Engine) -> None:
    ids = [uuid4() for _ in range(10)]
    for casus_id in ids:
        kluis.nieuwe_sleutel(_pas(casus_id), NU)
    omhulsels = [omhulsel for _, omhulsel in _rijen(motor).values()]
    bestand = Path(make_url(str(motor.url)).database or "")
    assert all(_staat_in(bestand, een) for een in omhulsels)
    kluis.vernietig(ids)
    assert not any(_staat_in(bestand, een) for een in omhulsels)


def _staat_in(bestand: Path, waarde: bytes) -> bool:
    return any(waarde in pad.read_bytes() for pad in bestand.parent.glob(f"{bestand.name}*"))


@pytest.mark.parametrize("soort", ["sqlite"], indirect=True)
def test_a_key_store_that_does_not_answer_gives_no_key(kluis: Kluis, motor: Engine) -> None:
    casus_id = uuid4()
    kluis.nieuwe_sleutel(_pas(casus_id), NU)
    ruw = sqlite3.connect(str(motor.url.database))
    ruw.execute("ALTER TABLE datasleutel RENAME TO weg")
    ruw.close()
    for doe in (lambda: kluis.ontsluit(_pas(casus_id)), lambda: kluis.nieuwe_sleutel(_pas(uuid4()), NU)):
        with pytest.raises(SleutelsOnbeschikbaar):
            doe()
