"""What the desk reminds of, whom, when, and what people do with it."""

import datetime as dt

from tests.scenarios.mornings import (
    SLOW,
    TARGET,
    direct,
    hanging,
    preserved,
    said_in,
    wind_to_morning,
)
from tests.scenarios.office import DESK, SEALED, Office, told
from workspace.sight import words


async def test_a_preservation_is_reminded_of_to_its_assignee_and_in_its_thread(
    office: Office,
) -> None:
    await preserved(office)
    wind_to_morning(office, 60)
    reminder = await office.tom.sees("30 days left")
    assert "Late" not in words(reminder)
    card = (await office.cards())[0]
    await office.tom.sees("30 days left", DESK, card.ts, seconds=SLOW)
    assert said_in(office) == []


async def test_the_last_ones_also_stand_in_the_channel(office: Office) -> None:
    await preserved(office)
    wind_to_morning(office, 83)
    await office.tom.sees("7 days left")
    assert not any("⏰" in words(m) for m in said_in(office))
    wind_to_morning(office, 4)
    await office.maya.sees("⏰ LR-1 · preservation: 3 days left", DESK, seconds=SLOW)


async def test_many_on_one_morning_are_one_message_with_a_menu_each(office: Office) -> None:
    for number in range(1, 6):
        await told(office.tom, f"/case new {TARGET} badge={number}")
        await told(office.tom, f"/case take LR-{number}")
        await told(office.tom, f"/preserve new LR-{number} snapshot=now")
    wind_to_morning(office, 60)
    message = await office.tom.sees("5 reminders")
    assert len(direct(office, "tom")) == 1
    first = message.blocks[1]["accessory"]
    assert [option["text"]["text"] for option in first["options"]][:3] == [
        "Open",
        "Done",
        "Snooze a day",
    ]


async def test_done_is_said_in_every_copy_and_ends_a_return_dates_reminders(
    office: Office,
) -> None:
    due = (office.workspace.clock.now().date() + dt.timedelta(days=7)).isoformat()
    await office.opens(f"subpoena due={due} country=US", "tom")
    await told(office.tom, "/case take LR-1")
    wind_to_morning(office, 4)
    reminder = await office.tom.sees("due in 3 days")
    await office.tom.click(reminder, "reminder_done")
    await office.tom.sees("done, says Tom Okafor")
    await office.maya.sees("done, says Tom Okafor", DESK, seconds=SLOW)
    wind_to_morning(office, 2)
    await told(office.tom, "/case show LR-1")
    assert not any("due in 1 day" in said for said in direct(office, "tom"))


async def test_a_snoozed_reminder_comes_again_the_next_morning(office: Office) -> None:
    await preserved(office)
    wind_to_morning(office, 60)
    reminder = await office.tom.sees("30 days left")
    await office.tom.click(reminder, "reminder_snooze")
    await office.tom.sees("put off by Tom Okafor")
    wind_to_morning(office, 1)
    await office.tom.sees("29 days left")


async def test_extending_from_a_reminder_makes_it_say_so(office: Office) -> None:
    await preserved(office)
    wind_to_morning(office, 83)
    reminder = await office.tom.sees("7 days left")
    await office.tom.click(reminder, "reminder_extend")
    form = await office.tom.sees_view("LR-1")
    office.tom.fill(form, {"formal": "yes"})
    await office.tom.submit(form)
    await office.tom.sees("extended until")
    wind_to_morning(office, 7)
    await told(office.tom, "/case show LR-1")
    assert not any("last day today" in said for said in direct(office, "tom"))


async def test_opening_a_reminder_shows_the_case(office: Office) -> None:
    await preserved(office)
    wind_to_morning(office, 60)
    reminder = await office.tom.sees("30 days left")
    await office.tom.click(reminder, "reminder_open")
    await office.tom.sees("Harbor Police")


