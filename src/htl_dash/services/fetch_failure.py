"""What could not be fetched and why; and which sources have fallen silent in a run.

A source that accepts a question and never answers costs minutes before it is given up.
It is given up for the rest of the run, so that the other sources need not wait.
"""

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import replace

from sqlalchemy import Engine

from htl_dash.domain.errors import HtlError
from htl_dash.domain.fetch_report import DatasetReport, DatasetState
from htl_dash.domain.fetching import SourceName
from htl_dash.sources.exchange import Fault
from htl_dash.store.database import writing
from htl_dash.store.fetch_runs import forget_parts
from htl_dash.text import t

_SILENT = (Fault.TIMEOUT, Fault.CONNECT)


class SkippedError(HtlError):
    """A source was not asked, since it did not answer earlier in the same run."""

    text_key = "fetch.silent"


class Silence:
    """The sources that have not answered in a run."""

    def __init__(self) -> None:
        """Nobody has been asked yet."""
        self._silent: set[SourceName] = set()

    def heed(self, source: SourceName) -> None:
        """Raise SkippedError where a source is known not to answer."""
        if source in self._silent:
            raise SkippedError(source=t(f"source_name.{source}"))

    def note(self, source: SourceName, error: HtlError) -> None:
        """Remember a source that gave no answer; one that refused has answered.

        So has one that began to answer and was too slow: then there is a status.
        """
        facts = error.facts
        if facts.get("fault") in _SILENT and facts.get("status") is None:
            self._silent.add(source)


def failed(one: DatasetReport, error: HtlError) -> DatasetReport:
    """Say in Swedish why a dataset could not be had, and what to do."""
    facts = error.facts
    if isinstance(error, SkippedError):
        said, cure = t(error.text_key, **facts), t("fetch.silent_cure")
        return replace(one, state=DatasetState.SKIPPED, problem=said, cure=cure)
    one = replace(one, state=DatasetState.FAILED)
    if {"problem", "cure"} <= facts.keys():
        return replace(one, problem=str(facts["problem"]), cure=str(facts["cure"]))
    return replace(one, problem=t(error.text_key, **facts))


@contextmanager
def forgetting(engine: Engine, dataset: str) -> Iterator[None]:
    """Read a dataset's answers and store them; if that fails they are not used again.

    The next run would else go on with what cannot be read, though the source has mended
    it since.
    """
    try:
        yield
    except Exception:
        with writing(engine) as connection:
            forget_parts(connection, dataset)
        raise
