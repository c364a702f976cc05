"""Every sentence of the guide has its facts, and every fact its sentence."""

from pathlib import Path

import pytest

from policy.model import Guide

from .guide_text import sentences

TEXT = Path(__file__).parents[4] / "shared/guide/government-requests-guide.zh-CN.txt"


@pytest.fixture(scope="module")
def text() -> dict[str, list[str]]:
    if not TEXT.exists():
        pytest.skip("the guide's own text is not beside the repository (../shared/guide)")
    return sentences(TEXT.read_text(encoding="utf-8"))


def test_no_sentence_is_without_a_fact(guide: Guide) -> None:
    assert list(guide.coverage) == [section.id for section in guide.sections]
    for section, carried in guide.coverage.items():
        assert carried, section
        assert all(carried), section


def test_no_fact_is_without_a_sentence_of_its_own_section(guide: Guide) -> None:
    for section in guide.sections:
        carried = {fact for facts in guide.coverage[section.id] for fact in facts}
        assert carried == {fact.id for fact in section.facts}


def test_the_table_counts_the_guides_own_sentences(
    guide: Guide, text: dict[str, list[str]]
) -> None:
    counted = {section: len(facts) for section, facts in guide.coverage.items()}
    assert counted == {section: len(found) for section, found in text.items()}


def test_each_number_of_a_sentence_stands_in_the_facts_that_carry_it(
    guide: Guide, text: dict[str, list[str]]
) -> None:
    """The days and statutes of a sentence are found again in the Chinese of its facts."""
    for section, found in text.items():
        for sentence, facts in zip(found, guide.coverage[section], strict=True):
            said = "".join(guide.fact(fact).text("zh") for fact in facts)
            for number in ("90", "95113", "2703(c)(2)", "2703(d)", "2705", "2702(b)(8)", "(c)(4)"):
                assert (number in sentence) <= (number in said), (section, number)


def test_the_wording_is_our_own(guide: Guide, text: dict[str, list[str]]) -> None:
    theirs = {sentence.strip("。;、 ") for found in text.values() for sentence in found}
    names = {item.name.zh for item in guide.catalogue}
    ours = {part.strip("。") for fact in guide.facts for part in fact.sentences("zh")}
    assert not (ours - names) & theirs


def test_a_sentence_ends_at_a_full_stop_a_bullet_and_a_cell() -> None:
    lines = "甲。 乙。丙", "  • 丁;", "非内容 客户内容", "传票* 信息", "Zoom 云 (2) 丁"
    page = "\n".join(("用户通知", "", "标题图像", "", *lines))
    assert sentences(page) == {
        "user_notice": [
            "甲。",
            "乙。",
            "丙",
            "丁;",
            "非内容",
            "客户内容",
            "传票*",
            "信息",
            "Zoom 云 (2) 丁",
        ]
    }
