"""How amounts, shares and settings of work are written."""

from collections.abc import Sequence
from math import ceil, floor, isinf

from htl_dash.domain.initiative import Setting
from htl_dash.domain.municipality import Municipality
from htl_dash.domain.volume import Measure
from htl_dash.services.mix import Mix
from htl_dash.stats.mix import Part, Share, whole_per_cent
from htl_dash.text import number, t
from htl_dash.viewmodels.chain_tables import NONE
from htl_dash.viewmodels.values import between

_NEARLY = 1e-9
_FEW = 10


def share_texts(shares: Sequence[Share]) -> tuple[str, ...]:
    """Return shares in whole per cent; those of a whole that is known sum to 100."""
    if not all(one.is_sure for one in shares):
        return tuple(share_range(one) for one in shares)
    whole = whole_per_cent([one.lower for one in shares])
    return tuple(
        t("mix.least_share") if not rounded and one.lower else _per_cent(rounded)
        for rounded, one in zip(whole, shares, strict=True)
    )


def share_range(share: Share) -> str:
    """Return a share as a range in whole per cent that surely covers it."""
    lower, upper = floor(share.lower + _NEARLY), ceil(share.upper - _NEARLY)
    if share.is_sure or lower == upper:
        return _per_cent(share.lower)
    return t("mix.per_cent", share=between(number(lower), number(upper)))


def _per_cent(share: float) -> str:
    return t("mix.per_cent", share=number(share))


def amount_text(measure: Measure, part: Part) -> str:
    """Return an amount with its unit: '420 timmar', or '20-24 deltaganden'."""
    return span_text(measure, part.known, part.most)


def span_text(measure: Measure, lower: float, upper: float) -> str:
    """Return an amount between two with its unit; 'at least' where it has no limit."""
    return t(f"mix_amount.{measure}", amount=bare_span(lower, upper))


def bare_span(lower: float, upper: float) -> str:
    """Return an amount between two without its unit."""
    least, most = _plain(lower), "" if isinf(upper) else _plain(upper)
    if isinf(upper):
        return t("mix.at_least", amount=least)
    return least if least == most else between(least, most)


def _plain(amount: float) -> str:
    """Return an amount in whole units; a small one that is not whole has a decimal."""
    return number(amount, int(amount < _FEW and not float(amount).is_integer()))


def initiatives(count: int) -> str:
    """Return how many initiatives it is about."""
    if count == 1:
        return t("mix.one_initiative")
    return t("mix.initiatives", count=number(count))


def setting_name(setting: Setting | None) -> str:
    """Return a setting's name as a heading has it."""
    return t(f"setting.{setting or NONE}")


def place_name(municipality: Municipality, mix: Mix, *, with_school: bool) -> str:
    """Return where the work is done: the setting and, among several, the school."""
    setting = setting_name(mix.setting)
    if not with_school or mix.unit_code is None:
        return setting
    school = school_name(municipality, mix.unit_code)
    return t("mix.place", school=school, setting=setting.lower())


def school_name(municipality: Municipality, unit_code: str) -> str:
    """Return what a school is called; its code where it is no pilot school."""
    names = {one.unit_code: one.name for one in municipality.pilot_schools}
    return names.get(unit_code, unit_code)
