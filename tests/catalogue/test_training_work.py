"""The made-up work is read strictly, in the order of its days, and names nobody."""

import pytest

from htl_dash.catalogue.municipalities import municipality
from htl_dash.catalogue.training_work import training_work
from htl_dash.disclosure.free_text import inspect
from htl_dash.domain.errors import CatalogueError
from htl_dash.domain.record import FIELDS, RecordKind
from htl_dash.domain.training import Done, HandingIn, Judging, Writing
from htl_dash.settings import training_folder

SMALL = """
[[initiatives]]
day = "2026-01-12"
who = "head_teacher"
code = "garden"
kind = "ordinary"
title = "Odling"
activities = ["Gräva", "Så"]
dimensions = ["health", "learning"]

[[problems]]
day = "2026-03-01"
who = "coordinator"
title = "Mörk väg"
description = "Lamporna är trasiga."
dimensions = ["safety"]

[[terms]]
term = "vt2026"
planned = { day = "2026-01-14", who = "head_teacher" }
registered = { day = "2026-06-01", who = "coordinator" }
handed_in = { day = "2026-06-03", who = "coordinator" }
volumes = [
  { initiative = "garden", planned_hours = 10, actual_hours = 12, actual_reach = 3 },
]

[terms.flow]
consultations = 4

[[judged]]
day = "2026-06-05"
who = "strategist"
initiative = "garden"
least = 20
most = 60
"""


@pytest.fixture
def read(tmp_path):
    """Read the small file, with some of it replaced."""

    def changed(old: str = "", new: str = "") -> tuple[Done, ...]:
        assert old in SMALL
        (tmp_path / "work").mkdir(exist_ok=True)
        text = SMALL.replace(old, new, 1)
        (tmp_path / "work" / "00000009.toml").write_text(text, "utf-8")
        return training_work(tmp_path)

    return changed


def test_it_comes_in_the_order_of_its_days_as_it_would_be_typed(read):
    told = [(one.day.isoformat(), one.who, type(one)) for one in read()]
    assert told == [
        ("2026-01-12", "head_teacher", Writing),
        ("2026-01-14", "head_teacher", Writing),
        ("2026-03-01", "coordinator", Writing),
        ("2026-06-01", "coordinator", Writing),
        ("2026-06-01", "coordinator", Writing),
        ("2026-06-03", "coordinator", HandingIn),
        ("2026-06-05", "strategist", Judging),
    ]
    initiative, plan, problem, outcome, flow, handed_in, judged = read()
    assert initiative.about == "garden"
    assert initiative.written["activities"] == "Gräva\nSå"
    assert initiative.written["dimensions"] == "health learning"
    assert plan.written == {"planned_hours": "10"}
    assert outcome.written == {"actual_hours": "12", "actual_reach": "3"}
    assert problem.written["raised_by"] == "coordinator"
    assert problem.written["status"] == "lifted"
    assert flow.kind is RecordKind.FLOW
    assert handed_in.term.code == "vt2026"
    assert (judged.about, judged.least, judged.most) == ("garden", 20, 60)
    assert {one.unit_code for one in read()[:-1]} == {"00000009"}


@pytest.mark.parametrize(
    ("old", "new", "key", "cure"),
    [
        ('"2026-01-12"', '"12 januari"', "initiatives[1].day", "år, månad och dag"),
        ('term = "vt2026"', 'term = "våren"', "terms[1].term", "ht2026"),
        ("planned_hours", "planed_hours", "terms[1].volumes[1].planed_hours", ""),
        (
            "actual_reach = 3",
            "actual_reach = -3",
            "terms[1].volumes[1].actual_reach",
            "",
        ),
        ("consultations = 4", "consultation = 4", "terms[1].flow.consultation", ""),
        ('who = "coordinator"\n', "", "problems[1].who", "who"),
        ('kind = "ordinary"', 'approved = "ja"', "initiatives[1].approved", ""),
        ("least = 20", "least = 70", "judged[1].most", ""),
        ("most = 60", "most = 101", "judged[1].most", ""),
    ],
)
def test_damage_is_refused_with_file_key_and_cure(read, old, new, key, cure):
    with pytest.raises(CatalogueError) as caught:
        read(old, new)
    assert caught.value.facts["file"] == "work/00000009.toml"
    assert caught.value.facts["key"] == key
    assert cure in str(caught.value.facts["cure"])


def test_every_text_that_ships_passes_the_free_text_guard():
    work = [one for one in training_work(training_folder()) if isinstance(one, Writing)]
    texts = [
        one.written[field.name]
        for one in work
        for field in FIELDS[one.kind]
        if field.is_free_text and field.name in one.written
    ]
    judged = [
        one for one in training_work(training_folder()) if isinstance(one, Judging)
    ]
    texts += [one.note for one in judged if one.note]
    assert len(texts) > 50
    assert [text for text in texts if inspect(text)] == []


def test_what_ships_is_signed_by_functions_at_schools_of_the_made_up_municipality():
    home, work = municipality("0000"), training_work(training_folder())
    schools = {one.unit_code for one in home.pilot_schools}
    functions = {one.code for one in home.team_model.functions}
    assert home.is_training
    at_schools = [one for one in work if not isinstance(one, Judging)]
    assert {one.unit_code for one in at_schools} == schools
    assert {one.who for one in work} <= functions
