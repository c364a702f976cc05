"""A row of the outbox → the message, as things stand at this moment.

What no longer holds yields the reason as a word, and nothing is sent. `None` means: not yet,
since the card that it stands under has not been posted.
"""

from collections.abc import Sequence
from zoneinfo import ZoneInfo

from bot.clock.alerts import Alerts
from bot.clock.places import Places
from bot.desk.case.withdrawal import open_card, source_of
from bot.desk.reminding.agenda import agenda
from bot.desk.work import card_key
from bot.domain.access import DESK as DESK_ITSELF
from bot.domain.calendar import civil_today
from bot.domain.cases import Case
from bot.domain.places import Posted
from bot.domain.reminders import Reminder, State, Topic, still_holds
from bot.messages import Message
from bot.messages.cases import CardMessage, EventMessage, LeftBehindMessage, Sweep, Withdrawal
from bot.messages.questions import CounselAnswerMessage, QuestionMessage
from bot.messages.reminding import Agenda, DigestMessage, Reminded, RemindersMessage
from bot.messages.upkeep import AlarmMessage, AuditHeadMessage
from bot.ports import Clock
from bot.store import audit, cases, emergencies, outbox, preservations, questions, reminders
from bot.store.database import Store
from bot.store.outbox import DESK, SEALED, Kind, Owed


