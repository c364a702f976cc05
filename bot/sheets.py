"""Tables for spreadsheets. What a person elsewhere wrote must never become a formula.

A text that a spreadsheet would compute gets an apostrophe before it in CSV; in XLSX it is marked
as text. Numbers stay numbers. https://owasp.org/www-community/attacks/CSV_Injection
"""

import csv
from collections.abc import Iterable, Sequence
from typing import BinaryIO, TextIO

from bot.domain.errors import UserError

_COMPUTED = ("=", "+", "-", "@", "\t", "\r", "\n", "＝", "＋", "－", "＠")

Cell = str | int | float


class ExtraMissing(UserError):
    """Spreadsheets need openpyxl: `pip install 'writdesk[sheets]'`, or ask for CSV."""


def write_csv(file: TextIO, rows: Iterable[Sequence[Cell]]) -> None:
    """Write a table; its first row has the names of the columns."""
    writer = csv.writer(file)
    writer.writerows([[_harmless(cell) for cell in row] for row in rows])


def write_xlsx(file: BinaryIO, title: str, rows: Iterable[Sequence[Cell]]) -> None:
    """Write a table as a workbook of one sheet.

    Raises:
        ExtraMissing: where openpyxl is not installed.
    """
    try:
        from openpyxl import Workbook  # noqa: PLC0415 — comes with an extra
        from openpyxl.cell import WriteOnlyCell  # noqa: PLC0415 — comes with an extra
    except ImportError:
        raise ExtraMissing from None
    book = Workbook(write_only=True)
    sheet = book.create_sheet(title)
    sheet.freeze_panes = "A2"
    for row in rows:
        cells = []
        for value in row:
            cell = WriteOnlyCell(sheet, value=_printable(value))
            if isinstance(value, str):
                cell.data_type = "s"
            cells.append(cell)
        sheet.append(cells)
    book.save(file)


def _harmless(cell: Cell) -> Cell:
    if isinstance(cell, str) and cell.lstrip(" ").startswith(_COMPUTED):
        return f"'{cell}"
    return cell


def _printable(cell: Cell) -> Cell:
    """Without the control characters that XLSX cannot hold."""
    if not isinstance(cell, str):
        return cell
    return "".join(sign for sign in cell if sign >= " " or sign in "\t\n\r")
