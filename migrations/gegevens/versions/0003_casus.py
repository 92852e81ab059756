"""Make the casus with its persons, table, notes, states and search tags."""

import sqlalchemy as sa
from alembic import op

revision = "0003_casus"
down_revision = "0002_identiteit"


SEALED = {
    "casus": ("hulpvraag", "aanleiding"),
    "betrokkene": ("voornaam", "achternaam", "geboortedatum", "telefoon", "emailadres", "rekengegevens"),
    "notitie": ("tekst",),
}


def _sealed(tabel: str) -> list[sa.CheckConstraint]:
    """Let the database itself refuse what does not begin like a sealed value: the last guard, below every ORM."""
    begin = "'\\x01'::bytea" if op.get_bind().dialect.name == "postgresql" else "x'01'"
    return [
        sa.CheckConstraint(
            f"{kolom} IS NULL OR (substr({kolom}, 1, 1) = {begin} AND length({kolom}) >= 33)",
            name=f"ck_{tabel}_{kolom}",
        )
        for kolom in SEALED[tabel]
    ]


def upgrade() -> None:
    op.create_table(
        "casus",
        sa.Column("organisatie_id", sa.Uuid(), nullable=False),
        sa.Column("vestigingscode", sa.CHAR(length=6), nullable=False),
        sa.Column("status", sa.String(length=40), nullable=False),
        sa.Column("versie", sa.Integer(), nullable=False),
        sa.Column("geopend_op", sa.CHAR(27).with_variant(sa.DateTime(timezone=True), "postgresql"), nullable=False),
        sa.Column("geopend_door", sa.Uuid(), nullable=False),
        sa.Column("gewijzigd_op", sa.CHAR(27).with_variant(sa.DateTime(timezone=True), "postgresql"), nullable=False),
        sa.Column("afgesloten_op", sa.CHAR(27).with_variant(sa.DateTime(timezone=True), "postgresql"), nullable=True),
        sa.Column("afsluitreden", sa.String(length=40), nullable=True),
        sa.Column("hulpvraag", sa.LargeBinary(), nullable=False),
        sa.Column("aanleiding", sa.LargeBinary(), nullable=False),
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.ForeignKeyConstraint(["geopend_door"], ["medewerker.id"], name="fk_casus_geopend_door"),
        sa.ForeignKeyConstraint(["organisatie_id"], ["organisatie.id"], name="fk_casus_organisatie_id"),
        sa.ForeignKeyConstraint(["vestigingscode"], ["school.vestigingscode"], name="fk_casus_vestigingscode"),
        sa.PrimaryKeyConstraint("id", name="pk_casus"),
        *_sealed("casus"),
    )
    op.create_table(
        "betrokkene",
        sa.Column("casus_id", sa.Uuid(), nullable=False),
        sa.Column("soort", sa.String(length=40), nullable=False),
        sa.Column("gezag", sa.String(length=40), nullable=True),
        sa.Column("herkomst_id", sa.Uuid(), nullable=False),
        sa.Column("herkomst", sa.String(length=40), nullable=False),
        sa.Column("toegevoegd_op", sa.CHAR(27).with_variant(sa.DateTime(timezone=True), "postgresql"), nullable=False),
        sa.Column("voornaam", sa.LargeBinary(), nullable=False),
        sa.Column("achternaam", sa.LargeBinary(), nullable=False),
        sa.Column("geboortedatum", sa.LargeBinary(), nullable=True),
        sa.Column("telefoon", sa.LargeBinary(), nullable=True),
        sa.Column("emailadres", sa.LargeBinary(), nullable=True),
        sa.Column("rekengegevens", sa.LargeBinary(), nullable=True),
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.ForeignKeyConstraint(["casus_id"], ["casus.id"], name="fk_betrokkene_casus_id"),
        sa.ForeignKeyConstraint(["herkomst_id"], ["organisatie.id"], name="fk_betrokkene_herkomst_id"),
        sa.PrimaryKeyConstraint("id", name="pk_betrokkene"),
        *_sealed("betrokkene"),
    )
    op.create_index("ix_betrokkene_casus_id", "betrokkene", ["casus_id"], unique=False)
    op.create_table(
        "deelnemer",
        sa.Column("casus_id", sa.Uuid(), nullable=False),
        sa.Column("medewerker_id", sa.Uuid(), nullable=False),
        sa.Column("organisatie_id", sa.Uuid(), nullable=False),
        sa.Column("partij", sa.String(length=40), nullable=False),
        sa.Column("sinds_op", sa.CHAR(27).with_variant(sa.DateTime(timezone=True), "postgresql"), nullable=False),
        sa.Column("tot_op", sa.CHAR(27).with_variant(sa.DateTime(timezone=True), "postgresql"), nullable=True),
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.ForeignKeyConstraint(["casus_id"], ["casus.id"], name="fk_deelnemer_casus_id"),
        sa.ForeignKeyConstraint(["medewerker_id"], ["medewerker.id"], name="fk_deelnemer_medewerker_id"),
        sa.ForeignKeyConstraint(["organisatie_id"], ["organisatie.id"], name="fk_deelnemer_organisatie_id"),
        sa.PrimaryKeyConstraint("id", name="pk_deelnemer"),
    )
    op.create_index("ix_deelnemer_casus_id", "deelnemer", ["casus_id"], unique=False)
    op.create_index("ix_deelnemer_medewerker_id_casus_id", "deelnemer", ["medewerker_id", "casus_id"], unique=False)
    op.create_table(
        "notitie",
        sa.Column("casus_id", sa.Uuid(), nullable=False),
        sa.Column("klasse", sa.String(length=40), nullable=False),
        sa.Column("herkomst_id", sa.Uuid(), nullable=False),
        sa.Column("herkomst", sa.String(length=40), nullable=False),
        sa.Column("auteur_id", sa.Uuid(), nullable=False),
        sa.Column("geschreven_op", sa.CHAR(27).with_variant(sa.DateTime(timezone=True), "postgresql"), nullable=False),
        sa.Column("tekst", sa.LargeBinary(), nullable=False),
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.ForeignKeyConstraint(["auteur_id"], ["medewerker.id"], name="fk_notitie_auteur_id"),
        sa.ForeignKeyConstraint(["casus_id"], ["casus.id"], name="fk_notitie_casus_id"),
        sa.ForeignKeyConstraint(["herkomst_id"], ["organisatie.id"], name="fk_notitie_herkomst_id"),
        sa.PrimaryKeyConstraint("id", name="pk_notitie"),
        *_sealed("notitie"),
    )
    op.create_index("ix_notitie_casus_id", "notitie", ["casus_id"], unique=False)
    op.create_table(
        "overgang",
        sa.Column("casus_id", sa.Uuid(), nullable=False),
        sa.Column("van", sa.String(length=40), nullable=True),
        sa.Column("naar", sa.String(length=40), nullable=False),
        sa.Column("reden", sa.String(length=40), nullable=True),
        sa.Column("gemaakt_op", sa.CHAR(27).with_variant(sa.DateTime(timezone=True), "postgresql"), nullable=False),
        sa.Column("gemaakt_door", sa.Uuid(), nullable=True),
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.ForeignKeyConstraint(["casus_id"], ["casus.id"], name="fk_overgang_casus_id"),
        sa.PrimaryKeyConstraint("id", name="pk_overgang"),
    )
    op.create_index("ix_overgang_casus_id", "overgang", ["casus_id"], unique=False)
    op.create_table(
        "zoektag",
        sa.Column("tag", sa.LargeBinary(), nullable=False),
        sa.Column("casus_id", sa.Uuid(), nullable=False),
        sa.ForeignKeyConstraint(["casus_id"], ["casus.id"], name="fk_zoektag_casus_id"),
        sa.PrimaryKeyConstraint("tag", name="pk_zoektag"),
    )
    op.create_index("ix_zoektag_casus_id", "zoektag", ["casus_id"], unique=False)


def downgrade() -> None:
    op.drop_index("ix_zoektag_casus_id", table_name="zoektag")
    op.drop_table("zoektag")
    op.drop_index("ix_overgang_casus_id", table_name="overgang")
    op.drop_table("overgang")
    op.drop_index("ix_notitie_casus_id", table_name="notitie")
    op.drop_table("notitie")
    op.drop_index("ix_deelnemer_medewerker_id_casus_id", table_name="deelnemer")
    op.drop_index("ix_deelnemer_casus_id", table_name="deelnemer")
    op.drop_table("deelnemer")
    op.drop_index("ix_betrokkene_casus_id", table_name="betrokkene")
    op.drop_table("betrokkene")
    op.drop_table("casus")
