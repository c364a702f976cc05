"""The commands as a page of the docs, from the grammar itself: `make docs` writes it."""

from collections.abc import Mapping

from handlers.grammar.emergency import USAGE as EMERGENCY
from handlers.grammar.oncall import USAGE as ONCALL
from handlers.grammar.policy import USAGE as POLICY
from handlers.grammar.preserve import USAGE as PRESERVE
from handlers.grammar.report import USAGE as REPORT
from handlers.grammar.usage import USAGE as CASE
from handlers.grammar.usage import Usage

_HEAD = """# Commands

Written by `make docs` from the grammar. In Slack, `/case help` shows the same.
"""


def reference() -> str:
    """The page in Markdown."""
    sections = (
        ("/case", CASE),
        ("/emergency", EMERGENCY),
        ("/oncall", ONCALL),
        ("/policy", POLICY),
        ("/preserve", PRESERVE),
        ("/report", REPORT),
    )
    pages = [line for command, usage in sections for line in _section(command, usage)]
    return "\n".join([_HEAD, *pages])


def _section(command: str, usage: Mapping[str, Usage]) -> list[str]:
    rows = [f"| {_ways(command, one)} | {one.does} |" for one in usage.values()]
    return [f"## `{command}`", "", "| write | what it does |", "|---|---|", *rows, ""]


def _ways(command: str, one: Usage) -> str:
    """The ways to write it; a bar would end the table's cell."""
    ways = (f"`{f'{command} {way}'.strip()}`" for way in one.written.split("  ·  "))
    return "<br>".join(ways).replace("|", "\\|")


if __name__ == "__main__":
    print(reference())  # noqa: T201 — the page is this module's output
