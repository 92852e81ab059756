"""The application refuses to start unsafely, says what to do, and never says a password."""

from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest
from sqlalchemy import create_engine, inspect, make_url, text

from config.settings import Instellingen
from kernteam.app.fabriek import StartFout, create_app
from kernteam.db import migratie
from kernteam.kluis.sleutelbeheer import Sleutelbestand, SleutelFout
from kernteam.logboek import duurzaam
from kernteam.logboek.duurzaam import NietDuurzaam
from kernteam.toegang.beleid import BeleidFout

GEHEIM = "zeer-geheim-wachtwoord"
VELD = {"gegevens": "gegevens_url", "logboek": "logboek_url", "sleutels": "sleutels_url"}
per_winkel = pytest.mark.parametrize("winkel", migratie.WINKELS)
op_sqlite = pytest.mark.parametrize("soort", ["sqlite"], indirect=True)
op_postgresql = pytest.mark.parametrize("soort", ["postgresql"], indirect=True)


def breek(url: str, *opdrachten: str) -> None:
    motor = create_engine(url)
    with motor.begin() as verbinding:
        for opdracht in opdrachten:
            verbinding.execute(text(opdracht))
    motor.dispose()


def eigenaar(instellingen: Instellingen, winkel: str) -> str:
    """Give the address of somebody who may break this store."""
    url = make_url(getattr(instellingen, VELD[winkel]))
    if url.get_backend_name() == "postgresql":
        url = url.set(username="postgres")
    return url.render_as_string(hide_password=False)


@per_winkel
@op_sqlite
def test_absent_sqlite_store_is_not_made(winkel: str, instellingen: Instellingen, tmp_path: Path) -> None:
    ergens = f"sqlite:///{tmp_path}/nergens/{winkel}.db"
    with pytest.raises(StartFout, match=f"opslag {winkel} .* is niet te openen"):
        create_app(replace(instellingen, **{VELD[winkel]: ergens}))
    assert not (tmp_path / "nergens").exists()


@per_winkel
@op_postgresql
def test_absent_postgresql_store_is_named_without_its_password(winkel: str, instellingen: Instellingen) -> None:
    url = make_url(getattr(instellingen, VELD[winkel])).set(database="bestaat_niet", password=GEHEIM)
    kapot = replace(instellingen, **{VELD[winkel]: url.render_as_string(hide_password=False)})
    with pytest.raises(StartFout, match=f"opslag {winkel} .*bestaat_niet.* is niet te openen") as fout:
        create_app(kapot)
    assert GEHEIM not in str(fout.value)


def test_log_that_cannot_be_opened_to_seal_it_is_named_without_its_password(instellingen: Instellingen) -> None:
    """The role that seals opens the log first: a check of it may not end as if it found something."""
    zegel = instellingen.verzegeling
    assert zegel is not None
    url = make_url(zegel.url).set(database="bestaat/niet")
    if url.get_backend_name() == "postgresql":
        url = url.set(password=GEHEIM)
    kapot = replace(zegel, url=url.render_as_string(hide_password=False))
    with pytest.raises(NietDuurzaam, match=r"opslag logboek .*bestaat/niet.* is niet te openen") as fout:
        create_app(replace(instellingen, verzegeling=kapot))
    assert GEHEIM not in str(fout.value)


@op_sqlite
def test_log_whose_file_is_gone_says_how_to_make_it(instellingen: Instellingen) -> None:
    """The role that seals opens the same file: it may not be told that it is set up wrongly."""
    Path(make_url(instellingen.logboek_url).database or "").unlink()
    with pytest.raises(StartFout, match=r"opslag logboek .*python -m kernteam.app migreer"):
        create_app(instellingen)


@per_winkel
def test_store_without_tables_says_how_to_migrate_and_stays_without(winkel: str, instellingen: Instellingen) -> None:
    url = eigenaar(instellingen, winkel)
    migratie.terugdraaien(winkel, url)  # type: ignore[arg-type]
    with pytest.raises(StartFout, match=f"opslag {winkel} .*python -m kernteam.app migreer"):
        create_app(instellingen)
    motor = create_engine(url)
    assert inspect(motor).get_table_names() == ["alembic_version"]
    motor.dispose()


@per_winkel
def test_store_of_another_version_is_refused(winkel: str, instellingen: Instellingen) -> None:
    breek(eigenaar(instellingen, winkel), "UPDATE alembic_version SET version_num = '9998_later'")
    with pytest.raises(StartFout, match=f"opslag {winkel} .*python -m kernteam.app migreer"):
        create_app(instellingen)


