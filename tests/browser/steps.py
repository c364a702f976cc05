"""What people do again and again in the browser tests."""

from playwright.sync_api import Locator, Page, expect


def write(page: Page, text: str) -> None:
    """Type into the composer and send."""
    page.get_by_test_id("composer").fill(text)
    page.get_by_test_id("composer").press("Enter")


def dismiss(page: Page) -> None:
    """Close the modal, and all that are under it."""
    page.get_by_test_id("modal-dismiss").click()
    expect(page.get_by_test_id("modal")).to_have_count(0)


def card(page: Page, title: str) -> Locator:
    """The ticket's card in the channel."""
    shown = page.locator(".main").get_by_test_id("message")
    return shown.filter(has_text=title).filter(has_text="Ticket")


def file_ticket(page: Page, title: str) -> None:
    """File a ticket with the form as it opens."""
    write(page, f"/ticket {title}")
    page.get_by_test_id("modal-submit").click()
    expect(card(page, title)).to_be_visible()
