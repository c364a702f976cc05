"""Several people at one workspace: what each sees, and what only one does."""

import re

import pytest
from playwright.sync_api import expect

from tests.browser.conftest import OpenTab
from tests.browser.steps import write

pytestmark = pytest.mark.browser


def test_what_is_said_shows_in_another_persons_tab_without_reloading(tab: OpenTab) -> None:
    maya, tom = tab("maya"), tab("tom")
    write(maya, "Good morning, @tom")
    said = tom.get_by_test_id("message").filter(has_text="Good morning")
    expect(said.locator(".mention.mine")).to_have_text("@Tom Okafor")


def test_an_ephemeral_message_is_seen_by_one_person_only(tab: OpenTab) -> None:
    maya, tom = tab("maya"), tab("tom")
    write(maya, "/whisper The order is sealed")
    heard = maya.get_by_test_id("message").filter(has_text="The order is sealed")
    expect(heard).to_contain_text("Only visible to you")
    write(maya, "After the whisper")
    expect(tom.get_by_text("After the whisper")).to_be_visible()
    expect(tom.get_by_text("The order is sealed")).to_have_count(0)


def test_each_tab_looks_through_the_eyes_of_the_person_in_its_address(tab: OpenTab) -> None:
    page = tab("maya")
    page.get_by_test_id("person-switch").click()
    expect(page.get_by_test_id("person-gus")).to_contain_text("guest")
    expect(page.get_by_test_id("person-ben")).to_contain_text("Asia/Tokyo")
    page.get_by_test_id("person-tom").click()
    expect(page.get_by_test_id("person-switch")).to_contain_text("Tom Okafor")
    expect(page).to_have_url(re.compile("as=tom&in=legal-desk$"))
    expect(page.get_by_test_id("channel-legal-audit")).to_have_count(0)
    expect(page.get_by_test_id("channel-legal-sealed")).to_have_count(0)
    page.get_by_test_id("channel-emergencies").click()
    expect(page.get_by_test_id("channel-name")).to_have_text(re.compile("emergencies"))
    expect(page).to_have_url(re.compile("as=tom&in=emergencies$"))
    page.go_back()
    expect(page.get_by_test_id("channel-name")).to_have_text(re.compile("legal-desk"))


def test_a_guest_sees_their_own_channels_and_nothing_else(tab: OpenTab) -> None:
    page = tab("gus", "legal-desk")
    expect(page.get_by_text("Gus Keller cannot see this")).to_be_visible()
    expect(page.get_by_test_id("channel-general")).to_be_visible()
    expect(page.get_by_test_id("channel-legal-desk")).to_have_count(0)


def test_somebody_who_is_no_member_reads_a_public_channel_and_cannot_write(tab: OpenTab) -> None:
    page = tab("ben")
    expect(page.get_by_test_id("no-composer")).to_contain_text("can only read")
    expect(page.get_by_test_id("composer")).to_have_count(0)


def test_unread_channels_stand_out_and_mentions_are_counted(tab: OpenTab) -> None:
    tom, maya = tab("tom", "general"), tab("maya")
    write(maya, "A first message")
    link = tom.get_by_test_id("channel-legal-desk")
    expect(link).to_have_class(re.compile("unread"))
    write(maya, "@tom please look")
    expect(link.locator(".count")).to_be_visible()
    link.click()
    expect(tom.get_by_text("please look")).to_be_visible()
    expect(link).not_to_have_class(re.compile("unread"))


def test_home_and_direct_messages_are_the_apps_own_places(tab: OpenTab) -> None:
    page = tab("tom")
    page.get_by_test_id("home").click()
    expect(page.get_by_test_id("home-view")).to_contain_text("Nothing waits for @Tom Okafor")
    page.get_by_test_id("messages").click()
    write(page, "Are you there?")
    expect(page.get_by_test_id("message").last).to_contain_text("You said: Are you there?")
