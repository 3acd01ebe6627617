"""Which encoding a PX file is in: what it says that it is, and what its bytes show.

Source: The PX file format 2013, CHARSET and CODEPAGE. Files that say iso-8859-1 and are
UTF-8 do occur, and would be read without an error but with wrong letters.
"""

import re
from codecs import BOM_UTF8
from dataclasses import dataclass

from htl_dash.sources.cube import ReadError

_SAYS = re.compile(rb'\b(CODEPAGE|CHARSET)\s*=\s*"([^"\r\n]{0,40})"', re.IGNORECASE)
_READ_AS = {
    "ansi": "cp1252",
    "ascii": "cp1252",
    "iso-8859-1": "cp1252",
    "iso8859-1": "cp1252",
    "latin1": "cp1252",
    "us-ascii": "cp1252",
    "windows-1252": "cp1252",
    "cp1252": "cp1252",
    "1252": "cp1252",
    "iso-8859-15": "iso8859_15",
    "oem": "cp850",
    "437": "cp437",
    "850": "cp850",
    "865": "cp865",
    "cp437": "cp437",
    "cp850": "cp850",
    "cp865": "cp865",
    "ibm850": "cp850",
}
"""What is used where a file says so; Windows has all that is in iso-8859-1."""
_DOS = {"cp437", "cp850", "cp865"}
_SWEDISH_WINDOWS, _SWEDISH_DOS = (
    b"\xe5\xe4\xf6\xc5\xc4\xd6",
    b"\x86\x84\x94\x8f\x8e\x99",
)


@dataclass(frozen=True, slots=True)
class PxEncoding:
    """What a file was read as, and what it says of itself; `said` is empty for nothing."""

    used: str
    said: str

    @property
    def differs(self) -> bool:
        """Whether the file says that it is in another encoding than it is."""
        if not self.said:
            return False
        said = self.said.lower()
        if self.used == "utf-8":
            return said not in {"utf-8", "utf8"}
        return _READ_AS.get(said) != self.used


def encoding_of(content: bytes) -> PxEncoding:
    """Return the encoding of a PX file: its bytes decide where they can."""
    said = {
        key.upper(): value.decode("ascii", "replace").strip()
        for key, value in reversed(_SAYS.findall(content[:4000]))
    }
    name = said.get(b"CODEPAGE") or said.get(b"CHARSET") or ""
    if content.startswith(BOM_UTF8) or (not content.isascii() and _is_utf8(content)):
        return PxEncoding("utf-8", name)
    used = _READ_AS.get(name.lower())
    # The letters of DOS are none in Windows, and the other way round.
    if used is None or used in _DOS:
        shown = _by_letters(content)
        used = shown if used is None or shown not in _DOS else used
    return PxEncoding(used, name)


def px_text(content: bytes) -> str:
    """Return a PX file as text.

    Raises:
        ReadError: It is empty or in no encoding that PX files are in.
    """
    if not content.strip():
        raise ReadError("cubes.empty")
    used = encoding_of(content).used
    try:
        return content.decode("utf-8-sig" if used == "utf-8" else used)
    except UnicodeDecodeError:
        pass
    if b"\x00" in content:
        raise ReadError("cubes.px_encoding")
    return content.decode("latin-1")


def _is_utf8(content: bytes) -> bool:
    try:
        content.decode("utf-8")
    except UnicodeDecodeError:
        return False
    return True


def _by_letters(content: bytes) -> str:
    """Return Windows or, as the format says where nothing is told, DOS."""
    windows = sum(content.count(bytes([one])) for one in _SWEDISH_WINDOWS)
    dos = sum(content.count(bytes([one])) for one in _SWEDISH_DOS)
    return "cp850" if dos > windows else "cp1252"
