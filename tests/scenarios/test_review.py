"""The review of a case: the same words everywhere, and judgements by name and time."""

import json
import shutil
from datetime import date
from pathlib import Path
from typing import Any
from zoneinfo import ZoneInfo

import pytest
import yaml

import policy.load
from bot.control.operations import OPERATIONS
from bot.domain.checklist import VERDICTS, checklist, sentence_case
from bot.store.database import rows
from cli.records import plain_facts
from cli.reviewing import lines
from policy.load import latest
from policy.request import parse_request
from policy.review import review
from tests.scenarios.casework import (
    REQUESTS,
    case_of,
    is_ready,
    opens_sample,
    sample,
    signs_everything_off,
    verifies,
)
from tests.scenarios.office import DESK, SEALED, Office, fills, told
from workspace.model import Message
from workspace.sight import words


async def test_the_card_says_in_short_what_the_review_says_at_length(office: Office) -> None:
    card = await opens_sample(office, "subpoena-deficient")
    assert card is not None
    assert "Insufficient · " in words(card)
    assert len(card.blocks) <= 6
    await office.tom.click(card, "case_review")
    page = await office.tom.sees("LR-1 · review", DESK)
    found = review(
        latest(),
        parse_request(sample("subpoena-deficient")),
        zone=ZoneInfo("UTC"),
    )
    for finding in found.findings:
        assert finding.why in words(page)


@pytest.mark.parametrize("file", sorted(REQUESTS.glob("*.yaml")), ids=lambda file: file.stem)
async def test_card_command_and_command_line_use_the_same_words(office: Office, file: Path) -> None:
    facts = sample(file.stem)
    facts.pop("nondisclosure", None)  # a sealed case has its card elsewhere
    card = await opens_sample(office, file.stem, nondisclosure={})
    assert card is not None
    found = review(latest(), parse_request(facts), zone=ZoneInfo("UTC"))
    listed = checklist(latest(), found)
    printed = "\n".join(lines(listed, found))
    shown = (await told(office.tom, "/case review LR-1")).replace("&amp;", "&")
    assert listed.headline in words(card)
    assert listed.headline in printed
    assert listed.verdict in shown
    for point in (*listed.not_met, *listed.for_a_person):
        assert f"*{point.what}*: {point.why}" in shown
        assert f"{point.what}: {point.why}" in printed


SHARED = Path(__file__).parents[3] / "shared" / "examples" / "requests"


@pytest.mark.skipif(not SHARED.is_dir(), reason=f"there are no shared examples at {SHARED}")
@pytest.mark.parametrize("file", sorted(SHARED.glob("*.yaml")), ids=lambda file: file.stem)
async def test_a_shared_example_comes_out_as_expected_in_all_three_places(
    office: Office, file: Path
) -> None:
    facts = shared(file)
    opened = await OPERATIONS["open_case"](office.desk, {"facts": plain_facts(facts)})
    place = SEALED if case_of(office, opened["case"]).sealed else DESK
    card = await office.maya.sees("LR-1 · ", place)
    verdict = VERDICTS[facts["expect"]["verdict"]]
    assert f"{verdict.split(':')[0]} · " in words(card)
    assert verdict in await told(office.maya, "/case review LR-1", place)
    found = review(latest(), parse_request(facts), zone=ZoneInfo("UTC"))
    assert lines(checklist(latest(), found), found)[0] == verdict
    told_of = (await told(office.maya, "/case review LR-1", place)).replace("&amp;", "&")
    for one in facts["expect"].get("not_met", ()):
        what = sentence_case(latest().requirement(one).what.en)
        assert f"*{what}*: {found.finding(one).why}" in told_of


def shared(file: Path) -> dict[str, Any]:
    facts: dict[str, Any] = yaml.safe_load(file.read_text("utf-8"))
    return facts


async def test_what_only_a_person_can_judge_is_signed_off_by_name(office: Office) -> None:
    await opens_sample(office, "subpoena-complete")
    await told(office.tom, "/case review LR-1", "general")
    (page,) = office.tom.ephemerals("general")
    await office.tom.click(page, "review_met", "judge_lawful_basis")
    page = await office.tom.sees("Tom Okafor judged it met", "general")
    await office.tom.click(page, "review_not_met", "judge_specific_scope")
    page = await office.tom.sees("Tom Okafor judged it not met", "general")
    assert "Insufficient" in words(page)
    log = await told(office.maya, "/case log LR-1")
    assert "judged “a specific scope, not overbroad” not met" in log

    answer = await told(office.maya, "/case review LR-1 met specific_scope")
    assert "Maya Lindqvist judged “a specific scope, not overbroad” met" in answer
    assert "Sufficient" in await told(office.tom, "/case review LR-1")


