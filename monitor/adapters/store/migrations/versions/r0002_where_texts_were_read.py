"""Where each text was read: the feed or the page, why not the page, and by which mirror it came."""

import sqlalchemy as sa
from alembic import op

revision = "0002"
down_revision = "0001"


def upgrade() -> None:
    """Add them; they are not known of texts from before."""
    for name in ("text_origin", "text_note", "via"):
        op.add_column("version", sa.Column(name, sa.Text(), nullable=True))
