"""What a person does with an answer: shares it, says whether it helped, chooses between two."""

from bot.desk.questions.commands import RateAnswer, ReadAnswer, RecallAnswer, ShowQuestion
from bot.domain.questions import Asked, Question
from handlers.reading import number_of
from handlers.turn import OpenForm, Reply, Say, Tell, Turn
from handlers.views.policy import answer as policy_answer
from handlers.views.policy import counsel as policy_counsel
from handlers.views.policy.answer import Offer, Shown


async def shown(turn: Turn, found: Asked, *, fact: str | None = None, alone: bool = False) -> Shown:
    """The answer with the names that it takes to show it to this person."""
    by = {found.published.by} if found.published else set()
    names = await turn.office.names(by | {turn.actor.id})
    return Shown(found, turn.guide, names, fact, alone)


async def share(turn: Turn) -> Reply:
    """The answer, for everyone where the person is; their own copy can no longer be shared."""
    answer = await recalled(turn)
    left = _again(answer, answer.words.shared, [Offer.RATE])
    text = policy_answer.summary(answer)
    return Say(text, policy_answer.shared(answer, turn.actor.id), turn.thread_ts, then=left)


async def choose(turn: Turn) -> Reply:
    """The one that was meant, in place of the question which."""
    answer = await recalled(turn)
    return Tell(policy_answer.summary(answer), policy_answer.message(answer), replace=True)


async def helped(turn: Turn) -> Reply:
    answer = await _rated(turn, helped=True)
    return _again(answer, answer.words.thanks, [Offer.SHARE] if answer.alone else [])


async def did_not_help(turn: Turn) -> Reply:
    answer = await _rated(turn, helped=False)
    return _again(answer, answer.words.sorry, [Offer.ASK_COUNSEL])


async def whole(turn: Turn) -> Reply:
    """What a message had to cut, in full."""
    what, _, held = turn.value.partition(" ")
    number = number_of(held)
    if what == "asked":
        found = await turn.read(RecallAnswer(number))
        assert isinstance(found, Asked)
        return OpenForm(policy_answer.whole(await shown(turn, found)))
    wish = ReadAnswer(number) if what == "answer" else ShowQuestion(number)
    question = await turn.read(wish)
    assert isinstance(question, Question)
    return OpenForm(policy_counsel.whole(question))


async def recalled(turn: Turn) -> Shown:
    """The answer whose button was pressed, as things stand now."""
    asked_id, fact = policy_answer.read_value(turn.value)
    found = await turn.read(RecallAnswer(asked_id))
    assert isinstance(found, Asked)
    return await shown(turn, found, fact=fact, alone=turn.ephemeral)


async def _rated(turn: Turn, *, helped: bool) -> Shown:
    asked_id, fact = policy_answer.read_value(turn.value)
    found = await turn.do(RateAnswer(asked_id, helped))
    assert isinstance(found, Asked)
    return await shown(turn, found, fact=fact, alone=turn.ephemeral)


def _again(answer: Shown, note: str, offers: list[Offer]) -> Tell:
    """The answer in place of itself, with what became of it."""
    blocks = policy_answer.message(answer, note=note, offers=offers)
    return Tell(policy_answer.summary(answer), blocks, replace=True)
