"""Opening a case."""

import datetime as dt

from bot.desk.commands import OpenCase
from bot.desk.results import Changed
from bot.desk.work import Work, save
from bot.domain.cases import Case, Status
from bot.domain.events import EventKind
from bot.store import cases

# A form sent twice within this time by the same person is one case.
IMPATIENCE = dt.timedelta(seconds=10)


def open_case(work: Work, command: OpenCase) -> Changed:
    """A new case in `received`, sealed from the start where a nondisclosure order binds.

    The same request from the same person within ten seconds shows the first case instead.
    """
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
    return save(work, None, case, EventKind.OPENED, {"process": case.request.process})
