"""Make the outbox of messages by mail."""

import sqlalchemy as sa
from alembic import op

revision = "0017_bericht"
down_revision = "0016_bereikbaarheid"


def upgrade() -> None:
    moment = sa.CHAR(27).with_variant(sa.DateTime(timezone=True), "postgresql")
    op.create_table(
        "bericht",
        sa.Column("medewerker_id", sa.Uuid(), nullable=False),
        sa.Column("object_id", sa.Uuid(), nullable=False),
        sa.Column("spoor", sa.CHAR(length=32), nullable=True),
        sa.Column("gemaakt_op", moment, nullable=False),
        sa.Column("status", sa.String(length=40), nullable=False),
        sa.Column("pogingen", sa.Integer(), nullable=False),
        sa.Column("niet_voor_op", moment, nullable=False),
        sa.Column("gewijzigd_op", moment, nullable=False),
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.ForeignKeyConstraint(["medewerker_id"], ["medewerker.id"], name="fk_bericht_medewerker_id"),
        sa.PrimaryKeyConstraint("id", name="pk_bericht"),
        sa.UniqueConstraint("medewerker_id", "object_id", name="uq_bericht_medewerker_id_object_id"),
    )
    op.create_index("ix_bericht_status_niet_voor_op", "bericht", ["status", "niet_voor_op"])
    op.create_index("ix_bericht_object_id", "bericht", ["object_id"])


def downgrade() -> None:
    op.drop_table("bericht")
