"""Tables of accounts and tokens. Passwords and tokens are kept only as hashes."""

from datetime import datetime
from uuid import UUID

from sqlalchemy import Boolean, ForeignKey, Index, LargeBinary, String
from sqlalchemy.orm import Mapped, mapped_column

from kernteam.db.base import Base, MetId


class Account(MetId, Base):
    """A person who can log in, with one or more capacities."""

    __tablename__ = "account"

    gebruikersnaam: Mapped[str] = mapped_column(String(200), unique=True)
    wachtwoord: Mapped[str] = mapped_column(String(200))  # Argon2id
    geblokkeerd: Mapped[bool] = mapped_column(Boolean)


class Hoedanigheid(Base):
    """A capacity of an account: one medewerker of the network."""

    __tablename__ = "hoedanigheid"

    account_id: Mapped[UUID] = mapped_column(ForeignKey("account.id"), primary_key=True)
    medewerker_id: Mapped[UUID] = mapped_column(ForeignKey("medewerker.id"), primary_key=True)


class Token(MetId, Base):
    """A bearer token in one capacity; only the SHA-256 of its 256 random bits is kept."""

    __tablename__ = "token"
    __table_args__ = (Index("ix_token_account_id_gemaakt_op", "account_id", "gemaakt_op"),)

    account_id: Mapped[UUID] = mapped_column(ForeignKey("account.id"))
    medewerker_id: Mapped[UUID] = mapped_column(ForeignKey("medewerker.id"))
    hash: Mapped[bytes] = mapped_column(LargeBinary, unique=True)
    gemaakt_op: Mapped[datetime]
    verloopt_op: Mapped[datetime]
    ingetrokken_op: Mapped[datetime | None]


class Aanmeldpoging(Base):
    """Wrong passwords per entered name, existing or not, under a keyed hash of that name."""

    __tablename__ = "aanmeldpoging"

    naam_mac: Mapped[bytes] = mapped_column(LargeBinary, primary_key=True)
    mislukt: Mapped[int]
    laatst_op: Mapped[datetime]
    vrij_op: Mapped[datetime]
