"""Asking the guide. What is asked is counted without names."""

from collections.abc import Sequence
from dataclasses import replace

from bot.desk.paging import checked_page, pages
from bot.desk.questions.commands import AskGuide, ListGaps, RateAnswer, RecallAnswer
from bot.desk.questions.same_question import question_key
from bot.desk.results import ListedGaps
from bot.desk.work import Work
from bot.domain.errors import InvalidInput, NotFound
from bot.domain.questions import COUNTED_FOR, LONGEST, TYPED_KEPT, Asked, Outcome
from bot.store import asked, questions
from policy.answer import answer
from policy.answer.normalise import normalise
from policy.model import Guide

GAPS_A_PAGE = 10
_LINE = 300  # characters


def ask(work: Work, command: AskGuide) -> Asked:
    """Answer from the guide, or with what counsel published where the guide is silent; count it."""
    text = command.text.strip()[:LONGEST]
    if not text:
        raise InvalidInput("There is nothing to ask about. Write a question, in words.")
    db, found = work.store.db, _answered(work, text, command.before)
    known = asked.asked_for(db, command.asked_by) if command.asked_by else None
    if known is not None:
        return replace(found, id=known)
    asked.forget(db, typed_before=work.today - TYPED_KEPT, counted_before=work.today - COUNTED_FOR)
    asked_id = asked.add(
        db,
        cause=command.asked_by,
        on=work.today,
        key=question_key(work.guide, text, found.previous),
        lang=found.answer.lang,
        question=_heard(text, found.previous),
        typed=text,
        previous=found.previous,
        outcome=found.outcome,
    )
    return replace(found, id=asked_id)


def recall(work: Work, command: RecallAnswer) -> Asked:
    """What was asked under an id, answered as things stand now.

    Raises:
        NotFound: when the question, as it was typed, is no longer kept.
    """
    found = asked.typed(work.store.db, command.asked_id)
    if found is None:
        raise NotFound("What was asked here is no longer kept. Ask it again: `/policy …`")
    text, previous = found
    return replace(_answered(work, text, lines_of(previous)), id=command.asked_id)


def rate(work: Work, command: RateAnswer) -> Asked:
    """Count whether an answer helped; the last word on it stands."""
    found = recall(work, RecallAnswer(command.asked_id))
    asked.set_helped(work.store.db, command.asked_id, command.helped)
    return found


def list_gaps(work: Work, command: ListGaps) -> ListedGaps:
    """A page of what people ask that the guide does not answer, the same questions together."""
    db, offset = work.store.db, (checked_page(command.page) - 1) * GAPS_A_PAGE
    found, total = asked.gaps(db, command.order, offset=offset, limit=GAPS_A_PAGE)
    tally = asked.tally(db)
    return ListedGaps(
        command, tuple(found), tally, command.page, pages(total, GAPS_A_PAGE, command.page), total
    )


def uncounted(guide: Guide, text: str, before: Sequence[str] = ()) -> Asked:
    """The guide's answer alone, which needs no database."""
    lines = [_line(one) for one in before]
    found = answer(guide, text, before=lines)
    previous = "\n".join(lines[len(lines) - found.leans :]) or None
    if not found.abstained:
        outcome = Outcome.ANSWERED
    else:
        outcome = Outcome.SILENT if found.nearest else Outcome.UNREADABLE
    return Asked(None, text, previous, found, outcome)


def lines_of(previous: str | None) -> list[str]:
    """The questions before one, as they are kept with it: a line each, the oldest first."""
    return previous.splitlines() if previous else []


def _answered(work: Work, text: str, before: Sequence[str]) -> Asked:
    """The guide's answer; where it is silent, what counsel published, if there is anything."""
    found = uncounted(work.guide, text, before)
    if found.outcome is not Outcome.SILENT:
        return found
    key = question_key(work.guide, text, found.previous)
    published = questions.published_for(work.store.db, key)
    if published is None:
        return found
    return replace(found, outcome=Outcome.COUNSEL, published=published)


def _heard(text: str, previous: str | None) -> str:
    """What is counted."""
    return " → ".join((*lines_of(previous), _line(text)))


def _line(question: str) -> str:
    """A line as it was typed; of more, the question in it, without the e-mail around it."""
    short = len(question) <= _LINE and len(question.splitlines()) == 1
    return question if short else " ".join(normalise(question).text.split())
