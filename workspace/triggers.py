"""Trigger ids and response URLs: what a person's action lets the app do, and for how long.

A trigger id opens one view within three seconds; a response URL takes five messages within half an
hour. Both run out in real time. https://docs.slack.dev/interactivity/handling-user-interaction
"""

import secrets
import time
from dataclasses import dataclass

from workspace.model import Message

TRIGGER_SECONDS = 3.0
RESPONSE_SECONDS = 30 * 60.0
RESPONSE_USES = 5


class TriggerRefused(Exception):
    """The argument is Slack's error code."""


@dataclass
class Trigger:
    id: str
    user: str
    issued: float
    used: bool = False


class Triggers:
    def __init__(self) -> None:
        self.expired_on_arrival = 0
        self._known: dict[str, Trigger] = {}

    def issue(self, user: str) -> str:
        """A trigger id for what `user` just did."""
        trigger_id = f"{secrets.randbelow(10**13)}.{secrets.token_hex(16)}"
        self._known[trigger_id] = Trigger(trigger_id, user, time.monotonic())
        return trigger_id

    def exchange(self, trigger_id: str) -> Trigger:
        """Use a trigger id up; TriggerRefused when it is unknown, used or too old."""
        trigger = self._known.get(trigger_id)
        if trigger is None:
            raise TriggerRefused("invalid_trigger_id")
        if trigger.used:
            raise TriggerRefused("exchanged_trigger_id")
        if self.expired_on_arrival:
            self.expired_on_arrival -= 1
            raise TriggerRefused("expired_trigger_id")
        if time.monotonic() - trigger.issued > TRIGGER_SECONDS:
            raise TriggerRefused("expired_trigger_id")
        trigger.used = True
        return trigger


@dataclass
class ResponseUrl:
    """Where the app may answer what `user` did in `channel`; `message` is the app's own there."""

    user: str
    channel: str
    message: Message | None
    issued: float
    uses: int = 0


class ResponseUrls:
    def __init__(self) -> None:
        self.life_seconds = RESPONSE_SECONDS
        self._known: dict[str, ResponseUrl] = {}

    def issue(self, user: str, channel: str, message: Message | None) -> str:
        token = f"{secrets.randbelow(10**13)}/{secrets.token_urlsafe(18)}"
        self._known[token] = ResponseUrl(user, channel, message, time.monotonic())
        return token

    def use(self, token: str) -> ResponseUrl:
        """Use the address once; TriggerRefused with "expired_url" or "used_url"."""
        url = self._known.get(token)
        if url is None or time.monotonic() - url.issued > self.life_seconds:
            raise TriggerRefused("expired_url")
        if url.uses >= RESPONSE_USES:
            raise TriggerRefused("used_url")
        url.uses += 1
        return url
