"""An emergency that runs is seen where people look first, and is reminded of until it is done."""

import datetime as dt

from tests.scenarios.emergencies import EMERGENCIES, raised
from tests.scenarios.office import Office, fills, told
from workspace.model import Message
from workspace.sight import words

BELIEF = "The stream shows the boy on the roof and he gives a time; we believe him."


async def test_app_home_shows_it_first_with_a_red_button(office: Office) -> None:
    office.maya.open_home()
    await raised(office)
    home = await office.maya.sees_home("LR-1 · nobody has it yet")
    blocks = home.body["blocks"]
    assert blocks[0]["text"]["text"] == "🚨 Open emergencies"
    button = blocks[2]["elements"][0]
    assert (button["action_id"], button["style"]) == ("emergency_take", "danger")
    await office.maya.click(home, "emergency_take")
    await office.maya.sees_home("LR-1 · Maya Lindqvist has it")
    await told(office.maya, "/emergency resolve LR-1 the boy was found")
    await office.workspace.state.until(lambda: _first_on_home(office) == "Writdesk" or None, 5)


async def test_app_home_says_so_when_it_comes_back(office: Office) -> None:
    office.maya.open_home()
    await raised(office)
    await told(office.ines, "/emergency ack LR-1")
    await office.maya.sees_home("Ines Duarte has it")
    office.workspace.clock.wind(dt.timedelta(minutes=31))
    await office.maya.sees_home("LR-1 · nobody has it yet")


async def test_what_happens_next_stays_true_on_the_alert_as_time_goes_by(office: Office) -> None:
    alert = await raised(office)
    assert "Next: in 5 min" in words(alert)
    office.workspace.clock.wind(dt.timedelta(minutes=2))
    again = await office.ines.sees("Next: in 3 min", EMERGENCIES)
    await told(office.ines, "/emergency ack LR-1")
    await office.ines.sees("(in 30 min) it is paged again", EMERGENCIES)
    office.workspace.clock.wind(dt.timedelta(minutes=10))
    taken = await office.ines.sees("(in 20 min) it is paged again", EMERGENCIES)
    assert alert.ts == again.ts == taken.ts, "one message, edited in place"


async def test_a_list_of_cases_begins_with_it(office: Office) -> None:
    assert "Emergencies" not in await told(office.tom, "/case list")
    await raised(office)
    assert "🚨 Open emergencies" in await told(office.tom, "/case list mine")


async def test_a_list_of_emergencies_says_how_long_each_step_took(office: Office) -> None:
    await raised(office)
    office.workspace.clock.wind(dt.timedelta(minutes=4))
    await office.hears()
    await told(office.ines, "/emergency ack LR-1")
    office.workspace.clock.wind(dt.timedelta(minutes=20))
    await told(office.ines, "/emergency hand LR-1 @ruth")
    office.workspace.clock.wind(dt.timedelta(hours=2, minutes=41))
    await office.hears()
    await told(office.ruth, "/emergency resolve LR-1 the boy was found")
    listed = await told(office.tom, "/emergency list")
    assert "taken after 4 min" in listed
    assert "decided after 3 h 5 min" in listed
    assert "Median of these:" in listed


async def test_the_second_look_is_asked_of_other_counsel_each_working_day(office: Office) -> None:
    alert = await raised(office)
    await office.ruth.click(alert, "emergency_decide")
    disclosed = {"decision": "disclose", "items": ["name"], "belief": BELIEF, "reason": "No time."}
    await fills(office.ruth, await office.ruth.sees_view("Decide LR-1"), disclosed)
    await office.maya.sees("Ruth Adeyemi decided", EMERGENCIES)
    for times in (1, 2):
        _wind_to_next_working_day(office)
        asked = await _has(office, times)
    assert not [m for m in office.ruth.messages() if "second look" in words(m)]
    await office.maya.click(asked, "emergency_look")
    form = await office.maya.sees_view("LR-1")
    assert BELIEF in str(form.body["blocks"])
    assert "boy on a stream" in str(form.body["blocks"]), "on a telephone it hides the alert"
    assert "was not verified" in str(form.body["blocks"])
    await fills(office.maya, form, {"note": "Agreed; the agency was called the next morning."})
    await office.maya.sees("Second look: Maya Lindqvist", EMERGENCIES)
    log = await told(office.maya, "/case log LR-1")
    assert "the agency was called the next morning" in log
    _wind_to_next_working_day(office)
    await office.hears()
    assert len(_asked(office)) == 2, "once it is done nobody is asked"


def _first_on_home(office: Office) -> str:
    home = office.maya.open_home()
    assert home is not None
    return str(home.body["blocks"][0]["text"]["text"])


def _asked(office: Office) -> list[Message]:
    return [m for m in office.maya.messages() if "waits for your second look" in words(m)]


async def _has(office: Office, times: int) -> Message:
    return await office.workspace.state.until(
        lambda: _asked(office)[-1] if len(_asked(office)) >= times else None, 8
    )


def _wind_to_next_working_day(office: Office) -> None:
    now = office.workspace.clock.now()
    day = now.date() + dt.timedelta(days=1)
    while day.weekday() >= 5:
        day += dt.timedelta(days=1)
    office.workspace.clock.wind(dt.datetime.combine(day, dt.time(10), dt.UTC) - now)
