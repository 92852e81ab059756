"""End links, take items off the agenda, call off rows of meetings, and plan a replacement."""

import sqlalchemy as sa
from alembic import op

revision = "0026_werk"
down_revision = "0025_overdracht"

# per table: the moment, who did it, and why
_EINDEN = (
    ("agendapunt", "ingetrokken_op", "ingetrokken_door", "intrekreden"),
    ("overlegreeks", "afgelast_op", "afgelast_door", "afgelastreden"),
)
_NAAR = {
    "casus_id": "casus.id",
    "andere_id": "casus.id",
    "gelegd_door": "medewerker.id",
    "beeindigd_door": "medewerker.id",
}


def upgrade() -> None:
    moment = sa.CHAR(27).with_variant(sa.DateTime(timezone=True), "postgresql")
    op.create_table(
        "oud_verband",
        sa.Column("casus_id", sa.Uuid(), nullable=False),
        sa.Column("andere_id", sa.Uuid(), nullable=False),
        sa.Column("soort", sa.String(40), nullable=False),
        sa.Column("gelegd_op", moment, nullable=False),
        sa.Column("gelegd_door", sa.Uuid(), nullable=False),
        sa.Column("beeindigd_op", moment, nullable=False),
        sa.Column("beeindigd_door", sa.Uuid(), nullable=False),
        sa.Column("reden", sa.String(40), nullable=False),
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.PrimaryKeyConstraint("id", name="pk_oud_verband"),
        *(sa.ForeignKeyConstraint([een], [naar], name=f"fk_oud_verband_{een}") for een, naar in _NAAR.items()),
    )
    for kolom in ("casus_id", "andere_id"):
        op.create_index(f"ix_oud_verband_{kolom}", "oud_verband", [kolom], unique=False)
    # written out: SQLite adds a foreign key only within the column itself
    soort = "UUID" if op.get_bind().dialect.name == "postgresql" else "CHAR(32)"
    for tabel, wanneer, door, waarom in _EINDEN:
        naar = f"CONSTRAINT fk_{tabel}_{door} REFERENCES medewerker (id)"
        op.add_column(tabel, sa.Column(wanneer, moment, nullable=True))
        op.execute(f"ALTER TABLE {tabel} ADD COLUMN {door} {soort} {naar}")
        op.add_column(tabel, sa.Column(waarom, sa.String(40), nullable=True))
    op.add_column("taak", sa.Column("vervanger_vanaf_datum", sa.Date(), nullable=True))
    op.execute("UPDATE taak SET vervanger_vanaf_datum = '2026-01-01' WHERE vervanger_id IS NOT NULL")


def downgrade() -> None:
    op.drop_column("taak", "vervanger_vanaf_datum")
    for tabel, *kolommen in _EINDEN:
        for kolom in reversed(kolommen):
            op.drop_column(tabel, kolom)
    for kolom in ("casus_id", "andere_id"):
        op.drop_index(f"ix_oud_verband_{kolom}", "oud_verband")
    op.drop_table("oud_verband")
