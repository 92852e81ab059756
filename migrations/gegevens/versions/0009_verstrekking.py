"""Make what is shared outside the table: requests, objections, what was handed over."""

import sqlalchemy as sa
from alembic import op

revision = "0009_verstrekking"
down_revision = "0008_omstandigheid"

SEALED = {
    "deelverzoek": ("naam", "toelichting"),
    "bezwaar": ("toelichting", "motivering"),
    "verstrekking": ("naam", "weging"),
    "verstrektdeel": ("inhoud",),
}
_ID, _CODE, _DAG = sa.Uuid(), sa.String(40), sa.Date()
_MOMENT = sa.CHAR(27).with_variant(sa.DateTime(timezone=True), "postgresql")
_OPEN = {
    "deelverzoek": (
        ("casus_id", _ID, False, "casus"),
        ("organisatie_id", _ID, False, "organisatie"),
        ("soort", _CODE, False, None),
        ("verzoeker_id", _ID, True, "organisatie"),
        ("verzoek_datum", _DAG, False, None),
        ("ots_begin_datum", _DAG, True, None),
        ("ots_eind_datum", _DAG, True, None),
        ("vastgelegd_op", _MOMENT, False, None),
        ("vastgelegd_door", _ID, False, "medewerker"),
    ),
    "bezwaar": (
        ("casus_id", _ID, False, "casus"),
        ("organisatie_id", _ID, False, "organisatie"),
        ("betrokkene_id", _ID, False, "betrokkene"),
        ("ontvanger", _CODE, False, None),
        ("gemaakt_op", _MOMENT, False, None),
        ("vastgelegd_op", _MOMENT, False, None),
        ("vastgelegd_door", _ID, False, "medewerker"),
        ("uitkomst", _CODE, True, None),
        ("beoordeeld_op", _MOMENT, True, None),
        ("beoordeeld_door", _ID, True, "medewerker"),
    ),
    "verstrekking": (
        ("casus_id", _ID, False, "casus"),
        ("organisatie_id", _ID, False, "organisatie"),
        ("ontvanger", _CODE, False, None),
        ("ontvanger_id", _ID, True, "organisatie"),
        ("doel", _CODE, False, None),
        ("verzoek_id", _ID, True, "deelverzoek"),
        ("beleid", _CODE, False, None),
        ("minimumsets", _CODE, False, None),
        ("verstrekt_op", _MOMENT, False, None),
        ("verstrekt_door", _ID, False, "medewerker"),
        ("geinformeerd_op", _MOMENT, True, None),
        ("informeren_datum", _DAG, True, None),
        ("uitstelreden", _CODE, True, None),
    ),
    "verstrektdeel": (
        ("casus_id", _ID, False, "casus"),
        ("verstrekking_id", _ID, False, "verstrekking"),
        ("klasse", _CODE, False, None),
        ("uitkomst", _CODE, False, None),
        ("reden", _CODE, False, None),
        ("code", _CODE, False, None),
        ("opheffing", _CODE, True, None),
        ("avg", sa.String(60), False, None),
        ("bron", sa.String(300), False, None),
        ("toestemming_id", _ID, True, "toestemming"),
    ),
}
_INDEX = [*((tabel, "casus_id") for tabel in _OPEN), ("verstrektdeel", "verstrekking_id")]


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
    for tabel, kolommen in _OPEN.items():
        op.create_table(
            tabel,
            *(sa.Column(naam, soort, nullable=leeg) for naam, soort, leeg, _ in kolommen),
            *(sa.Column(naam, sa.LargeBinary(), nullable=True) for naam in SEALED[tabel]),
            sa.Column("id", _ID, nullable=False),
            *(
                sa.ForeignKeyConstraint([naam], [f"{ander}.id"], name=f"fk_{tabel}_{naam}")
                for naam, _, _, ander in kolommen
                if ander
            ),
            sa.PrimaryKeyConstraint("id", name=f"pk_{tabel}"),
            *_sealed(tabel),
        )
    for tabel, kolom in _INDEX:
        op.create_index(f"ix_{tabel}_{kolom}", tabel, [kolom], unique=False)


def downgrade() -> None:
    for tabel, kolom in reversed(_INDEX):
        op.drop_index(f"ix_{tabel}_{kolom}", table_name=tabel)
    for tabel in reversed(_OPEN):
        op.drop_table(tabel)
