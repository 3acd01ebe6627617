"""A document as PDF: A4, tagged for screen readers (PDF/UA-1), the same bytes always.

Typst sets the type. It is handed the document as JSON and a template of our own, may
read nothing outside the template's folder, and looks for no fonts but those we name.
"""

import json
from datetime import UTC, date, datetime, time
from functools import cache
from importlib.resources import files
from pathlib import Path
from threading import Lock
from typing import Literal, TypeAlias

import typst

from htl_dash.charts import theme
from htl_dash.charts.tones import TONES
from htl_dash.exports.steps import Step, Steps
from htl_dash.exports.training_mark import marked_document
from htl_dash.text import t
from htl_dash.viewmodels.chart_data import Chart
from htl_dash.viewmodels.document import Document, cleaned, written

Standard: TypeAlias = Literal["ua-1"] | None
ASSETS = Path(str(files("htl_dash.exports") / "assets"))
TEMPLATE = ASSETS / "document.typ"
FONTS = ASSETS / "fonts"
STANDARD: Standard = "ua-1"
COLOURS = (
    "INK",
    "MUTED",
    "GRID",
    "PANEL",
    "RULE",
    "BAND",
    "ACCENT",
    "TRAINING",
    "HIDDEN_LINES",
    "MISSING_LINES",
)
"""Colours of the theme that the template uses, under the same names."""
_setting = Lock()
"""The compiler is shared and sets one document at a time."""


def pdf(document: Document) -> bytes:
    """Return the document as PDF/UA-1; in a training every page says what it is."""
    document = cleaned(marked_document(document))
    inputs = {
        "document": written(document),
        "words": json.dumps(_words(document), ensure_ascii=False),
        "theme": json.dumps(_colours()),
    }
    with _setting:
        try:
            return _set(inputs, document.day, STANDARD)
        except typst.TypstError:
            # PDF/UA-1 refuses a character that our fonts lack, such as an emoji in what
            # somebody has typed. It is then an empty box, in a file that is tagged all
            # the same. What is wrong with the template itself is raised here again.
            return _set(inputs, document.day, None)


def pdf_steps(document: Document) -> Steps:
    """Give the one step there is, and the file: Typst sets all pages in one go."""
    blocks = [block for one in document.sections for block in one.blocks]
    figures = sum(isinstance(block, Chart) for block in blocks)
    words = t("exporting.setting")
    if figures:
        one, many = "exporting.setting_one", "exporting.setting_many"
        words = t(one if figures == 1 else many, figures=figures)
    yield Step(words, 0.2)
    return pdf(document)


def _set(inputs: dict[str, str], day: date, standard: Standard) -> bytes:
    body = _compiler().compile(
        format="pdf",
        sys_inputs=inputs,
        pdf_standards=standard,
        timestamp=datetime.combine(day, time(), UTC),
    )
    if not isinstance(body, bytes):
        raise TypeError("a PDF is one file")
    return body


def _words(document: Document) -> dict[str, str]:
    """Return what the template says by itself; it fills in what stands in braces."""
    return {
        "page": t("paper.page", page="{page}", pages="{pages}"),
        "break_note": t("paper.break", period="{period}", text="{text}"),
        "origin": t(
            "paper.origin",
            version=document.version,
            fingerprint=document.fingerprint[:12],
        ),
        "closing": t("paper.sources" if document.sources else "decide.notes"),
        "signed": t("paper.signed"),
        "fingerprint": t("paper.fingerprint", version=document.version),
    }


def _colours() -> dict[str, object]:
    return {**{name: getattr(theme, name) for name in COLOURS}, "tones": TONES}


@cache
def _compiler() -> typst.Compiler:
    fonts = typst.Fonts(include_system_fonts=False, font_paths=[FONTS])
    nowhere = ASSETS / "no_packages"
    return typst.Compiler(
        TEMPLATE,
        root=ASSETS,
        font_paths=fonts,
        package_path=nowhere,
        package_cache_path=nowhere,
    )
