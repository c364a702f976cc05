"""The desk: a person, a command and the time in; a value out.

Permission comes first. A change, its audit entry and the messages owed are one transaction. The
same cause has one effect. Nothing here knows Slack.
"""

import asyncio
import time
from collections.abc import Awaitable, Callable
from dataclasses import replace
from typing import Any, TypeVar
from zoneinfo import ZoneInfo

from bot.desk.case import opening, reading, sealing, working
from bot.desk.casework import closing
from bot.desk.casework import use_cases as casework
from bot.desk.casework.results import OfCasework
from bot.desk.commands import (
    AddNote,
    AddPerson,
    AssignCase,
    CloseCase,
    Command,
    ListCases,
    MoveCase,
    OpenCase,
    RemovePerson,
    SealCase,
    SetDue,
    ShowCase,
    ShowLog,
    TakeCase,
    UnsealCase,
)
from bot.desk.emergency import use_cases as emergency_work
from bot.desk.emergency.commands import RaiseEmergency
from bot.desk.emergency.duty import Duty
from bot.desk.emergency.results import Covered, EmergencyChanged, NotRecorded, Offered
from bot.desk.emergency.use_cases import OfEmergencies
from bot.desk.finding import finding
from bot.desk.finding.results import OfFinding
from bot.desk.preservation import preserved, preserving
from bot.desk.preservation.results import OfPreservations
from bot.desk.questions import asking as questions
from bot.desk.questions import commands as question_commands
from bot.desk.questions import counsel
from bot.desk.reminding import reminded
from bot.desk.report import reporting
from bot.desk.report.commands import Counted, OfReports, Published, PublishReport, ShowReport
from bot.desk.report.counter import Counter
from bot.desk.results import (
    Changed,
    Listed,
    ListedAnswers,
    ListedGaps,
    Logged,
    QuestionChanged,
    Repeated,
    Shown,
)
from bot.desk.transfer import exporting
from bot.desk.transfer.commands import CaseFileTaken, TakeCaseFile
from bot.desk.work import Work
from bot.domain.access import Action, Actor, require, require_sight
from bot.domain.case_review import ReviewRules
from bot.domain.errors import Busy, Forbidden, NotSaved
from bot.domain.questions import Asked, Question
from bot.domain.reminders import Rules
from bot.ports import Clock
from bot.report.period import Period, check_period
from bot.store import audit, cases, causes, homes
from bot.store.database import Full, Locked, Store
from policy.model import Guide

T = TypeVar("T")
LastResort = Callable[[Actor, RaiseEmergency, str | None], Awaitable[NotRecorded]]
OfCases = Changed | Shown | Listed | Logged | CaseFileTaken
OfQuestions = Asked | Question | QuestionChanged | ListedGaps | ListedAnswers
OfWork = OfCases | OfFinding | OfCasework | OfEmergencies | OfPreservations
Result = OfWork | OfQuestions | OfReports | Repeated

_USE_CASES: dict[type[Any], Callable[[Work, Any], Result]] = {
    OpenCase: opening.open_case,
    ShowCase: reading.show,
    ListCases: reading.list_cases,
    ShowLog: reading.show_log,
    TakeCase: working.take,
    AssignCase: working.assign,
    MoveCase: working.move,
    AddNote: working.note,
    SetDue: working.set_due,
    **finding.USE_CASES,
    **casework.USE_CASES,
    **preserving.USE_CASES,
    **preserved.USE_CASES,
    **reminded.USE_CASES,
    **emergency_work.USE_CASES,
    **reporting.USE_CASES,
    CloseCase: closing.close,
    TakeCaseFile: exporting.take_case_file,
    SealCase: sealing.seal,
    UnsealCase: sealing.unseal,
    AddPerson: sealing.add_person,
    RemovePerson: sealing.remove_person,
    question_commands.AskGuide: questions.ask,
    question_commands.RecallAnswer: questions.recall,
    question_commands.RateAnswer: questions.rate,
    question_commands.ListGaps: questions.list_gaps,
    question_commands.AskCounsel: counsel.ask_counsel,
    question_commands.ShowQuestion: counsel.show,
    question_commands.ReadAnswer: counsel.show,
    question_commands.QuestionUnder: counsel.under,
    question_commands.AnswerQuestion: counsel.answer_askers,
    question_commands.PublishAnswer: counsel.publish,
    question_commands.WithdrawAnswer: counsel.withdraw,
    question_commands.ListAnswers: counsel.list_answers,
}

_REMEMBERED = (Changed, QuestionChanged, EmergencyChanged, Covered, Offered, Published)

# Slack gives a command three seconds; the answer needs a little of them.
_LONGEST_WAIT = 2.5
_BETWEEN_TRIES = 0.05


