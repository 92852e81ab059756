"""Looks at a store from outside: its shape, its rows, and rows to fill it with. Knows no model."""

import re
from collections.abc import Callable
from datetime import UTC, date, datetime
from typing import Any
from uuid import uuid4

from sqlalchemy import Column, Engine, ForeignKey, MetaData, Row, Table, inspect, select, text, types

_SQLITE_VORM = "SELECT type, name, tbl_name, sql FROM sqlite_master WHERE name NOT LIKE 'sqlite_%'"
_POSTGRES_VORM = (
    "SELECT tgrelid::regclass::text, tgname, tgenabled, pg_get_triggerdef(oid) FROM pg_trigger WHERE NOT tgisinternal",
    "SELECT proname, prosrc FROM pg_proc WHERE pronamespace = 'public'::regnamespace",
    (
        "SELECT relname, acl.grantee::regrole::text, privilege_type FROM pg_class, aclexplode(relacl) acl "
        "WHERE relnamespace = 'public'::regnamespace AND acl.grantee <> relowner"
    ),
    (
        "SELECT attrelid::regclass::text, attname, acl.grantee::regrole::text, privilege_type "
        "FROM pg_attribute, aclexplode(attacl) acl WHERE attacl IS NOT NULL AND attrelid > 16383"
    ),
    "SELECT tablename, indexname, indexdef FROM pg_indexes WHERE schemaname = 'public'",
    (
        "SELECT conrelid::regclass::text, conname, pg_get_constraintdef(oid) FROM pg_constraint "
        "WHERE connamespace = 'public'::regnamespace"
    ),
    (
        "SELECT table_name, column_name, data_type, character_maximum_length, is_nullable, column_default, "
        "generation_expression, is_identity FROM information_schema.columns WHERE table_schema = 'public'"
    ),
)


def vorm(motor: Engine) -> list[str]:
    """Describe everything a migration can make: tables, columns, keys, indexes, triggers, functions, rights."""
    vragen = (_SQLITE_VORM,) if motor.dialect.name == "sqlite" else _POSTGRES_VORM
    with motor.connect() as verbinding:
        return sorted(repr(_delen(rij)) for vraag in vragen for rij in verbinding.execute(text(vraag)))


def _delen(rij: Row[Any]) -> tuple[Any, ...]:
    """Give what a row of the shape says; in which order a table has its columns counts on neither store."""
    if rij[0] != "table":  # only SQLite says so, and tells a table as the text that made it
        return tuple(rij)
    return (*rij[:-1], sorted(re.split(r"\s*,\s*", rij[-1])))


_KOLOMMEN = {
    "sqlite": (
        "SELECT een.name, kolom.name FROM sqlite_master een, pragma_table_xinfo(een.name) kolom "
        "WHERE een.type = 'table' AND een.name NOT LIKE 'sqlite_%'"
    ),
    "postgresql": "SELECT table_name, column_name FROM information_schema.columns WHERE table_schema = 'public'",
}


def namen(motor: Engine) -> dict[str, set[str]]:
    """Give the names of the tables and their columns; a reflection of each of a hundred tables takes far longer."""
    gevonden: dict[str, set[str]] = {}
    with motor.connect() as verbinding:
        for tabel, kolom in verbinding.execute(text(_KOLOMMEN[motor.dialect.name])):
            gevonden.setdefault(tabel, set()).add(kolom)
    del gevonden["alembic_version"]
    return gevonden


def rijen(motor: Engine, alleen: dict[str, set[str]] | None = None) -> dict[str, list[str]]:
    """Give all rows of all tables, or of these columns of these tables, as text: in one question, for many ask it."""
    gekozen = namen(motor) if alleen is None else alleen
    als_tekst = _ALS_TEKST[motor.dialect.name]
    alles = " UNION ALL ".join(
        f"SELECT '{naam}', {als_tekst(sorted(kolommen))} FROM {naam}"  # noqa: S608 - the names are the store's own
        for naam, kolommen in gekozen.items()
    )
    gevonden: dict[str, list[str]] = {naam: [] for naam in gekozen}
    with motor.connect() as verbinding:
        for naam, rij in verbinding.exec_driver_sql(alles) if alles else ():
            gevonden[naam].append(rij)
    return {naam: sorted(gelezen) for naam, gelezen in gevonden.items()}


_ALS_TEKST: dict[str, Callable[[list[str]], str]] = {
    "sqlite": lambda kolommen: " || ', ' || ".join(f'quote("{een}")' for een in kolommen),
    "postgresql": lambda kolommen: "ROW({})::text".format(", ".join(f'"{een}"' for een in kolommen)),
}


def vul(motor: Engine) -> None:
    """Put one row in every table that is empty, with parents that exist."""
    with motor.begin() as verbinding:
        leeg = [naam for naam, rijen_ in rijen(motor).items() if not rijen_]
        beeld = MetaData()
        beeld.reflect(verbinding, only=leeg)  # and the parents of these
        eerste: dict[str, dict[str, Any]] = {}
        for tabel in beeld.sorted_tables:
            if tabel.name in leeg:
                verbinding.execute(tabel.insert().values(_rij(tabel, eerste)))
            eerste[tabel.name] = dict(verbinding.execute(select(tabel)).mappings().first() or {})


def _rij(tabel: Table, eerste: dict[str, dict[str, Any]]) -> dict[str, Any]:
    waarden = {}
    for kolom in tabel.columns:
        if kolom.computed is not None or kolom.identity is not None or kolom.autoincrement is True:
            continue
        sleutel: ForeignKey | None = next(iter(kolom.foreign_keys), None)
        if sleutel is None:
            waarden[kolom.name] = _waarde(kolom)
        else:
            waarden[kolom.name] = eerste[sleutel.column.table.name][sleutel.column.name]
    return waarden


def _waarde(kolom: Column[Any]) -> Any:
    soort = kolom.type
    if kolom.name == "body":
        return '{"handeling":"casus.lezen","tijdstip":"2026-01-01T00:00:00.000000Z"}'
    if isinstance(soort, types.Uuid):
        return uuid4()
    if isinstance(soort, types.String):
        return uuid4().hex[: soort.length or 32]
    vast: list[tuple[type[Any], Any]] = [
        (types.Boolean, True),
        (types.Integer, 1),
        (types.DateTime, datetime(2026, 1, 1, tzinfo=UTC)),
        (types.Date, date(2026, 1, 1)),
        (types.LargeBinary, b"\x01" + bytes(40)),
        (types.JSON, [["x"]]),
    ]
    return next(waarde for type_, waarde in vast if isinstance(soort, type_))


def kolommen(motor: Engine, tabel: str) -> dict[str, bool]:
    """Give the columns of a table, and whether each may be null."""
    return {kolom["name"]: bool(kolom["nullable"]) for kolom in inspect(motor).get_columns(tabel)}