@op_sqlite
def test_missing_key_file_is_named(instellingen: Instellingen, tmp_path: Path) -> None:
    with pytest.raises(SleutelFout, match=r"weg\.json ontbreekt of is onleesbaar"):
        create_app(replace(instellingen, sleutelbestand=tmp_path / "weg.json"))
    assert not (tmp_path / "weg.json").exists()


@op_sqlite
@pytest.mark.parametrize("rechten", [0o640, 0o604, 0o660, 0o644])
def test_key_file_others_may_read_is_refused(rechten: int, instellingen: Instellingen, tmp_path: Path) -> None:
    pad = tmp_path / "open.json"
    Sleutelbestand.maak(pad)
    pad.chmod(rechten)
    with pytest.raises(SleutelFout, match="zet de rechten op 0600"):
        create_app(replace(instellingen, sleutelbestand=pad))


@op_sqlite
@pytest.mark.parametrize("inhoud", ["", "{}", '{"actief": "k1", "keks": {}, "mac": ""}', "[]"])
def test_damaged_key_file_is_refused_without_showing_it(
    inhoud: str, instellingen: Instellingen, tmp_path: Path
) -> None:
    pad = tmp_path / "kapot.json"
    pad.write_text(inhoud)
    pad.chmod(0o600)
    with pytest.raises(SleutelFout, match=r"kapot\.json (ontbreekt of is onleesbaar|is beschadigd)$"):
        create_app(replace(instellingen, sleutelbestand=pad))


@op_sqlite
def test_log_that_is_not_write_ahead_is_refused(instellingen: Instellingen) -> None:
    breek_journaal(instellingen.logboek_url)
    with pytest.raises(NietDuurzaam, match="opslag logboek is niet duurzaam ingesteld"):
        create_app(instellingen)


def breek_journaal(url: str) -> None:
    motor = create_engine(url, isolation_level="AUTOCOMMIT")
    with motor.connect() as verbinding:
        assert verbinding.execute(text("PRAGMA journal_mode=DELETE")).scalar() == "delete"
    motor.dispose()


@op_postgresql
def test_log_that_commits_without_waiting_for_the_disk_is_refused(instellingen: Instellingen) -> None:
    naam = make_url(instellingen.logboek_url).database
    breek(eigenaar(instellingen, "logboek"), f'ALTER DATABASE "{naam}" SET synchronous_commit = off')
    with pytest.raises(NietDuurzaam, match="synchronous_commit=off"):
        create_app(instellingen)


@op_postgresql
@pytest.mark.parametrize("naam", ["fsync", "full_page_writes"])
def test_log_on_a_server_that_does_not_flush_is_refused(
    naam: str, instellingen: Instellingen, monkeypatch: pytest.MonkeyPatch
) -> None:
    # the tests may not switch these off on their own server, so here the demand is turned round
    monkeypatch.setitem(duurzaam._POSTGRES, naam, {"iets anders"})
    with pytest.raises(NietDuurzaam, match=f"{naam}=on"):
        create_app(instellingen)


@op_sqlite
@pytest.mark.parametrize(
    ("bestand", "breuk"),
    [
        ("deelmatrix.csv", lambda regels: regels[:-1]),
        ("deelmatrix.csv", lambda regels: [*regels, regels[-1]]),
        ("deelmatrix.csv", lambda regels: [*regels[:-1], "SCHOOL,NIEMAND,OND,W,bron,2026-01-01"]),
        ("deelmatrix.csv", lambda _: []),
        ("toestemmingsregimes.csv", lambda regels: [*regels, regels[-1]]),
    ],
)
def test_broken_policy_table_is_named(
    bestand: str, breuk: Callable[[list[str]], list[str]], instellingen: Instellingen, tmp_path: Path
) -> None:
    for pad in instellingen.beleid.glob("*.csv"):
        (tmp_path / pad.name).write_bytes(pad.read_bytes())
    pad = tmp_path / bestand
    pad.write_text("\n".join(breuk(pad.read_text(encoding="utf-8").splitlines())) + "\n", encoding="utf-8")
    with pytest.raises(BeleidFout, match=bestand):
        create_app(replace(instellingen, beleid=tmp_path))


@op_sqlite
def test_missing_policy_table_is_named(instellingen: Instellingen, tmp_path: Path) -> None:
    with pytest.raises(BeleidFout, match=r"deelmatrix\.csv"):
        create_app(replace(instellingen, beleid=tmp_path))
