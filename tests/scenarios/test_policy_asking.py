"""Asking the guide: privately, in threads, from a message's menu, and going on from an answer."""

import json
from datetime import timedelta
from pathlib import Path

import pytest

from bot.store.database import rows
from policy.answer import answer
from policy.load import latest
from tests.scenarios.office import DESK, Office, said, told
from workspace.model import Message
from workspace.person import Person
from workspace.sight import words

QUESTIONS = Path(__file__).parents[1] / "questions"


async def asks(office: Office, question: str, by: str = "ben", channel: str = "general") -> Message:
    """Somebody types `/policy`; what stands there for them alone."""
    person = office.workspace.person(by)
    before = len(person.ephemerals(channel))
    await told(person, f"/policy {question}", channel)
    shown = person.ephemerals(channel)
    assert len(shown) == before + 1
    return shown[-1]


async def answer_to(office: Office, person: Person, message: Message) -> Message:
    """The desk's answer in the thread of a message, once it stands there."""
    thread = message.thread_ts or message.ts

    def found() -> Message | None:
        replies = person.messages(message.channel, thread)
        return next((m for m in replies if m.bot_id and m.ts > message.ts), None)

    return await office.workspace.state.until(found, 5.0)


def actions(message: Message) -> set[str]:
    """The action ids of a message's buttons."""
    elements = [e for b in message.blocks for e in b.get("elements", ()) if e["type"] == "button"]
    return {str(element["action_id"]) for element in elements}


def ambiguous() -> str:
    """A question of the held-out set to which the guide has more than one answer."""
    lines = (QUESTIONS / "english.jsonl").read_text(encoding="utf-8").splitlines()
    asked = (str(json.loads(line)["question"]) for line in lines)
    return next(question for question in asked if len(alternatives(question)) > 1)


def alternatives(question: str) -> list[str]:
    """The facts between which the desk asks back."""
    return [one.facts[0] for one in answer(latest(), question).alternatives]


async def test_the_answer_is_for_the_person_who_asked_until_they_share_it(office: Office) -> None:
    answer = await asks(office, "what does a subpoena yield?")
    assert "2703(c)(2)" in words(answer)
    assert [m for m in office.maya.messages("general") if m.bot_id] == []

    await office.ben.click(answer, "policy_share")
    shared = await office.maya.sees("Ben Sato asked the guide", "general")
    assert "what does a subpoena yield?" in words(shared)
    assert "2703(c)(2)" in words(shared)
    assert "policy_share" not in actions(await office.ben.sees("Shared.", "general"))


async def test_an_answer_is_shared_where_the_desk_is_no_member(office: Office) -> None:
    answer = await asks(office, "what does a subpoena yield?", "ruth", "board-matters")
    await office.ruth.click(answer, "policy_share")
    shared = await office.ada.sees("Ruth Adeyemi asked the guide", "board-matters")
    assert "2703(c)(2)" in words(shared)


async def test_a_question_in_chinese_is_answered_and_served_in_chinese(office: Office) -> None:
    answer = await asks(office, "传票可以获取哪些信息？")
    assert "2703(c)(2)" in words(answer)
    assert "有帮助" in words(answer)
    await office.ben.click(answer, "policy_helped")
    await office.ben.sees("感谢反馈", "general")


async def test_a_mention_is_answered_in_its_thread_and_followed_up_there(office: Office) -> None:
    message = office.tom.mention_app("may a search warrant reach text messages?", DESK)
    answer = await answer_to(office, office.tom, message)
    assert answer.thread_ts == message.ts
    follow_up = office.maya.mention_app("and voicemail?", DESK, message.ts)
    shown = words(await answer_to(office, office.maya, follow_up))
    assert "search warrant" in shown
    assert "voicemail" in shown


async def test_in_direct_messages_every_reply_in_the_thread_goes_on(office: Office) -> None:
    message = office.ben.direct("may a subpoena reach text messages?")
    await answer_to(office, office.ben, message)
    follow_up = office.ben.direct("and voicemail?", message.ts)
    shown = words(await answer_to(office, office.ben, follow_up))
    assert "subpoena" in shown
    assert "voicemail" in shown


