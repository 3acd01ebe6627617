"""What a reader waits for, in a real browser: page loads and changes of a choice."""

import random
from dataclasses import dataclass, field

from playwright.sync_api import Browser, BrowserContext, Page
from tests.browser.running import Server, browsing
from tests.browser.visit import FIGURES, MAPS, MARKS, UNREADY

CHOICE = "[data-testid=stMain] [data-testid=stSelectbox] input"
# When the page last changed, by its own clock: in its content, or by keeping the
# browser busy (a map is drawn without changing the page's content).
WATCH = """
window.htl = {start: 0, changed: 0};
const touch = (when) => { htl.changed = Math.max(htl.changed, when); };
new PerformanceObserver((list) => {
  for (const task of list.getEntries()) touch(task.startTime + task.duration);
}).observe({type: 'longtask', buffered: true});
new MutationObserver((records) => {
  const inMain = (r) => r.target.closest && r.target.closest('[data-testid=stMain]');
  if (records.some(inMain)) touch(performance.now());
}).observe(document, {subtree: true, childList: true, attributes: true});
addEventListener('pointerup', (event) => {
  if (event.target.closest('[role=option]')) {
    htl.start = htl.changed = performance.now();
  }
}, true);
"""
# Resolves to [ms to another heading than `before`, ms to the last change], counted
# from the choice or else from the opening, once nothing has changed for 300 ms.
SETTLED = """([before, parts]) => new Promise((done) => {
  let text = 0;
  const unready = UNREADY;
  const look = () => {
    const now = performance.now();
    const heading = document.querySelector('[data-testid=stMain] h1')?.textContent;
    if (!text && heading && heading !== before) text = now;
    const end = Math.max(text, htl.changed);
    if (text && now - end > 300 && unready(parts).length === 0)
      done([text - htl.start, end - htl.start]);
    else requestAnimationFrame(look);
  };
  look();
})""".replace("UNREADY", UNREADY)
HEADING = "() => document.querySelector('[data-testid=stMain] h1').textContent"
PARTS = [FIGURES, MAPS, MARKS]


@dataclass(slots=True)
class Waits:
    """Waits in ms: until the heading says it, and until everything is drawn."""

    text_ms: list[float] = field(default_factory=list)
    drawn_ms: list[float] = field(default_factory=list)
    received_bytes: list[float] = field(default_factory=list)

    def add(self, waited: list[float], received: int) -> None:
        """Add one wait and what came over the websocket meanwhile."""
        self.text_ms.append(waited[0])
        self.drawn_ms.append(waited[1])
        self.received_bytes.append(received)


class Window:
    """A browser window that counts what the websocket brings."""

    def __init__(self, context: BrowserContext) -> None:
        """Open the window at the size of a wall screen."""
        context.add_init_script(WATCH)
        self.page: Page = context.new_page()
        self.page.set_viewport_size({"width": 1920, "height": 1080})
        self.received = 0
        self.page.on(
            "websocket", lambda socket: socket.on("framereceived", self._count)
        )

    def _count(self, payload: bytes | str) -> None:
        self.received += len(payload)

    def load(self, address: str, waits: Waits) -> None:
        """Open `address` and wait until it is drawn."""
        self.received = 0
        self.page.goto(address, wait_until="commit")
        waits.add(self.page.evaluate(SETTLED, [None, PARTS]), self.received)

    def choose(self, rng: random.Random, waits: Waits) -> None:
        """Change the page's first choice and wait until it is drawn."""
        before = self.page.evaluate(HEADING)
        self.page.locator(CHOICE).first.click()
        options = self.page.locator("[role=option][aria-selected=false]")
        options.first.wait_for()
        option = options.nth(rng.randrange(min(options.count(), 6)))
        option.scroll_into_view_if_needed()
        self.received = 0
        option.click()
        waits.add(self.page.evaluate(SETTLED, [before, PARTS]), self.received)


def _launched(browser: Browser | None) -> Browser:
    if browser is None:
        raise SystemExit("No Chromium found: install one or name it in HTL_CHROMIUM")
    return browser


def cold_and_warm(server: Server, path: str, cold: Waits, warm: Waits) -> None:
    """Open the page in a browser never used before, and once more in the same."""
    with browsing() as browser:
        window = Window(_launched(browser).new_context())
        window.load(server.address + path, cold)
        window.load(server.address + path, warm)


def choices(server: Server, path: str, times: int) -> Waits:
    """Change the choice `times` times in one window, the first two not counted."""
    waits, rng = Waits(), random.Random(1)
    with browsing() as browser:
        window = Window(_launched(browser).new_context())
        window.load(server.address + path, Waits())
        for number in range(times + 2):
            window.choose(rng, Waits() if number < 2 else waits)
    return waits
