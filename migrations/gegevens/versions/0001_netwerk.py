"""Make the network: gemeenten, scholen, organisaties, medewerkers, kernteams."""

import sqlalchemy as sa
from alembic import op

revision = "0001_netwerk"
down_revision = None


def upgrade() -> None:
    op.create_table(
        "gemeente",
        sa.Column("code", sa.CHAR(length=4), nullable=False),
        sa.Column("naam", sa.String(length=100), nullable=False),
        sa.PrimaryKeyConstraint("code", name="pk_gemeente"),
    )
    op.create_table(
        "kernteam",
        sa.Column("naam", sa.String(length=200), nullable=False),
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.PrimaryKeyConstraint("id", name="pk_kernteam"),
        sa.UniqueConstraint("naam", name="uq_kernteam_naam"),
    )
    op.create_table(
        "schoolimport",
        sa.Column("bron", sa.String(length=200), nullable=False),
        sa.Column("sector", sa.String(length=40), nullable=False),
        sa.Column("peildatum", sa.Date(), nullable=False),
        sa.Column("licentie", sa.String(length=100), nullable=False),
        sa.Column("sha256", sa.CHAR(length=64), nullable=False),
        sa.Column("volledig", sa.Boolean(), nullable=False),
        sa.Column(
            "geladen_op", sa.CHAR(27).with_variant(sa.DateTime(timezone=True), "postgresql"), nullable=False
        ),
        sa.Column("nieuw", sa.Integer(), nullable=False),
        sa.Column("gewijzigd", sa.Integer(), nullable=False),
        sa.Column("gesloten", sa.Integer(), nullable=False),
        sa.Column("geweigerd", sa.Integer(), nullable=False),
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.PrimaryKeyConstraint("id", name="pk_schoolimport"),
    )
    op.create_table(
        "school",
        sa.Column("vestigingscode", sa.CHAR(length=6), nullable=False),
        sa.Column("naam", sa.String(length=200), nullable=False),
        sa.Column("sector", sa.String(length=40), nullable=False),
        sa.Column("straat", sa.String(length=100), nullable=False),
        sa.Column("huisnummer", sa.String(length=20), nullable=False),
        sa.Column("postcode", sa.CHAR(length=6), nullable=False),
        sa.Column("plaats", sa.String(length=100), nullable=False),
        sa.Column("gemeente_code", sa.CHAR(length=4), nullable=True),
        sa.Column("website", sa.String(length=200), nullable=True),
        sa.Column("gesloten_op", sa.Date(), nullable=True),
        sa.Column("import_id", sa.Uuid(), nullable=False),
        sa.ForeignKeyConstraint(["gemeente_code"], ["gemeente.code"], name="fk_school_gemeente_code"),
        sa.ForeignKeyConstraint(["import_id"], ["schoolimport.id"], name="fk_school_import_id"),
        sa.PrimaryKeyConstraint("vestigingscode", name="pk_school"),
    )
    op.create_index("ix_school_gemeente_code", "school", ["gemeente_code"], unique=False)
    op.create_table(
        "kernteamschool",
        sa.Column("vestigingscode", sa.CHAR(length=6), nullable=False),
        sa.Column("kernteam_id", sa.Uuid(), nullable=False),
        sa.ForeignKeyConstraint(["kernteam_id"], ["kernteam.id"], name="fk_kernteamschool_kernteam_id"),
        sa.ForeignKeyConstraint(
            ["vestigingscode"], ["school.vestigingscode"], name="fk_kernteamschool_vestigingscode"
        ),
        sa.PrimaryKeyConstraint("vestigingscode", name="pk_kernteamschool"),
    )
    op.create_index("ix_kernteamschool_kernteam_id", "kernteamschool", ["kernteam_id"], unique=False)
    op.create_table(
        "organisatie",
        sa.Column("naam", sa.String(length=200), nullable=False),
        sa.Column("partij", sa.String(length=40), nullable=False),
        sa.Column("vestigingscode", sa.CHAR(length=6), nullable=True),
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.ForeignKeyConstraint(
            ["vestigingscode"], ["school.vestigingscode"], name="fk_organisatie_vestigingscode"
        ),
        sa.PrimaryKeyConstraint("id", name="pk_organisatie"),
        sa.UniqueConstraint("vestigingscode", name="uq_organisatie_vestigingscode"),
    )
    op.create_table(
        "medewerker",
        sa.Column("naam", sa.String(length=200), nullable=False),
        sa.Column("organisatie_id", sa.Uuid(), nullable=False),
        sa.Column("rol", sa.String(length=40), nullable=False),
        sa.Column("discipline", sa.String(length=40), nullable=True),
        sa.Column("uit_dienst_op", sa.Date(), nullable=True),
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.ForeignKeyConstraint(["organisatie_id"], ["organisatie.id"], name="fk_medewerker_organisatie_id"),
        sa.PrimaryKeyConstraint("id", name="pk_medewerker"),
    )
    op.create_index("ix_medewerker_organisatie_id", "medewerker", ["organisatie_id"], unique=False)
    op.create_table(
        "contactpersoon",
        sa.Column("vestigingscode", sa.CHAR(length=6), nullable=False),
        sa.Column("medewerker_id", sa.Uuid(), nullable=False),
        sa.ForeignKeyConstraint(["medewerker_id"], ["medewerker.id"], name="fk_contactpersoon_medewerker_id"),
        sa.ForeignKeyConstraint(
            ["vestigingscode"], ["school.vestigingscode"], name="fk_contactpersoon_vestigingscode"
        ),
        sa.PrimaryKeyConstraint("vestigingscode", "medewerker_id", name="pk_contactpersoon"),
    )
    op.create_table(
        "kernteamlid",
        sa.Column("kernteam_id", sa.Uuid(), nullable=False),
        sa.Column("medewerker_id", sa.Uuid(), nullable=False),
        sa.ForeignKeyConstraint(["kernteam_id"], ["kernteam.id"], name="fk_kernteamlid_kernteam_id"),
        sa.ForeignKeyConstraint(["medewerker_id"], ["medewerker.id"], name="fk_kernteamlid_medewerker_id"),
        sa.PrimaryKeyConstraint("kernteam_id", "medewerker_id", name="pk_kernteamlid"),
    )


def downgrade() -> None:
    op.drop_table("kernteamlid")
    op.drop_table("contactpersoon")
    op.drop_index("ix_medewerker_organisatie_id", table_name="medewerker")
    op.drop_table("medewerker")
    op.drop_table("organisatie")
    op.drop_index("ix_kernteamschool_kernteam_id", table_name="kernteamschool")
    op.drop_table("kernteamschool")
    op.drop_index("ix_school_gemeente_code", table_name="school")
    op.drop_table("school")
    op.drop_table("schoolimport")
    op.drop_table("kernteam")
    op.drop_table("gemeente")