async def test_in_direct_messages_the_next_question_goes_on_without_a_thread(
    office: Office,
) -> None:
    message = office.ben.direct("may a subpoena reach text messages?")
    await answer_to(office, office.ben, message)
    follow_up = office.ben.direct("and voicemail?")
    shown = words(await answer_to(office, office.ben, follow_up))
    assert "subpoena" in shown
    assert "voicemail" in shown


async def test_a_follow_up_of_a_follow_up_goes_back_to_where_the_talk_began(
    office: Office,
) -> None:
    message = office.tom.mention_app("may a search warrant reach text messages?", DESK)
    await answer_to(office, office.tom, message)
    for question, begins in (("and voicemail?", "Yes. "), ("and with a subpoena?", "No. ")):
        follow_up = office.tom.mention_app(question, DESK, message.ts)
        shown = words(await answer_to(office, office.tom, follow_up))
        assert "voicemail" in shown
        assert begins in shown


async def test_what_was_asked_long_ago_is_not_followed(office: Office) -> None:
    message = office.ben.direct("may a subpoena reach text messages?")
    await answer_to(office, office.ben, message)
    office.workspace.clock.wind(timedelta(hours=1))
    follow_up = office.ben.direct("and voicemail?")
    assert "subpoena" not in words(await answer_to(office, office.ben, follow_up))


async def test_a_shared_answer_can_be_followed_up_in_its_thread(office: Office) -> None:
    answer = await asks(office, "may a subpoena reach text messages?", "tom", DESK)
    await office.tom.click(answer, "policy_share")
    shared = await office.maya.sees("Tom Okafor asked the guide", DESK)
    follow_up = office.maya.mention_app("and voicemail?", DESK, shared.ts)
    shown = words(await answer_to(office, office.maya, follow_up))
    assert "subpoena" in shown
    assert "voicemail" in shown


async def test_nothing_of_a_question_is_in_message_metadata(office: Office) -> None:
    message = office.tom.mention_app("what does a search warrant yield?", DESK)
    answer = await answer_to(office, office.tom, message)
    assert answer.metadata is None


async def test_what_people_say_to_each_other_is_not_answered(office: Office) -> None:
    office.tom.say("what does a subpoena yield?", DESK)
    card = await office.opens()
    office.tom.say("how long is a snapshot kept?", DESK, card.ts)
    await office.hears()
    assert rows(office.desk.store.db, "SELECT * FROM asked") == []


async def test_a_messages_menu_asks_the_guide_about_it(office: Office) -> None:
    mail = (
        "From: Sgt. Example <sgt@police.example.gov>\nSubject: records\n\nDear team,\nwe hold a"
        " grand jury subpoena. Can we get voicemail with it?\n\nKind regards,\nSgt. Example"
    )
    message = office.tom.say(mail, DESK)
    await office.tom.message_shortcut("ask_about_message", message)
    answer = await office.tom.sees("voicemail", DESK)
    assert answer.visible_to == office.tom.id
    assert "warrant" in words(answer)


async def test_a_messages_menu_answers_where_the_message_stands(office: Office) -> None:
    parent = office.tom.say("May we get voicemail with a subpoena?", DESK)
    reply = office.maya.say("May a search warrant reach text messages?", DESK, parent.ts)
    await office.tom.message_shortcut("ask_about_message", parent)
    assert (await office.tom.sees("voicemail as", DESK)).thread_ts is None
    await office.tom.message_shortcut("ask_about_message", reply)
    await office.tom.sees("text messages (SMS)", DESK, parent.ts)


async def test_whether_it_helped_is_counted_without_a_name(office: Office) -> None:
    helpful = await asks(office, "what does a subpoena yield?")
    await office.ben.click(helpful, "policy_helped")
    await office.ben.sees("counted without your name", "general")
    vain = await asks(office, "how long is a snapshot kept?", "tom", DESK)
    await office.tom.click(vain, "policy_did_not_help")
    left = await office.tom.sees("Counsel can tell you more", DESK)
    assert actions(left) == {"policy_ask_counsel"}

    asked = rows(office.desk.store.db, "SELECT * FROM asked ORDER BY id")
    assert [(row["outcome"], row["helped"]) for row in asked] == [("answered", 1), ("answered", 0)]
    dump = "\n".join(office.desk.store.db.conn.iterdump())
    assert office.ben.id not in dump
    assert office.tom.id not in dump


