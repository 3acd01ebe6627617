"""Turn the database's own errors into StoreError, where a user can mend them."""

from sqlalchemy import URL, ExceptionContext

from htl_dash.domain.errors import StoreError
from htl_dash.text import t

_SQLITE_FAULTS = {
    5: "locked",
    6: "locked",
    8: "readonly",
    10: "disk",
    11: "damaged",
    13: "full",
    14: "unopened",
    26: "damaged",
}
"""Text keys by SQLite's primary result code (sqlite.org/rescode.html)."""
_DENIED = "42501"
"""PostgreSQL's SQLSTATE for insufficient privilege."""


def place_of(url: URL) -> str:
    """Return where the database is, without user, password or options."""
    if url.get_backend_name() == "sqlite":
        return url.database or ":memory:"
    port = f":{url.port}" if url.port else ""
    if "@" in (url.database or ""):  # a password with a slash, read as a name
        return f"{url.get_backend_name()}://"
    host = (url.host or "").rpartition("@")[2]  # a password with @, read as a host
    return f"{url.get_backend_name()}://{host}{port}/{url.database or ''}"


def fault(key: str, place: str, **facts: object) -> StoreError:
    """Return the error whose Swedish texts are `store.<key>` and `store.<key>_cure`."""
    return StoreError(
        place=place,
        problem=t(f"store.{key}", **facts),
        cure=t(f"store.{key}_cure", **facts),
    )


def mendable(context: ExceptionContext, place: str) -> StoreError | None:
    """Return what the user can mend about a database error, or None if it is a bug."""
    code = getattr(context.original_exception, "sqlite_errorcode", None)
    if code is not None:
        key = _SQLITE_FAULTS.get(code & 0xFF)
        return fault(key, place) if key else None
    if getattr(context.original_exception, "sqlstate", None) == _DENIED:
        return fault("denied", place)
    if context.dialect.name == "sqlite":
        return None
    lost = context.connection is None or context.is_disconnect
    return fault("unreachable", place) if lost else None
