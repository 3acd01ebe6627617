"""A file that is being made: how far it has come, and for how many readers."""

from collections.abc import Callable
from enum import Enum, auto
from threading import Condition

from htl_dash.exports.file_kind import FileKind
from htl_dash.exports.steps import Step
from htl_dash.text import t
from htl_dash.viewmodels.document import Document


class Stage(Enum):
    """Where a file is on its way; the last three are ends."""

    UNDER_WAY = auto()
    READY = auto()
    STOPPED = auto()
    FAILED = auto()


class Making:
    """One file on its way, told by one thread and read by any.

    `make` gives the document when its turn has come. The file belongs to its readers:
    when none of them holds this object any more, the file is gone too.
    """

    def __init__(self, kind: FileKind, make: Callable[[], Document]) -> None:
        """Begin with one reader, waiting."""
        self.kind, self.make = kind, make
        self._stage, self._readers = Stage.UNDER_WAY, 1
        self._step = Step(t("exporting.waiting"), 0.0)
        self._body: bytes | None = None
        self._fault: Exception | None = None
        self._changed = Condition()

    @property
    def stage(self) -> Stage:
        """Where it is on its way."""
        return self._stage

    @property
    def step(self) -> Step:
        """What is being done just now."""
        return self._step

    @property
    def body(self) -> bytes | None:
        """The file; None until it is ready."""
        return self._body

    @property
    def fault(self) -> Exception | None:
        """What went wrong, where it has failed."""
        return self._fault

    def join(self) -> bool:
        """Let another reader share it; False where it has come to no file."""
        with self._changed:
            if self._stage in (Stage.STOPPED, Stage.FAILED):
                return False
            self._readers += 1
            return True

    def leave(self) -> bool:
        """Let a reader go; True where that was the last one and the work stops."""
        with self._changed:
            self._readers -= 1
            is_over = self._readers <= 0 and self._stage is Stage.UNDER_WAY
        if is_over:
            self._end(Stage.STOPPED)
        return is_over

    def tell(self, step: Step) -> None:
        """Say what is being done now."""
        self._step = step

    def ready(self, body: bytes) -> None:
        """Give the file, unless nobody waits for it any more."""
        self._end(Stage.READY, body)

    def fail(self, fault: Exception) -> None:
        """Say that there will be no file, and why."""
        self._end(Stage.FAILED, fault=fault)

    def wait(self, seconds: float) -> Stage:
        """Return the stage as soon as there is an end, and at the latest after a while."""
        with self._changed:
            self._changed.wait_for(lambda: self._stage is not Stage.UNDER_WAY, seconds)
            return self._stage

    def _end(
        self, stage: Stage, body: bytes | None = None, fault: Exception | None = None
    ) -> None:
        with self._changed:
            if self._stage is Stage.UNDER_WAY:
                self._stage, self._body, self._fault = stage, body, fault
                self._changed.notify_all()
