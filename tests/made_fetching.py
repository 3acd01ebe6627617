"""Datasets that can be fetched, as the catalogue would declare them."""

from htl_dash.domain.fetching import FetchDataset, FetchMeasure, SourceName
from htl_dash.domain.geography import Geography


def measure(indicator: str, code: str, *words: str, unit: str = "") -> FetchMeasure:
    """Return a measure and the words that should stand in its title."""
    return FetchMeasure(indicator, code, words, unit)


def dataset(
    source: SourceName, *measures: FetchMeasure, **other: object
) -> FetchDataset:
    """Return a dataset per municipality; anything else may be given."""
    known = {
        "name": "prov",
        "title": "Prov",
        "source": source,
        "table": "",
        "legacy_path": "",
        "url": "https://example.se/",
        "publisher": "Prov",
        "licence": "CC0 1.0",
        "protection": "publisher",
        "cautions": (),
        "title_words": (),
        "from_period": "",
        "divisions": (Geography.MUNICIPALITY,),
        "choose": (),
        "sex_variable": "",
        "age_variable": "",
        "measures": measures,
    }
    return FetchDataset(**known | other)  # type: ignore[arg-type]
