"""What people look for when there is an emergency, and pictures of what they see."""

import os
from pathlib import Path

from playwright.sync_api import Locator, Page

# Where to keep pictures of what people see; nowhere, if it is not set.
PICTURES = os.environ.get("WRITDESK_PICTURES")


def alert(page: Page, number: str) -> Locator:
    shown = page.locator(".main").get_by_test_id("message")
    return shown.filter(has_text=f"{number} · Emergency").filter(has_text="Raised")


def picture(page: Page, name: str) -> None:
    if PICTURES:
        page.screenshot(path=Path(PICTURES) / f"{name}.png", full_page=True)


def wind(page: Page) -> None:
    """Five minutes go by, by the page's own clock."""
    page.get_by_test_id("wind-5m").click()
