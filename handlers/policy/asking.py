"""Asking the guide: `/policy …`, a mention, a direct message, a message's menu."""

from bot.desk.questions.asking import uncounted
from bot.desk.questions.commands import AskGuide, ListAnswers, ListGaps
from bot.domain.access import PERMISSIONS, Action
from bot.domain.errors import Busy, NotSaved
from bot.domain.questions import Asked, Outcome
from handlers.grammar.policy import Help, Question, parse_policy
from handlers.policy import answers, counsel, gaps
from handlers.policy.threads import questions_before
from handlers.turn import Reply, Say, Tell, Turn
from handlers.views.policy import answer as policy_answer
from handlers.views.policy import help as policy_help


async def typed(turn: Turn) -> Reply:
    """Private first: the answer is for the person who asked. See `handlers.grammar.policy`."""
    match parse_policy(turn.text):
        case Help():
            return _help(turn)
        case ListGaps() as wish:
            return await gaps.show_gaps(turn, wish)
        case ListAnswers() as wish:
            return await gaps.show_answers(turn, wish)
        case Question(text, meant):
            found = await _ask(turn, text)
            note = None
            if meant and found.outcome is Outcome.SILENT:
                note = f"Did you mean `/policy {meant[0]}`?"
            return await _private(turn, found, note)


async def about_message(turn: Turn) -> Reply:
    """A message's menu: what the guide says to it, for the person who chose it alone."""
    return await _private(turn, await _ask(turn, turn.text))


async def mentioned(turn: Turn) -> Reply:
    """A question that mentions the desk is answered in its thread; without words, with help."""
    if not _without_mention(turn):
        return _help(turn)
    return await _in_thread(turn)


async def written(turn: Turn) -> Reply:
    """A direct message is a question; in a thread of the desk's channel counsel may answer one."""
    if turn.message.get("channel_type") == "im":
        return await _in_thread(turn)
    return await counsel.heard(turn)


def _help(turn: Turn) -> Tell:
    for_counsel = bool(turn.actor.roles & PERMISSIONS[Action.READ_GAPS])
    return Tell(policy_help.TITLE, policy_help.page(for_counsel=for_counsel))


async def _private(turn: Turn, found: Asked, note: str | None = None) -> Tell:
    shown = await answers.shown(turn, found, alone=True)
    return Tell(policy_answer.summary(shown), policy_answer.message(shown, note=note))


async def _in_thread(turn: Turn) -> Reply:
    """In the thread of the question, where one may go on: "and voicemail?"."""
    before = await _before(turn)
    shown = await answers.shown(turn, await _ask(turn, _without_mention(turn), before))
    text, blocks = policy_answer.summary(shown), policy_answer.message(shown)
    return Say(text, blocks, thread_ts=turn.thread_ts)


async def _before(turn: Turn) -> tuple[str, ...]:
    """The questions before this one, in its thread or among direct messages, where it stands."""
    ts, direct = turn.message["ts"], turn.message.get("channel_type") == "im"
    if turn.channel is None:
        return ()
    try:
        if turn.thread_ts not in (None, ts):
            messages = await turn.office.thread(turn.channel, turn.thread_ts)
        elif direct:
            messages = await turn.office.just_before(turn.channel, ts)
        else:
            return ()
    except Busy:
        return ()  # without them the question is answered by itself
    return questions_before(messages, ts, None if direct else turn.office.own_id)


async def _ask(turn: Turn, text: str, before: tuple[str, ...] = ()) -> Asked:
    try:
        found = await turn.read(AskGuide(text, before, turn.cause))
    except (Busy, NotSaved):
        return uncounted(turn.guide, text, before)
    assert isinstance(found, Asked)
    return found


def _without_mention(turn: Turn) -> str:
    return turn.text.replace(f"<@{turn.office.own_id}>", " ").strip()
