"""Where the guide is silent: asking counsel, the answer on its way back, and what is published."""

import asyncio
import re
from datetime import timedelta

import pytest

from bot.store.database import rows
from tests.scenarios.office import DESK, Office, fills
from tests.scenarios.test_policy_asking import actions, answer_to, asks
from workspace.model import Message
from workspace.person import Person
from workspace.sight import words

SILENT = "what does a LERS account cost in dollars?"
ANSWER = "It costs nothing. The agency registers with its official e-mail address."


async def asks_counsel(office: Office, question: str = SILENT, by: str = "ben") -> Message:
    """Somebody asks what the guide does not answer, and then counsel: the desk's post of it."""
    person = office.workspace.person(by)
    before = len(posts(office))
    answer = await asks(office, question, by)
    assert actions(answer) == {"policy_ask_counsel"}
    await person.click(answer, "policy_ask_counsel")
    await person.sees("Counsel has your question", "general")
    await office.maya.sees("A question for counsel", DESK)
    return posts(office)[max(before, 0) if len(posts(office)) > before else before - 1]


def posts(office: Office) -> list[Message]:
    """The questions to counsel that stand in the desk's channel, oldest first."""
    shown = office.maya.messages(DESK)
    return [m for m in shown if m.text.startswith("A question for counsel")]


async def counsel_answers(
    office: Office, post: Message, text: str = ANSWER, by: str = "maya"
) -> None:
    """Counsel writes in the thread under the question, and says that it is the answer."""
    person = office.workspace.person(by)
    person.say(text, DESK, post.ts)
    prompt = await person.sees("Is this the answer?", DESK, post.ts)
    await person.click(prompt, "policy_send")
    await person.sees("Sent.", DESK, post.ts)


async def publishes(office: Office, post: Message, **edited: str) -> None:
    """Counsel edits the answer in the form, and presses Publish."""
    await office.maya.sees("Answered", DESK)
    await office.maya.click(post, "policy_publish")
    form = await office.maya.sees_view("Publish an answer")
    await fills(office.maya, form, edited)
    await office.maya.sees("Published: whoever asks the same", DESK)


async def test_counsel_answers_in_the_thread_and_the_asker_gets_it(office: Office) -> None:
    post = await asks_counsel(office)
    assert "LERS account cost" in words(post)
    assert "Ben Sato" in words(post)

    await counsel_answers(office, post)
    received = await office.ben.sees("Counsel has answered your question")
    assert ANSWER in words(received)
    assert "Maya Lindqvist" in words(received)
    assert "not the guide's" in words(received)
    await office.maya.sees("Answered", DESK)
    assert "Ben Sato" not in words(post)


async def test_nothing_but_the_answer_leaves_the_thread(office: Office) -> None:
    post = await asks_counsel(office)
    office.maya.say("hm, is that ours to say?", DESK, post.ts)
    await office.maya.sees("Is this the answer?", DESK, post.ts)
    office.tom.say("it is free, I think", DESK, post.ts)
    office.ruth.say("yes, it is free", DESK, post.ts)
    await office.ruth.sees("Is this the answer?", DESK, post.ts)
    await office.hears()
    assert [m for m in office.tom.ephemerals(DESK) if m.thread_ts] == []
    assert [m for m in office.ben.messages() if "free" in words(m)] == []


async def test_what_counsel_corrected_before_sending_is_what_is_sent(office: Office) -> None:
    post = await asks_counsel(office)
    written = office.maya.say("It costs nothign.", DESK, post.ts)
    prompt = await office.maya.sees("Is this the answer?", DESK, post.ts)
    office.workspace.posting.edit(written, {"text": "It costs nothing."})
    await office.maya.click(prompt, "policy_send")
    received = await office.ben.sees("Counsel has answered")
    assert "It costs nothing." in words(received)


