"""Asking counsel where the guide is silent, and what counsel answers for everyone.

Whoever asks is known until the answer has been sent; the audit log has the desk in their place.
"""

import datetime as dt

from bot.desk.paging import checked_page, pages
from bot.desk.questions.asking import lines_of, recall
from bot.desk.questions.commands import (
    AnswerQuestion,
    AskCounsel,
    ListAnswers,
    PublishAnswer,
    QuestionUnder,
    ReadAnswer,
    RecallAnswer,
    ShowQuestion,
    WithdrawAnswer,
)
from bot.desk.questions.same_question import question_key
from bot.desk.results import ListedAnswers, QuestionChanged
from bot.desk.work import Work
from bot.domain.access import DESK
from bot.domain.errors import InvalidInput, NotFound, NotPossible
from bot.domain.questions import LONGEST, LONGEST_PUBLISHED, Published, Question
from bot.store import audit, outbox, questions
from bot.store.database import Store
from policy.answer import answer

ANSWERS_A_PAGE = 10


def ask_counsel(work: Work, command: AskCounsel) -> QuestionChanged:
    """Put a question to counsel, in the desk's channel; the same one that waits there is joined."""
    asked, db = recall(work, RecallAnswer(command.asked_id)), work.store.db
    key = question_key(work.guide, asked.text, asked.previous)
    question_id = questions.waiting(db, key)
    if question_id is None:
        question_id = questions.add_question(db, key=key, asked=asked, at=work.now)
        _audit(work, DESK.id, "question_asked", question_id, {"text": asked.text})
    questions.add_asker(db, question_id, work.actor.id)
    return _changed(work, question_id)


def show(work: Work, command: ShowQuestion | ReadAnswer) -> Question:
    return _find(work, command.question_id)


def under(work: Work, command: QuestionUnder) -> Question:
    """The question under whose post somebody writes."""
    post = outbox.at_place(work.store.db, command.place)
    if post is None or post.kind is not outbox.Kind.QUESTION:
        raise NotFound("No question to counsel stands there.")
    return _find(work, int(post.about or 0))


def answer_askers(work: Work, command: AnswerQuestion) -> QuestionChanged:
    """Send counsel's answer to everyone who waits; with that their names are forgotten."""
    question, text = _find(work, command.question_id), command.text.strip()[:LONGEST]
    if not text:
        raise InvalidInput("The answer is empty. Write it in the thread.", field="text")
    if question.is_answered:
        if (question.answer, question.answered_by) == (text, work.actor.id):
            return QuestionChanged(question)
        raise NotPossible(
            "This question is answered already, and the names of those who asked are no longer"
            " kept. Publish the answer to change what the next person reads."
        )
    db = work.store.db
    questions.set_answered(db, question.id, answer=text, by=work.actor.id, at=work.now)
    for asker_id, person in questions.askers(db, question.id):
        outbox.owe(
            db,
            key=f"answer:{asker_id}",
            kind=outbox.Kind.COUNSEL_ANSWER,
            lane=person,
            about=str(asker_id),
            at=work.now,
        )
    _audit(work, work.actor.id, "question_answered", question.id, {"answer": text})
    return _changed(work, question.id)


def publish(work: Work, command: PublishAnswer) -> QuestionChanged:
    """Show counsel's answer to the next person who asks the same."""
    question = _find(work, command.question_id)
    asked_text = _publishable(command.question, "question")
    answer_text = _publishable(command.answer, "answer")
    if not answer(work.guide, question.text, before=lines_of(question.previous)).abstained:
        raise NotPossible(
            "The guide answers this question itself, and nothing of counsel's stands before that."
        )
    if not question.is_answered:
        raise NotPossible("Answer the question first, in the thread under it; then publish.")
    if _stands(question.published, asked_text, answer_text, work.actor.id):
        return QuestionChanged(question)
    before = questions.publish(
        work.store.db,
        question.id,
        question=asked_text,
        answer=answer_text,
        by=work.actor.id,
        at=work.now,
    )
    if before and before.question_id != question.id:
        _owe_post(work.store, before.question_id, work.now)
    fields = {"question": asked_text, "answer": answer_text}
    _audit(work, work.actor.id, "answer_published", question.id, fields)
    return _changed(work, question.id)


def withdraw(work: Work, command: WithdrawAnswer) -> QuestionChanged:
    """Show counsel's answer to nobody any more."""
    published = questions.get_published(work.store.db, command.published_id)
    if published is None:
        raise NotFound("There is no such answer. `/policy answers` lists those that are shown.")
    if published.is_live:
        questions.withdraw(work.store.db, published.id, by=work.actor.id, at=work.now)
        _audit(work, work.actor.id, "answer_withdrawn", published.question_id, {})
    return _changed(work, published.question_id)


def list_answers(work: Work, command: ListAnswers) -> ListedAnswers:
    """A page of what counsel has answered for everyone, newest first."""
    offset = (checked_page(command.page) - 1) * ANSWERS_A_PAGE
    found, total = questions.published_page(work.store.db, offset=offset, limit=ANSWERS_A_PAGE)
    return ListedAnswers(
        tuple(found), command.page, pages(total, ANSWERS_A_PAGE, command.page), total
    )


def settle_asker(store: Store, owed: outbox.Owed, *, reached: bool, at: dt.datetime) -> None:
    """The answer was sent, or cannot be: nothing keeps the name of who asked any more.

    Where it did not reach them, the question's post says so to counsel.
    """
    asker_id = int(owed.about or 0)
    questions.forget_asker(store.db, asker_id, unreached=not reached)
    outbox.forget_person(store.db, owed)
    if not reached:
        _owe_post(store, questions.question_of(store.db, asker_id), at)


def _find(work: Work, question_id: int) -> Question:
    found = questions.get(work.store.db, question_id)
    if found is None:
        raise NotFound("There is no such question.")
    return found


def _publishable(text: str, field: str) -> str:
    text = text.strip()
    if not text:
        raise InvalidInput("This is what people will read: it cannot be empty.", field=field)
    if len(text) > LONGEST_PUBLISHED:
        raise InvalidInput(f"{LONGEST_PUBLISHED:,} characters fit.", field=field)
    return text


def _stands(published: Published | None, question: str, answer_text: str, by: str) -> bool:
    return bool(
        published
        and published.is_live
        and (published.question, published.answer, published.by) == (question, answer_text, by)
    )


def _changed(work: Work, question_id: int) -> QuestionChanged:
    _owe_post(work.store, question_id, work.now)
    return QuestionChanged(_find(work, question_id))


def _owe_post(store: Store, question_id: int, at: dt.datetime) -> None:
    """The question's post in the desk's channel, edited to how things stand."""
    outbox.owe(
        store.db,
        key=f"question:{question_id}",
        kind=outbox.Kind.QUESTION,
        about=str(question_id),
        at=at,
    )


def _audit(work: Work, actor: str, action: str, question_id: int, fields: dict[str, str]) -> None:
    values: dict[str, str | None] = {"question_id": str(question_id), **fields}
    audit.append(work.store, at=work.now, actor=actor, action=action, fields=values)
