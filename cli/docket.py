"""A docket as CSV → the facts of its requests, line by line.

A column is named as in a request file (`agent.agency`) or by the short names of `/case new`
(`agency`); an identifier's column by its kind. Several values in one cell stand apart by `;`.
What became of a case that is closed stands in `closed_at`, `disposition`, `disclosed_class` and
`reason`; a line with none of them is an open case. An export's columns of these names fit.
"""

import csv
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from bot.desk.transfer import history
from bot.domain.errors import InvalidInput
from handlers.grammar.facts import IDENTIFIERS, KEYS, SHORT
from handlers.grammar.nearest import nearest

_LONGEST_CELL = 100_000
_COLUMNS = (*KEYS, *history.KEYS)


def read_docket(file: Path) -> Iterator[tuple[int, dict[str, Any]]]:
    """Each line's number in the file, from 2 on, and its facts.

    Raises:
        InvalidInput: when it is no CSV, or has a column that is no fact.
    """
    csv.field_size_limit(_LONGEST_CELL)
    try:
        with file.open(encoding="utf-8-sig", newline="") as lines:
            reader = csv.DictReader(lines, strict=True)
            _check(reader.fieldnames)
            for row in reader:
                yield reader.line_num, _facts(row)
    except OSError as error:
        raise InvalidInput(f"cannot be read: {error.strerror}") from None
    except UnicodeDecodeError:
        raise InvalidInput("cannot be read: it is not UTF-8 text") from None
    except csv.Error as error:
        raise InvalidInput(f"is no CSV at line {reader.line_num}: {error}") from None


def count_lines(file: Path) -> int:
    """About how many lines there are, for the progress to be drawn."""
    with file.open("rb") as lines:
        return max(0, sum(1 for _ in lines) - 1)


def _check(names: Any) -> None:
    if not names:
        raise InvalidInput("is empty: its first line names the columns, such as `process,agency`")
    for name in names:
        if name.strip() not in _COLUMNS:
            raise InvalidInput(
                f"has a column “{name[:40]}”, which is no fact of a request.",
                suggestions=nearest(name.strip(), _COLUMNS),
            )
    if "process" not in [name.strip() for name in names]:
        raise InvalidInput("has no column `process`, which every request needs")


def _facts(row: dict[Any, Any]) -> dict[str, Any]:
    facts: dict[str, Any] = {}
    for name, cell in row.items():
        if name is None or cell is None:  # more cells than columns, or fewer
            facts["the line has another number of cells than the first"] = True
        elif cell.strip():
            _put(facts, name.strip(), cell.strip())
    return facts


def _put(facts: dict[str, Any], name: str, cell: str) -> None:
    if name in IDENTIFIERS:
        values = [{"kind": name, "value": one.strip()} for one in cell.split(";") if one.strip()]
        facts.setdefault("identifiers", []).extend(values)
        return
    *parents, leaf = SHORT.get(name, name).split(".")
    for parent in parents:
        facts = facts.setdefault(parent, {})
    facts[leaf] = [one.strip() for one in cell.split(";")] if leaf == "seeks" else cell
