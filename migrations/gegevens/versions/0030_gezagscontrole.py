"""Keep where and when the gezag of a person was looked up when he came into the casus."""

import sqlalchemy as sa
from alembic import op

revision = "0030_gezagscontrole"
down_revision = "0029_naamvrijgave"


def upgrade() -> None:
    op.add_column("betrokkene", sa.Column("gezagsbron", sa.String(40), nullable=True))
    op.add_column("betrokkene", sa.Column("controle_datum", sa.Date(), nullable=True))


def downgrade() -> None:
    op.drop_column("betrokkene", "controle_datum")
    op.drop_column("betrokkene", "gezagsbron")
