"""SQLAlchemy tables, migrations and repositories."""
