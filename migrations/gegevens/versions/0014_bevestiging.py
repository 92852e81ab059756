"""Say of a note since when it is confirmed by whose knowledge it is; what was there already, counts as confirmed."""

import sqlalchemy as sa
from alembic import op

revision = "0014_bevestiging"
down_revision = "0013_meldcode"


def upgrade() -> None:
    moment = sa.CHAR(27).with_variant(sa.DateTime(timezone=True), "postgresql")
    op.add_column("notitie", sa.Column("bevestigd_op", moment, nullable=True))
    # written out: SQLite adds a foreign key only within the column itself
    soort = "UUID" if op.get_bind().dialect.name == "postgresql" else "CHAR(32)"
    naar = "CONSTRAINT fk_notitie_bevestigd_door REFERENCES medewerker (id)"
    op.execute(f"ALTER TABLE notitie ADD COLUMN bevestigd_door {soort} {naar}")
    op.execute("UPDATE notitie SET bevestigd_op = geschreven_op")


def downgrade() -> None:
    op.drop_column("notitie", "bevestigd_door")
    op.drop_column("notitie", "bevestigd_op")
