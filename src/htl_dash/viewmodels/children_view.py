"""Children's own choices, beside the adults' weights: counts, never a child."""

from collections.abc import Sequence
from dataclasses import dataclass

from htl_dash.domain.goal import Dimension
from htl_dash.domain.municipality import Municipality
from htl_dash.services.children import ReleasedChoices
from htl_dash.services.priority_result import Result
from htl_dash.services.score_table import ScoreTable
from htl_dash.text import catalogue, number, plain_markdown, t
from htl_dash.viewmodels.priority_words import per_cent, titles
from htl_dash.viewmodels.tables import Table, Value, columns
from htl_dash.viewmodels.terms import term_name

ASKED = (
    *Dimension,
    "need",
    "reach",
    "equity",
    "time_to_effect",
    "upstream_share",
)
"""What children are asked about, in the words under [children_ask]."""


@dataclass(frozen=True, slots=True)
class ChildrenView:
    """What the page shows of the children's voice in a result."""

    heading: str
    measured: str
    table: Table


def asked_about(criteria: Sequence[str]) -> dict[str, str]:
    """Return what children are asked, by code: dimensions, and criteria that there are."""
    known = {*Dimension, *criteria}
    words = catalogue()["children_ask"]
    return {code: words[code] for code in ASKED if code in known}


def choices_table(
    found: Sequence[ReleasedChoices], municipality: Municipality
) -> Table:
    """Return what children have chosen, school by school, as it may be shown."""
    schools = {s.unit_code: s.name for s in municipality.pilot_schools}
    shown, rows = [], []
    for one in found:
        for code, count in one.chosen.items():
            place = (schools.get(one.unit_code, one.unit_code), term_name(one.term))
            words = catalogue()["children_ask"].get(code, code)
            said = t("figure.hidden") if count is None else number(count)
            shown.append((*place, words, said, number(one.asked)))
            rows.append((*place, words, count, one.asked))
    names = ("school", "mix_term", "children_choice", "children_chosen", "asked")
    return Table(
        name=t("children.file"),
        title=t("children.table"),
        shown_columns=columns(*names),
        shown=tuple(shown),
        columns=columns(*names),
        rows=tuple(rows),
        notes=(t("method.children"),),
        sources=(),
    )


def children_view(
    scores: ScoreTable, without: Result, both: Result, alone: Result
) -> ChildrenView:
    """Present a result without the children's voice, with it, and with it alone."""
    names = titles(scores.alternatives)
    leaders = [max(one.chances, key=lambda c: c.ranks[0]) for one in (without, both)]
    before, after = (plain_markdown(names[one.alternative]) for one in leaders)
    key = "children.same" if before == after else "children.other"
    first = [per_cent(one.ranks[0]) for one in leaders]
    words = {"before": before, "after": after, "without": first[0], "both": first[1]}
    shown, rows = [], []
    for at, one in enumerate(scores.alternatives):
        shares = [found.chances[at].ranks[0] for found in (without, both, alone)]
        shown.append((names[one.code], *(per_cent(share) for share in shares)))
        numbers: tuple[Value, ...] = (names[one.code], *shares)
        rows.append(numbers)
    head = columns("alternative", "without_children", "with_children", "only_children")
    return ChildrenView(
        heading=t(key, **words),
        measured=t("children.measured"),
        table=Table(
            name=t("children.file_result"),
            title=t("children.result"),
            shown_columns=head,
            shown=tuple(shown),
            columns=head,
            rows=tuple(rows),
            notes=(t("method.children"),),
            sources=(),
        ),
    )
