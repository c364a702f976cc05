"""What hangs in Slack's own scheduler follows from the reminders alone."""

import datetime as dt

from bot.clock.counts import Counts
from bot.clock.net import AFTER, Net, text_of
from bot.desk.commands import OpenCase
from bot.desk.preservation.commands import Preserve, Release
from bot.desk.results import Changed
from bot.ports import Scheduled
from policy.request import Identifier, Request
from tests.unit.clock.house import START, House

REQUEST = Request(
    process="preservation", identifiers=(Identifier(kind="account_id", value="12345"),)
)


class Slack:
    """A scheduler that is a list."""

    def __init__(self) -> None:
        self.held: list[Scheduled] = []
        self.calls = 0

    async def waiting(self) -> list[Scheduled] | None:
        return list(self.held)

    async def schedule(self, message: Scheduled) -> bool:
        self.calls += 1
        self.held.append(
            Scheduled(message.channel, message.post_at, message.text, f"Q{self.calls}")
        )
        return True

    async def withdraw(self, message: Scheduled) -> bool:
        self.calls += 1
        self.held.remove(message)
        return True


def net_of(house: House, slack: Slack) -> Net:
    def place_of(sealed: bool) -> str | None:
        return "CSEALED" if sealed else "CDESK"

    return Net(house.store, slack, house.clock, place_of, Counts(), also=list)


async def preserved(house: House) -> int:
    opened = await house.does(OpenCase(REQUEST, again=True))
    assert isinstance(opened, Changed)
    await house.does(Preserve(opened.case.id, START))
    return opened.case.id


async def test_many_warnings_of_one_morning_are_one_message(house: House) -> None:
    slack = Slack()
    for _ in range(40):
        await preserved(house)
    assert await net_of(house, slack).reconcile()
    assert len(slack.held) == 4, "three days, one day, the last day, the day after"
    assert {one.text for one in slack.held} == {text_of(range(1, 41))}
    first = dt.datetime.fromtimestamp(slack.held[0].post_at, house.zone)
    nine = dt.datetime.combine(first.date(), dt.time(9), house.zone)
    assert first == nine + AFTER


async def test_what_hangs_there_as_it_should_is_left_alone_and_doubles_are_withdrawn(
    house: House,
) -> None:
    slack = Slack()
    await preserved(house)
    await net_of(house, slack).reconcile()
    slack.held.append(slack.held[0])
    calls = slack.calls
    await net_of(house, slack).reconcile()
    assert len(slack.held) == 4
    assert slack.calls == calls + 1


async def test_nothing_hangs_there_for_what_was_released(house: House) -> None:
    slack = Slack()
    case_id = await preserved(house)
    await net_of(house, slack).reconcile()
    await house.does(Release(case_id, deleted=True, reason="withdrawn"))
    await net_of(house, slack).reconcile()
    assert slack.held == []


async def test_what_the_desk_has_not_posted_itself_still_hangs_there(house: House) -> None:
    slack = Slack()
    await preserved(house)
    await net_of(house, slack).reconcile()
    house.clock.at = dt.datetime.combine(
        START.date() + dt.timedelta(days=87), dt.time(9, 1), house.zone
    ).astimezone(dt.UTC)
    await house.reminding().hand_over()
    await net_of(house, slack).reconcile()
    assert len(slack.held) == 4
    house.store.db.execute("UPDATE outbox SET state = 'sent' WHERE kind = 'reminders'")
    house.store.db.conn.commit()
    await net_of(house, slack).reconcile()
    assert len(slack.held) == 3
