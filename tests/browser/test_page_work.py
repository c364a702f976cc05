"""People at work on the page: commands, forms, cards, threads."""

import pytest
from playwright.sync_api import FilePayload, expect

from tests.browser.conftest import OpenTab
from tests.browser.steps import card, dismiss, file_ticket, write
from workspace.ids import stable_id

pytestmark = pytest.mark.browser


def test_a_command_opens_a_form_and_the_form_makes_a_card(tab: OpenTab) -> None:
    page = tab("maya")
    write(page, "/ticket Records for Harbor County")
    expect(page.get_by_test_id("modal-title")).to_have_text("New ticket")
    expect(page.get_by_test_id("field-title")).to_have_value("Records for Harbor County")
    page.get_by_test_id("field-owner").click()
    page.get_by_role("option", name="Tom Okafor").click()
    page.get_by_test_id("modal-submit").click()
    made = card(page, "Records for Harbor County")
    expect(made).to_contain_text("Open")
    expect(made).to_contain_text("@Tom Okafor")
    expect(page.get_by_test_id("modal")).to_have_count(0)


def test_a_field_that_the_app_refuses_says_why_and_keeps_what_was_typed(tab: OpenTab) -> None:
    page = tab("maya")
    write(page, "/ticket")
    page.get_by_test_id("modal-submit").click()
    expect(page.get_by_test_id("error-title")).to_have_text("Please complete this required field.")
    page.get_by_test_id("field-title").fill("a forbidden word")
    page.get_by_test_id("modal-submit").click()
    expect(page.get_by_test_id("error-title")).to_have_text("This word is not taken here.")
    expect(page.get_by_test_id("field-title")).to_have_value("a forbidden word")
    expect(page.get_by_test_id("field-title")).to_be_focused()
    page.keyboard.press("Escape")
    expect(page.get_by_test_id("modal")).to_have_count(0)


def test_a_cards_button_asks_first_and_the_card_changes_in_place_in_every_tab(
    tab: OpenTab,
) -> None:
    page, other = tab("maya"), tab("tom")
    file_ticket(page, "Close me")
    expect(card(other, "Close me")).to_contain_text("Open")
    button = card(page, "Close me").get_by_test_id("button-close_ticket")
    button.click()
    page.get_by_test_id("confirm-deny").click()
    expect(page.get_by_test_id("confirm")).to_have_count(0)
    expect(card(page, "Close me")).to_contain_text("Open")
    button.click()
    page.get_by_test_id("confirm-yes").click()
    for seen in (page, other):
        expect(card(seen, "Close me")).to_contain_text("Closed")


def test_a_thread_opens_beside_the_channel_and_takes_replies(tab: OpenTab) -> None:
    page, other = tab("maya"), tab("tom")
    file_ticket(page, "Talk about me")
    made = card(page, "Talk about me")
    made.get_by_test_id("replies").click()
    thread = page.get_by_test_id("thread")
    expect(thread).to_contain_text("has ticket")
    page.get_by_test_id("thread-composer").fill("I am on it")
    page.keyboard.press("Enter")
    expect(thread).to_contain_text("I am on it")
    expect(made).to_contain_text("2 replies")
    expect(card(other, "Talk about me")).to_contain_text("2 replies")
    page.get_by_test_id("thread-composer").fill("/ticket from a thread")
    page.keyboard.press("Enter")
    expect(thread).to_contain_text("not supported in threads")
    page.get_by_test_id("thread-composer").press("Escape")
    expect(page.get_by_test_id("thread")).to_have_count(0)


def test_a_button_stays_under_the_finger_while_its_message_changes_elsewhere(
    tab: OpenTab,
) -> None:
    page, other = tab("maya"), tab("tom")
    file_ticket(page, "Press me")
    card(page, "Press me").get_by_test_id("button-close_ticket").hover()
    page.mouse.down()
    card(other, "Press me").get_by_test_id("replies").click()
    other.get_by_test_id("thread-composer").fill("Meanwhile")
    other.keyboard.press("Enter")
    expect(card(page, "Press me")).to_contain_text("2 replies")
    page.mouse.up()
    page.get_by_test_id("confirm-yes").click()
    expect(card(page, "Press me")).to_contain_text("Closed")


