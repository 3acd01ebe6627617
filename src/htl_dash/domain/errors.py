"""Errors a user can mend. Everything else is a bug and may crash."""


class HtlError(Exception):
    """Base class: `text_key` names the Swedish message in text/sv.

    The keyword arguments fill the message, so an error carries facts (file, key,
    port) and never a finished sentence.
    """

    text_key = "error.unknown"

    def __init__(self, **facts: object) -> None:
        """Keep the facts that fill the message."""
        super().__init__(", ".join(f"{name}={value}" for name, value in facts.items()))
        self.facts = facts


class CatalogueError(HtlError):
    """A definition file is missing a key or holds a value that is not allowed.

    Facts: `file`, `key`, `problem` (Swedish), `cure` (Swedish).
    """

    text_key = "error.catalogue"


class PackError(HtlError):
    """The data pack lacks a file, or a file is not what its origin note says.

    Facts: `file`, `problem` (Swedish), `cure` (Swedish).
    """

    text_key = "error.pack"


class StoreError(HtlError):
    """The database cannot be opened, read or written.

    Facts: `place` (path or URL without password), `problem`, `cure` (Swedish).
    """

    text_key = "error.store"


class ServerError(HtlError):
    """The server cannot start. Facts: `problem`, `cure` (Swedish)."""

    text_key = "error.server"


class StaleError(HtlError):
    """Somebody else has changed the record since the writer saw it.

    Facts: `seen` and `revision` (the numbers that were seen and that it has now).
    """

    text_key = "error.stale"
