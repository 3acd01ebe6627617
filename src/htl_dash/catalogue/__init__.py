"""Definitions of indicators, goals and municipalities, read from data/catalogue."""
