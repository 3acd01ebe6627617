"""The code that works numbers out is known by its fingerprint."""

import re

from htl_dash.services.methods import PACKAGES, PRODUCT, method_versions


def test_the_product_and_every_package_that_calculates_has_its_version():
    found = method_versions()
    assert {*found} == {PRODUCT, *PACKAGES}
    assert re.fullmatch(r"\d+\.\d+\.\d+", found[PRODUCT])
    assert all(re.fullmatch("[0-9a-f]{12}", found[one]) for one in PACKAGES)


def test_a_fingerprint_changes_with_the_code_and_with_nothing_else(
    tmp_path, monkeypatch
):
    for name in PACKAGES:
        (tmp_path / name).mkdir()
        (tmp_path / name / "one.py").write_text("x = 1\n")
    monkeypatch.setattr("htl_dash.services.methods.files", lambda _: tmp_path)
    method_versions.cache_clear()
    before = method_versions()
    (tmp_path / "stats" / "note.txt").write_text("no code")
    method_versions.cache_clear()
    assert method_versions() == before
    (tmp_path / "stats" / "one.py").write_text("x = 2\n")
    method_versions.cache_clear()
    after = method_versions()
    method_versions.cache_clear()
    assert {name for name in after if after[name] != before[name]} == {"stats"}
