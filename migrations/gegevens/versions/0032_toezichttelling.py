"""Keep what the report of a year counts of records of the desk that expired."""

import sqlalchemy as sa
from alembic import op

revision = "0032_toezichttelling"
down_revision = "0031_aandachtslijst"


def upgrade() -> None:
    op.create_table(
        "toezichttelling",
        sa.Column("jaar", sa.Integer(), autoincrement=False, nullable=False),
        sa.Column("soort", sa.String(40), nullable=False),
        sa.Column("regel", sa.String(40), nullable=False),
        sa.Column("aantal", sa.Integer(), nullable=False),
        sa.PrimaryKeyConstraint("jaar", "soort", "regel", name="pk_toezichttelling"),
    )


def downgrade() -> None:
    op.drop_table("toezichttelling")
