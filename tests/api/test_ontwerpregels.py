"""The technical rules of the NLGov REST API Design Rules 2.2.0, checked on the published OpenAPI document.

Knows only the document and the rules (each test names its rule); knows neither the application nor the
official linter, so it runs everywhere. What needs a running API, such as headers on real answers, is tested
elsewhere. The functions at the top also serve `test_voorbeelden`.
"""

import re
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest
import yaml

from tests.elk import voor_elk

Json = dict[str, Any]

DOCUMENT = Path(__file__).resolve().parents[2] / "openapi.yaml"
LADER = getattr(yaml, "CSafeLoader", yaml.SafeLoader)  # ten times as fast, where the library has it
SPEC: Json = yaml.load(DOCUMENT.read_text(encoding="utf-8"), LADER) if DOCUMENT.is_file() else {}  # noqa: S506 - safe

METHODEN = ("get", "post", "put", "patch", "delete")
CAMEL_CASE = re.compile(r"[a-z][a-z\d]*([A-Z][a-z\d]*)*")
PASCAL_CASE = re.compile(r"[A-Z][a-z\d]*([A-Z\d]([a-z\d]+|$))*")  # as the official linter: so not RVDKAdvies
PAD = re.compile(r"(/([a-z\d]+(-[a-z\d]+)*|\{\w+\}))*(/_[a-z\d]+)?")
SERVER = re.compile(r"https://[^/{}]+(/[^/]+)*/v\d+")
SEMVER = re.compile(r"(0|[1-9]\d*)\.(0|[1-9]\d*)\.(0|[1-9]\d*)(-[\da-zA-Z.-]+)?(\+[\da-zA-Z.-]+)?")
DATUM = re.compile(r"^(datum|date)$|\w(Datum|Date)|_(datum|date)")
TIJDSTIP = re.compile(r"[a-z\d]Op$")
GEVOELIG = re.compile(
    r"bsn|burgerservice|naam|geboorte|e-?mail|telefoon|mobiel|adres|postcode|wachtwoord|onderwijsnummer",
    re.IGNORECASE,
)


@dataclass(frozen=True)
class Operatie:
    """One operation of the document."""

    methode: str
    pad: str
    inhoud: Json

    def __str__(self) -> str:
        return f"{self.methode.upper()} {self.pad}"

    @property
    def parameters(self) -> list[Json]:
        """Its parameters and those of its path, references followed."""
        van_pad = SPEC["paths"][self.pad].get("parameters", [])
        return [volg(parameter) for parameter in [*van_pad, *self.inhoud.get("parameters", [])]]

    @property
    def antwoorden(self) -> dict[str, Json]:
        """Its responses by status, references followed."""
        return {str(status): volg(antwoord) for status, antwoord in self.inhoud.get("responses", {}).items()}

    @property
    def is_open(self) -> bool:
        """Whether it says in so many words that nobody needs to be logged in."""
        return self.inhoud.get("security") == []


def volg(deel: Json) -> Json:
    """Follow a local reference to what it names; anything else is returned as it is."""
    while "$ref" in deel:
        deel = wijs_aan(deel["$ref"])
    return deel


def wijs_aan(verwijzing: str) -> Any:
    """Find what a reference such as `#/components/schemas/Casus` names; KeyError when it names nothing."""
    if not verwijzing.startswith("#/"):
        raise KeyError(verwijzing)
    deel: Any = SPEC
    for stap in verwijzing[2:].split("/"):
        deel = deel[stap.replace("~1", "/").replace("~0", "~")]
    return deel


def alle_operaties() -> list[Operatie]:
    """List every operation in the order of the document."""
    return [
        Operatie(methode, pad, item[methode])
        for pad, item in SPEC.get("paths", {}).items()
        for methode in METHODEN
        if methode in item
    ]


def verwijzingen(deel: Any, plek: str = "#") -> Iterator[tuple[str, str]]:
    """Yield every `$ref` in the document with the place where it stands."""
    if isinstance(deel, list):
        for nummer, kind in enumerate(deel):
            yield from verwijzingen(kind, f"{plek}/{nummer}")
    elif isinstance(deel, dict):
        for sleutel, kind in deel.items():
            if sleutel == "$ref" and isinstance(kind, str):
                yield plek, kind
            else:
                yield from verwijzingen(kind, f"{plek}/{sleutel}")


