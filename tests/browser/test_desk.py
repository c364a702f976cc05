"""The desk itself on the page, as `make try` starts it."""

import re
import sys
from collections.abc import Iterator

import pytest
from playwright.sync_api import Locator, Page, expect

from tests.browser.conftest import ROOT, Child, OpenTab, first_line
from tests.browser.steps import write

pytestmark = pytest.mark.browser


@pytest.fixture(scope="module")
def served() -> Iterator[str]:
    """`writdesk try`: the address that it prints."""
    command = (sys.executable, "-m", "cli", "try", "--port", "0")
    with Child(command, cwd=ROOT, stdin=-1, stdout=-1, text=True) as desk:
        for _ in range(10):
            if found := re.search(r"http://127\.0\.0\.1:\d+/", first_line(desk)):
                break
        assert found, "writdesk try printed no address"
        yield found[0]


def card(page: Page, agency: str) -> Locator:
    """The case's card in the channel, by its agency."""
    shown = page.locator(".main").get_by_test_id("message")
    return shown.filter(has_text=agency).filter(has_text="Answer due")


def private(page: Page, text: str) -> Locator:
    """A message that only this person sees."""
    shown = page.locator(".main").get_by_test_id("message")
    return shown.filter(has_text="Only visible to you").filter(has_text=text)


def test_a_person_opens_a_case_with_the_form_and_clicks_through_its_card(tab: OpenTab) -> None:
    page, colleague = tab("maya"), tab("tom")
    write(page, "/case new")
    expect(page.get_by_test_id("modal-title")).to_have_text("New case")
    page.get_by_test_id("field-process").click()
    page.get_by_role("option", name="Subpoena").first.click()
    page.get_by_test_id("field-agency").fill("Harborview County Sheriff")
    page.get_by_test_id("field-country").fill("US")
    page.get_by_test_id("modal-submit").click()
    for seen in (page, colleague):
        expect(card(seen, "Harborview County Sheriff")).to_contain_text("received")

    card(colleague, "Harborview County Sheriff").get_by_test_id("button-case_take").click()
    for seen in (page, colleague):
        expect(card(seen, "Harborview County Sheriff")).to_contain_text("in review")
        expect(card(seen, "Harborview County Sheriff")).to_contain_text("Tom Okafor")

    card(page, "Harborview County Sheriff").get_by_test_id("button-case_note").click()
    page.get_by_test_id("field-text").fill("Called them back at the number in the register.")
    page.get_by_test_id("modal-submit").click()
    card(page, "Harborview County Sheriff").get_by_test_id("replies").click()
    expect(page.get_by_test_id("thread")).to_contain_text("Called them back at the number")


@pytest.mark.parametrize(
    ("question", "answer"),
    [("what does a subpoena yield?", "2703(c)(2)"), ("传票能拿到什么信息？", "非内容")],
)
def test_the_guide_answers_in_the_language_of_the_question(
    tab: OpenTab, question: str, answer: str
) -> None:
    page = tab("ben", "general")
    write(page, f"/policy {question}")
    expect(private(page, answer).last).to_be_visible()
    expect(private(page, answer).last).to_contain_text("美国政府索取用户信息")


def test_another_person_sees_what_their_role_lets_them(tab: OpenTab) -> None:
    page = tab("maya")
    write(page, '/case new mlat agency="Ministry of Justice of Beispielland" country=DE')
    expect(card(page, "Ministry of Justice")).to_be_visible()
    page.get_by_test_id("person-switch").click()
    page.get_by_test_id("person-ben").click()
    page.get_by_test_id("channel-general").click()
    write(page, "/case list")
    expect(private(page, "you need the role").last).to_be_visible()


def test_time_wound_forward_is_the_desks_time(tab: OpenTab) -> None:
    page = tab("maya")
    write(page, '/case new subpoena agency="Slow Court" due=+10d country=US')
    expect(card(page, "Slow Court")).to_contain_text("in 10 days")
    page.get_by_test_id("wind-30d").click()
    write(page, "/case list overdue")
    expect(private(page, "Slow Court").last).to_contain_text("20 days ago")
