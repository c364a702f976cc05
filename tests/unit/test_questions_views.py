"""However long and odd the texts are, Slack takes every message and window made of them."""

import datetime as dt
from dataclasses import replace
from typing import Any

import pytest

from bot.desk.questions.asking import uncounted
from bot.desk.questions.commands import ListGaps
from bot.desk.results import ListedAnswers, ListedGaps
from bot.domain.questions import Asked, Gap, Outcome, Published, Question, Tally
from handlers.views.policy import answer as policy_answer
from handlers.views.policy import counsel as policy_counsel
from handlers.views.policy import gaps as policy_gaps
from handlers.views.policy import help as policy_help
from handlers.views.policy.answer import Offer, Shown
from policy.answer import Alternative
from policy.load import latest
from workspace.limits.surfaces import (
    TEXT_OF_BLOCKS,
    problems_of_blocks,
    problems_of_view,
    text_length,
)

NOW = dt.datetime(2026, 11, 24, 15, 0, tzinfo=dt.UTC)
NAMES = {"U0MAYA": "Maya Lindqvist", "U0BEN": "Ben Sato & <Sons>"}
LONGEST = 40_000
TEXTS = {
    "short": "what does it cost?",
    "ampersands": "&" * LONGEST,
    "lines": "a\n" * (LONGEST // 2),
    "words": "we need to know what it costs " * 1300,
    "chinese": "要多少钱" * 10_000,
    "pings": "<!channel> <@U0BEN> <https://evil.example|click> " * 700,
}


@pytest.fixture(params=list(TEXTS.values()), ids=list(TEXTS))
def text(request: pytest.FixtureRequest) -> str:
    return str(request.param)


def published(text: str) -> Published:
    return Published(3, 2, "en", text[:3000], text[:3000], "U0MAYA", NOW)


def asked(text: str, **more: Any) -> Asked:
    found = uncounted(latest(), text)
    return replace(found, id=7, **more)


def question(text: str, **more: Any) -> Question:
    return Question(2, "en", text, text, NOW, askers=("U0BEN", "U0INES", "U0TOM"), **more)


def accepted(blocks: list[dict[str, Any]]) -> None:
    assert problems_of_blocks(blocks) == []
    assert text_length(blocks) <= TEXT_OF_BLOCKS
    raw = str(blocks)
    for ping in ("<!channel", "<@", "<https"):
        assert ping not in raw


def test_an_answer_in_each_of_its_states(text: str) -> None:
    by_counsel = {"outcome": Outcome.COUNSEL, "published": published(text)}
    for found in (asked(text), asked(text, **by_counsel)):
        for alone in (True, False):
            shown = Shown(found, latest(), NAMES, alone=alone)
            accepted(policy_answer.message(shown))
            accepted(policy_answer.message(shown, note="note", offers=list(Offer)))
            accepted(policy_answer.shared(shown, "U0BEN"))
            accepted(policy_answer.handed_on(shown))
            assert len(policy_answer.summary(shown)) <= 500
            assert problems_of_view(policy_answer.whole(shown)) == []


def test_a_question_to_counsel_in_each_of_its_states(text: str) -> None:
    answered = {"answer": text, "answered_by": "U0MAYA", "answered_at": NOW}
    withdrawn = replace(published(text), withdrawn_by="U0MAYA", withdrawn_at=NOW)
    for one in (
        question(text),
        question(text, **answered),
        question(text, **answered, published=published(text)),
        question(text, **answered, published=withdrawn),
    ):
        accepted(policy_counsel.post(one, NAMES))
        accepted(policy_counsel.prompt(one, ("1700000000.000100", "1700000001.000100"), NAMES))
        assert problems_of_view(policy_counsel.whole(one)) == []
        if one.is_answered:
            accepted(policy_counsel.to_asker(one, NAMES))
            form = policy_counsel.publish_form(one, {"channel": "C0LEGAL"})
            assert problems_of_view(form) == []


def test_what_was_cut_is_whole_behind_its_button(text: str) -> None:
    one = question(text, answer=text, answered_by="U0MAYA", answered_at=NOW)
    shown = str(policy_counsel.post(one, NAMES))
    assert ("policy_whole" in shown) == (len(text) > 100)
    parts = [
        block["text"]["text"]
        for block in policy_counsel.whole(one)["blocks"]
        if block["type"] == "section"
    ]
    shown_letters = sum(len("".join(part.split())) for part in parts)
    assert shown_letters >= 2 * len("".join(text.split()))


def test_a_question_of_which_one_is_asked_back_has_a_button_for_each() -> None:
    found = asked("who signs?")
    facts = ("request_content.authorized_signatory", "all_jurisdictions.signed_and_dated")
    guide = latest()
    choice = [
        Alternative((one,), guide.fact(one).section, guide.fact(one).lead.en) for one in facts
    ]
    ambiguous = replace(found, answer=replace(found.answer, alternatives=tuple(choice)))
    shown = Shown(ambiguous, latest(), NAMES)
    assert "Which do you mean?" in str(policy_answer.message(shown))
    chosen = replace(shown, fact=facts[1])
    assert choice[1].text in str(policy_answer.message(chosen))
    assert "policy_choose" not in str(policy_answer.message(chosen))


def test_lists_and_help(text: str) -> None:
    gaps = tuple(Gap(text, n, NOW.date(), n % 2 == 0, 3 if n % 3 else None) for n in range(1, 11))
    tally = Tally(100, 90, 8, 2, 40, 3)
    accepted(policy_gaps.gaps(ListedGaps(ListGaps(), gaps, tally, 2, 3, 25), NOW.date()))
    accepted(policy_gaps.answers(ListedAnswers((published(text),) * 10, 1, 2, 12), NAMES))
    accepted(policy_help.page(for_counsel=True))
