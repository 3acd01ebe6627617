"""A PX file is read in the encoding that it is in, whatever it says."""

import pytest

from htl_dash.sources.cube import ReadError
from htl_dash.sources.px_encoding import encoding_of, px_text

ANSI = 'CHARSET="ANSI";CODEPAGE="{}";'


@pytest.mark.parametrize(
    ("said", "written", "used", "differs"),
    [
        ("iso-8859-1", "cp1252", "cp1252", False),
        ("windows-1252", "cp1252", "cp1252", False),
        ("utf-8", "utf-8", "utf-8", False),
        ("UTF-8", "utf-8", "utf-8", False),
        ("iso-8859-1", "utf-8", "utf-8", True),
        ("utf-8", "cp1252", "cp1252", True),
        ("850", "cp850", "cp850", False),
        ("iso-8859-15", "iso8859_15", "iso8859_15", False),
        ("no-such", "cp1252", "cp1252", True),
        ("437", "cp1252", "cp1252", True),
        ("437", "cp437", "cp437", False),
    ],
)
def test_bytes_decide_where_they_can(said, written, used, differs):
    text = ANSI.format(said) + 'TITLE="Andelen år för år";'
    content = text.encode(written)
    found = encoding_of(content)
    assert (found.used, found.said, found.differs) == (used, said, differs)
    assert px_text(content) == text


@pytest.mark.parametrize("written", ["cp850", "cp1252", "utf-8", "utf-8-sig"])
def test_a_file_that_says_nothing_is_known_by_its_letters(written):
    text = 'TITLE="Små barn i Örebro är födda";'
    assert px_text(text.encode(written)) == text
    assert not encoding_of(text.encode(written)).differs


def test_bytes_that_windows_has_no_letter_for_do_not_stop_the_reading():
    assert px_text(b'TITLE="a\x81\xe5";') == 'TITLE="a\x81å";'
    with pytest.raises(ReadError):
        px_text(b'TITLE="a\x81\x00";')
