"""Documents to take away, on paper and as slides, made when somebody asks for them."""

from collections.abc import Callable

import streamlit as st

from htl_dash.exports.file_kind import FileKind
from htl_dash.text import t
from htl_dash.ui.file_offers import Offer, offer_button, offer_progress
from htl_dash.viewmodels.document import Document


def offer(
    name: str,
    content: str,
    make: Callable[[], Document],
    printed: str = "",
    shown: Callable[[], Document] | None = None,
) -> None:
    """Offer a document on paper and as slides, both made when somebody asks.

    `name` is a file name without ending; `content` tells one document of that name
    from another, so that two who ask for the same file share it, and no others;
    `printed` is what the button for paper says. Slides are made of `shown`, where they
    are of something else than the paper.
    """
    paper = Offer(FileKind.PDF, printed or t("block.pdf"), name, content, make)
    slides = Offer(FileKind.PPTX, t("block.pptx"), name, content, shown or make)
    _offered(paper, slides)


@st.fragment
def _offered(*offers: Offer) -> None:
    with st.container(horizontal=True):
        for one in offers:
            offer_button(one)
    for one in offers:
        offer_progress(one)
