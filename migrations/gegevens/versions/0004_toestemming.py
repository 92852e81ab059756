"""Make consent: requests and answers."""

import sqlalchemy as sa
from alembic import op

revision = "0004_toestemming"
down_revision = "0003_casus"


def upgrade() -> None:
    op.create_table(
        "toestemming",
        sa.Column("casus_id", sa.Uuid(), nullable=False),
        sa.Column("volgnummer", sa.Integer(), nullable=False),
        sa.Column("regime", sa.String(length=40), nullable=False),
        sa.Column("doel", sa.String(length=10), nullable=False),
        sa.Column("tekstversie", sa.String(length=40), nullable=False),
        sa.Column("bereik", sa.JSON(), nullable=False),
        sa.Column("gevraagd_op", sa.CHAR(27).with_variant(sa.DateTime(timezone=True), "postgresql"), nullable=False),
        sa.Column("gevraagd_door", sa.Uuid(), nullable=False),
        sa.Column("geldig_tot", sa.Date(), nullable=False),
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.ForeignKeyConstraint(["casus_id"], ["casus.id"], name="fk_toestemming_casus_id"),
        sa.PrimaryKeyConstraint("id", name="pk_toestemming"),
        sa.UniqueConstraint("casus_id", "volgnummer", name="uq_toestemming_casus_id_volgnummer"),
    )
    op.create_table(
        "ondertekening",
        sa.Column("toestemming_id", sa.Uuid(), nullable=False),
        sa.Column("volgnummer", sa.Integer(), nullable=False),
        sa.Column("betrokkene_id", sa.Uuid(), nullable=False),
        sa.Column("antwoord", sa.String(length=40), nullable=False),
        sa.Column("wijze", sa.String(length=40), nullable=False),
        sa.Column("tekstversie", sa.String(length=40), nullable=False),
        sa.Column("bereik", sa.JSON(none_as_null=True), nullable=True),
        sa.Column("gegeven_op", sa.CHAR(27).with_variant(sa.DateTime(timezone=True), "postgresql"), nullable=False),
        sa.Column("vastgelegd_op", sa.CHAR(27).with_variant(sa.DateTime(timezone=True), "postgresql"), nullable=False),
        sa.Column("vastgelegd_door", sa.Uuid(), nullable=False),
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.ForeignKeyConstraint(["betrokkene_id"], ["betrokkene.id"], name="fk_ondertekening_betrokkene_id"),
        sa.ForeignKeyConstraint(["toestemming_id"], ["toestemming.id"], name="fk_ondertekening_toestemming_id"),
        sa.PrimaryKeyConstraint("id", name="pk_ondertekening"),
        sa.UniqueConstraint("toestemming_id", "volgnummer", name="uq_ondertekening_toestemming_id_volgnummer"),
    )


def downgrade() -> None:
    op.drop_table("ondertekening")
    op.drop_table("toestemming")
