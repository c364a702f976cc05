"""How the desk is set up: `desk.yaml` and the environment, read once into one frozen value.

Secrets are in the environment only: `SLACK_BOT_TOKEN`, `SLACK_APP_TOKEN`, and the Apprise URLs
under the names that the tiers of the emergency paging give; optionally `SLACK_API_URL` for a
Slack-compatible server, and `HEARTBEAT_URL` to ping while the desk lives. `desk.example.yaml`
shows every key of the file.
"""

import datetime as dt
from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Annotated
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

from pydantic import AfterValidator, Field, StringConstraints

from bot.domain.access import Role
from bot.domain.escalation import Escalation
from bot.domain.reminders import Rules
from bot.emergency_settings import (
    EmergencySettings,
    Paging,
    RotaSettings,
    escalation_of,
    unset,
    variables,
)
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
Line = Annotated[str, StringConstraints(pattern=r"^\S.*$", max_length=120)]
Zone = Annotated[str, AfterValidator(_zone)]
Days = Annotated[int, Field(ge=0, le=365)]
Ladder = Annotated[tuple[Days, ...], Field(min_length=1, max_length=20)]
_RULES = Rules()
TimeOfDay = Annotated[str, StringConstraints(pattern=r"^([01][0-9]|2[0-3]):[0-5][0-9]$")]


class Channels(Frozen):
    """Channel ids. `sealed` is private, for counsel; without it sealed cases have no thread.

    `fallback` takes what the desk's channel cannot, should that one be gone; nothing sealed.
    `emergency` is where alerts stand; without it, in the desk's channel. `audit` gets the audit
    log's head once a day.
    """

    desk: ChannelId
    emergency: ChannelId | None = None
    sealed: ChannelId | None = None
    fallback: ChannelId | None = None
    audit: ChannelId | None = None

    def place_of(self, sealed: bool) -> str | None:
        return self.sealed if sealed else self.desk


class Roles(Frozen):
    """Who holds a role: ids of user groups (S…) or of people (U…)."""

    legal: tuple[RoleId, ...]
    counsel: tuple[RoleId, ...]
    oncall: tuple[RoleId, ...] = ()
    auditor: tuple[RoleId, ...] = ()
    admin: tuple[RoleId, ...]


class Reminders(Frozen):
    """When the desk reminds: at a time of day, so many days before a date; see `Rules`."""

    at: TimeOfDay = "09:00"
    preservation: Ladder = _RULES.preservation
    return_date: Ladder = _RULES.return_date
    final_days: Days = _RULES.final_days
    agency_silent_days: Annotated[int, Field(ge=1, le=365)] = _RULES.agency_silent_days

    @property
    def rules(self) -> Rules:
        return Rules(
            at=dt.time.fromisoformat(self.at),
            preservation=self.preservation,
            return_date=self.return_date,
            final_days=self.final_days,
            agency_silent_days=self.agency_silent_days,
        )


class Monitoring(Frozen):
    """`/healthz` and `/metrics` on this machine's loopback address; without a port, nowhere."""

    port: Annotated[int, Field(ge=1, le=65535)] | None = None


class Retention(Frozen):
    """How long after its closing a case's facts are kept; None: for ever."""

    closed_days: Annotated[int, Field(ge=1, le=36500)] | None = None


class Counting(Frozen):
    """What `ask` and `review` need, which run without a desk. `signatory`: who signs letters, a
    line each; the company's legal team where there is none.
    """

    time_zone: Zone = "UTC"
    government_suffixes: tuple[Suffix, ...] = ()
    signatory: tuple[Line, ...] = ()

    @property
    def zone(self) -> ZoneInfo:
        return ZoneInfo(self.time_zone)


class DeskFile(Counting):
    """The whole of `desk.yaml`."""

    channels: Channels
    roles: Roles
    reminders: Reminders = Reminders()
    emergency: EmergencySettings = EmergencySettings()
    rota: RotaSettings | None = None
    database: str = "writdesk.db"
    backups: str = "backups"
    retention: Retention = Retention()
    monitoring: Monitoring = Monitoring()

    @property
    def escalation(self) -> Escalation:
        """Who is paged about an emergency, as it is written or as the roles have it."""
        return escalation_of(
            self.emergency,
            has_rota=self.rota is not None,
            oncall=self.roles.oncall,
            counsel=self.roles.counsel,
            admin=self.roles.admin,
        )


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
    paging: Paging
    reminders: Rules = field(default_factory=Rules)
    heartbeat_url: str | None = None
    backups: Path = Path("backups")
    keep_closed_days: int | None = None
    monitor_port: int | None = None
    signatory: tuple[str, ...] = ()


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


def backups_of(desk: DeskFile, file: Path) -> Path:
    """Where backups are kept: beside the file, unless an absolute path is written."""
    return file.resolve().parent / desk.backups


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
        paging=paging_of(desk, environment),
        reminders=desk.reminders.rules,
        heartbeat_url=environment.get("HEARTBEAT_URL") or None,
        backups=database.parent / desk.backups,
        keep_closed_days=desk.retention.closed_days,
        monitor_port=desk.monitoring.port,
        signatory=desk.signatory,
    )


def paging_of(desk: DeskFile, environment: Mapping[str, str]) -> Paging:
    """Who is paged about an emergency, and how.

    Raises:
        SettingsError: when an environment variable that a tier names is not set.
    """
    escalation = desk.escalation
    names = variables(escalation)
    if missing := unset(names, environment):
        raise SettingsError(
            f"{missing} is not set, which a tier of the emergency paging names. It holds an Apprise"
            " URL: github.com/caronc/apprise shows what such a URL looks like."
        )
    return Paging(
        escalation,
        desk.rota.rota(desk.zone) if desk.rota else None,
        desk.emergency.follow_up_days,
        desk.emergency.telephone,
        {name: environment[name] for name in names},
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
