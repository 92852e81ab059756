"""Make the key store: one wrapped data key per casus."""

import sqlalchemy as sa
from alembic import op

revision = "0001_datasleutel"
down_revision = None


def upgrade() -> None:
    op.create_table(
        "datasleutel",
        sa.Column("casus_id", sa.Uuid(), nullable=False),
        sa.Column("versie", sa.Integer(), nullable=False),
        sa.Column("kek_id", sa.String(length=40), nullable=False),
        sa.Column("omhulsel", sa.LargeBinary(), nullable=False),
        sa.Column(
            "gemaakt_op", sa.CHAR(27).with_variant(sa.DateTime(timezone=True), "postgresql"), nullable=False
        ),
        sa.PrimaryKeyConstraint("casus_id", name="pk_datasleutel"),
    )


def downgrade() -> None:
    op.drop_table("datasleutel")
