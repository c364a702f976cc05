"""When two questions are the same: strictly, since a wrong match is a wrong answer."""

import pytest

from bot.desk.questions.same_question import question_key
from policy.load import latest


def key(text: str, previous: str | None = None) -> str:
    return question_key(latest(), text, previous)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("What does a LERS account cost?", "what  do LERS accounts COST"),
        ("Is a search warrant fee refunded?", "is the SW fee refunded"),
        ("LERS账户要多少钱？", "请问LERS賬戶要多少錢呢"),
        ("Is a voicemail fee due?", "is a voice mail fee due"),
        ("“What is a fee?”", "what is a fee"),
    ],
)
def test_case_endings_empty_words_and_other_names_of_data_make_no_difference(
    one: str, other: str
) -> None:
    assert key(one) == key(other)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("is a fee charged?", "is a fee not charged?"),
        ("is the fee refunded?", "is the fee refused?"),
        ("what does it cost in dollars?", "what does it cost in euros?"),
        ("may Germany ask for GPS data?", "may France ask for GPS data?"),
        ("do you keep GPS locations?", "do you keep passwords?"),
        ("does the agency pay the company?", "does the company pay the agency?"),
        ("requests from Spain to Italy", "requests to Spain from Italy"),
        ("may the fee be waived?", "must the fee be waived?"),
        ("what is a fee?", "费用是什么？"),
        ("收费吗？", "不收费吗？"),
    ],
)
def test_other_words_another_order_and_a_negation_are_another_question(
    one: str, other: str
) -> None:
    assert key(one) != key(other)


def test_a_follow_up_is_the_same_only_after_the_same_question() -> None:
    first, second = "what does a LERS account cost?", "what does a fax cost?"
    assert key("and in euros?", first) == key("And in euros", first)
    assert key("and in euros?", first) != key("and in euros?", second)
    assert key("and in euros?", first) != key("and in euros?")


def test_the_key_can_be_read() -> None:
    assert key("Is a search warrant fee refunded?") == "en process.search_warrant fee refund"
