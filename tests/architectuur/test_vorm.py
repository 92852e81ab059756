"""The law of the form: small modules, small functions, plain names, a reason for every exception. Reads only source."""

import ast
import re
from pathlib import Path
from statistics import median

import pytest

from tests.architectuur.broncode import PROGRAMMA, ROOT, bestanden, boom, functies, plek, programma
from tests.elk import voor_elk

TOETSEN = bestanden("tests")
ALLES = [*programma(), *bestanden("migrations"), *TOETSEN]
NIETSZEGGEND = re.compile(r"(^|_)(utils?|helpers?|common|managers?|misc|hulp|diversen|algemeen)(_|$)")

# Every feature has the same file names, so who knows one knows all; what it has beside them is said here.
VAST = {"__init__", "models", "service", "schemas", "routes"}
EIGEN = {
    "bewijs": set[str](),
    "casus": {"antwoorden", "commands", "inzage", "laden", "omstandigheid", "stand", "terug"},
    "document": {"inzage", "keuring", "klad", "scanner", "terug"},
    "identiteit": {"wachtwoord"},
    "informeren": set[str](),
    "inzage": {"periode"},
    "inzageoverzicht": {"afdruk", "geheim", "inzage", "overzicht", "terug", "woorden"},
    "uitvoer": {"fhir", "ldv", "nen7513", "regels", "vormen"},
    "rechten": set[str](),
    "signaal": {"inzage", "termijn"},
    "veiligheid": {"antwoorden", "inzage", "stappen"},
    "ondertekening": {"antwoorden"},
    "toestemming": {
        "antwoord",
        "bundels",
        "controle",
        "geldigheid",
        "gezin",
        "ondertekenaars",
        "rechten",
        "rechtsuitleg",
        "teksten",
        "verval",
    },
    "netwerk": {
        "bereikbaarheid",
        "commands",
        "convenant",
        "gegevens",
        "importeren",
        "scholenbestand",
        "werkgebieden",
    },
    "toegang": {
        "beleid",
        "besluit",
        "bewaartermijnen",
        "bewijzen",
        "commands",
        "deling",
        "delingsbeletsel",
        "delingsfeiten",
        "feiten",
        "loop",
        "minimumsets",
        "munt",
        "poort",
        "rechthebbenden",
        "regels",
        "rijen",
        "schoolvakanties",
        "tabellen",
        "uitkomst",
        "uitleg",
        "vergelijking",
        "vingerafdruk",
        "voorzieningen",
        "weigering",
        "zijdeuren",
    },
    "levensloop": {"commands", "tabel"},
    "mijn": {"berekend", "herinneren", "signalen", "termijnen", "verloop"},
    "overdracht": set[str](),
    "regie": set[str](),
    "nood": {"inzage", "terug"},
    "plan": {"antwoorden", "inzage", "terug"},
    "consult": {"aantallen", "antwoorden", "herleidbaar", "inzage", "termijnen", "verloop", "terug"},
    "overleg": {"afdruk", "antwoorden", "inzage", "kalender", "terug"},
    "toezicht": {"aandachtslijst", "bezoeken", "commands", "inzage", "regels", "relaties", "scoren"},
    "verstrekking": {"antwoorden", "inzage", "terug"},
}
# Codes whose reason is the same wherever they stand.
SPREEKT_VANZELF = {
    "no-any-return": "an untyped library hands over a value whose type the signature states",
    "attr-defined": "the attribute is declared in a place the type checker cannot see",
    "return-value": "a factory of the library promises less than it gives",
}
IN_TOETSEN = dict.fromkeys(
    ("arg-type", "assignment", "method-assign", "operator", "index", "abstract"),
    "a test breaks or takes apart what it gets",
)


def lengte(functie: ast.FunctionDef | ast.AsyncFunctionDef) -> int:
    return (functie.end_lineno or functie.lineno) - functie.lineno + 1


def regels(pad: Path) -> list[str]:
    return pad.read_text(encoding="utf-8").splitlines()


@voor_elk(programma(), plek)
def test_module_is_under_300_lines(pad: Path) -> None:
    assert len(regels(pad)) < 300


