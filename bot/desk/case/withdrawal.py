"""Taking back what the desk said in the open about a case that is now sealed.

The card is edited to its number by the outbox itself. The desk's other posts are deleted, one row
each; people's own messages and files only they or Slack's admins can delete, so they are named in
the case's timeline, which only its own people and counsel can read, and to who sealed it.
"""

import datetime as dt

from bot.desk.work import card_key
from bot.domain.access import DESK
from bot.domain.cases import Case
from bot.domain.events import Event, EventKind
from bot.domain.places import Posted
from bot.messages.cases import Sweep
from bot.ports import Swept
from bot.store import audit, cases, outbox
from bot.store.database import Database, Store
from bot.store.outbox import Kind


def swept(store: Store, sweep: Sweep, found: Swept, now: dt.datetime) -> None:
    """What a sweep found: owe the deletions, and name the rest. In the caller's transaction."""
    case = sweep.case
    lines = outbox.lines_in(store.db, case.id, sweep.channel)
    for post in dict.fromkeys((*found.own, *lines)):
        outbox.owe_withdrawal(store.db, case_id=case.id, at=now, post=post)
    if found.links or found.files:
        _name(store, sweep, found, now)


def open_card(db: Database, case: Case) -> Posted | None:
    """Where the card stands in the open place, once it stands there."""
    card = outbox.by_key(db, card_key(case.id))
    return Posted(card.channel, card.ts) if card and card.channel and card.ts else None


def source_of(db: Database, case: Case) -> Posted | None:
    """The message that the case was opened from, if it was opened from one."""
    opened = cases.first_event(db, case.id)
    channel, _, ts = (opened.data.get("source", "") if opened else "").partition(":")
    return Posted(channel, ts) if ts else None


def _name(store: Store, sweep: Sweep, found: Swept, now: dt.datetime) -> None:
    case = sweep.case
    named = {"messages": "\n".join(found.links), "files": "\n".join(found.files)}
    data = {what: links for what, links in named.items() if links}
    event = Event(case.id, now, DESK.id, EventKind.LEFT_BEHIND, data)
    event_id = cases.add_event(store.db, event)
    kind = EventKind.LEFT_BEHIND.value
    audit.append(store, at=now, actor=DESK.id, action=kind, case_id=case.id, fields=data)
    outbox.owe(
        store.db,
        key=f"event:{event_id}",
        kind=Kind.EVENT,
        case_id=case.id,
        event_id=event_id,
        at=now,
    )
    if sweep.by != DESK.id:
        outbox.owe(
            store.db,
            key=f"left_behind:{event_id}",
            kind=Kind.LEFT_BEHIND,
            lane=sweep.by,
            case_id=case.id,
            event_id=event_id,
            at=now,
        )
