"""Make the meldcode: a record of its own, sealed under its own key; nothing in it points at a casus."""

import sqlalchemy as sa
from alembic import op

revision = "0013_meldcode"
down_revision = "0012_tekenlink"

_SEALED = {
    "meldcode": ("naam", "geboortedatum", "aanleiding", "koppeling", "slottekst"),
    "meldcodestap": ("tekst", "velden"),
    "veiligheidsmelding": ("inhoud", "weging"),
}
_NAAR = {
    "organisatie_id": "organisatie", "behandelaar_id": "medewerker", "aandachtsfunctionaris_id": "medewerker",
    "meldcode_id": "meldcode", "gezet_door": "medewerker", "gemeld_door": "medewerker",
}  # fmt: skip


def _sealed(tabel: str) -> list[sa.CheckConstraint]:
    """Let the database itself refuse what does not begin like a sealed value (as in 0003_casus)."""
    begin = "'\\x01'::bytea" if op.get_bind().dialect.name == "postgresql" else "x'01'"
    return [
        sa.CheckConstraint(
            f"{kolom} IS NULL OR (substr({kolom}, 1, 1) = {begin} AND length({kolom}) >= 33)",
            name=f"ck_{tabel}_{kolom}",
        )
        for kolom in _SEALED[tabel]
    ]


def _naar(tabel: str, *kolommen: str) -> list[sa.ForeignKeyConstraint]:
    return [sa.ForeignKeyConstraint([een], [f"{_NAAR[een]}.id"], name=f"fk_{tabel}_{een}") for een in kolommen]


def upgrade() -> None:
    moment = sa.CHAR(27).with_variant(sa.DateTime(timezone=True), "postgresql")
    op.create_table(
        "meldcode",
        sa.Column("organisatie_id", sa.Uuid(), nullable=False),
        sa.Column("partij", sa.String(40), nullable=False),
        sa.Column("behandelaar_id", sa.Uuid(), nullable=False),
        sa.Column("aandachtsfunctionaris_id", sa.Uuid(), nullable=True),
        sa.Column("status", sa.String(40), nullable=False),
        sa.Column("versie", sa.Integer(), nullable=False),
        sa.Column("geopend_op", moment, nullable=False),
        sa.Column("gewijzigd_op", moment, nullable=False),
        sa.Column("afgesloten_op", moment, nullable=True),
        sa.Column("slotreden", sa.String(40), nullable=True),
        sa.Column("naam", sa.LargeBinary(), nullable=False),
        sa.Column("geboortedatum", sa.LargeBinary(), nullable=True),
        sa.Column("aanleiding", sa.LargeBinary(), nullable=False),
        sa.Column("koppeling", sa.LargeBinary(), nullable=True),
        sa.Column("slottekst", sa.LargeBinary(), nullable=True),
        sa.Column("id", sa.Uuid(), nullable=False),
        *_naar("meldcode", "organisatie_id", "behandelaar_id", "aandachtsfunctionaris_id"),
        sa.PrimaryKeyConstraint("id", name="pk_meldcode"),
        *_sealed("meldcode"),
    )
    op.create_index("ix_meldcode_behandelaar_id", "meldcode", ["behandelaar_id"], unique=False)
    op.create_index("ix_meldcode_aandachtsfunctionaris_id", "meldcode", ["aandachtsfunctionaris_id"], unique=False)
    op.create_table(
        "meldcodestap",
        sa.Column("meldcode_id", sa.Uuid(), nullable=False),
        sa.Column("nummer", sa.Integer(), nullable=False),
        sa.Column("soort", sa.String(40), nullable=False),
        sa.Column("gezet_op", moment, nullable=False),
        sa.Column("gezet_door", sa.Uuid(), nullable=False),
        sa.Column("tekst", sa.LargeBinary(), nullable=True),
        sa.Column("velden", sa.LargeBinary(), nullable=True),
        sa.Column("id", sa.Uuid(), nullable=False),
        *_naar("meldcodestap", "meldcode_id", "gezet_door"),
        sa.PrimaryKeyConstraint("id", name="pk_meldcodestap"),
        *_sealed("meldcodestap"),
    )
    op.create_index("ix_meldcodestap_meldcode_id", "meldcodestap", ["meldcode_id"], unique=False)
    op.create_table(
        "veiligheidsmelding",
        sa.Column("meldcode_id", sa.Uuid(), nullable=False),
        sa.Column("ontvanger", sa.String(40), nullable=False),
        sa.Column("acuut", sa.Boolean(), nullable=False),
        sa.Column("gemeld_op", moment, nullable=False),
        sa.Column("gemeld_door", sa.Uuid(), nullable=False),
        sa.Column("geinformeerd_op", moment, nullable=True),
        sa.Column("informeren_uiterlijk", sa.Date(), nullable=True),
        sa.Column("uitstelreden", sa.String(40), nullable=True),
        sa.Column("inhoud", sa.LargeBinary(), nullable=False),
        sa.Column("weging", sa.LargeBinary(), nullable=False),
        sa.Column("id", sa.Uuid(), nullable=False),
        *_naar("veiligheidsmelding", "meldcode_id", "gemeld_door"),
        sa.PrimaryKeyConstraint("id", name="pk_veiligheidsmelding"),
        *_sealed("veiligheidsmelding"),
    )
    op.create_index("ix_veiligheidsmelding_meldcode_id", "veiligheidsmelding", ["meldcode_id"], unique=False)


def downgrade() -> None:
    op.drop_index("ix_veiligheidsmelding_meldcode_id", table_name="veiligheidsmelding")
    op.drop_table("veiligheidsmelding")
    op.drop_index("ix_meldcodestap_meldcode_id", table_name="meldcodestap")
    op.drop_table("meldcodestap")
    op.drop_index("ix_meldcode_aandachtsfunctionaris_id", table_name="meldcode")
    op.drop_index("ix_meldcode_behandelaar_id", table_name="meldcode")
    op.drop_table("meldcode")
