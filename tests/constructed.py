"""Constructed releases: a municipality that does not exist, of a realistic size.

Nobody lives here. Every count is drawn at random from a fixed seed, so that a release
is the same each time. Small counts are as common as in a municipality of 11 500
children: much promotive work, less preventive and little remedial.
"""

from typing import TypeAlias

import numpy as np
from numpy.typing import NDArray

from htl_dash.disclosure.design import Axis, Design, Key, design

Release: TypeAlias = tuple[Design, dict[Key, int]]
"""What is shown, and the counts of the atoms."""

CHILDREN = 11_500
PER_THOUSAND = (60.0, 14.0, 4.0)
"""Children reached by one type of work, per 1 000 and approach."""
MAIN_APPROACH = (0, 0, 0, 0, 1, 1, 1, 2, 2, 2)
"""The approach that most of each type's work is, by number."""
AREA = Axis("area", tuple(f"area {n}" for n in range(16)), {})
TYPE = Axis("type", tuple(f"type {n}" for n in range(10)), {})
APPROACH = Axis("approach", ("promotive", "preventive", "remedial"), {})
PERIOD = Axis("period", tuple(f"year {n}" for n in range(5)), {})


def _everything(axis: Axis) -> tuple[str, ...]:
    return tuple(axis.members)


def _by_atom(shown: Design, drawn: NDArray[np.int64]) -> dict[Key, int]:
    return dict(zip(shown.atoms, map(int, drawn.ravel()), strict=True))


def _work() -> NDArray[np.int64]:
    """Draw children by area, type of work, approach and year."""
    random = np.random.default_rng(1)
    children = random.dirichlet(np.full(16, 6)) * CHILDREN / 1000
    deprivation = np.exp(random.normal(0, 0.45, 16))
    steps = np.abs(np.subtract.outer(MAIN_APPROACH, range(3)))
    share = np.array([1.0, 0.08, 0.02])[steps]
    need = deprivation[:, None] ** np.array([0.2, 0.8, 1.3])
    growth = 1.03 ** np.arange(5)
    factors = (children, PER_THOUSAND, share, need, growth)
    expected = np.asarray(np.einsum("a,k,tk,ak,y->atky", *factors))
    return random.poisson(expected)


def linked_release() -> Release:
    """Return three views of the same children, 808 cells: who, what and where."""
    periods = _everything(PERIOD)
    areas, types = _everything(AREA), _everything(TYPE)
    approaches = _everything(APPROACH)
    views = (
        {"area": areas, "approach": approaches, "period": periods},
        {"type": types, "approach": approaches, "period": periods},
        {"area": areas, "type": types},
    )
    shown = design((AREA, TYPE, APPROACH, PERIOD), views)
    return shown, _by_atom(shown, _work())


def nested_release() -> Release:
    """Return one view of 1 428 cells, where each type of work lies in one approach."""
    groups = {
        approach: tuple(
            one
            for one, main in zip(TYPE.leaves, MAIN_APPROACH, strict=True)
            if main == number
        )
        for number, approach in enumerate(APPROACH.leaves)
    }
    nested = Axis("type", TYPE.leaves, groups)
    axes = (AREA, nested, PERIOD)
    shown = design(axes, [{axis.name: _everything(axis) for axis in axes}])
    main = np.array([MAIN_APPROACH])[..., None, None] == np.arange(3)[:, None]
    return shown, _by_atom(shown, (_work() * main).sum(axis=2))


def approach_release() -> Release:
    """Return one view of 408 cells: area, approach and year."""
    axes = (AREA, APPROACH, PERIOD)
    shown = design(axes, [{axis.name: _everything(axis) for axis in axes}])
    return shown, _by_atom(shown, _work().sum(axis=1))


def school_release() -> Release:
    """Return pupils with a support plan: schools, terms within years, and sex."""
    axes = (
        Axis("school", tuple(f"school {n}" for n in range(5)), {}),
        Axis(
            "term",
            ("spring 1", "autumn 1", "spring 2", "autumn 2"),
            {"year 1": ("spring 1", "autumn 1"), "year 2": ("spring 2", "autumn 2")},
        ),
        Axis("sex", ("girls", "boys"), {}),
    )
    shown = design(axes, [{axis.name: _everything(axis) for axis in axes}])
    random = np.random.default_rng(2)
    expected = random.gamma(2.0, 5.0, size=(5, 1, 1)) * np.ones((5, 4, 2))
    return shown, _by_atom(shown, random.poisson(expected))


def outcome_release() -> Release:
    """Return pupils who passed and who failed, in DeSO within RegSO."""
    small = tuple(f"DeSO {n}" for n in range(6))
    axes = (
        Axis("area", small, {"RegSO 0": small[:2], "RegSO 1": small[2:]}),
        Axis("outcome", ("passed", "failed"), {}),
    )
    shown = design(axes, [{axis.name: _everything(axis) for axis in axes}])
    random = np.random.default_rng(3)
    pupils = random.integers(8, 60, size=6)
    failed = random.binomial(pupils, 0.12)
    return shown, _by_atom(shown, np.stack([pupils - failed, failed], axis=1))
