"""Steps are told as they begin, and the file comes at the end."""

from htl_dash.exports.steps import Step, Steps, finished

FIRST, SECOND = Step("Ritar", 0.0), Step("Skriver", 0.5)


def steps() -> Steps:
    yield FIRST
    yield SECOND
    return b"fil"


def test_the_file_comes_after_every_step():
    told: list[Step] = []
    assert finished(steps(), told.append) == b"fil"
    assert told == [FIRST, SECOND]


def test_nobody_has_to_listen():
    assert finished(steps()) == b"fil"
