"""An own indicator as it is declared: a code of its own, and TOML as in the catalogue."""

import json
import re
from collections.abc import Iterable
from hashlib import sha256
from unicodedata import normalize

from htl_dash.domain.geography import Geography
from htl_dash.domain.indicator import OWN
from htl_dash.domain.municipality import Municipality
from htl_dash.services.own_facts import Facts
from htl_dash.sources.own_layout import Fact
from htl_dash.text import t

LONGEST_CODE = 40


def own_code(title: str) -> str:
    """Return the code that a title gives: a later file with the title is a new version.

    Empty where there is neither letter nor figure in it.
    """
    plain = normalize("NFKD", title).casefold().encode("ascii", "ignore").decode()
    words = re.sub(r"[^a-z0-9]+", "_", plain).strip("_")
    if len(words) > LONGEST_CODE:
        words = f"{words[:LONGEST_CODE]}_{sha256(words.encode()).hexdigest()[:6]}"
    return f"{OWN}{words}" if words else ""


def definition(
    facts: Facts,
    municipality: Municipality,
    file: str,
    levels: Iterable[Geography],
) -> str:
    """Return the definition of an own indicator as TOML.

    It is a share in per cent with Wilson intervals on the counts that are released.
    """
    texts = facts.texts
    said = {one.value: text for one, text in texts.items()}
    lines = (
        _line("title", texts[Fact.TITLE]),
        _line("short_title", texts[Fact.SHORT_TITLE]),
        _line("question", texts[Fact.QUESTION]),
        _line("finding", texts[Fact.FINDING]),
        _line("unit", "percent"),
        _line("decimals", 1),
        _line("direction", facts.direction),
        _line("dimensions", [*facts.dimensions]),
        _line("definition", t("own.definition", **said)),
        _line("levels", [one for one in Geography if one in {*levels}]),
        _line("cautions", [t("own.caution"), *facts.cautions]),
        _line("how_to_get", t("own.how_to_get")),
        "[denominator]",
        _line("text", texts[Fact.DENOMINATOR]),
        _line("approximate", False),
        "[uncertainty]",
        _line("method", "wilson"),
        _line("reason", ""),
        "[source]",
        _line("publisher", t("own.publisher", name=municipality.name)),
        _line("table", file),
        _line("url", ""),
    )
    return "\n".join(lines) + "\n"


def _line(key: str, value: object) -> str:
    """Return a key with its value: texts, numbers, truths and lists are as in JSON."""
    return f"{key} = {json.dumps(value, ensure_ascii=False)}"
