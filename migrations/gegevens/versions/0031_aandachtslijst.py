"""Make the aandachtslijst of the privacyfunctionaris: which casussen, why, until when, and each time it was confirmed."""

import sqlalchemy as sa
from alembic import op

revision = "0031_aandachtslijst"
down_revision = "0030_gezagscontrole"


def _op(naam: str, *, leeg: bool = False) -> sa.Column:
    return sa.Column(naam, sa.CHAR(27).with_variant(sa.DateTime(timezone=True), "postgresql"), nullable=leeg)


def upgrade() -> None:
    op.create_table(
        "aandachtscasus",
        sa.Column("casus_id", sa.Uuid(), nullable=False),
        sa.Column("reden", sa.String(40), nullable=False),
        _op("sinds_op"),
        sa.Column("toegevoegd_door", sa.Uuid(), nullable=False),
        sa.Column("herzien_uiterlijk_datum", sa.Date(), nullable=False),
        _op("tot_op", leeg=True),
        sa.Column("beeindigd_door", sa.Uuid(), nullable=True),
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.PrimaryKeyConstraint("id", name="pk_aandachtscasus"),
        sa.ForeignKeyConstraint(["casus_id"], ["casus.id"], name="fk_aandachtscasus_casus_id"),
        sa.ForeignKeyConstraint(["toegevoegd_door"], ["medewerker.id"], name="fk_aandachtscasus_toegevoegd_door"),
        sa.ForeignKeyConstraint(["beeindigd_door"], ["medewerker.id"], name="fk_aandachtscasus_beeindigd_door"),
    )
    staat = sa.text("tot_op IS NULL")
    op.create_index(
        "uq_aandachtscasus_casus_id",
        "aandachtscasus",
        ["casus_id"],
        unique=True,
        sqlite_where=staat,
        postgresql_where=staat,
    )
    op.create_table(
        "aandachtsbevestiging",
        sa.Column("aandachtscasus_id", sa.Uuid(), nullable=False),
        sa.Column("uiterlijk_datum", sa.Date(), nullable=False),
        _op("bevestigd_op"),
        sa.Column("bevestigd_door", sa.Uuid(), nullable=False),
        sa.PrimaryKeyConstraint("aandachtscasus_id", "uiterlijk_datum", name="pk_aandachtsbevestiging"),
        sa.ForeignKeyConstraint(
            ["aandachtscasus_id"], ["aandachtscasus.id"], name="fk_aandachtsbevestiging_aandachtscasus_id"
        ),
        sa.ForeignKeyConstraint(["bevestigd_door"], ["medewerker.id"], name="fk_aandachtsbevestiging_bevestigd_door"),
    )


def downgrade() -> None:
    op.drop_table("aandachtsbevestiging")
    op.drop_table("aandachtscasus")
