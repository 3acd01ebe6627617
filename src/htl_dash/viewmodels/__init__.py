"""Results turned into words and rounded figures: frozen dataclasses."""
