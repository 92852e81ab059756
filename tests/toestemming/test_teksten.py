"""The information texts and bundles as data: a missing, changed or contradictory one refuses the start by name."""

from collections.abc import Callable
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest

from config.settings import Instellingen
from kernteam.app.fabriek import create_app
from kernteam.grond.voorlichting import Voorlichting
from kernteam.toegang.beleid import BeleidFout
from kernteam.toestemming.bundels import laad_bundels
from kernteam.toestemming.teksten import SOMMEN, laad_teksten
from tests.casus.bewijs import ALLEEN_SQLITE, fouten, niets_bewaard
from tests.klant import Spel

OUDER = "informatie-2026.1.ouder.nl.md"
JEUGDIGE = "informatie-2026.1.jeugdige.nl.md"
KOP = "naam,partijen,klassen,uitleg,bron,geldig_vanaf"


def kopie(van: Path, naar: Path) -> Path:
    for pad in van.iterdir():
        (naar / pad.name).write_bytes(pad.read_bytes())
    return naar


def schrap_regel(map_: Path, naam: str) -> None:
    regels = (map_ / SOMMEN).read_text().splitlines()
    (map_ / SOMMEN).write_text("".join(f"{regel}\n" for regel in regels if naam not in regel))


def ontbreekt(map_: Path) -> None:
    (map_ / JEUGDIGE).unlink()
    schrap_regel(map_, JEUGDIGE)


@ALLEEN_SQLITE
@pytest.mark.parametrize(
    ("breuk", "naam"),
    [
        (ontbreekt, JEUGDIGE),
        (lambda map_: (map_ / OUDER).unlink(), OUDER),
        (lambda map_: (map_ / OUDER).write_text("Iets anders."), OUDER),
        (lambda map_: schrap_regel(map_, OUDER), OUDER),
        (lambda map_: (map_ / OUDER).write_bytes(b"\xff"), OUDER),
        (lambda map_: (map_ / "los.md").write_text("x"), "los.md"),
        (lambda map_: (map_ / SOMMEN).write_text("geen som\n"), SOMMEN),
        (lambda map_: (map_ / SOMMEN).unlink(), SOMMEN),
    ],
    ids=["pair", "listed", "changed", "unlisted", "unreadable", "name", "no sum", "no sums"],
)
def test_start_is_refused_by_name(
    breuk: Callable[[Path], object], naam: str, instellingen: Instellingen, tmp_path: Path
) -> None:
    map_ = tmp_path / "teksten"
    map_.mkdir()
    breuk(kopie(instellingen.teksten, map_))
    with pytest.raises(BeleidFout, match=naam.replace(".", r"\.")):
        create_app(replace(instellingen, teksten=map_))


def test_empty_folder_is_no_set_of_texts(tmp_path: Path) -> None:
    (tmp_path / SOMMEN).write_text("")
    with pytest.raises(BeleidFout, match="geen enkele"):
        laad_teksten(tmp_path)


@pytest.mark.parametrize(
    "regels",
    [
        ["A,BT,MED,x,bron,2026-01-01"],
        ["A,BT,GEZ,x,bron,2026-01-01"],
        ["A,BT,VEIL,x,bron,2026-01-01"],
        ["A,NIEMAND,OND,x,bron,2026-01-01"],
        ["A,BT,OND,x,,2026-01-01"],
        ["A,,OND,x,bron,2026-01-01"],
        ["A,BT,OND,x,bron,gisteren"],
        ["A,BT"],
        ["A,BT,OND,x,bron,2026-01-01", "A,BT,OND,y,bron,2026-01-01"],
        ["A,BT,OND,x,bron,2026-01-01", "B,BT SWV,ID OND,y,bron,2026-01-01"],
    ],
)
def test_wrong_bundle_is_named_by_its_line(regels: list[str], tmp_path: Path) -> None:
    (tmp_path / "bundels.csv").write_text("\n".join([KOP, *regels]) + "\n")
    with pytest.raises(BeleidFout, match=rf"bundels\.csv regel {len(regels) + 1}"):
        laad_bundels(tmp_path)


def test_missing_table_of_bundles_is_named(tmp_path: Path) -> None:
    with pytest.raises(BeleidFout, match=r"bundels\.csv"):
        laad_bundels(tmp_path)


def test_newer_row_replaces_the_older_from_its_day(tmp_path: Path) -> None:
    rijen = [
        "A,BT,OND,oud,bron,2026-01-01",
        "A,BT,ID OND,nieuw,bron,2026-06-01",
        "B,JGZ,OND,later,bron,2026-07-01",
    ]
    (tmp_path / "bundels.csv").write_text("\n".join([KOP, *rijen]) + "\n")
    voorlichting = Voorlichting({}, laad_bundels(tmp_path))
    for dag, verwacht in (
        (date(2025, 12, 31), []),
        (date(2026, 5, 31), ["oud"]),
        (date(2026, 6, 1), ["nieuw"]),
        (date(2026, 7, 1), ["nieuw", "later"]),
    ):
        assert [een.uitleg for een in voorlichting.bundels_op(dag)] == verwacht


@ALLEEN_SQLITE
def test_request_without_text_purpose_receivers_or_period_is_refused(spel: Spel) -> None:
    """C20: what does not say who receives what, until when and under which text, is no request. The purpose is ours."""
    pad = f"/casussen/{spel.open_casus()['id']}/toestemmingen"
    goed = spel.aanvraag("bt")
    with niets_bewaard(spel):
        for veld in ("ontvangers", "einddatum", "tekstversie"):
            zonder = {naam: waarde for naam, waarde in goed.items() if naam != veld}
            assert fouten(spel.contactpersoon.post(pad, zonder)) == {(f"/{veld}", "VERPLICHT")}
        leeg = goed | {"ontvangers": [goed["ontvangers"][0] | {"klassen": []}]}
        assert fouten(spel.contactpersoon.post(pad, leeg)) == {("/ontvangers/0/klassen", "LENGTE")}
        onbekend = goed | {"tekstversie": "informatie-2020.1"}
        assert fouten(spel.contactpersoon.post(pad, onbekend)) == {("/tekstversie", "ONBEKENDE_TEKST")}
        opening = spel.opening(toestemming=onbekend)
        assert fouten(spel.contactpersoon.post("/casussen", opening)) == {
            ("/toestemming/tekstversie", "ONBEKENDE_TEKST")
        }