def alle_schemas(deel: Any = None, plek: str = "#") -> Iterator[tuple[str, Json]]:
    """Yield every schema that is written out somewhere, however deep; references are not followed."""
    deel = SPEC if deel is None else deel
    if isinstance(deel, list):
        for nummer, kind in enumerate(deel):
            yield from alle_schemas(kind, f"{plek}/{nummer}")
    elif isinstance(deel, dict):
        for sleutel, kind in deel.items():
            hier = f"{plek}/{sleutel}"
            if sleutel == "schema" or plek == "#/components/schemas":
                yield from deelschemas(kind, hier)
            elif sleutel not in {"example", "examples"}:
                yield from alle_schemas(kind, hier)


def deelschemas(schema: Json, plek: str) -> Iterator[tuple[str, Json]]:
    """Yield a schema and the schemas written out inside it."""
    yield plek, schema
    kinderen = [(sleutel, schema.get(sleutel)) for sleutel in ("items", "not", "additionalProperties")]
    kinderen += [(f"properties/{naam}", kind) for naam, kind in schema.get("properties", {}).items()]
    for sleutel in ("allOf", "anyOf", "oneOf"):
        kinderen += [(f"{sleutel}/{nummer}", s) for nummer, s in enumerate(schema.get(sleutel, []))]
    for naam, kind in kinderen:
        if isinstance(kind, dict):
            yield from deelschemas(kind, f"{plek}/{naam}")


def velden(schema: Json) -> Json:
    """Return the properties of a schema, those it takes over from others included."""
    schema = volg(schema)
    gevonden = dict(schema.get("properties", {}))
    for deel in schema.get("allOf", []):
        gevonden |= velden(deel)
    return gevonden


def formaten(schema: Json) -> set[str | None]:
    """Return the formats a value may have; a schema built from alternatives can have several."""
    schema = volg(schema)
    if "items" in schema:
        return formaten(schema["items"])
    delen = [deel for sleutel in ("allOf", "anyOf", "oneOf") for deel in schema.get(sleutel, [])]
    if "format" in schema or not delen:
        return {schema.get("format")}
    return set().union(*(formaten(deel) for deel in delen))


def benoemde_waarden() -> list[tuple[str, str, Json]]:
    """List everything with a name and a schema: properties wherever they stand, and query parameters."""
    gevonden = [
        (f"{plek}/properties/{naam}", naam, inhoud)
        for plek, schema in alle_schemas()
        for naam, inhoud in schema.get("properties", {}).items()
    ]
    for operatie in OPERATIES:
        vraag = [p for p in operatie.parameters if p["in"] == "query"]
        gevonden += [(f"{operatie} ?{p['name']}", p["name"], p.get("schema", {})) for p in vraag]
    return gevonden


OPERATIES = alle_operaties()
per_operatie = voor_elk(OPERATIES)
per_pad = voor_elk(list(SPEC.get("paths", {})))


def test_the_document_is_published_beside_the_code() -> None:
    """/core/publish-openapi: there is a document, and it holds operations."""
    assert DOCUMENT.is_file(), f"{DOCUMENT.name} is missing: generate it first"
    assert OPERATIES


def test_openapi_version() -> None:
    """/core/doc-openapi: 3.0.3, which the linters of 2.1 and 2.2 both accept."""
    assert SPEC.get("openapi") == "3.0.3"


def test_every_reference_resolves() -> None:
    """/core/doc-openapi: no reference into the void."""
    loos = []
    for plek, verwijzing in verwijzingen(SPEC):
        try:
            wijs_aan(verwijzing)
        except (KeyError, TypeError):
            loos.append(f"{plek} -> {verwijzing}")
    assert loos == []


@pytest.mark.parametrize("veld", ["name", "url", "email"])
def test_contact(veld: str) -> None:
    """/core/doc-openapi-contact: who answers for this API."""
    assert SPEC.get("info", {}).get("contact", {}).get(veld)


def test_version_is_semantic() -> None:
    """/core/semver: the version reads major.minor.patch."""
    assert SEMVER.fullmatch(str(SPEC.get("info", {}).get("version")))


