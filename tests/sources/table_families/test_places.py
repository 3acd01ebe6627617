"""A code is read with its lost zeros put back; what is none is told."""

import pytest

from htl_dash.sources.table_families.known_headings import Level
from htl_dash.sources.table_families.places import read_code

KOMMUN, LAN, ANY = Level.MUNICIPALITY, Level.COUNTY, Level.ANY


@pytest.mark.parametrize(
    ("written", "level", "code"),
    [
        ("2081", KOMMUN, "2081"),
        ("604", KOMMUN, "0604"),
        ("0604 Aneby", KOMMUN, "0604 Aneby"),
        ("6", LAN, "06"),
        ("20", LAN, "20"),
        ("20 Dalarnas län", ANY, "20 Dalarnas län"),
        ("00", ANY, "00"),
        ("Riket", KOMMUN, "Riket"),
        ("56442130", Level.UNIT, "56442130"),
        ("2120002239-56442130", Level.UNIT, "56442130"),
        ("2081R001", Level.AREA, "2081R001"),
        ("2081R001_RegSO2025", ANY, "2081R001_RegSO2025"),
        ("2081A0010 Borlänge", ANY, "2081A0010 Borlänge"),
        ("6", KOMMUN, None),
        ("20811", KOMMUN, None),
        ("56442130", KOMMUN, None),
        ("5644213", Level.UNIT, None),
        ("2081", Level.UNIT, None),
        ("2081X01", Level.AREA, None),
        ("12,5", KOMMUN, None),
        ("", KOMMUN, None),
    ],
)
def test_a_code_is_read_as_its_heading_says(written, level, code):
    assert read_code(written, level) == code
