"""What came of a decision as a document, frozen beside it."""

from collections.abc import Iterator
from datetime import date

from htl_dash.domain.decision import Decision, Verdict
from htl_dash.domain.municipality import Municipality
from htl_dash.services.reviews import Judged
from htl_dash.text import long_date, number, t
from htl_dash.viewmodels.decision_document import (
    Versions,
    method_facts,
    method_lines,
    typed,
)
from htl_dash.viewmodels.document import (
    Block,
    Document,
    Fact,
    Listing,
    Paragraph,
    Section,
    Signature,
)
from htl_dash.viewmodels.expectation_view import (
    amount_words,
    beside,
    now_words,
    sentence,
)
from htl_dash.viewmodels.frozen_parts import Frozen
from htl_dash.viewmodels.record_view import function_name

COIN = 0.25
"""The Brier score of somebody who says fifty-fifty."""


def frozen_review(
    municipality: Municipality,
    decision: Decision,
    judged: Judged,
    note: str,
    versions: Versions,
    who: str,
    today: date,
) -> Frozen:
    """Return a review as it will be frozen."""
    methods = method_facts(versions.methods)
    lines = [
        t("decide.data_version", version=versions.data),
        t("decide.work_version", version=versions.work),
        *method_lines(methods),
        t("decide.of_decision", number=decision.id, sha=decision.sha256),
    ]
    document = Document(
        name=t("decide.review_file", number=decision.id, day=today.isoformat()),
        title=t("decide.review_title", title=decision.title),
        subtitle=t("decide.review_subtitle", day=long_date(today)),
        facts=(Fact(t("decide.day"), long_date(decision.decided_on)),),
        sections=(
            outcome_section(judged),
            Section(t("decide.review_note"), typed(note)),
            Section(t("decide.locked_with"), (Listing(tuple(lines)),)),
        ),
        sources=(),
        notes=(t("decide.scores_note"),),
        signatures=(Signature(function_name(who, municipality), long_date(today)),),
        day=today,
        version=versions.data,
    )
    return Frozen(document, (), versions.data, versions.work, methods)


def outcome_section(judged: Judged) -> Section:
    """Return expectation beside outcome, how it was scored, and what that means."""
    title = t(f"came.{judged.scored.verdict}")
    blocks: list[Block] = [Paragraph(sentence(judged.expected))]
    if judged.scored.verdict is not Verdict.TOO_EARLY:
        blocks += [Paragraph(one) for one in _said(judged)]
        blocks.append(beside(judged.expected, judged.outcome, title))
    blocks.append(Paragraph(t("decide.stop_rule", text=judged.expected.stop_rule)))
    return Section(title, tuple(blocks))


def _said(judged: Judged) -> Iterator[str]:
    scored = judged.scored
    if judged.outcome is None:
        yield t("decide.not_measured")
        return
    yield now_words(judged.outcome)
    if judged.outcome.lower is None:
        yield t("decide.no_interval")
    else:
        yield t("decide.surely" if scored.is_sure else "decide.not_surely")
    held = {True: "decide.held", False: "decide.not_held", None: "decide.held_unknown"}
    yield t(held[scored.direction_held])
    if scored.brier is not None:
        words = {"score": number(scored.brier, 2), "coin": number(COIN, 2)}
        yield t("decide.brier", **words)
    if scored.interval is not None:
        yield t(
            "decide.interval_score",
            score=amount_words(judged.expected, scored.interval),
            width=amount_words(
                judged.expected, judged.expected.upper - judged.expected.lower
            ),
        )
