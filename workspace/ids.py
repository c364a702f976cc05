"""Identifiers that look like Slack's, and the bell that tells waiting tasks of a change."""

import asyncio
import hashlib
import secrets
from collections.abc import Coroutine
from typing import Any

ALPHABET = "ABCDEFGHJKLMNPQRSTUVWXYZ0123456789"


def stable_id(prefix: str, name: str) -> str:
    """An id that is the same in every run, so that a desk's database outlives the workspace."""
    digest = hashlib.sha256(f"{prefix}:{name}".encode()).digest()
    return prefix + "0" + "".join(ALPHABET[byte % len(ALPHABET)] for byte in digest[:9])


def new_id(prefix: str) -> str:
    """An id that was never given out before."""
    return prefix + "0" + "".join(secrets.choice(ALPHABET) for _ in range(9))


def short_id() -> str:
    """What Slack writes into `block_id` and `action_id` where an app left them out."""
    return secrets.token_urlsafe(4)[:5]


class Bell:
    """Wakes every task that waits at the moment it rings."""

    def __init__(self) -> None:
        self._event = asyncio.Event()

    def ring(self) -> None:
        self._event.set()
        self._event = asyncio.Event()

    def heard(self) -> Coroutine[Any, Any, Any]:
        """Wait for the next ring after this call, even if it comes before the awaiting."""
        return self._event.wait()
