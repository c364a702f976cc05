"""The committed model is the one that the examples give, and broken examples are told by file."""

from pathlib import Path

import pytest

from policy.answer.classifier import FILE, read_classifier, write_classifier
from policy.answer.curriculum import lessons
from policy.answer.engine import Engine
from policy.answer.examples import PLACEHOLDER, read_examples
from policy.answer.train import digest
from policy.load import GUIDE_DIR, GuideError, versions
from policy.model import LANGS

FOLDER = GUIDE_DIR / versions()[-1].isoformat()
LARGEST = 2_500_000


def test_the_model_is_as_new_as_its_examples() -> None:
    """Run `python -m policy.answer.train` when this fails."""
    assert read_classifier(FOLDER).inputs == digest(FOLDER)


def test_the_model_is_small() -> None:
    assert (FOLDER / FILE).stat().st_size <= LARGEST


def test_a_model_is_read_as_it_was_written(tmp_path: Path) -> None:
    model = read_classifier(FOLDER)
    write_classifier(model, tmp_path)
    assert (tmp_path / FILE).read_bytes() == (FOLDER / FILE).read_bytes()


def test_every_fact_has_examples_in_both_languages(engine: Engine) -> None:
    asked = {
        (fact.strip(), one.lang)
        for one in read_examples(FOLDER).questions
        for fact in one.label.split("+")
    }
    computed = {f"{item.section}.{item.id}" for item in engine.guide.catalogue}
    for fact in engine.guide.facts:
        for lang in LANGS:
            assert (fact.id, lang) in asked or fact.id in computed, f"{fact.id} {lang}"


def test_no_question_stands_under_two_labels() -> None:
    labels: dict[str, str] = {}
    for one in read_examples(FOLDER).questions:
        assert labels.setdefault(one.question, one.label) == one.label, one.question


def test_sections_nearest_to_a_silence_topic_are_the_guides(engine: Engine) -> None:
    examples = read_examples(FOLDER)
    sections = {section.id for section in engine.guide.sections}
    topics = {one.label for one in examples.questions if one.label.startswith("silent.")}
    assert set(examples.nearest) <= topics
    assert all(set(nearest) <= sections for nearest in examples.nearest.values())


def test_placeholders_are_filled_and_lessons_do_not_change(engine: Engine) -> None:
    examples = read_examples(FOLDER)
    course = lessons(engine.guide, examples, engine.lexicon)
    assert course == lessons(engine.guide, examples, engine.lexicon)
    assert not any(PLACEHOLDER.search(lesson.question) for lesson in course)


@pytest.mark.parametrize(
    ("content", "told"),
    [
        ("answers: [a]", "mapping"),
        ("answered: {}", "answers, computed, silent"),
        ("answers: {preservation.snapshot: {en: How long?}}", "a list is expected"),
        ("answers: {preservation.snapshot: {en: [{perhaps: Long?}]}}", "in quotes"),
        ("answers: {a: [", "YAML expected"),
    ],
)
def test_a_broken_file_is_named(tmp_path: Path, content: str, told: str) -> None:
    folder = tmp_path / "questions"
    folder.mkdir()
    (folder / "broken.yaml").write_text(content, encoding="utf-8")
    with pytest.raises(GuideError, match=told) as caught:
        read_examples(tmp_path)
    assert caught.value.file.name == "broken.yaml"
