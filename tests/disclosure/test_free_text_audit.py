"""Recall and precision are counted sentence by sentence, and a floor is kept."""

import tomllib

import pytest

from htl_dash.disclosure.free_text_audit import SHIPPED, audit_corpus
from htl_dash.disclosure.free_text_kinds import Kind
from htl_dash.domain.errors import CatalogueError

GROUP = (
    '[[groups]]\nfinds = [{finds}]\naction = "{action}"\nsentences = [{sentences}]\n'
)


def group(finds: str, action: str, *sentences: str) -> str:
    listed = ", ".join(f'"{one}"' for one in sentences)
    return GROUP.format(finds=finds, action=action, sentences=listed)


@pytest.fixture
def corpus(tmp_path):
    """Write a corpus of these groups; return its path."""

    def write(*groups: str, floor: float = 0.5):
        path = tmp_path / "corpus.toml"
        path.write_text(f"recall_floor = {floor}\n" + "".join(groups), "utf-8")
        return path

    return write


def test_scores_count_what_is_labelled_found_and_right(corpus):
    audit = audit_corpus(
        corpus(
            group('"identity_number"', "block", "121231-9824", "sista fyra 9824"),
            group('"phone"', "warn", "070-174 06 05"),
            group("", "none", "Ring 08-465 004 00", "Lugnt i dag"),
        )
    )
    kinds = {one.name: one for one in audit.kinds}
    identity, phone = kinds["identity_number"], kinds["phone"]
    assert (identity.labelled, identity.found, identity.right) == (2, 1, 1)
    assert (identity.recall, identity.precision) == (0.5, 1)
    assert (phone.recall, phone.precision) == (1, 0.5)
    assert (kinds["email"].recall, kinds["email"].precision) == (None, None)
    assert (audit.sentences, audit.harmless, audit.harmless_stopped) == (5, 2, 1)
    assert audit.blocked.recall == 0.5
    assert audit.missed == ("groups[1].sentences[2]: identity_number",)
    assert audit.false_alarms == ("groups[3].sentences[1]: phone",)


@pytest.mark.parametrize(("floor", "holds"), [(0.5, True), (0.51, False)])
def test_the_floor_is_for_what_must_be_refused(corpus, floor, holds):
    refused = group('"identity_number"', "block", "121231-9824", "sista fyra 9824")
    assert audit_corpus(corpus(refused, floor=floor)).holds is holds


def test_a_corpus_with_nothing_to_refuse_keeps_its_floor(corpus):
    assert audit_corpus(corpus(group("", "none", "Lugnt i dag"), floor=1)).holds


@pytest.mark.parametrize(
    "wrong",
    [
        group('"fone"', "warn", "x"),
        group("", "maybe", "x"),
        '[[groups]]\nfinds = []\naction = "none"\n',
        "[[group]]\n",
    ],
)
def test_a_corpus_of_another_form_is_refused(corpus, wrong):
    with pytest.raises(CatalogueError):
        audit_corpus(corpus(wrong))


def test_a_corpus_that_is_missing_is_refused(tmp_path):
    with pytest.raises(CatalogueError):
        audit_corpus(tmp_path / "nowhere.toml")


def test_nothing_of_a_sentence_stands_in_the_result(corpus):
    audit = audit_corpus(corpus(group('"name"', "warn", "Amina Warsame 121231-9824")))
    assert "Amina" not in repr(audit)
    assert "9824" not in repr(audit)


@pytest.mark.parametrize("path", SHIPPED, ids=lambda path: path.stem)
def test_the_shipped_corpora_keep_their_floors(path):
    audit = audit_corpus(path)
    assert audit.holds
    assert all(one.labelled for one in audit.kinds)
    assert audit.blocked.precision >= 0.95


def test_the_shipped_corpora_are_large_and_four_in_ten_are_harmless():
    audits = [audit_corpus(path) for path in SHIPPED]
    sentences = sum(one.sentences for one in audits)
    assert sentences >= 300
    assert sum(one.harmless for one in audits) >= 0.4 * sentences


def test_no_sentence_is_both_tuned_on_and_held_out():
    tuned, held_out = (
        {
            sentence
            for one in tomllib.loads(path.read_text("utf-8"))["groups"]
            for sentence in one["sentences"]
        }
        for path in SHIPPED
    )
    assert not tuned & held_out


def test_every_kind_is_scored_once(corpus):
    audit = audit_corpus(corpus(group("", "none", "x")))
    assert [one.name for one in audit.kinds] == [*Kind]
