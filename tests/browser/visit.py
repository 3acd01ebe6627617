"""A reader's visit to the running app: one window, and all that it asked for and said."""

import io
import time
from collections.abc import Callable
from dataclasses import dataclass, field

from PIL import Image
from playwright.sync_api import BrowserContext, ConsoleMessage, Locator, Page
from playwright.sync_api import TimeoutError as PlaywrightTimeout

# Long, since a map without a graphics card is drawn by the processor, slowly.
DRAWN_SECONDS = 180
"""The most any wait takes. One that holds ends at once, so it costs only where it fails."""
STAYS_READY = 3
"""How many more looks must find everything ready; there are twenty in a second."""
TRIES = DRAWN_SECONDS // 2
OpenPage = Callable[[int, int], "Visit"]
FIGURES = "[data-testid=stPlotlyChart]"
MAPS = "[data-testid=stDeckGlJsonChart] canvas"
EXCEPTIONS = "[data-testid=stException]"
NOTICES = "[data-testid=stAlert]"
# Everything Plotly draws data with: lines, points, bars, areas, texts and map shapes.
MARKS = ".trace path, .trace text, .point path, .choroplethlayer path, .layer path"

# Streamlit waits a moment before it sends what somebody has typed, chosen or moved, and
# until then nothing shows that it will. Such a wait is a timer, so timers are counted.
COUNT_TIMERS = """(() => {
  const [begin, end] = [window.setTimeout, window.clearTimeout];
  window.htlTimers = new Map();
  window.setTimeout = (act, delay, ...given) => {
    const number = begin((...late) => {
      window.htlTimers.delete(number);
      act(...late);
    }, delay, ...given);
    window.htlTimers.set(number, delay);
    return number;
  };
  window.clearTimeout = (number) => {
    window.htlTimers.delete(number);
    end(number);
  };
})()"""
# What is not yet ready, in words, so that a failing wait tells what it waited for.
UNREADY = """([figures, maps, marks]) => {
  const app = document.querySelector('[data-testid=stApp]');
  if (!app) return ['the app has not started'];
  const wrong = [];
  const has = (selector) => document.querySelector(selector) !== null;
  if (app.dataset.testConnectionState !== 'CONNECTED') wrong.push('not connected');
  if (app.dataset.testScriptState !== 'notRunning') wrong.push('the page runs');
  if (has('[data-testid=stStatusWidget]')) wrong.push('the status shows');
  if (has('[data-testid=stSkeleton]')) wrong.push('a placeholder shows');
  if (!has('[data-testid=stMain] h1')) wrong.push('no heading');
  const waits = [...(window.htlTimers ?? new Map()).values()];
  if (waits.some((wait) => wait >= 50 && wait <= 1000))
    wrong.push('something chosen or typed is on its way');
  if (document.fonts.status !== 'loaded') wrong.push('fonts load');
  const nameless = 'a figure without description';
  const named = (e) => (e.closest('[aria-label]') || e.querySelector('[aria-label]'))
    ?.getAttribute('aria-label') || nameless;
  for (const figure of document.querySelectorAll(figures)) {
    const drawn = [...figure.querySelectorAll(marks)].some((mark) => {
      const box = mark.getBoundingClientRect();
      return box.width + box.height > 0;
    });
    if (!drawn) wrong.push('nothing drawn in: ' + named(figure));
  }
  for (const canvas of document.querySelectorAll(maps)) {
    if (!canvas.width || !canvas.height) wrong.push('no map in: ' + named(canvas));
  }
  return wrong;
}"""


