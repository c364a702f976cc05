"""How the desk is set up: `desk.yaml` and the environment, read once into one frozen value.

Secrets are in the environment only: `SLACK_BOT_TOKEN`, `SLACK_APP_TOKEN`, and optionally
`SLACK_API_URL` for a Slack-compatible server. `desk.example.yaml` shows every key of the file.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Annotated
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

from pydantic import AfterValidator, StringConstraints

from bot.domain.access import Role
from policy.load import GuideError
from policy.load.files import parse
from policy.model.facts import Frozen

SLACK = "https://slack.com/api/"


class SettingsError(Exception):
    """The desk cannot start as it is set up; the message says what to change, and where."""


def _zone(name: str) -> str:
    try:
        ZoneInfo(name)
    except (ZoneInfoNotFoundError, ValueError):
        raise ValueError("a time zone such as Europe/Berlin is expected") from None
    return name


ChannelId = Annotated[str, StringConstraints(pattern=r"^[CG][A-Z0-9]{5,}$")]
RoleId = Annotated[str, StringConstraints(pattern=r"^[SUW][A-Z0-9]{5,}$")]
Suffix = Annotated[str, StringConstraints(pattern=r"^\.?[a-z0-9-]+(\.[a-z0-9-]+)*$")]
Zone = Annotated[str, AfterValidator(_zone)]


class Channels(Frozen):
    """Channel ids. `sealed` is private, for counsel; without it sealed cases have no thread."""

    desk: ChannelId
    sealed: ChannelId | None = None


class Roles(Frozen):
    """Who holds a role: ids of user groups (S…) or of people (U…)."""

    legal: tuple[RoleId, ...]
    counsel: tuple[RoleId, ...]
    oncall: tuple[RoleId, ...] = ()
    auditor: tuple[RoleId, ...] = ()
    admin: tuple[RoleId, ...]


class Counting(Frozen):
    """What `ask` and `review` need, which run without a desk."""

    time_zone: Zone = "UTC"
    government_suffixes: tuple[Suffix, ...] = ()

    @property
    def zone(self) -> ZoneInfo:
        return ZoneInfo(self.time_zone)


class DeskFile(Counting):
    """The whole of `desk.yaml`."""

    channels: Channels
    roles: Roles
    database: str = "writdesk.db"


@dataclass(frozen=True, slots=True)
class Settings:
    """Everything the running desk is set up with."""

    bot_token: str
    app_token: str
    api_url: str
    zone: ZoneInfo
    government_suffixes: tuple[str, ...]
    channels: Channels
    roles: Mapping[Role, tuple[str, ...]]
    database: Path


def read_desk_file(path: Path) -> DeskFile:
    """Read `desk.yaml`.

    Raises:
        SettingsError: naming file, line, key and what is expected there.
    """
    if not path.exists():
        raise SettingsError(
            f"There is no {path}. Copy desk.example.yaml to it and fill in your channels and"
            " groups, or name another file with --desk."
        )
    try:
        return parse(path, DeskFile).value
    except GuideError as error:
        raise SettingsError(str(error)) from None


def database_of(desk: DeskFile, file: Path) -> Path:
    """Where the database stands: beside the file."""
    return file.resolve().parent / desk.database


def control_socket(database: Path) -> Path:
    """Where the command line reaches the desk that has this database open."""
    return Path(f"{database}.sock")


def settings(desk: DeskFile, environment: Mapping[str, str], *, database: Path) -> Settings:
    """The file and the environment in one.

    Raises:
        SettingsError: when a token is missing or of the wrong kind.
    """
    return Settings(
        bot_token=_token(environment, "SLACK_BOT_TOKEN", "xoxb-"),
        app_token=_token(environment, "SLACK_APP_TOKEN", "xapp-"),
        api_url=_with_slash(environment.get("SLACK_API_URL") or SLACK),
        zone=desk.zone,
        government_suffixes=desk.government_suffixes,
        channels=desk.channels,
        roles={role: getattr(desk.roles, role.value) for role in Role if role is not Role.MEMBER},
        database=database,
    )


def _token(environment: Mapping[str, str], name: str, prefix: str) -> str:
    token = environment.get(name, "")
    if not token.startswith(prefix):
        what = "is not set" if not token else f"does not begin with {prefix}"
        raise SettingsError(
            f"{name} {what}. The token stands in the app's settings at api.slack.com/apps."
        )
    return token


def _with_slash(url: str) -> str:
    return url if url.endswith("/") else f"{url}/"
