"""Make documents: a row for each, its sealed chunks, and its release."""

import sqlalchemy as sa
from alembic import op

revision = "0020_document"
down_revision = "0019_plan"

_NAAR = {
    "casus_id": "casus",
    "document_id": "document",
    "herkomst_id": "organisatie",
    "auteur_id": "medewerker",
    "over_id": "betrokkene",
    "bevestigd_door": "medewerker",
    "vrijgegeven_door": "medewerker",
}


def _keys(tabel: str, *verwijzingen: str) -> list[sa.schema.SchemaItem]:
    return [
        sa.ForeignKeyConstraint([kolom], [f"{_NAAR[kolom]}.id"], name=f"fk_{tabel}_{kolom}") for kolom in verwijzingen
    ]


def _sealed(tabel: str, kolom: str) -> sa.CheckConstraint:
    """Let the database itself refuse what does not begin like a sealed value, below every ORM."""
    begin = "'\\x01'::bytea" if op.get_bind().dialect.name == "postgresql" else "x'01'"
    return sa.CheckConstraint(
        f"substr({kolom}, 1, 1) = {begin} AND length({kolom}) >= 21", name=f"ck_{tabel}_{kolom}"
    )


def upgrade() -> None:
    moment = sa.CHAR(27).with_variant(sa.DateTime(timezone=True), "postgresql")
    op.create_table(
        "document",
        sa.Column("casus_id", sa.Uuid(), nullable=False),
        sa.Column("klasse", sa.String(40), nullable=False),
        sa.Column("herkomst_id", sa.Uuid(), nullable=False),
        sa.Column("herkomst", sa.String(40), nullable=False),
        sa.Column("auteur_id", sa.Uuid(), nullable=False),
        sa.Column("geschreven_op", moment, nullable=False),
        sa.Column("over_id", sa.Uuid(), nullable=True),
        sa.Column("bevestigd_op", moment, nullable=True),
        sa.Column("bevestigd_door", sa.Uuid(), nullable=True),
        sa.Column("naam", sa.LargeBinary(), nullable=False),
        sa.Column("soort", sa.String(40), nullable=False),
        sa.Column("omvang", sa.Integer(), nullable=False),
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.PrimaryKeyConstraint("id", name="pk_document"),
        *_keys("document", "casus_id", "herkomst_id", "auteur_id", "over_id", "bevestigd_door"),
        _sealed("document", "naam"),
    )
    op.create_index("ix_document_casus_id", "document", ["casus_id"], unique=False)
    op.create_table(
        "documentdeel",
        sa.Column("document_id", sa.Uuid(), nullable=False),
        sa.Column("nummer", sa.Integer(), autoincrement=False, nullable=False),
        sa.Column("inhoud", sa.LargeBinary(), nullable=False),
        sa.PrimaryKeyConstraint("document_id", "nummer", name="pk_documentdeel"),
        *_keys("documentdeel", "document_id"),
        _sealed("documentdeel", "inhoud"),
    )
    if op.get_bind().dialect.name == "postgresql":  # ciphertext cannot be compressed: do not try
        op.execute("ALTER TABLE documentdeel ALTER COLUMN inhoud SET STORAGE EXTERNAL")
    op.create_table(
        "documentvrijgave",
        sa.Column("document_id", sa.Uuid(), nullable=False),
        sa.Column("vrijgegeven_op", moment, nullable=False),
        sa.Column("vrijgegeven_door", sa.Uuid(), nullable=False),
        sa.Column("ingetrokken_op", moment, nullable=True),
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.PrimaryKeyConstraint("id", name="pk_documentvrijgave"),
        *_keys("documentvrijgave", "document_id", "vrijgegeven_door"),
    )
    op.create_index("ix_documentvrijgave_document_id", "documentvrijgave", ["document_id"], unique=False)


def downgrade() -> None:
    op.drop_index("ix_documentvrijgave_document_id", table_name="documentvrijgave")
    op.drop_table("documentvrijgave")
    op.drop_table("documentdeel")
    op.drop_index("ix_document_casus_id", table_name="document")
    op.drop_table("document")
