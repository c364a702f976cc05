"""What the workspace's administrators and its members' comings and goings do to an app."""

from typing import TYPE_CHECKING

from workspace.ids import stable_id
from workspace.model import Message, User
from workspace.state import Change

if TYPE_CHECKING:
    from workspace.workspace import Workspace


class Admin:
    """People, channels and groups are named by handle or name."""

    def __init__(self, workspace: "Workspace") -> None:
        self._workspace = workspace
        self._state = workspace.state

    def set_group(self, handle: str, members: list[str]) -> None:
        """Give a user group these members, and no others."""
        group = self._state.group_named(handle)
        users = [self._state.user_named(name).id for name in members]
        added = [user for user in users if user not in group.users]
        removed = [user for user in group.users if user not in users]
        group.users, group.updated = users, self._now()
        self._state.announce(Change("group"))
        self._workspace.events.group_changed(group, added, removed)

    def disable_group(self, handle: str, *, disabled: bool = True) -> None:
        group = self._state.group_named(handle)
        group.disabled, group.updated = disabled, self._now()
        self._state.announce(Change("group"))
        self._workspace.events.group_changed(group, [], [])

    def change_user(self, handle: str, **changes: object) -> None:
        """Change fields of a person: `deleted=True`, `is_restricted=True`, `tz="Asia/Tokyo"`."""
        user = self._state.user_named(handle)
        for name, value in changes.items():
            if not hasattr(user, name):
                raise AttributeError(f"a user has no {name}")
            setattr(user, name, value)
        user.updated = self._now()
        self._state.announce(Change("user", user=user.id))
        self._workspace.events.user_changed(user)

    def add_stranger(self, handle: str, name: str, channels: list[str]) -> None:
        """Somebody from another workspace, who shares these channels through Slack Connect."""
        user = User(
            id=stable_id("U", f"stranger {handle}"),
            team_id=stable_id("T", f"the workspace of {handle}"),
            name=handle,
            real_name=name,
            is_stranger=True,
        )
        self._state.add_user(user)
        for channel in channels:
            self._state.channel_named(channel).members.append(user.id)

    def invite(self, channel: str, handle: str) -> None:
        """Make a person, or the app's bot user, a member of a channel."""
        place, user = self._state.channel_named(channel), self._state.user_named(handle)
        if user.id not in place.members:
            place.members.append(user.id)
            self._state.announce(Change("channel", place.id))
            self._workspace.events.joined(user, place)

    def remove(self, channel: str, handle: str) -> None:
        place, user = self._state.channel_named(channel), self._state.user_named(handle)
        place.members.remove(user.id)
        self._state.announce(Change("channel", place.id))

    def archive(self, channel: str, *, archived: bool = True) -> None:
        place = self._state.channel_named(channel)
        place.archived = archived
        self._state.announce(Change("channel", place.id))

    def delete(self, message: Message) -> None:
        """Delete anybody's message."""
        self._workspace.posting.delete(message)

    def _now(self) -> int:
        return int(self._state.clock.now().timestamp())
