"""A document on paper: all of it, tagged, the same bytes, and nothing in it is run."""

import io
import os
from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace

import pikepdf
import pytest
import typst
from made_document import (
    DOTS,
    HIDDEN,
    LINES,
    MISSING,
    STACKED,
    TABLE,
    document,
    pages,
    table,
)
from pypdf import PdfReader
from training import point_at_training

from htl_dash.exports import pdf as module
from htl_dash.exports.pdf import pdf
from htl_dash.text import t
from htl_dash.viewmodels.document import Fact, Listing, Paragraph, Section, Signature

A4 = (595, 842)
"""Points."""
SMALLEST = 7
"""Points of the smallest text that is meant to be read."""
TYPED = (
    '#read("/etc/passwd")',
    '#eval("1 + 1")',
    '"); #panic("x") //',
    '#import "@preview/tablex:0.0.8": *',
    "#sys.inputs $ x^2 $ *fet* _kursiv_ `kod`",
    "= Rubrik // kommentar /* till */ <etikett> @hänvisning",
    "\\u{41} ~ -- ... 'citat' \"citat\" [ ] { } #",
    "{page} {pages} {period} {text}",
)


@pytest.fixture(autouse=True)
def real(monkeypatch):
    monkeypatch.delenv("HTL_MUNICIPALITY", raising=False)


def said(body: bytes) -> str:
    return " ".join(pages(body))


def opened(body: bytes) -> pikepdf.Pdf:
    return pikepdf.open(io.BytesIO(body))


def kinds(element) -> list[str]:
    """Return what every part of the tag tree is, in reading order."""
    found = [str(element.S)] if "/S" in element else []
    held = element.get("/K", [])
    for one in held if isinstance(held, pikepdf.Array) else [held]:
        if isinstance(one, pikepdf.Dictionary) and "/S" in one:
            found += kinds(one)
    return found


def alternatives(element) -> list[str]:
    found = [str(element.Alt)] if "/Alt" in element else []
    held = element.get("/K", [])
    for one in held if isinstance(held, pikepdf.Array) else [held]:
        if isinstance(one, pikepdf.Dictionary) and "/S" in one:
            found += alternatives(one)
    return found


def test_a_document_without_sources_has_no_heading_that_says_it_has():
    bare = said(pdf(replace(document(), sources=())))
    assert t("decide.notes") in bare
    assert t("paper.sources") not in bare
    whole = said(pdf(document()))
    assert t("paper.sources") in whole
    assert t("decide.notes") not in whole


def test_every_number_word_and_source_is_on_paper():
    made = document()
    text = said(pdf(made))
    for row in DOTS.rows:
        assert row.label in text
        assert row.text in text
    for name in (
        "hela kommunen 18,2 %",
        "Falun 78,4 %",
        "Borlänge 77,2 %",
        "Fältet: åtta av tio kommuner",
        "Främjande 40 %, Åtgärdande 30 %",
        "Trenden är 3,5 enheter upp.",
        "Hur 17 barn mår",
        "Samordnare, 25 november 2026",
        DOTS.key,
        DOTS.source,
        LINES.source,
        t("paper.break", period="2012", text="Nya krav för behörighet."),
        *(cell for row in TABLE.shown for cell in row),
        *made.sources,
        *made.notes,
        made.version,
    ):
        assert name in text, name
    assert made.fingerprint in text.replace(" ", "")


def test_hidden_and_missing_are_told_in_words():
    text = said(pdf(document(Section("Läget", (DOTS,)))))
    assert f"Amsberg {HIDDEN}" in text
    assert f"Kupolen {MISSING}" in text


def test_every_page_is_a4_and_stands_alone():
    found = pages(pdf(document()))
    with opened(pdf(document())) as file:
        for page in file.pages:
            left, bottom, right, top = (float(one) for one in page.mediabox)
            assert (round(right - left), round(top - bottom)) == A4
    for at, text in enumerate(found, start=1):
        assert t("paper.page", page=at, pages=len(found)) in text
        assert "Jämlik trygghet" in text
        assert "36a7b716b941" in text


def test_it_is_tagged_for_screen_readers_in_swedish():
    body = pdf(document())
    with opened(body) as file:
        root = file.Root
        assert bool(root.MarkInfo.Marked)
        assert str(root.Lang).lower().startswith("sv")
        assert bool(root.ViewerPreferences.DisplayDocTitle)
        parts = kinds(root.StructTreeRoot)
        assert {"/H1", "/H2", "/P", "/L", "/LI", "/Table", "/TH", "/TD"} <= set(parts)
        told = alternatives(root.StructTreeRoot)
        with file.open_metadata() as about:
            assert about["pdfuaid:part"] == "1"
            assert about["dc:title"] == "Jämlik trygghet"
    for chart in (DOTS, LINES, STACKED):
        assert chart.alt in told


