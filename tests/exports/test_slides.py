"""A document as slides: opened again, everything is there, native and marked."""

import re
import time
import zipfile
from dataclasses import replace
from io import BytesIO

import pytest
from made_document import (
    BARS,
    DOTS,
    LINES,
    STACKED,
    TABLE,
    deck,
    document,
    slide_texts,
    table,
)
from pptx.util import Pt
from training import point_at_training

from htl_dash.exports.slides import MOST_ROWS, slides
from htl_dash.text import t
from htl_dash.viewmodels.document import Listing, Paragraph, Section

LEAST = Pt(18)
TYPED = '#read("/etc/passwd") <a:t>&amp; =1+1 {title} _x000A_'


@pytest.fixture(autouse=True)
def real(monkeypatch):
    monkeypatch.delenv("HTL_MUNICIPALITY", raising=False)


def titles(body: bytes) -> list[str]:
    return [slide.shapes.title.text for slide in deck(body).slides]


def written(body: bytes) -> str:
    return "\n".join(slide_texts(slide) for slide in deck(body).slides)


def drawn(body: bytes):
    """Return the shapes that are charts and tables."""
    return [
        shape
        for slide in deck(body).slides
        for shape in slide.shapes
        if shape.has_chart or shape.has_table
    ]


def test_every_finding_is_the_title_of_a_slide_of_its_own():
    found = titles(slides(document()))
    assert found[0] == "Jämlik trygghet"
    for chart in (LINES, DOTS, STACKED, BARS, TABLE):
        assert found.count(chart.title) == 1
    assert found[-2:] == ["Okänt", t("paper.sources")]


def test_a_document_without_sources_ends_with_what_there_is_to_say_about_it():
    made = replace(document(Section("Punkt", (Paragraph("Ja."),))), sources=())
    found = slides(made)
    assert titles(found)[-1] == t("decide.notes")
    assert made.notes[0] in slide_texts(deck(found).slides[-1])
    assert t("paper.sources") not in written(found)


def test_no_slide_begins_with_an_empty_line():
    notes = ("", "Ett ord att ta med. " * 20)
    long = replace(TABLE, notes=notes)
    body = slides(document(Section("Tabell", (Paragraph(""), long))))
    boxes = [
        s.text_frame for d in deck(body).slides for s in d.shapes if s.has_text_frame
    ]
    assert all(box.paragraphs[0].text for box in boxes)


def test_slides_are_wide():
    found = deck(slides(document()))
    assert round(found.slide_width / found.slide_height, 2) == round(16 / 9, 2)


def test_everything_said_is_on_a_slide():
    made = document()
    text = written(slides(made))
    for one in (
        made.subtitle,
        "Beslutat: Kommunstyrelsen, maj 2018",
        "Samordnare, 25 november 2026",
        "Trenden är 3,5 enheter upp.",
        "Vad det kostar",
        DOTS.measured,
        DOTS.source,
        LINES.source,
        made.sources[0],
        made.notes[0],
        made.fingerprint,
        *(cell for row in TABLE.shown for cell in row),
        *TABLE.notes,
    ):
        assert one in text, one


def test_charts_are_native_and_what_they_show_is_in_words_too():
    found = [shape for shape in drawn(slides(document())) if shape.has_chart]
    assert len(found) == 4
    for shape, chart in zip(found, (LINES, DOTS, STACKED, BARS), strict=True):
        assert shape._element.nvGraphicFramePr.cNvPr.get("descr") == chart.alt
        assert shape.chart.part.chart_workbook.xlsx_part is not None
    tables = [shape for shape in drawn(slides(document())) if shape.has_table]
    alt = tables[0]._element.nvGraphicFramePr.cNvPr.get("descr")
    assert "Föräldragrupper" in alt


def test_no_colour_alone_tells_how_sure_a_difference_is():
    for slide in deck(slides(document())).slides:
        if slide.shapes.title.text == DOTS.title:
            assert t("paper.slide_key", whole="hela kommunen") in slide_texts(slide)


def test_the_notes_have_the_sources_and_the_alternative():
    for slide in deck(slides(document())).slides:
        if slide.shapes.title.text == DOTS.title:
            said = slide.notes_slide.notes_text_frame.text
            assert DOTS.source in said
            assert DOTS.alt in said
            assert DOTS.key in said


