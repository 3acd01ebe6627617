"""Pure functions: the best there is within limits; knows nothing of what it is used for."""