async def test_who_asked_is_known_until_the_answer_is_sent_and_no_longer(office: Office) -> None:
    post = await asks_counsel(office)
    assert office.ben.id in dump(office)
    await counsel_answers(office, post)
    await office.ben.sees("Counsel has answered")
    direct = office.workspace.state.direct(office.ben.id).id
    await forgotten(office, office.ben.id)
    assert direct not in dump(office)


async def test_those_who_ask_the_same_wait_for_one_answer(office: Office) -> None:
    post = await asks_counsel(office)
    await asks_counsel(office, "What does a LERS account cost, in dollars", by="ines")
    await office.maya.sees("Ben Sato and Ines Duarte", DESK)
    assert len(posts(office)) == 1
    await counsel_answers(office, post)
    for person in (office.ben, office.ines):
        assert ANSWER in words(await person.sees("Counsel has answered"))


async def test_only_what_counsel_publishes_is_shown_to_the_next_who_asks(office: Office) -> None:
    post = await asks_counsel(office)
    await counsel_answers(office, post)
    await office.ben.sees("Counsel has answered")
    assert "costs nothing" not in words(await asks(office, SILENT, "ines"))

    await publishes(office, post, answer="A LERS account is free of charge.")
    shown = await asks(office, "What does a LERS account cost, in dollars", "ines")
    assert "A LERS account is free of charge." in words(shown)
    source = r"Counsel's answer, not the guide's · Maya Lindqvist · .*2\d{3}"
    assert re.search(source, words(shown))
    assert "The guide does not say." in words(shown)
    assert "policy_share" in actions(shown)


async def test_a_question_that_stands_by_itself_is_the_same_in_a_talk_about_other_things(
    office: Office,
) -> None:
    post = await asks_counsel(office)
    await counsel_answers(office, post)
    await publishes(office, post, answer="A LERS account is free of charge.")
    for question in ("may a subpoena reach text messages?", SILENT):
        message = office.ines.direct(question)
        shown = words(await answer_to(office, office.ines, message))
    assert "A LERS account is free of charge." in shown


async def test_a_question_that_is_not_the_same_is_not_answered_by_it(office: Office) -> None:
    post = await asks_counsel(office)
    await counsel_answers(office, post)
    await publishes(office, post)
    for other in (
        "what does a LERS account cost in euros?",
        "what does a LERS account not cost in dollars?",
        "LERS账户要多少钱？",
    ):
        assert "Counsel's answer" not in words(await asks(office, other, "ines"))


async def test_what_the_guide_answers_is_never_overridden(office: Office) -> None:
    post = await asks_counsel(office)
    await counsel_answers(office, post)
    await publishes(office, post)
    question = "what does a subpoena yield?"
    db = office.desk.store.db
    key = rows(db, "SELECT key FROM published")[0]["key"]
    await asks(office, question)
    asked = rows(db, "SELECT key FROM asked ORDER BY id DESC LIMIT 1")[0]["key"]
    db.conn.execute("UPDATE published SET key = ? WHERE key = ?", [asked, key])
    db.conn.commit()
    assert "2703(c)(2)" in words(await asks(office, question, "ines"))


async def test_where_the_guides_answer_did_not_help_counsel_helps_one_person(
    office: Office,
) -> None:
    answer = await asks(office, "what does a subpoena yield?")
    await office.ben.click(answer, "policy_did_not_help")
    await office.ben.click(office.ben.ephemerals("general")[-1], "policy_ask_counsel")
    post = await office.maya.sees("The guide's answer did not help.", DESK)
    await counsel_answers(office, post)
    assert ANSWER in words(await office.ben.sees("Counsel has answered"))
    await office.maya.sees("Answered", DESK)
    assert actions(post) == set()


async def test_counsel_withdraws_an_answer_and_publishes_it_anew(office: Office) -> None:
    post = await asks_counsel(office)
    await counsel_answers(office, post)
    await publishes(office, post)
    await office.ruth.sees("Shown to whoever asks the same", DESK)
    await office.ruth.click(post, "policy_withdraw")
    await office.ruth.sees("Withdrawn: nobody is shown it", DESK)
    assert "Counsel's answer" not in words(await asks(office, SILENT, "ines"))

    await office.maya.sees("Withdrawn again", DESK)
    await publishes(office, post, answer="Nothing.")
    assert "Nothing." in words(await asks(office, SILENT, "ines"))