async def test_a_question_that_fits_two_facts_is_asked_back(office: Office) -> None:
    question = ambiguous()
    answer = await asks(office, question)
    assert "Which do you mean?" in words(answer)
    assert {"policy_choose_1", "policy_choose_2"} <= actions(answer)
    assert "policy_share" not in actions(answer)

    await office.ben.click(answer, "policy_choose_2")
    chosen = office.ben.ephemerals("general")[-1]
    second = office.desk.guide.fact(alternatives(question)[1])
    assert second.lead.en in words(chosen)
    await office.ben.click(chosen, "policy_share")
    shared = await office.maya.sees("Ben Sato asked the guide", "general")
    assert second.lead.en in words(shared)


async def test_who_meant_neither_asks_counsel(office: Office) -> None:
    answer = await asks(office, ambiguous())
    await office.ben.click(answer, "policy_ask_counsel")
    await office.ben.sees("Counsel has your question", "general")
    post = await office.maya.sees("A question for counsel", DESK)
    assert "The guide's answer did not help." in words(post)


async def test_in_a_thread_the_choice_stands_for_everyone(office: Office) -> None:
    message = office.tom.mention_app(ambiguous(), DESK)
    asked_back = await answer_to(office, office.tom, message)
    await office.maya.click(asked_back, "policy_choose_1")
    assert "Which do you mean?" not in words(asked_back)
    assert "policy_helped" in actions(asked_back)


async def test_help_shows_what_can_be_asked(office: Office) -> None:
    for line in ("/policy", "/policy help", "/policy 帮助"):
        page = await told(office.ben, line, "general")
        assert "/policy What does a subpoena yield?" in page
        assert "/policy 传票可以获取哪些信息？" in page
        assert "/policy gaps" not in page
    assert "/policy gaps" in await told(office.maya, "/policy help")
    ack = await office.ben.command("/policy hlep", "general")
    assert "Did you mean `/policy help`?" in said(ack)


async def test_a_guest_and_a_stranger_are_refused_on_record(office: Office) -> None:
    office.workspace.admin.add_stranger("sven", "Sven Elsewhere", ["general"])
    office.workspace.admin.invite("general", "writdesk")
    office.gus.mention_app("what does a subpoena yield?", "general")
    await office.gus.sees("Guests of this workspace cannot", "general")
    await office.sven.command("/policy what does a subpoena yield?", "general")
    await office.sven.sees("its own workspace only", "general")
    denied = rows(office.desk.store.db, "SELECT actor FROM audit WHERE action = 'denied'")
    assert {row["actor"] for row in denied} == {office.gus.id, office.sven.id}


async def test_the_guide_is_answered_though_the_disk_is_full(office: Office) -> None:
    (pages,) = office.desk.store.db.conn.execute("PRAGMA page_count").fetchone()
    office.desk.store.db.conn.execute(f"PRAGMA max_page_count = {pages}")
    for _ in range(200):
        answer = await told(office.ben, "/policy what does a subpoena yield?", "general")
        assert "2703(c)(2)" in answer
    assert len(rows(office.desk.store.db, "SELECT * FROM asked")) < 200


async def test_a_question_that_slack_did_not_let_be_answered_is_answered_when_it_comes_again(
    office: Office, caplog: pytest.LogCaptureFixture
) -> None:
    office.workspace.faults.rate_limit("chat.postMessage", 30.0)
    message = office.ben.direct("what does a subpoena yield?")
    while "event not answered" not in caplog.text:
        await office.hears()
    event = next(e for e in reversed(office.workspace.deliveries.sent) if e.kind == "events_api")
    for _ in range(2):
        await office.workspace.faults.deliver_again(event)
        assert "2703(c)(2)" in words(await answer_to(office, office.ben, message))
    assert len([m for m in office.ben.messages(None, message.ts) if m.bot_id]) == 1
    assert len(rows(office.desk.store.db, "SELECT * FROM asked")) == 1
