"""What each section on the data page has found, as its heading."""

from collections import Counter
from collections.abc import Collection, Sequence

from htl_dash.domain.fetch_report import RunReport, RunState
from htl_dash.domain.municipality import Municipality
from htl_dash.services.fetch_history import History
from htl_dash.services.import_undo import TakenIn
from htl_dash.services.pruning import Amount
from htl_dash.services.status import DatasetStatus
from htl_dash.text import listing, number, t
from htl_dash.viewmodels.import_data_view import long_day

MEGABYTE = 1024 * 1024
COUNTED = (
    "missing",
    "own",
    "accessibility",
    "organisation",
    "files",
    "files_undated",
)
"""What has a text for none, one and many."""


def sources_heading(datasets: Sequence[DatasetStatus]) -> str:
    """Say how many series there are, and which way they came."""
    many = number(len(datasets))
    if all(one.is_from_pack for one in datasets):
        return t("data_heading.sources_pack", count=many)
    ways = Counter(one.arrival for one in datasets)
    words = [
        t(f"data_heading.arrival_{way}", count=number(count))
        for way, count in ways.most_common()
    ]
    return t("data_heading.sources", count=many, ways=listing(words))


def kept_line(kept: Amount) -> str:
    """Say how much is kept so that figures can be followed back."""
    return t("data_heading.kept", **amount_words(kept))


def amount_words(one: Amount) -> dict[str, str]:
    """Return how much there is of something, with the size in megabytes."""
    return {
        "times": number(one.times),
        "size": number(one.size / MEGABYTE, 1),
        "requests": number(one.requests),
    }


def missing_heading(missing: Collection[object]) -> str:
    """Say how many things a reader would look for in vain."""
    return _counted("missing", len(missing))


def methods_heading(methods: Collection[object]) -> str:
    """Say how many ways of reckoning there are."""
    return t("data_heading.methods", count=number(len(methods)))


def glossary_heading(words: Collection[object]) -> str:
    """Say how many words are explained."""
    return t("data_heading.glossary", count=number(len(words)))


def own_heading(own: Collection[object], home: Municipality) -> str:
    """Say how many indicators the municipality has declared itself."""
    return _counted("own", len(own), place=home.name)


def accessibility_heading(flaws: int) -> str:
    """Say how many flaws are known."""
    return _counted("accessibility", flaws)


def organisation_heading(home: Municipality) -> str:
    """Say which model the municipality works by, and in how many levels."""
    model = home.team_model
    facts = {"place": home.name, "model": model.name}
    return _counted("organisation", len(model.levels), **facts)


def files_heading(found: Sequence[TakenIn]) -> str:
    """Say how many series have come in files, and when the last did."""
    if not found:
        return t("data_heading.files_none")
    last = max((one.last.at for one in found if one.last), default="")
    if not last:
        return _counted("files_undated", len(found))
    return _counted("files", len(found), day=long_day(last))


def fetch_heading(found: History, *, is_running: bool) -> str:
    """Say what the last run of fetching gave, or that one is under way."""
    if is_running:
        return t("data_heading.fetch_running")
    if found.last is None:
        known = len(found.datasets)
        return t("data_heading.fetch_none", count=number(known))
    return _last(found.last)


def _last(last: RunReport) -> str:
    every = len(last.datasets)
    taken = sum(one.state.is_taken for one in last.datasets)
    facts = {
        "day": long_day(last.started_at),
        "taken": number(taken),
        "all": number(every),
    }
    if last.state is RunState.RUNNING:
        return t("data_heading.fetch_elsewhere", **facts)
    if last.state in (RunState.STOPPED, RunState.INTERRUPTED):
        return t("data_heading.fetch_stopped", **facts)
    if taken == every:
        return t("data_heading.fetch_all", **facts)
    return t("data_heading.fetch_some", **facts)


def _counted(name: str, count: int, **facts: str) -> str:
    """Return a text for none, one or many."""
    forms = {0: "_none", 1: "_one"}
    key = f"{name}{forms.get(count, '')}"
    return t(f"data_heading.{key}", count=number(count), **facts)
