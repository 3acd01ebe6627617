"""A store with the made-up municipality, for tests of what a training shows.

Import the fixture where it is used: `from training import training_url`.
"""

import pytest

from htl_dash.services.initialise import initialise
from htl_dash.settings import ROOT

HOME = "0000"
PACK = ROOT / "data" / "training" / "pack"
PUBLISHER = "Övningsdata (påhittat)"


def point_at_training(environment: pytest.MonkeyPatch) -> None:
    """Let the settings name the made-up municipality and its pack."""
    environment.delenv("HTL_CATALOGUE", raising=False)
    environment.setenv("HTL_MUNICIPALITY", HOME)
    environment.setenv("HTL_PACK", str(PACK))


@pytest.fixture(scope="session")
def training_url(tmp_path_factory: pytest.TempPathFactory) -> str:
    """The URL of a store with everything in the training pack."""
    url = f"sqlite:///{tmp_path_factory.getbasetemp() / 'training.db'}"
    with pytest.MonkeyPatch.context() as environment:
        point_at_training(environment)
        initialise(url)
    return url
