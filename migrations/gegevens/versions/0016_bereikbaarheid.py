"""Make how a medewerker is reached, on which days he is at a school, and who replaces him."""

import sqlalchemy as sa
from alembic import op

revision = "0016_bereikbaarheid"
down_revision = "0015_afzijdigheid"


def upgrade() -> None:
    moment = sa.CHAR(27).with_variant(sa.DateTime(timezone=True), "postgresql")
    op.create_table(
        "bereikbaarheid",
        sa.Column("medewerker_id", sa.Uuid(), nullable=False),
        sa.Column("telefoon", sa.String(length=20), nullable=True),
        sa.Column("emailadres", sa.String(length=250), nullable=True),
        sa.ForeignKeyConstraint(["medewerker_id"], ["medewerker.id"], name="fk_bereikbaarheid_medewerker_id"),
        sa.PrimaryKeyConstraint("medewerker_id", name="pk_bereikbaarheid"),
    )
    op.create_table(
        "schooldag",
        sa.Column("medewerker_id", sa.Uuid(), nullable=False),
        sa.Column("vestigingscode", sa.CHAR(length=6), nullable=False),
        sa.Column("dag", sa.String(length=40), nullable=False),
        sa.ForeignKeyConstraint(["medewerker_id"], ["medewerker.id"], name="fk_schooldag_medewerker_id"),
        sa.ForeignKeyConstraint(["vestigingscode"], ["school.vestigingscode"], name="fk_schooldag_vestigingscode"),
        sa.PrimaryKeyConstraint("medewerker_id", "vestigingscode", "dag", name="pk_schooldag"),
    )
    op.create_table(
        "vervanging",
        sa.Column("medewerker_id", sa.Uuid(), nullable=False),
        sa.Column("vervanger_id", sa.Uuid(), nullable=False),
        sa.Column("vanaf_datum", sa.Date(), nullable=False),
        sa.Column("tot_datum", sa.Date(), nullable=False),
        sa.Column("geregeld_op", moment, nullable=False),
        sa.Column("geregeld_door", sa.Uuid(), nullable=False),
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.ForeignKeyConstraint(["medewerker_id"], ["medewerker.id"], name="fk_vervanging_medewerker_id"),
        sa.ForeignKeyConstraint(["vervanger_id"], ["medewerker.id"], name="fk_vervanging_vervanger_id"),
        sa.ForeignKeyConstraint(["geregeld_door"], ["medewerker.id"], name="fk_vervanging_geregeld_door"),
        sa.PrimaryKeyConstraint("id", name="pk_vervanging"),
    )
    op.create_index("ix_vervanging_medewerker_id", "vervanging", ["medewerker_id"])


def downgrade() -> None:
    op.drop_table("vervanging")
    op.drop_table("schooldag")
    op.drop_table("bereikbaarheid")
