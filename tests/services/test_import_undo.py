"""A file that was taken in can be taken back; both stay in the history."""

import pytest
from importing import (
    GYLLE,
    IMMANUEL,
    NAME,
    PASSED,
    WHO,
    counted,
    engine,
    shown,
    take,
)
from made import HOME
from made_data_files import siris

from htl_dash.domain.errors import StaleError
from htl_dash.domain.table_choice import TableChoices
from htl_dash.services.import_data import preview
from htl_dash.services.import_undo import (
    choices_for,
    forget_choices,
    history,
    remember_choices,
    taken_in,
    undo_import,
)
from htl_dash.services.register import UnsignedError
from htl_dash.store.import_choices import Act

__all__ = ["engine"]


def test_the_version_before_becomes_current_again(engine):
    dataset = take(engine, GYLLE, IMMANUEL).dataset
    before = shown(engine)
    take(engine, GYLLE.replace("53,5", "54,0"), IMMANUEL)
    assert shown(engine) != before
    done = undo_import(engine, dataset, 2, WHO)
    assert done.sequence == 3
    assert shown(engine) == before


def test_the_first_file_taken_back_leaves_what_the_pack_has(engine):
    before = shown(engine)
    dataset = take(engine, GYLLE, IMMANUEL).dataset
    undo_import(engine, dataset, 1, WHO)
    assert (
        shown(engine)
        == before
        == {
            ("11406792", "2024/25"): 53.0,
            ("11406792", "2023/24"): 50.5,
        }
    )
    (one,) = taken_in(engine)
    assert (one.dataset, one.rows, one.sequence) == (dataset, 0, 2)


def test_what_is_taken_back_twice_is_there_again(engine):
    dataset = take(engine, GYLLE, IMMANUEL).dataset
    after = shown(engine)
    undo_import(engine, dataset, 1, WHO)
    undo_import(engine, dataset, 2, WHO)
    assert shown(engine) == after


def test_a_file_can_be_taken_in_again_after_it_was_taken_back(engine):
    dataset = take(engine, GYLLE, IMMANUEL).dataset
    after = shown(engine)
    undo_import(engine, dataset, 1, WHO)
    assert take(engine, GYLLE, IMMANUEL).sequence == 3
    assert shown(engine) == after


def test_nothing_is_taken_back_that_somebody_has_changed_since(engine):
    dataset = take(engine, GYLLE, IMMANUEL).dataset
    take(engine, GYLLE.replace("53,5", "54,0"), IMMANUEL)
    before = counted(engine)
    for stale in (1, 3):
        with pytest.raises(StaleError):
            undo_import(engine, dataset, stale, WHO)
    with pytest.raises(StaleError):
        undo_import(engine, "packed", 1, WHO)
    with pytest.raises(UnsignedError):
        undo_import(engine, dataset, 2, "nobody")
    assert counted(engine) == before


def test_the_history_has_who_did_what_with_which_file(engine):
    dataset = take(engine, GYLLE, IMMANUEL).dataset
    undo_import(engine, dataset, 1, "head_teacher")
    assert [(one.act, one.who, one.file) for one in history(engine)] == [
        (Act.UNDONE, "head_teacher", NAME),
        (Act.IMPORTED, WHO, NAME),
    ]
    (one,) = taken_in(engine)
    assert one.last == history(engine)[0]


def test_choices_can_be_remembered_and_forgotten_without_taking_in_a_file(engine):
    file = preview(engine, HOME, NAME, siris(GYLLE)).file
    assert choices_for(engine, file) == TableChoices()
    unwanted = TableChoices(indicators={"Genomsnittligt meritvärde (17 ämnen)": ""})
    remember_choices(engine, file.recognised.signature, unwanted, WHO)
    assert choices_for(engine, file) == unwanted
    assert preview(engine, HOME, NAME, siris(GYLLE)).choices == unwanted
    assert PASSED in {
        one.indicator
        for one in preview(engine, HOME, NAME, siris(GYLLE)).prepared.figures
    }
    forget_choices(engine, file.recognised.signature, WHO)
    assert preview(engine, HOME, NAME, siris(GYLLE)).remembered is None
