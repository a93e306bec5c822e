"""How alembic runs here: inside the transaction that `upgrade` opened, never by its own command."""

from __future__ import annotations

from alembic import context

context.configure(connection=context.config.attributes["connection"], target_metadata=None)
with context.begin_transaction():
    context.run_migrations()
