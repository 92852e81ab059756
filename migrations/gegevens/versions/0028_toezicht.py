"""Make the desk of the privacyfunctionaris: cases, judgements, questions, breaches, samples, computed days."""

import sqlalchemy as sa
from alembic import op

revision = "0028_toezicht"
down_revision = "0027_herinnering"

_SEALED = {
    "toezichtoordeel": ("toelichting",),
    "toezichtvraag": ("vraag", "antwoord"),
    "datalek": ("omschrijving", "maatregelen", "toelichting"),
}
_NAAR = {
    "casus_id": "casus",
    "over_casus_id": "casus",
    "geval_id": "toezichtgeval",
    "steekproef_id": "steekproef",
    "organisatie_id": "organisatie",
}
_INDEXEN = (
    ("toezichtgeval", "datum"),
    ("toezichtgeval", "medewerker_id"),
    ("toezichtoordeel", "geval_id"),
    ("toezichtvraag", "geval_id"),
)
_TABELLEN = (
    "toezichtgeval",
    "toezichtoordeel",
    "toezichtvraag",
    "datalek",
    "steekproef",
    "steekproefcasus",
    "toezichtdag",
)


def _id(naam: str, *, leeg: bool = False) -> sa.Column:
    return sa.Column(naam, sa.Uuid(), nullable=leeg)


def _op(naam: str, *, leeg: bool = False) -> sa.Column:
    return sa.Column(naam, sa.CHAR(27).with_variant(sa.DateTime(timezone=True), "postgresql"), nullable=leeg)


def _dag(naam: str) -> sa.Column:
    return sa.Column(naam, sa.Date(), nullable=False)


def _code(naam: str, *, leeg: bool = False) -> sa.Column:
    return sa.Column(naam, sa.String(40), nullable=leeg)


def _getal(naam: str) -> sa.Column:
    return sa.Column(naam, sa.Integer(), nullable=False)


def _zegel(naam: str, *, leeg: bool = False) -> sa.Column:
    return sa.Column(naam, sa.LargeBinary(), nullable=leeg)


def _maak(tabel: str, *kolommen: sa.schema.SchemaItem, sleutel: tuple[str, ...] = ("id",)) -> None:
    """Make a table with its keys; what does not begin like a sealed value the database itself refuses."""
    begin = "'\\x01'::bytea" if op.get_bind().dialect.name == "postgresql" else "x'01'"
    namen = [str(een.name) for een in kolommen if isinstance(een, sa.Column)]
    verwijzingen = [een for een in namen if een in _NAAR or een == "medewerker_id" or een.endswith("_door")]
    op.create_table(
        tabel,
        *kolommen,
        sa.PrimaryKeyConstraint(*sleutel, name=f"pk_{tabel}"),
        *(
            sa.ForeignKeyConstraint([naam], [f"{_NAAR.get(naam, 'medewerker')}.id"], name=f"fk_{tabel}_{naam}")
            for naam in verwijzingen
        ),
        *(
            sa.CheckConstraint(
                f"{naam} IS NULL OR (substr({naam}, 1, 1) = {begin} AND length({naam}) >= 33)",
                name=f"ck_{tabel}_{naam}",
            )
            for naam in _SEALED.get(tabel, ())
        ),
    )


def upgrade() -> None:
    _maak(
        "toezichtgeval",
        _id("medewerker_id"),
        _id("casus_id", leeg=True),
        _dag("datum"),
        _getal("aantal"),
        _getal("geweigerd"),
        _getal("nood"),
        _op("eerste_op"),
        _op("laatste_op"),
        _getal("score"),
        sa.Column("treffers", sa.JSON(), nullable=False),
        sa.Column("verklaringen", sa.JSON(), nullable=False),
        _dag("beoordelen_uiterlijk_datum"),
        _id("id"),
    )
    _maak(
        "toezichtoordeel",
        _id("geval_id"),
        _code("uitkomst"),
        _code("reden", leeg=True),
        sa.Column("treffers", sa.JSON(), nullable=False),
        _zegel("toelichting", leeg=True),
        _op("beoordeeld_op"),
        _id("beoordeeld_door"),
        _id("id"),
    )
    _maak(
        "toezichtvraag",
        _id("geval_id"),
        _code("aan"),
        _id("organisatie_id"),
        _zegel("vraag"),
        _zegel("antwoord", leeg=True),
        _op("gesteld_op"),
        _id("gesteld_door"),
        _dag("uiterlijk_datum"),
        _op("beantwoord_op", leeg=True),
        _id("beantwoord_door", leeg=True),
        _id("id"),
    )
    _maak(
        "datalek",
        _id("geval_id", leeg=True),
        _id("over_casus_id", leeg=True),
        _op("bekend_op"),
        _op("melden_uiterlijk_op"),
        _op("partners_uiterlijk_op"),
        _op("geregistreerd_op"),
        _id("geregistreerd_door"),
        _zegel("omschrijving"),
        _code("risico", leeg=True),
        _op("gemeld_op", leeg=True),
        _op("partners_geinformeerd_op", leeg=True),
        _code("betrokkenen", leeg=True),
        _zegel("maatregelen", leeg=True),
        _zegel("toelichting", leeg=True),
        _op("afgehandeld_op", leeg=True),
        _id("afgehandeld_door", leeg=True),
        _id("id"),
    )
    _maak(
        "steekproef",
        _dag("maand_datum"),
        sa.Column("zaad", sa.String(64), nullable=False),
        _getal("casussen"),
        _op("getrokken_op"),
        _id("getrokken_door", leeg=True),
        _dag("beoordelen_uiterlijk_datum"),
        _id("id"),
        sa.UniqueConstraint("maand_datum", name="uq_steekproef_maand_datum"),
    )
    _maak(
        "steekproefcasus",
        _id("steekproef_id"),
        _id("casus_id"),
        _getal("volgnummer"),
        _code("uitkomst", leeg=True),
        _op("beoordeeld_op", leeg=True),
        _id("beoordeeld_door", leeg=True),
        sleutel=("steekproef_id", "casus_id"),
    )
    _maak("toezichtdag", _dag("datum"), _op("berekend_op"), _getal("gevallen"), sleutel=("datum",))
    for tabel, kolom in _INDEXEN:
        op.create_index(f"ix_{tabel}_{kolom}", tabel, [kolom], unique=False)


def downgrade() -> None:
    for tabel, kolom in reversed(_INDEXEN):
        op.drop_index(f"ix_{tabel}_{kolom}", table_name=tabel)
    for tabel in reversed(_TABELLEN):
        op.drop_table(tabel)
