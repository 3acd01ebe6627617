"""Pure functions: value, limits, confidence and method together, shares as 0-1."""
