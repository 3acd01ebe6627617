"""The attacker finds what can be found: references, another solver, every table."""

import csv
import json
from math import inf
from pathlib import Path

import numpy as np
import pytest
from disclosure.oracle import FAR, cell_ranges, explanations
from hypothesis import given, settings
from hypothesis import strategies as st
from hypothesis.extra.numpy import arrays
from scipy.sparse import csr_array

from htl_dash.disclosure.attack import Attacker, Range, tied_together
from htl_dash.disclosure.design import TOTAL, Axis, design
from htl_dash.disclosure.truths import Known
from htl_dash.optimisation.linear import UnsolvableError

REFERENCE = Path(__file__).parents[3] / "shared" / "reference"


def attacker(shown, counts, hidden, targets):
    """Let somebody who sees all but the hidden cells find out about some cells."""
    cells = [cell for cell in shown.cells if cell not in hidden]
    rows = shown.rows(cells)
    values = rows @ counts
    return Attacker(Known(rows, values, values), shown.rows(targets))


def table(values):
    """Return the design of a table with both margins, and its counts."""
    rows = Axis("row", tuple("wxyz"[: len(values)]), {})
    columns = Axis("column", tuple("abcd"[: len(values[0])]), {})
    views = [{"row": (*rows.leaves, TOTAL), "column": (*columns.leaves, TOTAL)}]
    return design([rows, columns], views), np.array(values, float).ravel()


def published():
    told = json.loads((REFERENCE / "sdc_attack_4x4.json").read_text("utf-8"))
    shown, counts = table(told["values"])
    return told, shown, counts, {tuple(cell) for cell in told["suppressed"]}


@pytest.mark.skipif(
    not REFERENCE.is_dir(), reason="needs ../shared/reference/sdc_attack_4x4.json"
)
def test_a_cell_with_company_in_every_line_is_found_out_exactly():
    told, shown, counts, hidden = published()
    expected = told["expected_before"]
    cell = tuple(expected["cell"])
    found = attacker(shown, counts, hidden, [cell])
    assert found.range(0) == Range(expected["min"], expected["max"]) == Range(47, 47)
    assert found.can_reach(0, 47, 47)
    assert not found.can_reach(0, 46, 47)
    assert not found.can_reach(0, 47, 48)


@pytest.mark.skipif(
    not REFERENCE.is_dir(), reason="needs ../shared/reference/sdc_attack_4x4.json"
)
def test_one_more_hidden_cell_gives_the_published_ranges():
    told, shown, counts, hidden = published()
    for expected in told["expected_after_also_suppressing"]:
        also, cell = tuple(expected["also"]), tuple(expected["cell"])
        found = attacker(shown, counts, hidden | {also}, [cell])
        assert found.range(0) == Range(expected["min"], expected["max"])


@pytest.mark.skipif(
    not REFERENCE.is_dir(), reason="needs ../shared/reference/sdc_attack_4x4.json"
)
def test_only_the_published_single_cells_would_have_saved_it():
    told, shown, counts, hidden = published()
    cell = tuple(told["expected_before"]["cell"])
    inner = [one for one in shown.cells if TOTAL not in one and one not in hidden]
    saving = {
        one
        for one in inner
        if attacker(shown, counts, hidden | {one}, [cell]).range(0).width > 0
    }
    assert saving == {tuple(one) for one in told["safe_single_extra_cells"]}


def nested():
    """Return the reference table: design, counts, hidden cells and primary cells."""
    told = json.loads((REFERENCE / "sdc_audit_nested.json").read_text("utf-8"))
    with (REFERENCE / "sdc_audit_nested_table.csv").open(encoding="utf-8") as lines:
        rows = list(csv.DictReader(lines))
    code = {"T": TOTAL}
    named = {
        (code.get(r["area"], r["area"]), code.get(r["type"], r["type"]), r["year"]): r
        for r in rows
    }
    types = {name: tuple(parts) for name, parts in told["hierarchy"]["type"].items()}
    del types["T"]
    leaves = tuple(part for parts in types.values() for part in parts)
    axes = (
        Axis("area", tuple(f"a{n}" for n in range(16)), {}),
        Axis("type", leaves, types),
        Axis("year", tuple(f"y{n}" for n in range(5)), {}),
    )
    shown = design(
        axes,
        [
            {
                "area": (*axes[0].leaves, TOTAL),
                "type": (*leaves, *types, TOTAL),
                "year": axes[2].leaves,
            }
        ],
    )
    counts = shown.counts({atom: int(named[atom]["n"]) for atom in shown.atoms})
    assert set(shown.cells) == set(named)
    hidden = {cell for cell, row in named.items() if row["suppressed"] == "1"}
    primary = tuple(cell for cell, row in named.items() if row["primary"] == "1")
    assert (len(hidden), len(primary)) == (told["n_suppressed"], told["n_primary"])
    return told, shown, counts, hidden, primary


@pytest.mark.skipif(
    not REFERENCE.is_dir(), reason="needs ../shared/reference/sdc_audit_nested.json"
)
def test_every_unsafe_cell_of_the_reference_table_comes_out_and_no_other():
    told, shown, counts, hidden, primary = nested()
    found = attacker(shown, counts, hidden, primary)
    ranges = [found.range(number) for number in range(len(primary))]
    values = shown.rows(primary) @ counts
    assert all(r.lower <= v <= r.upper for r, v in zip(ranges, values, strict=True))
    by_range = {n for n, r in enumerate(ranges) if r.lower > 1 or r.upper < 5}
    by_truth = {n for n in range(len(primary)) if not found.can_reach(n, 1, 5)}
    assert len(by_range) == told["n_unsafe_expected"]
    assert by_truth == by_range


