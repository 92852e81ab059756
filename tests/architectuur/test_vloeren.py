"""The law of the floors: who may import what (docs: the house). Knows only source, never runs it."""

import ast
import subprocess
import sys
from pathlib import Path

from tests.architectuur.broncode import ROOT, bestanden, boom, functies, ingevoerd, plek, programma
from tests.elk import voor_elk

WEB = {"flask", "marshmallow", "werkzeug", "flask_smorest", "flask_sqlalchemy", "flask_login", "webargs", "apispec"}
HUID = {"routes", "schemas", "antwoorden", "commands"}  # the modules of a feature that may speak web
ZUIVER = (
    "kernteam/toegang/besluit.py",
    "kernteam/toegang/uitkomst.py",
    "kernteam/toegang/zijdeuren.py",
    "kernteam/toegang/feiten.py",
    "kernteam/toegang/beleid.py",
    "kernteam/toegang/bewijzen.py",
    "kernteam/toegang/rijen.py",
    "kernteam/toegang/loop.py",
    "kernteam/toegang/tabellen.py",
    "kernteam/toegang/vergelijking.py",
    "kernteam/toegang/regels.py",
    "kernteam/toegang/rechthebbenden.py",
    "kernteam/toegang/deling.py",
    "kernteam/toegang/delingsbeletsel.py",
    "kernteam/toegang/delingsfeiten.py",
    "kernteam/toegang/minimumsets.py",
    "kernteam/toegang/bewaartermijnen.py",
    "kernteam/toegang/schoolvakanties.py",
    "kernteam/levensloop/tabel.py",
    "kernteam/inzage/periode.py",
    "kernteam/toegang/uitleg.py",
    "kernteam/consult/verloop.py",
    "kernteam/toestemming/antwoord.py",
    "kernteam/toestemming/gezin.py",
    "kernteam/toestemming/ondertekenaars.py",
    "kernteam/toestemming/geldigheid.py",
    "kernteam/toestemming/verval.py",
    "kernteam/toestemming/rechten.py",
    "kernteam/toestemming/rechtsuitleg.py",
    "kernteam/toezicht/regels.py",
    "kernteam/toezicht/scoren.py",
)


def is_domein(pad: Path) -> bool:
    delen = pad.relative_to(ROOT).with_suffix("").parts
    return delen[0] == "kernteam" and delen[1] not in {"http", "app"} and HUID.isdisjoint(delen)


def onder(naam: str, pakketten: set[str]) -> bool:
    return any(naam == pakket or naam.startswith(f"{pakket}.") for pakket in pakketten)


DOMEIN = [pad for pad in bestanden("kernteam") if is_domein(pad)]


def test_import_linter_keeps_every_contract(tmp_path: Path) -> None:
    programma_ = Path(sys.executable).with_name("lint-imports")
    uitkomst = subprocess.run(
        [programma_, "--cache-dir", tmp_path],
        cwd=ROOT,
        capture_output=True,
        text=True,
        check=False,
        stdin=subprocess.DEVNULL,
    )
    assert uitkomst.returncode == 0, uitkomst.stdout + uitkomst.stderr
    assert "0 broken" in uitkomst.stdout
    assert "0 kept" not in uitkomst.stdout


def test_the_domain_is_not_empty() -> None:
    assert {"kernteam/casus/models.py", "kernteam/toegang/besluit.py", "kernteam/grond/actor.py"} <= set(
        map(plek, DOMEIN)
    )
    assert not {"kernteam/casus/routes/casus.py", "kernteam/http/blad.py"} & set(map(plek, DOMEIN))


@voor_elk(DOMEIN, plek)
def test_domain_knows_no_web(pad: Path) -> None:
    assert [naam for naam in ingevoerd(boom(pad)) if onder(naam, WEB)] == []


@voor_elk(programma(), plek)
def test_imports_stand_at_the_top(pad: Path) -> None:
    assert [naam for functie in functies(boom(pad)) for naam in ingevoerd(functie)] == []


@voor_elk(ZUIVER)
def test_decision_knows_no_store_and_only_the_ground_floor(naam: str) -> None:
    eigen = {weg.removesuffix(".py").replace("/", ".") for weg in ZUIVER}
    namen = list(ingevoerd(boom(ROOT / naam)))
    assert namen, "a pure module still imports the value types it speaks in"
    assert [een for een in namen if onder(een, {"sqlalchemy"})] == []
    kernteam = [een for een in namen if onder(een, {"kernteam"})]
    assert [een for een in kernteam if not onder(een, {"kernteam.grond"} | eigen)] == []


def test_only_the_mint_makes_a_doorgang_and_only_the_door_knows_the_mint() -> None:
    makers, kenners = set(), set()
    for pad in programma():
        if "kernteam.toegang.munt" in {naam.rpartition(".")[0] for naam in ingevoerd(boom(pad))} | set(
            ingevoerd(boom(pad))
        ):
            kenners.add(plek(pad))
        for knoop in ast.walk(boom(pad)):
            if isinstance(knoop, ast.ClassDef) and "Doorgang" in {
                ast.unparse(een).split(".")[-1] for een in knoop.bases
            }:
                makers.add(plek(pad))
    assert makers == {"kernteam/toegang/munt.py"}
    assert kenners == {"kernteam/toegang/poort.py"}


def test_a_forbidden_import_inside_a_function_is_seen() -> None:
    bron = ast.parse("def f():\n    if True:\n        from flask import g\n    import werkzeug.http as w")
    assert [naam for naam in ingevoerd(bron) if onder(naam, WEB)] == ["werkzeug.http", "flask.g"]
