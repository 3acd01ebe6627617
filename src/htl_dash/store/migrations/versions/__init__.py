"""One module per revision. A revision that has shipped is never edited."""
