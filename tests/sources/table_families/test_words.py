"""Periods, months, sexes and wholes are read as people write them, or not at all."""

import pytest

from htl_dash.sources.table_families.words import (
    AmbiguousPeriodError,
    holds,
    is_period,
    read_category,
    read_month,
    read_period,
    read_sex,
    squeezed,
)


@pytest.mark.parametrize(
    ("text", "period"),
    [
        ("2024", "2024"),
        (" 2024 ", "2024"),
        ("År 2024", "2024"),
        ("Läsåret 2024/25", "2024/25"),
        ("Läsår: 2024/25", "2024/25"),
        ("2024/2025", "2024/25"),
        ("2024-2025", "2024/25"),
        ("2024\u20132025", "2024/25"),
        ("1999/00", "1999/00"),
        ("2024M09", "2024-09"),
        ("2024-09", "2024-09"),
        ("september 2024", "2024-09"),
        ("2024 sept", "2024-09"),
        ("2024K3", "2024-Q3"),
        ("2024Q3", "2024-Q3"),
        ("2024/26", None),
        ("2024/2026", None),
        ("2021-2024", "2021-2024"),
        ("2021\u20132024", "2021-2024"),
        ("2024-2021", None),
        ("1990-2024", None),
        ("2024M13", None),
        ("2024-31", None),
        ("2024-12-31", None),
        ("september", None),
        ("2081R001", None),
        ("1234", None),
        ("24", None),
        ("", None),
        ("nu", None),
    ],
)
def test_a_period_is_read_or_is_none(text, period):
    assert read_period(text) == period
    assert is_period(text) == (period is not None)


@pytest.mark.parametrize("text", ["2010-11", "2008-09", "2011-12"])
def test_a_school_year_that_may_be_a_month_is_not_guessed(text):
    with pytest.raises(AmbiguousPeriodError):
        read_period(text)
    assert is_period(text)


@pytest.mark.parametrize(
    ("text", "month"),
    [("09", 9), ("9", 9), ("September", 9), ("sept.", 9), ("maj", 5), ("ma", None)],
)
def test_a_month_is_read_from_its_number_or_its_name(text, month):
    assert read_month(text) == month


def test_no_month_is_read_from_another_number_or_word():
    assert [read_month(one) for one in ("0", "13", "", "vecka", "2024")] == [None] * 5


@pytest.mark.parametrize(
    ("text", "sex"),
    [
        ("Kvinnor", "F"),
        ("FLICKOR", "F"),
        ("K", "F"),
        ("2 kvinnor", "F"),
        ("män", "M"),
        ("Pojkar", "M"),
        ("1 män", "M"),
        ("Kvinnor och män", "_T"),
        ("1+2 totalt", "_T"),
        ("1+2", "_T"),
        ("totalt, samtliga män och kvinnor", "_T"),
        ("Samtliga", "_T"),
        ("1", None),
        ("okänt", None),
        ("Antal kvinnor", None),
        ("", None),
    ],
)
def test_a_sex_is_read_by_its_word_and_never_by_a_bare_number(text, sex):
    assert read_sex(text) == sex


@pytest.mark.parametrize(
    ("text", "category"),
    [
        ("Totalt", "_T"),
        ("tot totalt", "_T"),
        ("samtliga  åldrar", "_T"),
        ("0-19 år", "0-19 år"),
        ("Samtliga 16-64 år", "Samtliga 16-64 år"),
        ("Enskild", "Enskild"),
    ],
)
def test_only_the_whole_is_the_whole(text, category):
    assert read_category(text) == category


def test_headings_are_compared_without_what_does_not_matter():
    assert squeezed("Skol-\n enhets\u00adkod:") == squeezed("SKOLENHETSKOD")
    assert holds("Källa: Statistik från Skolverket", "table_words.marks_school")
