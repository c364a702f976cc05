"""The check finds the slips of a guide that loads."""

from policy.check import Aliases, Problem, check
from policy.load import latest, load_guide
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


def test_a_word_that_names_two_concepts_of_one_kind_is_found() -> None:
    aliases: Aliases = {
        "data": {
            "voicemail": {"en": ("voicemail", "messages"), "zh": ("语音邮件",)},
            "sms": {"en": ("texts", "Messages"), "zh": ("短信",)},
        },
        "ask": {"what": {"en": ("messages",), "zh": ("什么",)}},
    }
    assert kinds(check(latest(), aliases)) == {("shared_alias", "data.sms")}


def test_a_concept_without_words_in_one_language_is_found() -> None:
    aliases = {"data": {"sms": {"en": ("texts",), "zh": ()}}}
    assert kinds(check(latest(), aliases)) == {("language", "data.sms")}
