"""What was disclosed: kinds of data by their catalogue id, and how many records of each. Pure."""

import re
from collections.abc import Mapping

from bot.domain.cases import DisclosedClass
from bot.domain.errors import InvalidInput
from policy.model import Guide, Item
from policy.reach import Reach, reaches
from policy.request import Request

Items = Mapping[str, int]

_MOST_RECORDS = 1_000_000_000
_ENTRY = re.compile(r"^\s*([A-Za-z0-9_ -]+?)\s*[:=]\s*(\d[\d, ]*)\s*$")


def parse_items(text: str) -> dict[str, int]:
    """`name: 1` a line or between semicolons, the id as in the catalogue.

    Raises:
        InvalidInput: at the first entry that is not written so, or that comes twice.
    """
    found: dict[str, int] = {}
    for entry in re.split(r"[;\n]", text):
        if not entry.strip():
            continue
        parts = _ENTRY.match(entry)
        if parts is None:
            raise InvalidInput(
                f"“{entry.strip()[:40]}” is not read. Write the kind of data and the number of"
                " records: `ip_address: 12; name: 1`. Never the data itself.",
                field="items",
            )
        item = parts[1].strip().lower().replace(" ", "_").replace("-", "_")
        if item in found:
            raise InvalidInput(f"`{item}` is there twice.", field="items")
        found[item] = int(parts[2].replace(",", "").replace(" ", ""))
    return found


def asked_for(request: Request, guide: Guide) -> list[Item]:
    """The kinds of records that the request asks for; all of them where it asks for everything."""
    records = [item for item in guide.catalogue if item.kind == "record"]
    asked = {guide.item(one).kind for one in request.seeks}
    if "everything" in asked:
        return records
    return [item for item in records if item.id in request.seeks]


def check_items(items: Items, request: Request, guide: Guide, *, overridden: bool) -> None:
    """Whether this can be what was disclosed under the approval.

    Raises:
        InvalidInput: for nothing, for what was not asked for, or for what the process does not
            reach, unless counsel approved with something open.
    """
    if not any(items.values()):
        raise InvalidInput(
            'Say what was disclosed, by kind and number of records: `items="ip_address: 12"`.',
            field="items",
        )
    asked = {item.id: item for item in asked_for(request, guide)}
    process = guide.process(request.process)
    outside_us = request.country not in (None, *guide.requesters.united_states)
    for one, count in items.items():
        if one not in asked:
            raise InvalidInput(
                f"{_named(one, guide)} was not asked for, so it was not approved. Asked for:"
                f" {', '.join(_named(each, guide) for each in asked) or 'nothing on record'}.",
                field="items",
            )
        if count > _MOST_RECORDS:
            raise InvalidInput(
                f"{count:,} records of {_named(one, guide)} cannot be.", field="items"
            )
        reach = reaches(process, asked[one], outside_us=outside_us)
        if reach is Reach.NO and not overridden:
            raise InvalidInput(
                f"A {process.name.en} does not reach {_named(one, guide)}, and nothing was"
                " overridden when it was approved.",
                field="items",
            )


def _named(item: str, guide: Guide) -> str:
    """As people call it, with the word that is typed for it."""
    names = {one.id: one.name.en for one in guide.catalogue}
    return f"{names[item]} (`{item}`)" if item in names else f"`{item}`"


def class_of(items: Items, guide: Guide) -> DisclosedClass:
    """The widest class among what was disclosed."""
    classes = {guide.item(one).data_class for one, count in items.items() if count}
    if "content" in classes:
        return DisclosedClass.CONTENT
    return DisclosedClass.NON_CONTENT if classes else DisclosedClass.NONE