async def test_only_counsel_publishes_and_is_asked_for_anew_each_time(office: Office) -> None:
    post = await asks_counsel(office)
    await counsel_answers(office, post)
    await office.maya.sees("Answered", DESK)
    await office.tom.click(post, "policy_publish")
    await office.tom.sees("you need the role counsel", DESK)
    assert office.tom.view() is None

    await office.maya.click(post, "policy_publish")
    form = await office.maya.sees_view("Publish an answer")
    office.workspace.state.group_named("counsel").users.remove(office.maya.id)
    await office.maya.submit(form)
    await office.maya.sees_view("That did not work")
    assert rows(office.desk.store.db, "SELECT * FROM published") == []


async def test_counsel_who_left_the_group_sends_no_answer(office: Office) -> None:
    post = await asks_counsel(office)
    office.maya.say(ANSWER, DESK, post.ts)
    prompt = await office.maya.sees("Is this the answer?", DESK, post.ts)
    office.workspace.state.group_named("counsel").users.remove(office.maya.id)
    await office.maya.click(prompt, "policy_send")
    await office.maya.sees("you need the role counsel", DESK, post.ts)
    assert rows(office.desk.store.db, "SELECT answer FROM questions")[0]["answer"] is None


async def test_what_counsel_took_back_is_not_sent(office: Office) -> None:
    post = await asks_counsel(office)
    written = office.maya.say("It costs a fortune.", DESK, post.ts)
    prompt = await office.maya.sees("Is this the answer?", DESK, post.ts)
    office.workspace.admin.delete(written)
    await office.maya.click(prompt, "policy_send")
    await office.maya.sees("no longer in the thread, so nothing was sent", DESK, post.ts)


async def test_a_second_answer_is_refused_with_what_to_do_instead(office: Office) -> None:
    post = await asks_counsel(office)
    for person in (office.maya, office.ruth):
        person.say(ANSWER, DESK, post.ts)
        await person.sees("Is this the answer?", DESK, post.ts)
    for person in (office.maya, office.ruth):
        prompt = next(m for m in person.ephemerals(DESK) if "Is this the answer?" in words(m))
        await person.click(prompt, "policy_send")
    await office.ruth.sees("answered already", DESK, post.ts)


async def test_the_same_answer_sent_twice_reaches_the_asker_once(office: Office) -> None:
    post = await asks_counsel(office)
    office.maya.say(ANSWER, DESK, post.ts)
    prompt = await office.maya.sees("Is this the answer?", DESK, post.ts)
    await office.maya.click(prompt, "policy_send")
    await office.workspace.faults.deliver_again()
    await office.ben.sees("Counsel has answered")
    await office.hears()
    assert len([m for m in office.ben.messages() if "Counsel has answered" in words(m)]) == 1


async def test_an_answer_whose_post_was_lost_is_looked_for_before_it_is_sent_again(
    office: Office,
) -> None:
    post = await asks_counsel(office)
    office.maya.say(ANSWER, DESK, post.ts)
    prompt = await office.maya.sees("Is this the answer?", DESK, post.ts)
    direct = office.workspace.state.direct(office.ben.id).id
    office.workspace.faults.lose_response("chat.postMessage", channel=office.ben.id)
    office.workspace.faults.lose_response("chat.postMessage", channel=direct)
    await office.maya.click(prompt, "policy_send")
    await office.ben.sees("Counsel has answered")
    office.workspace.clock.wind(timedelta(minutes=2))
    await forgotten(office, office.ben.id)
    assert len([m for m in office.ben.messages() if "Counsel has answered" in words(m)]) == 1


