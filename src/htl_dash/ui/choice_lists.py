"""Choices of several things at once, and of a number for each: kept in the address."""

from collections.abc import Callable, Collection, Mapping, Sequence

import streamlit as st

from htl_dash.text import t
from htl_dash.ui import state
from htl_dash.ui.choice import Choice

BETWEEN, NUMBER_AFTER = "~", "."
"""What parts one from the next, and a name from its number; neither is in any code."""
MOST_POINTS = 100
STEP = 5


def several(
    choice: Choice,
    label: str,
    options: Mapping[str, str],
    most: int,
    usual: Sequence[str],
) -> tuple[str, ...]:
    """Draw a list of which several are chosen, at most `most`; in the order of options.

    `usual` stands there until others are chosen.
    """
    key, asked = f"choice_{choice}", st.query_params.get(choice)
    before = state.remembered(choice)
    if asked is not None and asked != before and not is_known(asked, options):
        state.reject(choice, asked)
    st.session_state[key] = chosen_now(choice, options, usual)[:most]
    st.multiselect(
        label,
        list(options),
        format_func=options.__getitem__,
        key=key,
        on_change=_write_several(choice, key),
        max_selections=most,
        placeholder=t("form.choose"),
    )
    found = tuple(one for one in options if one in st.session_state[key])
    state.settle(choice, BETWEEN.join(found))
    return found


def chosen_now(
    choice: Choice, options: Collection[str], usual: Sequence[str]
) -> list[str]:
    """Return what the address says, or was chosen before, or is `usual`."""
    asked = st.query_params.get(choice)
    written = state.remembered(choice) if asked is None else asked
    chosen = usual if written is None else read_several(written, options)
    return [one for one in chosen if one in options]


def read_several(written: str, options: Collection[str]) -> list[str]:
    """Return the codes that are written, as far as there are such."""
    return [code for code in written.split(BETWEEN) if code in options]


def is_known(written: str, options: Collection[str]) -> bool:
    """Whether every code that is written is one there is; none at all may be, too."""
    return not written or all(code in options for code in written.split(BETWEEN))


def _write_several(choice: Choice, key: str) -> Callable[[], None]:
    def changed() -> None:
        st.query_params[choice] = BETWEEN.join(st.session_state[key])

    return changed


def set_points(choice: Choice, codes: Sequence[str], usual: float) -> dict[str, float]:
    """Return the points that the address says, or that were set before.

    Empty until something has been set; then what was not set is as `usual`.
    """
    asked = st.query_params.get(choice)
    written = state.remembered(choice) if asked is None else asked
    given = read_points(written or "", codes, usual)
    if asked is not None and not given:
        state.reject(choice, asked)
    if given:
        state.settle(choice, written_points(given))
    return given


def read_points(written: str, codes: Sequence[str], usual: float) -> dict[str, float]:
    """Return the points that are written; what is left out is as `usual`.

    Empty where none is.
    """
    found = {}
    for part in written.split(BETWEEN):
        code, _, number = part.rpartition(NUMBER_AFTER)
        if number.isascii() and number.isdecimal() and int(number) <= MOST_POINTS:
            found[code] = float(number)
    is_given = bool(found.keys() & {*codes})
    return {code: found.get(code, usual) for code in codes} if is_given else {}


def draw_points(
    choice: Choice, labels: Mapping[str, str], given: Mapping[str, float], usual: float
) -> None:
    """Draw a slider of 0-100 for each code."""
    for code, label in labels.items():
        key = points_key(choice, code)
        st.session_state[key] = int(given.get(code, usual))
        st.slider(
            label,
            min_value=0,
            max_value=MOST_POINTS,
            step=STEP,
            key=key,
            on_change=_write_points(choice, tuple(labels)),
        )


def points_key(choice: Choice, code: str) -> str:
    """Return the session's key of a slider."""
    return f"points_{choice}_{code}"


def forget_points(choice: Choice) -> None:
    """Let no slider have been moved."""
    st.query_params.pop(choice, None)
    state.forget(choice)


def _write_points(choice: Choice, codes: Sequence[str]) -> Callable[[], None]:
    def changed() -> None:
        moved = {code: st.session_state[points_key(choice, code)] for code in codes}
        st.query_params[choice] = written_points(moved)

    return changed


def written_points(given: Mapping[str, float]) -> str:
    """Return points as they stand in the address."""
    return BETWEEN.join(f"{c}{NUMBER_AFTER}{int(v)}" for c, v in given.items())
