"""Use cases, named by verbs. They own transactions, aggregation and the order of steps."""