def test_servers_use_tls_and_carry_the_major_version() -> None:
    """/core/transport/tls and /core/uri-version: https, ending in /v and the major version."""
    adressen = [server["url"] for server in SPEC.get("servers", [])]
    assert adressen
    assert [adres for adres in adressen if not SERVER.fullmatch(adres)] == []


def test_server_names_the_major_version_of_the_document() -> None:
    """/core/uri-version: /v1 serves 1.x.y; before 1.0.0 the base path is /v0 or /v1."""
    hoofdversie = str(SPEC.get("info", {}).get("version")).split(".", maxsplit=1)[0]
    toegestaan = {"v0", "v1"} if hoofdversie == "0" else {f"v{hoofdversie}"}
    assert {server["url"].rsplit("/", 1)[-1] for server in SPEC.get("servers", [])} <= toegestaan


def test_document_lists_itself_and_is_open() -> None:
    """/core/publish-openapi: /openapi.json stands among the paths and needs no login."""
    assert "/openapi.json" in SPEC.get("paths", {})
    assert SPEC["paths"]["/openapi.json"]["get"].get("security") == []


@per_pad
def test_path_is_kebab_case(pad: str) -> None:
    """/core/path-segments-kebab-case: lower case and hyphens, no extension; the last may be like _zoek."""
    assert pad in {"/", "/openapi.json"} or PAD.fullmatch(pad)


@per_pad
def test_path_has_no_trailing_slash(pad: str) -> None:
    """/core/no-trailing-slash: only the root ends in a slash."""
    assert pad == "/" or not pad.endswith("/")


@per_pad
def test_path_does_not_repeat_the_version(pad: str) -> None:
    """/core/uri-version: the version stands in the server address, once."""
    assert not re.match(r"/v\d", pad)


@per_pad
def test_path_uses_standard_methods(pad: str) -> None:
    """/core/http-methods: only get, post, put, patch and delete."""
    assert set(SPEC["paths"][pad]) <= {*METHODEN, "parameters", "summary", "description"}


def test_operation_ids_are_unique() -> None:
    """/core/publish-openapi: every operation has a name of its own."""
    namen = Counter(operatie.inhoud.get("operationId") for operatie in OPERATIES)
    assert None not in namen
    assert [naam for naam, aantal in namen.items() if aantal > 1] == []


def test_tags_are_unique_described_and_used() -> None:
    """/core/publish-openapi: each tag is declared once, explained, and not a leftover."""
    namen = [tag["name"] for tag in SPEC.get("tags", [])]
    assert len(namen) == len(set(namen))
    assert [tag["name"] for tag in SPEC.get("tags", []) if not tag.get("description")] == []
    assert set(namen) == {tag for operatie in OPERATIES for tag in operatie.inhoud.get("tags", [])}


@per_operatie
def test_operation_has_declared_tags(operatie: Operatie) -> None:
    """/core/publish-openapi: an operation stands under tags the document declares."""
    tags = operatie.inhoud.get("tags")
    assert tags
    assert set(tags) <= {tag["name"] for tag in SPEC.get("tags", [])}


@per_operatie
def test_operation_and_parameters_are_described(operatie: Operatie) -> None:
    """/core/doc-language: everything has a description; that it is Dutch is for people to judge."""
    assert operatie.inhoud.get("description", "").strip()
    assert [p["name"] for p in operatie.parameters if not p.get("description", "").strip()] == []


@per_operatie
def test_query_keys_are_camel_case(operatie: Operatie) -> None:
    """/core/query-keys-camel-case."""
    namen = [p["name"] for p in operatie.parameters if p["in"] == "query"]
    assert [naam for naam in namen if not CAMEL_CASE.fullmatch(naam)] == []


@per_operatie
def test_nothing_sensitive_in_the_uri(operatie: Operatie) -> None:
    """/core/transport/no-sensitive-uris: no person can be named in a path or a query, nor a number (N05)."""
    namen = [p["name"] for p in operatie.parameters if p["in"] in {"path", "query"}]
    assert [naam for naam in namen if GEVOELIG.search(naam)] == []


