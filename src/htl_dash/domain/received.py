"""What has been received, as it was received: the bytes behind the figures.

Import-linter keeps this module, like observations, out of view models, charts, exports
and pages: the bytes may hold counts that have not passed the disclosure door.
"""

from dataclasses import dataclass
from enum import StrEnum
from hashlib import sha256


class Arrival(StrEnum):
    """How a dataset came here. A figure that was fetched goes before one in the pack."""

    PACK = "pack"
    FETCH = "fetch"
    FILE = "file"
    OWN = "own"


@dataclass(frozen=True, slots=True)
class Received:
    """Bytes from a source or a colleague, and how they came.

    Attributes:
        origin: The address that answered, or the name of the file.
        content: The bytes as they came; without names of persons where `is_redacted`.
        received_at: UTC, ISO 8601.
        request: What was sent to get it, as JSON; empty for a plain address or a file.
        media_type: As the source said, or as the file was taken to be.
        encoding: Of text; empty where it is none.
        is_redacted: Whether something was taken out before it was kept.
    """

    origin: str
    content: bytes
    received_at: str
    request: str = ""
    media_type: str = ""
    encoding: str = ""
    is_redacted: bool = False

    @property
    def checksum(self) -> str:
        """The SHA-256 of the bytes, in hexadecimal."""
        return sha256(self.content).hexdigest()
