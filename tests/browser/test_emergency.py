"""An emergency on the page: raised with half a sentence, escalated, taken, decided."""

import pytest
from playwright.sync_api import expect

from tests.browser.conftest import OpenTab
from tests.browser.emergency import alert, picture, wind
from tests.browser.steps import write
from tests.browser.test_desk import served  # noqa: F401 — `writdesk try`, anew for this module

pytestmark = pytest.mark.browser


def test_an_emergency_goes_from_the_form_through_the_tiers_to_the_decision(tab: OpenTab) -> None:
    ben, ines = tab("ben", "general"), tab("ines", "emergencies")
    ruth = tab("ruth", "emergencies")
    write(ben, "/emergency")
    expect(ben.get_by_test_id("modal-title")).to_have_text("Raise an emergency")
    picture(ben, "1-form")
    ben.get_by_test_id("field-nature").fill("A boy on a stream says that he will jump tonight.")
    ben.get_by_test_id("field-sender_email").fill("officer@gmail.com")
    ben.get_by_test_id("modal-submit").click()
    expect(ben.locator(".main")).to_contain_text("LR-1 is raised")
    expect(alert(ines, "LR-1")).to_contain_text("Nobody has taken it yet")
    expect(alert(ines, "LR-1")).to_contain_text("free webmail")
    expect(alert(ines, "LR-1")).to_contain_text("Nobody was telephoned")
    picture(ines, "2-alert")

    wind(ines)
    expect(alert(ines, "LR-1")).to_contain_text("counsel, ")
    expect(ines.locator(".main")).not_to_contain_text("open the desk")
    picture(ines, "3-escalated")
    ruth.get_by_test_id("home").click()
    expect(ruth.get_by_test_id("home-view")).to_contain_text("Open emergencies")
    picture(ruth, "3-home")
    ruth.get_by_test_id("channel-emergencies").click()

    alert(ines, "LR-1").get_by_test_id("button-emergency_take").click()
    expect(alert(ruth, "LR-1")).to_contain_text("Ines Duarte has it")
    picture(ruth, "4-taken")
    alert(ines, "LR-1").get_by_test_id("button-emergency_ask").click()
    expect(ines.get_by_test_id("modal-title")).to_have_text("LR-1")
    picture(ines, "5-ask")
    ines.get_by_test_id("field-at_risk").fill("A boy aged 15.")
    ines.get_by_test_id("modal-submit").click()
    expect(alert(ruth, "LR-1")).to_contain_text("A boy aged 15.")

    alert(ruth, "LR-1").get_by_test_id("button-emergency_decide").click()
    expect(ruth.get_by_test_id("modal-title")).to_have_text("Decide LR-1")
    expect(ruth.get_by_test_id("modal")).to_contain_text("Not verified, and suspicious")
    expect(ruth.get_by_test_id("modal")).to_contain_text("By when would the harm happen")
    picture(ruth, "6-decide")
    ruth.get_by_test_id("field-decision").click()
    ruth.get_by_role("option", name="Decline").click()
    ruth.get_by_test_id("field-reason").fill("The station knows of no such case.")
    ruth.get_by_test_id("modal-submit").click()
    expect(alert(ines, "LR-1")).to_contain_text("Ruth Adeyemi declined it")
    picture(ines, "7-declined")
    ben.get_by_test_id("messages").click()
    expect(ben.locator(".main")).to_contain_text("You raised LR-1")
    expect(ben.locator(".main")).to_contain_text("LR-1 is over")
    picture(ben, "8-raiser")
    ines.get_by_test_id("messages").click()
    expect(ines.locator(".main")).to_contain_text("You need do nothing")
    picture(ines, "9-page")
