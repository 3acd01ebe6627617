"""Every problem in a pack is told, those against the catalogue too."""

from small_pack import SHARES, write_pack

from htl_dash.services.pack_check import pack_problems

UNKNOWN = "indicator | obs_value\nnobody_knows | 1"


def test_an_indicator_without_definition_is_a_problem(tmp_path):
    sound = pack_problems(write_pack(tmp_path / "pack", scb_one=SHARES))
    odd = pack_problems(write_pack(tmp_path / "pack", scb_two=UNKNOWN))
    (added,) = set(odd) - set(sound)
    assert "nobody_knows" in added
    assert "series/scb_two.csv" in added


def test_a_pack_that_cannot_be_read_still_gives_its_problems(tmp_path):
    folder = write_pack(tmp_path / "pack", scb_one=SHARES)
    (folder / "series" / "scb_one.csv").unlink()
    assert any("scb_one" in problem for problem in pack_problems(folder))
