"""Make accounts, capacities, tokens and login attempts."""

import sqlalchemy as sa
from alembic import op

revision = "0002_identiteit"
down_revision = "0001_netwerk"


def upgrade() -> None:
    op.create_table(
        "aanmeldpoging",
        sa.Column("naam_mac", sa.LargeBinary(), nullable=False),
        sa.Column("mislukt", sa.Integer(), nullable=False),
        sa.Column("laatst_op", sa.CHAR(27).with_variant(sa.DateTime(timezone=True), "postgresql"), nullable=False),
        sa.Column("vrij_op", sa.CHAR(27).with_variant(sa.DateTime(timezone=True), "postgresql"), nullable=False),
        sa.PrimaryKeyConstraint("naam_mac", name="pk_aanmeldpoging"),
    )
    op.create_table(
        "account",
        sa.Column("gebruikersnaam", sa.String(length=200), nullable=False),
        sa.Column("wachtwoord", sa.String(length=200), nullable=False),
        sa.Column("geblokkeerd", sa.Boolean(), nullable=False),
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.PrimaryKeyConstraint("id", name="pk_account"),
        sa.UniqueConstraint("gebruikersnaam", name="uq_account_gebruikersnaam"),
    )
    op.create_table(
        "hoedanigheid",
        sa.Column("account_id", sa.Uuid(), nullable=False),
        sa.Column("medewerker_id", sa.Uuid(), nullable=False),
        sa.ForeignKeyConstraint(["account_id"], ["account.id"], name="fk_hoedanigheid_account_id"),
        sa.ForeignKeyConstraint(["medewerker_id"], ["medewerker.id"], name="fk_hoedanigheid_medewerker_id"),
        sa.PrimaryKeyConstraint("account_id", "medewerker_id", name="pk_hoedanigheid"),
    )
    op.create_table(
        "token",
        sa.Column("account_id", sa.Uuid(), nullable=False),
        sa.Column("medewerker_id", sa.Uuid(), nullable=False),
        sa.Column("hash", sa.LargeBinary(), nullable=False),
        sa.Column("gemaakt_op", sa.CHAR(27).with_variant(sa.DateTime(timezone=True), "postgresql"), nullable=False),
        sa.Column("verloopt_op", sa.CHAR(27).with_variant(sa.DateTime(timezone=True), "postgresql"), nullable=False),
        sa.Column("ingetrokken_op", sa.CHAR(27).with_variant(sa.DateTime(timezone=True), "postgresql"), nullable=True),
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.ForeignKeyConstraint(["account_id"], ["account.id"], name="fk_token_account_id"),
        sa.ForeignKeyConstraint(["medewerker_id"], ["medewerker.id"], name="fk_token_medewerker_id"),
        sa.PrimaryKeyConstraint("id", name="pk_token"),
        sa.UniqueConstraint("hash", name="uq_token_hash"),
    )
    op.create_index("ix_token_account_id_gemaakt_op", "token", ["account_id", "gemaakt_op"], unique=False)


def downgrade() -> None:
    op.drop_index("ix_token_account_id_gemaakt_op", table_name="token")
    op.drop_table("token")
    op.drop_table("hoedanigheid")
    op.drop_table("account")
    op.drop_table("aanmeldpoging")
