"""From a reply to what a person reads: what answers, its condition and exception, where it stands.

The first sentence answers; it opens with yes or no only where that is certain. Then the source:
the section's heading in both languages and the guide's date.
"""

import re
from collections.abc import Sequence
from typing import Final

from policy.answer.examples import Polarity
from policy.answer.hearing import Hearing
from policy.answer.normalise import normalise
from policy.answer.reply import Reply
from policy.model import Fact, Guide, Lang

_YES_EN: Final = "Yes."
_NO_EN: Final = "No."
_YES_ZH: Final = "是的。"
_NO_ZH: Final = (
    (re.compile(r"能|可以|可否|[拿看给查要听调接收用]得|行[吗不么]"), "不能。"),
    (re.compile(r"会(?!议)"), "不会。"),
    (re.compile(r"必须|需|要|用不用"), "不需要。"),
    (re.compile(r"(?<![所没])有"), "没有。"),
)
_BODY: Final[dict[Lang, int]] = {"en": 420, "zh": 190}
"""Characters after which no further fact is told; the first is always told whole."""
_SHORT: Final[dict[Lang, int]] = {"en": 300, "zh": 120}
"""Characters that a fact and those that belong together with it may have in all."""
_NEWS: Final = 0.3
"""The share of words from which a sentence is taken to say something new."""


def answer_text(guide: Guide, reply: Reply, hearing: Hearing) -> str:
    """The answer to what was heard, in its language, with its source."""
    facts = _with_kin(guide, [guide.fact(one) for one in reply.facts], hearing.lang)
    begins = _begins(reply.opening, hearing)
    more = [guide.fact(one) for one in reply.more if one not in reply.facts]
    further = [*more] if reply.stated else [*facts[1:], *more]
    first = (reply.stated[hearing.lang],) if reply.stated else facts[0].sentences(hearing.lang)
    told = _told([begins, *first] if begins else [*first], further, hearing.lang)
    return f"{told}\n{source(guide, [facts[0], *more], hearing.lang)}"


def abstention_text(guide: Guide, nearest: Sequence[str], lang: Lang) -> str:
    """That the guide does not say, where it comes nearest, and the offer to ask counsel."""
    headings = [_heading(guide, one, lang) for one in nearest[:2]]
    if lang == "zh":
        near = f"相关章节：{'、'.join(headings)}。" if headings else ""
        return f"指南没有说明这一点。{near}如有需要，可以请法律顾问答复。"
    near = f" Nearest: {' and '.join(headings)}." if headings else ""
    return f"The guide does not say.{near} Counsel can be asked."


def unreadable_text(lang: Lang) -> str:
    """For what is no question in English or Chinese."""
    if lang == "zh":
        return "请用中文或英文提出一个问题。"
    return "Please ask a question in English or Chinese. 请用中文或英文提问。"


def source(guide: Guide, facts: Sequence[Fact], lang: Lang) -> str:
    """The sections that the facts stand in, with the guide's date."""
    sections = dict.fromkeys(fact.section for fact in facts)
    headings = [_heading(guide, one, lang) for one in sections]
    date = guide.version.isoformat()
    if lang == "zh":
        return f"（指南{'、'.join(headings)}，{date} 版）"
    return f"(Guide of {date}: {'; '.join(headings)})"


def _with_kin(guide: Guide, facts: list[Fact], lang: Lang) -> list[Fact]:
    """A fact that is told alone brings the one it belongs to, or those that belong to it, where
    all are short together: who asks for one mostly needs the other."""
    if len(facts) > 1:
        return facts
    first = facts[0]
    told, texts = [first], first.sentences(lang)
    for fact in guide.kin(first.id):
        if fact.kind == "exception" and first.exception is not None:
            continue  # what is excepted is told already
        lead = fact.lead[lang]
        if len("".join((*texts, lead))) <= _SHORT[lang] and _is_news(lead, texts):
            told.append(fact)
            texts = (*texts, lead)
    return told


def _is_news(sentence: str, told: Sequence[str]) -> bool:
    """Whether a sentence says what was not said: a list has its items in it already."""
    known = {token for text in told for token in normalise(text).tokens}
    said = set(normalise(sentence).tokens)
    return len(said - known) >= _NEWS * len(said)


def _begins(opening: Polarity | None, hearing: Hearing) -> str:
    """Yes or no as the question wants it: Chinese answers with the verb that was asked with."""
    if opening is None:
        return ""
    if hearing.lang == "en":
        return _YES_EN if opening == "yes" else _NO_EN
    if opening == "yes":
        return _YES_ZH
    if hearing.has("ask.confirm"):
        return "不是。"
    said = (no for asked, no in _NO_ZH if asked.search(hearing.question.text))
    return next(said, "否。")


def _told(first: list[str], further: Sequence[Fact], lang: Lang) -> str:
    """What answers; then the leads of further facts, while there is room for them."""
    gap = " " if lang == "en" else ""
    parts = list(first)
    for fact in further:
        sentence = fact.lead[lang]
        if len(gap.join((*parts, sentence))) <= _BODY[lang] and sentence not in parts:
            parts.append(sentence)
    return gap.join(parts)


def _heading(guide: Guide, section: str, lang: Lang) -> str:
    heading = guide.section(section).heading
    first, second = (heading.en, heading.zh) if lang == "en" else (heading.zh, heading.en)
    return f"“{first}” ({second})" if lang == "en" else f"“{first}”（{second}）"
