"""`/policy`: what the guide says; also by mention, by direct message, from a message's menu."""

import re

from bot.domain.access import Action
from bot.domain.errors import InvalidInput
from handlers.listeners import Listeners
from handlers.turn import Done, Reply, Say, Tell, Turn
from handlers.views import policy_answer
from policy.answer import Answer, answer

_MENTION = re.compile(r"<@[UW][A-Z0-9]+(?:\|[^>]*)?>")
_EXAMPLE = "what does a subpoena yield?"


def register(listeners: Listeners) -> None:
    """Say what this feature listens to."""
    listeners.commands["/policy"] = asked
    listeners.actions["policy_share"] = share
    listeners.message_shortcuts["ask_about_message"] = asked
    listeners.events |= {"app_mention": mentioned, "message": written_to}


async def asked(turn: Turn) -> Reply:
    """Private first: the answer is for the person who asked, with a button to share it."""
    question, found = await _answer(turn, turn.text)
    return Tell(found.text, policy_answer.private(question, found))


async def share(turn: Turn) -> Reply:
    """The same question's answer, for everyone in the channel."""
    question, found = await _answer(turn, turn.value)
    names = await turn.office.names({turn.actor.id})
    return Say(found.text, policy_answer.shared(question, found, turn.actor.id, names))


async def mentioned(turn: Turn) -> Reply:
    """A question that mentions the desk is answered in its thread."""
    return await _in_thread(turn)


async def written_to(turn: Turn) -> Reply:
    """A direct message is a question; what an app wrote, edits and joins are not."""
    if turn.message.get("channel_type") != "im" or turn.message.get("subtype"):
        return Done()
    return await _in_thread(turn)


async def _in_thread(turn: Turn) -> Reply:
    question, found = await _answer(turn, _MENTION.sub(" ", turn.text))
    blocks = policy_answer.in_thread(question, found)
    return Say(found.text, blocks, thread_ts=turn.thread_ts)


async def _answer(turn: Turn, text: str) -> tuple[str, Answer]:
    await turn.office.desk.check(turn.actor, Action.ASK_GUIDE)
    question = text.strip()
    if not question:
        raise InvalidInput(f"Ask the guide something, in English or Chinese: `/policy {_EXAMPLE}`")
    return question, answer(turn.guide, question)
