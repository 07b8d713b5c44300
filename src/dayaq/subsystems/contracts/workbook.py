"""A workbook of a table program (XLSX) as the rows of its first sheet, each cell as the text a person sees in it.

A workbook is a compressed archive that anybody may have made: how much it unpacks to, its rows and its columns are all limited
before a cell is read, and a cell far away in an empty sheet costs nothing.
"""

import io
import lzma
import struct
import zipfile
import zlib
from datetime import date, datetime
from decimal import Decimal

from openpyxl import load_workbook
from openpyxl.utils.exceptions import InvalidFileException

FIRST_BYTES = b"PK\x03\x04"
MOST_UNPACKED = 40 * 1024 * 1024
MOST_COLUMNS = 64
UNREADABLE = (
    *(zipfile.BadZipFile, zlib.error, struct.error, lzma.LZMAError, InvalidFileException, SyntaxError),
    *(KeyError, ValueError, TypeError, IndexError, AttributeError, EOFError, OSError, NotImplementedError, RuntimeError),
)
"""What the library raises over archives that are no workbook (of XML that does not parse a `SyntaxError`, of XML that expands
`defusedxml`'s `ValueError`): whatever it is, the file cannot be read."""


class NotAWorkbook(ValueError):
    """The bytes are no workbook that can be read, or unpack to more than anybody's table does."""


def is_workbook(content: bytes) -> bool:
    """Whether the bytes begin as a workbook does."""
    return content.startswith(FIRST_BYTES)


def rows_of_workbook(content: bytes, *, most_rows: int) -> list[list[str]]:
    """The rows of the first sheet, at most so many and no wider than `MOST_COLUMNS`; a formula counts as what it last gave.

    Refuses what cannot be read (`NotAWorkbook`).
    """
    try:
        _must_be_of_usual_size(content)
        book = load_workbook(io.BytesIO(content), read_only=True, data_only=True, keep_links=False)
        sheet = book.worksheets[0]
        # The sheet's own word on its size may be wrong; it is read as it comes.
        sheet.reset_dimensions()
        rows = sheet.iter_rows(max_row=most_rows, max_col=MOST_COLUMNS, values_only=True)
        return [[_as_text(cell) for cell in row] for row in rows]
    except UNREADABLE as error:
        raise NotAWorkbook from error


def _must_be_of_usual_size(content: bytes) -> None:
    """An archive that tells less than it holds is broken off by its checksum when it is read."""
    with zipfile.ZipFile(io.BytesIO(content)) as archive:
        if sum(part.file_size for part in archive.infolist()) > MOST_UNPACKED:
            raise NotAWorkbook


def _as_text(cell: object) -> str:
    """A number without an idle fraction, a day as 16.03.2020, yes and no as the table's own words."""
    match cell:
        case None:
            return ""
        case bool():
            return "yes" if cell else "no"
        case float() if cell.is_integer():
            return str(int(cell))
        case float():
            # A binary fraction is not what was typed: 500.50 comes as the nearest double, whose shortest text is it again.
            return format(Decimal(repr(cell)), "f")
        case datetime() | date():
            return f"{cell:%d.%m.%Y}"
        case _:
            return str(cell)
