"""How often each method may be called: https://docs.slack.dev/apis/web-api/rate-limits

Counted in real time, whatever the workspace's clock shows. Slack promises "at least" so many a
minute and tolerates bursts; here the promise is the limit, so that nothing relies on more.
"""

import math
import time
from collections import defaultdict, deque
from dataclasses import dataclass


@dataclass(frozen=True)
class Limit:
    """At most `calls` within any `seconds`."""

    calls: int
    seconds: float


MINUTE = 60.0
CONNECTING = Limit(20, MINUTE)  # tier 1, with the burst that reconnecting needs
TIER_2 = Limit(20, MINUTE)
TIER_3 = Limit(50, MINUTE)
TIER_4 = Limit(100, MINUTE)
SPECIAL = Limit(600, MINUTE)  # "hundreds of requests per minute"
POSTING = Limit(5, 5.0)  # one a second in each channel, with short bursts

LIMITS = {
    "apps.connections.open": CONNECTING,
    "auth.test": SPECIAL,
    "bots.info": TIER_3,
    "chat.delete": TIER_3,
    "chat.deleteScheduledMessage": TIER_3,
    "chat.getPermalink": SPECIAL,
    "chat.postEphemeral": TIER_4,
    "chat.postMessage": SPECIAL,
    "chat.scheduleMessage": TIER_3,
    "chat.scheduledMessages.list": TIER_3,
    "chat.update": TIER_3,
    "conversations.history": TIER_3,
    "conversations.info": TIER_3,
    "conversations.join": TIER_3,
    "conversations.list": TIER_2,
    "conversations.members": TIER_4,
    "conversations.open": TIER_3,
    "conversations.replies": TIER_3,
    "files.completeUploadExternal": TIER_4,
    "files.getUploadURLExternal": TIER_4,
    "files.info": TIER_4,
    "team.info": TIER_3,
    "usergroups.list": TIER_2,
    "usergroups.users.list": TIER_2,
    "users.info": TIER_4,
    "users.list": TIER_2,
    "views.open": TIER_4,
    "views.publish": TIER_4,
    "views.push": TIER_4,
    "views.update": TIER_4,
}


class Rates:
    """Counts calls; `enabled` may be switched off where a test measures something else."""

    def __init__(self) -> None:
        self.enabled = True
        self._calls: dict[tuple[str, str], deque[float]] = defaultdict(deque)

    def wait_for(self, method: str, channel: str) -> int:
        """Count a call, or say after how many whole seconds it may be made; 0 when it counts."""
        if not self.enabled:
            return 0
        windows = [((method, ""), LIMITS[method])]
        if method == "chat.postMessage":
            windows.append(((method, channel), POSTING))
        now = time.monotonic()
        wait = max(self._wait(key, limit, now) for key, limit in windows)
        if wait == 0:
            for key, _ in windows:
                self._calls[key].append(now)
        return wait

    def _wait(self, key: tuple[str, str], limit: Limit, now: float) -> int:
        calls = self._calls[key]
        while calls and now - calls[0] >= limit.seconds:
            calls.popleft()
        if len(calls) < limit.calls:
            return 0
        return max(1, math.ceil(calls[0] + limit.seconds - now))
