"""Fills a workspace with the people, groups and channels of a YAML file."""

from pathlib import Path
from typing import Any

import yaml

from workspace.clock import Clock
from workspace.ids import stable_id
from workspace.manifest import Manifest
from workspace.model import AppIdentity, Channel, Group, Team, User
from workspace.state import State

SAMPLE = Path(__file__).with_name("sample.yaml")


def seeded_state(manifest: Manifest, clock: Clock, source: Path = SAMPLE) -> State:
    """A workspace where the manifest's app is installed; ids depend on names alone."""
    data = yaml.safe_load(source.read_text(encoding="utf-8"))
    team = Team(
        id=stable_id("T", data["team"]["domain"]),
        name=data["team"]["name"],
        domain=data["team"]["domain"],
    )
    app = _identity(manifest.name)
    state = State(team, app, clock)
    state.add_user(_bot(manifest, app, team))
    for person in data["people"]:
        state.add_user(_person(person, team))
    for group in data["groups"]:
        state.add_group(_group(group, state))
    for channel in data["channels"]:
        state.add_channel(_channel(channel, state))
    return state


def _identity(name: str) -> AppIdentity:
    app_id = stable_id("A", name)
    return AppIdentity(
        app_id=app_id,
        bot_id=stable_id("B", name),
        bot_user_id=stable_id("U", f"bot {name}"),
        bot_token="-".join(("xoxb", "local", stable_id("", "bot token"))),
        app_token="-".join(("xapp", "1", app_id, stable_id("", "app token"))),
    )


def _bot(manifest: Manifest, app: AppIdentity, team: Team) -> User:
    return User(
        id=app.bot_user_id,
        team_id=team.id,
        name=manifest.bot_name.lower(),
        real_name=manifest.bot_name,
        is_bot=True,
    )


def _person(entry: dict[str, Any], team: Team) -> User:
    handle = entry["handle"]
    return User(
        id=stable_id("U", handle),
        team_id=team.id,
        name=handle,
        real_name=entry["name"],
        title=entry["title"],
        email=f"{handle}@{team.domain}.example",
        tz=entry["tz"],
        is_admin=entry.get("is_admin", False),
        is_restricted=entry.get("is_restricted", False),
    )


def _group(entry: dict[str, Any], state: State) -> Group:
    return Group(
        id=stable_id("S", entry["handle"]),
        handle=entry["handle"],
        name=entry["name"],
        users=[state.user_named(handle).id for handle in entry["members"]],
    )


def _channel(entry: dict[str, Any], state: State) -> Channel:
    members = [state.user_named(handle).id for handle in entry["members"]]
    creator = members[0]
    if entry.get("bot"):
        members.append(state.app.bot_user_id)
    return Channel(
        id=stable_id("C", entry["name"]),
        name=entry["name"],
        kind="private" if entry.get("private") else "public",
        members=members,
        creator=creator,
        purpose=entry["purpose"],
    )
