"""Forms on the page: every field, files, and views above each other."""

import pytest
from playwright.sync_api import FilePayload, Page, expect

from tests.browser.conftest import OpenTab
from tests.browser.steps import dismiss, write

pytestmark = pytest.mark.browser


def test_every_field_sends_what_was_put_in(tab: OpenTab) -> None:
    page = tab("maya")
    write(page, "/gallery form")
    _fill(page)
    page.get_by_test_id("modal-submit").click()
    expect(page.get_by_test_id("modal")).to_have_count(0)
    page.get_by_test_id("messages").click()
    answer = page.get_by_test_id("message").last
    for line in (
        "line: A <b>line</b>",
        "text: Two",
        "number: 14",
        "email: clerk@agency.example",
        "address: https://agency.example",
        "day: 2027-02-01",
        "hour: 17:30",
        # 9:05 in Stockholm, where Maya is.
        "moment: 1801469100",
        "one: CLOUD Act",
        "several: Content, Emergency",
        "found: harbor 2",
        "radio: E-mail",
        "checks: Post, E-mail",
        "files: order.txt",
    ):
        expect(answer).to_contain_text(line)


def _fill(page: Page) -> None:
    modal = page.get_by_test_id("modal")
    field = modal.get_by_test_id
    field("field-line").fill("A <b>line</b>")
    field("field-text").fill("Two\nlines")
    field("field-number").fill("14")
    field("field-email").fill("clerk@agency.example")
    field("field-address").fill("https://agency.example")
    field("field-day").fill("2027-02-01")
    field("field-hour").fill("17:30")
    field("field-moment").fill("2027-02-01T09:05")
    _choose(page, "one", "Foreign › CLOUD Act")
    _choose(page, "several", "Content", "Emergency")
    field("field-found").press_sequentially("harbor")
    page.get_by_role("option", name="harbor 2").click()
    _choose(page, "people", "Ruth Adeyemi")
    _choose(page, "channel", "# legal-desk")
    modal.get_by_role("radio", name="E-mail").check()
    modal.get_by_role("checkbox", name="E-mail").check()
    order: FilePayload = {"name": "order.txt", "mimeType": "text/plain", "buffer": b"An order"}
    modal.locator("input[type=file]").set_input_files(order)
    expect(modal.get_by_role("button", name="Remove order.txt")).to_be_visible()


def _choose(page: Page, action_id: str, *names: str) -> None:
    page.get_by_test_id("modal").get_by_test_id(f"field-{action_id}").click()
    for name in names:
        page.get_by_role("option", name=name, exact=True).click()
    page.get_by_test_id("modal-title").click()


def test_a_form_with_a_fault_is_not_sent_and_the_fault_stands_at_its_field(tab: OpenTab) -> None:
    page = tab("maya")
    write(page, "/gallery form")
    page.get_by_test_id("modal").get_by_test_id("field-number").fill("91")
    page.get_by_test_id("modal-submit").click()
    expect(page.get_by_test_id("error-line")).to_have_text("Please complete this required field.")
    expect(page.get_by_test_id("error-number")).to_have_text("Must be at most 90.")
    expect(page.get_by_test_id("modal").get_by_test_id("field-line")).to_be_focused()
    dismiss(page)


def test_views_stand_above_each_other_and_closing_one_shows_the_one_before(tab: OpenTab) -> None:
    page = tab("maya")
    title = page.get_by_test_id("modal-title")
    submit = page.get_by_test_id("modal-submit")
    write(page, "/gallery steps")
    expect(title).to_have_text("Step 1")
    submit.click()
    expect(title).to_have_text("Step 2")
    submit.click()
    expect(title).to_have_text("Step 3")
    page.get_by_test_id("modal-close").click()
    expect(title).to_have_text("Step 2")
    submit.click()
    expect(title).to_have_text("Step 3")
    submit.click()
    expect(page.get_by_test_id("modal")).to_have_count(0)
