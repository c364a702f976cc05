"""An emergency through every tier, handed over, decided, looked at again; a drill; the rota.

On the page, with the desk as a company runs it: `writdesk run` on a `desk.yaml` with a rota.
"""

import datetime as dt
import json
import os
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest
import yaml
from playwright.sync_api import Locator, Page, expect

from cli.trying import MANIFEST
from tests.browser.conftest import ROOT, Child, OpenTab, first_line, running
from tests.browser.emergency import alert, picture, wind
from tests.browser.steps import write
from tests.scenarios.processes import write_desk_file
from workspace.workspace import Workspace

pytestmark = pytest.mark.browser

NOON = 12
ITEMS = ("names", "IP addresses")
_SATURDAY = 5


@pytest.fixture(scope="module")
def served(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """The page's address; the desk runs beside it, by the page's clock."""
    file = _desk_file(tmp_path_factory.mktemp("desk"))
    with running("workspace", str(MANIFEST), "--page") as workspace:
        ready = json.loads(first_line(workspace))
        env = os.environ | {
            "SLACK_BOT_TOKEN": ready["bot_token"],
            "SLACK_APP_TOKEN": ready["app_token"],
            "SLACK_API_URL": ready["url"],
        }
        clock = ready["url"].removesuffix("api/") + "clock"
        command = [sys.executable, "-m", "tests.faults.wound", str(file), clock]
        with Child(command, cwd=ROOT, env=env, text=True, stderr=subprocess.PIPE) as desk:
            assert desk.stderr is not None
            assert any("connected" in line for line in iter(desk.stderr.readline, ""))
            yield ready["page"]


def _desk_file(folder: Path) -> Path:
    """A rota, in which it is Ines's week, then counsel, then everyone. It is about noon there."""
    there = Workspace.from_manifest(MANIFEST)  # ids follow from names alone
    file = write_desk_file(folder, there)
    desk = yaml.safe_load(file.read_text(encoding="utf-8"))
    group = {group.handle: group.id for group in there.state.groups.values()}
    now = dt.datetime.now(dt.UTC)
    monday = now.date() - dt.timedelta(days=now.weekday())
    desk["time_zone"] = f"Etc/GMT{now.hour - NOON:+d}"  # its signs are the other way round
    desk["channels"]["emergency"] = there.state.channel_named("emergencies").id
    people = [there.person(handle).id for handle in ("ines", "ruth")]
    desk["rota"] = {"people": people, "starts_on": monday.isoformat(), "hand_over_at": "00:00"}
    desk["emergency"] = {
        "tiers": [
            {"name": "on call", "people": ["rota"]},
            {"name": "counsel", "people": [group["counsel"]]},
        ],
        "rounds": 1,
        "fallback": {"name": "everyone", "people": [group["counsel"], group["desk-admins"]]},
    }
    file.write_text(yaml.safe_dump(desk), encoding="utf-8")
    return file


def test_it_goes_through_every_tier_is_handed_over_decided_and_looked_at_again(
    tab: OpenTab,
) -> None:
    ben, ines, ruth = tab("ben", "general"), tab("ines", "emergencies"), tab("ruth", "emergencies")
    write(ben, "/emergency A boy on a stream says that he will jump tonight")
    for tier in ("counsel", "everyone", "everyone"):
        expect(alert(ines, "LR-1")).to_contain_text(f"page {tier}")
        wind(ines)
    expect(alert(ines, "LR-1").get_by_text("everyone,", exact=False).first).to_be_visible()
    picture(ines, "everyone-was-paged")
    _take_is_among_the_first(alert(ines, "LR-1"))
    ada = tab("ada", "emergencies")
    _to_messages(ada)
    expect(_direct(ada, "LR-1 · emergency").last).to_contain_text("Take it now")
    picture(ada, "page-of-everyone")

    _to_messages(ines)
    _direct(ines, "LR-1 · emergency").last.get_by_test_id("button-emergency_take").click()
    expect(_direct(ines, "LR-1 is yours").last).to_contain_text("Decide by")
    picture(ines, "taken-from-the-page")
    ines.get_by_test_id("channel-emergencies").click()
    alert(ines, "LR-1").get_by_test_id("button-emergency_hand_over").click()
    ines.get_by_test_id("field-person").click()
    ines.get_by_role("option", name="Ruth Adeyemi").click()
    picture(ines, "hand-over")
    ines.get_by_test_id("modal-submit").click()
    expect(alert(ruth, "LR-1")).to_contain_text("Ruth Adeyemi has it")
    picture(ruth, "handed-over")

    _disclose(ruth)
    expect(alert(ines, "LR-1")).to_contain_text("Ruth Adeyemi decided")
    expect(alert(ines, "LR-1")).to_contain_text(" and ".join(ITEMS))
    expect(alert(ines, "LR-1")).to_contain_text("Second look by another counsel")
    picture(ines, "disclosed")

    maya = tab("maya", "emergencies")
    for _ in range(_days_to_the_next_working_day()):
        maya.get_by_test_id("wind-1d").click()
    _to_messages(maya)
    asked = _direct(maya, "waits for your second look")
    expect(asked.last).to_be_visible()
    picture(maya, "second-look-asked")
    asked.last.get_by_test_id("button-emergency_look").click()
    expect(maya.get_by_test_id("modal")).to_contain_text("he gives a time")
    maya.get_by_test_id("field-note").fill("In order: the station called back the next morning.")
    picture(maya, "second-look")
    maya.get_by_test_id("modal-submit").click()
    expect(alert(ines, "LR-1")).to_contain_text("Second look: Maya Lindqvist has looked at it")
    picture(ines, "looked-at")


def _disclose(ruth: Page) -> None:
    """Counsel decides with the form, which says what is known: it hides the alert."""
    alert(ruth, "LR-1").get_by_test_id("button-emergency_decide").click()
    expect(ruth.get_by_test_id("modal")).to_contain_text("A boy on a stream")
    ruth.get_by_test_id("field-decision").click()
    ruth.get_by_role("option", name="Disclose").click()
    ruth.get_by_test_id("field-items").click()
    for item in ITEMS:
        ruth.get_by_role("option", name=item, exact=True).click()
    ruth.keyboard.press("Tab")  # closes the list of choices
    ruth.get_by_test_id("field-belief").fill("The stream shows him on the roof; he gives a time.")
    ruth.get_by_test_id("field-reason").fill("Their line is engaged, and it is in 20 minutes.")
    picture(ruth, "decide")
    ruth.get_by_test_id("modal-submit").click()


def test_a_drill_from_its_raising_to_who_took_it_and_how_fast(tab: OpenTab) -> None:
    tom, ines = tab("tom"), tab("ines", "emergencies")
    write(tom, "/emergency drill")
    shown = ines.locator(".main").get_by_test_id("message").filter(has_text="THIS IS A DRILL")
    expect(shown).to_contain_text("Nobody has taken it yet")
    picture(ines, "drill")
    shown.get_by_test_id("button-emergency_take").click()
    expect(shown).to_contain_text("Ines Duarte has it")
    shown.get_by_test_id("button-emergency_end_drill").click()
    expect(shown).to_contain_text("The drill is over, ended by Ines Duarte")
    expect(shown).to_contain_text("Ines Duarte took it")
    expect(shown).to_contain_text("after it was raised; the first page went out after")
    picture(ines, "drill-report")


def test_a_shift_is_handed_over_and_the_other_confirms(tab: OpenTab) -> None:
    maya, tom, ines = tab("maya"), tab("tom"), tab("ines")
    write(maya, '/oncall cover @ines until "+2d"')
    expect(_private(maya, "Ines Duarte is on call for emergencies")).to_be_visible()
    write(ines, "/oncall hand over @tom")
    expect(_private(ines, "Until they confirm, you are on call")).to_be_visible()
    _to_messages(tom)
    asked = _direct(tom, "Ines Duarte asks you to be on call").last
    expect(asked).to_be_visible()
    picture(tom, "shift-asked")
    asked.get_by_test_id("button-oncall_accept").click()
    expect(_direct(tom, "You are on call for emergencies").last).to_be_visible()
    write(ines, "/oncall")
    expect(_private(ines, "On call now: Tom Okafor, covering")).to_be_visible()
    picture(ines, "rota")


def _direct(page: Page, text: str) -> Locator:
    """What the desk told this person alone."""
    return page.locator(".main").get_by_test_id("message").filter(has_text=text)


def _to_messages(page: Page) -> None:
    page.get_by_test_id("messages").click()
    expect(page.get_by_text("Direct messages with Writdesk")).to_be_visible()


def _private(page: Page, text: str) -> Locator:
    return _direct(page, text).filter(has_text="Only visible to you")


def _take_is_among_the_first(shown: Locator) -> None:
    """On a telephone, what happens and the button to take it stand on the first screen."""
    take = _top(shown.get_by_test_id("button-emergency_take"))
    assert _top(shown) < _top(shown.get_by_text("A boy on a stream")) < take < _top(shown) + 300
    assert take < _top(shown.get_by_text("Requester", exact=True))


def _top(shown: Locator) -> float:
    box = shown.bounding_box()
    assert box is not None
    return box["y"]


def _days_to_the_next_working_day() -> int:
    """From today in the desk's zone, which is about noon of today in UTC."""
    day = dt.datetime.now(dt.UTC).date() + dt.timedelta(days=1)
    days = 1
    while day.weekday() >= _SATURDAY:
        day, days = day + dt.timedelta(days=1), days + 1
    return days
