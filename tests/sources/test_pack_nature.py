"""A pack is real unless its pack.toml says, without a doubt, that it is made up."""

import pytest
from small_pack import SHARES, write_pack

from htl_dash.domain.errors import PackError
from htl_dash.sources.pack import check_pack, read_pack


@pytest.fixture
def pack(tmp_path):
    return write_pack(tmp_path / "pack", scb_one=SHARES)


def told(pack, text: str | bytes):
    """Write pack.toml."""
    body = text if isinstance(text, bytes) else text.encode()
    (pack / "pack.toml").write_bytes(body)
    return pack


def test_a_pack_that_says_nothing_is_real(pack):
    assert not read_pack(pack).is_training


@pytest.mark.parametrize(("text", "is_training"), [("true", True), ("false", False)])
def test_a_pack_says_what_it_is(pack, text, is_training):
    assert read_pack(told(pack, f"training = {text}")).is_training is is_training


def test_a_mark_that_windows_editors_put_first_is_no_flaw(pack):
    assert read_pack(told(pack, b"\xef\xbb\xbftraining = true")).is_training


@pytest.mark.parametrize(
    ("text", "problem"),
    [
        ("trainin = true\ntraining = true", "Nyckeln trainin får inte stå här."),
        ("training = 1", "Där ska stå training = true eller training = false."),
        ('training = "true"', "Där ska stå training = true eller training = false."),
        ("", "Där ska stå training = true eller training = false."),
        ("training =", "Filen går inte att läsa som TOML."),
        (b"training = true # \xe5", "Filen går inte att läsa som TOML."),
    ],
)
def test_anything_else_is_refused_so_that_no_slip_makes_it_real(pack, text, problem):
    told(pack, text)
    with pytest.raises(PackError) as caught:
        read_pack(pack)
    assert caught.value.facts["file"] == "pack.toml"
    assert problem in str(caught.value.facts["problem"])
    assert any(problem in sentence for sentence in check_pack(pack))