async def test_what_is_over_is_said_every_day_until_it_is_released(office: Office) -> None:
    await preserved(office)
    for wind, ago in ((91, "1 day"), (1, "2 days")):
        wind_to_morning(office, wind)
        await office.maya.sees(f"⏰ LR-1 · preservation: ended {ago} ago", DESK, seconds=SLOW)
    await told(office.tom, "/preserve release LR-1 deleted=yes")
    await office.maya.sees("released; the snapshot was deleted", DESK, seconds=SLOW)
    wind_to_morning(office, 1)
    await told(office.tom, "/preserve list")
    assert not any("ended 3 days ago" in words(m) for m in said_in(office))


async def test_an_agency_that_is_silent_for_two_weeks_is_reminded_of(office: Office) -> None:
    await office.opens("subpoena country=US", "tom")
    await told(office.tom, "/case take LR-1")
    await told(office.tom, "/case status LR-1 awaiting_agency clarification asked")
    wind_to_morning(office, 14)
    await office.tom.sees("no answer from the agency for 14 days")


async def test_mondays_digest_tells_what_the_week_holds_and_nothing_sealed(
    office: Office,
) -> None:
    monday = next_monday(office)
    due = (monday + dt.timedelta(days=2)).isoformat()
    await office.opens(f'subpoena agency="Harbor Police" due={due}', "tom")
    await told(office.maya, f"/case new subpoena agency=Hidden order=yes due={due}")
    now = office.workspace.clock.now()
    office.workspace.clock.wind(dt.datetime.combine(monday, dt.time(9), dt.UTC) - now)
    digest = await office.maya.sees("This week at the desk", DESK, seconds=SLOW)
    assert "Harbor Police" in words(digest)
    assert "LR-2" not in words(digest)
    assert "Hidden" not in words(digest)


async def test_a_sealed_cases_reminders_reach_its_own_people_and_private_place_alone(
    office: Office,
) -> None:
    line = "preservation country=US order=yes account_email=secret@example.com"
    await told(office.maya, f"/case new {line}")
    await told(office.maya, "/case take LR-1")
    await told(office.maya, "/preserve new LR-1 snapshot=now")
    wind_to_morning(office, 87)
    await office.maya.sees("3 days left")
    await office.maya.sees("⏰ LR-1 · preservation: 3 days left", SEALED)
    open_place = [m for m in office.maya.messages(DESK) if m.visible_to is None]
    everything = [words(one) for m in open_place for one in (m, *m.replies)]
    assert not any("secret" in said or "days left" in said for said in everything)
    assert direct(office, "tom") == []


async def test_a_case_that_was_sealed_after_a_reminder_is_only_a_number_in_it(
    office: Office,
) -> None:
    await preserved(office)
    wind_to_morning(office, 87)
    await office.maya.sees("⏰ LR-1 · preservation: 3 days left", DESK, seconds=SLOW)
    await told(office.maya, "/case seal LR-1")
    await office.maya.sees("🔒 LR-1 · sealed", DESK, seconds=SLOW)


async def test_an_unassigned_cases_reminder_stands_in_the_channel(office: Office) -> None:
    await office.opens(TARGET, "tom")
    await told(office.tom, "/preserve new LR-1 snapshot=now")
    wind_to_morning(office, 60)
    await office.maya.sees("30 days left", DESK, seconds=SLOW)
    card = (await office.cards())[0]
    await office.maya.sees("30 days left", DESK, card.ts, seconds=SLOW)


async def test_slacks_own_scheduler_holds_the_last_warnings_with_the_number_alone(
    office: Office,
) -> None:
    await preserved(office)
    held = await hanging(office, 4)
    assert {message.arguments["text"] for message in held} == {"LR-1: open the desk"}
    wind_to_morning(office, 87)
    await office.maya.sees("3 days left", DESK, seconds=SLOW)
    await hanging(office, 3)
    await told(office.tom, "/preserve release LR-1 deleted=yes reason=withdrawn")
    await hanging(office, 0)


def next_monday(office: Office) -> dt.date:
    tomorrow = office.workspace.clock.now().date() + dt.timedelta(days=1)
    return tomorrow + dt.timedelta(days=-tomorrow.weekday() % 7)