@pytest.mark.skipif(
    not REFERENCE.is_dir(), reason="needs ../shared/reference/sdc_audit_nested.json"
)
def test_ranges_agree_with_another_solver_that_works_on_cells():
    _, shown, counts, hidden, primary = nested()
    values = dict(zip(shown.cells, shown.matrix @ counts, strict=True))
    areas, types, _ = shown.axes
    found = attacker(shown, counts, hidden, primary)
    for year in shown.axes[2].leaves:
        told = {
            cell: None if cell in hidden else value
            for cell, value in values.items()
            if cell[2] == year
        }
        of_areas = [
            ((TOTAL, code, year), [(area, code, year) for area in areas.leaves])
            for code in types.members
        ]
        of_types = [
            ((area, code, year), [(area, part, year) for part in parts])
            for area in areas.members
            for code, parts in {**types.groups, TOTAL: tuple(types.groups)}.items()
        ]
        asked = [cell for cell in primary if cell[2] == year]
        expected = cell_ranges([*of_areas, *of_types], told, asked)
        for cell in asked:
            one = found.range(primary.index(cell))
            assert (one.lower, one.upper) == pytest.approx(expected[cell], abs=1e-5)


@st.composite
def small_puzzles(draw):
    """Draw a few atoms, and which of their sums are shown."""
    shape = draw(st.sampled_from([(2, 3), (2, 2, 2), (3, 3)]))
    axes = [
        Axis(name, tuple(f"{name}{n}" for n in range(size)), {})
        for name, size in zip("abc", shape, strict=False)
    ]
    names = [axis.name for axis in axes]
    pairs = [(one, other) for one in names for other in names if one < other]
    views = draw(st.sampled_from([[tuple(names)], pairs, pairs[:2]]))
    shown = design(
        axes,
        [{a.name: tuple(a.members) for a in axes if a.name in view} for view in views],
    )
    counts = draw(arrays(int, len(shown.atoms), elements=st.integers(0, 3)))
    is_hidden = draw(arrays(bool, len(shown.cells), elements=st.booleans()))
    # Whatever is hidden inside, the whole holds it back.
    hidden = {c for c, h in zip(shown.cells, is_hidden, strict=True) if h}
    return shown, counts, hidden - {(TOTAL,) * len(axes)}


@settings(max_examples=80)
@given(small_puzzles())
def test_answers_are_those_of_every_table_that_explains_what_is_shown(puzzle):
    shown, counts, hidden = puzzle
    cells = [cell for cell in shown.cells if cell not in hidden]
    rows = shown.rows(cells).toarray()
    if counts.sum() > 9:  # too many tables to count
        counts = counts // 2
    tables = explanations(rows, rows @ counts)
    assert (tables == counts).all(axis=1).any()
    targets = sorted(hidden)
    found = attacker(shown, counts.astype(float), hidden, targets)
    for number, row in enumerate(shown.rows(targets).toarray()):
        reached = tables @ row
        least, most = reached.min(), reached.max()
        one = found.range(number)
        assert one.lower <= least <= most <= one.upper
        assert found.can_reach(number, least, most)
        assert not found.can_reach(number, least - 1, most)
        assert not found.can_reach(number, least, most + 1)


def test_what_nothing_holds_back_has_no_upper_limit():
    shown, counts = table([[1, 2], [3, 4]])
    found = attacker(shown, counts, set(shown.cells) - {("w", "a")}, [(TOTAL, TOTAL)])
    assert found.range(0) == Range(1, inf)
    assert found.range(0).width == inf
    assert found.can_reach(0, 1, FAR)
    assert not found.can_reach(0, 0, FAR)


def test_zeros_that_are_shown_narrow_what_is_hidden():
    shown, counts = table([[2, 9], [0, 9]])
    found = attacker(shown, counts, {("w", "a"), ("w", "b")}, [("w", "a")])
    assert found.range(0) == Range(2, 2)


def test_a_rounded_total_leaves_its_own_room():
    shown, _ = table([[2, 9]])
    known = Known(
        shown.rows([("w", TOTAL), ("w", "b")]), np.array([10.0, 9]), np.array([14.0, 9])
    )
    found = Attacker(known, shown.rows([("w", "a")]))
    assert found.range(0) == Range(1, 5)
    assert found.can_reach(0, 1, 5)


def test_figures_that_contradict_each_other_are_told_of():
    shown, _ = table([[2, 9]])
    limits = np.array([8.0, 9.0])
    known = Known(shown.rows([("w", TOTAL), ("w", "b")]), limits, limits)
    found = Attacker(known, shown.rows([("w", "a")]))
    with pytest.raises(UnsolvableError):
        found.range(0)
    with pytest.raises(UnsolvableError):
        found.can_reach(0, 0, 0)


def test_atoms_are_tied_by_what_they_stand_in_together_and_by_that_alone():
    rows = csr_array(np.array([[1.0, 1, 0, 0, 0], [0, 1, 0, 1, 0]]))
    labels = tied_together(rows)
    assert labels[0] == labels[1] == labels[3]
    assert len({labels[0], labels[2], labels[4]}) == 3


def test_the_difference_of_two_shown_sums_is_found():
    shown, counts = table([[2, 9, 9], [7, 7, 7]])
    hidden = {("w", "a"), ("x", "a"), ("w", "b"), ("x", "b")}
    safe = attacker(shown, counts, hidden, [("w", "a")])
    assert safe.can_reach(0, 1, 5)
    wide = design(
        shown.axes,
        [
            {"row": ("w", "x", TOTAL), "column": ("a", "b", "c", TOTAL)},
            {"row": ("w",), "column": ("b",)},
        ],
    )
    told = attacker(wide, counts, hidden - {("w", "b")}, [("w", "a")])
    assert told.range(0) == Range(2, 2)
