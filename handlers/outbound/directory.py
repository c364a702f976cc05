"""Who people are and which groups they are in, as Slack says.

Groups are kept and renewed by Slack's events, on reconnecting and every five minutes, since
`usergroups.users.list` may be called some 20 times a minute only. A person's own entry is kept
as long. Source: https://docs.slack.dev/reference/methods/usergroups.users.list.
"""

import asyncio
import logging
import time
from collections.abc import Callable, Collection, Mapping, Sequence
from typing import Any

from slack_sdk.errors import SlackApiError
from slack_sdk.web.async_client import AsyncWebClient

from bot.domain.access import ASKED_AFRESH, DESK, PERMISSIONS, Actor, Role, Standing
from bot.domain.errors import Busy, InvalidInput
from handlers.outbound.client import UNREACHABLE, is_refused
from handlers.outbound.person import KnownPerson, read_person
from handlers.reading import taking_apart
from handlers.views.names import Names

log = logging.getLogger(__name__)

KEPT_FOR = 300.0  # seconds
_ASK_AGAIN = 5.0  # for as long as a group was never heard of
_SOON = 1.0
_BEYOND_DOUBT = sorted({role for action in ASKED_AFRESH for role in PERMISSIONS[action]})
_NO_GROUP = {"no_such_subteam", "subteam_not_found"}


