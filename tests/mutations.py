"""Ways that a file can be wrong: bytes, cells, parts of a packed file, nodes of JSON.

Each takes a whole file and a source of chance, and gives a file that may be anything.
"""

import copy
import io
import json
import re
import zipfile
from collections.abc import Callable
from random import Random
from typing import Any

NASTY = (
    *("", " ", "..", ".", "-", "~100", "*", "cirka 240", "1e999", "NaN", "Infinity"),
    *("-1", "0", "1 234,5", "12,5 %", "9" * 400, "1" + "0" * 30, "1,2,3", "--5"),
    *("2081", "9999", "2024", "2024/25", "1899", "200001", "2081R001", "0604"),
    *(
        "=1+1",
        "#N/A",
        "\x00",
        "\ufeff",
        "\u202e",
        "\ud83d\ude00",
        "å" * 300,
        "a" * 5000,
    ),
    *("{}", "[]", "null", "{at}", "{0}", "%s", "</c>", "&amp;", "'", '"', ";;", "\n"),
    *("Kommun", "År", "Antal", "Andel (%)", "Kön", "Skol-enhetskod", "Riket"),
)
"""Texts that have meant trouble somewhere."""
_ODD_JSON: tuple[Any, ...] = (
    *(None, True, 0, -1, 1e308, 10**400, [], {}, [[]], {"a": 1}, "", "..", 2**63),
    *("\ud800", "a\x00b", "{0}", "2081", ["a", "a"], [None], 0.1, "1"),
)
_PIECES = (
    *(b'"', b";", b",", b"\n", b"\r", b"\x00", b"\xff", b"\xfe\xff", b"\xef\xbb\xbf"),
    *(b"[]", b"{}", b"null", b"1e999", b"=", b"(", b")", b"<", b">", b"&#0;", b"\x1a"),
    *(b"DATA=", b"KEYS(", b"VALUES(", b"TIMEVAL(", b"TLIST(A1)", b"..", b"'"),
)
_NUMBER = re.compile(rb"\d+")
_VALUE = re.compile(rb'="([^"]*)"|>([^<]*)<')
_CELLS = (b"A1", b"XFD1048576", b"ZZZ9999999", b"A0", b"AAAA1", b"1A", b"", b"-1")
Mutation = Callable[[bytes, Random], bytes]


def mutated(content: bytes, chance: Random) -> bytes:
    """Return a file with one to four things wrong with it, most often one."""
    for _ in range(chance.choice((1, 1, 1, 2, 4))):
        try:
            content = chance.choice(_fitting(content))(content, chance)
        except (ValueError, RecursionError, zipfile.BadZipFile):
            # It is too broken already for anything but its bytes.
            content = _bytes(content, chance)
    return content


def _fitting(content: bytes) -> tuple[Mutation, ...]:
    if content.startswith(b"PK"):
        return (_part, _part, _part, _parts, _bytes)
    if content.lstrip(b"\xef\xbb\xbf \n")[:1] in (b"{", b"["):
        return (_node, _node, _node, _numbers, _bytes)
    if content.startswith(b"\xd0\xcf"):
        return (_bytes, _numbers, _words)
    return (_cell, _cell, _rows, _numbers, _bytes, _encoding)


def _bytes(content: bytes, chance: Random) -> bytes:
    """Take out, put in, turn over, or end too early."""
    at = chance.randint(0, len(content))
    end = at + chance.choice((0, 1, 2, 8, 100))
    match chance.randrange(5):
        case 0:
            return content[:at]
        case 1:
            return content[:at] + content[end:]
        case 2:
            return content[:end] + content[at:]
        case 3:
            turned = bytes(one ^ (1 << chance.randrange(8)) for one in content[at:end])
            return content[:at] + turned + content[end:]
        case _:
            return content[:at] + chance.choice(_PIECES) + content[end:]


def _numbers(content: bytes, chance: Random) -> bytes:
    """Put something else instead of one number."""
    found = list(_NUMBER.finditer(content))
    if not found:
        return content
    one = chance.choice(found)
    other = chance.choice(NASTY).encode("utf-8", "surrogatepass")
    return content[: one.start()] + other + content[one.end() :]


def _words(content: bytes, chance: Random) -> bytes:
    """Put a random word of two or four bytes somewhere, as a length or a place is."""
    size = chance.choice((2, 4))
    at = chance.randrange(0, max(1, len(content) - size), 2)
    return content[:at] + chance.randbytes(size) + content[at + size :]


