"""Make the plan: goals and their scores, actions, evaluations, agreements, satisfaction and the familiegroepsplan."""

import sqlalchemy as sa
from alembic import op

revision = "0019_plan"
down_revision = "0018_bundel"

SEALED = {
    "plandoel": ("verwoording", "woorden_jeugdige", "woorden_ouders", "kracht", "zorg", "beginscore"),
    "plandoelscore": ("score",),
    "planactie": ("tekst",),
    "planevaluatie": ("woorden_jeugdige", "woorden_ouders", "woorden_school"),
    "plantevredenheid": ("score", "toelichting"),
}
REQUIRED = {"verwoording", "score", "tekst"}
TABELLEN = (
    "plandoel",
    "planevaluatie",
    "plandoelscore",
    "planactie",
    "planakkoord",
    "plantevredenheid",
    "familiegroepsplan",
)
_NAAR = {
    "casus_id": "casus",
    "herkomst_id": "organisatie",
    "vastgelegd_door": "medewerker",
    "plandoel_id": "plandoel",
    "planevaluatie_id": "planevaluatie",
    "deelnemer_id": "deelnemer",
    "betrokkene_id": "betrokkene",
    "over_id": "betrokkene",
}


def _moment() -> sa.types.TypeEngine[object]:
    return sa.CHAR(27).with_variant(sa.DateTime(timezone=True), "postgresql")


def _tabel(naam: str, *eigen: sa.schema.SchemaItem, klasse: bool = True, naar: tuple[str, ...] = ()) -> None:
    """Make one part of the plan; the database itself refuses what does not begin like a sealed value."""
    begin = "'\\x01'::bytea" if op.get_bind().dialect.name == "postgresql" else "x'01'"
    dicht = SEALED.get(naam, ())
    op.create_table(
        naam,
        *([sa.Column("klasse", sa.String(40), nullable=False)] if klasse else []),
        *eigen,
        *(sa.Column(kolom, sa.LargeBinary(), nullable=kolom not in REQUIRED) for kolom in dicht),
        *(sa.Column(kolom, sa.Uuid(), nullable=kolom in ("deelnemer_id", "over_id")) for kolom in naar),
        sa.Column("casus_id", sa.Uuid(), nullable=False),
        sa.Column("herkomst_id", sa.Uuid(), nullable=False),
        sa.Column("herkomst", sa.String(40), nullable=False),
        sa.Column("vastgelegd_op", _moment(), nullable=False),
        sa.Column("vastgelegd_door", sa.Uuid(), nullable=False),
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.PrimaryKeyConstraint("id", name=f"pk_{naam}"),
        *(
            sa.ForeignKeyConstraint([kolom], [f"{_NAAR[kolom]}.id"], name=f"fk_{naam}_{kolom}")
            for kolom in ("casus_id", "herkomst_id", "vastgelegd_door", *naar)
        ),
        *(
            sa.CheckConstraint(
                f"{kolom} IS NULL OR (substr({kolom}, 1, 1) = {begin} AND length({kolom}) >= 33)",
                name=f"ck_{naam}_{kolom}",
            )
            for kolom in dicht
        ),
    )
    op.create_index(f"ix_{naam}_casus_id", naam, ["casus_id"], unique=False)


def _code(naam: str, *, nullable: bool = False) -> sa.schema.SchemaItem:
    return sa.Column(naam, sa.String(40), nullable=nullable)


def upgrade() -> None:
    _tabel(
        "plandoel",
        sa.Column("versie", sa.Integer(), nullable=False),
        _code("status"),
        sa.Column("woorden_op", _moment(), nullable=False),
        sa.Column("bevestigd_op", _moment(), nullable=True),
        sa.Column("vrijgegeven_op", _moment(), nullable=True),
        naar=("over_id",),
    )
    _tabel("planevaluatie", sa.Column("datum", sa.Date(), nullable=False), _code("vervolg"))
    _tabel(
        "plandoelscore",
        sa.Column("datum", sa.Date(), nullable=False),
        sa.UniqueConstraint("planevaluatie_id", "plandoel_id", name="uq_plandoelscore_planevaluatie_id_plandoel_id"),
        naar=("plandoel_id", "planevaluatie_id"),
    )
    _tabel(
        "planactie",
        sa.Column("versie", sa.Integer(), nullable=False),
        _code("gezinsrol", nullable=True),
        sa.Column("uiterlijk_datum", sa.Date(), nullable=True),
        sa.Column("gedaan_datum", sa.Date(), nullable=True),
        sa.Column("afgesproken_op", _moment(), nullable=False),
        naar=("plandoel_id", "deelnemer_id"),
    )
    _tabel(
        "planakkoord",
        _code("antwoord"),
        _code("wijze"),
        sa.Column("gegeven_datum", sa.Date(), nullable=False),
        klasse=False,
        naar=("betrokkene_id",),
    )
    _tabel("plantevredenheid", _code("van"), sa.Column("datum", sa.Date(), nullable=False), klasse=False)
    _tabel("familiegroepsplan", sa.Column("aangeboden_datum", sa.Date(), nullable=False), _code("keuze"), klasse=False)


def downgrade() -> None:
    for naam in reversed(TABELLEN):
        op.drop_index(f"ix_{naam}_casus_id", table_name=naam)
        op.drop_table(naam)
