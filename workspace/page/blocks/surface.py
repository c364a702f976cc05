"""Where blocks stand: whose eyes see them, and where goes what a person does there."""

from collections.abc import Awaitable, Callable
from dataclasses import dataclass, field
from typing import Any

from workspace.deliveries import Ack
from workspace.forms import held
from workspace.model import Json, Message, View
from workspace.page.text.reader import Reader
from workspace.person import Person


@dataclass(frozen=True)
class Choices:
    """What the selects of people and conversations offer: id → name."""

    users: dict[str, str] = field(default_factory=dict)
    channels: dict[str, str] = field(default_factory=dict)


@dataclass(frozen=True)
class Surface:
    """A message, a modal or App Home, as one person has it before them.

    `run` carries out what the person does and tells them where it fails.
    """

    person: Person
    place: Message | View
    reader: Reader
    choices: Choices
    run: Callable[[str, Awaitable[Ack]], Awaitable[None]]

    @property
    def errors(self) -> dict[str, str]:
        """Block id → what is wrong with the field."""
        return self.place.errors if isinstance(self.place, View) else {}

    def held(self, block: Json, element: Json) -> Any:
        """What the element holds now, as `state.values` has it."""
        key = self.place.ts if isinstance(self.place, Message) else self.place.id
        inputs = self.person.workspace.state.inputs.get((self.person.id, key), {})
        return held(block, element, inputs)

    def fill(self, block: Json, value: Any) -> None:
        """Remember what the person typed or chose; it is sent with its form."""
        self.person.fill(self.place, {block["block_id"]: value})

    async def act(self, block: Json, element: Json, value: Any = None) -> None:
        """Tell the app at once."""
        click = self.person.click(self.place, element["action_id"], block["block_id"], value)
        await self.run(element["action_id"], click)

    async def suggestions(self, block: Json, element: Json, typed: str) -> list[Json]:
        """What the app offers in an external select for what was typed so far."""
        return await self.person.suggestions(
            self.place, element["action_id"], typed, block["block_id"]
        )

    async def put(self, block: Json, element: Json, value: Any) -> None:
        """A person changed an element: kept until its form is sent, or told at once."""
        if is_kept(block):
            self.fill(block, value)
        else:
            await self.act(block, element, value)


def is_kept(block: Json) -> bool:
    """Whether a block's element waits for its form to be sent."""
    return block["type"] == "input" and not block.get("dispatch_action")
