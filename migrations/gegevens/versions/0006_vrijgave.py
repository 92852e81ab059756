"""Make the release of notes: given by the secrecy-bound professional, withdrawn, never erased."""

import sqlalchemy as sa
from alembic import op

revision = "0006_vrijgave"
down_revision = "0005_herhaling"


def upgrade() -> None:
    moment = sa.CHAR(27).with_variant(sa.DateTime(timezone=True), "postgresql")
    op.create_table(
        "vrijgave",
        sa.Column("notitie_id", sa.Uuid(), nullable=False),
        sa.Column("vrijgegeven_op", moment, nullable=False),
        sa.Column("vrijgegeven_door", sa.Uuid(), nullable=False),
        sa.Column("ingetrokken_op", moment, nullable=True),
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.ForeignKeyConstraint(["notitie_id"], ["notitie.id"], name="fk_vrijgave_notitie_id"),
        sa.ForeignKeyConstraint(["vrijgegeven_door"], ["medewerker.id"], name="fk_vrijgave_vrijgegeven_door"),
        sa.PrimaryKeyConstraint("id", name="pk_vrijgave"),
    )
    op.create_index("ix_vrijgave_notitie_id", "vrijgave", ["notitie_id"], unique=False)


def downgrade() -> None:
    op.drop_index("ix_vrijgave_notitie_id", table_name="vrijgave")
    op.drop_table("vrijgave")
