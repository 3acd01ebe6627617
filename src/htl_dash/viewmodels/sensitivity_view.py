"""How far weights may move, and for which weights each alternative comes first."""

from collections.abc import Mapping

from htl_dash.domain.criterion import Criterion
from htl_dash.priorities.sensitivity import WeightRange
from htl_dash.services.priority_result import Result
from htl_dash.services.score_table import ScoreTable
from htl_dash.text import listing, plain_markdown, t
from htl_dash.viewmodels.priority_words import per_cent, titles, weights_text
from htl_dash.viewmodels.tables import NOTHING, Table, Value, columns

_SHOWN = ("alternative", "central", "first_share", "central_sure")


def sensitivity_lines(scores: ScoreTable, found: Result) -> tuple[str, ...]:
    """Say for each weight how far it may move before something else comes first.

    Weights that may be anything are told of together. Empty where nobody has set any.
    """
    if found.weighing.middle is None:
        return ()
    if found.leader is None:
        return (t("sensitivity.unknown_decides"),)
    names = titles(scores.alternatives)
    by_code = {one.code: one for one in scores.criteria}
    lines, free = [], []
    for one in found.leader.ranges:
        if one.lower <= 0 and one.upper >= 1:
            free.append(by_code[one.criterion].title.lower())
        else:
            lines.append(_line(by_code[one.criterion], one, names))
    if free:
        lines.append(t("sensitivity.free", criteria=listing(free)))
    return tuple(lines)


def leader_text(scores: ScoreTable, found: Result) -> str:
    """Say what comes first at exactly the weights in the middle; empty without any."""
    if found.leader is None:
        return ""
    names = titles(scores.alternatives)
    first = [plain_markdown(names[code]) for code in found.leader.alternatives]
    return t("sensitivity.leader", names=listing(first))


def _line(criterion: Criterion, one: WeightRange, names: Mapping[str, str]) -> str:
    said = [
        t(
            "sensitivity.weight",
            criterion=criterion.title,
            weight=per_cent(one.weight),
            lower=per_cent(max(0.0, one.lower)),
            upper=per_cent(min(1.0, one.upper)),
        )
    ]
    for end, who, key in (
        (one.lower, one.below, "sensitivity.below"),
        (one.upper, one.above, "sensitivity.above"),
    ):
        if who:
            others = listing([plain_markdown(names[code]) for code in who])
            said.append(t(key, share=per_cent(end), names=others))
    return " ".join(said)


def central_table(scores: ScoreTable, found: Result) -> Table:
    """Return for which weights each alternative comes first, as words and as numbers."""
    names = titles(scores.alternatives)
    usual = _usual(found)
    shown, rows = [], []
    for one in sorted(found.chances, key=lambda each: -each.ranks[0]):
        central = one.central_weights
        words = NOTHING
        if central:
            words = weights_text(scores.criteria, central, usual)
        sure = NOTHING if one.confidence is None else per_cent(one.confidence)
        name = names[one.alternative]
        shown.append((name, words, per_cent(one.ranks[0]), sure))
        numbers: tuple[Value, ...] = central or (None,) * len(scores.criteria)
        rows.append((name, one.ranks[0], one.confidence, *numbers))
    return Table(
        name=t("sensitivity.file"),
        title=t("sensitivity.table"),
        shown_columns=columns(*_SHOWN),
        shown=tuple(shown),
        columns=(
            *columns("alternative", "first_share", "central_sure"),
            *(one.title for one in scores.criteria),
        ),
        rows=tuple(rows),
        notes=(t("method.central_weights"),),
        sources=(),
    )


def _usual(found: Result) -> tuple[float, ...] | None:
    """Return the mean of all weights that were drawn; None is an even share.

    Not the weights in the middle: those that may be half or twice as large are larger
    on average, and then everybody would seem to weigh the lightest more.
    """
    if found.weighing.middle is None:
        return None
    parts = [
        [one.ranks[0] * weight for weight in one.central_weights]
        for one in found.chances
        if one.central_weights
    ]
    return tuple(sum(each) for each in zip(*parts, strict=True))
