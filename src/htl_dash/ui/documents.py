"""Documents to take away, on paper and as slides, made when somebody asks for them."""

from collections.abc import Callable

import streamlit as st

from htl_dash.exports.pdf import pdf
from htl_dash.exports.slides import slides
from htl_dash.exports.training_mark import file_stem
from htl_dash.text import t
from htl_dash.viewmodels.document import Document

_PDF = "application/pdf"
_PPTX = "application/vnd.openxmlformats-officedocument.presentationml.presentation"


def offer(
    name: str,
    make: Callable[[], Document],
    printed: str = "",
    shown: Callable[[], Document] | None = None,
) -> None:
    """Offer a document on paper and as slides, both made when somebody asks.

    `name` is a file name without ending; `printed` what the button for paper says.
    Slides are made of `shown`, where they are of something else than the paper.
    """
    with st.container(horizontal=True):
        st.download_button(
            printed or t("block.pdf"),
            lambda: pdf(make()),
            f"{file_stem(name)}.pdf",
            _PDF,
            on_click="ignore",
            key="pdf",
        )
        st.download_button(
            t("block.pptx"),
            lambda: slides((shown or make)()),
            f"{file_stem(name)}.pptx",
            _PPTX,
            on_click="ignore",
            key="pptx",
        )
