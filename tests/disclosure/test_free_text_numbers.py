"""Identity numbers, phone numbers and e-mail addresses are known by their shape."""

import json
from pathlib import Path

import pytest

from htl_dash.disclosure.free_text_kinds import Action
from htl_dash.disclosure.free_text_numbers import emails, identity_numbers, phones

REFERENCE = Path(__file__).parents[3] / "shared" / "reference"
NUMBERS = "personnummer_format.json"


def actions(text: str) -> list[str]:
    return [one.action for one in identity_numbers(text)]


@pytest.mark.parametrize(
    "text",
    [
        "121231-9824",
        "121231-9825",
        "20121231-9824",
        "201212319824",
        "121231+9824",
        "121231 9824",
        "121231 - 9824",
        "121231-\n9824",
        "121291-9821",
        "2012-12-31-9824",
        "12 12 31-9824",
        "1 2 1 2 3 1 - 9 8 2 4",
        "130230-9811",
        "121331-9824",
        "20121232-9824",
        "121231-T982",
        "121231T982",
        "121231 T982",
        "121231/9824",
        "1212319824",
        "20121231-TF01",
        "121231TF12",
    ],
)
def test_the_shape_of_an_identity_number_is_refused(text):
    assert actions(f"nr {text} här") == [Action.BLOCK]


@pytest.mark.parametrize(
    "text",
    [
        "1212319825",
        "12 12 31 98 25",
        "12 11 10 14 13",
        "2024-01-15 1000",
        "201007329805",
    ],
)
def test_digits_that_may_be_something_else_are_only_warned_about(text):
    assert actions(f"nr {text} här") == [Action.WARN]


@pytest.mark.parametrize(
    "text",
    [
        "2024-01-15",
        "2024-01-15-2024-06-30",
        "20240115-20240630",
        "240115-240630",
        "2024-01-15 10:30",
        "2018, 2019, 2020",
        "2019 2020 2021 2022 2023",
        "2023/24",
        "2009/10-2023/24",
        "2009/10 - 2023/24",
        "1 250 000 kr",
        "1 202 299 826 kr",
        "12 021 112 345 kronor",
        "1212319824 kr",
        "N15428",
        "2081A0010",
        "34516710 23251345",
        "KS 2024-00123",
        "Dnr 2024-001234",
        "SFS 2010:800",
        "212000-2239",
        "9121231-9824",
        "121231-98245",
        "0701740605",
        "070-174 06 05",
    ],
)
def test_other_numbers_are_no_identity_numbers(text):
    assert actions(f"nr {text} här") == []


@pytest.mark.parametrize(
    ("text", "key"),
    [
        ("121231-9824", "free_text.identity_number"),
        ("121231-9825", "free_text.identity_number_mistyped"),
        ("1212319825", "free_text.identity_number_like"),
    ],
)
def test_the_check_digit_sharpens_what_is_said(text, key):
    assert [one.text_key for one in identity_numbers(text)] == [key]


@pytest.mark.skipif(
    not REFERENCE.is_dir(), reason=f"needs ../shared/reference/{NUMBERS}"
)
def test_the_reference_numbers_are_refused_and_their_check_digits_told():
    items = json.loads((REFERENCE / NUMBERS).read_text("utf-8"))["items"]
    assert items
    for item in items:
        (long,), (dashed,) = map(identity_numbers, (item["long"], item["sep"]))
        assert dashed.action is Action.BLOCK
        for finding in (long, dashed):
            is_checked = finding.text_key == "free_text.identity_number"
            assert is_checked or not item["valid"]


@pytest.mark.parametrize(
    "text",
    [
        "070-174 06 05",
        "0701740605",
        "070 174 06 05",
        "070-1740605",
        "(070) 174 06 05",
        "070/174 06 05",
        "08-465 004 00",
        "08-46500400",
        "0980-319 200",
        "+46 70 174 06 05",
        "+46701740605",
        "+46 (0)70-174 06 05",
        "0046 70 174 06 05",
        "+254 700 000 000",
    ],
)
def test_phone_numbers_are_found_whole(text):
    line = f"ring {text} i dag"
    assert [line[one.start : one.end] for one in phones(line)] == [text]


@pytest.mark.parametrize(
    "text",
    [
        "112",
        "1177",
        "114 14",
        "116 111",
        "020-50 50 50",
        "0771-567 567",
        "08-17",
        "kl 09-12 13-15",
        "01-02 2024",
        "2024-08-15 12",
        "0702-345 678 kr",
        "1 250 000",
        "+12 500 000 kr",
    ],
)
def test_help_lines_times_and_money_are_no_phone_numbers(text):
    assert list(phones(f"se {text} här")) == []


@pytest.mark.parametrize(
    "text",
    [
        "anna.karlsson@example.se",
        "m_testsson+skola@example.com",
        "a@b.example.org",
        "anna @ example.com",
        "anna (at) example.com",
        "anna[at]example.com",
        "anna snabel-a example.com",
    ],
)
def test_addresses_for_mail_are_found_whole(text):
    line = f"mejla {text}, tack"
    assert [line[one.start : one.end] for one in emails(line)] == [text]


@pytest.mark.parametrize("text", ["@borlangekommun", "a@b", "www.borlange.se/htl", "@"])
def test_handles_and_pages_are_no_mail_addresses(text):
    assert list(emails(f"se {text} här")) == []
