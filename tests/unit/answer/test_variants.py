"""How a question is typed does not change the answer; a word that turns it around does."""

import pytest

from .conftest import Ask

MAIL = """From: Ana Pires <ana@legal.example>
To: desk
Subject: a question

Dear all,

How long is a snapshot kept?

Kind regards,
Ana Pires
Paralegal"""


@pytest.mark.parametrize(
    ("plain", "typed"),
    [
        ("How long is a snapshot kept?", "how long is a snapshto kept"),
        ("How long is a snapshot kept?", "A snapshot is kept how long?"),
        ("How long is a snapshot kept?", "🙏 HOW LONG is a snapshot kept??? :pray:"),
        ("How long is a snapshot kept?", "<@U024BE7LH> how long is a snapshot kept"),
        ("How long is a snapshot kept?", MAIL),
        ("快照保存多久？", "快照保村多久"),
        ("快照保存多久？", "kuaizhao 保存多久"),
        ("快照保存多久？", "多久 快照保存"),
        ("快照保存多久？", "各位好：\n请问快照保存多久？\n谢谢\n王律师"),
        ("Can we get voicemail with a subpoena?", "can we get voicemial with a subpeona?"),
        ("Can we get voicemail with a subpoena?", "With a subpoena, can we get voicemail?"),
        ("凭传票能拿到语音信箱吗？", "憑傳票能拿到語音信箱嗎？"),
        ("凭传票能拿到语音信箱吗？", "凭传飘能拿到语音信乡吗🤔"),
        ("凭传票能拿到语音信箱吗？", "语音信箱凭传票能拿到吗？"),
        ("默认保存 180 天，对吧？", "默認保存１８０天，對吧？"),
        ("What does a 2703(d) order yield?", "What does a ２７０３（ｄ） order yield?"),
    ],
)
def test_slips_order_script_width_emoji_and_a_letter_around_it_change_nothing(
    ask: Ask, plain: str, typed: str
) -> None:
    expected = ask(plain)
    assert not expected.abstained
    assert ask(typed).text == expected.text


@pytest.mark.parametrize(
    ("plain", "begins", "turned", "not_so"),
    [
        (
            "Can we hand over recordings with a warrant?",
            "Yes. ",
            "Can we hand over recordings without a warrant?",
            "No. ",
        ),
        ("凭搜查证能拿到云录制吗？", "是的。", "没有搜查证能拿到云录制吗？", "不能。"),
        ("凭搜查证能拿到云录制吗？", "是的。", "无需搜查证就能拿到云录制吗？", "不能。"),
        (
            "Is an emergency request sent through LERS?",
            "Emergency requests are submitted through",
            "Is a non-emergency request sent through LERS?",
            "",
        ),
        ("申请必须使用英语吗", "是的。", "申请不必使用英语吗", "申请必须使用英语。"),
        (
            "Can we hand over IP addresses with a subpoena?",
            "Yes. ",
            "Can we not hand over IP addresses with a subpoena?",
            "A subpoena may yield",
        ),
        (
            "紧急申请必须是 PDF 吗",
            "某些紧急情况下",
            "非紧急申请必须是 PDF 吗",
            "申请必须采用 PDF",
        ),
    ],
)
def test_a_word_that_turns_the_question_around_turns_the_answer(
    ask: Ask, plain: str, begins: str, turned: str, not_so: str
) -> None:
    assert ask(plain).text.startswith(begins)
    found = ask(turned).text
    assert found.startswith(not_so)
    assert not found.startswith(begins)
