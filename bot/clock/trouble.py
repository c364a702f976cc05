"""What becomes of a message that Slack will not take.

A card that was deleted in Slack is posted again. Where a channel is gone, the fallback channel
stands in and the desk's admins are told, once a day for each channel and reason. A person who
cannot be written to has their reminders told to the channel. What is left has failed: it shows in
the case's log.
"""

import datetime as dt
import logging
from collections.abc import Callable

from bot.clock.places import Places
from bot.desk.work import card_key
from bot.domain.access import DESK
from bot.domain.events import Event, EventKind
from bot.messages import Message
from bot.messages.cases import CardMessage
from bot.messages.emergency import AlertMessage
from bot.messages.questions import CounselAnswerMessage, QuestionMessage
from bot.messages.reminding import RemindersMessage
from bot.messages.upkeep import AlarmMessage
from bot.ports import Gone
from bot.store import audit, cases, outbox
from bot.store.database import Store
from bot.store.outbox import Kind, Owed, State

log = logging.getLogger(__name__)

_MESSAGE_GONE = {"message_not_found", "cant_update_message", "edit_window_closed"}
_THREAD_GONE = {"thread_not_found"}
_PLACE_GONE = {
    "channel_not_found",
    "is_archived",
    "is_inactive",
    "not_in_channel",
    "restricted_action",
    "restricted_action_read_only_channel",
    "user_not_found",
    "user_disabled",
    "user_not_visible",
    "cannot_dm_bot",
    "messages_tab_disabled",
}


class Trouble:
    """Decides, in the caller's transaction, how a refused message goes on. `admins`: their ids."""

    def __init__(self, store: Store, places: Places, admins: Callable[[], frozenset[str]]) -> None:
        self._store = store
        self._places = places
        self._admins = admins

    def gone(self, owed: Owed, message: Message, outcome: Gone, now: dt.datetime) -> None:
        """Send it another way, or end it."""
        problem = outcome.problem
        if problem in _MESSAGE_GONE and message.at is not None:
            self._post_again(owed, message, now)
        elif problem in _THREAD_GONE:
            self._renew_card(owed, message, now)
            outbox.set_owed_anew(self._store.db, owed, at=now, problem=problem)
        elif problem in _PLACE_GONE and not isinstance(
            message, AlarmMessage | CounselAnswerMessage
        ):
            self._go_elsewhere(owed, message, problem, now)
        else:
            self._fail(owed, message, problem, now)

    def _post_again(self, owed: Owed, message: Message, now: dt.datetime) -> None:
        if isinstance(message, AlertMessage | CardMessage | QuestionMessage):
            outbox.set_owed_anew(self._store.db, owed, at=now, problem="deleted_in_slack")
        else:
            outbox.set_ended(self._store.db, owed, State.DROPPED, "deleted_in_slack")

    def _go_elsewhere(self, owed: Owed, message: Message, problem: str, now: dt.datetime) -> None:
        if isinstance(message, RemindersMessage) and owed.about == message.channel:
            self._tell_channel(owed, message, now)
            self._fail(owed, message, problem, now)
            return
        instead = self._places.gone(message.channel)
        self._raise_alarm(message.channel, problem, instead, now)
        if instead is None:
            self._fail(owed, message, problem, now)
            return
        self._renew_card(owed, message, now)
        outbox.set_owed_anew(self._store.db, owed, at=now, problem=problem)

    def _tell_channel(self, owed: Owed, message: RemindersMessage, now: dt.datetime) -> None:
        """The person cannot be written to: whoever reads the channel learns of it."""
        for item in message.items:
            place = outbox.SEALED if item.case.sealed else outbox.DESK
            if not outbox.tells_of(self._store.db, place, item.reminder.id):
                outbox.gather(self._store.db, place, item.reminder.id, at=now)

    def _renew_card(self, owed: Owed, message: Message, now: dt.datetime) -> None:
        """A row that stands in a thread needs its card where the row goes."""
        if owed.case_id is None or owed.kind is Kind.CARD:
            return
        card = outbox.by_key(self._store.db, card_key(owed.case_id))
        under_way = card is not None and card.state in (State.SENDING, State.UNKNOWN)
        if card is not None and card.channel == message.channel and not under_way:
            outbox.set_owed_anew(self._store.db, card, at=now, problem="moved")

    def _raise_alarm(self, place: str, problem: str, instead: str | None, now: dt.datetime) -> None:
        day = now.date().isoformat()
        for admin in sorted(self._admins()):
            key = f"alarm:{admin}:{place}:{problem}:{day}"
            if outbox.by_key(self._store.db, key) is None:
                about = f"{place} {problem} {instead or ''}"
                outbox.owe(
                    self._store.db, key=key, kind=Kind.ALARM, at=now, lane=admin, about=about
                )

    def _fail(self, owed: Owed, message: Message, problem: str, now: dt.datetime) -> None:
        outbox.set_ended(self._store.db, owed, State.FAILED, problem)
        log.error("outbox %s failed: %s; see `writdesk doctor`", owed.key, problem)
        for case_id in _cases_of(owed, message):
            data = {"what": owed.kind.value, "problem": problem}
            event = Event(case_id, now, DESK.id, EventKind.UNDELIVERED, data)
            cases.add_event(self._store.db, event)
            audit.append(
                self._store,
                at=now,
                actor=DESK.id,
                action=event.kind.value,
                case_id=case_id,
                fields=data,
            )


def _cases_of(owed: Owed, message: Message) -> list[int]:
    if isinstance(message, RemindersMessage):
        return sorted({item.case.id for item in message.items})
    return [owed.case_id] if owed.case_id is not None else []
