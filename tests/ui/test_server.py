"""The server sends a Swedish page, the map's geometry, and never a traceback."""

import gzip
import json
import logging
import sqlite3
import time
import tomllib
from collections.abc import Iterator
from contextlib import closing
from hashlib import sha256
from pathlib import Path

import pytest
import streamlit
from live_server import LiveServer, elements, live_server
from streamlit.runtime.media_file_manager import MediaFileManager
from streamlit.runtime.memory_media_file_storage import MemoryMediaFileStorage
from streamlit.runtime.pages_manager import PagesManager

from htl_dash.settings import ROOT
from htl_dash.text import t
from htl_dash.ui.desk import COOKIE
from htl_dash.ui.given_files import MOST_MEGABYTES
from htl_dash.ui.problems import problem_text

PACK = ROOT / "data" / "pack"
ASSETS = ROOT / "src" / "htl_dash" / "ui" / "assets"
PATHS = [
    *("", "omraden", "skolor-och-insatser", "insatsmix", "prioritera", "beslut"),
    *("malen", "data", "vikter"),
]
ADDRESSES = (*(f"/{path}" for path in PATHS), "/omraden?visa=tid", "/finns-inte")
BROWSER = "text/html,application/xhtml+xml,application/xml;q=0.9,*/*;q=0.8"
GEOMETRY = sorted(path.stem for path in (PACK / "geometry").glob("*.geojson"))


@pytest.fixture(scope="module")
def server(shipped: str) -> Iterator[LiveServer]:
    with live_server() as running:
        yield running


@pytest.mark.parametrize(
    ("accept", "packing"),
    [
        (BROWSER, "identity"),
        (BROWSER, "gzip"),
        (BROWSER, "gzip, deflate, br, zstd"),
        ("*/*", "identity"),
    ],
)
@pytest.mark.parametrize("address", ADDRESSES)
def test_every_address_gives_a_page_in_swedish(server, address, accept, packing):
    answer = server.get(address, Accept=accept, Accept_Encoding=packing)
    assert answer.status == 200
    assert "content-encoding" not in answer.headers
    assert '<html lang="sv">' in answer.text
    assert 'lang="en"' not in answer.text
    assert int(answer.headers["content-length"]) == len(answer.body)


def test_a_browser_is_told_from_others_by_a_cookie_that_scripts_cannot_read(server):
    given = server.get("/", Accept=BROWSER).headers["set-cookie"]
    name, _, rest = given.partition("=")
    value, *properties = rest.split("; ")
    assert name == COOKIE
    assert len(value) >= 32
    assert {"HttpOnly", "SameSite=Strict", "Path=/"} <= set(properties)
    again = server.get("/", Accept=BROWSER, Cookie=f"{COOKIE}={value}")
    assert "set-cookie" not in again.headers
    other = server.get("/", Accept=BROWSER).headers["set-cookie"]
    assert value not in other


def test_the_page_has_our_stylesheet_and_script_once(server):
    page = server.get("/omraden", Accept=BROWSER).text
    head, _ = page.split("</head>")
    for name in ("page.css", "page.js"):
        assert page.count(f"htl/{name}") == head.count(f"htl/{name}") == 1


def test_the_page_is_never_kept_by_the_browser(server):
    """An old page would ask for scripts that a newer Streamlit does not have."""
    headers = server.get("/", Accept=BROWSER).headers
    assert headers["cache-control"] == "no-cache"
    assert "etag" not in headers
    assert "last-modified" not in headers


def test_no_other_site_may_show_the_page_in_a_frame(server):
    headers = server.get("/omraden", Accept=BROWSER).headers
    assert headers["content-security-policy"] == "frame-ancestors 'none'"
    assert headers["x-content-type-options"] == "nosniff"
    assert headers["referrer-policy"] == "same-origin"


def test_what_is_not_a_page_goes_through_unchanged(server):
    page = server.get("/", Accept=BROWSER).text
    script = page.split('src="./static/')[1].split('"')[0]
    shipped = Path(streamlit.__file__).parent / "static" / "static" / script
    for packing in ("identity", "gzip"):
        answer = server.get(f"/static/{script}", Accept="*/*", Accept_Encoding=packing)
        assert answer.status == 200
        is_packed = answer.headers.get("content-encoding") == "gzip"
        body = gzip.decompress(answer.body) if is_packed else answer.body
        assert body == shipped.read_bytes()


