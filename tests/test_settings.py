"""The environment decides where things lie; without it everything has its place."""

from pathlib import Path

import pytest

from htl_dash import settings

NAMES = ("HTL_DATABASE", "HTL_MUNICIPALITY", "HTL_CATALOGUE", "HTL_PACK")


@pytest.fixture(autouse=True)
def nothing_set(monkeypatch):
    for name in NAMES:
        monkeypatch.delenv(name, raising=False)


def test_everything_has_a_default():
    data = settings.ROOT / "data"
    assert settings.database_url() == f"sqlite:///{data / 'htl.db'}"
    assert settings.municipality_code() == "2081"
    assert settings.catalogue_folder() == data / "catalogue"
    assert settings.pack_folder() == data / "pack"


def test_the_defaults_are_there():
    assert (settings.ROOT / "app.py").is_file()
    assert settings.catalogue_folder().is_dir()
    assert settings.pack_folder().is_dir()


def test_a_training_has_places_of_its_own(monkeypatch):
    monkeypatch.delenv("HTL_TRAINING_DATABASE", raising=False)
    monkeypatch.setenv("HTL_DATABASE", "postgresql://dator/htl")
    data = settings.ROOT / "data"
    assert settings.training_environment() == {
        "HTL_MUNICIPALITY": "0000",
        "HTL_PACK": str(data / "training" / "pack"),
        "HTL_DATABASE": f"sqlite:///{data / 'training.db'}",
    }
    monkeypatch.setenv("HTL_TRAINING_DATABASE", "sqlite:///ovning.db")
    found = settings.training_environment()["HTL_DATABASE"]
    assert found == "sqlite:///ovning.db"
    assert (settings.training_folder() / "vignettes").is_dir()


def test_the_environment_wins_and_is_read_each_time(monkeypatch):
    monkeypatch.setenv("HTL_DATABASE", "postgresql://dator/htl")
    monkeypatch.setenv("HTL_MUNICIPALITY", "2282")
    monkeypatch.setenv("HTL_CATALOGUE", "/tmp/c")
    monkeypatch.setenv("HTL_PACK", "/tmp/p")
    assert settings.database_url() == "postgresql://dator/htl"
    assert settings.municipality_code() == "2282"
    assert settings.catalogue_folder() == Path("/tmp/c")
    assert settings.pack_folder() == Path("/tmp/p")
    monkeypatch.setenv("HTL_MUNICIPALITY", "2480")
    assert settings.municipality_code() == "2480"


@pytest.mark.parametrize("name", NAMES)
def test_an_empty_variable_is_as_good_as_none(name, monkeypatch):
    monkeypatch.setenv(name, "")
    assert settings.municipality_code() == "2081"
    assert settings.database_url().endswith("htl.db")
    assert settings.catalogue_folder().name == "catalogue"
    assert settings.pack_folder().name == "pack"


def test_a_source_has_its_own_address_until_another_is_given(monkeypatch):
    monkeypatch.delenv("HTL_KOLADA_URL", raising=False)
    assert settings.source_url("HTL_KOLADA_URL") == "https://api.kolada.se/v3"
    monkeypatch.setenv("HTL_KOLADA_URL", "http://127.0.0.1:8000/v3/")
    assert settings.source_url("HTL_KOLADA_URL") == "http://127.0.0.1:8000/v3"


@pytest.mark.parametrize(
    ("given", "told"),
    [("", ""), ("data@exempel.se", "data@exempel.se"), ("a\r\nB: (å) c", "aB:  c")],
)
def test_sources_are_told_a_contact_that_fits_in_a_header(monkeypatch, given, told):
    monkeypatch.setenv("HTL_CONTACT", given)
    assert settings.contact() == told
