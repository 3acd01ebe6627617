"""Every source has a client that asks where the environment says."""

import pytest
from made_fetching import dataset

from htl_dash.domain.fetching import Asked, SourceName
from htl_dash.sources.clients import client
from htl_dash.sources.source import SourceError
from htl_dash.sources.transport import Transport


@pytest.mark.parametrize("name", SourceName)
def test_every_source_has_a_client(name):
    with Transport() as transport:
        made = client(name, transport)
    for verb in ("check", "parts", "fetch", "read"):
        assert callable(getattr(made, verb))


def test_a_client_asks_at_the_address_in_the_environment(replay, monkeypatch):
    asked = Asked("2081", ("2081",))
    monkeypatch.setenv("HTL_SCB_URL", f"{replay.url}/own/")
    with Transport() as transport, pytest.raises(SourceError):
        client(SourceName.SCB, transport).check(dataset(SourceName.SCB), asked)
    assert replay.paths() == ["/own/config"]