@dataclass(slots=True)
class Visit:
    """One window on the app at `address`."""

    address: str
    page: Page
    outside: list[str] = field(default_factory=list)
    complaints: list[str] = field(default_factory=list)

    @classmethod
    def begin(cls, context: BrowserContext, address: str, *size: int) -> "Visit":
        """Open an empty window, `size` pixels wide and high, and listen to it."""
        page = context.new_page()
        page.set_viewport_size({"width": size[0], "height": size[1]})
        page.set_default_timeout(DRAWN_SECONDS * 1000)
        page.add_init_script(COUNT_TIMERS)
        visit = cls(address, page)
        page.on("request", lambda request: visit.note_request(request.url))
        page.on("websocket", lambda socket: visit.note_request(socket.url))
        page.on("console", lambda message: visit.note_console(message))
        page.on("pageerror", lambda error: visit.complaints.append(str(error)))
        return visit

    def note_request(self, url: str) -> None:
        """Remember a request that leaves for anywhere but our own server."""
        host = self.address.removeprefix("http://")
        ours = (f"http://{host}/", f"ws://{host}/", "data:", "blob:")
        if not url.startswith(ours):
            self.outside.append(url)

    def note_console(self, message: ConsoleMessage) -> None:
        """Remember an error in the browser's console."""
        # On a link straight to a page Streamlit looks for its server under that
        # page's own address first, gets 404 and then finds it. Nothing is wrong.
        is_search = message.location["url"].startswith(self.address + "/") and (
            message.location["url"].endswith(
                ("/_stcore/health", "/_stcore/host-config")
            )
        )
        if message.type == "error" and not is_search:
            self.complaints.append(message.text)

    def open(self, path: str) -> "Visit":
        """Go to `path` and wait until everything on the page is drawn."""
        self.page.goto(self.address + path, wait_until="commit")
        return self.wait_until_drawn()

    def wait_until_drawn(self) -> "Visit":
        """Wait for the server and for every figure; fail saying what is missing.

        Everything must stay ready for a little while: what somebody did last may not
        have reached the page's own code yet.
        """
        parts = [FIGURES, MAPS, MARKS]
        ready = f"""(parts) => {{
          const wrong = ({UNREADY})(parts).length;
          window.htlReady = wrong ? 0 : (window.htlReady ?? 0) + 1;
          return window.htlReady > {STAYS_READY};
        }}"""
        self.page.evaluate("() => { window.htlReady = 0; }")
        try:
            self.page.wait_for_function(
                ready, arg=parts, timeout=DRAWN_SECONDS * 1000, polling=50
            )
        except PlaywrightTimeout:
            missing = self.page.evaluate(UNREADY, parts)
            raise AssertionError(f"{self.page.url}: {missing}") from None
        return self

    def wait_until(self, holds: Callable[[], bool], what: str) -> None:
        """Look at the page until `holds()`; fail with `what`."""
        end = time.monotonic() + DRAWN_SECONDS
        while not holds():
            if time.monotonic() > end:
                raise AssertionError(f"{self.page.url}: {what}")
            self.page.wait_for_timeout(50)

    def heading(self) -> str:
        """Return the text of the page's main heading."""
        return self.page.locator("[data-testid=stMain] h1").first.inner_text().strip()

    def main(self, selector: str) -> Locator:
        """Return what matches in the page itself, leaving out menu and toolbar."""
        return self.page.locator("[data-testid=stMain]").locator(selector)


def pick(page: Page, label: str, option: str, *, exact: bool = True) -> None:
    """Choose in the list `label` by what stands in it.

    A list closes when the page moves under it, and then it is opened again.
    """
    field = page.get_by_label(label, exact=exact).first
    choice = page.get_by_role("option", name=option, exact=True)
    for _ in range(TRIES):
        if not choice.is_visible():
            field.click()
        try:
            choice.click(timeout=2_000)
        except PlaywrightTimeout:
            continue
        return
    raise AssertionError(f"{page.url}: {label} offers no {option}")


def colours(canvas: Locator) -> dict[tuple[int, ...], float]:
    """Return each colour's share of the picture of `canvas`, as it is seen."""
    picture = Image.open(io.BytesIO(canvas.screenshot())).convert("RGB")
    size = picture.width * picture.height
    counted = picture.getcolors(size) or []
    return {
        colour: count / size for count, colour in counted if isinstance(colour, tuple)
    }


def is_painted(canvas: Locator) -> bool:
    """Tell whether more is seen of the map than paper, letters and outlines."""
    return sum(share > 0.005 for share in colours(canvas).values()) >= 4
