"""Work that goes on after a turn was answered.

Behind a form that was opened: when it is done, another form takes its place. What a person typed
meanwhile stays in the inputs that both forms have. Where the person closed the form or went on
without waiting, nothing is put in its place. And files that are made, and then sent.
"""

import asyncio
import logging
import secrets
from collections.abc import Awaitable, Callable, Coroutine, Mapping
from typing import Any

from slack_sdk.errors import SlackApiError
from slack_sdk.web.async_client import AsyncWebClient

from bot.domain.errors import UserError
from handlers.outbound.client import UNREACHABLE
from handlers.outbound.uploads import Parcel, send_files
from handlers.views.case.forms import message_modal
from handlers.views.messages import error_text, fault_text

log = logging.getLogger(__name__)

Form = dict[str, Any]
_WENT_ON = {"hash_conflict", "not_found", "view_not_found"}


class Background:
    """Holds what is under way, so that it ends with the desk."""

    def __init__(self, client: AsyncWebClient) -> None:
        self._client = client
        self._tasks: set[asyncio.Task[None]] = set()

    def replace(self, view: Mapping[str, Any], later: Callable[[], Awaitable[Form]]) -> None:
        """Put what `later` yields in the place of the view that Slack opened."""
        self._start(self._replace(view, later))

    def send(self, person: str, later: Callable[[], Awaitable[Parcel]]) -> None:
        """Send the person the files that `later` yields."""
        self._start(self._send(person, later))

    async def close(self) -> None:
        """End what is under way."""
        tasks = list(self._tasks)
        for task in tasks:
            task.cancel()
        await asyncio.gather(*tasks, return_exceptions=True)

    def _start(self, work: Coroutine[Any, Any, None]) -> None:
        task = asyncio.create_task(work)
        self._tasks.add(task)
        task.add_done_callback(self._tasks.discard)

    async def _send(self, person: str, later: Callable[[], Awaitable[Parcel]]) -> None:
        try:
            await send_files(self._client, person, await later())
        except Exception:
            fault_id = secrets.token_hex(4)
            log.exception("fault %s behind files", fault_id)
            await self._say_so(person, fault_text(fault_id))

    async def _say_so(self, person: str, text: str) -> None:
        try:
            await self._client.chat_postMessage(channel=person, text=text)
        except UNREACHABLE as error:
            log.warning("that files are missing was not told: %s", type(error).__name__)

    async def _replace(self, view: Mapping[str, Any], later: Callable[[], Awaitable[Form]]) -> None:
        form = await _form(later)
        try:
            await self._client.views_update(view_id=view["id"], hash=view["hash"], view=form)
        except SlackApiError as error:
            problem = str(error.response.get("error"))
            log.log(logging.INFO if problem in _WENT_ON else logging.ERROR, "form: %s", problem)
        except UNREACHABLE as error:
            log.warning("form not replaced: %s", type(error).__name__)


async def _form(later: Callable[[], Awaitable[Form]]) -> Form:
    try:
        return await later()
    except UserError as error:
        return message_modal("That did not work", error_text(error))
    except Exception:
        fault_id = secrets.token_hex(4)
        log.exception("fault %s behind a form", fault_id)
        return message_modal("That did not work", fault_text(fault_id))
