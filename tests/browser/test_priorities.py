"""User story 4: weights from three devices at once, and which priorities hold.

On a server of its own: what is weighed here must not be met by the other tests.
"""

import re
from collections.abc import Callable, Iterator

import pytest
from browser.english import english_texts
from browser.running import Server, training
from browser.visit import FIGURES, Visit, pick
from playwright.sync_api import Browser, Page, expect

from htl_dash.services.polls import CODE_LENGTH, LETTERS
from htl_dash.text import t

Seat = Callable[[int, int], Visit]


@pytest.fixture(scope="module")
def meeting(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Server]:
    """A server whose store these tests write in."""
    with training(tmp_path_factory.mktemp("meeting")) as running:
        yield running


@pytest.fixture
def seat(chromium: Browser, meeting: Server) -> Iterator[Seat]:
    """Give a function that hands somebody a device of her own."""
    contexts = []

    def sit_down(width: int, height: int) -> Visit:
        contexts.append(chromium.new_context(locale="sv-SE"))
        return Visit.begin(contexts[-1], meeting.address, width, height)

    yield sit_down
    for context in contexts:
        context.close()


def move(page: Page, title: str, key: str) -> None:
    """Move a slider by the keyboard, to one of its ends."""
    slider = page.get_by_role("slider", name=re.compile(title))
    slider.focus()
    slider.press(key)


def move_and_wait(visit: Visit, title: str, key: str, weight: str) -> None:
    """Move a slider, and wait until the page has been drawn with that `weight`.

    A slider waits a moment before it says where it was put; the address, which the
    page writes while it runs, tells that it has.
    """
    move(visit.page, title, key)
    visit.page.wait_for_url(re.compile(rf"[=~]{re.escape(weight)}(~|&|$)"))
    visit.wait_until_drawn()


def finding(visit: Visit) -> str:
    """Return what the figure says of how often each alternative comes first."""
    texts = visit.main(f"{FIGURES} .main-svg text").all_text_contents()
    found = " ".join(texts)
    assert "först i" in found
    return found


def test_three_weigh_at_once_on_their_own_devices_and_see_what_holds(
    seat: Seat,
) -> None:
    screen = seat(1920, 1080).open("/prioritera?flik=vikter&roll=coordinator")
    screen.page.get_by_role("button", name=t("poll.open"), exact=True).click()
    shown = screen.page.get_by_text(
        re.compile(rf"^[{LETTERS}]{{3}}\s[{LETTERS}]{{3}}$")
    )
    expect(shown).to_be_visible()
    code = "".join(shown.inner_text().split())
    assert len(code) == CODE_LENGTH
    phones = [seat(390, 844).open(f"/vikter?kod={code}") for _ in range(3)]
    for phone, function, dear in zip(
        phones,
        ("Samordnare", "Rektor", "Elevhälsan"),
        ("Behov", "Kostnad", "Behov"),
        strict=True,
    ):
        pick(phone.page, t("participant.function"), function)
        move(phone.page, dear, "End")
    for phone in phones:
        phone.page.get_by_role("button", name=t("participant.send")).click()
    for phone in phones:
        expect(phone.page.get_by_text(t("participant.sent"))).to_be_visible()
        assert english_texts(phone.page) == []
        assert phone.complaints == []
    # Nobody touches the shared screen, and it tells how many have answered.
    for function in ("Samordnare", "Rektor", "Elevhälsan"):
        expect(screen.page.get_by_text(f"{function}: 1")).to_be_visible()
    screen.page.get_by_role("button", name=t("poll.close")).click()
    expect(screen.page.get_by_text(t("reasonable.near_measured"))).to_be_visible()
    screen.wait_until_drawn()
    assert f"omgang={code}" in screen.page.url
    screen.page.get_by_role("radio", name=t("priority_tab.oenighet")).click()
    screen.wait_until_drawn()
    groups = t("disagreement.pooled", functions="Elevhälsan, Rektor och Samordnare")
    expect(screen.page.get_by_text(groups).first).to_be_visible()
    assert english_texts(screen.page) == []
    assert screen.complaints == []
    # What was sent stands, and is nobody's any more.
    phones[0].open(f"/vikter?kod={code}")
    assert phones[0].heading() == t("participant.closed")


def test_a_manager_changes_a_weight_live_and_the_finding_follows(seat: Seat) -> None:
    visit = seat(1366, 900).open("/prioritera?flik=vikter")
    expect(visit.page.get_by_text(t("reasonable.nothing_set"))).to_be_visible()
    move(visit.page, "Räckvidd", "End")
    expect(visit.page.get_by_text(t("reasonable.near_measured"))).to_be_visible()
    visit.wait_until_drawn()
    before = finding(visit)
    for title, weight in (
        ("Behov", "need.0"),
        ("Kostnad", "cost.0"),
        ("Uppströms andel", "upstream_share.0"),
    ):
        move_and_wait(visit, title, "Home", weight)
    visit.wait_until(lambda: finding(visit) != before, "the finding follows")
    address = visit.page.url
    assert "vikt=" in address
    again = seat(1366, 900).open(address.removeprefix(visit.address))
    assert finding(again) == finding(visit)
    assert english_texts(visit.page) == []
