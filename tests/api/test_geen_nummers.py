"""N05: a BSN has no place in what is written about a person, nor in an address or a query."""

from collections.abc import Iterator
from typing import Any

import pytest

from tests.api.test_ontwerpregels import SPEC

LANG = 1000  # characters: room for a story about somebody
ZONDER_PERSOON = {("post", "/convenanten")}  # agreements between organisations
# in a consult without a name a possible BSN is refused whatever is confirmed (S03)
NOOIT = {("post", "/anonieme-consulten"), ("post", "/anonieme-consulten/{anoniemconsult_id}/antwoorden")}
METHODEN = ("post", "put", "patch")


def schema_van(deel: dict[str, Any]) -> dict[str, Any]:
    while "$ref" in deel:
        deel = SPEC["components"][deel["$ref"].split("/")[-2]][deel["$ref"].split("/")[-1]]
    return deel


def teksten(deel: dict[str, Any], wijzer: str = "") -> Iterator[str]:
    """Give the pointers of every long text below a schema."""
    schema = schema_van(deel)
    for naam, veld in schema.get("properties", {}).items():
        yield from teksten(veld, f"{wijzer}/{naam}")
    for veld in (*schema.get("allOf", ()), *([schema["items"]] if "items" in schema else ())):
        yield from teksten(veld, wijzer)
    if schema.get("maxLength", 0) >= LANG:
        yield wijzer


def _gegevens(inhoud: dict[str, Any]) -> dict[str, Any]:
    """Give what is said in a request: its JSON, or the JSON beside the file of a form."""
    if "application/json" in inhoud:
        return dict(inhoud["application/json"]["schema"])
    return dict(inhoud["multipart/form-data"]["schema"]["properties"]["gegevens"])


def verzoeken() -> dict[tuple[str, str], dict[str, Any]]:
    """Give what is sent to every operation in which somebody can tell a story."""
    gevonden = {
        (methode, pad): schema_van(_gegevens(schema_van(wat["requestBody"])["content"]))
        for pad, operaties in SPEC.get("paths", {}).items()
        for methode, wat in operaties.items()
        if methode in METHODEN and "requestBody" in wat
    }
    return {waar: schema for waar, schema in gevonden.items() if list(teksten(schema))}


def test_stories_are_found() -> None:
    gevonden = verzoeken()
    assert set(teksten(gevonden["post", "/casussen"])) == {"/hulpvraag", "/aanleiding"}
    assert len(gevonden) > 10


@pytest.mark.parametrize("waar", sorted(set(verzoeken()) - ZONDER_PERSOON - NOOIT), ids=" ".join)
def test_who_tells_a_story_confirms_that_nine_digits_are_no_bsn(waar: tuple[str, str]) -> None:
    """N05: every text about a person is looked at, and the writer can only say that it is none."""
    assert "bevestigdGeenBsn" in verzoeken()[waar]["properties"]
