"""Criteria and tables made for tests: straight scales from 0 to 100."""

from collections.abc import Sequence

from htl_dash.domain.criterion import Basis, Criterion, Preferred, ValueScale
from htl_dash.priorities.value import Score, Table

STRAIGHT = ValueScale("points", (0.0, 100.0), (0.0, 1.0))


def criterion(code: str, scale: ValueScale = STRAIGHT) -> Criterion:
    rises = scale.values[0] < scale.values[-1]
    preferred = Preferred.MORE if rises else Preferred.LESS
    return Criterion(code, code, f"{code}?", Basis.PEOPLE, preferred, scale, "ours")


def score(written: str) -> Score:
    """Read '?' (unknown), '40', '40 (30-60)' or '(30-60)'."""
    if written == "?":
        return Score()
    value, _, rest = written.partition("(")
    middle = float(value) if value.strip() else None
    if not rest:
        return Score(middle)
    lower, upper = rest.rstrip(")").split("-")
    return Score(middle, float(lower), float(upper))


def made(rows: Sequence[dict[str, str]]) -> Table:
    """Return a drawn table; its first column names the alternatives."""
    first, *codes = rows[0]
    return Table(
        tuple(row[first] for row in rows),
        tuple(criterion(code) for code in codes),
        tuple(tuple(score(row[code]) for code in codes) for row in rows),
    )


def points(values: Sequence[Sequence[float]]) -> Table:
    """Return a table of exact values, 0-1: alternatives a, b, c and criteria 0, 1, 2."""
    codes = [str(at) for at in range(len(values[0]))]
    return Table(
        tuple(chr(ord("a") + at) for at in range(len(values))),
        tuple(criterion(code) for code in codes),
        tuple(tuple(Score(100 * one) for one in row) for row in values),
    )
