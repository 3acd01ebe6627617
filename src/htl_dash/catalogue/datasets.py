"""Read what can be fetched: one file per dataset, named as it is named in the store."""

import re
from functools import cache
from pathlib import Path

from htl_dash.catalogue.reading import (
    Definition,
    codes,
    definition_files,
    read_definition,
    refusal,
)
from htl_dash.domain.fetching import (
    Counted,
    FetchDataset,
    FetchMeasure,
    Share,
    SourceName,
)
from htl_dash.domain.geography import Geography
from htl_dash.settings import catalogue_folder
from htl_dash.text import t

KIND = "datasets"
CODE = re.compile(r"[a-z][a-z0-9_]*")
KEYS = (
    "title",
    "source",
    "table",
    "legacy_path",
    "url",
    "publisher",
    "licence",
    "protection",
    "cautions",
    "title_words",
    "from_period",
    "divisions",
    "choose",
    "chosen_words",
    "sex_variable",
    "age_variable",
    "part_variable",
    "whole_series",
    "measures",
)
OPTIONAL = (
    *("table", "legacy_path", "from_period"),
    *("sex_variable", "age_variable", "part_variable"),
)


def fetch_datasets() -> dict[str, FetchDataset]:
    """Return every dataset that can be fetched, keyed and ordered by name.

    Raises CatalogueError at the first definition that cannot be read.
    """
    return dict(_read_all(catalogue_folder()))


def dataset_file(name: str) -> str:
    """Return where a dataset is declared, inside the catalogue folder."""
    return f"{KIND}/{name}.toml"


@cache
def _read_all(folder: Path) -> dict[str, FetchDataset]:
    read = [_read(folder, file) for file in definition_files(folder, KIND)]
    return {one.name: one for one in read}


def _read(folder: Path, file: str) -> FetchDataset:
    name = Path(file).stem
    if not CODE.fullmatch(name):
        raise refusal(file, t("catalogue.file_name"), "wrong_code")
    top = read_definition(folder, file)
    top.only(*KEYS)
    table, legacy, since, sex, age, part = (
        top.text_if_any(key) or "" for key in OPTIONAL
    )
    return FetchDataset(
        name=name,
        title=top.text("title"),
        source=top.choice("source", codes(SourceName)),
        table=table,
        legacy_path=legacy,
        url=_address(top),
        publisher=top.text("publisher"),
        licence=top.text("licence"),
        protection=top.text("protection"),
        cautions=top.texts("cautions"),
        title_words=top.texts("title_words") if "title_words" in top.values else (),
        from_period=since,
        divisions=top.choices("divisions", codes(Geography)),
        choose=_choices(top.table_if_any("choose")),
        sex_variable=sex,
        age_variable=age,
        measures=tuple(_measure(one) for one in top.tables("measures")),
        chosen_words=_chosen_words(top.table_if_any("chosen_words")),
        part_variable=part,
        is_whole_series="whole_series" in top.values and top.truth("whole_series"),
    )


def _address(top: Definition) -> str:
    url = top.text("url")
    if not url.startswith("https://"):
        raise top.refuse("url", "wrong_address", found=url)
    return url


def _choices(table: Definition | None) -> tuple[tuple[str, str], ...]:
    if table is None:
        return ()
    return tuple((variable, table.text(variable)) for variable in table.values)


def _chosen_words(table: Definition | None) -> tuple[tuple[str, tuple[str, ...]], ...]:
    if table is None:
        return ()
    return tuple((variable, table.texts(variable)) for variable in table.values)


def _measure(table: Definition) -> FetchMeasure:
    table.only("indicator", "code", "words", "unit", "numerator", "denominator")
    share = _share(table)
    is_counted = share is not None and "code" not in table.values
    return FetchMeasure(
        indicator=table.text("indicator"),
        code="" if is_counted else table.text("code"),
        words=() if is_counted else table.texts("words"),
        unit=table.text_if_any("unit") or "",
        share=share,
    )


def _share(table: Definition) -> Share | None:
    above, below = (
        tuple(_counted(one) for one in table.tables(key))
        for key in ("numerator", "denominator")
    )
    if not above and not below:
        return None
    for key, parts in (("numerator", above), ("denominator", below)):
        codes = [one.code for one in parts]
        if not codes:
            raise table.refuse(key, "missing_key", missing=key)
        if len(set(codes)) < len(codes):
            raise table.refuse(key, "counted_twice")
    return Share(above, below)


def _counted(table: Definition) -> Counted:
    table.only("code", "words", "without")
    without = table.texts("without") if "without" in table.values else ()
    return Counted(table.text("code"), table.texts("words"), without)
