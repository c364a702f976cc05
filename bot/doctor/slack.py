"""Findings about Slack: tokens, scopes, channels, groups, people, and how far the clocks differ."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field

from bot.doctor.finding import Finding, broken, fine, warning
from bot.domain.access import Role
from bot.settings import Settings

_CLOCKS_MAY_DIFFER = 30.0  # seconds
_SETTINGS = "api.slack.com/apps"
_OPTIONAL = {
    "emergency": "emergency alerts stand in the desk's channel",
    "sealed": "sealed cases have no thread to work in",
    "fallback": "messages have nowhere to go when the desk's channel is gone",
    "audit": "nothing shows that the audit log's end was cut off",
}
_INVITE = "Open the channel in Slack and invite the app: /invite @Writdesk."


@dataclass(frozen=True, slots=True)
class Channel:
    """A channel as Slack shows it; `problem` is Slack's word where it shows none.

    `people`: who reads along in the channel for sealed cases, by id; of others it is not asked.
    """

    problem: str | None = None
    archived: bool = False
    member: bool = True
    private: bool = False
    people: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Sighting:
    """What Slack says. `groups`: how many people, None where there is no such group.

    `counsel`: the ids of all who hold that role, None where Slack does not say. `gone`: people of
    the configuration who left or are no members. `clock_ahead`: seconds by which this machine's
    clock is ahead of Slack's.
    """

    problem: str | None = None
    app_problem: str | None = None
    missing_scopes: tuple[str, ...] = ()
    channels: Mapping[str, Channel] = field(default_factory=dict)
    groups: Mapping[str, int | None] = field(default_factory=dict)
    counsel: frozenset[str] | None = frozenset()
    gone: tuple[str, ...] = ()
    clock_ahead: float = 0.0


def of_slack(seen: Sighting, settings: Settings) -> Iterator[Finding]:
    if seen.problem:
        yield broken(
            "token",
            f"Slack says {seen.problem}",
            f"Where Slack is reachable, install the app again at {_SETTINGS} and set"
            " SLACK_BOT_TOKEN to the token it shows.",
        )
        return
    yield fine("token", "Slack accepts it")
    yield from _app_token(seen)
    yield from _scopes(seen)
    for name, channel_id in settings.channels.model_dump().items():
        yield from _channel(name, channel_id, seen)
    yield from _groups(seen, settings)
    yield from _people(seen)
    yield from _clock(seen)


def _app_token(seen: Sighting) -> Iterator[Finding]:
    if seen.app_problem:
        yield broken(
            "app-level token",
            f"Slack says {seen.app_problem}",
            f"Make one with connections:write at {_SETTINGS} and set SLACK_APP_TOKEN to it.",
        )


def _scopes(seen: Sighting) -> Iterator[Finding]:
    if seen.missing_scopes:
        yield broken(
            "scopes",
            f"not granted: {', '.join(seen.missing_scopes)}",
            f"Paste app.yaml at {_SETTINGS} → App Manifest, and install the app again.",
        )
    else:
        yield fine("scopes", "all granted")


def _channel(name: str, channel_id: str | None, seen: Sighting) -> Iterator[Finding]:
    about = f"channels.{name}"
    channel = seen.channels.get(channel_id or "")
    if channel_id is None or channel is None:
        yield warning(about, f"not set: {_OPTIONAL[name]}", "Name one in desk.yaml.")
    elif channel.problem:
        says = f"Slack says {channel.problem} of {channel_id}"
        yield broken(about, says, f"See that the id is right. {_INVITE}")
    elif channel.archived:
        yield broken(about, f"{channel_id} is archived", "Unarchive it, or name another.")
    elif not channel.member:
        yield broken(about, f"the desk is not in {channel_id}", _INVITE)
    elif name == "sealed" and not channel.private:
        yield broken(about, f"{channel_id} is public", "Name a private channel of counsel's.")
    elif name == "sealed" and seen.counsel is None:
        says = "Slack does not say who counsel is, so who reads along there is not looked at"
        yield warning(about, says, "Run doctor again in a minute.")
    elif name == "sealed" and (others := sorted(set(channel.people) - (seen.counsel or set()))):
        yield broken(
            about,
            f"not counsel, and read every sealed case there: {', '.join(others)}",
            "Remove them from the channel; `/case people LR-… add @ana` lets one person see one"
            " case.",
        )
    else:
        yield fine(about, "reachable")


def _groups(seen: Sighting, settings: Settings) -> Iterator[Finding]:
    for group, count in seen.groups.items():
        roles = [role.value for role, ids in settings.roles.items() if group in ids]
        about = f"group {group}" + (f" ({', '.join(roles)})" if roles else " (paged)")
        if count is None:
            yield broken(about, "there is no such group", "Correct the id in desk.yaml.")
        elif count == 0:
            yield broken(about, "it is empty", "Add people to it in Slack.")
    for role in (Role.LEGAL, Role.COUNSEL, Role.ADMIN):
        if not settings.roles.get(role):
            yield broken(f"roles.{role.value}", "nobody holds it", "Name a group or people.")


def _people(seen: Sighting) -> Iterator[Finding]:
    for person in seen.gone:
        yield broken(
            f"person {person}",
            "desk.yaml names them, and they left or are no member",
            "Put somebody else in their place in desk.yaml.",
        )


def _clock(seen: Sighting) -> Iterator[Finding]:
    if abs(seen.clock_ahead) > _CLOCKS_MAY_DIFFER:
        yield broken(
            "clock",
            f"it differs from Slack's by {seen.clock_ahead:+.0f} s",
            "Let this machine keep its time: switch on NTP (timedatectl set-ntp true).",
        )
    else:
        yield fine("clock", "agrees with Slack's")
