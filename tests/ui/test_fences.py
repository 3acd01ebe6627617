"""Other sites can neither frame the pages nor have the server ask outside."""

import pytest
from streamlit import net_util
from streamlit.web.server import server_util

from htl_dash.ui.fences import ask_nobody_outside


def test_a_site_that_knocks_is_sent_away_without_asking_outside(monkeypatch):
    def asked(*_: object, **__: object) -> None:
        pytest.fail("somebody outside was asked")

    monkeypatch.setattr(net_util, "get_external_ip", net_util.get_external_ip)
    monkeypatch.setattr(net_util, "_make_blocking_http_get", asked)
    monkeypatch.setattr(net_util, "_external_ip", None)
    ask_nobody_outside()
    for site in ("http://evil.example", "http://127.0.0.1.evil.example", "null"):
        assert not server_util.is_url_from_allowed_origins(site)
    assert server_util.is_url_from_allowed_origins("http://localhost:8501")
