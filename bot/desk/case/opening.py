"""Opening a case."""

import datetime as dt

from bot.desk.commands import OpenCase
from bot.desk.results import Changed
from bot.desk.work import Work, save
from bot.domain.cases import Case, Status
from bot.domain.errors import InvalidInput
from bot.domain.events import EventKind
from bot.store import cases, files

# A form sent twice within this time by the same person is one case.
IMPATIENCE = dt.timedelta(seconds=10)


def open_case(work: Work, command: OpenCase) -> Changed:
    """A new case in `received`, sealed from the start where a nondisclosure order binds.

    The same request from the same person within ten seconds shows the first case instead.
    """
    _check_kinds(work, command)
    if not command.again:
        for earlier in cases.latest_by(work.store.db, work.actor.id, work.now - IMPATIENCE):
            if earlier.request == command.request:
                return Changed(earlier, event=None)
    case = Case(
        id=0,
        version=1,
        status=Status.RECEIVED,
        request=command.request,
        guide_version=str(work.guide.version),
        opened_at=work.now,
        opened_by=work.actor.id,
        due_on=command.due_on or command.request.respond_by,
        sealed=bool(command.request.nondisclosure.ordered),
    )
    data: dict[str, str] = {"process": case.request.process}
    if command.source:
        data["source"] = command.source
    opened = save(work, None, case, EventKind.OPENED, data)
    for file in command.files:
        files.add(work.store.db, opened.case.id, file, by=work.actor.id, at=work.now)
    return opened


def _check_kinds(work: Work, command: OpenCase) -> None:
    """A kind of data that the catalogue does not have could never be reviewed."""
    known = {item.id for item in work.guide.catalogue}
    for kind in command.request.seeks:
        if kind not in known:
            raise InvalidInput(
                f"The guide's catalogue has no kind of data “{kind[:40]}”.", field="seeks"
            )
