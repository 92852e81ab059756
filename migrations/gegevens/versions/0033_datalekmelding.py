"""Keep each time that somebody was told of a breach; when the AP and the others first heard follows from it."""

import sqlalchemy as sa
from alembic import op

revision = "0033_datalekmelding"
down_revision = "0032_toezichttelling"

_AAN = {"AP": "gemeld_op", "PARTNERS": "partners_geinformeerd_op"}


def _op(naam: str, *, leeg: bool = False) -> sa.Column:
    return sa.Column(naam, sa.CHAR(27).with_variant(sa.DateTime(timezone=True), "postgresql"), nullable=leeg)


def upgrade() -> None:
    is_postgres = op.get_bind().dialect.name == "postgresql"
    begin = "'\\x01'::bytea" if is_postgres else "x'01'"
    op.create_table(
        "datalekmelding",
        sa.Column("datalek_id", sa.Uuid(), nullable=False),
        sa.Column("aan", sa.String(40), nullable=False),
        _op("gemeld_op"),
        sa.Column("toelichting", sa.LargeBinary(), nullable=True),
        _op("vastgelegd_op"),
        sa.Column("vastgelegd_door", sa.Uuid(), nullable=False),
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.PrimaryKeyConstraint("id", name="pk_datalekmelding"),
        sa.ForeignKeyConstraint(["datalek_id"], ["datalek.id"], name="fk_datalekmelding_datalek_id"),
        sa.ForeignKeyConstraint(["vastgelegd_door"], ["medewerker.id"], name="fk_datalekmelding_vastgelegd_door"),
        sa.CheckConstraint(
            f"toelichting IS NULL OR (substr(toelichting, 1, 1) = {begin} AND length(toelichting) >= 33)",
            name="ck_datalekmelding_toelichting",
        ),
    )
    op.create_index("ix_datalekmelding_datalek_id", "datalekmelding", ["datalek_id"])
    nieuw_id = "gen_random_uuid()" if is_postgres else "lower(hex(randomblob(16)))"
    for aan, kolom in _AAN.items():
        op.execute(
            "INSERT INTO datalekmelding (id, datalek_id, aan, gemeld_op, vastgelegd_op, vastgelegd_door) "
            f"SELECT {nieuw_id}, id, '{aan}', {kolom}, afgehandeld_op, afgehandeld_door FROM datalek "
            f"WHERE {kolom} IS NOT NULL"  # only what was dealt with has one
        )
        op.drop_column("datalek", kolom)


def downgrade() -> None:
    for aan, kolom in _AAN.items():
        op.add_column("datalek", _op(kolom, leeg=True))
        op.execute(
            f"UPDATE datalek SET {kolom} = (SELECT min(gemeld_op) FROM datalekmelding "
            f"WHERE datalek_id = datalek.id AND aan = '{aan}')"
        )
    op.drop_index("ix_datalekmelding_datalek_id", "datalekmelding")
    op.drop_table("datalekmelding")
