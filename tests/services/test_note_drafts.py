"""A note that is being written outlives a reload, and a person in it does not."""

from htl_dash.services.note_drafts import forget_note, keep_note, kept_note


def test_a_note_is_found_by_its_token_and_what_it_is_about(store):
    keep_note(store, "desk item 3", "item 3", "Vi öppnar")
    assert kept_note(store, "desk item 3", "item 3") == "Vi öppnar"
    assert kept_note(store, "desk item 3", "item 4") == ""
    assert kept_note(store, "other item 3", "item 3") == ""


def test_the_last_text_is_kept_and_an_empty_one_is_none(store):
    keep_note(store, "desk", "item 3", "Vi öppnar")
    keep_note(store, "desk", "item 3", "Vi öppnar i mars")
    assert kept_note(store, "desk", "item 3") == "Vi öppnar i mars"
    keep_note(store, "desk", "item 3", "  ")
    assert kept_note(store, "desk", "item 3") == ""


def test_what_points_out_a_child_is_not_kept(store):
    keep_note(store, "desk", "item 3", "Vi öppnar")
    keep_note(store, "desk", "item 3", "En flicka i 3B")
    assert kept_note(store, "desk", "item 3") == ""


def test_a_note_is_forgotten(store):
    keep_note(store, "desk", "item 3", "Vi öppnar")
    forget_note(store, "desk")
    assert kept_note(store, "desk", "item 3") == ""
