"""The command `htl demo`: a training with a database of its own, never the real one."""

import os
from collections.abc import Iterator

from htl_dash import settings
from htl_dash.text import number, t


def turn_to_training(*, fresh: bool) -> Iterator[str]:
    """Let this process see nothing but the training; `fresh` removes what was done.

    StoreError where what would be removed is not known to be a training.
    """
    from htl_dash.services.training import empty_training

    os.environ.update(settings.training_environment())
    yield t("training.begins")
    if fresh and empty_training(settings.database_url()):
        yield t("training.emptied")


def seed_lines() -> Iterator[str]:
    """Write the made-up work where there is none, and say so."""
    from htl_dash.services.opening import open_store
    from htl_dash.services.training import seed_training

    engine = open_store(settings.database_url())
    try:
        written = seed_training(engine)
    finally:
        engine.dispose()
    if written:
        yield t("training.seeded", count=number(written))
