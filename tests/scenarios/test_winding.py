"""Time that a person winds on the page: Slack's own scheduler does not outrun the desk."""

import datetime as dt

from tests.scenarios.emergencies import EMERGENCIES, raised
from tests.scenarios.office import DESK, Office, told
from workspace.model import Message
from workspace.sight import words

TARGET = 'preservation country=US agency="Harbor Police" account_email=a@example.com'


def false_alarms(office: Office) -> list[Message]:
    seen = [*office.maya.messages(DESK), *office.maya.messages(EMERGENCIES)]
    return [message for message in seen if "open the desk" in words(message)]


async def test_three_months_go_by_without_a_false_alarm(office: Office) -> None:
    await told(office.tom, f"/case new {TARGET}")
    await told(office.tom, "/case take LR-1")
    await told(office.tom, "/preserve new LR-1 snapshot=now")
    scheduled = office.workspace.state.scheduled
    await office.workspace.state.until(lambda: scheduled or None, 15)
    await office.workspace.winding.forward(dt.timedelta(days=92))
    await office.tom.sees("days", seconds=10)
    assert not false_alarms(office)


async def test_a_day_goes_by_over_an_emergency_without_a_false_alarm(office: Office) -> None:
    await raised(office)
    scheduled = office.workspace.state.scheduled
    await office.workspace.state.until(lambda: len(scheduled) >= 2 or None, 10)
    await office.workspace.winding.forward(dt.timedelta(days=1))
    await office.ada.sees("LR-1 · emergency", seconds=10)
    assert not false_alarms(office)


async def test_without_an_app_time_is_wound_at_once(office: Office) -> None:
    await raised(office)
    scheduled = office.workspace.state.scheduled
    await office.workspace.state.until(lambda: len(scheduled) >= 2 or None, 10)
    office.workspace.winding._is_connected = lambda: False
    await office.workspace.winding.forward(dt.timedelta(days=1))
    await office.maya.sees("LR-1: open the desk", EMERGENCIES)
