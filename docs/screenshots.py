"""Draw docs/screenshots anew from the running app: `make screenshots`.

Writes <page>.png as on a wall screen and <page>-phone.png as on a phone, in a palette
of 256 colours so that the repository stays light.
"""

import io
import tempfile
from functools import partial
from pathlib import Path

from PIL import Image
from tests.browser.app_pages import PAGES
from tests.browser.running import browsing, product
from tests.browser.visit import MAPS, Visit, is_painted

FOLDER = Path(__file__).with_name("screenshots")
SIZES = {"": (1920, 1080), "-phone": (390, 844)}


def main() -> None:
    """Draw every page in both sizes."""
    FOLDER.mkdir(exist_ok=True)
    with (
        tempfile.TemporaryDirectory() as folder,
        product(Path(folder)) as server,
        browsing() as browser,
    ):
        if browser is None:
            raise SystemExit(
                "No Chromium found: install one or name it in HTL_CHROMIUM"
            )
        context = browser.new_context(locale="sv-SE", timezone_id="Europe/Stockholm")
        for page in PAGES:
            for ending, (width, height) in SIZES.items():
                visit = Visit.begin(context, server.address, width, height)
                name = page.path.strip("/") or "motet"
                draw(visit.open(page.path), FOLDER / f"{name}{ending}.png")


def draw(visit: Visit, file: Path) -> None:
    """Write what the window shows once its maps have their colours."""
    for canvas in visit.page.locator(MAPS).all():
        visit.wait_until(partial(is_painted, canvas), "the map is blank")
    seen = Image.open(io.BytesIO(visit.page.screenshot()))
    seen.convert("RGB").quantize(256, dither=Image.Dither.NONE).save(
        file, optimize=True
    )
    visit.page.close()
    print(f"{file.name}: {file.stat().st_size / 1000:.0f} kB")


if __name__ == "__main__":
    main()
