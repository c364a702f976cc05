"""Cases as a table, for spreadsheets, in a file that only its owner can read."""

from collections.abc import Mapping
from pathlib import Path
from typing import Any

from bot.sheets import ExtraMissing
from bot.sheets import write_csv as csv_into
from bot.sheets import write_xlsx as xlsx_into
from cli.ends import fail

Json = dict[str, Any]


def write_csv(out: Path, cases: list[Json]) -> None:
    _private(out)
    with out.open("w", encoding="utf-8-sig", newline="") as file:
        csv_into(file, _table(cases))


def write_xlsx(out: Path, cases: list[Json]) -> None:
    _private(out)
    try:
        with out.open("wb") as file:
            xlsx_into(file, "Cases", _table(cases))
    except ExtraMissing as error:
        out.unlink()
        fail(error.message)


def _private(out: Path) -> None:
    out.touch(mode=0o600)
    out.chmod(0o600)


def _table(cases: list[Json]) -> list[list[str]]:
    """The columns that any case has, and a row for each."""
    flat = [_flat({**case, "request": None}) | _flat(case["request"]) for case in cases]
    names = list(dict.fromkeys(name for one in flat for name in one))
    return [names, *([one.get(name, "") for name in names] for one in flat)]


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
