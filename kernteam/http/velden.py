"""Strict schema bases and fields: camelCase keys, every field described and with an example. Knows no feature."""

import re
from datetime import UTC, datetime
from enum import StrEnum
from functools import cache
from typing import Any, NoReturn

from marshmallow import RAISE, Schema, ValidationError, fields, validate

_BREUK = re.compile("[\x00\ud800-\udfff]")


def camel(naam: str) -> str:
    """Write a Python name as a JSON key."""
    eerste, *rest = naam.split("_")
    return eerste + "".join(woord.capitalize() for woord in rest)


class _Basis(Schema):
    class Meta:
        """Refuse unknown fields; keep the order in which fields are written down."""

        unknown = RAISE

    def on_bind_field(self, field_name: str, field_obj: fields.Field[Any]) -> None:
        """Give every field its camelCase key."""
        field_obj.data_key = field_obj.data_key or camel(field_name)


class Invoer(_Basis):
    """What a client sends: unknown fields are refused."""


class Uitvoer(_Basis):
    """What the server gives: an allow-list in which every field is always present."""

    def on_bind_field(self, field_name: str, field_obj: fields.Field[Any]) -> None:
        """Say in the specification that every field is there."""
        super().on_bind_field(field_name, field_obj)
        field_obj.required = True


def _meta(uitleg: str, voorbeeld: Any) -> dict[str, Any]:
    return {"description": uitleg, "example": voorbeeld}


class Tekst(fields.String):
    """Text without NUL and lone surrogates, which no store and no JSON reader can keep."""

    default_error_messages = {  # noqa: RUF012 - marshmallow's own protocol
        "teken": "Deze tekst bevat een teken dat niet kan worden opgeslagen.",
        "leeg": "Deze tekst is leeg.",
    }

    def __init__(self, uitleg: str, voorbeeld: str, *, maximaal: int = 200, minimaal: int = 1, **kwargs: Any) -> None:
        """Take description, example and length limits."""
        kwargs.setdefault("validate", [])
        kwargs["validate"] = [validate.Length(minimaal, maximaal), *kwargs["validate"]]
        super().__init__(metadata=_meta(uitleg, voorbeeld) | {"pattern": r"^[^\u0000]*$"}, **kwargs)

    def _deserialize(self, value: Any, attr: str | None, data: Any, **kwargs: Any) -> Any:
        tekst = super()._deserialize(value, attr, data, **kwargs)
        if _BREUK.search(tekst):
            raise self.make_error("teken")
        return tekst


class Code(fields.String):
    """Text of one fixed form, given as a pattern."""

    def __init__(self, patroon: str, uitleg: str, voorbeeld: str, **kwargs: Any) -> None:
        """Take the pattern, description and example."""
        controle = validate.Regexp(re.compile(patroon + r"\Z", re.ASCII), error="Dit heeft niet de juiste vorm.")
        super().__init__(validate=controle, metadata=_meta(uitleg, voorbeeld) | {"pattern": patroon + "$"}, **kwargs)

    def _deserialize(self, value: Any, attr: str | None, data: Any, **kwargs: Any) -> Any:
        tekst = super()._deserialize(value, attr, data, **kwargs)
        if _BREUK.search(tekst):  # a pattern that excludes a few characters lets these in
            raise self.make_error("invalid")
        return tekst


class Keuze(fields.Enum[StrEnum]):
    """One word of a closed list; `alleen` narrows the list."""

    def __init__(
        self,
        soort: type[StrEnum],
        uitleg: str,
        voorbeeld: StrEnum | None = None,
        *,
        alleen: frozenset[StrEnum] | None = None,
        **kwargs: Any,
    ) -> None:
        """Take the list, description and example (the first word that counts otherwise)."""
        woorden = [lid.value for lid in soort if alleen is None or lid in alleen]
        meta = _meta(uitleg, voorbeeld.value if voorbeeld else woorden[0])
        super().__init__(soort, by_value=fields.String, metadata=meta, **kwargs)
        self._alleen, self.woorden = alleen, woorden
        self.choices_text = ", ".join(woorden)

    def _deserialize(self, value: Any, attr: str | None, data: Any, **kwargs: Any) -> StrEnum:
        lid: StrEnum = super()._deserialize(value, attr, data, **kwargs)
        if self._alleen is not None and lid not in self._alleen:
            raise self.make_error("unknown", choices=self.choices_text)
        return lid


def woorden(_omzetter: Any, veld: fields.Field[Any], **_: Any) -> dict[str, list[str | None]]:
    """Describe a closed list by the words that count there: apispec gives every word of its kind."""
    if not isinstance(veld, Keuze):
        return {}
    return {"enum": [*veld.woorden, *([None] if veld.allow_none else [])]}


class Uuid(fields.UUID):
    """A random id."""

    def __init__(self, uitleg: str, **kwargs: Any) -> None:
        """Take the description."""
        super().__init__(metadata=_meta(uitleg, "3f0e4b0a-6a55-4f0c-9f3e-2f6f3a1c9d10"), **kwargs)


class Datum(fields.Date):
    """A calendar day, ISO 8601, without a time."""

    def __init__(self, uitleg: str, voorbeeld: str = "2026-09-01", **kwargs: Any) -> None:
        """Take description and example."""
        super().__init__(format="iso", metadata=_meta(uitleg, voorbeeld) | {"pattern": _DAG}, **kwargs)

    def _deserialize(self, value: Any, attr: str | None, data: Any, **kwargs: Any) -> Any:
        if not isinstance(value, str) or not re.fullmatch(_DAG, value):
            raise self.make_error("invalid", input=value, obj_type="date")
        return super()._deserialize(value, attr, data, **kwargs)


