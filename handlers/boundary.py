"""The one boundary between Slack and the handlers.

Every listener passes here: the person is looked up and their teams compared, a `UserError`
becomes a sentence where they are, a fault goes to the log under an id that they get, and the
envelope is acknowledged once the outcome is known. Nothing else acknowledges.
"""

import logging
import re
import secrets
import time
from collections.abc import Awaitable, Callable

from slack_bolt import BoltResponse
from slack_bolt.async_app import AsyncAck, AsyncApp
from slack_sdk.web.async_client import AsyncWebClient

from bot.domain.access import Actor, Standing
from bot.domain.errors import InvalidForm, InvalidInput, UserError
from bot.monitor.measures import Measures
from handlers import incoming
from handlers.background import Background
from handlers.incoming import Incoming
from handlers.listeners import Listeners
from handlers.reading import Outdated
from handlers.replies import REPLY_ERRORS, Teller
from handlers.turn import FieldErrors, Handler, Office, Payload, Refuse, Reply, Turn
from handlers.views.messages import error_text, fault_text

log = logging.getLogger(__name__)

Read = Callable[[Payload], Incoming]
Listen = Callable[[AsyncAck, Payload], Awaitable[BoltResponse | None]]
_OLD = "This button is from an older version of the desk. `/case show LR-…` brings the new ones."


class _NotTold(Exception):
    """Slack did not take the answer to an event."""


class Boundary:
    """Connects listeners to Bolt. `team` is the desk's own workspace, or its Grid organisation."""

    def __init__(
        self, office: Office, team: frozenset[str], client: AsyncWebClient, measures: Measures
    ) -> None:
        self._measures = measures
        self._office = office
        self._team = team
        self._client = client
        self._background = Background(client)

    async def close(self) -> None:
        """End what goes on behind open forms."""
        await self._background.close()

    def connect(self, app: AsyncApp, listeners: Listeners) -> None:
        """Register every listener with Bolt, by the names that `app.yaml` declares."""
        urgent = listeners.urgent
        for name, handler in listeners.commands.items():
            app.command(name)(self._listener(name, handler, incoming.from_command, name in urgent))
        for name, handler in listeners.actions.items():
            app.action(name)(self._listener(name, handler, incoming.from_action, name in urgent))
        for name, handler in listeners.forms.items():
            app.view(name)(self._listener(name, handler, incoming.from_form, name in urgent))
        for shortcuts in (listeners.shortcuts, listeners.message_shortcuts):
            for name, handler in shortcuts.items():
                listen = self._listener(name, handler, incoming.from_shortcut, name in urgent)
                app.shortcut(name)(listen)
        for name, handler in listeners.events.items():
            app.event(name)(self._once(self._listener(name, handler, incoming.from_event)))
        for name, hear in listeners.news.items():
            app.event(name)(self._news(hear))
        app.action(re.compile(".*"))(self._listener("old", _old_button, incoming.from_action))

    def _listener(self, name: str, handler: Handler, read: Read, urgent: bool = False) -> Listen:
        async def listen(ack: AsyncAck, body: Payload) -> None:
            began = time.perf_counter()
            came = read(body)
            if not came.person:  # an app's message, the desk's own among them
                await ack()
                return
            teller = Teller(self._client, ack, came, self._background)
            reply = await self._handle(name, handler, came, urgent)
            try:
                await teller.tell(reply)
            except REPLY_ERRORS as error:
                if came.cause.startswith("event:"):
                    raise _NotTold(type(error).__name__) from error
                await teller.tell_otherwise(error)
            self._measures.answered(name, time.perf_counter() - began)

        return listen

    def _once(self, listen: Listen) -> Listen:
        """Slack sends events again when it is in doubt; each is answered once.

        Marked as done after the answer: a kill between the two answers twice rather than never.
        """
        desk, under_way = self._office.desk, set[str]()

        async def listen_once(ack: AsyncAck, body: Payload) -> BoltResponse | None:
            if not self._concerns_the_desk(body):
                await ack()
                return None
            cause = f"event:{body['event_id']}"
            if cause in under_way or await desk.is_done(cause):
                await ack()
                return None
            under_way.add(cause)
            try:
                await listen(ack, body)
                await desk.mark_done(cause)
            except _NotTold as error:
                log.warning("event not answered: %s", error)
                return BoltResponse(status=503)  # not acknowledged, so that Slack sends it again
            finally:
                under_way.discard(cause)
            return None

        return listen_once

    def _concerns_the_desk(self, body: Payload) -> bool:
        office = self._office
        return incoming.is_for_the_desk(
            body, own_id=office.own_id, own_channels=office.own_channels
        )

    def _news(self, hear: Callable[[Payload], None]) -> Listen:
        async def listen(ack: AsyncAck, body: Payload) -> None:
            if body.get("team_id") in self._team:
                try:
                    hear(body["event"])
                except Outdated:
                    log.warning("%s was not as Slack sends it", body["event"]["type"])
            await ack()

        return listen

    async def _handle(self, name: str, handler: Handler, came: Incoming, urgent: bool) -> Reply:
        try:
            actor = await self._actor(came, urgent)
            return await handler(_turn(self._office, actor, came))
        except UserError as error:
            return _refusal(error, came)
        except Exception:
            fault_id = secrets.token_hex(4)
            log.exception("fault %s in %s", fault_id, came.cause.split(":", 1)[0])
            self._measures.failed(name)
            return Refuse(fault_text(fault_id))

    async def _actor(self, came: Incoming, urgent: bool) -> Actor:
        if not came.teams <= self._team:
            return Actor(came.person, Standing.STRANGER)
        if urgent:
            return await self._office.look_up_soon(came.person)
        return await self._office.look_up(came.person)


def _turn(office: Office, actor: Actor, came: Incoming) -> Turn:
    return Turn(
        office=office,
        actor=actor,
        cause=came.cause,
        channel=came.channel,
        text=came.text,
        value=came.value,
        form=came.form,
        modal=came.modal,
        message=came.message,
        thread_ts=came.thread_ts,
        ephemeral=came.ephemeral,
        response_url=came.response_url,
    )


def _refusal(error: UserError, came: Incoming) -> Reply:
    """In a form each error stands at its field; elsewhere it is a message to the person."""
    blocks = [block["block_id"] for block in came.form.get("blocks", ())]
    problems = error.problems if isinstance(error, InvalidForm) else (error,)
    at_fields = {
        problem.field: problem.message
        for problem in problems
        if isinstance(problem, InvalidInput) and problem.field in blocks
    }
    if at_fields and len(at_fields) == len(problems):
        return FieldErrors({str(field): message for field, message in at_fields.items()})
    return Refuse(error_text(error))


async def _old_button(_turn: Turn) -> Reply:
    return Refuse(_OLD)
