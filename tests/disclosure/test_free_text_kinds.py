"""Every finding can be explained, and kinds keep their names."""

import pytest

from htl_dash.disclosure.free_text import inspect
from htl_dash.disclosure.free_text_kinds import Action, Kind
from htl_dash.text import t


def test_the_kinds_are_ordered_by_gravity():
    assert [*Kind] == [
        "identity_number",
        "email",
        "phone",
        "class_description",
        "few_children",
        "address",
        "full_name",
        "name",
    ]
    assert [*Action] == ["block", "warn"]


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("121231-9824", Kind.IDENTITY_NUMBER),
        ("121231-9825", Kind.IDENTITY_NUMBER),
        ("1212319825", Kind.IDENTITY_NUMBER),
        ("a@example.se", Kind.EMAIL),
        ("070-174 06 05", Kind.PHONE),
        ("en flicka i 3B", Kind.CLASS_DESCRIPTION),
        ("tre elever", Kind.FEW_CHILDREN),
        ("Tunavägen 14", Kind.ADDRESS),
        ("Karin Johansson", Kind.FULL_NAME),
        ("Karin", Kind.NAME),
    ],
)
def test_every_finding_says_what_it_is_and_what_to_write_instead(text, kind):
    (finding,) = inspect(text)
    told = t(finding.text_key)
    assert finding.kind is kind
    assert "till exempel" in told or "skriv" in told.lower()
    assert text not in told
