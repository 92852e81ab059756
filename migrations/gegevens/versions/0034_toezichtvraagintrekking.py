"""Say of a question of the privacyfunctionaris when it was withdrawn, and by whom."""

import sqlalchemy as sa
from alembic import op

revision = "0034_toezichtvraagintrekking"
down_revision = "0033_datalekmelding"


def upgrade() -> None:
    moment = sa.CHAR(27).with_variant(sa.DateTime(timezone=True), "postgresql")
    op.add_column("toezichtvraag", sa.Column("ingetrokken_op", moment, nullable=True))
    # written out: SQLite adds a foreign key only within the column itself
    soort = "UUID" if op.get_bind().dialect.name == "postgresql" else "CHAR(32)"
    naar = "CONSTRAINT fk_toezichtvraag_ingetrokken_door REFERENCES medewerker (id)"
    op.execute(f"ALTER TABLE toezichtvraag ADD COLUMN ingetrokken_door {soort} {naar}")


def downgrade() -> None:
    op.drop_column("toezichtvraag", "ingetrokken_door")
    op.drop_column("toezichtvraag", "ingetrokken_op")
