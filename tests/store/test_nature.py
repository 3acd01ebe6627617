"""A store is marked once as made up or real, and never becomes the other."""

import pytest

from htl_dash.domain.errors import StoreError
from htl_dash.store.nature import claim, require
from htl_dash.text import t


@pytest.mark.parametrize("is_training", [True, False])
def test_a_new_store_is_what_it_is_first_claimed_to_be(connection, is_training):
    claim(connection, is_training=is_training)
    claim(connection, is_training=is_training)
    require(connection, is_training=is_training)
    for refuse in (claim, require):
        with pytest.raises(StoreError):
            refuse(connection, is_training=not is_training)
    require(connection, is_training=is_training)


def test_a_store_that_nobody_has_marked_is_neither(connection):
    require(connection, is_training=True)
    require(connection, is_training=False)


@pytest.mark.parametrize(
    ("is_training", "key"), [(True, "is_training"), (False, "is_real")]
)
def test_the_refusal_says_what_the_store_is_and_what_to_do(
    connection, is_training, key
):
    claim(connection, is_training=is_training)
    with pytest.raises(StoreError) as caught:
        require(connection, is_training=not is_training)
    facts = caught.value.facts
    assert (facts["problem"], facts["cure"]) == (
        t(f"store.{key}"),
        t(f"store.{key}_cure"),
    )
    assert facts["place"]
