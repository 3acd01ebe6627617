"""Tables drawn in tests, so that data stands beside its assertion."""


def table(drawn: str) -> list[dict[str, str]]:
    """Read a drawn table: one line a row, columns apart by |, names first."""
    rows = [[c.strip() for c in line.split("|")] for line in drawn.strip().splitlines()]
    return [dict(zip(rows[0], row, strict=True)) for row in rows[1:]]