@pytest.mark.parametrize("name", GEOMETRY)
def test_geometry_is_the_delivered_bytes_and_may_be_kept_for_a_year(server, name):
    answer = server.get(f"/htl/geometry/any-version/{name}")
    assert answer.status == 200
    assert answer.body == (PACK / "geometry" / f"{name}.geojson").read_bytes()
    assert answer.headers["content-type"] == "application/geo+json"
    assert answer.headers["cache-control"] == "public, max-age=31536000, immutable"


def test_geometry_is_packed_for_browsers_that_unpack(server):
    path = f"/htl/geometry/v/{GEOMETRY[0]}"
    packed = server.get(path, Accept_Encoding="gzip")
    assert packed.headers["content-encoding"] == "gzip"
    assert gzip.decompress(packed.body) == server.get(path).body


@pytest.mark.parametrize(
    "name",
    ["finns-inte", "origin", "regso2025.geojson", "label_points.csv", "REGSO2025"],
)
def test_geometry_that_is_not_there_is_told_in_swedish(server, name):
    answer = server.get(f"/htl/geometry/v/{name}")
    assert answer.status == 404
    assert answer.text == t("server.no_such_file")


@pytest.mark.parametrize(
    "path",
    [
        "/htl/geometry/v/../../areas.csv",
        "/htl/geometry/v/..%2f..%2fareas.csv%00",
        "/htl/geometry/v/%2e%2e%2f%2e%2e%2fareas.csv",
        "/htl/geometry/v/..%5c..%5careas",
        "/htl/geometry/v/%252e%252e%252fareas",
        "/htl/geometry/%2e%2e/origin",
        "/htl/geometry/v//etc/passwd",
        "/htl/geometry/v/%2fetc%2fpasswd",
        "/htl/geometry/v/regso2025%00",
        "/htl/../server.py",
        "/htl/%2e%2e%2fserver.py",
        "/htl/assets%2fpage.css",
        "/htl/page.css%00.py",
    ],
)
def test_no_trick_in_the_path_reaches_another_file(server, path):
    """Streamlit refuses some of them before we see them, in English and as 400.

    The rest are told by us as unknown, or by Streamlit as a page that is not there.
    """
    answer = server.get(path)
    is_front_page = b"<html" in answer.body
    assert answer.status in (400, 404) or is_front_page
    for content in (
        b"unit_code",
        b"geography,code",
        b"root:",
        b"SwedishPage",
        b"@media",
    ):
        assert content not in answer.body
    if answer.status == 404:
        assert answer.text == t("server.no_such_file")


@pytest.mark.parametrize(
    ("name", "kind"), [("page.css", "text/css"), ("page.js", "javascript")]
)
def test_stylesheet_and_script_are_kept_for_a_year_under_the_address_of_their_content(
    server, name, kind
):
    page = server.get("/omraden", Accept=BROWSER).text
    address = f"/htl/{name}?v={sha256((ASSETS / name).read_bytes()).hexdigest()[:12]}"
    assert f'".{address}"' in page
    answer = server.get(address)
    assert answer.status == 200
    assert answer.body == (ASSETS / name).read_bytes()
    assert kind in answer.headers["content-type"]
    assert answer.headers["cache-control"] == "public, max-age=31536000, immutable"
    for other in (f"/htl/{name}", f"/htl/{name}?v=0123456789ab"):
        assert server.get(other).headers["cache-control"] == "no-cache"


@pytest.mark.parametrize("name", ["finns-inte", "page.html", "PAGE.CSS", "geometry"])
def test_any_other_file_is_told_in_swedish(server, name):
    answer = server.get(f"/htl/{name}")
    assert answer.status == 404
    assert answer.text == t("server.no_such_file")


@pytest.mark.parametrize("page", PATHS)
def test_every_page_runs_on_the_real_server(server, page):
    document = server.page(page)
    assert document["status"] == "ready"
    assert document["page"]["url_path"] == page
    kinds = [element["type"] for element in elements(document)]
    assert kinds.count("title") == 1
    assert "exception" not in kinds
    assert "error" not in kinds


