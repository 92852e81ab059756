"""The declarative base of the store `gegevens` and the column types all models share. Knows no table."""

from collections.abc import Callable
from datetime import UTC, datetime
from enum import StrEnum
from functools import lru_cache
from typing import Any
from uuid import UUID, uuid4

from sqlalchemy import CHAR, DateTime, Dialect, Enum, MetaData, Uuid
from sqlalchemy.orm import DeclarativeBase, Mapped, mapped_column
from sqlalchemy.types import TypeDecorator

NAMEN = {
    "ix": "ix_%(table_name)s_%(column_0_N_name)s",
    "uq": "uq_%(table_name)s_%(column_0_N_name)s",
    "ck": "ck_%(table_name)s_%(constraint_name)s",
    "fk": "fk_%(table_name)s_%(column_0_N_name)s",
    "pk": "pk_%(table_name)s",
}
_BREEDTE = 27  # len("2026-11-22T10:11:12.123456Z")


def als_tekst(moment: datetime) -> str:
    """Write an aware moment as fixed-width UTC text, which sorts as time does."""
    if moment.tzinfo is None:
        raise ValueError("een moment heeft een tijdzone")
    # strftime writes a year before 1000 in fewer digits
    return f"{moment.astimezone(UTC).replace(tzinfo=None).isoformat(timespec='microseconds')}Z"


class Moment(TypeDecorator[datetime]):
    """An aware moment: timestamptz on PostgreSQL, fixed-width UTC text on SQLite (which has no such type)."""

    impl = DateTime(timezone=True)
    cache_ok = True

    def load_dialect_impl(self, dialect: Dialect) -> Any:
        """Choose the column type of the store."""
        return dialect.type_descriptor(CHAR(_BREEDTE) if dialect.name == "sqlite" else DateTime(timezone=True))

    def process_bind_param(self, value: datetime | None, dialect: Dialect) -> Any:
        """Refuse a naive moment; it would mean another time in another place."""
        if value is None:
            return None
        tekst = als_tekst(value)
        return tekst if dialect.name == "sqlite" else value

    def process_result_value(self, value: Any, dialect: Dialect) -> datetime | None:
        """Give an aware moment in UTC."""
        if value is None:
            return None
        if dialect.name == "sqlite":
            return datetime.fromisoformat(value)
        return value.astimezone(UTC)  # type: ignore[no-any-return]


class Idkolom(Uuid[UUID]):
    """An id. SQLite keeps it as text; few ids stand in many rows, so each text is read once (bench/agenda)."""

    def result_processor(self, dialect: Dialect, coltype: object) -> Callable[[Any], UUID | None] | None:
        """Choose how a stored value is read."""
        if dialect.name == "sqlite":
            return _uuid
        return super().result_processor(dialect, coltype)  # type: ignore[no-any-return, no-untyped-call] # not typed there


@lru_cache(maxsize=8192)
def _uuid(tekst: str | None) -> UUID | None:
    return None if tekst is None else UUID(tekst)


def lijst(soort: type[StrEnum]) -> Enum:
    """Store a closed list as its words; SQLAlchemy refuses any other word on the way in and out."""
    return Enum(
        soort,
        native_enum=False,
        length=40,
        name=soort.__name__.lower(),
        values_callable=lambda leden: [lid.value for lid in leden],
    )


class Base(DeclarativeBase):
    """Base of every model in the store `gegevens`."""

    metadata = MetaData(naming_convention=NAMEN)
    type_annotation_map = {datetime: Moment(), UUID: Idkolom()}  # noqa: RUF012 - SQLAlchemy's own protocol


class MetId:
    """A row with a random id, known before the row is stored (sealed fields bind it)."""

    id: Mapped[UUID] = mapped_column(primary_key=True, default=uuid4)