def test_nothing_is_smaller_than_can_be_read_from_the_back():
    body = slides(document())
    for slide in deck(body).slides:
        for shape in slide.shapes:
            if shape.has_text_frame:
                runs = [r for p in shape.text_frame.paragraphs for r in p.runs]
                assert all(run.font.size >= LEAST for run in runs)
    with zipfile.ZipFile(BytesIO(body)) as file:
        charts = [n for n in file.namelist() if re.match(r"ppt/charts/chart\d+", n)]
        for name in charts:
            sizes = re.findall(rb'<a:defRPr[^>]*\bsz="(\d+)"', file.read(name))
            assert sizes
            assert min(map(int, sizes)) >= 1800


def test_everything_has_room_on_its_slide():
    long = Listing(tuple(f"Rad {n} " + "ord " * (n % 60) for n in range(60)))
    rows = tuple((f"Insats {n}", "ord " * (n % 50)) for n in range(60))
    body = slides(document(Section("Långt", (long,)), Section("T", (table(*rows),))))
    found = deck(body)
    for slide in found.slides:
        for shape in slide.shapes:
            assert shape.top + shape.height <= found.slide_height
            assert shape.left + shape.width <= found.slide_width
    text = written(body)
    for name in ("Rad", "Insats"):
        told = {int(n) for n in re.findall(rf"{name} (\d+)\b", text)}
        assert told == set(range(60))


def test_notes_longer_than_the_foot_of_a_slide_have_slides_of_their_own():
    notes = tuple(f"Fråga {n}: " + "ord " * 30 for n in range(12))
    short, long = table(("Rad", "1")), replace(table(("Rad", "1")), notes=notes)
    few, many = (slides(document(Section("T", (one,)))) for one in (short, long))
    assert titles(few).count(TABLE.title) == 1
    assert "Obs." in written(few)
    assert sum(one.startswith(TABLE.title) for one in titles(many)) == 1 + 3
    assert written(many).count("Fråga ") == 12


def test_a_long_chart_is_shared_out_on_the_same_axis():
    rows = tuple(
        replace(DOTS.rows[0], label=f"Område {n}") for n in range(2 * MOST_ROWS + 1)
    )
    body = slides(document(Section("Läget", (replace(DOTS, rows=rows),))))
    charts = [shape.chart for shape in drawn(body)]
    assert len(charts) == 3
    named = [name for chart in charts for name in chart.plots[0].categories]
    assert [one for one in named if one != DOTS.rule.name] == [
        f"● {r.label}" for r in rows
    ]
    assert len({chart.value_axis.maximum_scale for chart in charts}) == 1
    found = titles(body)
    assert t("paper.part", title=DOTS.title, part=1, parts=3) in found


def test_what_people_type_stays_text():
    made = document(
        Section(TYPED, (Paragraph(TYPED), table((TYPED, TYPED)))), title=TYPED
    )
    body = slides(made)
    assert titles(body)[0] == TYPED
    assert written(body).count(TYPED) >= 4


def test_a_character_that_no_file_can_hold_stops_no_slides():
    typed = "a\x00b\x0bc\x1bd\ud83de \N{THUMBS UP SIGN}"
    chart = replace(DOTS, rows=(replace(DOTS.rows[0], label=typed),), alt=typed)
    made = document(Section(typed, (Paragraph(typed), chart, table((typed, typed)))))
    assert "a b c d e \N{THUMBS UP SIGN}" in written(slides(made))


def test_the_same_document_gives_the_same_bytes_later():
    first = slides(document())
    time.sleep(2.1)  # a ZIP counts every other second
    assert slides(document()) == first
    with zipfile.ZipFile(BytesIO(first)) as file:
        core = file.read("docProps/core.xml").decode()
    assert set(re.findall(r"\d{4}-\d\d-\d\d", core)) == {"2026-11-25"}


def test_every_slide_of_a_training_says_that_it_is_made_up(monkeypatch):
    assert t("training.file_note") not in written(slides(document()))
    point_at_training(monkeypatch)
    for slide in deck(slides(document())).slides:
        assert t("training.file_note") in slide_texts(slide)
        assert t("training.file_note") in slide.notes_slide.notes_text_frame.text
