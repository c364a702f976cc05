"""A desk without Slack: its store, and a clock that is moved by hand."""

import datetime as dt
from dataclasses import dataclass, field
from zoneinfo import ZoneInfo

from bot.clock.counts import Counts
from bot.clock.reminding import Reminding
from bot.desk.commands import Command
from bot.desk.desk import Desk, Result
from bot.desk.emergency.duty import duty_alone
from bot.domain.access import DESK, Role
from bot.domain.reminders import Rules
from bot.store.database import Store
from cli.trying import escalation_from
from policy.load import latest

START = dt.datetime(2026, 12, 1, 15, tzinfo=dt.UTC)


@dataclass
class HandClock:
    """A clock that stands still until it is moved, either way."""

    at: dt.datetime = START

    def now(self) -> dt.datetime:
        return self.at


@dataclass
class House:
    """A desk without Slack."""

    store: Store
    clock: HandClock = field(default_factory=HandClock)
    zone: ZoneInfo = field(default_factory=lambda: ZoneInfo("America/New_York"))
    rules: Rules = field(default_factory=Rules)

    def __post_init__(self) -> None:
        duty = duty_alone(escalation_from(dict.fromkeys(Role, ("U00000001",))), None, 7)
        self.desk = Desk(
            self.store, latest(), self.clock, self.zone, self.rules, duty, lambda: None
        )

    async def does(self, command: Command) -> Result:
        """Have the desk carry out a command, as the machine's owner may."""
        return await self.desk.do(DESK, command)

    def reminding(self) -> Reminding:
        """The clock's work on reminders, as after a start."""
        return Reminding(
            self.store,
            self.clock,
            self.zone,
            self.rules,
            Counts(),
            on_owed=lambda: None,
            beat=lambda: None,
        )
