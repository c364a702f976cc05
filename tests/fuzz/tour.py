"""A walk through the desk that leaves a true payload of everything that it listens to.

People open cases, click every kind of button once, and open every form that a button or a command
leads to. What no step of the walk meets gets a payload of the same shape, made for it: so a new
listener is covered without a line here.
"""

import copy
import datetime as dt
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any, cast

from app.slack import listeners
from handlers.listeners import Listeners
from handlers.outbound.directory import SlackDirectory
from tests.scenarios.office import DESK, Office, told
from workspace.clicks import action_payload
from workspace.deliveries import EnvelopeKind
from workspace.forms import STATEFUL, elements
from workspace.model import Json, Message, View
from workspace.person import Person

LISTENERS: Listeners = listeners(SlackDirectory(cast(Any, None), frozenset(), {}))
PEOPLE = ("maya", "tom", "ruth", "ines", "ada")
EMERGENCIES = "emergencies"
_PDF = b"%PDF-1.4 that nobody can read"

_STORY = (
    ("tom", '/case new subpoena country=US agency="Harbor Police" account_email=a@example.com'),
    ("tom", "/case take LR-1"),
    ("maya", "/case new preservation country=US account_email=b@example.com"),
    ("maya", "/case take LR-2"),
    ("maya", "/preserve new LR-2 snapshot=now"),
    ("maya", "/case new search_warrant country=DE account_email=c@example.com"),
    ("maya", "/case seal LR-3"),
    ("ruth", "/emergency boy on a stream says he will jump"),
)
_LINES = (
    *("/case list", "/case show LR-1", "/case log LR-1", "/case review LR-1", "/case reply LR-1"),
    *("/case find harbor", "/case approve LR-1", "/case notice LR-1", "/case close LR-1"),
    *("/case verify LR-1", "/case due LR-1", "/case status LR-1", "/case assign LR-1"),
    *("/case new", "/case help", "/preserve", "/preserve new LR-1", "/preserve list"),
    *("/preserve extend LR-2", "/preserve release LR-2", "/emergency", "/emergency list"),
    *("/emergency decide LR-4", "/oncall", "/oncall offer @ines", "/report", "/policy gaps"),
    *("/policy answers", "/policy what does a subpoena yield", "/policy may we sell user data"),
    *("/policy what about it", "/policy data"),
)


@dataclass(frozen=True)
class Sample:
    """One listener's payload. `made`: no step of the walk met the listener."""

    name: str
    kind: EnvelopeKind
    payload: Json
    made: bool = False


async def walked(office: Office) -> list[Sample]:
    """Walk, and return a sample for each listener, in the order of the registry."""
    walk = _Walk(office)
    await walk.walk()
    return [walk.met.get(name) or walk.make(group, name) for group, name in listened()]


def listened() -> Iterator[tuple[str, str]]:
    """Every listener as (kind, name), the news of changed people and groups among them."""
    for group in ("commands", "actions", "forms", "shortcuts", "message_shortcuts", "events"):
        for name in getattr(LISTENERS, group):
            yield group, name
    for name in LISTENERS.news:
        yield "events", name


