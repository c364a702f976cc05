"""The question before, read from a thread as Slack gives it."""

from typing import Any

from handlers.policy.threads import questions_before, written_at
from handlers.views.policy.answer import QUESTION

DESK = "U0DESK"


def said(ts: str, text: str, user: str = "U0BEN", **more: Any) -> dict[str, Any]:
    return {"ts": ts, "text": text, "user": user, **more}


def test_in_a_channel_the_mentions_of_the_desk_are_the_questions_before() -> None:
    thread = [
        said("1.0", f"<@{DESK}> may a subpoena reach voicemail?"),
        said("2.0", "No.", DESK, bot_id="B1"),
        said("3.0", "<@U0RUTH> what do you think?"),
        said("4.0", f"<@{DESK}> and text messages?"),
    ]
    assert questions_before(thread, "4.0", DESK) == ("may a subpoena reach voicemail?",)


def test_in_direct_messages_everything_that_the_person_wrote_is_a_question() -> None:
    thread = [said("1.0", "a &amp; b?"), said("2.0", "No.", DESK, bot_id="B1"), said("3.0", "c?")]
    assert questions_before(thread, "3.0", None) == ("a & b?",)


def test_a_shared_answer_shows_its_question() -> None:
    short = {"block_id": QUESTION, "elements": [{"text": "“is a &lt;b&gt; content?”"}]}
    shared = said("1.0", "No.", DESK, bot_id="B1", blocks=[{"block_id": "x"}, short])
    assert questions_before([shared], "2.0", DESK) == ("is a <b> content?",)


def test_a_long_question_shows_as_a_quotation() -> None:
    long = {"block_id": QUESTION, "text": {"text": "&gt;first line\n&gt;second…"}}
    quoted = {"block_id": QUESTION, "text": {"text": ">first line\n>second…"}}
    for block in (long, quoted):
        shared = said("1.0", "No.", DESK, bot_id="B1", blocks=[block])
        assert questions_before([shared], "2.0", DESK) == ("first line\nsecond…",)


def test_the_first_question_has_none_before_it() -> None:
    assert questions_before([said("1.0", "a?")], "1.0", None) == ()
    assert questions_before([said("1.0", f"<@{DESK}>")], "2.0", DESK) == ()


def test_of_a_long_talk_the_last_five_are_looked_at() -> None:
    talk = [said(f"{number}.0", f"{number}?") for number in range(1, 10)]
    assert questions_before(talk, "9.0", None) == ("4?", "5?", "6?", "7?", "8?")


def test_what_counsel_wrote_is_read_as_it_stands_and_only_their_own() -> None:
    thread = [said("1.0", "Post", DESK), said("2.0", "it is &lt;free&gt;", "U0MAYA")]
    assert written_at(thread, "2.0", "U0MAYA") == "it is <free>"
    assert written_at(thread, "2.0", "U0RUTH") is None
    assert written_at(thread, "3.0", "U0MAYA") is None


def test_a_link_that_counsel_wrote_is_readable_text() -> None:
    text = (
        "See <https://forms.example/a?b=1&amp;c=2|the form>, <https://docs.example> or"
        " <mailto:desk@legal.example|desk@legal.example>."
    )
    assert written_at([said("1.0", text)], "1.0", "U0BEN") == (
        "See the form (https://forms.example/a?b=1&c=2), https://docs.example or"
        " desk@legal.example."
    )
