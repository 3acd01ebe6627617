"""Which of Kolada's units is which school. Kolada has names and codes of its own."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from htl_dash.domain.geography import School
from htl_dash.sources.wording import plain
from htl_dash.text import listing, t

OU_LIST = "ou?municipality={}"
"""There is no path form for this one; each unit is held against the municipality."""
_SCHOOL = "V15"
"""What ids of compulsory schools begin with. V11 is preschools, V17 upper secondary."""
NAMED_AT_MOST = 10


@dataclass(frozen=True, slots=True)
class Joined:
    """Unit codes of the school register by Kolada's id, and names that have none."""

    codes: Mapping[str, str]
    left_out: tuple[str, ...]

    def notes(self) -> tuple[str, ...]:
        """Say which units have been left out, if any."""
        if not self.left_out:
            return ()
        names = list(self.left_out[:NAMED_AT_MOST])
        facts = {"count": len(self.left_out), "names": listing(names)}
        return (t("source_kolada.left_out", **facts),)


def is_school(code: str) -> bool:
    """Whether an id is that of a compulsory school."""
    return code.startswith(_SCHOOL)


def join(units: Iterable[tuple[str, str]], schools: Iterable[School]) -> Joined:
    """Join units (id and name) to schools of the same municipality by their names.

    Only where exactly one unit and exactly one school have a name are they the same.
    """
    listed = list(units)
    by_name: dict[str, list[str]] = {}
    for one in schools:
        by_name.setdefault(plain(one.name), []).append(one.unit_code)
    known = {code: plain(name) for code, name in listed}
    names = list(known.values())
    codes = {
        code: by_name[name][0]
        for code, name in known.items()
        if names.count(name) == 1 and len(by_name.get(name, ())) == 1
    }
    left = sorted({name for code, name in listed if code not in codes})
    return Joined(codes, tuple(left))
