"""Posts scheduled messages when the workspace's clock reaches them, connected app or not."""

import asyncio
import contextlib

from workspace.model import ScheduledMessage
from workspace.posting import Posting
from workspace.state import State

IDLE_SECONDS = 3600.0


class Scheduler:
    def __init__(self, state: State, posting: Posting) -> None:
        self._state = state
        self._posting = posting

    async def run(self) -> None:
        """Post what is due, then wait for it, for the clock or for another message to schedule."""
        while True:
            changed = self._state.next_change()
            seconds = self._post_due()
            with contextlib.suppress(TimeoutError):
                async with asyncio.timeout(seconds):
                    await changed

    def _post_due(self) -> float:
        """Post what is due; returns the seconds until the next one."""
        now = self._state.clock.now().timestamp()
        due = [message for message in self._state.scheduled.values() if message.post_at <= now]
        for message in sorted(due, key=lambda message: message.post_at):
            self._post(message)
        waiting = [message.post_at - now for message in self._state.scheduled.values()]
        return min(waiting, default=IDLE_SECONDS)

    def _post(self, message: ScheduledMessage) -> None:
        """Post it, unless it has metadata: those Slack never posts.

        https://docs.slack.dev/reference/methods/chat.scheduleMessage ("Bug alert")
        """
        del self._state.scheduled[message.id]
        channel = self._state.channels[message.channel]
        bot = self._state.app.bot_user_id
        if message.arguments["metadata"] is None and bot in channel.members:
            self._posting.post(message.channel, bot, **message.arguments)
