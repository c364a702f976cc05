"""Cases as a table, for spreadsheets. What a person elsewhere wrote must never become a formula.

A cell that a spreadsheet would compute gets an apostrophe before it in CSV; in XLSX it is marked
as text. https://owasp.org/www-community/attacks/CSV_Injection
"""

import csv
from collections.abc import Mapping
from pathlib import Path
from typing import Any

from cli.ends import fail

_COMPUTED = ("=", "+", "-", "@", "\t", "\r", "\n", "＝", "＋", "－", "＠")

Json = dict[str, Any]


def write_csv(out: Path, cases: list[Json]) -> None:
    names, rows = _table(cases)
    out.touch(mode=0o600)
    out.chmod(0o600)
    with out.open("w", encoding="utf-8-sig", newline="") as file:
        writer = csv.writer(file)
        writer.writerow(names)
        writer.writerows([[_harmless(cell) for cell in row] for row in rows])


def write_xlsx(out: Path, cases: list[Json]) -> None:
    try:
        from openpyxl import Workbook  # noqa: PLC0415 — comes with an extra
        from openpyxl.cell import WriteOnlyCell  # noqa: PLC0415 — comes with an extra
    except ImportError:
        fail("spreadsheets need openpyxl: pip install 'writdesk[sheets]', or export to .csv")
    names, rows = _table(cases)
    book = Workbook(write_only=True)
    sheet = book.create_sheet("Cases")
    sheet.freeze_panes = "A2"
    for row in (names, *rows):
        cells = []
        for value in row:
            cell = WriteOnlyCell(sheet, value=_printable(value))
            cell.data_type = "s"
            cells.append(cell)
        sheet.append(cells)
    out.touch(mode=0o600)
    out.chmod(0o600)
    book.save(out)


def _table(cases: list[Json]) -> tuple[list[str], list[list[str]]]:
    """The columns that any case has, and a row for each."""
    flat = [_flat({**case, "request": None}) | _flat(case["request"]) for case in cases]
    names = list(dict.fromkeys(name for one in flat for name in one))
    return names, [[one.get(name, "") for name in names] for one in flat]


def _flat(facts: Mapping[str, Any], before: str = "") -> dict[str, str]:
    """Nested facts by their dotted names; lists in one cell, apart by `;`."""
    found: dict[str, str] = {}
    for name, value in facts.items():
        if isinstance(value, Mapping):
            found |= _flat(value, f"{before}{name}.")
        elif name == "identifiers":
            for one in value:
                earlier = found.get(one["kind"])
                found[one["kind"]] = f"{earlier}; {one['value']}" if earlier else one["value"]
        elif isinstance(value, list):
            found[f"{before}{name}"] = "; ".join(map(str, value))
        elif value is not None:
            found[f"{before}{name}"] = _text(value)
    return found


def _text(value: Any) -> str:
    return {True: "yes", False: "no"}[value] if isinstance(value, bool) else str(value)


def _harmless(cell: str) -> str:
    return f"'{cell}" if cell.lstrip(" ").startswith(_COMPUTED) else cell


def _printable(cell: str) -> str:
    """Without the control characters that XLSX cannot hold."""
    return "".join(sign for sign in cell if sign >= " " or sign in "\t\n\r")
