"""What the browser tests stand on: Chromium, a workspace with a small app, and tabs in it."""

import json
import os
import shutil
import subprocess
import sys
from collections.abc import Callable, Iterator
from pathlib import Path
from urllib.parse import urlencode, urlsplit

import pytest
from playwright.sync_api import Browser, BrowserContext, Page, Request, expect, sync_playwright

HERE = Path(__file__).parent
ROOT = HERE.parent.parent
CHROMIUMS = ("/usr/bin/chromium", "chromium-browser", "google-chrome")
QUIET = (
    "--no-sandbox",
    "--disable-gpu",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
    "--no-first-run",
)
# A busy machine is slow to draw; what never comes fails all the same.
PATIENCE_MS = 15_000
expect.set_options(timeout=PATIENCE_MS)

OpenTab = Callable[..., Page]


@pytest.fixture(scope="session")
def chromium() -> str:
    """The system's Chromium: without one the test is skipped, but never in CI."""
    named = os.environ.get("CHROMIUM")
    for candidate in (named,) if named else CHROMIUMS:
        if found := shutil.which(candidate):
            return found
    reason = "no Chromium: install one, or name it in the environment variable CHROMIUM"
    if os.environ.get("CI"):
        pytest.fail(reason)
    pytest.skip(reason)


class Windows(dict[str, BrowserContext]):
    """A window for each person: in one window Chromium hardly draws the tabs that are behind."""

    def __init__(self, browser: Browser) -> None:
        self._browser = browser

    def __missing__(self, person: str) -> BrowserContext:
        window = self._browser.new_context(viewport={"width": 1280, "height": 800}, locale="en-US")
        window.set_default_timeout(PATIENCE_MS)
        self[person] = window
        return window


@pytest.fixture(scope="package")
def windows(chromium: str) -> Iterator[Windows]:
    """Playwright's loop runs in this thread until the last test of this folder: no test here can
    start a loop of its own, and those elsewhere can."""
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=chromium, args=list(QUIET))
        yield Windows(browser)
        browser.close()


@pytest.fixture(scope="session")
def served() -> Iterator[str]:
    """A workspace with its page and the small app at work in it; the page's address."""
    manifest = str(HERE / "clerk.yaml")
    with running("workspace", manifest, "--page") as workspace:
        ready = json.loads(first_line(workspace))
        tokens = (ready["url"], ready["bot_token"], ready["app_token"])
        with running("tests.browser.clerk", *tokens) as app:
            assert first_line(app) == "connected"
            yield ready["page"]


@pytest.fixture
def tab(windows: Windows, served: str) -> Iterator[OpenTab]:
    """Opens a tab for a person; at the end no tab asked for anything outside this machine, and
    none had an error to report."""
    outside: list[str] = []
    faults: list[str] = []
    opened: list[Page] = []

    def asked(request: Request) -> None:
        address = urlsplit(request.url)
        if address.scheme not in ("data", "blob") and address.hostname != "127.0.0.1":
            outside.append(request.url)

    def open_tab(person: str, where: str = "legal-desk") -> Page:
        page = windows[person].new_page()
        opened.append(page)
        page.on("request", asked)
        page.on("pageerror", lambda error: faults.append(str(error)))
        page.on("console", lambda said: faults.append(said.text) if said.type == "error" else None)
        page.goto(f"{served}?{urlencode({'as': person, 'in': where})}")
        page.get_by_test_id("person-switch").wait_for()
        return page

    yield open_tab
    for page in opened:
        page.close()
    assert outside == []
    assert faults == []


def running(module: str, *arguments: str) -> subprocess.Popen[str]:
    """A module of this repository as a child process; it ends when its input does, or is ended."""
    return Child(
        [sys.executable, "-m", module, *arguments],
        cwd=ROOT,
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        text=True,
    )


class Child(subprocess.Popen[str]):
    """A process that does not outlive its `with`."""

    def __exit__(self, *details: object) -> None:
        self.terminate()
        self.communicate(timeout=10)


def first_line(process: subprocess.Popen[str]) -> str:
    assert process.stdout is not None
    return process.stdout.readline().strip()
