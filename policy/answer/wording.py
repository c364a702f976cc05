"""From a reply to what a person reads: what answers, its condition and exception, where it stands.

The first sentence answers; it opens with yes or no only where that is certain. Then the source:
the section's heading in both languages and the guide's date.
"""

from collections.abc import Iterable, Sequence
from typing import Final

from policy.answer.examples import Polarity
from policy.answer.reply import Reply
from policy.model import Fact, Guide, Lang

_OPENINGS: Final[dict[Lang, dict[Polarity, str]]] = {
    "en": {"yes": "Yes.", "no": "No."},
    "zh": {"yes": "是的。", "no": "不是。"},
}
_BODY: Final[dict[Lang, int]] = {"en": 420, "zh": 190}
"""Characters after which no further fact is told; the first is always told whole."""


def answer_text(guide: Guide, reply: Reply, lang: Lang) -> str:
    """The answer with its source."""
    facts = [guide.fact(one) for one in reply.facts]
    return f"{_told(reply, facts, lang)}\n{source(guide, facts, lang)}"


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


def source(guide: Guide, facts: Iterable[Fact], lang: Lang) -> str:
    """The sections that the facts stand in, with the guide's date."""
    sections = list(dict.fromkeys(fact.section for fact in facts))
    headings = [_heading(guide, one, lang) for one in sections[:2]]
    if lang == "zh":
        return f"（指南{'、'.join(headings)}，{guide.version.isoformat()} 版）"
    return f"(Guide of {guide.version.isoformat()}: {'; '.join(headings)})"


def _told(reply: Reply, facts: Sequence[Fact], lang: Lang) -> str:
    gap = " " if lang == "en" else ""
    parts = [_OPENINGS[lang][reply.opening]] if reply.opening else []
    if reply.stated is not None:
        parts.append(reply.stated[lang])
    else:
        parts.extend(facts[0].sentences(lang))
    for fact in facts[1:] if reply.stated is None else ():
        sentence = fact.lead[lang]
        if len(gap.join((*parts, sentence))) <= _BODY[lang] and sentence not in parts:
            parts.append(sentence)
    return gap.join(parts)


def _heading(guide: Guide, section: str, lang: Lang) -> str:
    heading = guide.section(section).heading
    first, second = (heading.en, heading.zh) if lang == "en" else (heading.zh, heading.en)
    return f"“{first}” ({second})" if lang == "en" else f"“{first}”({second})"
