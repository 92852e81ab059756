"""Bodies in the published OpenAPI document: request bodies are closed, and everything has an example.

Knows only the document. That each example also fits its schema is for the official linter to say.
"""

from collections.abc import Iterator

from tests.api.test_ontwerpregels import Json, Operatie, per_operatie, volg


def mediatypes(deel: Json) -> dict[str, Json]:
    """Return the JSON media types a request body or response offers."""
    return {soort: media for soort, media in volg(deel).get("content", {}).items() if "json" in soort}


def bereikbaar(schema: Json, gezien: list[Json] | None = None) -> Iterator[Json]:
    """Yield a schema and all it leads to, references followed, each once."""
    gezien = [] if gezien is None else gezien
    schema = volg(schema)
    if any(schema is eerder for eerder in gezien):
        return
    gezien.append(schema)
    yield schema
    kinderen = [
        *schema.get("properties", {}).values(),
        schema.get("items"),
        schema.get("additionalProperties"),
    ]
    for sleutel in ("allOf", "anyOf", "oneOf"):
        kinderen += schema.get(sleutel, [])
    for kind in kinderen:
        if isinstance(kind, dict):
            yield from bereikbaar(kind, gezien)


def heeft_voorbeeld(media: Json) -> bool:
    """Tell whether a reader finds an example: at the media type, at the schema, or at one of its fields."""
    if "example" in media or media.get("examples"):
        return True
    return any("example" in schema for schema in bereikbaar(media.get("schema", {})))


def is_gesloten(schema: Json) -> bool:
    """Tell whether an object refuses unknown fields, or is a map whose values have a schema of their own."""
    rest = schema.get("additionalProperties")
    return rest is False or (isinstance(rest, dict) and bool(rest) and "properties" not in schema)


@per_operatie
def test_request_body_is_closed(operatie: Operatie) -> None:
    """/core/error-handling/invalid-input: unknown fields are a fault, at every depth of a body."""
    for media in mediatypes(operatie.inhoud.get("requestBody", {})).values():
        assert media.get("schema"), "a body without a schema"
        for schema in bereikbaar(media["schema"]):
            if "properties" in schema or schema.get("type") == "object":
                assert is_gesloten(schema), sorted(schema.get("properties", {}))


@per_operatie
def test_request_body_has_an_example(operatie: Operatie) -> None:
    """/core/doc-openapi: who wants to send something sees what it looks like."""
    media = mediatypes(operatie.inhoud.get("requestBody", {}))
    assert [soort for soort, inhoud in media.items() if not heeft_voorbeeld(inhoud)] == []


@per_operatie
def test_answer_has_an_example(operatie: Operatie) -> None:
    """/core/doc-openapi: who asks for something sees what comes back."""
    for status in {"200", "201"} & set(operatie.antwoorden):
        media = mediatypes(operatie.antwoorden[status])
        assert [soort for soort, inhoud in media.items() if not heeft_voorbeeld(inhoud)] == [], status
