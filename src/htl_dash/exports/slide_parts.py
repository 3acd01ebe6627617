"""What every slide is made of: a title, text boxes, sources, and the training band."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from textwrap import wrap

from pptx.dml.color import RGBColor
from pptx.enum.lang import MSO_LANGUAGE_ID
from pptx.enum.text import MSO_ANCHOR, PP_ALIGN
from pptx.presentation import Presentation
from pptx.slide import Slide
from pptx.text.text import TextFrame, _Paragraph
from pptx.util import Inches, Pt

from htl_dash.charts import theme
from htl_dash.text import t

WIDTH, HEIGHT = 13.333, 7.5
LEFT, ACROSS = 0.6, 12.13
TITLE_TOP, TITLE_HIGH = 0.5, 1.1
MEASURED_TOP, BODY_TOP, BODY_HIGH = 1.6, 2.05, 4.55
FOOT_TOP, FOOT_HIGH, BAND_HIGH = 6.72, 0.66, 0.42
"""Inches."""
LEAST, TEXT = 18, 20
"""Points; nothing on a slide is smaller than LEAST."""
LETTERS, LINES = 100, 11
"""Letters in a line of text, and lines on a slide, in size TEXT."""
FOOT_LETTERS, FOOT_LINES = 84, 2
"""The same at the foot of a slide, in size LEAST."""
_TITLE_ONLY = 5
_TITLES = ((95, 30), (140, 24))
"""Letters in a title, and the size in points that they have room in."""
_LINE, _EDGE = 0.34, 0.1


@dataclass(frozen=True, slots=True)
class Frame:
    """What stands around the content of a slide; `said` is written under it."""

    title: str
    measured: str = ""
    source: str = ""
    notes: tuple[str, ...] = ()
    said: tuple[str, ...] = ()

    @property
    def room(self) -> float:
        """Inches that are left for the content."""
        return BODY_HIGH - said_high(self.said)


def new_slide(deck: Presentation, frame: Frame, band: str) -> Slide:
    """Add a slide with its title, and everything else that stands around content."""
    slide = deck.slides.add_slide(deck.slide_layouts[_TITLE_ONLY])
    title = slide.shapes.title
    if title is None:
        raise TypeError("the layout has a title")
    title.left, title.top = Inches(LEFT), Inches(TITLE_TOP)
    title.width, title.height = Inches(ACROSS), Inches(TITLE_HIGH)
    size = next((n for most, n in _TITLES if len(frame.title) <= most), LEAST + 2)
    words = title.text_frame
    words.word_wrap, words.vertical_anchor = True, MSO_ANCHOR.MIDDLE
    words.paragraphs[0].alignment = PP_ALIGN.LEFT
    write(words.paragraphs[0], frame.title, size, theme.ACCENT, bold=True)
    if frame.measured:
        text_box(slide, (frame.measured,), (LEFT, MEASURED_TOP, ACROSS, 0.4), LEAST)
    if frame.said:
        place = (LEFT, BODY_TOP + frame.room, ACROSS, said_high(frame.said))
        text_box(slide, frame.said, place, LEAST)
    if frame.source:
        place = (LEFT, FOOT_TOP, ACROSS - 1.9, FOOT_HIGH)
        text_box(slide, (frame.source,), place, LEAST, theme.MUTED)
    if band:
        _band(slide, band)
    told = [one for one in (frame.measured, *frame.notes, frame.source, band) if one]
    notes = slide.notes_slide.notes_text_frame
    if notes is not None:
        notes.text = "\n".join(told)
    return slide


def said_high(said: Sequence[str]) -> float:
    """Return the inches that texts under the content take."""
    lines = sum(max(1, len(wrap(one, LETTERS))) for one in said)
    return _LINE * lines + _EDGE if said else 0.0


def number_slides(deck: Presentation) -> None:
    """Write on every slide which one it is of how many."""
    every = list(deck.slides)
    for at, slide in enumerate(every, start=1):
        place = (LEFT + ACROSS - 1.8, FOOT_TOP, 1.8, FOOT_HIGH)
        said = t("paper.slide", slide=at, slides=len(every))
        box = text_box(slide, (said,), place, LEAST, theme.MUTED)
        box.paragraphs[0].alignment = PP_ALIGN.RIGHT


def text_box(
    slide: Slide,
    lines: Iterable[str],
    place: tuple[float, float, float, float],
    size: int = TEXT,
    colour: str = theme.INK,
) -> TextFrame:
    """Write lines in a box; `place` is left, top, width and height in inches."""
    box = slide.shapes.add_textbox(*(Inches(one) for one in place))
    frame = box.text_frame
    frame.word_wrap = True
    for at, line in enumerate(lines):
        paragraph = frame.paragraphs[0] if at == 0 else frame.add_paragraph()
        paragraph.space_after = Pt(6)
        write(paragraph, line, size, colour)
    return frame


def write(
    paragraph: _Paragraph,
    text: str,
    size: int,
    colour: str = theme.INK,
    *,
    bold: bool = False,
) -> None:
    """Write a text in one run, in Swedish; a line break in it stays within it."""
    run = paragraph.add_run()
    run.text = " ".join(text.split("\n"))
    font = run.font
    font.size, font.bold = Pt(size), bold
    font.color.rgb = RGBColor(*theme.rgb(colour))
    font.language_id = MSO_LANGUAGE_ID.SWEDISH


def screens(items: Sequence[str]) -> Iterator[tuple[str, ...]]:
    """Share out lines of text on slides; one too long for a slide goes on to the next."""
    held: list[str] = []
    used = 0
    for item in items:
        for piece in _pieces(item):
            high = max(1, len(wrap(piece, LETTERS)))
            if held and used + high > LINES:
                yield tuple(held)
                held, used = [], 0
            held.append(piece)
            used += high
    if held:
        yield tuple(held)


def numbered(title: str, at: int, of: int) -> str:
    """Return a title that says which part of several it stands over."""
    return title if of == 1 else t("paper.part", title=title, part=at, parts=of)


def _pieces(text: str) -> Iterator[str]:
    lines = wrap(text, LETTERS) or [""]
    for first in range(0, len(lines), LINES):
        yield " ".join(lines[first : first + LINES])


def _band(slide: Slide, words: str) -> None:
    frame = text_box(slide, (words,), (0, 0, WIDTH, BAND_HIGH), LEAST, theme.PAPER)
    frame.paragraphs[0].alignment = PP_ALIGN.CENTER
    frame.paragraphs[0].runs[0].font.bold = True
    box = slide.shapes[-1]
    box.fill.solid()
    box.fill.fore_color.rgb = RGBColor(*theme.rgb(theme.TRAINING))
