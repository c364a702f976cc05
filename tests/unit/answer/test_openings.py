"""An answer begins with yes or no only where that is certain: a wrong yes is the worst error."""

import pytest

from .conftest import Ask

FALSE = [
    "Is English optional for requests from abroad?",
    "Must the request be in the local language?",
    "Does the request have to be notarised in English?",
    "Should a request be as broad as possible?",
    "Must foreign authorities use an MLAT?",
    "Do US authorities need an MLAT for content?",
    "Should the time be in Eastern time?",
    "Is compliance with local law enough to oblige Zoom?",
    "Does every emergency lead to disclosure?",
    "Do all requests pass review?",
    "Do preservation requests go by e-mail?",
    "Are users in other countries blocked too?",
    "Does content need just a subpoena?",
    "申请写得越宽越好，这样一次能拿全，是这样吗",
    "申请应当尽量宽泛吗",
    "时间要写美东时间吗",
    "外国机关必须走 MLAT 吗",
    "符合当地法律就一定会被接受吗",
    "默认对用户保密吗",
    "只要声明紧急就会披露吗",
    "取得内容只要传票吗",
    "延期是自动的吗",
]
TRUE = [
    "Are civil litigants excluded?",
    "Is a gag order without end unacceptable?",
    "Is card data missing from your files?",
    "Is Zoom unable to intercept meetings?",
    "Is a PO box ruled out?",
    "邮政信箱是不接受的吗",
    "Zoom 无法拦截会议吗",
]


@pytest.mark.parametrize("question", FALSE)
def test_what_is_false_is_never_told_yes(ask: Ask, question: str) -> None:
    assert not ask(question).text.startswith(("Yes", "是的"))


@pytest.mark.parametrize("question", TRUE)
def test_what_is_true_is_never_told_no(ask: Ask, question: str) -> None:
    assert not ask(question).text.startswith(("No", "不", "否"))


@pytest.mark.parametrize(
    "question",
    ["Does a warrant need probable cause?", "Is a PDF required?", "申请必须用英语吗"],
)
def test_what_a_fact_states_word_for_word_is_told_yes(ask: Ask, question: str) -> None:
    assert ask(question).text.startswith(("Yes. ", "是的。"))