def _cell(content: bytes, chance: Random) -> bytes:
    """Put something else in one cell."""
    lines = content.split(b"\n")
    at = chance.randrange(len(lines))
    separator = chance.choice((b";", b";", b",", b"\t", b" "))
    cells = lines[at].split(separator)
    cells[chance.randrange(len(cells))] = chance.choice(NASTY).encode()
    if not chance.randrange(6):
        cells *= chance.choice((0, 2, 50))
    lines[at] = separator.join(cells)
    return b"\n".join(lines)


def _rows(content: bytes, chance: Random) -> bytes:
    """Lose, repeat or move rows."""
    lines = content.split(b"\n")
    at, to = sorted(chance.randrange(len(lines) + 1) for _ in "ab")
    match chance.randrange(4):
        case 0:
            lines[at:to] = []
        case 1:
            lines[at:to] = lines[at:to] * chance.choice((2, 10))
        case 2:
            lines[at:to] = lines[at:to][::-1]
        case _:
            chance.shuffle(lines)
    return b"\n".join(lines)


def _encoding(content: bytes, chance: Random) -> bytes:
    text = content.decode("utf-8-sig", errors="replace")
    encoding = chance.choice(("utf-16", "utf-16-le", "cp1252", "cp850", "utf-8-sig"))
    return text.encode(encoding, errors="replace")


def _part(content: bytes, chance: Random) -> bytes:
    """Change one part of a packed file."""
    parts = _unpacked(content)
    name = chance.choice(
        [one for one in parts if one.endswith((".xml", ".rels"))] or [*parts]
    )
    body = parts[name]
    found = list(_VALUE.finditer(body))
    if chance.randrange(4) and found:
        one = chance.choice(found)
        number = 1 if one[1] is not None else 2
        other = chance.choice((*_CELLS, *(text.encode() for text in NASTY)))
        parts[name] = body[: one.start(number)] + other + body[one.end(number) :]
    else:
        parts[name] = _bytes(body, chance)
    return _packed(parts, chance)


def _parts(content: bytes, chance: Random) -> bytes:
    """Lose a part, give one another's name or body, or add one."""
    parts = _unpacked(content)
    one, other = (chance.choice([*parts]) for _ in "ab")
    match chance.randrange(4):
        case 0:
            del parts[one]
        case 1:
            parts[one] = parts[other]
        case 2:
            parts[chance.choice(("xl/vbaProject.bin", "../a.xml", "mimetype"))] = b"x"
        case _:
            parts[one.upper()] = parts.pop(one)
    return _packed(parts, chance)


def _unpacked(content: bytes) -> dict[str, bytes]:
    try:
        with zipfile.ZipFile(io.BytesIO(content)) as packed:
            found = {one: packed.read(one) for one in packed.namelist()}
    except Exception as error:
        raise ValueError from error
    if not found:
        raise ValueError
    return found


def _packed(parts: dict[str, bytes], chance: Random) -> bytes:
    out = io.BytesIO()
    kind = chance.choice((zipfile.ZIP_DEFLATED, zipfile.ZIP_STORED))
    with zipfile.ZipFile(out, "w", kind) as packed:
        for name, body in parts.items():
            packed.writestr(name, body)
    return out.getvalue()


def _node(content: bytes, chance: Random) -> bytes:
    """Change, lose, repeat or rename one node of JSON."""
    whole = json.loads(content.decode("utf-8-sig"))
    places = list(_places(whole))
    if not places:
        raise ValueError
    inside, key = chance.choice(places)
    match chance.randrange(6):
        case 0:
            del inside[key]
        case 1:
            inside[key] = copy.deepcopy(chance.choice(_ODD_JSON))
        case 2:
            inside[key] = chance.choice(NASTY)
        case 3:
            other, name = chance.choice(places)
            inside[key] = copy.deepcopy(other[name])
        case 4 if isinstance(inside, list):
            inside.insert(key, copy.deepcopy(inside[key]))
        case 4:
            inside[chance.choice(NASTY)] = inside.pop(key)
        case _:
            for _ in range(chance.choice((1, 40))):
                inside[key] = [inside[key]]
    text = json.dumps(whole, ensure_ascii=not chance.randrange(2))
    return text.encode("utf-8", "surrogatepass")


def _places(node: Any) -> Any:
    """Give everything in JSON as what it is in and where, the long lists only in part."""
    waiting = [node]
    while waiting:
        one = waiting.pop()
        inside = one.items() if isinstance(one, dict) else enumerate(one)
        for at, (key, value) in enumerate(inside):
            if at < 60:
                yield one, key
                if isinstance(value, dict | list):
                    waiting.append(value)
