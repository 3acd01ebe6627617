"""What keeps other sites off, beside Streamlit's own checks of where a question is from.

No other page may show ours in a frame and have a reader click in it unawares. And where
a page of another site knocks, nothing is asked of anybody outside this computer.
"""

from streamlit import net_util

HEADERS = (
    (b"content-security-policy", b"frame-ancestors 'none'"),
    (b"x-content-type-options", b"nosniff"),
    (b"referrer-policy", b"same-origin"),
)
"""Sent with the page."""


def ask_nobody_outside() -> None:
    """Let the server never ask outside for its own address.

    Streamlit would, over http, each time another site knocks: everybody would wait for
    two seconds where the network lets nothing out, and whoever answered would be let in.
    """
    net_util.get_external_ip = _unknown


def _unknown() -> None:
    return None
