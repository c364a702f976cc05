"""Makes the README's picture: `make picture`. It plays a minute of the desk's day on the page."""

import re
import subprocess
import sys
from pathlib import Path

from playwright.sync_api import Page, sync_playwright

HERE = Path(__file__).parent
CHROMIUM = "/usr/bin/chromium"
QUIET = ["--no-sandbox", "--disable-gpu", "--disable-background-networking", "--no-first-run"]
CASE = (
    '/case new subpoena kind=grand_jury agency="United States Attorney, District of Harborview"'
    ' country=US agent="Dana Whitlock" due=+21d basis="18 USC 2703(c)(2)"'
    ' meeting_id="912 3456 7890" seeks=name,ip_address,join_leave_times'
)


def main() -> None:
    """Start `writdesk try`, play, and save `desk.png` beside this file."""
    command = [sys.executable, "-m", "cli", "try", "--port", "0"]
    with subprocess.Popen(command, stdout=subprocess.PIPE, text=True) as desk:
        try:
            _draw(_address(desk))
        finally:
            desk.terminate()


def _address(desk: subprocess.Popen[str]) -> str:
    assert desk.stdout is not None
    for line in desk.stdout:
        if found := re.search(r"http://127\.0\.0\.1:\d+/", line):
            return found[0]
    raise SystemExit("writdesk try did not start")


def _draw(address: str) -> None:
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=CHROMIUM, args=QUIET)
        page = browser.new_page(viewport={"width": 1360, "height": 850}, locale="en-US")
        page.goto(f"{address}?as=maya&in=legal-desk")
        _type(page, CASE)
        page.get_by_test_id("button-case_take").first.click()
        page.get_by_text("in review").first.wait_for()
        _type(page, "/policy what does a subpoena yield?")
        page.get_by_text("2703(c)(2)").last.wait_for()
        page.wait_for_timeout(800)
        page.screenshot(path=HERE / "desk.png")
        browser.close()


def _type(page: Page, text: str) -> None:
    composer = page.get_by_test_id("composer")
    composer.fill(text)
    composer.press("Enter")
    page.wait_for_timeout(800)


if __name__ == "__main__":
    main()
