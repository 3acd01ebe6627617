"""Fixtures for the services: a small SQLite store filled with drawn tables."""

from small_store import fill, migrated

__all__ = ["fill", "migrated"]
