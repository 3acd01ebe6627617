"""Read protection rules: one file per rule, named as origin notes name it."""

from functools import cache
from pathlib import Path

from htl_dash.catalogue.reading import Definition, definition_files, read_definition
from htl_dash.domain.protection import ProtectionRule, Rule
from htl_dash.settings import catalogue_folder

KIND = "protection"
AXES = ("area", "period", "sex", "category", "part")
"""What counts can be divided by. A part is what a share is a share with."""
LARGEST = 100
_RULE_KEYS = (
    "minimum_count",
    "hides_zeros",
    "complements",
    "minimum_group",
    "together",
)


def protection_rules() -> dict[str, ProtectionRule]:
    """Return every declared rule by name; CatalogueError at the first faulty one."""
    return dict(_read_all(catalogue_folder()))


@cache
def _read_all(folder: Path) -> dict[str, ProtectionRule]:
    read = (_read(folder, file) for file in definition_files(folder, KIND))
    return {one.name: one for one in read}


def _read(folder: Path, file: str) -> ProtectionRule:
    top = read_definition(folder, file)
    top.only("title", "text", "is_done", *_RULE_KEYS)
    return ProtectionRule(
        name=Path(file).stem,
        title=top.text("title"),
        text=top.text("text"),
        is_done=top.truth("is_done"),
        rule=_rule(top),
    )


def _rule(top: Definition) -> Rule:
    axes = {axis: axis for axis in AXES}
    return Rule(
        minimum_count=top.whole("minimum_count", 2, LARGEST),
        hides_zeros="hides_zeros" in top.values and top.truth("hides_zeros"),
        complements=top.choices_if_any("complements", axes),
        minimum_group=top.whole_if_any("minimum_group", 0, LARGEST) or 0,
        together=top.choices_if_any("together", axes),
    )
