"""The parts of the interface are tried on a store with the pack that ships."""

from shipped import shipped, shipped_url
from visits import as_served

__all__ = ["as_served", "shipped", "shipped_url"]
