"""The kinds of files that can be taken away."""

from enum import StrEnum

_OFFICE = "application/vnd.openxmlformats-officedocument"


class FileKind(StrEnum):
    """A kind of file; its value is how the file's name ends."""

    CSV = "csv"
    XLSX = "xlsx"
    PDF = "pdf"
    PPTX = "pptx"

    @property
    def mime(self) -> str:
        """What the kind is called on the web."""
        return _MIME[self]


_MIME = {
    FileKind.CSV: "text/csv",
    FileKind.XLSX: f"{_OFFICE}.spreadsheetml.sheet",
    FileKind.PDF: "application/pdf",
    FileKind.PPTX: f"{_OFFICE}.presentationml.presentation",
}
