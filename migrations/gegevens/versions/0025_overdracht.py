"""Let a colleague look after a task until a day."""

import sqlalchemy as sa
from alembic import op

revision = "0025_overdracht"
down_revision = "0024_signaal"


def upgrade() -> None:
    # written out: SQLite adds a foreign key only within the column itself
    soort = "UUID" if op.get_bind().dialect.name == "postgresql" else "CHAR(32)"
    naar = "CONSTRAINT fk_taak_vervanger_id REFERENCES medewerker (id)"
    op.execute(f"ALTER TABLE taak ADD COLUMN vervanger_id {soort} {naar}")
    op.add_column("taak", sa.Column("vervanger_tot_datum", sa.Date(), nullable=True))
    op.create_index("ix_taak_vervanger_id", "taak", ["vervanger_id"])


def downgrade() -> None:
    op.drop_index("ix_taak_vervanger_id", "taak")
    op.drop_column("taak", "vervanger_tot_datum")
    op.drop_column("taak", "vervanger_id")
