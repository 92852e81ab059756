"""Make the store of used idempotency keys."""

import sqlalchemy as sa
from alembic import op

revision = "0005_herhaling"
down_revision = "0004_toestemming"


def upgrade() -> None:
    op.create_table(
        "herhaalsleutel",
        sa.Column("sleutel", sa.LargeBinary(), nullable=False),
        sa.Column("inhoud", sa.LargeBinary(), nullable=False),
        sa.Column("gemaakt", sa.Uuid(), nullable=False),
        sa.Column("gebruikt_op", sa.CHAR(27).with_variant(sa.DateTime(timezone=True), "postgresql"), nullable=False),
        sa.PrimaryKeyConstraint("sleutel", name="pk_herhaalsleutel"),
    )


def downgrade() -> None:
    op.drop_table("herhaalsleutel")
