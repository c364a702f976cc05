"""What a person does in Slack: clicking, filling in, submitting; writing is in `writing`.

Each action goes through what Slack's client and servers do with it, and returns what the client
gets back. What the person could not do in Slack raises CannotDo.
"""

from typing import Any

from workspace.clicks import action_payload
from workspace.deliveries import Ack
from workspace.forms import (
    STATEFUL,
    CannotDo,
    find_element,
    find_input,
    incomplete,
    put,
)
from workspace.model import Json, Message, View
from workspace.outcomes import submission_answered
from workspace.writing import Writer


class Person(Writer):
    """Somebody at their Slack client."""

    def open_home(self, tab: str = "home") -> View | None:
        """Open the app's "home" or "messages" tab; what was last published shows at once."""
        if tab == "home" and not self.workspace.manifest.home_tab:
            raise CannotDo("the app has no Home tab")
        home = self.home() if tab == "home" else None
        self.workspace.events.home_opened(self.user, tab, home)
        return home

    async def shortcut(self, callback_id: str) -> Ack:
        """Choose one of the app's global shortcuts."""
        self._offered(callback_id, "global")
        trigger_id = self.workspace.triggers.issue(self.id)
        payload = self.workspace.payloads.shortcut(self.user, callback_id, trigger_id)
        return await self.workspace.deliveries.ask("interactive", payload, accepts_response=False)

    async def message_shortcut(self, callback_id: str, message: Message) -> Ack:
        """Choose one of the app's shortcuts in a message's menu."""
        self._offered(callback_id, "message")
        self._present(message)
        if message.visible_to is not None:
            raise CannotDo("an ephemeral message has no such menu")
        payload = self.workspace.payloads.message_action(
            self.user,
            message,
            callback_id,
            trigger_id=self.workspace.triggers.issue(self.id),
            response_url=self.workspace.response_url(self.id, message.channel),
        )
        return await self.workspace.deliveries.ask("interactive", payload, accepts_response=False)

    async def click(
        self,
        place: Message | View,
        action_id: str,
        block_id: str | None = None,
        value: Any = None,
        *,
        confirm: bool = True,
    ) -> Ack:
        """Use a button, menu, picker or checkbox; `confirm` answers the dialog it may bring up."""
        blocks = self._present(place)
        block, element = find_element(blocks, action_id, block_id)
        if block["type"] == "input" and not block.get("dispatch_action"):
            raise CannotDo(f"{action_id} is sent with its form: fill it in")
        if "confirm" in element and not confirm:
            return Ack(False, error="not_confirmed")
        if element["type"] in STATEFUL:
            value = self._put(place, block["block_id"], element, value)
        action = action_payload(block, element, value, self.workspace.state)
        payload = self.workspace.payloads.block_actions(
            self.user, place, action, **self._handles(place)
        )
        return await self.workspace.deliveries.ask("interactive", payload, accepts_response=False)

    def fill(self, place: Message | View, values: dict[str, Any]) -> None:
        """Put values into fields, by action id or block id; None empties a field."""
        blocks = self._present(place)
        for name, value in values.items():
            block, element = find_input(blocks, name)
            if element["type"] not in STATEFUL:
                raise CannotDo(f"{name} is nothing to fill in")
            self._put(place, block["block_id"], element, value)

    async def submit(self, view: View) -> Ack:
        """Press the modal's submit button."""
        if not view.body.get("submit"):
            raise CannotDo("this modal has no submit button")
        inputs = self.workspace.state.inputs.get((self.id, view.id), {})
        if errors := incomplete(self._present(view), inputs):
            self.workspace.modals.reject(view, errors)
            return Ack(False, error="incomplete_form")
        trigger_id = self.workspace.triggers.issue(self.id)
        payload = self.workspace.payloads.view_submission(self.user, view, trigger_id)
        ack = await self.workspace.deliveries.ask("interactive", payload, accepts_response=True)
        return submission_answered(self.workspace, self.user, view, ack)

    async def close(self, view: View, *, everything: bool = False) -> Ack:
        """Leave the modal by its close button; `everything` closes the whole stack by its ✕."""
        self._present(view)
        modals = self.workspace.modals
        everything = everything or bool(view.body.get("clear_on_close"))
        closed = modals.clear(self.id) if everything else [view]
        if not everything:
            modals.close(view)
        ack = Ack(True)
        for gone in closed:
            if gone.body.get("notify_on_close"):
                payload = self.workspace.payloads.view_closed(
                    self.user, gone, is_cleared=everything
                )
                ack = await self.workspace.deliveries.ask(
                    "interactive", payload, accepts_response=False
                )
        return ack

    async def suggestions(
        self, place: Message | View, action_id: str, typed: str, block_id: str | None = None
    ) -> list[Json]:
        """Type into an external select: the options that the app offers, groups made flat."""
        block, element = find_element(self._present(place), action_id, block_id)
        payload = self.workspace.payloads.block_suggestion(
            self.user, place, block["block_id"], element["action_id"], typed
        )
        ack = await self.workspace.deliveries.ask("interactive", payload, accepts_response=True)
        if ack.error:
            raise CannotDo(f"the app offers no options: {ack.error}")
        groups = ack.payload.get("option_groups") or []
        return [*(ack.payload.get("options") or []), *(o for g in groups for o in g["options"])]

    def _offered(self, callback_id: str, kind: str) -> None:
        shortcut = self.workspace.manifest.shortcuts.get(callback_id)
        if shortcut is None or shortcut.kind != kind:
            raise CannotDo(f"the app offers no {kind} shortcut {callback_id!r}")

    def _present(self, place: Message | View) -> list[Any]:
        """The blocks of what the person has before them, if it is still there for them."""
        if isinstance(place, View):
            if place is not self.view() and place is not self.home():
                raise CannotDo(f"the view {place.title!r} is not what @{self.user.name} sees")
            return place.blocks
        seen = self.workspace.state.message(place.channel, place.ts)
        if seen is not place or place.visible_to not in (None, self.id):
            raise CannotDo("this message is no longer there")
        self.place(place.channel)
        return place.blocks

    def _put(self, place: Message | View, block_id: str, element: Any, value: Any) -> Any:
        key = (self.id, place.ts if isinstance(place, Message) else place.id)
        held = put(element, value, self.workspace.state)
        self.workspace.state.inputs.setdefault(key, {})[block_id, element["action_id"]] = held
        return held

    def _handles(self, place: Message | View) -> dict[str, str]:
        if isinstance(place, View):
            return {"trigger_id": self.workspace.triggers.issue(self.id)}
        url = self.workspace.response_url(self.id, place.channel, place)
        return {"trigger_id": self.workspace.triggers.issue(self.id), "response_url": url}