class SlackDirectory:
    """Roles are user groups (`S…`) or people (`U…`), as `desk.yaml` has them.

    `paged`: whom the emergency tiers name beside, so that their groups are known, too.
    """

    def __init__(
        self,
        client: AsyncWebClient,
        team: frozenset[str],
        roles: Mapping[Role, Sequence[str]],
        paged: Collection[str] = (),
    ) -> None:
        self._client = client
        self._team = team
        self._roles = roles
        named = {one for ids in roles.values() for one in ids} | set(paged)
        self._paged = {one for one in paged if one[:1] in ("U", "W")}
        self.on_refused: Callable[[], None] = lambda: None
        self.on_all_heard: Callable[[], None] = lambda: None
        self._known_groups = sorted(one for one in named if one.startswith("S"))
        self._people: dict[str, KnownPerson] = {}
        self._groups: dict[str, frozenset[str]] = {}

    async def actor(self, person: str) -> Actor:
        """Who the person is, as last heard.

        Raises:
            Busy: when Slack cannot be asked about somebody not seen before, or has not said yet
                who is in which group.
            InvalidInput: when Slack knows nobody by this id.
        """
        if self._unheard():
            raise Busy("Slack cannot say just now who is in which group. Try again in a minute.")
        return await self._actor(person)

    async def called(self, said: str) -> Actor:
        """The one person by this id, handle or name, as last heard: Slack may be out of reach.

        Raises:
            InvalidInput: when nobody, or more than one, is known by it.
        """
        wanted = said.removeprefix("@").casefold()
        found = [
            person
            for person, known in self._people.items()
            if wanted in (person.casefold(), known.handle.casefold(), known.name.casefold())
        ]
        if len(found) != 1:
            raise InvalidInput(
                f"{'Nobody' if not found else 'More than one'} is known to the desk as “{said}”."
                " Write the member ID from their profile in Slack, such as U0123ABCD."
            )
        return self._known(found[0], self._people[found[0]])

    async def fresh_actor(self, person: str) -> Actor:
        """The same, asked for now; fails closed.

        Only the groups are asked for whose roles must be beyond doubt: Slack takes few such calls.
        """
        self._people.pop(person, None)
        try:
            for role in _BEYOND_DOUBT:
                for group in self._roles.get(role, ()):
                    if group in self._known_groups:
                        self._groups[group] = await self._members(group)
        except UNREACHABLE:
            raise Busy("Slack cannot confirm your role just now. Try again in a minute.") from None
        return await self.actor(person)

    async def actor_soon(self, person: str) -> Actor:
        """The same within a second: whom Slack cannot tell of by then is taken for a member.

        For raising and taking an emergency, where being late costs most.
        """
        try:
            async with asyncio.timeout(_SOON):
                return await self._actor(person)
        except (Busy, TimeoutError):
            log.warning("%s not looked up in time: taken for a member", person)
            return Actor(person, Standing.MEMBER, self._roles_of(person, Standing.MEMBER))

    def members(self, group: str) -> frozenset[str] | None:
        """A group's people as last heard; None for a group that was never heard of."""
        return self._groups.get(group)

    def is_gone(self, person: str) -> bool:
        """Whether the person is known to have left, or to be no member."""
        known = self._people.get(person)
        return known is not None and known.standing is not Standing.MEMBER

    async def names(self, people: set[str]) -> Names:
        """People's names by id; whom Slack does not know, or cannot say, is left out."""
        asked = sorted(people - {DESK.id})
        found = await asyncio.gather(*(self._name(person) for person in asked))
        return {person: name for person, name in zip(asked, found, strict=True) if name}

    async def _name(self, person: str) -> str | None:
        """Within a second: no message waits for a name."""
        try:
            async with asyncio.timeout(_SOON):
                return (await self._person(person)).name
        except (Busy, InvalidInput, TimeoutError):
            known = self._people.get(person)
            return known.name if known else None

    def holders(self, role: Role) -> frozenset[str]:
        """The ids of the people who hold a role, as last heard."""
        found: set[str] = set()
        for one in self._roles.get(role, ()):
            found |= self._groups.get(one, frozenset()) if one.startswith("S") else {one}
        return frozenset(found)

    async def renew_groups(self) -> None:
        """Ask for the members of every group; as long as there are any that were never heard of,
        for these. Where Slack does not say, an old list stands."""
        unheard = self._unheard()
        try:
            for group in unheard or self._known_groups:
                self._groups[group] = await self._members(group)
            if unheard:
                self.on_all_heard()
        except UNREACHABLE as error:
            log.warning("groups not renewed: %s", type(error).__name__)
            if is_refused(error):
                self.on_refused()

    def _unheard(self) -> list[str]:
        return [group for group in self._known_groups if group not in self._groups]

    async def _members(self, group: str) -> frozenset[str]:
        """Nobody, for a group that is not there: the desk starts, and says so where it matters."""
        try:
            answer = await self._client.usergroups_users_list(usergroup=group)
        except SlackApiError as error:
            if error.response.get("error") not in _NO_GROUP:
                raise
            log.error("there is no user group %s; see `writdesk doctor`", group)
            return frozenset()
        return frozenset(answer["users"])

    async def keep_renewed(self) -> None:
        """Renew the groups every five minutes until cancelled."""
        while True:
            # So that it is known who of them has left, and what they are called.
            await self.names(self._paged.union(*self._groups.values()))
            await asyncio.sleep(_ASK_AGAIN if self._unheard() else KEPT_FOR)
            await self.renew_groups()

    @taking_apart()
    def heard(self, event: Mapping[str, Any]) -> None:
        """Take in what Slack says of a changed person or group."""
        match event.get("type"):
            case "user_change":
                user = event["user"]
                self._people[user["id"]] = read_person(user, self._team)
            case "subteam_members_changed" if event["subteam_id"] in self._groups:
                group = event["subteam_id"]
                now = self._groups[group]
                now = (now | set(event.get("added_users", ()))) - set(
                    event.get("removed_users", ())
                )
                self._groups[group] = frozenset(now)
            case "subteam_updated" if "users" in event["subteam"]:
                self._groups[event["subteam"]["id"]] = frozenset(event["subteam"]["users"])

    async def _actor(self, person: str) -> Actor:
        return self._known(person, await self._person(person))

    def _known(self, person: str, found: KnownPerson) -> Actor:
        return Actor(person, found.standing, self._roles_of(person, found.standing))

    async def _person(self, person: str) -> KnownPerson:
        known = self._people.get(person)
        if known and time.monotonic() - known.asked_at < KEPT_FOR:
            return known
        try:
            answer = await self._client.users_info(user=person)
        except SlackApiError as error:
            if error.response.get("error") == "user_not_found":
                raise InvalidInput(
                    "Slack knows nobody by that name here.", field="person"
                ) from None
            return self._old_or_busy(known)
        except UNREACHABLE:
            return self._old_or_busy(known)
        self._people[person] = read_person(answer["user"], self._team)
        return self._people[person]

    def _old_or_busy(self, known: KnownPerson | None) -> KnownPerson:
        if known:
            return known
        raise Busy("Slack cannot say just now who you are. Try again in a minute.")

    def _roles_of(self, person: str, standing: Standing) -> frozenset[Role]:
        if standing is not Standing.MEMBER:
            return frozenset()
        held = {role for role, ids in self._roles.items() if self._is_in(person, ids)}
        return frozenset(held | {Role.MEMBER})

    def _is_in(self, person: str, ids: Sequence[str]) -> bool:
        return any(one == person or person in self._groups.get(one, ()) for one in ids)
