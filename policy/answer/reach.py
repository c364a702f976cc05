"""Which process reaches which data, in words: worked out from the catalogue and the processes."""

from typing import Final

from policy.answer.reply import Polarity, Reply
from policy.model import Guide, Item, Process, Text

ORDER: Final = "court_order_2703d"
_LADDER: Final = ("subpoena", ORDER, "search_warrant")
_OUTSIDE: Final = frozenset({"mlat", "cloud_act", "letter_rogatory", "non_us_direct"})
_FACT_OF_PROCESS: Final = {
    "subpoena": ("us_requests.subpoena_yields", "us_requests.subpoena_examples"),
    ORDER: ("us_requests.order_2703d",),
    "search_warrant": ("us_requests.warrant_yields", "us_requests.warrant_examples"),
    "mlat": ("non_us_requests.mlat",),
    "cloud_act": ("non_us_requests.cloud_act",),
    "letter_rogatory": ("non_us_requests.letter_rogatory",),
    "non_us_direct": ("non_us_requests.conditions",),
    "emergency_disclosure": ("emergency.discretion",),
    "preservation": ("preservation.snapshot_days",),
    "preservation_extension": ("preservation.extension_days",),
    "interception": ("interception.no_interception",),
    "service_restriction": ("restriction.valid_scoped_detailed",),
}


def of_process(process: str) -> Reply | None:
    """What a process yields; None where the guide does not speak of it."""
    facts = _FACT_OF_PROCESS.get(process)
    return Reply(facts) if facts else None


def lowest(item: Item) -> str:
    """The first process on the ladder of the United States that reaches the item."""
    if item.data_class == "content":
        return "search_warrant"
    return "subpoena" if item.listed == "yes" else ORDER


def reach(guide: Guide, process: Process, item: Item, *, needed: bool) -> Reply | None:
    """May this process reach this item; or (`needed`) is this process what it takes?"""
    if process.id not in _LADDER:
        return of_process(process.id)
    enough = _LADDER.index(process.id) >= _LADDER.index(lowest(item))
    if item.data_class == "content":
        return _content(guide, process, item, enough=enough)
    if process.id == "subpoena" and item.listed != "yes":
        return _beyond_the_list(item)
    more_than_needed = needed and process.id != lowest(item)
    return _non_content(guide, process, item, opening="no" if more_than_needed else "yes")


def for_item(guide: Guide, item: Item) -> Reply:
    """Which process it takes to obtain this item."""
    process = guide.process(lowest(item))
    if process.id == ORDER:
        return _beyond_the_list(item)
    stated = Text(
        en=f"A {process.name.en}: the guide lists {item.name.en} as {_class_en(item)}.",
        zh=f"{process.name.zh}:指南将{item.name.zh}列为{_class_zh(item)}。",
    )
    return Reply((*_FACT_OF_PROCESS[process.id][:1], _fact_of(item)), stated)


def class_of(item: Item) -> Reply:
    """Whether the item is content or non-content."""
    return Reply((_fact_of(item),))


def _content(guide: Guide, process: Process, item: Item, *, enough: bool) -> Reply:
    warrant = guide.process("search_warrant")
    if enough:
        stated = Text(
            en=f"A {process.name.en} may yield {item.name.en}, which the guide lists as "
            "customer content.",
            zh=f"{process.name.zh}可取得{item.name.zh},指南将其列为客户内容。",
        )
        return Reply(("us_requests.warrant_yields", _fact_of(item)), stated, "yes")
    stated = Text(
        en=f"The guide lists {item.name.en} as customer content; a {process.name.en} reaches "
        f"non-content only, and content takes a {warrant.name.en}.",
        zh=f"指南将{item.name.zh}列为客户内容,{process.name.zh}仅可取得非内容信息;取得内容须有{warrant.name.zh}。",
    )
    return Reply(("us_requests.warrant_yields", _fact_of(item)), stated, "no")


def _non_content(guide: Guide, process: Process, item: Item, *, opening: Polarity) -> Reply:
    enough = guide.process(lowest(item))
    if process.id == enough.id or opening == "yes":
        stated = Text(
            en=f"A {process.name.en} may yield {item.name.en}, which the guide lists as "
            "non-content.",
            zh=f"{process.name.zh}可取得{item.name.zh},指南将其列为非内容信息。",
        )
    else:
        stated = Text(
            en=f"The guide lists {item.name.en} as non-content, for which a {enough.name.en} "
            "may do.",
            zh=f"指南将{item.name.zh}列为非内容信息,凭{enough.name.zh}即可取得。",
        )
    return Reply((_FACT_OF_PROCESS[process.id][0], _fact_of(item)), stated, opening)


def _beyond_the_list(item: Item) -> Reply:
    """Non-content that 18 USC 2703(c)(2) does not list, or that a person has to place."""
    if item.listed == "person":
        doubt = Text(
            en=f"The guide lists {item.name.en} as non-content; whether 18 USC 2703(c)(2) covers "
            "it, counsel has to say.",
            zh=f"指南将{item.name.zh}列为非内容信息;第 2703(c)(2) 节是否列有,须由法律顾问判断。",
        )
    else:
        doubt = Text(
            en=f"The guide lists {item.name.en} as non-content, but 18 USC 2703(c)(2) does not.",
            zh=f"指南将{item.name.zh}列为非内容信息,但不在第 2703(c)(2) 节所列之内。",
        )
    beyond = Text(
        en=f"{doubt.en} For non-content beyond that list Zoom may require a 2703(d) order instead "
        "of a subpoena.",
        zh=f"{doubt.zh}所列以外的非内容信息,Zoom 可能要求以 2703(d) 命令代替传票。",
    )
    return Reply(("us_requests.order_2703d", _fact_of(item)), beyond)


def _fact_of(item: Item) -> str:
    return f"{item.section}.{item.id}"


def _class_en(item: Item) -> str:
    return "customer content" if item.data_class == "content" else "non-content"


def _class_zh(item: Item) -> str:
    return "客户内容" if item.data_class == "content" else "非内容信息"
