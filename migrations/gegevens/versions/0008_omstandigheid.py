"""Make what was established about a family, and say of a request for whom, of an answer and a note about whom."""

import sqlalchemy as sa
from alembic import op

revision = "0008_omstandigheid"
down_revision = "0007_taak"

_VERZEGELD = ("gegevens", "toelichting", "rekengegevens")


def _sealed() -> list[sa.CheckConstraint]:
    """Let the database itself refuse what does not begin like a sealed value, as in 0003."""
    begin = "'\\x01'::bytea" if op.get_bind().dialect.name == "postgresql" else "x'01'"
    return [
        sa.CheckConstraint(
            f"{kolom} IS NULL OR (substr({kolom}, 1, 1) = {begin} AND length({kolom}) >= 33)",
            name=f"ck_omstandigheid_{kolom}",
        )
        for kolom in _VERZEGELD
    ]


def upgrade() -> None:
    moment = sa.CHAR(27).with_variant(sa.DateTime(timezone=True), "postgresql")
    op.create_table(
        "omstandigheid",
        sa.Column("casus_id", sa.Uuid(), nullable=False),
        sa.Column("volgnummer", sa.Integer(), nullable=False),
        sa.Column("klasse", sa.String(40), nullable=False),
        sa.Column("herkomst_id", sa.Uuid(), nullable=False),
        sa.Column("herkomst", sa.String(40), nullable=False),
        sa.Column("vastgelegd_op", moment, nullable=False),
        sa.Column("vastgelegd_door", sa.Uuid(), nullable=False),
        sa.Column("gegevens", sa.LargeBinary(), nullable=False),
        sa.Column("toelichting", sa.LargeBinary(), nullable=True),
        sa.Column("rekengegevens", sa.LargeBinary(), nullable=False),
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.ForeignKeyConstraint(["casus_id"], ["casus.id"], name="fk_omstandigheid_casus_id"),
        sa.ForeignKeyConstraint(["herkomst_id"], ["organisatie.id"], name="fk_omstandigheid_herkomst_id"),
        sa.ForeignKeyConstraint(["vastgelegd_door"], ["medewerker.id"], name="fk_omstandigheid_vastgelegd_door"),
        sa.PrimaryKeyConstraint("id", name="pk_omstandigheid"),
        sa.UniqueConstraint("casus_id", "volgnummer", name="uq_omstandigheid_casus_id_volgnummer"),
        *_sealed(),
    )
    op.add_column("toestemming", sa.Column("partijen", sa.JSON(), nullable=True))
    op.add_column(
        "ondertekening", sa.Column("eigen_gegevens", sa.Boolean(), nullable=False, server_default=sa.false())
    )
    # written out: SQLite adds a foreign key only within the column itself
    soort = "UUID" if op.get_bind().dialect.name == "postgresql" else "CHAR(32)"
    op.execute(
        f"ALTER TABLE notitie ADD COLUMN over_id {soort} CONSTRAINT fk_notitie_over_id REFERENCES betrokkene (id)"
    )


def downgrade() -> None:
    op.drop_column("notitie", "over_id")
    op.drop_column("ondertekening", "eigen_gegevens")
    op.drop_column("toestemming", "partijen")
    op.drop_table("omstandigheid")