async def test_the_latest_word_counts_and_is_one_click_away(office: Office) -> None:
    await opens_sample(office, "subpoena-complete")
    await verifies(office.tom)
    await told(office.maya, "/case review LR-1", "general")
    (page,) = office.maya.ephemerals("general")
    assert "Tom Okafor judged it met" in words(page)
    await office.maya.click(page, "review_not_met", accessory_of(page, "Tom Okafor judged it met"))
    page = await office.maya.sees("Maya Lindqvist judged it not met", "general")
    assert "Insufficient" in words(page)
    await verifies(office.tom)
    assert "Tom Okafor judged it met" in await told(office.tom, "/case review LR-1")


async def test_who_may_not_work_on_cases_judges_nothing(office: Office) -> None:
    await opens_sample(office, "subpoena-complete")
    await told(office.ines, "/case review LR-1")
    (page,) = office.ines.ephemerals(DESK)
    await office.ines.click(page, "review_met", "judge_lawful_basis")
    await office.ines.sees("you need the role", DESK)
    assert case_of(office).sign_offs == ()


async def test_a_judgement_of_facts_that_changed_under_ones_eyes_is_not_kept(
    office: Office,
) -> None:
    await opens_sample(office, "subpoena-complete")
    await told(office.tom, "/case review LR-1", "general")
    (page,) = office.tom.ephemerals("general")
    await edits(office, "maya", {"legal_basis": "Other law"})
    await office.tom.click(page, "review_met", "judge_lawful_basis")
    await office.tom.sees("changed while you looked at them", "general")
    assert case_of(office).sign_offs == ()


async def test_changed_facts_ask_for_judgements_anew_and_show_the_earlier_ones(
    office: Office,
) -> None:
    await opens_sample(office, "subpoena-complete")
    await signs_everything_off(office.tom, office)
    await edits(office, "maya", {"legal_basis": "Fed. R. Crim. P. 17(c)"})
    page = await told(office.maya, "/case review LR-1")
    assert "Tom Okafor judged it met" in page
    assert "before the facts changed" in page
    assert "✅ verified by Tom Okafor" in words((await office.cards())[0])


async def test_the_requester_is_verified_by_a_call_back_and_not_by_a_domain(
    office: Office,
) -> None:
    card = await opens_sample(office, "subpoena-complete")
    assert card is not None
    assert "⚠️ not verified" in words(card)
    await office.tom.command("/case verify LR-1", DESK)
    form = await office.tom.sees_view("LR-1")
    await fills(office.tom, form, {"how": "It ends in .gov."})
    assert "An official domain is not enough: call back" in form.errors["number"]
    await fills(office.tom, form, {"number": "+1 415 555 0190"})
    assert "not on the request" in form.errors["found_in"]
    await fills(office.tom, form, {"found_in": "the court's own page", "spoke_to": "the clerk"})
    await office.maya.sees("✅ verified by Tom Okafor", DESK)
    assert "verified the requester" in await told(office.maya, "/case log LR-1")


@pytest.mark.parametrize(
    ("domain", "complaint"),
    [
        ("gmail.com", "free webmail"),
        ("elsewhere.gov", "The request came from"),
        ("not a domain", "is no domain"),
    ],
)
async def test_a_domain_that_proves_nothing_verifies_nobody(
    office: Office, domain: str, complaint: str
) -> None:
    await opens_sample(office, "subpoena-complete")
    assert complaint in await verifies(office.tom, domain=domain)
    assert case_of(office).verification is None


async def test_another_requester_is_to_be_verified_anew(office: Office) -> None:
    await opens_sample(office, "subpoena-complete")
    await verifies(office.tom)
    assert case_of(office).verified
    await edits(office, "maya", {"agent_name": "Somebody Else"})
    await office.maya.sees("is another since it was verified", DESK)


async def test_editing_facts_takes_an_approval_back(office: Office) -> None:
    await is_ready(office)
    assert "approved the disclosure" in await told(office.ruth, "/case approve LR-1")
    await edits(office, "tom", {"agent_badge": "9999"})
    case = case_of(office)
    assert (case.status.value, case.approver, case.approval) == ("in_review", None, None)
    log = await told(office.tom, "/case log LR-1")
    assert "changed the facts: Badge or ID number. The approval no longer holds" in log
    answer = await told(office.tom, '/case close LR-1 disclosed items="name: 1"')
    assert "counsel who is not the assignee approves it" in answer


