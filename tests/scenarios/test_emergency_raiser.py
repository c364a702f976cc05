"""Whoever raised an emergency: who has it, what they add, and what they take back."""

import datetime as dt

import pytest

from bot.control.operations import OPERATIONS
from bot.store.database import row
from tests.scenarios.emergencies import EMERGENCIES, SHORT, actions, raised
from tests.scenarios.office import DESK, Office, fills, told
from workspace.sight import words


def state(office: Office) -> str:
    found = row(office.desk.store.db, "SELECT state FROM emergencies")
    assert found is not None
    return str(found["state"])


async def test_who_raised_it_is_told_who_has_it_and_that_it_is_over(office: Office) -> None:
    await raised(office)
    await office.ben.sees("You raised *LR-1*")
    await told(office.ines, "/emergency ack LR-1")
    await office.ben.sees("Ines Duarte has it now")
    await told(office.ines, "/emergency resolve LR-1 the boy was found")
    over = await office.ben.sees("LR-1* is over")
    assert "found" not in words(over), "what came of it is the legal team's to tell"


async def test_what_they_learn_stands_on_the_alert_and_its_owner_is_told(office: Office) -> None:
    alert = await raised(office)
    await told(office.ines, "/emergency ack LR-1")
    mine = await office.ben.sees("Ines Duarte has it now")
    await office.ben.click(mine, "emergency_add")
    form = await office.ben.sees_view("LR-1")
    await fills(office.ben, form, {"text": "He says it is the bridge at Mill Road."})
    shown = await office.ines.sees("the bridge at Mill Road", EMERGENCIES)
    assert "Added by Ben Sato" in words(shown)
    news = await office.ines.sees("Ben Sato added", EMERGENCIES, alert.ts)
    assert f"<@{office.ines.id}>" in words(news)
    assert "bridge" not in words(news)
    assert "stands on the alert" in await told(
        office.ben, "/emergency add LR-1 now gone", "general"
    )


async def test_raised_by_mistake_it_is_taken_back_with_a_reason(office: Office) -> None:
    await raised(office)
    mine = await office.ben.sees("You raised *LR-1*")
    await office.ben.click(mine, "emergency_mistake")
    form = await office.ben.sees_view("LR-1")
    await fills(office.ben, form, {"reason": "I typed into the wrong window"})
    alert = await office.ines.sees("says that it is no emergency", EMERGENCIES)
    assert "wrong window" in words(alert)
    assert "I take it" not in words(alert)
    page = await office.ines.sees("LR-1* is over")
    assert "take it" not in words(page)
    assert "emergency_raised_by_mistake" in actions(office)
    assert state(office) == "mistaken"
    assert "closed" in await told(office.maya, "/case show LR-1")
    counted = OPERATIONS["report"](office.desk, {})
    sections = (await counted)["report"]["sections"]
    received = next(one for one in sections[0]["rows"] if one["id"] == "requests")
    assert received["now"] == 0, "what was no request is counted nowhere"


async def test_later_or_once_somebody_has_it_only_they_end_it(office: Office) -> None:
    await raised(office)
    office.workspace.clock.wind(dt.timedelta(minutes=11))
    late = await told(office.ben, "/emergency mistake LR-1 wrong window", "general")
    assert "was raised a while ago" in late
    await told(office.ines, "/emergency ack LR-1")
    taken = await told(office.ben, "/emergency mistake LR-1 wrong window", "general")
    assert "Somebody has LR-1 already" in taken
    alert = await office.ines.sees("Ines Duarte has it", EMERGENCIES)
    await office.ines.click(alert, "emergency_no_emergency")
    form = await office.ines.sees_view("LR-1")
    await fills(office.ines, form, {"what": "mistaken", "reason": "Ben says so"})
    await office.maya.sees("Ines Duarte says that it is no emergency", EMERGENCIES)
    assert state(office) == "mistaken"


async def test_who_neither_raised_it_nor_was_paged_adds_and_takes_back_nothing(
    office: Office,
) -> None:
    await told(office.tom, SHORT)
    await office.ines.sees("Nobody has taken it yet", EMERGENCIES)
    for line in ("/emergency mistake LR-1 no", "/emergency add LR-1 and more"):
        assert "Only the legal team" in await told(office.ben, line, "general")
    assert state(office) == "paging"


async def test_a_page_says_who_has_it_once_somebody_does(office: Office) -> None:
    await raised(office)
    await office.ruth.sees("LR-1 · emergency")
    await told(office.ines, "/emergency ack LR-1")
    await office.ines.sees("LR-1 is yours.* Decide by")
    page = await office.ruth.sees("LR-1: Ines Duarte has it")
    assert "I take it" not in words(page)
    found = row(
        office.desk.store.db,
        "SELECT count(*) AS n FROM audit WHERE action = 'emergency_page_sent'",
    )
    pages = row(
        office.desk.store.db, "SELECT count(*) AS n FROM emergency_pages WHERE state='sent'"
    )
    assert found == pages, "an edit pages nobody"


@pytest.mark.parametrize("line", ["/case close LR-1 withdrawn", "/case approve LR-1"])
async def test_while_it_runs_it_is_decided_there_and_nowhere_else(
    office: Office, line: str
) -> None:
    await raised(office)
    await told(office.tom, "/case take LR-1")
    assert "is an open emergency" in await told(office.maya, line)


async def test_its_card_points_to_the_alert_and_has_no_way_to_disclose(office: Office) -> None:
    await raised(office)
    card = await office.maya.sees("nobody has it yet", DESK)
    assert "Approve" not in words(card)
    assert "Close" not in words(card)
    await office.maya.click(card, "emergency_show")
    alert = await office.maya.sees("Nobody has taken it yet", DESK)
    assert "Decide" in words(alert)
    await told(office.ines, "/emergency resolve LR-1 the boy was found")
    shown = await told(office.maya, "/case show LR-1")
    assert "Close" in shown
