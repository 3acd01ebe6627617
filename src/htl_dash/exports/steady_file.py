"""An office file without clocks: the same content is the same bytes another day.

A PPTX is a ZIP of XML parts and of the workbooks behind its charts, which are ZIPs
too. Times of files in them say nothing, and the dates in their properties are set to
one that is handed in.
"""

import io
import re
import zipfile
from datetime import date

NEVER = (1980, 1, 1, 0, 0, 0)
"""The earliest time that a ZIP can write."""
_PROPERTIES = "docProps/core.xml"
_DATE = re.compile(rb"(<dcterms:(created|modified)\b[^>]*>)[^<]*(</dcterms:\2>)")


def steady(body: bytes, day: date) -> bytes:
    """Return an office file with `day` as its only date, its parts in their order."""
    out = io.BytesIO()
    with (
        zipfile.ZipFile(io.BytesIO(body)) as before,
        zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as after,
    ):
        for name in before.namelist():
            part = before.read(name)
            if name.endswith(".xlsx"):
                part = steady(part, day)
            elif name == _PROPERTIES:
                midnight = f"{day.isoformat()}T00:00:00Z".encode()
                part = _DATE.sub(rb"\g<1>" + midnight + rb"\g<3>", part)
            info = zipfile.ZipInfo(name, NEVER)
            info.compress_type = zipfile.ZIP_DEFLATED
            after.writestr(info, part)
    return out.getvalue()
