"""A finding in words can be read aloud."""

from htl_dash.viewmodels.statement import Statement


def test_the_words_alone_have_no_marks_of_emphasis():
    said = Statement("**Skillnaden** är 5 (**4**).", ("simultaneous",))
    assert said.plain == "Skillnaden är 5 (4)."
