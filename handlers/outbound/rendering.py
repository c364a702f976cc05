"""A message owed → its blocks and its text, with people's names looked up."""

import datetime as dt
from collections.abc import Awaitable, Callable
from typing import Any

from bot.domain.case_review import ReviewRules, review_of
from bot.messages.cases import CardMessage, EventMessage, LeftBehindMessage
from bot.messages.emergency import (
    AlertMessage,
    NewsMessage,
    PageMessage,
    RaiserMessage,
    RotaMessage,
    SecondLookMessage,
    ShiftMessage,
    StrayMessage,
    UnrecordedMessage,
)
from bot.messages.questions import CounselAnswerMessage, QuestionMessage
from bot.messages.reminding import DigestMessage, RemindersMessage
from bot.messages.upkeep import AlarmMessage, AuditHeadMessage
from handlers.outbound.emergency_rendering import OfEmergencies, render_emergency
from handlers.views import alarm, audit_head, digest
from handlers.views.case import card as case_card
from handlers.views.case import timeline
from handlers.views.names import Names
from handlers.views.policy import counsel as policy_counsel
from handlers.views.preserve import reminder
from policy.model import Guide

# What is posted or edited, as against what is deleted or looked at.
Written = (
    CardMessage
    | EventMessage
    | LeftBehindMessage
    | RemindersMessage
    | DigestMessage
    | AlarmMessage
    | AuditHeadMessage
    | QuestionMessage
    | CounselAnswerMessage
    | OfEmergencies
)
Rendered = tuple[list[dict[str, Any]] | None, str]


class Renderer:
    """`today` is the civil date in the desk's zone at this moment."""

    def __init__(
        self,
        guide: Guide,
        names: Callable[[set[str]], Awaitable[Names]],
        today: Callable[[], dt.date],
        review_rules: ReviewRules,
    ) -> None:
        self._guide = guide
        self._names = names
        self._today = today
        self._review_rules = review_rules

    async def render(self, message: Written) -> Rendered:
        match message:
            case CardMessage():
                return await self._card(message)
            case EventMessage():
                names = await self._names(timeline.people_in([message.event]))
                return None, timeline.event_text(message.event, names)
            case LeftBehindMessage():
                names = await self._names(timeline.people_in([message.event]))
                return None, timeline.left_behind(message.case, message.event, names)
            case RemindersMessage():
                return await self._reminders(message)
            case DigestMessage():
                return digest.blocks(message.agenda, self._guide, self._today()), digest.TITLE
            case QuestionMessage():
                return await self._question(message)
            case CounselAnswerMessage():
                names = await self._names(policy_counsel.people_in(message.question))
                blocks = policy_counsel.to_asker(message.question, names)
                return blocks, policy_counsel.to_asker_summary(message.question)
            case (
                AlertMessage()
                | PageMessage()
                | NewsMessage()
                | RaiserMessage()
                | SecondLookMessage()
                | UnrecordedMessage()
                | StrayMessage()
                | ShiftMessage()
                | RotaMessage()
            ):
                return await render_emergency(message, self._guide, self._names)
            case AuditHeadMessage():
                return None, audit_head.text(message)
            case AlarmMessage():
                return None, alarm.text(message)

    async def _card(self, message: CardMessage) -> Rendered:
        case = message.case
        if not case.sealed and message.sealed_place:
            return case_card.unsealed_card(case), f"{case.number} · unsealed"
        if case.sealed and not message.sealed_place:
            return case_card.sealed_card(case), f"{case.number} · sealed"
        owner = message.emergency.owner if message.emergency else None
        people = {case.assignee, case.approver, case.opened_by, owner}
        names = await self._names({person for person in people if person})
        found = review_of(case, self._review_rules)
        blocks = case_card.card(case, found, names, self._today(), message.kept, message.emergency)
        return blocks, case_card.summary(case, self._guide)

    async def _question(self, message: QuestionMessage) -> Rendered:
        names = await self._names(policy_counsel.people_in(message.question))
        blocks = policy_counsel.post(message.question, names)
        return blocks, policy_counsel.post_summary(message.question)

    async def _reminders(self, message: RemindersMessage) -> Rendered:
        people = {item.case.assignee for item in message.items}
        people |= {item.reminder.done_by for item in message.items}
        names = await self._names({person for person in people if person})
        today = self._today()
        return reminder.blocks(message, names, today), reminder.summary(message, today)
