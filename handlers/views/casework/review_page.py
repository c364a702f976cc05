"""A case's review: what is not met, what is for a person with buttons to judge it, and the rest."""

from collections.abc import Iterable, Iterator, Mapping

from bot.domain.approval import SignedOff
from bot.domain.case_review import VERIFIED, CaseReview, judgements
from bot.domain.cases import Case, Status
from bot.domain.checklist import Checklist, Point, checklist
from handlers.views import kit
from handlers.views.text import SECTION, escape, moment
from policy.review import Verdict

MARKS: dict[Verdict, str] = {
    "refuse": "⛔",
    "counsel": "⚖️",
    "insufficient": "🟠",
    "sufficient": "🟢",
}
_CONTEXT = 2000  # characters that Slack shows in a context's text


def review_page(case: Case, found: CaseReview) -> kit.Blocks:
    """The whole review; the buttons that judge are there while the case is open."""
    listed = checklist(found.guide, found.review)
    judged = judgements(case)
    left = [point for point in listed.not_met if point.id not in judged]
    blocks: kit.Blocks = [
        kit.section(_head(case, found, listed)),
        *_lines("Not met", "✗", left),
        *_lines("Not on record here", "✏️", listed.unrecorded),
        *_for_a_person(case, found, listed.for_a_person),
        *_judged(case, (*listed.not_met, *listed.met), judged),
        *_small("Met", "✓", [point for point in listed.met if point.id not in judged]),
        *_small("Not applicable", "–", listed.not_applicable),
        *_texts("Also", listed.remarks),
        *_texts("The company's own duties", listed.duties),
    ]
    if case.is_open:
        blocks += [kit.divider(), kit.actions(_next(case), "review_actions")]
    return blocks


def summary(case: Case, listed_headline: str) -> str:
    return f"{case.number} · review · {listed_headline}"


def _head(case: Case, found: CaseReview, listed: Checklist) -> str:
    mark = MARKS[found.review.verdict]
    return (
        f"*{case.number} · review* by the guide of {case.guide_version}\n"
        f"{mark} {escape(listed.verdict)}"
    )


def _lines(title: str, mark: str, points: Iterable[Point]) -> kit.Blocks:
    lines = [f"{mark} *{escape(p.what)}*: {escape(p.why)} _({escape(p.section)})_" for p in points]
    return [kit.section(text) for text in _joined(f"*{title}*", lines, SECTION)]


def _small(title: str, mark: str, points: Iterable[Point]) -> kit.Blocks:
    lines = [f"{mark} {escape(point.line)}" for point in points]
    return [kit.context(text) for text in _joined(f"*{title}*", lines, _CONTEXT)]


def _texts(title: str, texts: Iterable[str]) -> kit.Blocks:
    lines = [f"• {escape(text)}" for text in texts]
    return [kit.context(text) for text in _joined(f"*{title}*", lines, _CONTEXT)]


def _for_a_person(case: Case, found: CaseReview, points: tuple[Point, ...]) -> kit.Blocks:
    """Each with its buttons: who presses one puts their name and the time on record."""
    if not points:
        return []
    blocks: kit.Blocks = [kit.section("*For a person*")]
    for point in points:
        text = f"👤 *{escape(point.what)}*: {escape(point.why)} _({escape(point.section)})_"
        text += "".join(_lapsed(found, point.id))
        blocks.append(kit.section(text))
        if case.is_open:
            buttons = kit.actions(_judge(case, point.id), f"judge_{point.id}")
            blocks.append(buttons)
    return blocks


def _judged(
    case: Case, points: Iterable[Point], judged: Mapping[str, SignedOff]
) -> Iterator[kit.Block]:
    """Who judged what, and when; whoever may judge can say otherwise."""
    points = [point for point in points if point.id in judged]
    if points:
        yield kit.section("*Judged by a person*")
    for point in points:
        one = judged[point.id]
        mark, how = ("✓", "met") if one.met else ("✗", "not met")
        said = f"{escape(one.name)} judged it {how} {moment(one.at)}."
        yield kit.section(
            f"{mark} *{escape(point.what)}*: {said} _({escape(point.section)})_",
            accessory=_otherwise(case, point.id, one) if case.is_open else None,
        )


def _otherwise(case: Case, requirement: str, judged: SignedOff) -> kit.Element | None:
    value = f"{case.id}:{requirement}:{case.facts}"
    if judged.met:
        return kit.button("Not met", "review_not_met", value)
    if requirement == VERIFIED:
        return kit.button("Verify the requester", "case_verify", str(case.id))
    return kit.button("Met", "review_met", value)


def _lapsed(found: CaseReview, requirement: str) -> Iterable[str]:
    for one in found.lapsed:
        if one.requirement == requirement:
            judged = "met" if one.met else "not met"
            name = escape(one.name)
            yield f"\n{name} judged it {judged} {moment(one.at)}, before the facts changed."


def _judge(case: Case, requirement: str) -> list[kit.Element]:
    value = f"{case.id}:{requirement}:{case.facts}"
    not_met = kit.button("Not met", "review_not_met", value)
    if requirement == VERIFIED:
        return [kit.button("Verify the requester", "case_verify", str(case.id)), not_met]
    return [kit.button("Met", "review_met", value), not_met]


def _next(case: Case) -> list[kit.Element]:
    value = str(case.id)
    buttons = [
        kit.button("Letter", "case_reply", value),
        kit.button("Edit facts", "case_edit", value),
        kit.button("User notice", "case_notice", value),
    ]
    if case.status is Status.IN_REVIEW:
        buttons.append(kit.button("Approve", "case_approve", value))
    return buttons


def _joined(title: str, lines: list[str], size: int) -> list[str]:
    """The lines under their title, in as few texts as fit; nothing without lines."""
    if not lines:
        return []
    texts = [title]
    for line in lines:
        if len(texts[-1]) + len(line) + 1 > size:
            texts.append(line[:size])
        else:
            texts[-1] += f"\n{line}"
    return texts
