"""The workspace's time, which people wind forward, and what goes wrong in it."""

import re

import pytest
from playwright.sync_api import expect

from tests.browser.conftest import OpenTab
from tests.browser.steps import write

pytestmark = pytest.mark.browser


def test_winding_moves_the_time_for_everyone_and_says_so(tab: OpenTab) -> None:
    maya, ben = tab("maya"), tab("ben", "general")
    expect(maya.get_by_test_id("wound")).to_have_count(0)
    write(maya, "Before the winding")
    before = maya.get_by_test_id("clock").inner_text()
    maya.get_by_test_id("wind-30d").click()
    maya.get_by_test_id("wind-1d").click()
    maya.get_by_test_id("wind-5m").click()
    for page in (maya, ben):
        wound = "Wound forward: 31 days 5 minutes ahead of real time"
        expect(page.get_by_test_id("wound")).to_have_text(wound)
    assert maya.get_by_test_id("clock").inner_text() != before
    expect(ben.get_by_test_id("clock")).to_have_text(re.compile("JST"))
    write(maya, "After the winding")
    lines = maya.get_by_role("separator")
    expect(lines.last).to_have_text("Today")
    expect(lines.first).not_to_have_text("Today")


def test_a_command_that_nobody_answers_is_told_to_the_person_and_listed(tab: OpenTab) -> None:
    page = tab("maya")
    write(page, "/mute")
    failed = page.get_by_test_id("message").filter(has_text="operation_timeout")
    expect(failed).to_contain_text("Only visible to you")
    page.get_by_test_id("troubles").click()
    expect(page.get_by_test_id("failures")).to_contain_text("did not answer within three seconds")


def test_a_method_that_the_workspace_does_not_know_is_listed(tab: OpenTab) -> None:
    page = tab("maya", "home")
    expect(page.get_by_test_id("home-view")).to_be_visible()
    page.get_by_test_id("troubles").click()
    expect(page.get_by_test_id("unknown-methods")).to_contain_text("pins.add")
