"""What went wrong between the app and the workspace, for the person who tries the app."""

from collections import Counter
from dataclasses import dataclass
from datetime import datetime

from workspace.workspace import Workspace

# Slack's error → what the person is told: what happened, and what to look at.
ADVICE = {
    "dispatch_failed": "The app is not connected. Is it running?",
    "operation_timeout": "The app did not answer within three seconds.",
}
# What the person did, and sees: no trouble with the app.
QUIET = ("incomplete_form", "not_confirmed", "unknown_command", "not_supported_in_threads")


@dataclass(frozen=True)
class Trouble:
    """One failure: when (on the workspace's clock), whose action, which, and Slack's error."""

    at: datetime
    who: str
    what: str
    error: str

    @property
    def advice(self) -> str:
        return ADVICE.get(self.error, self.error)


class Troubles:
    """The failures so far, the newest first, one for the whole page."""

    def __init__(self, workspace: Workspace) -> None:
        self._workspace = workspace
        self._failures: list[Trouble] = []

    def add(self, who: str, what: str, error: str) -> Trouble:
        trouble = Trouble(self._workspace.clock.now(), who, what, error)
        self._failures.insert(0, trouble)
        return trouble

    def failures(self) -> tuple[Trouble, ...]:
        return tuple(self._failures[:20])

    def unknown_methods(self) -> tuple[tuple[str, int], ...]:
        """(Web API method, how often), for those that the app called in vain."""
        return tuple(sorted(Counter(self._workspace.state.unknown_methods).items()))

    def count(self) -> int:
        return len(self._failures) + len(self._workspace.state.unknown_methods)
