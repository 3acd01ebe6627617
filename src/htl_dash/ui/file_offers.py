"""Files that take a while: made beside the server, shown as they go, stopped, fetched.

A click on the button begins, and a click on what then stands below it fetches the file
or stops the work. The page and everybody else's go on meanwhile. The button itself
stays where it is, so that whoever uses a keyboard keeps the place.
"""

from collections.abc import Callable
from dataclasses import dataclass, replace
from functools import cache

import streamlit as st

from htl_dash.domain.errors import HtlError
from htl_dash.exports.file_kind import FileKind
from htl_dash.exports.making import Making, Stage
from htl_dash.exports.training_mark import file_stem
from htl_dash.exports.workshop import Workshop
from htl_dash.text import number, t
from htl_dash.ui.problems import problem_text
from htl_dash.viewmodels.document import Document

LOOK_SECONDS = 0.4
"""Between two looks at how far a file has come."""
PROMPT_SECONDS = 0.3
"""What is ready so soon is offered at once, without a word of how it goes."""


@dataclass(frozen=True, slots=True)
class Offer:
    """A file that can be made.

    `name` is a file name without ending, `content` what tells one document of that name
    from another, and `make` gives the document.
    """

    kind: FileKind
    label: str
    name: str
    content: str
    make: Callable[[], Document]

    @property
    def what(self) -> str:
        """What the kind of file is called."""
        return t(f"file_kind.{self.kind}")


@dataclass(frozen=True, slots=True)
class _Held:
    """What this session waits for, or has before it, in one place of the page.

    It may leave a file that others still wait for, and which then goes on for them.
    """

    name: str
    content: str
    making: Making
    has_left: bool = False

    @property
    def stage(self) -> Stage:
        """Where the file is on its way, as this session sees it."""
        return Stage.STOPPED if self.has_left else self.making.stage


@cache
def workshop() -> Workshop:
    """Return where the files of this server are made."""
    return Workshop()


def offer_button(offer: Offer) -> None:
    """Draw the button that begins; both this and what follows belong in a fragment."""
    st.button(offer.label, key=offer.kind, on_click=_begin, args=(offer,))


def offer_progress(offer: Offer) -> None:
    """Show how the file goes, once it has been asked for: on its way, ready or not."""
    held = _held(offer)
    if held is None:
        return
    match held.stage:
        case Stage.UNDER_WAY:
            _under_way(offer)
        case Stage.READY:
            _ready(offer, held.making.body or b"")
        case Stage.STOPPED:
            _tell(offer, t("exporting.stopped"))
        case Stage.FAILED:
            fault = held.making.fault
            if isinstance(fault, HtlError):
                _tell(offer, problem_text(fault))
            else:
                _tell(offer, t("exporting.failed"))


@st.fragment(run_every=LOOK_SECONDS)
def _under_way(offer: Offer) -> None:
    held = _held(offer)
    if held is None or held.stage is not Stage.UNDER_WAY:
        st.rerun()  # the whole page once, which also ends the looking
    step = held.making.step
    st.progress(step.done, step.words)
    stop = t("exporting.stop", what=offer.what)
    st.button(stop, key=f"stop {offer.kind}", on_click=_stop, args=(offer,))


def _ready(offer: Offer, body: bytes) -> None:
    size = number(max(1.0, len(body) / 1000))
    with st.container(horizontal=True, vertical_alignment="center"):
        st.download_button(
            t("exporting.fetch", what=offer.what, size=size),
            body,
            f"{file_stem(offer.name)}.{offer.kind}",
            offer.kind.mime,
            on_click="ignore",
            type="primary",
            icon=":material/download:",
            key=f"fetch {offer.kind}",
        )
        _tell(offer, t("exporting.ready"))


def _tell(offer: Offer, words: str) -> None:
    """Write what has become of a file; the page's script also has it read aloud."""
    with st.container(key=f"told {offer.kind}"):
        st.markdown("\n\n".join(words.splitlines()))


def _begin(offer: Offer) -> None:
    held = _held(offer)
    if held is None or held.stage in (Stage.STOPPED, Stage.FAILED):
        document = f"{offer.name} {offer.content}"
        making = workshop().take(offer.kind, document, offer.make)
        held = _Held(offer.name, offer.content, making)
        st.session_state[_place(offer)] = held
    held.making.wait(PROMPT_SECONDS)


def _stop(offer: Offer) -> None:
    held = _held(offer)
    if held and held.stage is Stage.UNDER_WAY:
        workshop().leave(held.making)
        st.session_state[_place(offer)] = replace(held, has_left=True)


def _held(offer: Offer) -> _Held | None:
    """Return what was asked for here, unless it is of something else by now."""
    held: _Held | None = st.session_state.get(_place(offer))
    if held is None or (held.name, held.content) == (offer.name, offer.content):
        return held
    del st.session_state[_place(offer)]
    if not held.has_left:
        workshop().leave(held.making)
    return None


def _place(offer: Offer) -> str:
    return f"file {offer.kind}"
