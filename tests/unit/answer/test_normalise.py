"""What a person typed is read as the question in it."""

import pytest

from policy.answer.han import pinyin, simplified, sound
from policy.answer.normalise import language, normalise


@pytest.mark.parametrize(
    ("typed", "read"),
    [
        ("保留 90 天?", "保留 90 天?"),
        ("傳票能拿到語音信箱嗎", "传票能拿到语音信箱吗"),
        ("<@U024BE7LH> Is a PDF needed :thinking_face:", "is a pdf needed"),
        ("<b>Can we</b> wiretap&nbsp;a meeting? 🙈", "can we wiretap a meeting?"),
        ("see <https://example.org/a|this>: what is LERS", "see : what is lers"),
        ("may\u200b we\x00 tell the user", "may we tell the user"),
        ("What may the US police get", "what may the usa police get"),
        ("what may they give us", "what may they give us"),
    ],
)
def test_what_does_not_belong_to_the_words_is_dropped(typed: str, read: str) -> None:
    assert normalise(typed).text.strip() == read


def test_the_question_is_found_in_an_e_mail() -> None:
    mail = (
        "From: Ana Pires\nSubject: request\n\nHi team,\nThe agency of Harborview wrote to us.\n"
        "Do they need a badge number?\n\nKind regards,\nAna"
    )
    question = normalise(mail).text
    assert "do they need a badge number?" in question
    assert "regards" not in question
    assert "from:" not in question


def test_of_a_long_text_the_sentences_that_ask_are_kept() -> None:
    story = "The officer told us about his day. " * 60
    question = normalise(f"{story}Must the request be signed? {story}").text
    assert "must the request be signed?" in question
    assert len(question) < 800


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("how long do we keep it", "en"),
        ("快照保存多久", "zh"),
        ("传票能拿到 voicemail 吗", "zh"),
        ("what does 传票 mean for a subpoena of our users in this case", "en"),
        ("", "en"),
    ],
)
def test_the_language_is_that_of_most_of_the_question(text: str, expected: str) -> None:
    assert language(text) == expected


@pytest.mark.parametrize(
    "typed",
    [
        "",
        "   ",
        "🙈🙈",
        "Сколько дней хранится?",
        "كم يوما",
        "?!…",
        "영장 없이 되나요?",
        "令状なしで録画を渡せますか",
    ],
)
def test_what_is_neither_english_nor_chinese_is_not_readable(typed: str) -> None:
    assert not normalise(typed).readable


@pytest.mark.parametrize(
    "typed", ["传票の内容是什么", "voicemail の 令状?", "テスト: is a PDF needed?"]
)
def test_a_foreign_word_in_a_question_does_not_make_it_unreadable(typed: str) -> None:
    assert normalise(typed).readable


def test_characters_that_sound_alike_share_a_sound() -> None:
    assert pinyin("传") == "chuan"
    assert pinyin("票") == "piao"
    assert sound("票") == sound("飘")
    assert sound("治") == sound("自")
    assert simplified("會議錄製") == "会议录制"
