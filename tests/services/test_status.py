"""The status says where every dataset comes from and how old it is."""

from datetime import date

import pytest
from small_pack import SHARES, write_pack
from store_rows import MORNING

from htl_dash.domain.errors import StoreError
from htl_dash.services.initialise import initialise
from htl_dash.services.status import status_of


@pytest.fixture
def filled(database_url, tmp_path, monkeypatch) -> str:
    folder = write_pack(tmp_path / "pack", scb_one=SHARES)
    monkeypatch.setenv("HTL_PACK", str(folder))
    initialise(database_url, MORNING)
    return database_url


def test_every_dataset_has_its_origin_and_age(filled):
    status = status_of(filled, date(2026, 11, 22))
    by_name = {dataset.dataset: dataset for dataset in status.datasets}
    assert list(by_name) == ["areas", "scb_one", "schools"]
    one = by_name["scb_one"]
    assert (one.publisher, one.table, one.period) == ("SCB", "TAB6685", "2024")
    assert (one.retrieved, one.age_days) == ("2026-09-24", 59)
    assert (one.rows, one.sequence) == (2, 1)
    assert one.loaded_at == "2026-11-22T07:30:00+00:00"
    assert len(one.sha256) == 64


def test_an_unknown_retrieval_date_has_no_age(filled):
    status = status_of(filled, date(2026, 11, 22))
    assert (status.datasets[0].retrieved, status.datasets[0].age_days) == ("", None)


def test_rows_are_counted_together(filled):
    status = status_of(filled, date(2026, 11, 22))
    assert status.rows == 5
    assert len(status.data_version) == 12


def test_a_store_that_is_not_there_is_an_error_to_mend(tmp_path):
    with pytest.raises(StoreError, match="Filen finns inte"):
        status_of(f"sqlite:///{tmp_path / 'htl.db'}", date(2026, 11, 22))
