"""Pure functions on the 0-1 scale: value, limits, confidence and method together."""
