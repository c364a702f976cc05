"""The process in which a report is drawn: JSON in on standard input, the file out.

It has no token in its environment, and ends when it takes more memory or time than it is given:
`bot.report.drawer` starts it and holds the watch. Exit status 3: what it needs is not installed.
"""

import io
import json
import os
import resource
import sys
from collections.abc import Callable

from bot.report.model import Report

MEMORY = 2 * 1024 * 1024 * 1024  # bytes of address space, of which little is used
FILES = 16 * 1024 * 1024  # bytes: the cache of fonts
CPU_SECONDS = 30
NOT_INSTALLED = 3


def main() -> None:
    """Make the file of the kind that is asked for."""
    os.nice(10)  # what the desk does goes first
    _limit()
    asked = json.loads(sys.stdin.buffer.read())
    report = Report.model_validate_json(json.dumps(asked["report"]))
    try:
        content = KINDS[asked["kind"]](report)
    except ImportError:
        sys.exit(NOT_INSTALLED)
    sys.stdout.buffer.write(content)


def _png(report: Report) -> bytes:
    from bot.report.drawing import draw  # noqa: PLC0415 — within the limits

    return draw(report)


def _xlsx(report: Report) -> bytes:
    from bot.report.tables import cells, title  # noqa: PLC0415 — within the limits
    from bot.sheets import ExtraMissing, write_xlsx  # noqa: PLC0415 — within the limits

    file = io.BytesIO()
    try:
        write_xlsx(file, title(report)[:31], cells(report))
    except ExtraMissing:
        raise ImportError from None
    return file.getvalue()


KINDS: dict[str, Callable[[Report], bytes]] = {"png": _png, "xlsx": _xlsx}


def _limit() -> None:
    for what, most in (
        (resource.RLIMIT_AS, MEMORY),
        (resource.RLIMIT_CPU, CPU_SECONDS),
        (resource.RLIMIT_FSIZE, FILES),
        (resource.RLIMIT_CORE, 0),
    ):
        _, hard = resource.getrlimit(what)
        limit = most if hard == resource.RLIM_INFINITY else min(most, hard)
        resource.setrlimit(what, (limit, limit))


if __name__ == "__main__":
    main()
