"""Faults on demand: what goes wrong between an app and Slack, made to happen.

Methods are named as in the Web API; "response_url" stands for what is sent to response URLs, and
"*" for every method. A fault holds for `times` calls, or until `clear` with times=None.
"""

from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal

from workspace.deliveries import Ack, Envelope
from workspace.interactions import Disguise

if TYPE_CHECKING:
    from workspace.workspace import Workspace


@dataclass
class Fault:
    """What happens to a call: refused with an error or a status, hanging, or its answer lost."""

    kind: Literal["refuse", "status", "hang", "lose"]
    method: str
    channel: str | None
    times: int | None
    error: str = ""
    status: int = 200
    retry_after: float | None = None

    def hits(self, method: str, channel: str) -> bool:
        return self.method in (method, "*") and self.channel in (None, channel)


class Faults:
    def __init__(self, workspace: "Workspace") -> None:
        self._workspace = workspace
        self._planned: list[Fault] = []

    def rate_limit(
        self,
        method: str,
        retry_after: float,
        *,
        times: int | None = 1,
        channel: str | None = None,
    ) -> None:
        """Answer 429 with Retry-After, which may be fractional."""
        self._plan(Fault("status", method, channel, times, "ratelimited", 429, retry_after))

    def server_error(
        self, method: str, status: int = 500, *, times: int | None = 1, channel: str | None = None
    ) -> None:
        """Answer with a 5xx status and no JSON."""
        self._plan(Fault("status", method, channel, times, "", status))

    def refuse(
        self, method: str, error: str, *, times: int | None = 1, channel: str | None = None
    ) -> None:
        """Answer `{"ok": false, "error": error}` without doing anything."""
        self._plan(Fault("refuse", method, channel, times, error))

    def hang(self, method: str, *, times: int | None = 1, channel: str | None = None) -> None:
        """Take the call and never answer; nothing is done."""
        self._plan(Fault("hang", method, channel, times))

    def lose_response(
        self, method: str, *, times: int | None = 1, channel: str | None = None
    ) -> None:
        """Do what was asked, and end the connection without an answer."""
        self._plan(Fault("lose", method, channel, times))

    def clear(self) -> None:
        """Take back every planned fault and every disguise."""
        self._planned.clear()
        self._workspace.payloads.disguise = None
        self._workspace.triggers.expired_on_arrival = 0
        self._workspace.deliveries.acks_to_lose = 0

    def take(self, method: str, channel: str) -> Fault | None:
        """The fault that hits this call, counted off."""
        for fault in self._planned:
            if fault.hits(method, channel):
                if fault.times is not None:
                    fault.times -= 1
                    if fault.times == 0:
                        self._planned.remove(fault)
                return fault
        return None

    async def drop_sockets(self, *, close_frame: bool) -> None:
        """End every Socket Mode connection, with a close frame or by cutting the line."""
        for link in list(self._workspace.socket_mode.links):
            if close_frame:
                await link.close()
            else:
                link.cut()

    async def ask_to_reconnect(self, reason: str = "refresh_requested") -> None:
        """Send `disconnect` over every connection: "warning" or "refresh_requested"."""
        for link in list(self._workspace.socket_mode.links):
            await link.ask_to_leave(reason)

    def deafen_sockets(self) -> None:
        """Stop hearing the open connections: pings go unanswered, acknowledgements unheard."""
        for link in self._workspace.socket_mode.links:
            link.deafen()

    def lose_acks(self, times: int = 1) -> None:
        """Let the next acknowledgements get lost."""
        self._workspace.deliveries.acks_to_lose = times

    async def deliver_again(self, envelope: Envelope | None = None) -> Ack:
        """Send an envelope once more, under the same id; without one, the last that was sent."""
        deliveries = self._workspace.deliveries
        return await deliveries.send_again(envelope or deliveries.sent[-1])

    def disguise(
        self,
        team_id: str | None = None,
        enterprise_id: str | None = None,
        user_team_id: str | None = None,
    ) -> None:
        """Let payloads claim another workspace or organisation, until `clear`."""
        self._workspace.payloads.disguise = Disguise(team_id, enterprise_id, user_team_id)

    def expire_triggers(self, times: int = 1) -> None:
        """Let the next trigger ids that the app uses be too old."""
        self._workspace.triggers.expired_on_arrival = times

    def _plan(self, fault: Fault) -> None:
        self._planned.append(fault)