class Desk:
    """What happens to a request. `on_change` is called after each change that owes messages.

    `last_resort` pages an emergency that cannot be stored.
    """

    def __init__(
        self,
        store: Store,
        guide: Guide,
        clock: Clock,
        zone: ZoneInfo,
        rules: Rules,
        duty: Duty,
        on_change: Callable[[], None],
        *,
        government_suffixes: tuple[str, ...] = (),
        signatory: tuple[str, ...] = (),
    ) -> None:
        self.store = store
        self.guide = guide
        self.clock = clock
        self.zone = zone
        self.rules = rules
        self.duty = duty
        self.government_suffixes = government_suffixes
        self.signatory = signatory
        self._on_change = [on_change]
        self._counter = Counter(store.path)
        self.last_resort: LastResort | None = None

    @property
    def review_rules(self) -> ReviewRules:
        """The desk's own settings that a review depends on."""
        return ReviewRules(self.zone, self.government_suffixes)

    def tell_also(self, hear: Callable[[], None]) -> None:
        """Have this called after each change, too."""
        self._on_change.append(hear)

    def tell(self) -> None:
        """Wake whoever owes, sends or shows what changed."""
        for hear in self._on_change:
            hear()

    def with_homes(self) -> list[str]:
        """The people whose App Home is kept fresh."""
        return homes.people(self.store.db)

    async def do(self, actor: Actor, command: Command, *, cause: str | None = None) -> Result:
        """Carry a command out.

        `cause` is the id of what made the person's wish reach the desk; a second time it has no
        second effect and answers with the case as it stands, or with `Repeated`.

        Raises:
            UserError: with what the person can do about it; nothing was changed.
        """
        case_id: int | None = getattr(command, "case_id", None)
        await self.check(actor, command.action, case_id=case_id)
        if isinstance(command, ShowReport | PublishReport):
            command = replace(command, counted=await self._counted(command.period))
        try:
            result = await self._patiently(lambda: self._perform(actor, command, cause))
        except Forbidden:
            await self._patiently(lambda: self._record_denial(actor, command.action, case_id))
            raise
        except (Busy, NotSaved):
            if not isinstance(command, RaiseEmergency) or command.not_recorded_at:
                raise
            if self.last_resort is None:
                raise
            return await self.last_resort(actor, command, cause)
        if isinstance(result, _REMEMBERED):
            self.tell()
        return result

    async def run(self, actor: Actor, step: Callable[[Work], T]) -> T:
        """Have a step done for the actor in one transaction, as the command line needs it."""
        done = await self._patiently(lambda: step(self.work(actor)))
        self.tell()
        return done

    async def _counted(self, period: Period) -> Counted:
        """What a report needs, counted beside the desk so that nobody waits for it."""
        today = self.clock.now().astimezone(self.zone).date()
        check_period(period, today)
        return await self._counter.count(self.review_rules, period, today)

    def work(self, actor: Actor) -> Work:
        """The ground for one use case at this moment, inside the caller's transaction."""
        return Work(
            self.store,
            actor,
            self.clock.now(),
            self.zone,
            self.guide,
            self.rules,
            self.duty,
            self.government_suffixes,
            self.signatory,
        )

    async def check(self, actor: Actor, action: Action, *, case_id: int | None = None) -> None:
        """Whether the actor may do this; a refusal is on record.

        Raises:
            Forbidden: with what the person can do instead.
        """
        try:
            require(actor, action)
        except Forbidden:
            await self._patiently(lambda: self._record_denial(actor, action, case_id))
            raise

    async def is_done(self, cause: str) -> bool:
        """Whether what this cause asked for has been done; for answers, which change nothing."""
        return await self._patiently(lambda: causes.seen(self.store.db, cause)[0])

    async def mark_done(self, cause: str) -> None:
        """Remember that it has been done."""
        now = self.clock.now()
        await self._patiently(lambda: causes.remember(self.store.db, cause, now, None))

    def _perform(self, actor: Actor, command: Command, cause: str | None) -> Result:
        work = self.work(actor)
        if cause is not None and (done := self._done_before(actor, cause)):
            return done
        result = _USE_CASES[type(command)](work, command)
        if cause is not None and isinstance(result, _REMEMBERED):
            case = result.case if isinstance(result, Changed | EmergencyChanged) else None
            case_id = case.id if case else None
            causes.remember(self.store.db, cause, work.now, case_id)
        return result

    def _done_before(self, actor: Actor, cause: str) -> Changed | Repeated | None:
        seen, case_id = causes.seen(self.store.db, cause)
        if not seen:
            return None
        case = cases.get(self.store.db, case_id) if case_id else None
        if case is None:
            return Repeated()
        require_sight(actor, case)
        return Changed(case, event=None)

    def _record_denial(self, actor: Actor, action: Action, case_id: int | None) -> None:
        audit.append(
            self.store,
            at=self.clock.now(),
            actor=actor.id,
            action="denied",
            case_id=case_id,
            fields={"action": action.value, "standing": actor.standing.value},
        )

    async def _patiently(self, step: Callable[[], T]) -> T:
        """Run a step in a transaction; while the database is held, try again without blocking."""
        started, wait = time.monotonic(), True
        while True:
            try:
                with self.store.write(wait=wait):
                    return step()
            except Full:
                raise NotSaved from None
            except Locked:
                if time.monotonic() - started > _LONGEST_WAIT:
                    raise Busy from None
                wait = False
                await asyncio.sleep(_BETWEEN_TRIES)
