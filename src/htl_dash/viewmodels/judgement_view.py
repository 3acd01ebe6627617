"""What people have judged of an alternative, the latest first."""

from collections.abc import Sequence

from htl_dash.catalogue.criteria import all_criteria
from htl_dash.domain.criterion import Criterion
from htl_dash.domain.municipality import Municipality
from htl_dash.domain.weighing import Score
from htl_dash.priorities.value import Score as Amount
from htl_dash.text import plain_markdown, t
from htl_dash.viewmodels.record_view import function_name, moment
from htl_dash.viewmodels.score_view import score_text
from htl_dash.viewmodels.tables import NOTHING, Table, columns


def history_table(
    found: Sequence[Score], municipality: Municipality, criterion: Criterion
) -> Table:
    """Return every judgement, of all criteria, with who and when and why."""
    names = ("judged_when", "judged_who", "criterion", "judged_span", "judged_note")
    known = {criterion.code: criterion, **all_criteria()}
    shown = tuple(
        (
            moment(one.at),
            function_name(one.who, municipality),
            known[one.criterion].title if one.criterion in known else one.criterion,
            _span(one, known.get(one.criterion)),
            plain_markdown(one.note or NOTHING),
        )
        for one in found
    )
    head = columns(*names)
    return Table(
        t("score.file_history"), t("score.history"), head, shown, head, shown, (), ()
    )


def _span(one: Score, criterion: Criterion | None) -> str:
    if one.lower is None or one.upper is None or criterion is None:
        return t("score.taken_back_short")
    is_point = one.lower == one.upper
    amount = Amount(one.lower) if is_point else Amount(None, one.lower, one.upper)
    return score_text(amount, criterion.scale.unit)
