"""Pure functions: values, weights and portfolios, each with the doubt that is in them."""
