"""Has a report drawn or put into a workbook by the worker, one at a time, and holds the watch."""

import asyncio
import json
import logging
import tempfile
from typing import Literal

from bot.domain.errors import UserError
from bot.report.model import Report
from bot.report.tables import as_csv, as_json
from bot.report.worker import NOT_INSTALLED
from bot.workers import work

log = logging.getLogger(__name__)

Kind = Literal["csv", "json", "png", "xlsx"]
SECONDS = 40.0
_WORKER = "bot.report.worker"
_EXTRAS = {
    "png": "The chart needs matplotlib: `pip install 'writdesk[charts]'`.",
    "xlsx": "The workbook needs openpyxl: `pip install 'writdesk[sheets]'`.",
}


class NotDrawn(UserError):
    """The report's file could not be made. Ask for the table, and tell an admin of the desk."""


class Drawer:
    """Makes the files of reports, each in a process that knows nothing but the report."""

    def __init__(self, seconds: float = SECONDS) -> None:
        self._seconds = seconds
        self._place = asyncio.Lock()

    async def make(self, report: Report, kind: Kind) -> bytes:
        """The file's content.

        Raises:
            NotDrawn: when what it needs is not installed, or it took too long; the message says
                what to do.
        """
        match kind:
            case "csv":
                return as_csv(report).encode()
            case "json":
                return as_json(report).encode()
            case _:
                async with self._place:
                    return await self._work(report, kind)

    async def _work(self, report: Report, kind: Kind) -> bytes:
        asked = {"kind": kind, "report": report.model_dump(mode="json")}
        with tempfile.TemporaryDirectory(prefix="writdesk-report-") as cache:
            env = {
                "PYTHONDONTWRITEBYTECODE": "1",
                "MPLCONFIGDIR": cache,
                "OPENBLAS_NUM_THREADS": "1",
            }
            try:
                worked = await work(
                    _WORKER, json.dumps(asked).encode(), seconds=self._seconds, env=env
                )
            except TimeoutError:
                raise NotDrawn from None
        if worked.status == NOT_INSTALLED:
            raise NotDrawn(_EXTRAS[kind])
        if worked.status or not worked.answer:
            log.warning("a report was not drawn: the worker ended with %s", worked.status)
            raise NotDrawn
        return worked.answer
