"""The loop that the clock's workers share: look, sleep, look again."""

import logging
from collections.abc import Awaitable, Callable
from typing import NoReturn

from bot.clock.bell import Bell
from bot.domain.errors import Busy, NotSaved
from bot.store.database import Full, Locked

log = logging.getLogger(__name__)

_AFTER_LOCK = 0.2
_AFTER_FULL = 2.0


async def rounds(bell: Bell, look: Callable[[], Awaitable[float]], what: str) -> NoReturn:
    """Look until cancelled; `look` returns the seconds until the next look, unless the bell rings.

    While the database is locked or the disk is full, nothing is lost: the look is repeated. Any
    other fault ends the loop, and with it the desk, which its supervisor starts anew.
    """
    while True:
        bell.silence()
        try:
            pause = await look()
        except (Busy, Locked) as error:
            log.warning("%s: waiting, %s", what, type(error).__name__)
            pause = _AFTER_LOCK
        except (Full, NotSaved) as error:
            log.warning("%s: waiting, %s", what, type(error).__name__)
            pause = _AFTER_FULL
        await bell.heard(pause)