async def test_counsel_sees_that_an_answer_did_not_reach_who_asked(office: Office) -> None:
    post = await asks_counsel(office)
    direct = office.workspace.state.direct(office.ben.id).id
    for place in (office.ben.id, direct):
        office.workspace.faults.refuse("chat.postMessage", "cannot_dm_bot", channel=place)
    await counsel_answers(office, post)
    await office.maya.sees("did not reach one person who asked", DESK)
    await forgotten(office, office.ben.id)
    assert not any("Counsel has answered" in words(m) for m in office.ben.messages())


async def test_a_follow_up_reaches_counsel_with_the_question_before_it(office: Office) -> None:
    message = office.ben.direct("what does a LERS account cost in dollars?")
    await office.ben.sees("The guide does not say", thread_ts=message.ts)
    office.ben.direct("and in euros?", message.ts)
    answer = await second_answer(office, office.ben, message)
    await office.ben.click(answer, "policy_ask_counsel")
    post = await office.maya.sees("and in euros?", DESK)
    assert "It follows" in words(post)
    assert "in dollars?" in words(post)


async def test_a_long_question_is_cut_and_the_whole_of_it_is_reachable(office: Office) -> None:
    padding = "\n".join(f"Line {n} of a letter that says nothing. " * 2 for n in range(400))
    question = f"{padding}\n{SILENT}"
    message = office.tom.say(question, DESK)
    await office.tom.message_shortcut("ask_about_message", message)
    answer = await office.tom.sees("The guide does not say", DESK)
    await office.tom.click(answer, "policy_ask_counsel")
    post = await office.maya.sees("A question for counsel", DESK)
    assert "…" in words(post)
    await office.tom.click(post, "policy_whole")
    view = await office.tom.sees_view("In full")
    shown = str(view.body)
    assert "Line 399 of a letter" in shown
    assert "LERS account cost" in shown


async def test_nobody_is_pinged_by_a_question_or_an_answer(office: Office) -> None:
    question = "what does a LERS account cost in dollars <!channel> <@U0MAYA|maya> <b>now</b>?"
    post = await asks_counsel(office, question)
    await counsel_answers(office, post, "<!here> It is *free* <https://evil.example|click>")
    received = await office.ben.sees("Counsel has answered")
    await publishes(office, post)
    shown = await asks(office, question, "ines")
    for message in (post, received, shown):
        raw = str(message.blocks) + message.text
        assert "<!channel" not in raw
        assert "<!here" not in raw
        assert "<@" not in raw
        assert "<https" not in raw


@pytest.mark.parametrize("question", ["LERS账户要多少钱？"])
async def test_a_chinese_question_is_served_in_chinese_to_the_end(
    office: Office, question: str
) -> None:
    answer = await asks(office, question)
    await office.ben.click(answer, "policy_ask_counsel")
    await office.ben.sees("您的问题已转交法律顾问", "general")
    post = await office.maya.sees("A question for counsel", DESK)
    await counsel_answers(office, post, "不收费。")
    received = await office.ben.sees("法律顾问已答复您的问题")
    assert "不收费。" in words(received)
    assert "并非指南内容" in words(received)


def dump(office: Office) -> str:
    """Everything that the desk has stored but the audit log."""
    lines = office.desk.store.db.conn.iterdump()
    return "\n".join(line for line in lines if not line.startswith('INSERT INTO "audit"'))


async def forgotten(office: Office, person: str) -> None:
    """Until nothing that is stored names the person any more."""
    for _ in range(250):
        if person not in dump(office):
            return
        await asyncio.sleep(0.02)
    raise AssertionError(f"{person} is still named")


async def second_answer(office: Office, person: Person, message: Message) -> Message:
    """The desk's second answer in a thread."""

    def found() -> Message | None:
        replies = [m for m in person.messages(message.channel, message.ts) if m.bot_id]
        return replies[1] if len(replies) > 1 else None

    return await office.workspace.state.until(found, 5.0)
