"""A request from its PDF to its closing, as a paralegal and counsel click it."""

import re
from pathlib import Path

import pytest
from playwright.sync_api import Locator, Page, expect

from tests.browser.conftest import ROOT, OpenTab
from tests.browser.emergency import picture
from tests.browser.steps import dismiss, write
from tests.browser.test_desk import served  # noqa: F401 — `writdesk try`, anew for this module

pytestmark = pytest.mark.browser

SAMPLES = Path(ROOT) / "docs" / "samples"


def card(page: Page, number: str) -> Locator:
    """The case's card in the channel."""
    shown = page.locator(".main").get_by_test_id("message")
    return shown.filter(has_text=f"{number} · ").filter(has_text="Opened").first


def own(page: Page, text: str) -> Locator:
    """The newest message that only this person sees and that says this."""
    shown = page.locator(".main").get_by_test_id("message")
    return shown.filter(has_text="Only visible to you").filter(has_text=text).last


def chooses(page: Page, field: str, option: str) -> None:
    page.get_by_test_id(f"field-{field}").click()
    page.get_by_role("option", name=option).first.click()


def opens_from(page: Page, sample: str) -> None:
    """Share a sample and open a case from the message."""
    page.locator(".composer input[type=file]").set_input_files(SAMPLES / sample)
    message = page.locator(".main").get_by_test_id("message").filter(has_text=sample).last
    expect(message).to_be_visible()
    message.hover()
    message.get_by_test_id("message-menu").click()
    page.get_by_text("Open a case from this message").last.click()
    expect(page.get_by_test_id("modal-title")).to_have_text("New case")


def test_a_request_goes_from_its_pdf_to_its_closing_between_two_people(tab: OpenTab) -> None:
    tom, ruth = tab("tom"), tab("ruth")
    _intake(tom)
    _verification(tom)
    _sign_off(tom)
    _letter(tom)
    _approval(ruth)
    _notice(ruth)
    _closing(tom)


def _intake(tom: Page) -> None:
    opens_from(tom, "grand-jury-subpoena.pdf")
    expect(tom.get_by_test_id("field-agency")).to_have_value(
        "United States Attorney, District of Harborview"
    )
    chooses(tom, "channel", "LERS")
    tom.get_by_test_id("field-sender_email").fill("dwhitlock@justice.harborview.gov")
    picture(tom, "case-1-intake")
    tom.get_by_test_id("modal-submit").click()
    card(tom, "LR-1").get_by_test_id("button-case_take").click()
    expect(card(tom, "LR-1")).to_contain_text("in review")
    picture(tom, "case-2-card")


def _verification(tom: Page) -> None:
    card(tom, "LR-1").get_by_test_id("button-case_review").click()
    own(tom, "review by the guide").get_by_text("Verify the requester").click()
    tom.get_by_test_id("field-how").fill("The court's own page names this domain.")
    tom.get_by_test_id("field-number").fill("+1 415 555 0190")
    tom.get_by_test_id("field-found_in").fill("the state's directory of agencies")
    tom.get_by_test_id("field-spoke_to").fill("the clerk on duty")
    picture(tom, "case-3-verify")
    tom.get_by_test_id("modal-submit").click()
    expect(card(tom, "LR-1")).to_contain_text("verified by Tom Okafor")


def _sign_off(tom: Page) -> None:
    """Point by point, on a review that renews itself under each click."""
    card(tom, "LR-1").get_by_test_id("button-case_review").click()
    review = own(tom, "Tom Okafor judged it met")  # the verification, which the one above lacks
    expect(review).to_be_visible()
    met = review.get_by_test_id("button-review_met")
    picture(tom, "case-4-review")
    for left in range(met.count(), 0, -1):
        expect(met).to_have_count(left)
        met.first.click()
    expect(met).to_have_count(0)
    expect(card(tom, "LR-1")).to_contain_text("Sufficient")
    picture(tom, "case-5-signed-off")


def _letter(tom: Page) -> None:
    """The draft promises records, so it is kept until counsel has approved."""
    card(tom, "LR-1").get_by_test_id("button-case_reply").click()
    letter = tom.get_by_test_id("field-letter")
    expect(letter).to_have_value(re.compile("Our case number: LR-1"))
    expect(tom.get_by_test_id("modal")).to_contain_text("only after counsel has approved")
    picture(tom, "case-6-letter")
    letter.fill(letter.input_value().replace("Sincerely,", "Please quote LR-1.\n\nSincerely,"))
    tom.get_by_test_id("modal-submit").click()
    expect(tom.get_by_test_id("modal")).to_have_count(0)


def _approval(ruth: Page) -> None:
    """The second person finds it on her home, and reads what she approves."""
    ruth.get_by_test_id("home").click()
    expect(ruth.get_by_test_id("home-view")).to_contain_text("For you to approve · 1")
    picture(ruth, "case-7-home")
    ruth.get_by_test_id("home-view").get_by_text("Show").first.click()
    expect(ruth.get_by_test_id("modal")).to_contain_text("Sufficient")
    picture(ruth, "case-8-card-from-home")
    ruth.get_by_test_id("modal").get_by_test_id("button-case_approve").click()
    expect(ruth.get_by_test_id("modal")).to_contain_text("Asks for")
    picture(ruth, "case-9-approve")
    ruth.get_by_test_id("modal-submit").click()
    expect(ruth.get_by_test_id("home-view")).to_contain_text("For you to approve: none")
    picture(ruth, "case-9-approved")
    dismiss(ruth)


def _notice(ruth: Page) -> None:
    ruth.get_by_test_id("channel-legal-desk").click()
    write(ruth, "/case notice LR-1")
    page = own(ruth, "LR-1 · user notice")
    expect(page).to_contain_text(
        "By the guide: the user is told, unless counsel decides on an exception"
    )
    picture(ruth, "case-10-notice")
    page.get_by_test_id("button-notice_decide").click()
    expect(ruth.get_by_test_id("modal")).to_contain_text("By the guide")
    picture(ruth, "case-11-decide-notice")
    ruth.get_by_test_id("modal-submit").click()
    expect(card(ruth, "LR-1")).to_contain_text("tell the user")


def _closing(tom: Page) -> None:
    """The letter goes out, what it promised is counted, and the case is closed."""
    card(tom, "LR-1").get_by_test_id("button-case_reply").click()
    expect(tom.get_by_test_id("field-letter")).to_have_value(re.compile("Please quote LR-1"))
    chooses(tom, "now", "I have sent it")
    tom.get_by_test_id("modal-submit").click()
    expect(own(tom, "sent the letter to the agency")).to_be_visible()
    card(tom, "LR-1").get_by_test_id("button-case_close").click()
    chooses(tom, "outcome", "disclosed")
    tom.get_by_test_id("field-item.name").fill("1")
    picture(tom, "case-12-close")
    tom.get_by_test_id("modal-submit").click()
    expect(card(tom, "LR-1")).to_contain_text("Outcome")
    picture(tom, "case-13-closed")
    write(tom, "/case find harborveiw atorney")
    expect(own(tom, "United States Attorney")).to_contain_text("LR-1")
    picture(tom, "case-14-found")
