"""Modals and App Home: the stack of up to three views that a person has open.

https://docs.slack.dev/surfaces/modals
"""

import time
from typing import Any

from workspace.forms import kept
from workspace.ids import new_id
from workspace.model import Json, View
from workspace.posting import with_ids
from workspace.state import Change, State

STACK = 3


class ViewRefused(Exception):
    """The argument is Slack's error code."""


class Modals:
    def __init__(self, state: State) -> None:
        self._state = state
        self._count = 0

    def top(self, user: str) -> View | None:
        """The view that the person sees, if a modal is open."""
        stack = self._state.modals.get(user, [])
        return stack[-1] if stack else None

    def open(self, user: str, body: Json) -> View:
        """Show a modal; one that was open gives way to it."""
        self._check_external_id(body, None)
        self._drop(user, self._state.modals.pop(user, []))
        return self._show(user, body)

    def push(self, user: str, body: Json) -> View:
        depth = len(self._state.modals.get(user, []))
        if depth == 0:
            raise ViewRefused("not_found")
        if depth >= STACK:
            raise ViewRefused("push_limit_reached")
        self._check_external_id(body, None)
        return self._show(user, body)

    def update(self, view: View, body: Json, expected_hash: str | None) -> View:
        """Change a view in place; what the person typed stays in fields that keep their ids."""
        if expected_hash and expected_hash != view.hash:
            raise ViewRefused("hash_conflict")
        self._check_external_id(body, view)
        view.body = self._filled(body)
        view.hash = self._hash()
        view.errors = {}
        key = (view.user, view.id)
        self._state.inputs[key] = kept(self._state.inputs.get(key, {}), view.blocks)
        self._announce(view)
        return view

    def publish(self, user: str, body: Json, expected_hash: str | None) -> View:
        """Set a person's App Home."""
        home = self._state.homes.get(user)
        if home is not None:
            return self.update(home, body, expected_hash)
        view_id = new_id("V")
        view = View(view_id, user, self._filled(body), self._hash(), view_id)
        self._state.homes[user] = view
        self._announce(view)
        return view

    def find(self, view_id: str | None, external_id: str | None) -> View:
        """The open view with this id or this external id."""
        for view in self._views():
            if view_id and view.id == view_id:
                return view
            if external_id and view.body.get("external_id") == external_id:
                return view
        raise ViewRefused("not_found")

    def close(self, view: View) -> None:
        """Take the person's top view away; the one under it shows again."""
        stack = self._state.modals[view.user]
        stack.remove(view)
        self._drop(view.user, [view])

    def clear(self, user: str) -> list[View]:
        """Close every view of the person; returns them, the top one first."""
        views = self._state.modals.pop(user, [])
        self._drop(user, views)
        return views[::-1]

    def reject(self, view: View, errors: dict[str, str]) -> None:
        """Show errors at the blocks they belong to."""
        view.errors = errors
        self._announce(view)

    def _check_external_id(self, body: Json, view: View | None) -> None:
        external_id = body.get("external_id")
        if external_id and any(
            other.body.get("external_id") == external_id
            for other in self._views()
            if other is not view
        ):
            raise ViewRefused("duplicate_external_id")

    def _views(self) -> list[View]:
        modals = [view for stack in self._state.modals.values() for view in stack]
        return [*modals, *self._state.homes.values()]

    def _show(self, user: str, body: Json) -> View:
        stack = self._state.modals.setdefault(user, [])
        view_id = new_id("V")
        view = View(
            id=view_id,
            user=user,
            body=self._filled(body),
            hash=self._hash(),
            root_view_id=stack[0].id if stack else view_id,
            previous_view_id=stack[-1].id if stack else None,
        )
        stack.append(view)
        self._announce(view)
        return view

    def _filled(self, body: Json) -> Json:
        return {**body, "blocks": with_ids(body["blocks"])}

    def _hash(self) -> str:
        self._count += 1
        return f"{int(time.time())}.{self._count:08x}"

    def _drop(self, user: str, views: list[View]) -> None:
        for view in views:
            self._state.inputs.pop((user, view.id), None)
        self._state.announce(Change("modal", user=user))

    def _announce(self, view: View) -> None:
        kind: Any = "home" if view.body["type"] == "home" else "modal"
        self._state.announce(Change(kind, user=view.user))