def test_the_first_visitor_may_come_to_any_page(server):
    """Streamlit must not take the files in pages/ for addresses."""
    assert PagesManager.uses_pages_directory is False
    paths = [page["url_path"] for page in server.page("malen")["pages"]]
    assert paths == PATHS


@pytest.mark.parametrize("page", PATHS)
def test_a_damaged_database_is_told_on_the_real_server(
    server, page, tmp_path, monkeypatch
):
    damaged = tmp_path / "htl.db"
    damaged.write_bytes(b"not a database" * 500)
    monkeypatch.setenv("HTL_DATABASE", f"sqlite:///{damaged}")
    said = messages(server.page(page))
    assert said == [message for message in said if t("store.damaged_cure") in message]
    assert len(said) == 1


def messages(document: dict) -> list[str]:
    """The error messages on a page; it must have no traceback and no English one."""
    found = list(elements(document))
    assert "exception" not in [element["type"] for element in found]
    return [e["props"]["body"] for e in found if e["type"] == "error"]


def test_a_bug_is_told_without_details_and_logged_with_them(
    server, shipped, tmp_path, monkeypatch, caplog
):
    """A day that is none can only be in the store through a fault in the product."""
    path = tmp_path / "htl.db"
    with closing(sqlite3.connect(shipped.removeprefix("sqlite:///"))) as whole:
        whole.execute("VACUUM INTO ?", (str(path),))
    with closing(sqlite3.connect(path)) as store:
        store.execute("UPDATE snapshot SET retrieved = 'i fjol', sha256 = 'x'")
        store.commit()
    monkeypatch.setenv("HTL_DATABASE", f"sqlite:///{path}")
    with caplog.at_level(logging.ERROR, logger="htl_dash"):
        document = server.page("data")
    told = "\n\n".join(problem_text(ValueError()).splitlines())
    assert messages(document) == [told]
    assert "i fjol" not in json.dumps(document)
    logged = [record for record in caplog.records if record.name == "htl_dash"]
    assert "i fjol" in str(logged[0].exc_info[1])


def test_the_settings_that_the_product_rests_on_are_kept():
    path = ROOT / ".streamlit" / "config.toml"
    settings = tomllib.loads(path.read_text(encoding="utf-8"))
    assert settings["runner"]["postScriptGC"] is False
    assert settings["browser"]["gatherUsageStats"] is False
    assert settings["client"]["toolbarMode"] == "minimal"
    assert settings["client"]["showErrorDetails"] == "none"
    assert settings["server"]["headless"] is True
    assert not settings["server"].get("enableStaticServing")
    assert not settings["server"].get("enableAgentApi")


def test_a_file_made_on_a_click_outlives_what_others_do_before_it_is_fetched():
    files = MediaFileManager(MemoryMediaFileStorage("/media"))
    asked = files.add_deferred(lambda: b"fil", "text/csv", "0.1", "fil.csv")
    fetched = files.execute_deferred(asked).removeprefix("/media/")
    for _ in range(3):  # others click, and their pages end
        files.remove_orphaned_files()
    found = files.read_file(fetched)
    assert found is not None
    assert found.content == b"fil"


def test_a_file_that_nobody_fetches_is_taken_away_after_a_while(monkeypatch):
    monkeypatch.setattr("htl_dash.ui.server.KEPT_SECONDS", 0.0)
    files = MediaFileManager(MemoryMediaFileStorage("/media"))
    asked = files.add_deferred(lambda: b"fil", "text/csv", "0.1", "fil.csv")
    fetched = files.execute_deferred(asked).removeprefix("/media/")
    files.remove_orphaned_files()
    time.sleep(0.01)
    files.remove_orphaned_files()
    assert files.read_file(fetched) is None


def test_no_larger_file_is_taken_in_than_the_fields_say():
    with (ROOT / ".streamlit" / "config.toml").open("rb") as file:
        assert tomllib.load(file)["server"]["maxUploadSize"] == MOST_MEGABYTES
