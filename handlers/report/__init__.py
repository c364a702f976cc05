"""`/report`: the transparency report as a table, then its chart and files in direct messages."""

import asyncio

from bot.desk.report.commands import Published, PublishReport, ShowReport
from bot.domain.access import PERMISSIONS, Action
from bot.domain.errors import UserError
from bot.report.drawer import Kind, NotDrawn
from bot.report.model import Report
from bot.report.tables import file_name, title
from handlers.grammar.report import Help, parse_report
from handlers.listeners import Listeners
from handlers.outbound.uploads import Parcel, Upload
from handlers.turn import Reply, SendFiles, Tell, Turn
from handlers.views import report_page

_FILES: tuple[Kind, ...] = ("png", "xlsx", "csv")
_SOON = 2.5  # seconds; Slack waits three for an answer


def register(listeners: Listeners) -> None:
    """Say what this feature listens to."""
    listeners.commands["/report"] = typed
    listeners.actions[report_page.SHOW] = clicked
    listeners.actions[report_page.PUBLISH] = publish


async def typed(turn: Turn) -> Reply:
    """What the text may be stands in `handlers.grammar.report`."""
    return await _wished(turn, turn.text)


async def clicked(turn: Turn) -> Reply:
    """The period before."""
    return await _wished(turn, turn.value)


async def publish(turn: Turn) -> Reply:
    """Counsel confirmed it."""
    return await _wished(turn, f"publish {turn.value}")


async def _wished(turn: Turn, text: str) -> Reply:
    match parse_report(text, turn.today):
        case Help():
            return Tell("How /report is written", report_page.help_page())
        case ShowReport() as command:
            return await _in_time(turn, command)
        case PublishReport() as command:
            done = await turn.do(command)
            if not isinstance(done, Published):
                return Tell("That was done already, a moment ago.")
            return Tell(report_page.published_text(done.report))


async def _in_time(turn: Turn, command: ShowReport) -> Reply:
    """The report; or, where counting takes longer than Slack waits, that its files follow."""
    counting = asyncio.create_task(_shown(turn, command))
    await asyncio.wait([counting], timeout=_SOON)
    if counting.done():
        return _report(turn, counting.result())

    async def later() -> Parcel:
        try:
            return await _parcel(turn, await counting)
        except UserError as error:
            return Parcel(error.message, ())

    return SendFiles(Tell(report_page.counting_text(command.period)), later)


async def _shown(turn: Turn, command: ShowReport) -> Report:
    shown = await turn.read(command)
    assert isinstance(shown, Report)
    return shown


def _report(turn: Turn, report: Report) -> Reply:
    may_publish = bool(turn.actor.roles & PERMISSIONS[Action.PUBLISH_REPORT])
    page = report_page.report_page(report, may_publish=may_publish)

    async def later() -> Parcel:
        return await _parcel(turn, report)

    return SendFiles(Tell(title(report), page), later)


async def _parcel(turn: Turn, report: Report) -> Parcel:
    """The files; one that cannot be made is said to be missing, and the others go."""
    files, missing = [], []
    for kind in _FILES:
        try:
            content = await turn.office.draw(report, kind)
        except NotDrawn as error:
            missing.append(error.message)
            continue
        files.append(Upload(file_name(report, kind), content))
    return Parcel(report_page.files_text(report, tuple(missing)), tuple(files))
