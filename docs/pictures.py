"""Makes the pictures of the README and of docs/first-day.md: `make pictures`.

It plays a first day on the page of `writdesk try`, one scene after the other, as the guide tells
it. What a scene waits for stands in the guide, too: a picture never shows what is no longer so.
"""

import io
import re
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from PIL import Image
from playwright.sync_api import Browser, Locator, Page, sync_playwright

HERE = Path(__file__).parent
CHROMIUM = "/usr/bin/chromium"
QUIET = ["--no-sandbox", "--disable-gpu", "--disable-background-networking", "--no-first-run"]
COLOURS = 96  # few enough to be small, enough to look the same
COMPLETE = (
    '/case new subpoena kind=grand_jury agency="United States Attorney, District of Harborview"'
    ' country=US agent="Dana Whitlock" due=+21d basis="18 USC 2703(c)(2)"'
    ' meeting_id="912 3456 7890" seeks=name,ip_address,join_leave_times'
)
EMERGENCY = "/emergency A boy of 15 says on a live stream that he will jump tonight"


def main() -> None:
    """Play the day, and save each picture beside this file."""
    with _desk() as address, sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=CHROMIUM, args=QUIET)
        day = Day(browser, address)
        for scene in (readme, opening, letter, question, sealed, emergency, report, preservation):
            scene(day)
        browser.close()


class Day:
    """One workspace, in which everybody has a window."""

    def __init__(self, browser: Browser, address: str) -> None:
        self._browser = browser
        self._address = address

    def window(self, person: str, channel: str = "legal-desk") -> Page:
        page = self._browser.new_page(viewport={"width": 1360, "height": 850}, locale="en-US")
        page.goto(f"{self._address}?as={person}&in={channel}")
        page.get_by_test_id("composer").wait_for()
        return page


def readme(day: Day) -> None:
    """A case's card that somebody took, and an answer of the guide."""
    page = day.window("maya")
    write(page, COMPLETE)
    page.get_by_test_id("button-case_take").first.click()
    page.get_by_text("in review").first.wait_for()
    write(page, "/policy what does a subpoena yield?")
    page.get_by_text("2703(c)(2)").last.wait_for()
    save(page, "desk")


def opening(day: Day) -> None:
    """A request's PDF becomes a case, and the card says what it lacks."""
    page = day.window("maya")
    open_from(page, "subpoena-that-misses-much.pdf")
    save(page, "first-day/open")
    page.get_by_test_id("modal-submit").click()
    card(page, "LR-2").wait_for()
    save(page, "first-day/missing")


def letter(day: Day) -> None:
    """The letter that asks for it."""
    page = day.window("maya")
    write(page, "/case reply LR-2")
    page.get_by_test_id("modal").wait_for()
    save(page, "first-day/letter")
    page.get_by_test_id("modal-dismiss").click()


def question(day: Day) -> None:
    """Somebody outside the legal team asks in Chinese."""
    page = day.window("ben", "general")
    write(page, "/policy 紧急申请要写明哪些内容？")
    page.get_by_text("紧急申请").last.wait_for()
    save(page, "first-day/question")


def preservation(day: Day) -> None:
    """A snapshot, and the reminder before it expires."""
    page = day.window("maya")
    write(page, '/preserve new LR-1 target="account 4471"')
    write(page, "/preserve list")
    save(page, "first-day/preserve")
    for _ in range(2):
        page.get_by_test_id("wind-30d").click()
        page.wait_for_timeout(2000)
    messages(page)
    page.get_by_text("preservation:").last.wait_for()
    save(page, "first-day/reminder")


def sealed(day: Day) -> None:
    """A warrant with a nondisclosure order: its number is all that the channel sees."""
    page = day.window("maya")
    messages(page)
    open_from(page, "search-warrant-with-secrecy-order.pdf")
    page.get_by_test_id("modal-submit").click()
    page.get_by_test_id("modal").wait_for(state="detached")
    seen = day.window("tom")
    seen.get_by_text("sealed").last.wait_for()
    save(seen, "first-day/sealed")


def emergency(day: Day) -> None:
    """The alert that pages until somebody takes it."""
    write(day.window("ben", "general"), EMERGENCY)
    page = day.window("ines", "emergencies")
    page.get_by_test_id("button-emergency_take").last.wait_for()
    save(page, "first-day/emergency")


def report(day: Day) -> None:
    """The transparency report so far."""
    page = day.window("ruth")
    write(page, "/report")
    page.get_by_text("Pending").last.wait_for()
    page.get_by_text("Government requests, ").last.scroll_into_view_if_needed()
    save(page, "first-day/report")


def messages(page: Page) -> None:
    """The person's direct messages with the desk."""
    page.get_by_test_id("messages").click()
    page.wait_for_timeout(1000)


def write(page: Page, text: str) -> None:
    composer = page.get_by_test_id("composer")
    composer.fill(text)
    composer.press("Enter")
    page.wait_for_timeout(800)


def open_from(page: Page, sample: str) -> None:
    """Share a sample and choose “Open a case from this message”."""
    page.locator(".composer input[type=file]").set_input_files(HERE / "samples" / sample)
    page.wait_for_timeout(500)
    write(page, "Came in this morning.")
    message = page.locator(".main").get_by_test_id("message").filter(has_text=sample).last
    message.hover()
    message.get_by_test_id("message-menu").click()
    page.get_by_text("Open a case from this message").last.click()
    page.get_by_test_id("modal-submit").wait_for()


def card(page: Page, number: str) -> Locator:
    return page.locator(".main").get_by_test_id("message").filter(has_text=number).last


def save(page: Page, name: str) -> None:
    """A small picture: few colours look the same on a page of text."""
    page.wait_for_timeout(1200)
    taken = Image.open(io.BytesIO(page.screenshot())).convert("RGB")
    file = HERE / f"{name}.png"
    file.parent.mkdir(exist_ok=True)
    taken.quantize(COLOURS).save(file, optimize=True)


@contextmanager
def _desk() -> Iterator[str]:
    """`writdesk try`; the address that it prints."""
    command = [sys.executable, "-m", "cli", "try", "--port", "0"]
    with subprocess.Popen(command, stdout=subprocess.PIPE, text=True) as desk:
        try:
            assert desk.stdout is not None
            found = next(filter(None, (re.search(r"http://\S+/", line) for line in desk.stdout)))
            yield found[0]
        finally:
            desk.terminate()


if __name__ == "__main__":
    main()
