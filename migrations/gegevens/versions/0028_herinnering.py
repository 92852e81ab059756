"""Keep who wants to be reminded, and which messages remind."""

import sqlalchemy as sa
from alembic import op

revision = "0028_herinnering"
down_revision = "0025_overdracht"


def upgrade() -> None:
    op.add_column("bereikbaarheid", sa.Column("herinneren", sa.Boolean(), server_default=sa.true(), nullable=False))
    op.add_column("bericht", sa.Column("herinnering", sa.Boolean(), server_default=sa.false(), nullable=False))


def downgrade() -> None:
    op.drop_column("bericht", "herinnering")
    op.drop_column("bereikbaarheid", "herinneren")
