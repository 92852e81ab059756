"""Keep which names of employees were released to whom, and how that was weighed."""

import sqlalchemy as sa
from alembic import op

revision = "0029_naamvrijgave"
down_revision = "0028_toezicht"

_SEALED = ("belang_betrokkene", "belang_medewerker")
_NAAR = {
    "casus_id": "casus",
    "betrokkene_id": "betrokkene",
    "medewerker_id": "medewerker",
    "organisatie_id": "organisatie",
    "gemaakt_door": "medewerker",
}


def _sealed() -> list[sa.CheckConstraint]:
    """Let the database itself refuse what does not begin like a sealed value (as in 0003_casus)."""
    begin = "'\\x01'::bytea" if op.get_bind().dialect.name == "postgresql" else "x'01'"
    return [
        sa.CheckConstraint(
            f"{kolom} IS NULL OR (substr({kolom}, 1, 1) = {begin} AND length({kolom}) >= 33)",
            name=f"ck_naamvrijgave_{kolom}",
        )
        for kolom in _SEALED
    ]


def upgrade() -> None:
    moment = sa.CHAR(27).with_variant(sa.DateTime(timezone=True), "postgresql")
    op.create_table(
        "naamvrijgave",
        *(sa.Column(kolom, sa.Uuid(), nullable=False) for kolom in _NAAR),
        sa.Column("regelnummer", sa.BigInteger(), nullable=False),
        sa.Column("reden", sa.String(40), nullable=False),
        *(sa.Column(kolom, sa.LargeBinary(), nullable=False) for kolom in _SEALED),
        sa.Column("gemaakt_op", moment, nullable=False),
        sa.Column("id", sa.Uuid(), nullable=False),
        *(
            sa.ForeignKeyConstraint([kolom], [f"{tabel}.id"], name=f"fk_naamvrijgave_{kolom}")
            for kolom, tabel in _NAAR.items()
        ),
        sa.PrimaryKeyConstraint("id", name="pk_naamvrijgave"),
        sa.UniqueConstraint("betrokkene_id", "regelnummer", name="uq_naamvrijgave_betrokkene_id_regelnummer"),
        *_sealed(),
    )
    op.create_index("ix_naamvrijgave_casus_id", "naamvrijgave", ["casus_id"], unique=False)


def downgrade() -> None:
    op.drop_table("naamvrijgave")
