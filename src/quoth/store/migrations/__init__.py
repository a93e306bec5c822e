"""The history of the tables, oldest first, for alembic: what is in `versions` never changes once it was released."""
