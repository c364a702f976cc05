"""Parts of the page that follow the workspace: each is drawn anew only when it looks different."""

from collections.abc import Callable, Hashable, Iterable
from dataclasses import dataclass
from typing import Generic, Protocol, TypeVar

from nicegui.element import Element

from workspace.page.tags import tag

Seen = TypeVar("Seen")


class Part(Protocol):
    """Something on the page that can bring itself up to date."""

    def refresh(self) -> None: ...


class Region(Generic[Seen]):
    """One part: `look` tells all that it shows, as a value; `draw` draws that."""

    def __init__(
        self, look: Callable[[], Seen], draw: Callable[[Seen], None], classes: str = ""
    ) -> None:
        self.holder = tag("div", classes=classes)
        self._look = look
        self._draw = draw
        self._seen: Seen | None = None
        self.refresh()

    def refresh(self) -> None:
        seen = self._look()
        if seen != self._seen:
            self._seen = seen
            self.holder.clear()
            with self.holder:
                self._draw(seen)


class Stage(Generic[Seen]):
    """Shows one part after another: `which` names the part, `build` puts it together."""

    def __init__(
        self,
        which: Callable[[], Seen],
        build: Callable[[Seen], Part | None],
        classes: str = "",
    ) -> None:
        self._part: Part | None = None
        self._build = build
        self._region = Region(which, self._change, classes)

    def refresh(self) -> None:
        self._region.refresh()
        if self._part is not None:
            self._part.refresh()

    def _change(self, seen: Seen) -> None:
        self._part = self._build(seen)


class LiveList(Generic[Seen]):
    """Many parts in an order. Only those that differ are drawn anew, so that what a person has
    opened, typed or is just pressing in the others stays. What `draw` returns, if anything, is
    brought up to date as long as its item stays the same."""

    def __init__(self, holder: Element, draw: Callable[[Seen], Part | None]) -> None:
        self._holder = holder
        self._draw = draw
        self._shown: dict[Hashable, _Shown[Seen]] = {}

    def show(self, items: Iterable[tuple[Hashable, Seen]]) -> None:
        """`items` are (key, what decides whether the item is drawn anew), in their order."""
        wanted = dict(items)
        for key in [key for key in self._shown if key not in wanted]:
            self._shown.pop(key).element.delete()
        for index, (key, seen) in enumerate(wanted.items()):
            shown = self._shown.get(key)
            if shown is None or shown.seen != seen:
                element = shown.element if shown else self._add()
                element.clear()
                with element:
                    self._shown[key] = _Shown(element, seen, self._draw(seen))
            elif shown.part is not None:
                shown.part.refresh()
            self._place(self._shown[key].element, index)

    def _add(self) -> Element:
        with self._holder:
            return tag("div")

    def _place(self, element: Element, index: int) -> None:
        if self._holder.default_slot.children.index(element) != index:
            element.move(target_index=index)


@dataclass(frozen=True)
class _Shown(Generic[Seen]):
    """An item as it stands on the page."""

    element: Element
    seen: Seen
    part: Part | None
