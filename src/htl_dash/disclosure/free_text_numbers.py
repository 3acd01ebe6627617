"""Personal identity numbers, phone numbers and e-mail addresses, by their shape.

A mistyped identity number is still somebody's, so the check digit decides nothing on
its own: it sharpens what is said, and tells numbers of ten digits without a dash, that
may as well be accounts, from those that must be refused. Sources: the Population
Registration Act (SFS 1991:481), section 18, and for co-ordination numbers, which have
60 added to the day, SFS 2022:1697.
"""

import re
from collections.abc import Iterator

from htl_dash.disclosure.free_text_kinds import Action, Finding, Kind

CHECKED = (Action.BLOCK, "free_text.identity_number")
MISTYPED = (Action.BLOCK, "free_text.identity_number_mistyped")
DOUBTFUL = (Action.WARN, "free_text.identity_number_like")

CENTURY = r"(?:(?:1\s?[89]|2\s?0)\s?)?"
YEAR = r"\d\s?\d"
BETWEEN = r"\s?[-/.]?\s?"
MONTH = r"(?:0\s?[1-9]|1\s?[0-2])"
DAY = r"(?:[06]\s?[1-9]|[1278]\s?\d|[39]\s?[01])"
NOT_MONEY = r"(?!\s?(?:kr|kronor|tkr|mkr|%)(?!\w))"
# Numbers for somebody not yet registered have a letter and three digits; in schools'
# registers they have TF and two.
INTERIM = (
    r"(?:(?:\s{0,3}[-+]\s{0,3})?[a-z]\d{3}|\s{1,3}(?-i:[A-Z])\s?\d{3}"
    r"|\s{0,3}[-+]?\s{0,3}(?-i:TF|tf)\s?\d{2})"
)
SERIAL = rf"(?:\s{{0,3}}[-+/.,:]?\s{{0,3}}\d(?:\s?\d){{3}}|{INTERIM})"
IDENTITY = re.compile(
    rf"(?<!\d){CENTURY}{YEAR}{BETWEEN}{MONTH}{BETWEEN}{DAY}{SERIAL}(?!\d|-\d){NOT_MONEY}",
    re.IGNORECASE,
)
# A date that cannot be is mistyped. Organisation numbers have 2 or more where the month
# begins, so they are not meant.
UNDATED = re.compile(
    rf"(?<!\d)(?:(?:1[89]|20)?\d\d(?!{MONTH}{DAY})[01]\d{{3}}(?P<mark>\s?[-+]\s?)\d{{4}}"
    rf"|(?:1[89]|20)\d\d(?!{MONTH}{DAY})[01]\d{{7}})(?!\d|-\d)"
)
UNMISTAKABLE = re.compile(
    r".*\d\s*[-+/]\s*\d(?:\s?\d){3}|.*[a-z]\s?\d{2,3}|\d{12}|(?:\d\d)?\d{6}\s+\d{4}",
    re.IGNORECASE | re.DOTALL,
)
GROUPED = re.compile(r"\d{1,3}(?: \d{3})+")
SCHOOL_YEARS = re.compile(r"(?:(?:19|20)?(\d\d))/(\d\d)\s?-\s?(?:19|20)\d\d")
# Two gaps or more: as well a row of small numbers, and one in ten has a check digit.
SCATTERED = re.compile(r"\d+\s+\d+\s+\d.*", re.DOTALL)

GROUPS = r"(?:\d{5,8}|\d{2,3}(?: \d{2,3}){1,3})"
# 020 and 077 are switchboards and help lines, never somebody's own number.
AREA = r"\(?0(?!20|77)[1-9]\d{0,2}\)?"
PHONE = re.compile(
    r"(?<![\d-])(?:"
    rf"{AREA}(?:\s?[-/]\s?|\s){GROUPS}|07[02369]\s?\d{{7}}"
    rf"|(?:\+|00)[1-9]\d{{0,2}}(?:\s?\(0\))?(?:[ -]?\d){{7,12}}"
    rf")(?!\d|-\d){NOT_MONEY}"
)
FEWEST, MOST = 8, 15

AT = r"(?:@|\(at\)|\[at\]|\(a\)|\(@\)|snabel-a)"
EMAIL = re.compile(rf"(?<![\w.+-])[\w.+-]+ ?{AT} ?[\w-]+(?:\.[\w-]+)+", re.IGNORECASE)


def identity_numbers(text: str) -> Iterator[Finding]:
    """Find identity numbers in plain text, however they are spaced and dashed."""
    for match in IDENTITY.finditer(text):
        sure = UNMISTAKABLE.fullmatch(written := match.group()) is not None
        if _is_from_school_year(written):
            continue
        if sure or not (GROUPED.fullmatch(written) or PHONE.fullmatch(written)):
            action, key = _identity_verdict(written, sure)
            yield Finding(Kind.IDENTITY_NUMBER, *match.span(), action, key)
    for match in UNDATED.finditer(text):
        action, key = MISTYPED if match["mark"] else DOUBTFUL
        yield Finding(Kind.IDENTITY_NUMBER, *match.span(), action, key)


def _identity_verdict(written: str, is_sure: bool) -> tuple[Action, str]:
    is_right = is_checked(written)
    if is_sure or (is_right and not SCATTERED.fullmatch(written)):
        return CHECKED if is_right else MISTYPED
    return DOUBTFUL


def _is_from_school_year(written: str) -> bool:
    """Whether it is the beginning of a span of school years: 2009/10-2023/24."""
    match = SCHOOL_YEARS.fullmatch(written)
    return match is not None and (int(match[1]) + 1) % 100 == int(match[2])


def is_checked(written: str) -> bool:
    """Whether the check digit of the last ten digits is right: Luhn, ISO/IEC 7812-1."""
    digits = [int(char) for char in written if char.isdigit()][-10:]
    doubled = (2 * digit for digit in digits[::2])
    total = sum(two // 10 + two % 10 for two in doubled) + sum(digits[1::2])
    return len(digits) == 10 and total % 10 == 0


def phones(text: str) -> Iterator[Finding]:
    """Find Swedish and foreign phone numbers in plain text."""
    for match in PHONE.finditer(text):
        if FEWEST <= sum(char.isdigit() for char in match.group()) <= MOST:
            yield Finding(Kind.PHONE, *match.span(), Action.WARN, "free_text.phone")


def emails(text: str) -> Iterator[Finding]:
    """Find e-mail addresses in plain text, also with (at) for @."""
    for match in EMAIL.finditer(text):
        yield Finding(Kind.EMAIL, *match.span(), Action.BLOCK, "free_text.email")
