"""Fixtures shared by all tests."""

from drawn import table

__all__ = ["table"]

pytest_plugins = ["postgres", "store_rows"]
