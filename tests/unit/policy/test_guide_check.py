"""The check finds the slips of a guide that loads."""

import pytest

from policy.answer.lexicon import Aliases, load_lexicon
from policy.answer.tables import load_tables
from policy.check import Problem, check
from policy.load import GuideError, latest, load_guide
from policy.model import Guide

from .conftest import Edit


def kinds(problems: list[Problem]) -> set[tuple[str, str]]:
    return {(problem.kind, problem.id) for problem in problems}


def test_the_guide_as_it_stands_has_no_slips(guide: Guide) -> None:
    assert check(guide) == []


def test_a_requirement_without_words_for_a_letter_is_found(edit: Edit) -> None:
    words = "    ask:\n      en: Send the request in English.\n      zh: 请以英文提交申请。\n"
    folder = edit("requirements.yaml", words, "")
    assert kinds(check(load_guide(folder))) == {("no_wording", "in_english")}


def test_chinese_that_was_left_in_english_is_found(edit: Edit) -> None:
    folder = edit("sections/all_jurisdictions.yaml", "zh: 申请必须使用英语。", "zh: In English.")
    assert kinds(check(load_guide(folder))) == {("language", "all_jurisdictions.in_english")}


def test_english_that_was_left_in_chinese_is_found(edit: Edit) -> None:
    folder = edit("requirements.yaml", "en: Send the request in English.", "en: 请用英语。")
    assert kinds(check(load_guide(folder))) == {("language", "in_english")}


def test_a_sentence_without_a_fact_and_a_fact_without_a_sentence_are_found(edit: Edit) -> None:
    folder = edit("coverage.yaml", "facts: [scope.mission]", "facts: []")
    found = kinds(check(load_guide(folder)))
    assert found == {("no_fact", "scope"), ("no_sentence", "scope.mission")}


def test_a_topic_that_no_fact_is_about_is_found(edit: Edit) -> None:
    folder = edit("vocabulary.yaml", "topics:\n", "topics:\n  tax: {en: tax, zh: 税}\n")
    assert kinds(check(load_guide(folder))) == {("unused", "topic.tax")}


def test_a_heading_that_was_left_in_english_is_found(edit: Edit) -> None:
    folder = edit("sections/testimony.yaml", "zh: 专家证人的证明和记录验证", "zh: Testimony")
    assert kinds(check(load_guide(folder))) == {("language", "testimony")}


def of_words(found: list[Problem]) -> set[tuple[str, str]]:
    """The problems but for what these few words do not name at all."""
    return {(one.kind, one.id) for one in found if "no words for it" not in one.message}


def test_a_word_that_names_two_concepts_of_one_kind_is_found_in_any_form() -> None:
    aliases: Aliases = {
        "data": {
            "voicemail": {"en": ("voicemail", "left message"), "zh": ("语音邮件",)},
            "sms": {"en": ("texts", "Left Messages"), "zh": ("短信",)},
        },
        "ask": {"what": {"en": ("left message",), "zh": ("什么",)}},
    }
    assert of_words(check(latest(), aliases)) == {("shared_alias", "data.sms")}


def test_a_concept_without_words_in_one_language_is_found() -> None:
    aliases: Aliases = {"data": {"sms": {"en": ("texts",), "zh": ()}}}
    assert of_words(check(latest(), aliases)) == {("language", "data.sms")}


def test_data_and_processes_that_no_question_can_name_are_found(edit: Edit) -> None:
    folder = edit("lexicon.yaml", "  letter_rogatory:\n", "  letters_rogatory:\n")
    found = check(load_guide(folder), load_lexicon(folder).aliases)
    assert kinds(found) == {("no_wording", "process.letter_rogatory")}


@pytest.mark.parametrize(
    ("old", "new", "told"),
    [
        ("      subpoena, ", "      subpoena, 7, ", r"process\.subpoena\.en\[1\]: .* valid string"),
        ("party:\n", "persons: {}\nparty:\n", "persons: this key is not known here"),
    ],
)
def test_words_that_are_no_text_and_kinds_that_there_are_not_are_told_with_their_line(
    edit: Edit, old: str, new: str, told: str
) -> None:
    with pytest.raises(GuideError, match=r"lexicon\.yaml:\d+: " + told):
        load_lexicon(edit("lexicon.yaml", old, new))


@pytest.mark.parametrize(
    ("old", "new", "told"),
    [
        ("us_requests.order_2703d]", "us_requests.order_9]", "id of a fact is expected, not"),
        ("  mlat: [", "  mlatt: [", "processes.mlatt: the id of a process"),
    ],
)
def test_what_the_tables_name_and_the_guide_lacks_is_told_with_its_line(
    edit: Edit, old: str, new: str, told: str
) -> None:
    folder = edit("computed.yaml", old, new)
    with pytest.raises(GuideError, match=told):
        load_tables(folder, load_guide(folder))
