"""Make the overleg: meetings, agenda, who is asked, what notes are to an item, themes; and who reported for whom."""

import sqlalchemy as sa
from alembic import op

revision = "0022_overleg"
down_revision = "0021_consult"


def upgrade() -> None:
    moment = sa.CHAR(27).with_variant(sa.DateTime(timezone=True), "postgresql")
    op.create_table(
        "overlegreeks",
        sa.Column("vestigingscode", sa.CHAR(6), nullable=False),
        sa.Column("regel", sa.Text(), nullable=False),
        sa.Column("gepland_op", moment, nullable=False),
        sa.Column("gepland_door", sa.Uuid(), nullable=False),
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.ForeignKeyConstraint(["vestigingscode"], ["school.vestigingscode"], name="fk_overlegreeks_vestigingscode"),
        sa.ForeignKeyConstraint(["gepland_door"], ["medewerker.id"], name="fk_overlegreeks_gepland_door"),
        sa.PrimaryKeyConstraint("id", name="pk_overlegreeks"),
    )
    op.create_table(
        "overleg",
        sa.Column("vestigingscode", sa.CHAR(6), nullable=False),
        sa.Column("kernteam_id", sa.Uuid(), nullable=False),
        sa.Column("reeks_id", sa.Uuid(), nullable=True),
        sa.Column("begint_op", moment, nullable=False),
        sa.Column("eindigt_op", moment, nullable=False),
        sa.Column("inbreng_tot_op", moment, nullable=False),
        sa.Column("gewijzigd_op", moment, nullable=False),
        sa.Column("gepland_door", sa.Uuid(), nullable=False),
        sa.Column("afgelast_op", moment, nullable=True),
        sa.Column("versie", sa.Integer(), nullable=False),
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.ForeignKeyConstraint(["vestigingscode"], ["school.vestigingscode"], name="fk_overleg_vestigingscode"),
        sa.ForeignKeyConstraint(["kernteam_id"], ["kernteam.id"], name="fk_overleg_kernteam_id"),
        sa.ForeignKeyConstraint(["reeks_id"], ["overlegreeks.id"], name="fk_overleg_reeks_id"),
        sa.ForeignKeyConstraint(["gepland_door"], ["medewerker.id"], name="fk_overleg_gepland_door"),
        sa.PrimaryKeyConstraint("id", name="pk_overleg"),
    )
    op.create_index("ix_overleg_kernteam_id_begint_op", "overleg", ["kernteam_id", "begint_op"])
    op.create_index("ix_overleg_vestigingscode_begint_op", "overleg", ["vestigingscode", "begint_op"])
    op.create_table(
        "overlegdeelnemer",
        sa.Column("overleg_id", sa.Uuid(), nullable=False),
        sa.Column("medewerker_id", sa.Uuid(), nullable=False),
        sa.Column("aanwezig", sa.Boolean(), nullable=True),
        sa.Column("vastgelegd_op", moment, nullable=False),
        sa.Column("vastgelegd_door", sa.Uuid(), nullable=False),
        sa.ForeignKeyConstraint(["overleg_id"], ["overleg.id"], name="fk_overlegdeelnemer_overleg_id"),
        sa.ForeignKeyConstraint(["medewerker_id"], ["medewerker.id"], name="fk_overlegdeelnemer_medewerker_id"),
        sa.ForeignKeyConstraint(["vastgelegd_door"], ["medewerker.id"], name="fk_overlegdeelnemer_vastgelegd_door"),
        sa.PrimaryKeyConstraint("overleg_id", "medewerker_id", name="pk_overlegdeelnemer"),
    )
    op.create_table(
        "agendapunt",
        sa.Column("overleg_id", sa.Uuid(), nullable=False),
        sa.Column("casus_id", sa.Uuid(), nullable=False),
        sa.Column("herkomst_id", sa.Uuid(), nullable=False),
        sa.Column("herkomst", sa.String(40), nullable=False),
        sa.Column("gemaakt_op", moment, nullable=False),
        sa.Column("gemaakt_door", sa.Uuid(), nullable=False),
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.ForeignKeyConstraint(["overleg_id"], ["overleg.id"], name="fk_agendapunt_overleg_id"),
        sa.ForeignKeyConstraint(["casus_id"], ["casus.id"], name="fk_agendapunt_casus_id"),
        sa.ForeignKeyConstraint(["herkomst_id"], ["organisatie.id"], name="fk_agendapunt_herkomst_id"),
        sa.ForeignKeyConstraint(["gemaakt_door"], ["medewerker.id"], name="fk_agendapunt_gemaakt_door"),
        sa.PrimaryKeyConstraint("id", name="pk_agendapunt"),
    )
    op.create_index("ix_agendapunt_casus_id", "agendapunt", ["casus_id"])
    op.create_index("ix_agendapunt_overleg_id", "agendapunt", ["overleg_id"])
    op.create_table(
        "bijdrage",
        sa.Column("casus_id", sa.Uuid(), nullable=False),
        sa.Column("agendapunt_id", sa.Uuid(), nullable=False),
        sa.Column("notitie_id", sa.Uuid(), nullable=False),
        sa.Column("soort", sa.String(40), nullable=False),
        sa.Column("betrokkene_id", sa.Uuid(), nullable=True),
        sa.Column("uitvoerder_id", sa.Uuid(), nullable=True),
        sa.Column("uitvoerder_organisatie_id", sa.Uuid(), nullable=True),
        sa.Column("uitvoerder_partij", sa.String(40), nullable=True),
        sa.Column("uiterlijk_datum", sa.Date(), nullable=True),
        sa.Column("gedaan_op", moment, nullable=True),
        sa.Column("gedaan_door", sa.Uuid(), nullable=True),
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.ForeignKeyConstraint(["casus_id"], ["casus.id"], name="fk_bijdrage_casus_id"),
        sa.ForeignKeyConstraint(["agendapunt_id"], ["agendapunt.id"], name="fk_bijdrage_agendapunt_id"),
        sa.ForeignKeyConstraint(["notitie_id"], ["notitie.id"], name="fk_bijdrage_notitie_id"),
        sa.ForeignKeyConstraint(["betrokkene_id"], ["betrokkene.id"], name="fk_bijdrage_betrokkene_id"),
        sa.ForeignKeyConstraint(["uitvoerder_id"], ["medewerker.id"], name="fk_bijdrage_uitvoerder_id"),
        sa.ForeignKeyConstraint(["uitvoerder_organisatie_id"], ["organisatie.id"], name="fk_bijdrage_uitvoerder_organisatie_id"),
        sa.ForeignKeyConstraint(["gedaan_door"], ["medewerker.id"], name="fk_bijdrage_gedaan_door"),
        sa.PrimaryKeyConstraint("id", name="pk_bijdrage"),
        sa.UniqueConstraint("notitie_id", name="uq_bijdrage_notitie_id"),
    )
    op.create_index("ix_bijdrage_agendapunt_id", "bijdrage", ["agendapunt_id"])
    op.create_table(
        "genodigde",
        sa.Column("casus_id", sa.Uuid(), nullable=False),
        sa.Column("agendapunt_id", sa.Uuid(), nullable=False),
        sa.Column("betrokkene_id", sa.Uuid(), nullable=False),
        sa.Column("herkomst_id", sa.Uuid(), nullable=False),
        sa.Column("herkomst", sa.String(40), nullable=False),
        sa.Column("uitgenodigd", sa.Boolean(), nullable=False),
        sa.Column("doel_verteld", sa.Boolean(), nullable=False),
        sa.Column("aanwezig", sa.Boolean(), nullable=True),
        sa.Column("reden", sa.String(40), nullable=True),
        sa.Column("toelichting", sa.LargeBinary(), nullable=True),
        sa.Column("vastgelegd_op", moment, nullable=False),
        sa.Column("vastgelegd_door", sa.Uuid(), nullable=False),
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.ForeignKeyConstraint(["casus_id"], ["casus.id"], name="fk_genodigde_casus_id"),
        sa.ForeignKeyConstraint(["agendapunt_id"], ["agendapunt.id"], name="fk_genodigde_agendapunt_id"),
        sa.ForeignKeyConstraint(["betrokkene_id"], ["betrokkene.id"], name="fk_genodigde_betrokkene_id"),
        sa.ForeignKeyConstraint(["herkomst_id"], ["organisatie.id"], name="fk_genodigde_herkomst_id"),
        sa.ForeignKeyConstraint(["vastgelegd_door"], ["medewerker.id"], name="fk_genodigde_vastgelegd_door"),
        sa.PrimaryKeyConstraint("id", name="pk_genodigde"),
        sa.UniqueConstraint("agendapunt_id", "betrokkene_id", name="uq_genodigde_agendapunt_id_betrokkene_id"),
    )
    op.create_table(
        "thema",
        sa.Column("overleg_id", sa.Uuid(), nullable=False),
        sa.Column("vestigingscode", sa.CHAR(6), nullable=False),
        sa.Column("onderwerp", sa.String(40), nullable=False),
        sa.Column("vraag", sa.String(500), nullable=False),
        sa.Column("afspraak", sa.String(500), nullable=True),
        sa.Column("terugkijken_datum", sa.Date(), nullable=True),
        sa.Column("uitkomst", sa.String(40), nullable=True),
        sa.Column("evaluatie", sa.String(500), nullable=True),
        sa.Column("gewijzigd_op", moment, nullable=False),
        sa.Column("gewijzigd_door", sa.Uuid(), nullable=False),
        sa.Column("versie", sa.Integer(), nullable=False),
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.ForeignKeyConstraint(["overleg_id"], ["overleg.id"], name="fk_thema_overleg_id"),
        sa.ForeignKeyConstraint(["vestigingscode"], ["school.vestigingscode"], name="fk_thema_vestigingscode"),
        sa.ForeignKeyConstraint(["gewijzigd_door"], ["medewerker.id"], name="fk_thema_gewijzigd_door"),
        sa.PrimaryKeyConstraint("id", name="pk_thema"),
    )
    op.create_index("ix_thema_overleg_id", "thema", ["overleg_id"])
    op.create_index("ix_thema_vestigingscode", "thema", ["vestigingscode"])
    op.add_column("afzijdigheid", sa.Column("gemeld_door", sa.Uuid(), nullable=True))


def downgrade() -> None:
    op.drop_column("afzijdigheid", "gemeld_door")
    op.drop_table("thema")
    op.drop_table("genodigde")
    op.drop_table("bijdrage")
    op.drop_table("agendapunt")
    op.drop_table("overlegdeelnemer")
    op.drop_table("overleg")
    op.drop_table("overlegreeks")