class Composer:
    """Reads what a message shows, when it is sent."""

    def __init__(
        self, store: Store, clock: Clock, places: Places, zone: ZoneInfo, alerts: Alerts
    ) -> None:
        self._store = store
        self._clock = clock
        self._places = places
        self._zone = zone
        self._alerts = alerts

    def message(self, owed: Owed) -> Message | str | None:
        match owed.kind:
            case Kind.CARD | Kind.SEALED_CARD:
                return self._card(owed)
            case Kind.EVENT:
                return self._event(owed)
            case Kind.REMINDERS:
                return self._reminders(owed)
            case Kind.DIGEST:
                return self._digest(owed)
            case Kind.SWEEP | Kind.WITHDRAWAL | Kind.LEFT_BEHIND:
                return self._of_sealing(owed)
            case Kind.QUESTION:
                return self._question(owed)
            case Kind.COUNSEL_ANSWER:
                return self._counsel_answer(owed)
            case (
                Kind.ALERT
                | Kind.PAGE
                | Kind.STRAY
                | Kind.NEWS
                | Kind.RAISER
                | Kind.SECOND_LOOK
                | Kind.SHIFT
                | Kind.ROTA
            ):
                return self._alerts.message(owed)
            case Kind.AUDIT_HEAD:
                channel, head = self._places.audit, audit.head(self._store.db)
                if channel is None or head is None:
                    return "nothing_to_tell" if channel else "no_channel_configured"
                return AuditHeadMessage(owed.token, channel, owed.about or "", head)
            case Kind.ALARM:
                place, problem, instead = (owed.about or "").split(" ")
                return AlarmMessage(owed.token, owed.lane, place, problem, instead or None)

    def _question(self, owed: Owed) -> Message | str | None:
        question = questions.get(self._store.db, int(owed.about or 0))
        channel = self._places.channel(sealed=False)
        if question is None or channel is None:
            return "no_channel_configured" if question else "question_is_gone"
        at = _stands(owed)
        return QuestionMessage(owed.token, at.channel if at else channel, question, at)

    def _counsel_answer(self, owed: Owed) -> Message | str | None:
        asker = questions.asker(self._store.db, int(owed.about or 0))
        question = questions.get(self._store.db, asker[0]) if asker else None
        if asker is None or question is None:
            return "asker_is_gone"
        return CounselAnswerMessage(owed.token, asker[1], question)

    def _card(self, owed: Owed) -> Message | str | None:
        case = self._case(owed)
        sealed_place = owed.kind is Kind.SEALED_CARD
        channel = self._places.channel(sealed=sealed_place)
        if case is None or channel is None:
            return "no_channel_configured" if case else "case_is_gone"
        kept = preservations.of_case(self._store.db, case.id)
        at = _stands(owed)
        where = at.channel if at else channel
        emergency = emergencies.of_case(self._store.db, case.id)
        return CardMessage(owed.token, case, kept, sealed_place, where, at, emergency)

    def _event(self, owed: Owed) -> Message | str | None:
        case = self._case(owed)
        event = cases.get_event(self._store.db, owed.event_id or 0)
        if case is None or event is None:
            return "event_is_gone"
        under = self._thread(case)
        return EventMessage(owed.token, case, event, under) if isinstance(under, Posted) else under

    def _of_sealing(self, owed: Owed) -> Message | str | None:
        case, at = self._case(owed), _stands(owed)
        if case is None or not case.sealed:
            return "no_longer_sealed"
        if owed.kind is Kind.SWEEP:
            return self._sweep(owed, case)
        if owed.kind is Kind.WITHDRAWAL:
            return Withdrawal(owed.token, at) if at else "no_longer_sealed"
        event = cases.get_event(self._store.db, owed.event_id or 0)
        return LeftBehindMessage(owed.token, owed.lane, case, event) if event else "event_is_gone"

    def _sweep(self, owed: Owed, case: Case) -> Message | str | None:
        """Once nothing is on its way any more that was written before the case was sealed."""
        channel = self._places.channel(sealed=False)
        if channel is None:
            return "no_channel_configured"
        if outbox.is_under_way(self._store.db, case.id):
            return None
        under = open_card(self._store.db, case)
        source = source_of(self._store.db, case)
        place = under.channel if under else channel
        return Sweep(owed.token, place, case, under, source, owed.about or DESK_ITSELF.id)

    def _thread(self, case: Case) -> Posted | str | None:
        """The card whose thread is the case's place, sealed or open."""
        if self._places.channel(sealed=case.sealed) is None:
            return "no_channel_configured"
        card = outbox.by_key(self._store.db, card_key(case.id, sealed=case.sealed))
        if card is None:
            return "no_card_to_stand_under"
        ended = card.state in (outbox.State.FAILED, outbox.State.DROPPED)
        return _stands(card) or ("no_card_to_stand_under" if ended else None)

    def _reminders(self, owed: Owed) -> Message | str | None:
        found = reminders.in_message(self._store.db, owed.id)
        at = _stands(owed)
        items = self._items(found, owed, posted=at is not None)
        if not items:
            return "no_longer_holds"
        now = self._clock.now()
        if at is not None:
            return RemindersMessage(owed.token, at.channel, items, now, None, at)
        if owed.case_id is None:
            channel = self._place(owed.about or DESK)
            if channel is None:
                return "no_channel_configured"
            return RemindersMessage(owed.token, channel, items, now, None, None)
        under = self._thread(items[0].case)
        if not isinstance(under, Posted):
            return under
        return RemindersMessage(owed.token, under.channel, items, now, under, None)

    def _items(
        self, found: Sequence[Reminder], owed: Owed, *, posted: bool
    ) -> tuple[Reminded, ...]:
        """What a message tells of: before it is posted, what holds; afterwards, all of it."""
        items = [item for one in found if (item := self._item(one, owed))]
        return tuple(items) if posted else tuple(i for i in items if i.holds and not i.hidden)

    def _item(self, reminder: Reminder, owed: Owed) -> Reminded | None:
        db = self._store.db
        case = cases.get(db, reminder.case_id or 0)
        if case is None:
            return None
        kept = None
        if reminder.topic is Topic.PRESERVATION:
            kept = preservations.get(db, reminder.kept_id)
        held = bool(kept and kept.is_standing and preservations.holding(db, kept))
        holds = reminder.state is State.HANDED and still_holds(
            reminder, case, kept, notice_on=case.notice_on, held=held
        )
        return Reminded(reminder, case, kept, holds, held, hidden=self._hidden(case, owed))

    def _hidden(self, case: Case, owed: Owed) -> bool:
        """A sealed case shows in its private place and to its own people alone."""
        if not case.sealed or owed.about == SEALED:
            return False
        if owed.case_id is not None:
            return _stands(owed) is not None  # posted before, in the open thread
        return owed.about not in case.own_people

    def _place(self, place: str) -> str | None:
        """The channel, or the person whom the message is for."""
        if place in (DESK, SEALED):
            return self._places.channel(sealed=place == SEALED)
        return place

    def _digest(self, owed: Owed) -> Message | str | None:
        today = civil_today(self._clock.now(), self._zone)
        channel, found = self._places.channel(sealed=False), agenda(self._store.db, today)
        at = _stands(owed)
        if channel is None or (found is None and at is None):
            return "nothing_to_tell"
        return DigestMessage(owed.token, channel, found or Agenda((), (), ()), at)

    def _case(self, owed: Owed) -> Case | None:
        return cases.get(self._store.db, owed.case_id) if owed.case_id is not None else None


def _stands(owed: Owed) -> Posted | None:
    """Where the message stands, if it was posted."""
    return Posted(owed.channel, owed.ts) if owed.channel and owed.ts else None
