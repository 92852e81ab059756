"""Make the emergency (cards kept for it, openings, judgements) and the informing of the family."""

import sqlalchemy as sa
from alembic import op

revision = "0011_noodtoegang"
down_revision = "0010_convenant"

SEALED = {"noodkaart": ("tekst",), "noodtoegang": ("reden", "toelichting")}
_NAAR = {
    "casus_id": "casus",
    "taak_id": "taak",
    "herkomst_id": "organisatie",
    "organisatie_id": "organisatie",
    "medewerker_id": "medewerker",
    "geschreven_door": "medewerker",
    "beoordeeld_door": "medewerker",
    "vastgelegd_door": "medewerker",
}


def _guards(tabel: str, *verwijzingen: str) -> list[sa.schema.SchemaItem]:
    """Give keys, and let the database itself refuse what does not begin like a sealed value, below every ORM."""
    begin = "'\\x01'::bytea" if op.get_bind().dialect.name == "postgresql" else "x'01'"
    return [
        sa.PrimaryKeyConstraint("id", name=f"pk_{tabel}"),
        *(
            sa.ForeignKeyConstraint([kolom], [f"{_NAAR[kolom]}.id"], name=f"fk_{tabel}_{kolom}")
            for kolom in verwijzingen
        ),
        *(
            sa.CheckConstraint(
                f"{kolom} IS NULL OR (substr({kolom}, 1, 1) = {begin} AND length({kolom}) >= 33)",
                name=f"ck_{tabel}_{kolom}",
            )
            for kolom in SEALED.get(tabel, ())
        ),
    ]


def upgrade() -> None:
    moment = sa.CHAR(27).with_variant(sa.DateTime(timezone=True), "postgresql")
    op.create_table(
        "noodkaart",
        sa.Column("casus_id", sa.Uuid(), nullable=False),
        sa.Column("herkomst_id", sa.Uuid(), nullable=False),
        sa.Column("herkomst", sa.String(40), nullable=False),
        sa.Column("soort", sa.String(40), nullable=False),
        sa.Column("tekst", sa.LargeBinary(), nullable=False),
        sa.Column("geschreven_op", moment, nullable=False),
        sa.Column("geschreven_door", sa.Uuid(), nullable=False),
        sa.Column("vervallen_op", moment, nullable=True),
        sa.Column("id", sa.Uuid(), nullable=False),
        *_guards("noodkaart", "casus_id", "herkomst_id", "geschreven_door"),
    )
    op.create_index("ix_noodkaart_casus_id", "noodkaart", ["casus_id"], unique=False)
    op.create_table(
        "noodtoegang",
        sa.Column("casus_id", sa.Uuid(), nullable=False),
        sa.Column("medewerker_id", sa.Uuid(), nullable=False),
        sa.Column("organisatie_id", sa.Uuid(), nullable=False),
        sa.Column("partij", sa.String(40), nullable=False),
        sa.Column("redencode", sa.String(40), nullable=False),
        sa.Column("reden", sa.LargeBinary(), nullable=False),
        sa.Column("vanaf_op", moment, nullable=False),
        sa.Column("tot_op", moment, nullable=False),
        sa.Column("beoordelen_uiterlijk_datum", sa.Date(), nullable=False),
        sa.Column("uitkomst", sa.String(40), nullable=True),
        sa.Column("toelichting", sa.LargeBinary(), nullable=True),
        sa.Column("beoordeeld_op", moment, nullable=True),
        sa.Column("beoordeeld_door", sa.Uuid(), nullable=True),
        sa.Column("id", sa.Uuid(), nullable=False),
        *_guards("noodtoegang", "casus_id", "medewerker_id", "organisatie_id", "beoordeeld_door"),
    )
    op.create_index("ix_noodtoegang_casus_id", "noodtoegang", ["casus_id"], unique=False)
    op.create_index("ix_noodtoegang_vanaf_op", "noodtoegang", ["vanaf_op"], unique=False)
    op.create_table(
        "informering",
        sa.Column("casus_id", sa.Uuid(), nullable=True),
        sa.Column("taak_id", sa.Uuid(), nullable=True),
        sa.Column("betrokkenen", sa.JSON(), nullable=False),
        sa.Column("geinformeerd_datum", sa.Date(), nullable=True),
        sa.Column("wijze", sa.String(40), nullable=True),
        sa.Column("uitgesteld_datum", sa.Date(), nullable=True),
        sa.Column("uitstelreden", sa.String(40), nullable=True),
        sa.Column("vastgelegd_op", moment, nullable=False),
        sa.Column("vastgelegd_door", sa.Uuid(), nullable=False),
        sa.Column("id", sa.Uuid(), nullable=False),
        *_guards("informering", "casus_id", "taak_id", "vastgelegd_door"),
    )
    op.create_index("ix_informering_casus_id", "informering", ["casus_id"], unique=False)


def downgrade() -> None:
    op.drop_index("ix_informering_casus_id", table_name="informering")
    op.drop_table("informering")
    op.drop_index("ix_noodtoegang_vanaf_op", table_name="noodtoegang")
    op.drop_index("ix_noodtoegang_casus_id", table_name="noodtoegang")
    op.drop_table("noodtoegang")
    op.drop_index("ix_noodkaart_casus_id", table_name="noodkaart")
    op.drop_table("noodkaart")
