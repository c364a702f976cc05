"""Answers that depend on two things: worked out from the guide, never written out.

`resolve` turns a label of the question model and what was heard into facts; None where the
question lacks what its label needs (a computed label that names no data, for example).
"""

from collections.abc import Callable
from typing import Final

from policy.answer import reach
from policy.answer.hearing import Hearing
from policy.answer.reply import Reply
from policy.model import Guide, Item, Text

_SPECIAL_DATA: Final = {
    "live_content": ("interception.no_interception",),
    "credit_card": ("data_account.no_card_numbers",),
    "local_recording": ("meeting_content.local_recording",),
    "everything": ("request_content.specific_scope", "request_content.narrowing_first"),
}
_CLASSES: Final = {
    "content": ("us_requests.warrant_yields", "us_requests.subpoena_yields"),
    "non_content": ("us_requests.subpoena_yields", "us_requests.order_2703d"),
}
_NEEDS: Final = {
    "emergency_disclosure": ("emergency.items",),
    "preservation_extension": ("preservation.extension_formal", "submission.preservation"),
    "preservation": ("preservation.target", "preservation.meet_all"),
    "service_restriction": ("restriction.valid_scoped_detailed",),
    "search_warrant": ("us_requests.warrant_basis",),
    "subpoena": ("us_requests.meet_all", "us_requests.subpoena_yields"),
    "court_order_2703d": ("us_requests.meet_all", "us_requests.order_2703d"),
    "non_us_direct": ("non_us_requests.conditions",),
}
_LISTS: Final = (
    "emergency.items",
    "all_jurisdictions.must_state",
    "non_us_requests.conditions",
    "request_content.identifiers",
)


def resolve(label: str, hearing: Hearing, guide: Guide) -> Reply | None:
    """The facts that a label stands for, given what was heard."""
    if not label.startswith("computed."):
        return Reply(tuple(part.strip() for part in label.replace("|", "+").split("+")))
    return _COMPUTED[label.removeprefix("computed.")](hearing, guide)


def _items(hearing: Hearing, guide: Guide) -> list[Item]:
    known = {item.id: item for item in guide.catalogue if item.kind == "record"}
    return [known[one] for one in hearing.ids("data") if one in known]


def _reach(hearing: Hearing, guide: Guide) -> Reply | None:
    processes = [one for one in hearing.ids("process") if reach.of_process(one)]
    if hearing.has("negation.without_warrant"):
        processes = ["subpoena"]
    if len(processes) != 1:
        return _process_for_data(hearing, guide)
    items = _items(hearing, guide)
    if not items:
        return _reach_of_class(processes[0], hearing)
    replies = [
        reach.reach(guide, guide.process(processes[0]), item, needed=_asks_need(hearing))
        for item in items[:2]
    ]
    return _joined([one for one in replies if one is not None])


def _asks_need(hearing: Hearing) -> bool:
    return hearing.has("ask.must", "topic.requirements") and not hearing.has("ask.may")


def _reach_of_class(process: str, hearing: Hearing) -> Reply | None:
    """A process and a whole class of data, such as "content with a subpoena"."""
    special = _special(hearing)
    if special is not None:
        return special
    found = reach.of_process(process)
    if found is None or process not in ("subpoena", "search_warrant"):
        return found
    content = "content" in hearing.ids("data")
    opening = None if process == "search_warrant" or not content else "no"
    return Reply(found.facts, opening=opening)  # type: ignore[arg-type]


def _process_for_data(hearing: Hearing, guide: Guide) -> Reply | None:
    items = _items(hearing, guide)
    if items:
        return _joined([reach.for_item(guide, item) for item in items[:2]])
    for name, facts in _CLASSES.items():
        if name in hearing.ids("data"):
            return Reply(facts)
    return _special(hearing)


def _special(hearing: Hearing) -> Reply | None:
    for name, facts in _SPECIAL_DATA.items():
        if name in hearing.ids("data"):
            return Reply(facts)
    return None


def _data_for_process(hearing: Hearing, guide: Guide) -> Reply | None:
    replies = [reach.of_process(one) for one in hearing.ids("process")]
    return _joined([one for one in replies if one is not None][:2])


def _class_of_data(hearing: Hearing, guide: Guide) -> Reply | None:
    items = _items(hearing, guide)
    return _joined([reach.class_of(item) for item in items[:3]]) or _special(hearing)


def _have_data(hearing: Hearing, guide: Guide) -> Reply | None:
    return _special(hearing) or _class_of_data(hearing, guide)


def _covered(hearing: Hearing, guide: Guide) -> Reply | None:
    parties = hearing.ids("party")
    if "criminal_defendant" in parties:
        return Reply(("scope.criminal_defendants",))
    if "civil_litigant" in parties or hearing.has("process.civil"):
        named = hearing.has("process.civil")
        return Reply(("scope.civil_litigants" if named else "scope.not_for_others",))
    if {"non_us_authorities", "country"} & set(parties):
        return Reply(("scope.audience", "non_us_requests.meet_all"))
    return Reply(("scope.audience",))


def _need(hearing: Hearing, guide: Guide) -> Reply | None:
    for process, facts in _NEEDS.items():
        if process in hearing.ids("process"):
            return Reply(facts)
    if hearing.has("party.non_us_authorities", "party.country"):
        return Reply(("non_us_requests.conditions",))
    return Reply(("all_jurisdictions.overview",))


def _item_needed(hearing: Hearing, guide: Guide) -> Reply | None:
    known = {one.id: one for one in guide.requirements}
    found = [known[one] for one in hearing.ids("item") if one in known]
    return Reply(tuple(one.facts[0] for one in found[:3])) if found else None


def _missing(hearing: Hearing, guide: Guide) -> Reply | None:
    """The members of the list that the question speaks of, without those it names."""
    named = {fact for one in hearing.ids("item") for fact in _facts_of(guide, one)}
    lists = [guide.fact(one) for one in _LISTS]
    best = max(lists, key=lambda fact: len(named.intersection(fact.members)))
    left = [guide.fact(member) for member in best.members if member not in named]
    labels = [fact.label for fact in left if fact.label is not None]
    if not named.intersection(best.members) or not labels:
        return None
    stated = Text(
        en=f"Still missing: {'; '.join(label.en for label in labels)}.",
        zh=f"还缺:{';'.join(label.zh for label in labels)}。",
    )
    return Reply((best.id,), stated)


def _facts_of(guide: Guide, requirement: str) -> tuple[str, ...]:
    known = {one.id: one.facts for one in guide.requirements}
    return known.get(requirement, ())


def _joined(replies: list[Reply]) -> Reply | None:
    """One reply of several: all that is stated, and an opening only where they agree."""
    if len(replies) < 2:
        return replies[0] if replies else None
    openings = {one.opening for one in replies}
    stated = [one.stated for one in replies if one.stated is not None]
    text = (
        Text(en=" ".join(s.en for s in stated), zh="".join(s.zh for s in stated))
        if stated
        else None
    )
    facts = tuple(dict.fromkeys(fact for one in replies for fact in one.facts))
    return Reply(facts, text, openings.pop() if len(openings) == 1 else None)


_COMPUTED: Final[dict[str, Callable[[Hearing, Guide], Reply | None]]] = {
    "reach": _reach,
    "process_for_data": _process_for_data,
    "data_for_process": _data_for_process,
    "class_of_data": _class_of_data,
    "have_data": _have_data,
    "covered": _covered,
    "need": _need,
    "item_needed": _item_needed,
    "missing": _missing,
}
