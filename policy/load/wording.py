"""Wordings name numbers, names and lists in braces; here they are put in.

A number stands once, at its fact: `kept {preservation_days} days`. `{list}` is an overview's
members, `{item}` a catalogue item's name, `{updated}` the guide's date.
"""

import re
from collections.abc import Mapping, Sequence
from datetime import date
from typing import Final, TypeVar

from policy.model import Frozen, Text

T = TypeVar("T", bound=Frozen)
Values = Mapping[str, Text]

PLACEHOLDER: Final = re.compile(r"\{([a-z0-9_]+)\}")
_SEAM: Final = re.compile(
    r"(?<=[\u4e00-\u9fff])(?=[A-Za-z0-9])|(?<=[A-Za-z0-9])(?=[\u4e00-\u9fff])"
)
"""Where Chinese and Latin meet, which is set with a space."""


def same(value: object) -> Text:
    """A value that reads alike in both languages, such as a number or an address."""
    return Text(en=str(value), zh=str(value))


def day(value: date) -> Text:
    """A civil date as each language writes it."""
    return Text(
        en=f"{value.day} {value:%B} {value.year}",
        zh=f"{value.year} 年 {value.month} 月 {value.day} 日",
    )


def fill(text: Text, values: Values) -> Text:
    """The wording with each name in braces replaced; every name must be among the values."""
    if "{" not in text.en + text.zh:
        return text
    return Text(
        en=PLACEHOLDER.sub(lambda name: values[name[1]].en, text.en),
        zh=_SEAM.sub(" ", PLACEHOLDER.sub(lambda name: values[name[1]].zh, text.zh)),
    )


def filled(model: T, values: Values) -> T:
    """The model with all of its wordings filled."""
    texts = {name: text for name, text in model if isinstance(text, Text)}
    changed = {name: fill(text, values) for name, text in texts.items() if "{" in text.en + text.zh}
    return model.model_copy(update=changed) if changed else model


def joined(names: Sequence[Text]) -> Text:
    """A list as people write it: `a, b, and c`; with semicolons where a name has a comma in it."""
    comma = ";" if any("," in name.en for name in names) else ","
    mark = "；" if any("、" in name.zh for name in names) else "、"
    return Text(en=_english([name.en for name in names], comma), zh=mark.join(n.zh for n in names))


def _english(names: Sequence[str], comma: str) -> str:
    *head, last = names
    if not head:
        return last
    return " and ".join(names) if len(head) == 1 else f"{f'{comma} '.join(head)}{comma} and {last}"