class _Walk:
    def __init__(self, office: Office) -> None:
        self.office = office
        self.workspace = office.workspace
        self.met: dict[str, Sample] = {}

    async def walk(self) -> None:
        for handle, line in _STORY:
            assert "⚠️" not in await told(self.workspace.person(handle), line), line
        await self.office.maya.sees("LR-1 · ", DESK)
        await self.office.maya.sees("LR-4", EMERGENCIES)
        for line in _LINES:
            await self._types(self.office.maya, line)
        for number in range(12):
            await told(self.office.tom, f"/case new subpoena country=US account_id={number}")
        await self._writes(self.office.tom)
        self.office.wind(61)
        await self.office.maya.sees("days left", seconds=20)
        for handle in PEOPLE:
            person = self.workspace.person(handle)
            person.open_home()
            await person.sees_home("")
            await self._looks_around(person)
        self._take_over()

    async def _writes(self, person: Person) -> None:
        """Messages, their menus, the shortcuts, and news of people and groups."""
        person.mention_app("what does a subpoena yield", DESK)
        message = person.say("A letter came in by mail.", DESK)
        sent = person.upload(_PDF, "letter.pdf")
        await person.sees("Shall I open a case", None, sent.ts)
        for name in LISTENERS.shortcuts:
            await person.shortcut(name)
            await self._leaves_forms(person)
        for name in LISTENERS.message_shortcuts:
            await person.message_shortcut(name, message)
            await self._leaves_forms(person)
        self.workspace.admin.change_user("gus", tz="Asia/Tokyo")
        self.workspace.admin.set_group("auditors", ["ada", "maya"])

    async def _types(self, person: Person, line: str) -> None:
        await person.command(line, DESK)
        await self._leaves_forms(person)
        for message in person.ephemerals(DESK):
            await self._clicks(person, message)
        self.workspace.state.ephemerals.clear()

    async def _looks_around(self, person: Person) -> None:
        for channel in person.channels():
            for root in list(channel.messages):
                for message in (root, *root.replies):
                    await self._clicks(person, message)
        home = person.home()
        if home is not None:
            await self._clicks(person, home)

    async def _clicks(self, person: Person, place: Message | View) -> None:
        for block, element in list(elements(place.blocks)):
            name = element["action_id"]
            if name in self.met or block["type"] == "input":
                continue
            payload = self.workspace.payloads.block_actions(
                person.user,
                place,
                action_payload(block, element, _typed(element, person), self.workspace.state),
                **person._handles(place),
            )
            self.met[name] = Sample(name, "interactive", copy.deepcopy(payload))
            await self.workspace.deliveries.ask("interactive", payload, accepts_response=False)
            await self._leaves_forms(person)

    async def _leaves_forms(self, person: Person) -> None:
        """Fill in the form that is open, keep what sending it would say, and close it."""
        view = person.view()
        if view is None:
            return
        callback = str(view.body.get("callback_id"))
        if callback in LISTENERS.forms and callback not in self.met:
            for block, element in elements(view.blocks):
                if block["type"] == "input":
                    key = (block["block_id"], element["action_id"])
                    inputs = self.workspace.state.inputs.setdefault((person.id, view.id), {})
                    inputs[key] = _typed(element, person)
            trigger = self.workspace.triggers.issue(person.id)
            payload = self.workspace.payloads.view_submission(person.user, view, trigger)
            self.met[callback] = Sample(callback, "interactive", copy.deepcopy(payload))
        await self._clicks(person, view)
        while person.view() is not None:
            self.workspace.modals.clear(person.id)

    def _take_over(self) -> None:
        """Commands, shortcuts and events, as they were sent."""
        for envelope in self.workspace.deliveries.sent:
            body = envelope.payload
            event = body.get("event", {})
            name = body.get("command") or body.get("callback_id") or event.get("type")
            if name:
                self.met[name] = Sample(name, envelope.kind, envelope.payload)

    def make(self, group: str, name: str) -> Sample:
        """A payload for a listener that was not met, of the shape that its kind has."""
        maya, payloads = self.office.maya, self.workspace.payloads
        message = maya.messages(DESK)[0]
        handles = maya._handles(message)
        match group:
            case "commands":
                channel, url = maya.place(DESK), handles["response_url"]
                payload = payloads.command(
                    maya.user, channel, name, "1", trigger_id=handles["trigger_id"], url=url
                )
                return Sample(name, "slash_commands", payload, made=True)
            case "actions":
                block = {"block_id": "made"}
                button = {"type": "button", "action_id": name, "value": "1"}
                action = action_payload(block, button, None, self.workspace.state)
                payload = payloads.block_actions(maya.user, message, action, **handles)
            case "forms":
                payload = payloads.view_submission(maya.user, _made_form(name, maya.id), "1.made")
            case "shortcuts":
                payload = payloads.shortcut(maya.user, name, handles["trigger_id"])
            case "message_shortcuts":
                payload = payloads.message_action(maya.user, message, name, **handles)
            case _:
                event = {"type": name, "user": maya.id, "channel": message.channel, "text": "?"}
                payload = payloads.event(event | {"ts": message.ts}, "EvMADE", maya.user)
                return Sample(name, "events_api", payload, made=True)
        return Sample(name, "interactive", payload, made=True)


def _made_form(callback: str, user: str) -> View:
    meta = '{"case": 1, "question": 1, "number": "LR-4", "source": "C1:1.1"}'
    body: Json = {"type": "modal", "callback_id": callback, "private_metadata": meta, "blocks": []}
    return View(id="VMADE", user=user, body=body, hash="1.made", root_view_id="VMADE")


def _typed(element: Json, person: Person) -> Any:
    """What a person would put into this element, as Slack keeps it."""
    kind = element["type"]
    options = element.get("options") or []
    if kind == "overflow":
        return options[0]["value"]
    if kind not in STATEFUL:
        return element.get("value")
    values: Json = {
        "datepicker": (dt.datetime.now(dt.UTC) + dt.timedelta(days=20)).date().isoformat(),
        "datetimepicker": int(dt.datetime.now(dt.UTC).timestamp()),
        "users_select": person.id,
        "number_input": "1",
        "checkboxes": options[:1],
        "multi_static_select": options[:1],
        "email_text_input": "clerk@harbor.example.gov",
    }
    if options and kind in ("static_select", "radio_buttons"):
        return options[0]
    return values.get(kind, "LR-1")
