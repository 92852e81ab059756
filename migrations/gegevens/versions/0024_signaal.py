"""Make signals: a record of its own, sealed under its own key, and the feedback that alone names a casus."""

import sqlalchemy as sa
from alembic import op

revision = "0024_signaal"
down_revision = "0023_levensloop"

_SEALED = ("naam", "geboortedatum", "zorg", "akkoord", "koppeling")


def _sealed() -> list[sa.CheckConstraint]:
    """Let the database itself refuse what does not begin like a sealed value (as in 0003_casus)."""
    begin = "'\\x01'::bytea" if op.get_bind().dialect.name == "postgresql" else "x'01'"
    return [
        sa.CheckConstraint(
            f"{kolom} IS NULL OR (substr({kolom}, 1, 1) = {begin} AND length({kolom}) >= 33)",
            name=f"ck_signaal_{kolom}",
        )
        for kolom in _SEALED
    ]


def upgrade() -> None:
    moment = sa.CHAR(27).with_variant(sa.DateTime(timezone=True), "postgresql")
    op.create_table(
        "signaal",
        sa.Column("organisatie_id", sa.Uuid(), nullable=False),
        sa.Column("partij", sa.String(40), nullable=False),
        sa.Column("melder_id", sa.Uuid(), nullable=False),
        sa.Column("vestigingscode", sa.CHAR(6), nullable=False),
        sa.Column("school_organisatie_id", sa.Uuid(), nullable=False),
        sa.Column("klasse", sa.String(40), nullable=False),
        sa.Column("versie", sa.Integer(), nullable=False),
        sa.Column("gemeld_op", moment, nullable=False),
        sa.Column("bewaar_tot_datum", sa.Date(), nullable=False),
        sa.Column("aangekondigd_op", moment, nullable=True),
        sa.Column("oppakken_uiterlijk_datum", sa.Date(), nullable=True),
        sa.Column("afgesloten_op", moment, nullable=True),
        sa.Column("slotreden", sa.String(40), nullable=True),
        *(sa.Column(kolom, sa.LargeBinary(), nullable=kolom in ("akkoord", "koppeling")) for kolom in _SEALED),
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.ForeignKeyConstraint(["organisatie_id"], ["organisatie.id"], name="fk_signaal_organisatie_id"),
        sa.ForeignKeyConstraint(["melder_id"], ["medewerker.id"], name="fk_signaal_melder_id"),
        sa.ForeignKeyConstraint(["vestigingscode"], ["school.vestigingscode"], name="fk_signaal_vestigingscode"),
        sa.ForeignKeyConstraint(["school_organisatie_id"], ["organisatie.id"], name="fk_signaal_school_organisatie_id"),
        sa.PrimaryKeyConstraint("id", name="pk_signaal"),
        *_sealed(),
    )
    op.create_index("ix_signaal_melder_id", "signaal", ["melder_id"], unique=False)
    op.create_index("ix_signaal_school_organisatie_id", "signaal", ["school_organisatie_id"], unique=False)
    op.create_table(
        "terugkoppeling",
        sa.Column("signaal_id", sa.Uuid(), nullable=False),
        sa.Column("casus_id", sa.Uuid(), nullable=False),
        sa.Column("terugkoppelen", sa.Boolean(), nullable=False),
        sa.Column("opgepakt_op", moment, nullable=False),
        sa.Column("opgepakt_door", sa.Uuid(), nullable=False),
        sa.ForeignKeyConstraint(["signaal_id"], ["signaal.id"], name="fk_terugkoppeling_signaal_id"),
        sa.ForeignKeyConstraint(["casus_id"], ["casus.id"], name="fk_terugkoppeling_casus_id"),
        sa.ForeignKeyConstraint(["opgepakt_door"], ["medewerker.id"], name="fk_terugkoppeling_opgepakt_door"),
        sa.PrimaryKeyConstraint("signaal_id", name="pk_terugkoppeling"),
    )
    op.create_index("ix_terugkoppeling_casus_id", "terugkoppeling", ["casus_id"], unique=False)


def downgrade() -> None:
    op.drop_index("ix_terugkoppeling_casus_id", table_name="terugkoppeling")
    op.drop_table("terugkoppeling")
    op.drop_index("ix_signaal_school_organisatie_id", table_name="signaal")
    op.drop_index("ix_signaal_melder_id", table_name="signaal")
    op.drop_table("signaal")