@per_operatie
def test_path_parameters_are_documented(operatie: Operatie) -> None:
    """/core/hide-implementation: path parameters are opaque: a uuid, a pattern or a closed list."""
    beschreven = {p["name"]: volg(p.get("schema", {})) for p in operatie.parameters if p["in"] == "path"}
    assert set(beschreven) == set(re.findall(r"\{(\w+)\}", operatie.pad))
    dicht = {n for n, s in beschreven.items() if s.get("format") == "uuid" or {"pattern", "enum"} & set(s)}
    assert set(beschreven) - dicht == set()


@per_operatie
def test_safe_and_removing_methods_take_no_body(operatie: Operatie) -> None:
    """/core/http-safety: GET and DELETE say everything in their address."""
    assert operatie.methode not in {"get", "delete"} or "requestBody" not in operatie.inhoud


@per_operatie
def test_success_carries_the_version_header(operatie: Operatie) -> None:
    """/core/version-header: every 2xx and 3xx answers with API-Version."""
    goed = {status: antwoord for status, antwoord in operatie.antwoorden.items() if status[0] in "23"}
    assert goed
    assert [status for status, a in goed.items() if "API-Version" not in a.get("headers", {})] == []


@per_operatie
def test_errors_are_problem_details(operatie: Operatie) -> None:
    """/core/error-handling/problem-details: 4xx and 5xx give problem+json with status, title and detail."""
    for status, antwoord in operatie.antwoorden.items():
        if status[0] in "45":
            assert "application/problem+json" in antwoord.get("content", {}), status
            schema = antwoord["content"]["application/problem+json"].get("schema", {})
            assert {"status", "title", "detail"} <= set(velden(schema)), status


@per_operatie
def test_invalid_input_is_400(operatie: Operatie) -> None:
    """/core/error-handling/invalid-input: whatever takes input can answer 400."""
    if operatie.methode in {"post", "put", "patch"} or operatie.parameters:
        assert "400" in operatie.antwoorden


@per_operatie
def test_every_status_is_named(operatie: Operatie) -> None:
    """/core/http-response-code: real statuses only: no `default`, no ranges, and never 422."""
    assert [status for status in operatie.antwoorden if not re.fullmatch(r"[1-5]\d\d", status)] == []
    assert "422" not in operatie.antwoorden


@per_operatie
def test_login_is_declared(operatie: Operatie) -> None:
    """/core/http-response-code: what is not open says how to log in and that 401 is the answer otherwise."""
    assert "security" in operatie.inhoud
    if not operatie.is_open:
        bekend = set(SPEC.get("components", {}).get("securitySchemes", {}))
        assert all(keuze and set(keuze) <= bekend for keuze in operatie.inhoud["security"])
        assert "401" in operatie.antwoorden


def test_schema_names_are_pascal_case() -> None:
    """/core/doc-openapi: component schemas are named in PascalCase, as the official linter reads it."""
    namen = SPEC.get("components", {}).get("schemas", {})
    assert [naam for naam in namen if not PASCAL_CASE.fullmatch(naam)] == []


def test_property_names_are_camel_case() -> None:
    """/core/interface-language and /core/query-keys-camel-case: one way of writing names everywhere."""
    assert [plek for plek, naam, _ in benoemde_waarden() if not CAMEL_CASE.fullmatch(naam)] == []


def test_dates_have_no_time() -> None:
    """/core/date-time/date-omit-time-portion: what is called datum is a date."""
    datums = [(plek, formaten(s)) for plek, naam, s in benoemde_waarden() if DATUM.search(naam)]
    assert [plek for plek, soort in datums if soort != {"date"}] == []


def test_moments_are_date_times() -> None:
    """/core/date-time/format: what ends in Op is a moment, with its time zone."""
    momenten = [(plek, formaten(s)) for plek, naam, s in benoemde_waarden() if TIJDSTIP.search(naam)]
    assert [plek for plek, soort in momenten if soort != {"date-time"}] == []


def test_no_times_without_a_zone() -> None:
    """/core/date-time/timezone: the formats that leave the zone open are not used."""
    assert [plek for plek, s in alle_schemas() if s.get("format") in {"time", "date-time-local"}] == []
