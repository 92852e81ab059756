"""Make who stays out of a casus, and mark the emergency somebody opened all the same."""

import sqlalchemy as sa
from alembic import op

revision = "0015_afzijdigheid"
down_revision = "0014_bevestiging"


def upgrade() -> None:
    moment = sa.CHAR(27).with_variant(sa.DateTime(timezone=True), "postgresql")
    op.create_table(
        "afzijdigheid",
        sa.Column("casus_id", sa.Uuid(), nullable=False),
        sa.Column("medewerker_id", sa.Uuid(), nullable=False),
        sa.Column("reden", sa.String(40), nullable=False),
        sa.Column("gemeld_op", moment, nullable=False),
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.ForeignKeyConstraint(["casus_id"], ["casus.id"], name="fk_afzijdigheid_casus_id"),
        sa.ForeignKeyConstraint(["medewerker_id"], ["medewerker.id"], name="fk_afzijdigheid_medewerker_id"),
        sa.PrimaryKeyConstraint("id", name="pk_afzijdigheid"),
        sa.UniqueConstraint("casus_id", "medewerker_id", name="uq_afzijdigheid_casus_id_medewerker_id"),
    )
    op.add_column("noodtoegang", sa.Column("afzijdig", sa.String(40), nullable=True))


def downgrade() -> None:
    op.drop_column("noodtoegang", "afzijdig")
    op.drop_table("afzijdigheid")