async def test_who_edits_second_is_told_what_changed_and_loses_nothing(office: Office) -> None:
    await opens_sample(office, "subpoena-complete")
    await office.tom.command("/case edit LR-1", DESK)
    toms = await office.tom.sees_view("LR-1")
    await edits(office, "maya", {"agency": "Another Agency", "agent_badge": "8000"})

    office.tom.fill(toms, {"agent_badge": "7000", "legal_basis": "Typed by Tom"})
    await office.tom.submit(toms)
    again = await office.tom.sees_view("LR-1")
    told_him = json.dumps(again.body, ensure_ascii=False)
    assert "Maya Lindqvist changed these facts while you were editing" in told_him
    assert "→ Another Agency" in told_him
    assert "→ 8000" in told_him
    assert "You put: 7000" in told_him
    shown = {
        b["block_id"]: b["element"].get("initial_value") for b in again.blocks if "element" in b
    }
    assert shown["agency"] == "Another Agency"
    assert shown["agent_badge"] == "7000"
    assert shown["legal_basis"] == "Typed by Tom"
    assert case_of(office).request.agent.badge == "8000"

    await office.tom.submit(again)
    request = case_of(office).request
    assert request.agent.agency == "Another Agency"
    assert request.agent.badge == "7000"
    assert request.legal_basis == "Typed by Tom"


async def test_facts_that_the_form_does_not_show_stay_as_they_were(office: Office) -> None:
    await opens_sample(office, "search-warrant-complete", nondisclosure={})
    before = case_of(office).request
    await edits(office, "tom", {"agent_badge": "9999"})
    after = case_of(office).request
    agent = before.agent.model_copy(update={"badge": "9999"})
    assert after == before.model_copy(update={"agent": agent})


@pytest.mark.parametrize(
    ("values", "field", "complaint"),
    [
        ({"agent_email": "nobody"}, "agent_email", "is no e-mail address"),
        ({"agent_mailing_address": "here"}, "agent_mailing_address", "is no postal address"),
        ({"country": "XX"}, "country", "no country code"),
        ({"received_at": "2026-02-30 10:00"}, "received_at", "no 2026-02-30 in the calendar"),
        ({"period_to": "2001-01-01"}, "period_to", "end before they begin"),
    ],
)
async def test_what_cannot_be_is_refused_at_its_field(
    office: Office, values: dict[str, str], field: str, complaint: str
) -> None:
    await opens_sample(office, "subpoena-complete")
    await office.tom.command("/case edit LR-1", DESK)
    form = await office.tom.sees_view("LR-1")
    await fills(office.tom, form, values)
    assert complaint in form.errors[field]


async def test_an_order_that_comes_to_light_seals_the_case(office: Office) -> None:
    await opens_sample(office, "subpoena-complete")
    await edits(office, "maya", {"nondisclosure": "yes", "nondisclosure_until": "2027-05-09"})
    assert case_of(office).sealed
    assert "LR-1 · sealed" in await told(office.tom, "/case review LR-1")


async def test_a_case_is_reviewed_by_the_guide_that_it_was_opened_under(
    office: Office, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    await opens_sample(office, "subpoena-complete")
    guides = tmp_path / "guides"
    shutil.copytree(policy.load.GUIDE_DIR, guides)
    newer = guides / "2027-01-01"
    shutil.copytree(guides / "2023-02-28", newer)
    manifest = newer / "manifest.yaml"
    manifest.write_text(manifest.read_text().replace("2023-02-28", "2027-01-01"))
    processes = newer / "processes.yaml"
    text = processes.read_text()
    assert "subpoena" in text
    monkeypatch.setattr(policy.load, "GUIDE_DIR", guides)
    monkeypatch.setattr(office.desk, "guide", policy.load.load_guide(date(2027, 1, 1)))
    await opens_sample(office, "preservation-complete")

    assert "by the guide of 2023-02-28" in await told(office.tom, "/case review LR-1")
    assert "by the guide of 2027-01-01" in await told(office.tom, "/case review LR-2")


async def test_reading_a_sealed_review_is_on_record(office: Office) -> None:
    await opens_sample(office, "search-warrant-complete", nondisclosure={"ordered": True})
    await told(office.ruth, "/case review LR-1")
    read = rows(office.desk.store.db, "SELECT actor FROM audit WHERE action = 'read_sealed'")
    assert [row["actor"] for row in read] == [office.ruth.id]


async def edits(office: Office, who: str, values: dict[str, str]) -> None:
    """Somebody changes facts of LR-1."""
    person = office.workspace.person(who)
    await person.command("/case edit LR-1", DESK)
    form = await person.sees_view("LR-1")
    ack = await fills(person, form, values)
    assert not ack.payload, ack.payload


def accessory_of(page: Message, text: str) -> str:
    """The block that says this, whose button is meant."""
    block_id: str = next(
        block["block_id"] for block in page.blocks if text in block.get("text", {}).get("text", "")
    )
    return block_id
