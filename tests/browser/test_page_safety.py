"""What people type stays text, and nothing leaves this machine.

The `tab` fixture asserts the latter for every browser test.
"""

import pytest
from playwright.sync_api import FilePayload, expect

from tests.browser.conftest import OpenTab
from tests.browser.steps import card, file_ticket, write

pytestmark = pytest.mark.browser

ATTACK = '<img src=x onerror="window.harmed=1"><script>window.harmed=1</script>'


def test_markup_in_a_message_a_form_and_a_card_is_shown_as_text(tab: OpenTab) -> None:
    page = tab("maya")
    write(page, ATTACK)
    expect(page.get_by_test_id("message").last).to_contain_text(ATTACK)
    file_ticket(page, ATTACK)
    expect(card(page, ATTACK).first).to_be_visible()
    write(page, f"/whisper {ATTACK} {{{{ 7 * 7 }}}}")
    expect(page.get_by_text("{{ 7 * 7 }}")).to_be_visible()
    assert page.evaluate("window.harmed") is None


def test_an_address_that_runs_code_is_no_link(tab: OpenTab) -> None:
    page = tab("maya")
    write(page, "/whisper [x](javascript:alert(1)) <javascript:alert(1)|press>")
    heard = page.get_by_test_id("message").last
    expect(heard).to_contain_text("javascript:alert(1)")
    expect(heard.get_by_role("link")).to_have_count(0)


def test_a_shared_file_is_handed_over_and_never_run(tab: OpenTab) -> None:
    page = tab("maya")
    trap: FilePayload = {"name": "trap.html", "mimeType": "text/html", "buffer": ATTACK.encode()}
    page.locator(".composer input[type=file]").set_input_files(trap)
    link = page.get_by_test_id("message").last.get_by_role("link", name="trap.html")
    answer = page.request.get(page.url.split("/?")[0] + (link.get_attribute("href") or ""))
    assert answer.headers["content-disposition"] == "attachment"
    assert answer.headers["content-type"] == "application/octet-stream"
