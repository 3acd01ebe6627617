"""A store filled with the data pack that ships, for tests of what the pages show.

Import the fixtures where they are used: `from shipped import shipped, shipped_url`.
"""

import pytest
import streamlit as st

from htl_dash.services.initialise import initialise

PLACES = ("HTL_PACK", "HTL_CATALOGUE", "HTL_MUNICIPALITY")


@pytest.fixture(scope="session")
def shipped_url(tmp_path_factory: pytest.TempPathFactory) -> str:
    """The URL of a store with everything in the pack; making it again is quick."""
    url = f"sqlite:///{tmp_path_factory.getbasetemp() / 'shipped.db'}"
    with pytest.MonkeyPatch.context() as environment:
        for name in PLACES:
            environment.delenv(name, raising=False)
        initialise(url)
    return url


@pytest.fixture(scope="module")
def shipped(shipped_url: str):
    """Let the app use that store, and remember nothing from other stores."""
    with pytest.MonkeyPatch.context() as environment:
        for name in PLACES:
            environment.delenv(name, raising=False)
        environment.setenv("HTL_DATABASE", shipped_url)
        st.cache_resource.clear()
        yield shipped_url
    st.cache_resource.clear()
