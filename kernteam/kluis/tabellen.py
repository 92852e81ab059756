"""The table of the key store, which lives apart from the data. Knows no key material in the open."""

from sqlalchemy import Column, Integer, LargeBinary, MetaData, String, Table, Uuid

from kernteam.db.base import NAMEN, Moment

metadata = MetaData(naming_convention=NAMEN)

datasleutel = Table(
    "datasleutel",
    metadata,
    Column("casus_id", Uuid, primary_key=True),
    Column("versie", Integer, nullable=False),
    Column("kek_id", String(40), nullable=False),
    Column("omhulsel", LargeBinary, nullable=False),
    Column("gemaakt_op", Moment, nullable=False),
)
