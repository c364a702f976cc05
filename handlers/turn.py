"""What a handler is given and what it gives back: values, with Slack's payloads kept outside.

A handler reads a `Turn` and returns a `Reply`; the boundary turns that into the one call or
acknowledgement that fits where the person is.
"""

import datetime as dt
from collections.abc import Awaitable, Callable
from dataclasses import dataclass, field
from typing import Any

from bot.desk.commands import Command
from bot.desk.desk import Desk, Result
from bot.domain.access import ASKED_AFRESH, Actor, Standing
from bot.domain.case_review import CaseReview, review_of
from bot.domain.cases import Case
from bot.report.drawer import Kind
from bot.report.model import Report
from handlers.outbound.files import ReadFile
from handlers.outbound.uploads import Parcel
from handlers.reading import number_of
from handlers.views.case.forms import Origin, read_meta
from handlers.views.names import Names
from policy.model import Guide

Payload = dict[str, Any]
Blocks = list[dict[str, Any]]


@dataclass(frozen=True, slots=True)
class Tell:
    """To this person alone, where they are. `replace`: in place of the message they clicked."""

    text: str
    blocks: Blocks | None = None
    replace: bool = False


@dataclass(frozen=True, slots=True)
class SendFiles:
    """Told at once; `later` yields files, which follow in the person's direct messages."""

    tell: Tell
    later: Callable[[], Awaitable[Parcel]]


@dataclass(frozen=True, slots=True)
class Refuse:
    """What did not work and what to do; over a form, so that what was typed is kept under it."""

    text: str


@dataclass(frozen=True, slots=True)
class OpenForm:
    """`later` yields the form that takes its place when that is done."""

    view: Payload
    later: Callable[[], Awaitable[Payload]] | None = None


@dataclass(frozen=True, slots=True)
class UpdateForm:
    """In place of the form that was sent, or in which a button was pressed."""

    view: Payload


@dataclass(frozen=True, slots=True)
class FieldErrors:
    """What is wrong in the form that was sent, by block id; it stays open."""

    errors: dict[str, str]


@dataclass(frozen=True, slots=True)
class Say:
    """To everyone in the thread or channel where the turn began.

    `then`: what the message that was clicked becomes.
    """

    text: str
    blocks: Blocks | None = None
    thread_ts: str | None = None
    then: Tell | None = None


@dataclass(frozen=True, slots=True)
class PublishHome:
    """This person's App Home, anew."""

    view: Payload


@dataclass(frozen=True, slots=True)
class Done:
    """Nothing to show."""


Reply = Tell | SendFiles | Refuse | OpenForm | UpdateForm | FieldErrors | Say | PublishHome | Done


@dataclass(frozen=True, slots=True)
class Office:
    """What every turn shares: the desk, and how people, names, threads and files are looked up.

    `look_up_soon` does not wait for Slack longer than a second, and then takes somebody who is not
    known for a member. `own_id` is the desk's own user id; `own_channels` is where its questions
    to counsel may stand; `draw` makes a report's file, or raises NotDrawn; `thread` gives a
    thread's messages, by channel and ts of its parent, as Slack has them, `just_before` those above
    a message, by its channel and ts; both raise Busy when Slack cannot say.
    """

    desk: Desk
    look_up: Callable[[str], Awaitable[Actor]]
    look_up_now: Callable[[str], Awaitable[Actor]]
    names: Callable[[set[str]], Awaitable[Names]]
    thread: Callable[[str, str], Awaitable[list[Payload]]]
    just_before: Callable[[str, str], Awaitable[list[Payload]]]
    read_file: Callable[[Payload], Awaitable[ReadFile]]
    draw: Callable[[Report, Kind], Awaitable[bytes]]
    desk_channel: str
    emergency_channel: str
    look_up_soon: Callable[[str], Awaitable[Actor]]
    own_id: str
    own_channels: frozenset[str]


@dataclass(frozen=True, slots=True)
class Turn:
    """One thing that a person did in Slack.

    `cause` is the id that makes a second delivery of it known; `text` is what was typed, `value`
    what the element clicked holds, `form` the view that was sent, `modal` the one that was clicked
    in. `ephemeral`: the message clicked is this person's own copy.
    """

    office: Office
    actor: Actor
    cause: str
    channel: str | None = None
    text: str = ""
    value: str = ""
    form: Payload = field(default_factory=dict)
    modal: Payload = field(default_factory=dict)
    message: Payload = field(default_factory=dict)
    thread_ts: str | None = None
    ephemeral: bool = False
    response_url: str | None = None

    @property
    def origin(self) -> Origin:
        """Where the turn began, for a form to remember."""
        return {"channel": self.channel, "respond": self.response_url}

    @property
    def number(self) -> int:
        """The number that the element clicked holds."""
        return number_of(self.value)

    @property
    def menu(self) -> tuple[str, int]:
        """What was chosen in a menu, and for which number: `extend:42`."""
        what, _, number = self.value.partition(":")
        return what, number_of(number)

    @property
    def case_id(self) -> int:
        """The case that the form sent is about."""
        return number_of(read_meta(self.form)["case"])

    @property
    def guide(self) -> Guide:
        return self.office.desk.guide

    @property
    def today(self) -> dt.date:
        """The civil date in the desk's time zone."""
        desk = self.office.desk
        return desk.clock.now().astimezone(desk.zone).date()

    def review_of(self, case: Case) -> CaseReview:
        """How a case stands by its guide."""
        return review_of(case, self.office.desk.review_rules)

    async def do(self, command: Command) -> Result:
        """Have the desk carry out a command for this person, once for this turn."""
        return await self.office.desk.do(await self._asker(command), command, cause=self.cause)

    async def read(self, command: Command) -> Result:
        """Have the desk tell something: however often it is asked, nothing changes."""
        return await self.office.desk.do(await self._asker(command), command)

    async def own_name(self) -> str:
        """How this person is called, for a record that outlives their account."""
        return (await self.office.names({self.actor.id})).get(self.actor.id, self.actor.id)

    async def _asker(self, command: Command) -> Actor:
        """Where the permission must be beyond doubt, Slack is asked for their roles now."""
        if command.action in ASKED_AFRESH and self.actor.standing is Standing.MEMBER:
            return await self.office.look_up_now(self.actor.id)
        return self.actor


Handler = Callable[[Turn], Awaitable[Reply]]
