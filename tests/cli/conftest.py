"""Stores with the pack that ships, and made-up sources, for commands that need them."""

from made_sources import made_sources
from shipped import copy, shipped_url

__all__ = ["copy", "made_sources", "shipped_url"]
