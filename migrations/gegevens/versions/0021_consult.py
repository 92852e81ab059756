"""Make consult (without and with a name), referral, who serves which area, and the tags of names in a casus."""

import sqlalchemy as sa
from alembic import op

revision = "0021_consult"
down_revision = "0020_document"

_SEALED = {"anoniemconsult": ("vraag", "antwoord"), "consultbericht": ("tekst",)}
_NAAR = {
    "casus_id": "casus", "consult_id": "consult", "toestemming_id": "toestemming", "organisatie_id": "organisatie",
    "aanbieder_id": "organisatie", "herkomst_id": "organisatie",
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
    return [
        sa.ForeignKeyConstraint([een], [f"{_NAAR.get(een, 'medewerker')}.id"], name=f"fk_{tabel}_{een}")
        for een in kolommen
    ]


def upgrade() -> None:
    moment = sa.CHAR(27).with_variant(sa.DateTime(timezone=True), "postgresql")
    _netwerk_en_namen()
    op.create_table(
        "anoniemconsult",
        sa.Column("vraagsteller_id", sa.Uuid(), nullable=False),
        sa.Column("organisatie_id", sa.Uuid(), nullable=False),
        sa.Column("aanbieder_id", sa.Uuid(), nullable=False),
        sa.Column("versie", sa.Integer(), nullable=False),
        sa.Column("gesteld_op", moment, nullable=False),
        sa.Column("vervalt_op", moment, nullable=False),
        sa.Column("beantwoord_op", moment, nullable=True),
        sa.Column("beantwoord_door", sa.Uuid(), nullable=True),
        sa.Column("vraag", sa.LargeBinary(), nullable=False),
        sa.Column("antwoord", sa.LargeBinary(), nullable=True),
        sa.Column("id", sa.Uuid(), nullable=False),
        *_naar("anoniemconsult", "vraagsteller_id", "organisatie_id", "aanbieder_id", "beantwoord_door"),
        sa.PrimaryKeyConstraint("id", name="pk_anoniemconsult"),
        *_sealed("anoniemconsult"),
    )
    op.create_index("ix_anoniemconsult_vraagsteller_id", "anoniemconsult", ["vraagsteller_id"], unique=False)
    op.create_index("ix_anoniemconsult_aanbieder_id", "anoniemconsult", ["aanbieder_id"], unique=False)
    _consult(moment)
    op.create_table(
        "verwijzing",
        sa.Column("casus_id", sa.Uuid(), nullable=False),
        sa.Column("consult_id", sa.Uuid(), nullable=False),
        sa.Column("aanbieder_id", sa.Uuid(), nullable=False),
        sa.Column("herkomst_id", sa.Uuid(), nullable=False),
        sa.Column("herkomst", sa.String(40), nullable=False),
        sa.Column("regime", sa.String(40), nullable=False),
        sa.Column("toestemming_id", sa.Uuid(), nullable=False),
        sa.Column("verwezen_op", moment, nullable=False),
        sa.Column("verwezen_door", sa.Uuid(), nullable=False),
        sa.Column("gestart_op", moment, nullable=True),
        sa.Column("gestart_door", sa.Uuid(), nullable=True),
        sa.Column("id", sa.Uuid(), nullable=False),
        *_naar("verwijzing", "casus_id", "consult_id", "aanbieder_id", "herkomst_id", "toestemming_id"),
        *_naar("verwijzing", "verwezen_door", "gestart_door"),
        sa.PrimaryKeyConstraint("id", name="pk_verwijzing"),
        sa.UniqueConstraint("consult_id", name="uq_verwijzing_consult_id"),
    )
    op.create_index("ix_verwijzing_casus_id", "verwijzing", ["casus_id"], unique=False)


def _netwerk_en_namen() -> None:
    op.create_table(
        "werkgebied",
        sa.Column("organisatie_id", sa.Uuid(), nullable=False),
        sa.Column("postcode_van", sa.Integer(), nullable=False),
        sa.Column("postcode_tot", sa.Integer(), nullable=False),
        sa.Column("gebied", sa.String(100), nullable=False),
        sa.Column("bron", sa.String(200), nullable=False),
        sa.Column("geldig_vanaf", sa.Date(), nullable=False),
        sa.Column("geldig_tot", sa.Date(), nullable=True),
        sa.Column("id", sa.Uuid(), nullable=False),
        *_naar("werkgebied", "organisatie_id"),
        sa.PrimaryKeyConstraint("id", name="pk_werkgebied"),
    )
    op.create_index("ix_werkgebied_postcode_van", "werkgebied", ["postcode_van"], unique=False)
    op.create_table(
        "naamtag",
        sa.Column("casus_id", sa.Uuid(), nullable=False),
        sa.Column("tag", sa.LargeBinary(), nullable=False),
        *_naar("naamtag", "casus_id"),
        sa.PrimaryKeyConstraint("casus_id", "tag", name="pk_naamtag"),
    )


def _consult(moment: sa.types.TypeEngine[object]) -> None:
    op.create_table(
        "consult",
        sa.Column("casus_id", sa.Uuid(), nullable=False),
        sa.Column("aanbieder_id", sa.Uuid(), nullable=False),
        sa.Column("vraagsteller_id", sa.Uuid(), nullable=False),
        sa.Column("herkomst_id", sa.Uuid(), nullable=False),
        sa.Column("herkomst", sa.String(40), nullable=False),
        sa.Column("versie", sa.Integer(), nullable=False),
        sa.Column("gevraagd_op", moment, nullable=False),
        sa.Column("tot_op", moment, nullable=False),
        sa.Column("gewijzigd_op", moment, nullable=False),
        sa.Column("afgesloten_op", moment, nullable=True),
        sa.Column("afgesloten_door", sa.Uuid(), nullable=True),
        sa.Column("gewist_op", moment, nullable=True),
        sa.Column("gewist_door", sa.Uuid(), nullable=True),
        sa.Column("id", sa.Uuid(), nullable=False),
        *_naar("consult", "casus_id", "aanbieder_id", "vraagsteller_id", "herkomst_id"),
        *_naar("consult", "afgesloten_door", "gewist_door"),
        sa.PrimaryKeyConstraint("id", name="pk_consult"),
    )
    op.create_index("ix_consult_casus_id", "consult", ["casus_id"], unique=False)
    op.create_index("ix_consult_aanbieder_id", "consult", ["aanbieder_id"], unique=False)
    op.create_table(
        "consultonderdeel",
        sa.Column("consult_id", sa.Uuid(), nullable=False),
        sa.Column("rij_id", sa.Uuid(), nullable=False),
        sa.Column("klasse", sa.String(40), nullable=False),
        *_naar("consultonderdeel", "consult_id"),
        sa.PrimaryKeyConstraint("consult_id", "rij_id", name="pk_consultonderdeel"),
    )
    op.create_table(
        "consultbericht",
        sa.Column("consult_id", sa.Uuid(), nullable=False),
        sa.Column("casus_id", sa.Uuid(), nullable=False),
        sa.Column("soort", sa.String(40), nullable=False),
        sa.Column("klasse", sa.String(40), nullable=False),
        sa.Column("herkomst_id", sa.Uuid(), nullable=False),
        sa.Column("herkomst", sa.String(40), nullable=False),
        sa.Column("auteur_id", sa.Uuid(), nullable=False),
        sa.Column("geschreven_op", moment, nullable=False),
        sa.Column("tekst", sa.LargeBinary(), nullable=False),
        sa.Column("id", sa.Uuid(), nullable=False),
        *_naar("consultbericht", "consult_id", "casus_id", "herkomst_id", "auteur_id"),
        sa.PrimaryKeyConstraint("id", name="pk_consultbericht"),
        *_sealed("consultbericht"),
    )
    op.create_index("ix_consultbericht_consult_id", "consultbericht", ["consult_id"], unique=False)


def downgrade() -> None:
    for tabel, kolom in (
        ("verwijzing", "casus_id"),
        ("consultbericht", "consult_id"),
        ("consultonderdeel", None),
        ("consult", "aanbieder_id"),
        ("consult", "casus_id"),
        ("anoniemconsult", "aanbieder_id"),
        ("anoniemconsult", "vraagsteller_id"),
        ("naamtag", None),
        ("werkgebied", "postcode_van"),
    ):
        if kolom is not None:
            op.drop_index(f"ix_{tabel}_{kolom}", table_name=tabel)
        if (tabel, kolom) not in (("consult", "aanbieder_id"), ("anoniemconsult", "aanbieder_id")):
            op.drop_table(tabel)
