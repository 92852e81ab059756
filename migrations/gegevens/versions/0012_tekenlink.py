"""Make the links with which signers without an account read and answer; only hashes of their tokens."""

import sqlalchemy as sa
from alembic import op

revision = "0012_tekenlink"
down_revision = "0011_noodtoegang"

_NAAR = {"toestemming_id": "toestemming", "betrokkene_id": "betrokkene", "gemaakt_door": "medewerker"}


def upgrade() -> None:
    moment = sa.CHAR(27).with_variant(sa.DateTime(timezone=True), "postgresql")
    op.create_table(
        "tekenlink",
        sa.Column("toestemming_id", sa.Uuid(), nullable=False),
        sa.Column("betrokkene_id", sa.Uuid(), nullable=False),
        sa.Column("hash", sa.LargeBinary(), nullable=False),
        sa.Column("gemaakt_op", moment, nullable=False),
        sa.Column("gemaakt_door", sa.Uuid(), nullable=False),
        sa.Column("verloopt_op", moment, nullable=False),
        sa.Column("geopend_op", moment, nullable=True),
        sa.Column("pogingen", sa.Integer(), nullable=False),
        sa.Column("geblokkeerd_op", moment, nullable=True),
        sa.Column("ingetrokken_op", moment, nullable=True),
        sa.Column("id", sa.Uuid(), nullable=False),
        *(
            sa.ForeignKeyConstraint([kolom], [f"{tabel}.id"], name=f"fk_tekenlink_{kolom}")
            for kolom, tabel in _NAAR.items()
        ),
        sa.PrimaryKeyConstraint("id", name="pk_tekenlink"),
        sa.UniqueConstraint("hash", name="uq_tekenlink_hash"),
    )
    op.create_index("ix_tekenlink_toestemming_id", "tekenlink", ["toestemming_id"], unique=False)


def downgrade() -> None:
    op.drop_index("ix_tekenlink_toestemming_id", table_name="tekenlink")
    op.drop_table("tekenlink")
