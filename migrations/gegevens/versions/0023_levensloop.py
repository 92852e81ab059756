"""Keep the stage of a suspended casus; make the regie, invitations, handing over, taking over, links and keeping.

Until now only OPEN could be suspended, so that is the stage of every casus that is suspended here.
"""

import sqlalchemy as sa
from alembic import op

revision = "0023_levensloop"
down_revision = "0022_overleg"

_NAAR = {
    "casus_id": "casus.id",
    "andere_id": "casus.id",
    "overgang_id": "overgang.id",
    "betrokkene_id": "betrokkene.id",
    "deelnemer_id": "deelnemer.id",
    "organisatie_id": "organisatie.id",
    "aangewezen_door": "medewerker.id",
    "gelegd_door": "medewerker.id",
    "gemeld_door": "medewerker.id",
    "vestigingscode": "school.vestigingscode",
}


def _sleutels(tabel: str, *verwijzingen: str) -> list[sa.schema.SchemaItem]:
    return [
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.PrimaryKeyConstraint("id", name=f"pk_{tabel}"),
        *(sa.ForeignKeyConstraint([een], [_NAAR[een]], name=f"fk_{tabel}_{een}") for een in verwijzingen),
    ]


def upgrade() -> None:
    moment = sa.CHAR(27).with_variant(sa.DateTime(timezone=True), "postgresql")
    op.add_column("casus", sa.Column("opgeschort_op", moment, nullable=True))
    op.execute(
        "UPDATE casus SET status = 'OPEN', opgeschort_op = coalesce((SELECT max(gemaakt_op) FROM overgang "
        "WHERE overgang.casus_id = casus.id AND naar = 'OPGESCHORT'), gewijzigd_op) WHERE status = 'OPGESCHORT'"
    )
    # written out: SQLite adds a foreign key only within the column itself
    soort = "UUID" if op.get_bind().dialect.name == "postgresql" else "CHAR(32)"
    naar = "CONSTRAINT fk_overgang_op_verzoek_van REFERENCES betrokkene (id)"
    op.execute(f"ALTER TABLE overgang ADD COLUMN op_verzoek_van {soort} {naar}")
    _regie(moment)
    _met_overgang()
    _einde(moment)


def _regie(moment: sa.types.TypeEngine[object]) -> None:
    op.create_table(
        "regie",
        sa.Column("casus_id", sa.Uuid(), nullable=False),
        sa.Column("deelnemer_id", sa.Uuid(), nullable=True),
        sa.Column("betrokkene_id", sa.Uuid(), nullable=True),
        sa.Column("reden", sa.String(40), nullable=False),
        sa.Column("sinds_op", moment, nullable=False),
        sa.Column("aangewezen_door", sa.Uuid(), nullable=False),
        *_sleutels("regie", "casus_id", "deelnemer_id", "betrokkene_id", "aangewezen_door"),
    )
    op.create_index("ix_regie_casus_id", "regie", ["casus_id"], unique=False)


def _met_overgang() -> None:
    op.create_table(
        "uitnodiging",
        sa.Column("casus_id", sa.Uuid(), nullable=False),
        sa.Column("overgang_id", sa.Uuid(), nullable=False),
        sa.Column("betrokkene_id", sa.Uuid(), nullable=True),
        sa.Column("deelnemer_id", sa.Uuid(), nullable=True),
        sa.Column("uitgenodigd_datum", sa.Date(), nullable=False),
        sa.Column("wijze", sa.String(40), nullable=False),
        *_sleutels("uitnodiging", "casus_id", "overgang_id", "betrokkene_id", "deelnemer_id"),
    )
    op.create_index("ix_uitnodiging_casus_id", "uitnodiging", ["casus_id"], unique=False)
    op.create_table(
        "overdracht",
        sa.Column("casus_id", sa.Uuid(), nullable=False),
        sa.Column("overgang_id", sa.Uuid(), nullable=False),
        sa.Column("vestigingscode", sa.CHAR(length=6), nullable=True),
        sa.Column("gemeente_code", sa.String(4), nullable=True),
        sa.Column("geinformeerd_datum", sa.Date(), nullable=False),
        sa.Column("wijze", sa.String(40), nullable=False),
        *_sleutels("overdracht", "casus_id", "overgang_id", "vestigingscode"),
    )
    op.create_index("ix_overdracht_casus_id", "overdracht", ["casus_id"], unique=False)


def _einde(moment: sa.types.TypeEngine[object]) -> None:
    op.create_table(
        "overname",
        sa.Column("casus_id", sa.Uuid(), nullable=False),
        sa.Column("organisatie_id", sa.Uuid(), nullable=False),
        sa.Column("gevraagd_op", moment, nullable=False),
        sa.Column("uiterlijk_datum", sa.Date(), nullable=False),
        sa.Column("uitkomst", sa.String(40), nullable=True),
        sa.Column("gemeld_op", moment, nullable=True),
        sa.Column("gemeld_door", sa.Uuid(), nullable=True),
        *_sleutels("overname", "casus_id", "organisatie_id", "gemeld_door"),
        sa.UniqueConstraint("casus_id", "organisatie_id", name="uq_overname_casus_id_organisatie_id"),
    )
    op.create_table(
        "verband",
        sa.Column("casus_id", sa.Uuid(), nullable=False),
        sa.Column("andere_id", sa.Uuid(), nullable=False),
        sa.Column("soort", sa.String(40), nullable=False),
        sa.Column("gelegd_op", moment, nullable=False),
        sa.Column("gelegd_door", sa.Uuid(), nullable=False),
        *_sleutels("verband", "casus_id", "andere_id", "gelegd_door"),
        sa.UniqueConstraint("casus_id", "andere_id", "soort", name="uq_verband_casus_id_andere_id_soort"),
    )
    op.create_index("ix_verband_andere_id", "verband", ["andere_id"], unique=False)
    op.create_table(
        "bewaarplicht",
        sa.Column("casus_id", sa.Uuid(), nullable=False),
        sa.Column("reden", sa.String(40), nullable=False),
        sa.Column("sinds_op", moment, nullable=False),
        sa.Column("tot_op", moment, nullable=True),
        *_sleutels("bewaarplicht", "casus_id"),
    )
    op.create_index("ix_bewaarplicht_casus_id", "bewaarplicht", ["casus_id"], unique=False)


def downgrade() -> None:
    for tabel, index in (
        ("bewaarplicht", "casus_id"),
        ("verband", "andere_id"),
        ("overname", None),
        ("overdracht", "casus_id"),
        ("uitnodiging", "casus_id"),
        ("regie", "casus_id"),
    ):
        if index is not None:
            op.drop_index(f"ix_{tabel}_{index}", table_name=tabel)
        op.drop_table(tabel)
    op.drop_column("overgang", "op_verzoek_van")
    op.execute("UPDATE casus SET status = 'OPGESCHORT' WHERE opgeschort_op IS NOT NULL")
    op.drop_column("casus", "opgeschort_op")
