"""Retention: the facts of cases that were closed long ago are reduced, and the log says so.

A sealed case, and one that something still holds, is left as it is. The audit log keeps hashes
alone, so its chain stays whole.
"""

import datetime as dt
from dataclasses import replace

from bot.desk.work import Work, card_key
from bot.domain.retention import REMOVED, reduced, reduced_data
from bot.store import audit, cases, outbox, retention, words
from bot.store.database import Database


def reduce_closed(work: Work, keep_days: int, *, limit: int) -> int:
    """Reduce cases that were closed more than so many days ago; how many there were."""
    db, before = work.store.db, work.now - dt.timedelta(days=keep_days)
    found = retention.due(db, before, limit=limit)
    for case_id in found:
        _reduce(work, case_id)
    return len(found)


def is_any_over(db: Database, keep_days: int, now: dt.datetime) -> bool:
    """Whether there is anything to reduce."""
    return bool(retention.due(db, now - dt.timedelta(days=keep_days), limit=1))


def held_back(work: Work, keep_days: int) -> int:
    """How many are over their time, and are held."""
    return retention.held(work.store.db, work.now - dt.timedelta(days=keep_days))


def _reduce(work: Work, case_id: int) -> None:
    db, case = work.store.db, cases.get(work.store.db, case_id)
    assert case is not None
    less = replace(reduced(case), version=case.version + 1)
    cases.update(db, less)
    retention.reduce(db, case_id, work.now, reduced_data, REMOVED)
    words.put(db, less)
    audit.append(
        work.store, at=work.now, actor=work.actor.id, action="facts_reduced", case_id=case_id
    )
    card = outbox.by_key(db, card_key(case_id))
    if card is not None:
        outbox.owe_edit(db, card.id, work.now)
