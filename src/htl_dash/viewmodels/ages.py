"""What the groups within a place are called: for county and country they are ages."""

from htl_dash.domain.geography import WIDER
from htl_dash.text import t


def group_words(geography: str, category: str) -> str:
    """Return what a category is called; a single year of age says that it is one."""
    is_age = geography in WIDER and category.isdigit()
    return t("county.age", age=category) if is_age else category
