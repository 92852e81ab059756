"""Keep who wants to be reminded, which messages remind, and which signals a school does not take up."""

import sqlalchemy as sa
from alembic import op

revision = "0027_herinnering"
down_revision = "0026_werk"


def upgrade() -> None:
    op.add_column("bereikbaarheid", sa.Column("herinneren", sa.Boolean(), server_default=sa.true(), nullable=False))
    op.add_column("bericht", sa.Column("herinnering", sa.Boolean(), server_default=sa.false(), nullable=False))
    moment = sa.CHAR(27).with_variant(sa.DateTime(timezone=True), "postgresql")
    op.create_table(
        "signaalafwijzing",
        sa.Column("signaal_id", sa.Uuid(), nullable=False),
        sa.Column("terugkoppelen", sa.Boolean(), nullable=False),
        sa.Column("afgewezen_op", moment, nullable=False),
        sa.Column("afgewezen_door", sa.Uuid(), nullable=False),
        sa.ForeignKeyConstraint(["signaal_id"], ["signaal.id"], name="fk_signaalafwijzing_signaal_id"),
        sa.ForeignKeyConstraint(["afgewezen_door"], ["medewerker.id"], name="fk_signaalafwijzing_afgewezen_door"),
        sa.PrimaryKeyConstraint("signaal_id", name="pk_signaalafwijzing"),
    )


def downgrade() -> None:
    op.drop_table("signaalafwijzing")
    op.drop_column("bericht", "herinnering")
    op.drop_column("bereikbaarheid", "herinneren")