@voor_elk(TOETSEN, plek)
def test_test_file_is_under_400_lines(pad: Path) -> None:
    assert len(regels(pad)) < 400


@voor_elk([*programma(), *TOETSEN], plek)
def test_functions_are_under_50_lines(pad: Path) -> None:
    assert [(een.name, lengte(een)) for een in functies(boom(pad)) if lengte(een) >= 50] == []


def test_half_of_all_functions_is_under_15_lines() -> None:
    lengten = [lengte(een) for pad in bestanden(*PROGRAMMA) for een in functies(boom(pad))]
    assert len(lengten) > 100
    assert median(lengten) < 15


@voor_elk(ALLES, plek)
def test_name_says_what_is_in_it(pad: Path) -> None:
    assert [deel for deel in pad.relative_to(ROOT).with_suffix("").parts if NIETSZEGGEND.search(deel)] == []


@pytest.mark.parametrize("feature", EIGEN)
def test_feature_has_the_file_names_of_every_feature(feature: str) -> None:
    namen = {pad.stem for pad in (ROOT / "kernteam" / feature).iterdir() if pad.name != "__pycache__"}
    assert namen - VAST == EIGEN[feature], "a name every feature has, or one that is listed"
    assert {"__init__", "service"} <= namen


def test_every_feature_is_listed() -> None:
    schemas = (*bestanden("kernteam", soort="schemas.py"), *(ROOT / "kernteam").glob("*/schemas"))
    features = {pad.parent.name for pad in schemas}
    assert features | {"toestemming"} == set(EIGEN)


def test_nothing_is_left_to_do() -> None:
    teken = re.compile(r"\b(TO" + r"DO|FIX" + r"ME|XX" + r"X)\b")
    assert [plek(pad) for pad in ALLES if teken.search(pad.read_text(encoding="utf-8"))] == []


@voor_elk([pad for pad in ALLES if pad.stat().st_size], plek)
def test_module_says_what_it_is_in_a_sentence(pad: Path) -> None:
    uitleg = ast.get_docstring(boom(pad)) or ""
    if pad in TOETSEN and not uitleg:
        assert pad.name.startswith("test_"), "in a test module the names of the tests are the sentences"
        return
    assert uitleg.partition("\n\n")[0].strip().endswith("."), uitleg


def zonder_reden(tekst: list[str], bekend: dict[str, str]) -> list[str]:
    """Give the exceptions without a reason; a second one of the same code in a file may lean on the first."""
    verklaard = set(bekend)
    fout = []
    for nummer, regel in enumerate(tekst, start=1):
        for soort, codes, rest in re.findall(
            r"#\s*(noqa|type: ignore)(?:[:\[]\s*([\w, -]+?)\]?)?((?:\s*#\s+|\s+-\s+).*)?$", regel
        ):
            namen = {code for code in re.split(r"[,\s]+", codes) if code}
            if not namen:
                fout.append(f"{nummer}: {soort} without a code")
            elif rest.strip(" #-"):
                verklaard |= namen
            elif not namen <= verklaard:
                fout.append(f"{nummer}: {soort} {codes}")
    return fout


@voor_elk([pad for pad in ALLES if pad != Path(__file__)], plek)
def test_every_exception_to_a_check_has_its_reason(pad: Path) -> None:
    assert zonder_reden(regels(pad), SPREEKT_VANZELF | (IN_TOETSEN if pad in TOETSEN else {})) == []


@pytest.mark.parametrize(
    ("regel", "goed"),
    [
        ("x = 1  # noqa: S105", False),
        ("x = 1  # noqa", False),
        ("x = 1  # type: ignore", False),
        ("x = 1  # type: ignore[misc]", False),
        ("x = 1  # noqa: S105 - the name of an act", True),
        ("x = 1  # type: ignore[misc] # the library ships no types", True),
        ("x = 1  # type: ignore[no-any-return]", True),
        ("x = 1", True),
    ],
)
def test_an_exception_without_a_reason_is_seen(regel: str, goed: bool) -> None:
    assert (zonder_reden([regel], SPREEKT_VANZELF) == []) is goed
