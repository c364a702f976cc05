"""A button to try again where Slack opened no form for a command: what was typed is in it.

A trigger lasts three seconds (https://docs.slack.dev/interactivity/handling-user-interaction); the
button brings a new one, and the command is carried out as if it had been typed anew.
"""

from dataclasses import replace

from handlers.listeners import Listeners
from handlers.reading import Outdated
from handlers.turn import Reply, Turn
from handlers.views import kit

AGAIN = "again"
_LONGEST = 2000  # characters of a button's value


def register(listeners: Listeners) -> None:
    """Say what this feature listens to."""

    async def again(turn: Turn) -> Reply:
        command, _, text = turn.value.partition(" ")
        if command not in listeners.commands:
            raise Outdated
        return await listeners.commands[command](replace(turn, text=text))

    listeners.actions[AGAIN] = again


def offer(said: str, command: str, text: str) -> kit.Blocks:
    """What is said, with the button; without it where a button cannot hold what was typed."""
    typed = f"{command} {text}"
    blocks = [kit.section(said)]
    if len(typed) <= _LONGEST:
        blocks.append(kit.actions([kit.button("Try again", AGAIN, typed, style="primary")]))
    return blocks
