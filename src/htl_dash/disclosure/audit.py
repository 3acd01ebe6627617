"""The leak guard: what could still be worked out from what has been released.

It goes by nothing but what readers have been given, and asks of every hidden figure how
little and how much it could be.
"""

from collections.abc import Callable, Collection, Mapping, Sequence
from dataclasses import dataclass

import numpy as np

from htl_dash.disclosure.attack import Attacker, Range
from htl_dash.disclosure.design import Design, Key
from htl_dash.disclosure.frozen import Frozen
from htl_dash.disclosure.rules import Secret, secret_rows, secrets
from htl_dash.disclosure.truths import Known
from htl_dash.domain.protection import Rule
from htl_dash.optimisation.linear import UnsolvableError

Progress = Callable[[], None]
"""Called once for every hidden figure that has been tried."""


@dataclass(frozen=True, slots=True)
class Tried:
    """One hidden figure, what it could be, and whether that is uncertain enough.

    `range` is None where the figures around it contradict each other: nothing can be
    worked out from such figures, but somebody has made a mistake.
    """

    cell: Key
    range: Range | None
    is_safe: bool


def secrets_to_keep(release: Frozen, rule: Rule) -> tuple[Secret, ...]:
    """Return what the release says it keeps, and what the rule now says it should.

    A zero that is shown is where there is nobody to protect.
    """
    counts = release.design.counts(release.counts)
    asked = (
        secret
        for secret in secrets(release.design, counts, rule)
        if secret.value or secret.cell not in release.shown
    )
    found = {
        (one.cell, one.rest_on, one.lower, one.upper): one
        for one in (*release.secrets, *asked)
    }
    return tuple(found.values())


def audit_release(
    release: Frozen, progress: Progress, kept: Sequence[Secret] | None = None
) -> tuple[Tried, ...]:
    """Try secrets, its own if none are given, against all that a vintage has shown."""
    kept = release.secrets if kept is None else kept
    attacker = Attacker(release.known, secret_rows(release.design, kept))
    found = []
    for number, secret in enumerate(kept):
        try:
            reaches = attacker.can_reach(number, secret.lower, secret.upper)
            found.append(Tried(secret.cell, attacker.range(number), reaches))
        except UnsolvableError:
            # Our own figures never contradict each other unless the log is broken.
            found.append(Tried(secret.cell, None, is_safe=False))
        progress()
    return tuple(found)


def audit_published(
    design: Design,
    shown: Mapping[Key, tuple[float, float]],
    hidden: Collection[Key],
    least_width: float,
    progress: Progress,
) -> tuple[Tried, ...]:
    """Try figures that a publisher has hidden, for reasons and with values unknown.

    Args:
        design: What the publisher promises adds up.
        shown: The least and the most that each shown count can be, given rounding.
        hidden: The cells that are hidden.
        least_width: How far apart the limits of a hidden count must be.
        progress: Told when a cell is done.
    """
    lower, upper = np.array(list(shown.values()), float).reshape(-1, 2).T
    cells = tuple(hidden)
    attacker = Attacker(Known(design.rows(shown), lower, upper), design.rows(cells))
    found = []
    for number, cell in enumerate(cells):
        try:
            range_ = attacker.range(number)
        except UnsolvableError:
            found.append(Tried(cell, None, is_safe=True))
        else:
            found.append(Tried(cell, range_, range_.width >= least_width))
        progress()
    return tuple(found)
