"""Make the tasks: what waits for whom, ids and days only."""

import sqlalchemy as sa
from alembic import op

revision = "0007_taak"
down_revision = "0006_vrijgave"

_NAAR = {"casus_id": "casus", "medewerker_id": "medewerker", "organisatie_id": "organisatie", "afgerond_door": "medewerker"}


def upgrade() -> None:
    moment = sa.CHAR(27).with_variant(sa.DateTime(timezone=True), "postgresql")
    op.create_table(
        "taak",
        sa.Column("soort", sa.String(40), nullable=False),
        sa.Column("casus_id", sa.Uuid(), nullable=True),
        sa.Column("object_id", sa.Uuid(), nullable=True),
        sa.Column("medewerker_id", sa.Uuid(), nullable=True),
        sa.Column("organisatie_id", sa.Uuid(), nullable=True),
        sa.Column("rol", sa.String(40), nullable=True),
        sa.Column("ontstaan_op", moment, nullable=False),
        sa.Column("uiterlijk_datum", sa.Date(), nullable=True),
        sa.Column("uitgesteld_datum", sa.Date(), nullable=True),
        sa.Column("uitstelreden", sa.String(40), nullable=True),
        sa.Column("afgerond_op", moment, nullable=True),
        sa.Column("afgerond_door", sa.Uuid(), nullable=True),
        sa.Column("id", sa.Uuid(), nullable=False),
        *(
            sa.ForeignKeyConstraint([kolom], [f"{tabel}.id"], name=f"fk_taak_{kolom}")
            for kolom, tabel in _NAAR.items()
        ),
        sa.PrimaryKeyConstraint("id", name="pk_taak"),
    )
    op.create_index("ix_taak_casus_id", "taak", ["casus_id"], unique=False)
    op.create_index("ix_taak_medewerker_id", "taak", ["medewerker_id"], unique=False)


def downgrade() -> None:
    op.drop_index("ix_taak_medewerker_id", table_name="taak")
    op.drop_index("ix_taak_casus_id", table_name="taak")
    op.drop_table("taak")
