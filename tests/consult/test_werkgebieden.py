"""Who serves an area is data that a beheerder loads from a file: whole or not at all (domain rules 6.1)."""

from pathlib import Path

import pytest
from flask import Flask

from kernteam.http.verzoek import db
from kernteam.netwerk.models import Werkgebied
from kernteam.netwerk.werkgebieden import KOLOMMEN
from tests.casus.bewijs import ALLEEN_SQLITE, probleem
from tests.consult.proef import VRAAG, toestemming, vraag
from tests.klant import Spel
from tests.rollen import org

GOED = f"{org('andere_spec')},3500,3599,Stad,fictief,2026-01-01,"


def importeer(app: Flask, map_: Path, *regels: str) -> tuple[int, str]:
    bestand = map_ / "gebieden.csv"
    bestand.write_text("\n".join((",".join(KOLOMMEN), *regels)) + "\n")
    uitkomst = app.test_cli_runner().invoke(args=["netwerk", "importeer-werkgebieden", str(bestand)])
    return uitkomst.exit_code, uitkomst.output


def bewaard(app: Flask) -> list[tuple[str, bool]]:
    with app.app_context():
        rijen = db.session.scalars(db.select(Werkgebied).order_by(Werkgebied.gebied))
        return [(een.gebied, een.geldig_tot is None) for een in rijen]


def test_new_file_replaces_who_serves_the_area(spel: Spel, tmp_path: Path) -> None:
    casus = spel.open_casus("school", "bt")
    toestemming(spel, casus, "spec", "andere_spec")
    eerder = vraag(spel, casus)
    assert importeer(spel.app, tmp_path, GOED) == (0, "1 werkgebieden ingelezen.\n")
    nieuw = vraag(spel, casus)
    assert spel.andere_specialist.get(f"/consulten/{nieuw}").status_code == 200
    assert spel.specialist.get(f"/consulten/{eerder}").status_code == 200, "what was asked goes on where it was asked"
    assert bewaard(spel.app) == [("Stad", True), ("andere_spec (fictief)", False), ("spec (fictief)", False)]
    assert importeer(spel.app, tmp_path)[0] == 0
    probleem(spel.gezinswerker.post(f"/casussen/{casus['id']}/consulten", VRAAG), 409, "GEEN_AANBIEDER")


@ALLEEN_SQLITE
@pytest.mark.parametrize(
    ("regel", "uitleg"),
    [
        (GOED.replace("3500", "0500"), "regel 2: postcodes lopen"),
        (GOED.replace("3599", "3400"), "regel 2: postcodes lopen"),
        (GOED.replace("fictief", " "), "regel 2: gebied en bron"),
        (GOED + "2025-01-01", "regel 2: geldig_tot komt na"),
        (GOED.replace(str(org("andere_spec")), "x"), "regel 2:"),
        (GOED.replace(str(org("andere_spec")), str(org("jgz"))), "Geen organisatie voor specialistische hulp"),
        ("te,kort", "regel 2:"),
    ],
)
def test_bad_file_changes_nothing(spel: Spel, tmp_path: Path, regel: str, uitleg: str) -> None:
    eerder = bewaard(spel.app)
    code, uitvoer = importeer(spel.app, tmp_path, regel)
    assert code == 1
    assert uitleg in uitvoer
    assert bewaard(spel.app) == eerder
