"""The encoding and the separator of a text file are found, and told with the reason."""

import csv
import io

import pytest
from hypothesis import given
from hypothesis import strategies as st

from htl_dash.sources.office_file import FileError
from htl_dash.sources.table_text import decoded, rows_of, separator_of
from htl_dash.text import t

LINE = "Område;Andel\nTjärna Ängar;12,5\nKvarnsveden på ön;7\n"


@pytest.mark.parametrize(
    ("encoding", "found", "reason"),
    [
        ("utf-8-sig", "utf-8-sig", "encoding_mark"),
        ("utf-8", "utf-8", "encoding_utf8"),
        ("utf-16", "utf-16", "encoding_mark"),
        ("utf-16-le", "utf-16-le", "encoding_zeros"),
        ("utf-16-be", "utf-16-be", "encoding_zeros"),
        ("cp1252", "cp1252", "encoding_letters"),
        ("cp850", "cp850", "encoding_letters"),
        ("mac_roman", "mac_roman", "encoding_letters"),
    ],
)
def test_the_encoding_is_seen_in_the_bytes(encoding, found, reason):
    read = decoded(LINE.encode(encoding))
    assert (read.text, read.encoding) == (LINE, found)
    assert read.reason == f"table_file.{reason}"
    assert t(read.reason)


def test_plain_letters_are_the_same_in_every_encoding():
    assert decoded(b"a;b\n1;2\n").reason == "table_file.encoding_ascii"


def test_bytes_that_windows_does_not_have_are_read_as_latin():
    read = decoded("Område;Börje på ön;1\n".encode("latin-1") * 9 + b"\x81")
    assert read.text.startswith("Område;")
    assert read.encoding == "latin-1"


@pytest.mark.parametrize(
    ("content", "why"),
    [
        (b"", "empty"),
        (b" \r\n \n", "empty"),
        (b"\xef\xbb\xbf\xff;\xfe", "broken_text"),
        (bytes(range(1, 32)) * 4, "no_text"),
        (b"\x00\x01\x02\x03" * 9, "no_text"),
        (b"\xff\xfea", "broken_text"),
    ],
)
def test_what_is_no_text_is_refused(content, why):
    with pytest.raises(FileError) as found:
        decoded(content)
    assert found.value.text_key == f"table_file.{why}"
    assert t(found.value.text_key, **found.value.facts)


@pytest.mark.parametrize(
    ("text", "separator"),
    [
        ("a;b\n1,5;2,5\n", ";"),
        ("a,b\n1.5,2.5\n", ","),
        ("a\tb\n1,5\t2,5\n", "\t"),
        ("a|b\n1|2\n", "|"),
        ('Titel, med komma\n\n"a";"b"\n"1,5";"2;5"\n"x, y";3\n', ";"),
        ("Källa: SCB, 2024\n\nOmråde\tAndel\nA\t1,2\nB\t3,4\n", "\t"),
    ],
)
def test_the_separator_is_the_one_that_makes_rows_alike(text, separator):
    assert separator_of(text) == separator


def test_a_text_without_columns_is_refused():
    with pytest.raises(FileError) as found:
        separator_of("en mening utan kolumner\noch en till\n")
    assert found.value.text_key == "table_file.no_columns"


@pytest.mark.parametrize(
    ("text", "row"),
    [('a;b\n1;"2\n3;4\n', 2), ('a;b\n"x"y;1\n', 2), ('a;b\n1;2\n"', 3)],
)
def test_a_quotation_mark_that_swallows_rows_is_refused_with_its_row(text, row):
    with pytest.raises(FileError) as found:
        rows_of(text, ";")
    assert found.value.text_key == "table_file.quotes"
    assert found.value.facts["row"] == row


def test_a_text_that_ends_in_the_middle_of_a_row_is_refused_with_its_row():
    whole = "skola;behöriga;meritvärde\nNorra;81;215,6\nSödra;69,4;201,1"
    assert len(rows_of(whole, ";")) == 3
    with pytest.raises(FileError) as found:
        rows_of(whole.removesuffix(";201,1"), ";")
    assert (found.value.text_key, found.value.facts["row"]) == ("table_file.cut", 3)


def test_a_note_after_the_table_needs_no_line_break():
    assert rows_of("a;b\n1;2\n3;4\nKälla: SCB", ";")[-1] == ("Källa: SCB",)


def test_line_breaks_of_all_kinds_end_rows_and_others_do_not():
    assert rows_of("a;b\r\n1;2\r3;\u20284\n", ";") == (
        ("a", "b"),
        ("1", "2"),
        ("3", "\u20284"),
    )


CELL = st.text(
    alphabet=st.characters(codec="cp1252", exclude_categories=["Cc"])
    | st.sampled_from('";,\t\n|'),
    max_size=8,
)


@given(
    rows=st.lists(
        st.tuples(CELL, CELL, CELL).map(
            lambda row: ("å" + row[0].strip("\r"), *row[1:])
        ),
        min_size=2,
        max_size=6,
    ),
    separator=st.sampled_from([";", "\t", ","]),
    encoding=st.sampled_from(["utf-8", "utf-8-sig", "utf-16"]),
)
def test_every_cell_comes_back_as_it_was_written(rows, separator, encoding):
    out = io.StringIO(newline="")
    csv.writer(out, delimiter=separator, lineterminator="\n").writerows(rows)
    read = decoded(out.getvalue().encode(encoding))
    assert rows_of(read.text, separator) == tuple(rows)
