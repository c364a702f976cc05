"""Yes or no: only where the question asks whether, and only where the answer is certain.

A line is learned from the examples that say how their answer begins. It decides for the kinds of
facts for which it has proved right on questions held out, and a yes needs a fact that states all
that the question says (`agreement`). A number that contradicts the guide's needs no learning.
"""

import math
import re
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Final

from policy.answer.agreement import states_all
from policy.answer.examples import Polarity
from policy.answer.hearing import Hearing
from policy.model import Fact, FactKind

_AUX: Final = (
    r"(?:do|does|did|is|are|was|were|can|could|may|might|must|should|shall|will|would|has|have|am)"
    r"(?:n't)?"
)
_WHETHER_EN: Final = re.compile(
    rf"(?:^|[.?!,;:\n-] ?|\b(?:so|and|but|then|ok|okay|well|or) ){_AUX} (?!not know)\w"
    r"|\b(?:right|correct|true|yes|no|ok|okay|isn't it|don't we|doesn't it)\W*$"
)
_WH_EN: Final = re.compile(
    r"(?:^|[.?!\n] ?)(?:what|which|who|whom|whose|when|where|why|how)\b[^.?!]*\?*$"
)
_WHETHER_ZH: Final = re.compile(
    r"吗|么\W*$|吧\W*$|是否|能否|可否|是不是|对不对|行不行|(?P<verb>[能会要行用])不(?P=verb)|可不可以|需不需要|有没有"
)
_WH_ZH: Final = re.compile(r"什么|怎么|怎样|如何|多久|多长|多少|哪|谁|几|为何|啥")

_YES_FROM: Final[Mapping[FactKind, float]] = {"requirement": 0.5, "process": 0.7, "duty": 0.7}
_NO_FROM: Final[Mapping[FactKind, float]] = {"requirement": 0.5, "limit": 0.3}
_CONFIRMING_NO_FROM: Final = 0.7
"""For other kinds of facts a no is certain from here, where the question wants a confirmation."""

_NEVER: Final = 9.0

_TURNING: Final = re.compile(
    r"\b(?:only|just|exclusively|solely|exclud\w*|exempt\w*|except\w*|refus\w*|forbid\w*|forbidden"
    r"|prohibit\w*|barr?ed|un(?:able|acceptable|necessary|needed|lawful|allowed)|impossible|missing"
    r"|lack\w*|fall short|(?:ruled?|leave|left) (?:out|off)|off limits|optional|voluntary|rare)\b"
    r"|只能|只有|只要|唯一|仅|排除|免|除外|禁止|无法|拒|缺|可选|漏"
)
"""What narrows a question or turns it around: yes and no may then be the other way round."""

_NEEDING: Final = re.compile(
    r"\b(?:needs?|needed|necessary|have to|has to)\b|需|要不要|用不用|得不得"
)
"""What asks whether something is required: of a requirement, no is never learned for that."""

_DAYS: Final = {
    "day": 1, "天": 1, "日": 1, "week": 7, "周": 7, "month": 30, "个月": 30, "year": 365, "年": 365,
}  # fmt: skip
_TIME: Final = re.compile(r"(\d{1,4})[ -]?(day|天|日|week|周|month|个月|year|年)")


@dataclass(frozen=True)
class PolarityModel:
    """A line over words and concepts; above zero speaks for yes. Each fact leans by itself."""

    weights: Mapping[str, float]
    facts: Mapping[str, float]
    bias: float

    def score(self, hearing: Hearing, fact: str) -> float:
        """How much the question, asked of this fact, wants a yes: from about -1 to 1."""
        known = [self.weights[one] for one in hearing.features() if one in self.weights]
        length = math.sqrt(len(known) + 1)
        return (sum(known) + self.facts.get(fact, 0.0)) / length + self.bias


def opening(
    model: PolarityModel, hearing: Hearing, fact: Fact, wording: Hearing
) -> Polarity | None:
    """How an answer with this fact begins; None where neither is certain.

    `wording` is the fact's own, heard like a question.
    """
    if not asks_whether(hearing):
        return None
    if _contradicts_number(hearing, fact):
        return "no"
    if _TURNING.search(hearing.question.text):
        return None
    negated = hearing.has("negation.not")
    score = model.score(hearing, fact.id)
    if score > 0:
        certain = _YES_FROM.get(fact.kind, _NEVER)
        obliging = fact.kind != "requirement" and hearing.has("ask.must")
        doubtful = negated or obliging or hearing.has("ask.may", "ask.confirm")
        agreed = score >= certain and not doubtful and states_all(wording, hearing)
        return "yes" if agreed else None
    if negated and fact.kind != "requirement":
        return None
    confirming = _CONFIRMING_NO_FROM if hearing.has("ask.confirm") else _NEVER
    certain = min(_NO_FROM.get(fact.kind, _NEVER), confirming)
    needing = hearing.has("ask.must") or bool(_NEEDING.search(hearing.question.text))
    obliging = fact.kind == "requirement" and needing
    return "no" if -score >= certain and not obliging else None


def asks_whether(hearing: Hearing) -> bool:
    """Whether a yes or a no would answer this question."""
    text = hearing.question.text
    if hearing.lang == "zh":
        return bool(_WHETHER_ZH.search(text)) and not _WH_ZH.search(text)
    return bool(_WHETHER_EN.search(text)) and not _WH_EN.search(text)


def _contradicts_number(hearing: Hearing, fact: Fact) -> bool:
    """Whether it names a number of days, and none that the fact states."""
    stated = {one.value for one in fact.numbers if one.unit == "days"}
    asked = {int(n) * _DAYS[unit] for n, unit in _TIME.findall(hearing.question.text)}
    return bool(stated and asked) and not stated & asked
