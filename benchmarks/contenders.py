"""What is compared: the product, and Streamlit's empty page as it comes and as ours."""

import shutil
import sys
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass
from pathlib import Path

from tests.browser.running import ROOT, Server, free_port, product, running

SCRIPTS = Path(__file__).parent
OUR_CONFIG = ROOT / ".streamlit" / "config.toml"


@dataclass(frozen=True, slots=True)
class Contender:
    """A running server under the name it has in the report."""

    name: str
    server: Server


@dataclass(frozen=True, slots=True)
class Contenders:
    """All servers of a run. `bare` is Streamlit's empty page as Streamlit comes."""

    product: Contender
    bare: Contender
    bare_our_config: Contender
    one_figure: Contender

    def plain(self) -> tuple[Contender, Contender, Contender]:
        """Return everything but the product."""
        return self.bare, self.bare_our_config, self.one_figure


@contextmanager
def plain_page(script: str, folder: Path, *, our_config: bool) -> Iterator[Server]:
    """Serve one of the scripts beside this file with plain `streamlit run`."""
    folder.mkdir()
    shutil.copy(SCRIPTS / script, folder)
    if our_config:
        (folder / ".streamlit").mkdir()
        shutil.copy(OUR_CONFIG, folder / ".streamlit")
    port = free_port()
    options = {
        "server.port": str(port),
        "server.address": "127.0.0.1",
        "server.headless": "true",
        # The only thing changed for the page as it comes: nothing may leave here.
        "browser.gatherUsageStats": "false",
    }
    command = [sys.executable, "-m", "streamlit", "run", script]
    command += [f"--{name}={value}" for name, value in options.items()]
    with running(command, port, folder, folder / "server.log") as server:
        yield server


@contextmanager
def all_running(folder: Path) -> Iterator[Contenders]:
    """Start every contender at once; those not measured just now stand idle."""
    with ExitStack() as stack:
        start = stack.enter_context
        bare = start(plain_page("bare.py", folder / "bare", our_config=False))
        ours = start(plain_page("bare.py", folder / "ours", our_config=True))
        figure = start(plain_page("one_figure.py", folder / "figure", our_config=True))
        yield Contenders(
            Contender("product", start(product(folder))),
            Contender("empty page, Streamlit as it comes", bare),
            Contender("empty page, our configuration", ours),
            Contender("one figure, our configuration", figure),
        )
