"""A report as text, as a table for spreadsheets, and as JSON. Pure."""

import io
from collections.abc import Iterator

from bot.report.model import Report, Section, shown
from bot.sheets import Cell, write_csv

_COLUMNS = ("section", "row")


def title(report: Report) -> str:
    """`Government requests, 2026-H2`."""
    so_far = ", so far" if report.so_far else ""
    return f"Government requests, {report.period.name}{so_far}"


def file_name(report: Report, kind: str) -> str:
    """`government-requests-2026-H2.csv`."""
    return f"government-requests-{report.period.name.replace(' ', '-')}.{kind}"


def cells(report: Report) -> list[list[Cell]]:
    """The names of the columns, then a row for each figure, then the notes."""
    head: list[Cell] = [*_COLUMNS, report.period.name, report.before.name]
    rows: list[list[Cell]] = [head]
    for section in report.sections:
        rows += [[section.title, row.label, row.now, row.before] for row in section.rows]
    rows += [
        ["Correction", f"{one.section}: {one.label}", one.now, f"published: {shown(one.published)}"]
        for one in report.corrections
    ]
    return rows + [["Note", note, "", ""] for note in report.notes]


def as_csv(report: Report) -> str:
    """The table, for a spreadsheet: with a byte-order mark, so that it is read as UTF-8."""
    file = io.StringIO(newline="")
    file.write("\ufeff")
    write_csv(file, cells(report))
    return file.getvalue()


def as_json(report: Report) -> str:
    return report.model_dump_json(indent=2) + "\n"


def as_text(report: Report) -> str:
    """For a terminal or a fixed-width font, with the notes."""
    parts = [title(report), publication(report), *map(str, corrections(report))]
    parts += ["\n" + section_text(report, section) for section in report.sections]
    return "\n".join([*(part for part in parts if part), "", *report.notes, ""])


def publication(report: Report) -> str:
    """Which edition was published when, or nothing."""
    if report.edition is None:
        return ""
    return f"Published on {report.published_on}, edition {report.edition}."


def corrections(report: Report) -> Iterator[str]:
    """A line for each figure that is another one since."""
    for one in report.corrections:
        yield (
            f"Correction: {one.section}, {one.label}: {shown(one.now)}, published as"
            f" {shown(one.published)}."
        )


def section_text(report: Report, section: Section) -> str:
    """A section's rows, both periods in columns."""
    head = (section.title, report.period.name, report.before.name)
    rows = [head, *((row.label, shown(row.now), shown(row.before)) for row in section.rows)]
    if not report.period.is_half_year:  # two dates are too wide for a column
        rows[0] = (section.title, "period", "before")
    first, *others = (max(len(row[column]) for row in rows) for column in range(3))
    lines = [
        f"{row[0]:<{first}}  {row[1]:>{others[0]}}  {row[2]:>{others[1]}}".rstrip() for row in rows
    ]
    return "\n".join(lines)
