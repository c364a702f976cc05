"""Asking counsel where the guide is silent, and what counsel makes of it.

Counsel answers in the thread under the question. Nothing that is said there leaves it until the
counsel who wrote it presses the button that says so: a thread holds talk as well as answers.
"""

from bot.desk.questions.commands import (
    AnswerQuestion,
    AskCounsel,
    PublishAnswer,
    QuestionUnder,
    ShowQuestion,
    WithdrawAnswer,
)
from bot.domain.access import PERMISSIONS, Action
from bot.domain.errors import NotFound
from bot.domain.places import Posted
from bot.domain.questions import Question
from handlers.policy import answers
from handlers.policy.threads import written_at
from handlers.reading import number_of
from handlers.turn import Done, OpenForm, Reply, Tell, Turn
from handlers.views.case.forms import read_meta
from handlers.views.inputs import read_inputs
from handlers.views.policy import answer as policy_answer
from handlers.views.policy import counsel as policy_counsel


async def ask(turn: Turn) -> Reply:
    """Put the question to counsel; the answer will come as a direct message."""
    asked_id, _ = policy_answer.read_value(turn.value)
    await turn.do(AskCounsel(asked_id))
    answer = await answers.recalled(turn)
    text = answer.words.counsel_asked
    if turn.ephemeral:
        return Tell(text, policy_answer.handed_on(answer), replace=True)
    return Tell(text)


async def heard(turn: Turn) -> Reply:
    """Counsel wrote under a question: is this the answer? Everything else is talk."""
    question = await _question_under(turn)
    if question is None or question.is_answered or not turn.text.strip():
        return Done()
    names = await turn.office.names(policy_counsel.people_in(question))
    where = (turn.thread_ts or "", turn.message["ts"])
    return Tell("Is this the answer?", policy_counsel.prompt(question, where, names))


async def send(turn: Turn) -> Reply:
    """What counsel wrote goes to whoever asked, as it stands in the thread now."""
    question_id, thread_ts, ts = policy_counsel.read_prompt(turn.value)
    messages = await turn.office.thread(turn.channel or "", thread_ts)
    text = written_at(messages, ts, turn.actor.id)
    if text is None:
        raise NotFound("What you wrote is no longer in the thread, so nothing was sent.")
    await turn.do(AnswerQuestion(question_id, text))
    return Tell("Sent. The post above shows what can be done with it now.", replace=True)


async def open_publish(turn: Turn) -> Reply:
    """The form in which counsel edits what everyone will read."""
    await turn.office.desk.check(turn.actor, Action.PUBLISH_ANSWER)
    question = await turn.read(ShowQuestion(turn.number))
    assert isinstance(question, Question)
    return OpenForm(policy_counsel.publish_form(question, turn.origin))


async def publish(turn: Turn) -> Reply:
    """The form, sent: from now on the next person who asks the same reads it."""
    found = read_inputs(turn.form)
    question_id = number_of(read_meta(turn.form)["question"])
    await turn.do(PublishAnswer(question_id, found.get("question", ""), found.get("answer", "")))
    return Tell(
        "Published: whoever asks the same is shown it, with your name and today's date."
        " `/policy answers` lists it."
    )


async def withdraw(turn: Turn) -> Reply:
    await turn.do(WithdrawAnswer(turn.number))
    return Tell("Withdrawn: nobody is shown it any more.")


async def _question_under(turn: Turn) -> Question | None:
    """The question in whose thread this person, who may answer it, has written."""
    if not turn.actor.roles & PERMISSIONS[Action.ANSWER_QUESTION]:
        return None
    try:
        found = await turn.read(QuestionUnder(Posted(turn.channel or "", turn.thread_ts or "")))
    except NotFound:
        return None
    assert isinstance(found, Question)
    return found
