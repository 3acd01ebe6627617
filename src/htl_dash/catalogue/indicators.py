"""Read indicator definitions: one file per indicator, named by its code."""

import re
from functools import cache
from pathlib import Path

from htl_dash.catalogue.reading import (
    Definition,
    codes,
    definition_files,
    parse_definition,
    read_definition,
    refusal,
)
from htl_dash.domain.geography import Geography
from htl_dash.domain.goal import Dimension
from htl_dash.domain.indicator import (
    Denominator,
    Direction,
    Indicator,
    SeriesBreak,
    Source,
    Uncertainty,
)
from htl_dash.domain.units import Unit
from htl_dash.settings import catalogue_folder
from htl_dash.text import t

KIND = "indicators"
OLDEST = 120
CODE = re.compile(r"[a-z][a-z0-9_]*")
UNITS = {unit.code: unit for unit in Unit}
KEYS = (
    "title",
    "short_title",
    "question",
    "finding",
    "unit",
    "decimals",
    "direction",
    "dimensions",
    "definition",
    "levels",
    "cautions",
    "how_to_get",
    "nearest",
    "denominator",
    "uncertainty",
    "source",
    "map",
    "breaks",
    "sums",
)


def all_indicators() -> dict[str, Indicator]:
    """Return every declared indicator, keyed and ordered by code.

    Raises CatalogueError at the first definition that cannot be read.
    """
    return dict(_read_all(catalogue_folder()))


def indicator(code: str) -> Indicator:
    """Return the indicator with this code; CatalogueError if none is declared."""
    declared = _read_all(catalogue_folder())
    if code not in declared:
        place = t("catalogue.whole_file")
        raise refusal(indicator_file(code), place, "missing_file")
    return declared[code]


def indicator_file(code: str) -> str:
    """Return where an indicator is declared, inside the catalogue folder."""
    return f"{KIND}/{code}.toml"


def indicator_from_text(code: str, text: str) -> Indicator:
    """Return an indicator that is declared outside the catalogue, read as strictly.

    Only the address of its source may be empty. CatalogueError where it cannot be read.
    """
    file = indicator_file(code)
    if not CODE.fullmatch(code):
        raise refusal(file, t("catalogue.file_name"), "wrong_code")
    return _indicator(code, parse_definition(file, text), has_address=False)


@cache
def _read_all(folder: Path) -> dict[str, Indicator]:
    read = [_read(folder, file) for file in definition_files(folder, KIND)]
    return {one.code: one for one in sorted(read, key=lambda one: one.code)}


def _read(folder: Path, file: str) -> Indicator:
    code = Path(file).stem
    if not CODE.fullmatch(code):
        raise refusal(file, t("catalogue.file_name"), "wrong_code")
    return _indicator(code, read_definition(folder, file))


def _indicator(code: str, top: Definition, *, has_address: bool = True) -> Indicator:
    top.only(*KEYS)
    uncertainty = top.table("uncertainty")
    uncertainty.only("method", "reason")
    return Indicator(
        code=code,
        title=top.text("title"),
        short_title=top.text("short_title"),
        question=top.text("question"),
        finding=top.text_or_empty("finding"),
        unit=top.choice("unit", UNITS),
        decimals=top.whole("decimals", 0, 1),
        direction=top.choice("direction", codes(Direction)),
        dimensions=top.choices("dimensions", codes(Dimension)),
        definition=top.text("definition"),
        denominator=_denominator(top.table_if_any("denominator")),
        uncertainty=uncertainty.choice("method", codes(Uncertainty)),
        uncertainty_reason=uncertainty.text_or_empty("reason"),
        source=_source(top.table("source"), has_address=has_address),
        levels=top.choices("levels", codes(Geography)),
        cautions=top.texts("cautions"),
        breaks=tuple(_break(one) for one in top.tables("breaks")),
        class_limits=_class_limits(top.table_if_any("map")),
        how_to_get=top.text_or_empty("how_to_get"),
        nearest=top.text_if_any("nearest"),
        sums=_sums(top.table_if_any("sums")),
    )


def _denominator(table: Definition | None) -> Denominator | None:
    if table is None:
        return None
    table.only(
        *("text", "age_from", "age_to", "within", "approximate"),
        *("one_in", "years_before"),
    )
    return Denominator(
        text=table.text("text"),
        age_from=table.whole_if_any("age_from", 0, OLDEST),
        age_to=table.whole_if_any("age_to", 0, OLDEST),
        within=table.text_if_any("within"),
        approximate=table.truth("approximate"),
        one_in=table.whole_if_any("one_in", 1, 5) or 1,
        years_before=table.whole_if_any("years_before", 0, 1) or 0,
    )


def _source(table: Definition, *, has_address: bool) -> Source:
    table.only("publisher", "table", "url")
    url = table.text("url") if has_address else table.text_or_empty("url")
    if url and not url.startswith("https://"):
        raise table.refuse("url", "wrong_address", found=url)
    return Source(table.text("publisher"), table.text("table"), url)


def _break(table: Definition) -> SeriesBreak:
    table.only("period", "text")
    return SeriesBreak(table.text("period"), table.text("text"))


def _sums(table: Definition | None) -> tuple[tuple[str, tuple[str, ...]], ...]:
    if table is None:
        return ()
    return tuple((code, table.texts(code)) for code in table.values)


def _class_limits(table: Definition | None) -> tuple[float, ...]:
    if table is None:
        return ()
    table.only("class_limits")
    return table.numbers("class_limits")
