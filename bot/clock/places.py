"""Where messages go: the desk's channel and the private one, and what stands in when one is gone.

Only the open channel has a fallback: what is sealed is posted nowhere but in its own place.
"""

from collections.abc import Callable

TRIED_AGAIN_AFTER = 600.0  # seconds, after which a channel that was gone is tried again


class Places:
    """Channel ids by what they are for."""

    def __init__(
        self,
        *,
        desk: str,
        sealed: str | None,
        fallback: str | None,
        monotonic: Callable[[], float],
        emergency: str | None = None,
        audit: str | None = None,
    ) -> None:
        self.audit = audit
        self._desk = desk
        self._emergency = emergency
        self._emergency_gone_until = 0.0
        self._sealed = sealed
        self._fallback = fallback
        self._monotonic = monotonic
        self._desk_gone_until = 0.0

    def channel(self, *, sealed: bool) -> str | None:
        """Where the desk posts now; None where nothing is configured."""
        if sealed:
            return self._sealed
        if self._fallback and self._monotonic() < self._desk_gone_until:
            return self._fallback
        return self._desk

    def emergency(self) -> str:
        """Where alerts stand now: their own channel, or the desk's where that one is gone."""
        if self._emergency and self._monotonic() >= self._emergency_gone_until:
            return self._emergency
        return self.channel(sealed=False) or self._desk

    def gone(self, channel: str) -> str | None:
        """This channel cannot be posted to: where to go instead, if there is such a place."""
        if channel == self._emergency and channel != self._desk:
            self._emergency_gone_until = self._monotonic() + TRIED_AGAIN_AFTER
            return self.channel(sealed=False)
        if channel != self._desk or not self._fallback:
            return None
        self._desk_gone_until = self._monotonic() + TRIED_AGAIN_AFTER
        return self._fallback
