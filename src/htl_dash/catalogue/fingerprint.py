"""Tell one state of the catalogue from another."""

import hashlib
from functools import cache
from pathlib import Path

from htl_dash.settings import catalogue_folder


def catalogue_fingerprint() -> str:
    """Return the SHA-256 (64 hex digits) of every definition file's name and bytes.

    Equal in two folders exactly when they hold the same definitions. Computed once
    per folder and process, like the definitions themselves, so that a cache keyed by
    it never mixes old definitions with a new key.
    """
    return _fingerprint(catalogue_folder())


@cache
def _fingerprint(folder: Path) -> str:
    digest = hashlib.sha256()
    for path in sorted(folder.rglob("*.toml")):
        content = path.read_bytes()
        name = path.relative_to(folder).as_posix()
        # The length keeps two files from reading as one with both contents.
        digest.update(f"{name}\n{len(content)}\n".encode())
        digest.update(content)
    return digest.hexdigest()
