"""Keep with a request for consent which bundles it named, and in which form."""

import sqlalchemy as sa
from alembic import op

revision = "0018_bundel"
down_revision = "0017_bericht"


def upgrade() -> None:
    op.add_column("toestemming", sa.Column("bundels", sa.JSON(), nullable=True))


def downgrade() -> None:
    op.drop_column("toestemming", "bundels")