def test_shortcuts_stand_in_the_composer_and_in_a_messages_menu(tab: OpenTab) -> None:
    page = tab("maya")
    page.get_by_test_id("shortcuts").click()
    page.get_by_text("File a ticket").click()
    expect(page.get_by_test_id("modal-title")).to_have_text("New ticket")
    page.get_by_test_id("modal-close").click()
    expect(page.get_by_test_id("modal")).to_have_count(0)
    write(page, "Somebody should look at this")
    message = page.get_by_test_id("message").filter(has_text="Somebody should look at this")
    message.hover()
    message.get_by_test_id("message-menu").click()
    page.get_by_text("File this message").click()
    expect(page.get_by_test_id("field-title")).to_have_value("Somebody should look at this")
    dismiss(page)


def test_the_composer_offers_commands_and_people(tab: OpenTab) -> None:
    page = tab("maya")
    box = page.get_by_test_id("composer")
    box.press_sequentially("/g")
    expect(page.get_by_role("option")).to_contain_text(["message | form | steps"])
    box.press("Tab")
    expect(box).to_have_value("/gallery ")
    expect(page.get_by_role("status").filter(has_text="/gallery")).to_be_visible()
    box.fill("")
    box.press_sequentially("Ask @oka")
    box.press("ArrowDown")
    box.press("Enter")
    expect(box).to_have_value("Ask @tom ")
    box.press("Enter")
    expect(page.get_by_test_id("message").last).to_contain_text("Ask @Tom Okafor")


def test_every_block_is_shown_and_every_element_in_a_message_tells_the_app(tab: OpenTab) -> None:
    page = tab("maya")
    write(page, "/gallery")
    shown = page.get_by_test_id("message").filter(has_text="Everything").last
    expect(shown.get_by_role("table")).to_have_count(2)
    expect(shown).not_to_contain_text("does not show")
    # A picture from elsewhere is named, but not fetched.
    expect(shown.get_by_role("img", name="Requests by month")).to_be_visible()
    expect(shown.locator("img")).to_have_count(0)

    def answered(words: str) -> None:
        expect(page.get_by_test_id("message").filter(has_text=words)).to_be_visible()

    shown.get_by_test_id("button-take").click()
    answered("You used take: 1")
    shown.get_by_test_id("button-more").click()
    page.get_by_role("listitem").filter(has_text="Archive").click()
    answered("You used more: Archive")
    shown.get_by_test_id("field-pick").click()
    page.get_by_role("option", name="Preservation").click()
    answered("You used pick: Preservation")
    shown.get_by_test_id("field-when").fill("2027-02-01")
    answered("You used when: 2027-02-01")
    shown.get_by_label("E-mail").first.check()
    answered("You used how: E-mail")
    shown.get_by_label("Post").last.check()
    answered("You used checks: Post")


def test_the_address_of_a_message_opens_its_channel_and_thread(tab: OpenTab, served: str) -> None:
    page = tab("tom")
    file_ticket(page, "Find me again")
    ts = card(page, "Find me again").get_attribute("data-ts") or ""
    name = f"p{ts.replace('.', '')}"
    page.goto(f"{served}archives/{stable_id('C', 'legal-desk')}/{name}?as=maya")
    expect(page.get_by_test_id("person-switch")).to_contain_text("Maya Lindqvist")
    expect(page.get_by_test_id("thread")).to_contain_text("Find me again")


def test_a_file_is_shared_by_its_button(tab: OpenTab) -> None:
    page = tab("maya")
    order: FilePayload = {"name": "order.txt", "mimeType": "text/plain", "buffer": b"An order"}
    page.locator(".composer input[type=file]").set_input_files(order)
    expect(page.get_by_test_id("message").last).to_contain_text("order.txt")