def test_the_same_document_gives_the_same_bytes_another_day(monkeypatch):
    first = pdf(document())
    module._compiler.cache_clear()  # as after a restart
    monkeypatch.setitem(os.environ, "TZ", "Pacific/Auckland")
    assert pdf(document()) == first
    with opened(first) as file:
        dates = {str(file.docinfo[name]) for name in ("/CreationDate", "/ModDate")}
    assert {one[2:10] for one in dates} == {"20261125"}


def test_many_who_ask_at_once_get_the_right_document_each():
    wanted = [document(title=f"Dokument {n}") for n in range(6)]
    alone = [pdf(one) for one in wanted]
    with ThreadPoolExecutor(6) as crowd:
        assert list(crowd.map(pdf, wanted)) == alone


@pytest.mark.parametrize("typed", TYPED)
def test_what_people_type_is_shown_as_typed_and_never_run(typed):
    """In every place of a document that can hold a text."""
    chart = replace(
        DOTS,
        title=f"1 {typed}",
        measured=typed,
        key=typed,
        alt=typed,
        source=typed,
        rows=(replace(DOTS.rows[0], label=typed, text=typed), *DOTS.rows[1:]),
    )
    lines = replace(
        LINES, band_label=typed, breaks=((2012.0, typed),), alt=typed, title=typed
    )
    stacked = replace(STACKED, alt=typed, title=typed, hidden_name=typed)
    made = document(
        Section(typed, (Paragraph(typed), Listing((typed,)), chart, lines)),
        Section("Två", (stacked, table((typed, typed)))),
        title=typed,
        subtitle=typed,
        facts=(Fact(typed, typed),),
        sources=(typed,),
        notes=(typed,),
        signatures=(Signature(typed, typed),),
        version=typed,
    )
    text = said(pdf(made)).replace(" ", "")
    assert text.count(typed.replace(" ", "")) >= 15
    assert "root:x:0:0" not in text


@pytest.mark.parametrize(
    "typed", ["\N{THUMBS UP SIGN} bra", "\u0645\u0631 bra", "a\x0bb\x1b bra"]
)
def test_a_character_that_our_fonts_lack_stops_no_paper(typed):
    body = pdf(document(Section("Läget", (Paragraph(typed), DOTS)), title=typed))
    text = said(body)
    assert "bra" in text
    assert DOTS.rows[0].text in text
    with opened(body) as file:
        assert bool(file.Root.MarkInfo.Marked)


@pytest.mark.parametrize(
    ("code", "why"),
    [
        ('#read("/etc/passwd")', "not found"),
        ('#read("../pdf.py")', "root"),
    ],
)
def test_not_even_the_template_reads_outside_its_folder(code, why):
    ours = module._compiler.__wrapped__
    assert ours().compile(input=b"Text", format="pdf")
    with pytest.raises(typst.TypstError, match=why):
        ours().compile(input=code.encode(), format="pdf")


def test_only_our_own_fonts_are_in_the_file():
    with opened(pdf(document())) as file:
        names = {
            str(font.BaseFont).split("+")[-1]
            for page in file.pages
            for font in page.Resources.Font.values()
        }
    assert {name.split("-")[0] for name in names} <= {"SourceSansPro", "DejaVuSansMono"}
    assert any(name.startswith("SourceSansPro") for name in names)


def test_long_content_flows_on_to_new_pages_and_nothing_is_lost():
    rows = tuple((f"Insats {n}", "ord " * (n % 40)) for n in range(150))
    found = pages(pdf(document(Section("Arbetet", (table(*rows),)))))
    assert len(found) >= 3
    for n in range(150):
        assert f"Insats {n} " in " ".join(found) + " "
    assert all("Väntat utfall" in page for page in found[:-1])  # the columns' names


def test_a_document_of_sheets_is_set_smaller_until_each_has_room():
    lines = Listing(tuple(f"Rad {n} med några ord till" for n in range(62)))
    sections = Section("Ett", (lines,)), Section("Två", (lines,), starts_page=True)
    flowing = document(*sections)
    fitted = document(*sections, is_one_page_each=True)
    assert len(pages(pdf(flowing))) > 2
    assert len(pages(pdf(fitted))) == 2
    assert "Rad 61" in pages(pdf(fitted))[1]


def test_sources_are_never_set_so_small_that_they_cannot_be_read():
    lines = Listing(tuple(f"Rad {n} med några ord till" for n in range(90)))
    made = document(Section("Ett", (lines,)), is_one_page_each=True)
    sizes: list[float] = []
    for page in PdfReader(io.BytesIO(pdf(made))).pages:
        page.extract_text(
            visitor_text=lambda text, _, matrix, __, size: (
                sizes.append(matrix[0] * size) if text.strip() else None
            )
        )
    assert min(sizes) >= SMALLEST


def test_every_page_of_a_training_says_that_it_is_made_up(monkeypatch):
    made = document()
    assert t("training.file_note") not in said(pdf(made))
    point_at_training(monkeypatch)
    found = pages(pdf(made))
    assert len(found) > 1
    assert all(t("training.file_note") in page for page in found)
    assert t("training.title", title="Jämlik trygghet") in found[0]
