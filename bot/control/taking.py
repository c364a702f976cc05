"""Taking an emergency on the command line, for when Slack cannot be reached.

The machine's owner says who takes it: the socket is open to nobody else, and the audit log says
that it was this way. Deciding is not for here: whether somebody is counsel only Slack can say.
"""

from collections.abc import Awaitable, Callable
from typing import Any

from bot.control.operations import Operation
from bot.desk.desk import Desk
from bot.desk.emergency.commands import TakeEmergency
from bot.desk.emergency.results import EmergencyChanged
from bot.domain.access import Actor

THROUGH = "command_line"


def taking(called: Callable[[str], Awaitable[Actor]]) -> Operation:
    """`called` knows a person by id, handle or name, as last heard."""

    async def take(desk: Desk, arguments: dict[str, Any]) -> dict[str, Any]:
        """`won` is false where somebody has it already: `owner` says who."""
        actor = await called(arguments["person"])
        taken = await desk.do(actor, TakeEmergency(arguments["number"], THROUGH))
        assert isinstance(taken, EmergencyChanged)
        emergency = taken.emergency
        until = emergency.next_at.isoformat() if emergency.next_at else None
        mine = emergency.owner == actor.id
        return {"number": emergency.number, "mine": mine, "owner": emergency.owner, "until": until}

    return take
