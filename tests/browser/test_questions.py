"""A question's whole way on the page: asked, shared, followed up, put to counsel, published."""

import pytest
from playwright.sync_api import Locator, Page, expect

from tests.browser.conftest import OpenTab
from tests.browser.steps import write
from tests.browser.test_desk import served  # noqa: F401 — `writdesk try`, anew for this module

pytestmark = pytest.mark.browser
SILENT = "what does a LERS account cost in dollars?"


def shown(page: Page, text: str) -> Locator:
    """The last message on the main page that holds a text."""
    return page.locator(".main").get_by_test_id("message").filter(has_text=text).last


def thread_of(page: Page, text: str) -> Locator:
    """The thread of a message, opened."""
    shown(page, text).hover()
    shown(page, text).get_by_test_id("reply-in-thread").click()
    return page.get_by_test_id("thread")


def reply(page: Page, text: str) -> None:
    page.get_by_test_id("thread-composer").fill(text)
    page.get_by_test_id("thread-composer").press("Enter")


def test_an_answer_is_private_until_it_is_shared(tab: OpenTab) -> None:
    page, colleague = tab("ben", "general"), tab("maya", "general")
    write(page, "/policy 警察凭传票能拿到语音信箱吗？")
    answer = shown(page, "不能。")
    expect(answer).to_contain_text("Only visible to you")
    expect(shown(colleague, "不能。")).to_have_count(0)
    answer.get_by_test_id("button-policy_share").click()
    expect(shown(colleague, "Ben Sato 查询了指南")).to_contain_text("凭传票仅可取得非内容信息")
    expect(shown(page, "已分享。").get_by_test_id("button-policy_share")).to_have_count(0)


def test_a_talk_goes_on_from_what_was_asked_first(tab: OpenTab) -> None:
    page = tab("tom")
    write(page, "@writdesk may a search warrant reach text messages?")
    thread = thread_of(page, "may a search warrant reach text messages?")
    for question, answer in (
        ("and voicemail?", "Yes. A search warrant may yield voicemail"),
        ("and with a subpoena?", "No. The guide lists voicemail as customer content"),
        ("and in Germany?", "letters rogatory"),
    ):
        reply(page, f"@writdesk {question}")
        expect(thread.get_by_test_id("message").last).to_contain_text(answer)


def test_a_messages_menu_tells_what_the_guide_says_to_it(tab: OpenTab) -> None:
    page = tab("ines", "general")
    write(page, "The sheriff wants voicemail. Is a subpoena enough?")
    message = shown(page, "The sheriff wants voicemail")
    message.hover()
    message.get_by_test_id("message-menu").click()
    page.get_by_text("What does the guide say?").last.click()
    expect(shown(page, "content takes a search warrant")).to_contain_text("Only visible to you")


def test_counsel_answers_what_the_guide_does_not_and_the_next_who_asks_is_shown_it(
    tab: OpenTab,
) -> None:
    asker, counsel, next_one = tab("ben", "general"), tab("maya"), tab("ines", "general")
    write(asker, f"/policy {SILENT}")
    expect(shown(asker, "The guide does not say.")).to_contain_text("Only visible to you")
    shown(asker, "The guide does not say.").get_by_test_id("button-policy_ask_counsel").click()
    expect(shown(asker, "Counsel has your question")).to_be_visible()

    expect(shown(counsel, "A question for counsel")).to_contain_text("from Ben Sato")
    thread = thread_of(counsel, "A question for counsel")
    reply(counsel, "It costs nothing.")
    thread.get_by_test_id("button-policy_send").click()
    expect(shown(counsel, "Answered by Maya Lindqvist")).not_to_contain_text("Ben Sato")
    asker.get_by_test_id("messages").click()
    expect(shown(asker, "Counsel has answered your question")).to_contain_text("It costs nothing.")

    shown(counsel, "Answered by Maya").get_by_test_id("button-policy_publish").click()
    counsel.get_by_test_id("field-answer").fill("A LERS account is free of charge.")
    counsel.get_by_test_id("modal-submit").click()
    expect(shown(counsel, "Shown to whoever asks the same")).to_be_visible()
    write(next_one, "/policy What does a LERS account cost, in dollars")
    answer = shown(next_one, "A LERS account is free of charge.")
    expect(answer).to_contain_text("Counsel's answer, not the guide's · Maya Lindqvist")

    write(counsel, "/policy gaps")
    gaps = shown(counsel, "What the guide does not answer")
    expect(gaps).to_contain_text("Asked 2 times")
    expect(gaps).to_contain_text("counsel's answer is shown")
    expect(gaps).not_to_contain_text("Ben")
