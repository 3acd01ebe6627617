"""One reader's session over the websocket, speaking Streamlit's own protobuf messages.

It does what the browser's script does, without drawing: so it measures the server.
"""

import random
import time
from dataclasses import dataclass, field

from streamlit.proto.BackMsg_pb2 import BackMsg
from streamlit.proto.ForwardMsg_pb2 import ForwardMsg
from websockets.asyncio.client import ClientConnection, connect

FINISHED = (
    ForwardMsg.FINISHED_SUCCESSFULLY,
    ForwardMsg.FINISHED_FRAGMENT_RUN_SUCCESSFULLY,
)


class PageFailedError(RuntimeError):
    """The page showed an error or did not compile: its times mean nothing."""


@dataclass(frozen=True, slots=True)
class Rerun:
    """How long the server took to send a whole page, and how much it sent."""

    ms: float
    received_bytes: int


@dataclass(slots=True)
class Session:
    """What a browser remembers between reruns."""

    socket: ClientConnection
    page_name: str
    query: str = ""
    page_hash: str = ""
    known_hashes: set[str] = field(default_factory=set)
    choice_id: str = ""
    choice_fragment: str = ""
    options: list[str] = field(default_factory=list)
    shown: str = ""

    async def load(self) -> Rerun:
        """Ask for the page as a newly opened window does."""
        return await self._run(BackMsg())

    async def choose(self, rng: random.Random) -> Rerun:
        """Change the page's first choice to another of its options."""
        others = [option for option in self.options if option != self.shown]
        self.shown = rng.choice(others)
        message = BackMsg()
        changed = message.rerun_script.widget_states.widgets.add()
        changed.id = self.choice_id
        changed.string_value = self.shown
        message.rerun_script.fragment_id = self.choice_fragment
        return await self._run(message)

    async def _run(self, message: BackMsg) -> Rerun:
        rerun = message.rerun_script
        rerun.query_string = self.query
        rerun.page_script_hash = self.page_hash
        rerun.page_name = "" if self.page_hash else self.page_name
        rerun.cached_message_hashes.extend(self.known_hashes)
        started = time.perf_counter()
        await self.socket.send(message.SerializeToString())
        received = 0
        while True:
            data = await self.socket.recv()
            received += len(data)
            if self._take(ForwardMsg.FromString(data)):
                return Rerun((time.perf_counter() - started) * 1000, received)

    def _take(self, message: ForwardMsg) -> bool:
        """Remember what the browser would; tell whether the page is complete."""
        kind = message.WhichOneof("type")
        if message.metadata.cacheable and message.hash:
            self.known_hashes.add(message.hash)
        if kind == "navigation":
            self.page_hash = message.navigation.page_script_hash
        elif kind == "page_info_changed":
            self.query = message.page_info_changed.query_string
        elif kind == "delta":
            self._take_delta(message)
        elif kind == "script_finished":
            if message.script_finished == ForwardMsg.FINISHED_WITH_COMPILE_ERROR:
                raise PageFailedError("the page does not compile")
            return message.script_finished in FINISHED
        return False

    def _take_delta(self, message: ForwardMsg) -> None:
        element = message.delta.new_element
        kind = element.WhichOneof("type")
        if kind == "exception":
            raise PageFailedError(element.exception.message)
        if kind == "selectbox" and self.choice_id in ("", element.selectbox.id):
            self.choice_id = element.selectbox.id
            self.choice_fragment = message.delta.fragment_id
            self.options = list(element.selectbox.options)
            self.shown = self.shown or self.options[element.selectbox.default]


async def opened(address: str, path: str) -> tuple[Session, Rerun]:
    """Open a session on the page at `path`; return it with its first load."""
    socket = await connect(
        f"{address.replace('http', 'ws', 1)}/_stcore/stream",
        subprotocols=["streamlit"],  # type: ignore[list-item]
        max_size=None,
        open_timeout=60,
    )
    session = Session(socket, path.strip("/"))
    return session, await session.load()
