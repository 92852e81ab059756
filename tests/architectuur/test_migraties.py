"""The migrations: they make what the models say, they go up and down over data, and a broken one changes nothing."""

import re
import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest
from alembic.autogenerate import compare_metadata
from alembic.migration import MigrationContext
from sqlalchemy import Engine, MetaData, inspect

from kernteam.app.fabriek import BLADEN
from kernteam.db import migratie
from kernteam.db.base import Base
from kernteam.db.engine import maak_motor
from kernteam.kluis import tabellen as kluistabellen
from kernteam.logboek import tabellen as logtabellen
from tests.architectuur.opslag import kolommen, namen, rijen, vorm, vul
from tests.winkels import Winkels

# importing the wiring imports every model
MODELLEN = {"gegevens": Base.metadata, "sleutels": kluistabellen.datasleutel.metadata}
STAPPEN = [
    (winkel, een.revision, een.down_revision or "base")
    for winkel in migratie.WINKELS
    for een in reversed(list(migratie.scripts(winkel).walk_revisions()))
]
HALVERWEGE = """
import sqlalchemy as sa
from alembic import op

revision = "9999_kapot"
down_revision = "VORIGE"


def upgrade():
    op.create_table("half", sa.Column("id", sa.Integer(), primary_key=True))
    op.execute("INSERT INTO half (id) VALUES (1)")
    raise RuntimeError("halverwege")
"""
per_winkel = pytest.mark.parametrize("winkel", migratie.WINKELS)


def url_van(winkel: str, winkels: Winkels) -> str:
    return winkels.logboek_eigenaar if winkel == "logboek" else str(getattr(winkels, winkel))


@pytest.fixture
def url(winkel: migratie.Winkel, lege_winkels: Winkels) -> str:
    return url_van(winkel, lege_winkels)


@pytest.fixture
def motor(url: str) -> Iterator[Engine]:
    motor = maak_motor(url)
    yield motor
    motor.dispose()


def verschillen(motor: Engine, modellen: MetaData) -> list[object]:
    with motor.connect() as verbinding:
        context = MigrationContext.configure(verbinding, opts={"compare_type": True})
        return list(compare_metadata(context, modellen))


@pytest.mark.parametrize("winkel", MODELLEN)
def test_newest_revision_is_what_the_models_say(winkel: str, motor: Engine) -> None:
    assert BLADEN
    assert len(MODELLEN[winkel].tables) >= 1
    assert verschillen(motor, MODELLEN[winkel]) == []


def test_a_model_without_a_migration_is_seen(lege_winkels: Winkels) -> None:
    motor = maak_motor(lege_winkels.sleutels)
    assert len(verschillen(motor, MODELLEN["gegevens"])) > 10
    motor.dispose()


@pytest.mark.parametrize("winkel", ["logboek"])
@pytest.mark.parametrize("tabel", logtabellen.metadata.sorted_tables, ids=lambda een: een.name)
def test_newest_revision_of_the_logboek_has_the_columns_of_its_tables(tabel: logtabellen.Table, motor: Engine) -> None:
    assert set(kolommen(motor, tabel.name)) == {kolom.name for kolom in tabel.columns}


# columns whose words a migration changes on purpose; going down it must give the old ones back
ANDERS_GEZEGD = {
    ("0023_levensloop", "casus"): {"status"},  # a suspended casus keeps its stage (ADR 0016)
    ("0033_datalekmelding", "datalek"): {"gemeld_op", "partners_geinformeerd_op"},  # each a row of its own
}


@per_winkel
def test_every_migration_goes_up_and_down_and_keeps_every_row(winkel: migratie.Winkel, url: str, motor: Engine) -> None:
    for _, revisie, vorige in [een for een in reversed(STAPPEN) if een[0] == winkel]:  # from the newest to the first
        vorm_vol = vorm(motor)
        assert migratie.terugdraaien(winkel, url, vorige) == [revisie]
        vul(motor)
        eerder, vorm_eerder = rijen(motor), vorm(motor)
        # a migration may add a column to a table, and say another way what one holds
        bekend = {naam: alle - ANDERS_GEZEGD.get((revisie, naam), set()) for naam, alle in namen(motor).items()}
        blijft = rijen(motor, bekend)
        assert migratie.bijwerken(winkel, url, revisie) == [revisie]
        assert vorm(motor) == vorm_vol, revisie
        assert rijen(motor, bekend) == blijft, revisie
        vul(motor)
        assert all(rijen(motor).values()), revisie
        assert migratie.terugdraaien(winkel, url, vorige) == [revisie]
        assert rijen(motor) == eerder, revisie
        assert vorm(motor) == vorm_eerder, revisie


@per_winkel
def test_up_down_up_gives_the_same_store(winkel: migratie.Winkel, url: str, motor: Engine) -> None:
    alle = [revisie for naam, revisie, _ in STAPPEN if naam == winkel]
    eerst = vorm(motor)
    assert migratie.terugdraaien(winkel, url) == alle[::-1]
    assert inspect(motor).get_table_names() == ["alembic_version"]
    assert migratie.bijwerken(winkel, url) == alle
    assert vorm(motor) == eerst


@per_winkel
def test_running_twice_changes_nothing(winkel: migratie.Winkel, url: str, motor: Engine) -> None:
    vul(motor)
    voor = (vorm(motor), rijen(motor), migratie.huidig(motor))
    assert voor[1]
    assert migratie.bijwerken(winkel, url) == []
    assert (vorm(motor), rijen(motor), migratie.huidig(motor)) == voor


@per_winkel
def test_an_interrupted_migration_leaves_the_old_revision(
    winkel: migratie.Winkel, url: str, motor: Engine, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    vul(motor)
    voor = (vorm(motor), rijen(motor), migratie.huidig(motor))
    shutil.copytree(migratie.MAP / winkel, tmp_path / "migraties" / winkel)
    kapot = tmp_path / "migraties" / winkel / "versions" / "9999_kapot.py"
    kapot.write_text(HALVERWEGE.replace("VORIGE", str(migratie.nieuwste(winkel))))
    monkeypatch.setattr(migratie, "MAP", tmp_path / "migraties")
    with pytest.raises(RuntimeError, match="halverwege"):
        migratie.bijwerken(winkel, url)
    assert (vorm(motor), rijen(motor), migratie.huidig(motor)) == voor


@per_winkel
def test_migrations_are_numbered_and_named_as_their_revision(winkel: migratie.Winkel) -> None:
    namen = sorted(pad.stem for pad in (migratie.MAP / winkel / "versions").glob("*.py"))
    assert namen == [revisie for naam, revisie, _ in STAPPEN if naam == winkel]
    assert [int(naam[:4]) for naam in namen] == list(range(1, len(namen) + 1))
    assert [naam for naam in namen if not re.fullmatch(r"\d{4}_[a-z_]+", naam)] == []


@per_winkel
def test_migrations_form_one_chain(winkel: migratie.Winkel) -> None:
    map_ = migratie.scripts(winkel)
    assert len(map_.get_heads()) == 1
    assert len(map_.get_bases()) == 1
    assert migratie.nieuwste(winkel) == map_.get_heads()[0]