# from 1900 to 2999: a day at the edge of the calendar has no begin in Amsterdam, and no day some weeks further
_DAG = "^(19|2[0-9])[0-9]{2}-[0-9]{2}-[0-9]{2}$"


class Moment(fields.AwareDateTime):
    """A moment with its offset; given back in UTC with a Z."""

    def __init__(self, uitleg: str, voorbeeld: str = "2026-11-22T10:15:00Z", **kwargs: Any) -> None:
        """Take description and example."""
        super().__init__(format="iso", metadata=_meta(uitleg, voorbeeld) | {"format": "date-time"}, **kwargs)

    def _serialize(self, value: datetime | None, attr: str | None, obj: Any, **kwargs: Any) -> str | None:
        tekst = super()._serialize(value, attr, obj, **kwargs)
        return None if tekst is None else str(tekst).replace("+00:00", "Z")

    def _deserialize(self, value: Any, attr: str | None, data: Any, **kwargs: Any) -> Any:
        if not isinstance(value, str) or not _RFC3339.fullmatch(value) or value.endswith("-00:00"):
            raise self.make_error("invalid", input=value, obj_type="datetime")
        try:
            moment: datetime = super()._deserialize(value.replace("z", "Z").replace("t", "T"), attr, data, **kwargs)
            return moment.astimezone(UTC)  # one calendar for all checks; a moment outside it is refused here
        except (ValueError, OverflowError) as fout:
            raise self.make_error("invalid", input=value, obj_type="datetime") from fout


_RFC3339 = re.compile(
    r"\d{4}-\d\d-\d\d[Tt]([01]\d|2[0-3]):[0-5]\d:[0-5]\d(\.\d{1,9})?([Zz]|[+-]([01]\d|2[0-3]):[0-5]\d)", re.ASCII
)


class JaNee(fields.Boolean):
    """A real JSON boolean, not a word or number that looks like one."""

    def __init__(self, uitleg: str, *, voorbeeld: bool = True, **kwargs: Any) -> None:
        """Take description and example."""
        super().__init__(truthy={True}, falsy={False}, metadata=_meta(uitleg, voorbeeld), **kwargs)

    def _deserialize(self, value: Any, *_args: Any, **_kwargs: Any) -> bool:
        if not isinstance(value, bool):
            raise self.make_error("invalid", input=value)
        return value


def geen_bsn() -> JaNee:
    """Give the field with which a writer confirms that nine digits in a text are no BSN (UAVG 46; rule N05)."""
    return JaNee(
        "Zet op true als negen cijfers in de tekst geen BSN zijn. Dat wordt vastgelegd.",
        voorbeeld=False,
        load_default=False,
    )


class Getal(fields.Integer):
    """A whole number, not a text or a fraction."""

    def __init__(self, uitleg: str, voorbeeld: int, **kwargs: Any) -> None:
        """Take description and example."""
        super().__init__(strict=True, metadata=_meta(uitleg, voorbeeld), **kwargs)


class Lijst(fields.List[Any]):
    """A list of the same things."""

    def __init__(self, inhoud: Any, uitleg: str, *, minimaal: int = 0, maximaal: int = 100, **kwargs: Any) -> None:
        """Take what it holds, a description, and how many there may be."""
        super().__init__(
            inhoud, validate=validate.Length(minimaal, maximaal), metadata={"description": uitleg}, **kwargs
        )


class Deel(fields.Nested):
    """A nested object."""

    def __init__(self, schema: Any, uitleg: str, **kwargs: Any) -> None:
        """Take its schema and a description."""
        super().__init__(schema, metadata={"description": uitleg}, **kwargs)


def geen_json(naam: str) -> NoReturn:
    """Refuse a constant that JSON does not have (NaN, Infinity): for `json.loads`, as a ValueError."""
    raise ValueError(naam)


def wijs_af(veld: str, uitleg: str) -> ValidationError:
    """Make a fault on one field, for checks across fields."""
    return ValidationError({veld: [uitleg]})


@cache
def lijst_van(schema: type[Uitvoer], **erbij: fields.Field[Any]) -> type[Uitvoer]:
    """Make the answer of a list: one page of these things, and where the next begins. `School` gives `SchoolLijst`.

    `erbij` is what else such a page says.
    """
    inhoud: dict[str, fields.Field[Any]] = {
        "resultaten": Lijst(fields.Nested(schema), "Wat er op deze pagina staat."),
        "volgende": Code(
            r"^[A-Za-z0-9_-]{1,300}",
            "De cursor van de volgende pagina. Leeg (null) op de laatste pagina.",
            "WyJzY2hvb2wiLCAiMDBBQTAwIl0",
            allow_none=True,
        ),
        **erbij,
    }
    return Uitvoer.from_dict(inhoud, name=f"{schema.__name__.removesuffix('Schema')}Lijst")  # type: ignore[return-value]


def vervallen_voor() -> fields.Field[Any]:
    """Make what a list of log lines says of lines that may be gone."""
    uitleg = "Regels van voor dit moment kunnen weg zijn: hun bewaartermijn is voorbij. Leeg (null): er is niets weg."
    return Moment(uitleg, allow_none=True)
