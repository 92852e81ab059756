"""Make the convenant: who together answer for the casussen, and how they divided the work."""

import sqlalchemy as sa
from alembic import op

revision = "0010_convenant"
down_revision = "0009_verstrekking"


def upgrade() -> None:
    moment = sa.CHAR(27).with_variant(sa.DateTime(timezone=True), "postgresql")
    op.create_table(
        "convenant",
        sa.Column("naam", sa.String(length=200), nullable=False),
        sa.Column("geldig_vanaf", sa.Date(), nullable=False),
        sa.Column("geldig_tot", sa.Date(), nullable=True),
        sa.Column("loket", sa.String(length=200), nullable=False),
        sa.Column("loket_emailadres", sa.String(length=250), nullable=True),
        sa.Column("loket_telefoon", sa.String(length=20), nullable=True),
        sa.Column("informeren", sa.Text(), nullable=False),
        sa.Column("verzoeken", sa.Text(), nullable=False),
        sa.Column("datalekken", sa.Text(), nullable=False),
        sa.Column("vastgelegd_op", moment, nullable=False),
        sa.Column("vastgelegd_door", sa.Uuid(), nullable=False),
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.ForeignKeyConstraint(["vastgelegd_door"], ["medewerker.id"], name="fk_convenant_vastgelegd_door"),
        sa.PrimaryKeyConstraint("id", name="pk_convenant"),
    )
    op.create_table(
        "convenantpartij",
        sa.Column("convenant_id", sa.Uuid(), nullable=False),
        sa.Column("organisatie_id", sa.Uuid(), nullable=False),
        sa.ForeignKeyConstraint(["convenant_id"], ["convenant.id"], name="fk_convenantpartij_convenant_id"),
        sa.ForeignKeyConstraint(["organisatie_id"], ["organisatie.id"], name="fk_convenantpartij_organisatie_id"),
        sa.PrimaryKeyConstraint("convenant_id", "organisatie_id", name="pk_convenantpartij"),
    )


def downgrade() -> None:
    op.drop_table("convenantpartij")
    op.drop_table("convenant")
