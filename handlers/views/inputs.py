"""The inputs of the desk's forms, and what a person put into them.

An input's block id is the name of what it asks for, so that an error finds its field. A text too
long for one input stands in several: the block ids of those behind the first end in `#2p`, `#3l`
and so on, with how the parts hang together: by a paragraph, a line, or nothing.

Slack keeps what a person put into an input for as long as block id and action id stay the same, so
a form that shows new values in place of what was put in gives its inputs another `mark`.
"""

import datetime as dt
import re
from collections.abc import Mapping, Sequence
from typing import Any

from handlers.reading import Inputs, Outdated, taking_apart
from handlers.views import kit

Choice = tuple[str, str]  # value, label

MOST = 3000  # characters that Slack's input takes
_PART = 2400  # a long text is split into parts that leave room for editing
_NEXT_PART = re.compile(r"^(.+)#(\d+)([pln])$")
_JOINTS = {"p": "\n\n", "l": "\n", "n": ""}


def text_input(
    name: str,
    label: str,
    *,
    hint: str | None = None,
    optional: bool = True,
    multiline: bool = False,
    initial: str | None = None,
    most: int = MOST,
    mark: str = "",
) -> kit.Block:
    element = _element("plain_text_input", name + mark, initial_value=initial or None)
    return _input(
        name, label, element | {"multiline": multiline, "max_length": most}, hint, optional
    )


def long_text_input(
    name: str, label: str, text: str, *, hint: str | None = None, mark: str = ""
) -> kit.Blocks:
    """A text of any length in as many inputs as it takes; `read_inputs` puts it together again."""
    if len(text) <= MOST - 200:
        return [text_input(name, label, multiline=True, initial=text or None, hint=hint, mark=mark)]
    parts = split_text(text)
    blocks = []
    for number, (joint, part) in enumerate(parts, 1):
        block_id = name if number == 1 else f"{name}#{number}{joint}"
        titled = f"{label} ({number} of {len(parts)})"
        blocks.append(
            text_input(block_id, titled, multiline=True, initial=part, hint=hint, mark=mark)
        )
    return blocks


def split_text(text: str, most: int = _PART) -> list[tuple[str, str]]:
    """The text in parts, each with its joint to the part before it: `p`, `l` or `n`."""
    parts, joint = [], "p"
    while len(text) > most:
        end, skip, following = _cut(text, most)
        parts.append((joint, text[:end]))
        text, joint = text[end + skip :], following
    return [*parts, (joint, text)]


def _cut(text: str, most: int) -> tuple[int, int, str]:
    """Where the first part ends, how much the joint takes, and which joint it is."""
    for joint in ("p", "l"):
        end = text.rfind(_JOINTS[joint], 1, most)
        # What an input holds is stripped, so a part may not begin or end in white space.
        if end > 0 and text[end - 1].strip() and text[end + len(_JOINTS[joint])].strip():
            return end, len(_JOINTS[joint]), joint
    end = most
    while end > 1 and not (text[end - 1].strip() and text[end].strip()):
        end -= 1
    return end, 0, "n"


def date_input(
    name: str,
    label: str,
    *,
    hint: str | None = None,
    optional: bool = True,
    initial: dt.date | None = None,
    mark: str = "",
) -> kit.Block:
    date = initial.isoformat() if initial else None
    element = _element("datepicker", name + mark, initial_date=date)
    return _input(name, label, element, hint, optional)


def moment_input(name: str, label: str, *, initial: dt.datetime, hint: str) -> kit.Block:
    """A date and a time of day, which Slack shows in the person's own zone."""
    seconds = int(initial.timestamp())
    element = _element("datetimepicker", name, initial_date_time=seconds)
    return _input(name, label, element, hint, False)


def number_input(name: str, label: str, *, hint: str | None = None) -> kit.Block:
    """A whole number from 0 on."""
    element = _element("number_input", name, is_decimal_allowed=False, min_value="0")
    return _input(name, label, element, hint, True)


def choice_input(
    name: str,
    label: str,
    choices: Sequence[Choice],
    *,
    hint: str | None = None,
    optional: bool = True,
    initial: str | None = None,
    mark: str = "",
) -> kit.Block:
    options = {value: kit.option(value, text) for value, text in choices}
    chosen = options.get(initial or "")
    element = _element("static_select", name + mark, initial_option=chosen)
    element["options"] = list(options.values())
    return _input(name, label, element, hint, optional)


def choices_input(
    name: str,
    label: str,
    choices: Sequence[Choice],
    *,
    hint: str | None = None,
    initial: Sequence[str] = (),
    mark: str = "",
) -> kit.Block:
    options = {value: kit.option(value, text) for value, text in choices}
    chosen = [options[value] for value in initial if value in options]
    element = _element("multi_static_select", name + mark, initial_options=chosen or None)
    element["options"] = list(options.values())
    return _input(name, label, element, hint, True)


def person_input(name: str, label: str, *, initial: str | None = None) -> kit.Block:
    return _input(name, label, _element("users_select", name, initial_user=initial), None, False)


@taking_apart()
def read_inputs(view: Mapping[str, Any]) -> Inputs:
    """What was put in, by name: a text, a date or an id; a list for many; nothing for blanks."""
    values: dict[str, Any] = {}
    for block_id, elements in view["state"]["values"].items():
        for element in elements.values():
            values[block_id] = _value(element)
    found = Inputs({block_id: value for block_id, value in values.items() if value})
    for block_id in [block["block_id"] for block in view.get("blocks", ())]:
        if (later := _NEXT_PART.match(block_id)) and block_id in found:
            name, _, joint = later.groups()
            part = found.pop(block_id)
            found[name] = f"{found[name]}{_JOINTS[joint]}{part}" if name in found else part
    return found


def _value(element: Mapping[str, Any]) -> Any:
    kind = element["type"]
    if kind == "static_select":
        chosen = element.get("selected_option")
        return _text(chosen["value"]) if chosen else None
    if kind == "multi_static_select":
        return [_text(option["value"]) for option in element.get("selected_options") or []]
    field = {
        "datepicker": "selected_date",
        "datetimepicker": "selected_date_time",
        "users_select": "selected_user",
    }.get(kind, "value")
    value = element.get(field)
    if value is None or (kind == "datetimepicker" and isinstance(value, int)):
        return value
    return _text(value).strip()


def _text(value: Any) -> str:
    if not isinstance(value, str):
        raise Outdated
    return value


def _element(kind: str, action_id: str, **rest: Any) -> kit.Element:
    given = {name: value for name, value in rest.items() if value is not None}
    return {"type": kind, "action_id": action_id, **given}


def _input(
    name: str, label: str, element: kit.Element, hint: str | None, optional: bool
) -> kit.Block:
    block: kit.Block = {
        "type": "input",
        "block_id": name,
        "label": kit.plain(label),
        "element": element,
        "optional": optional,
    }
    return block | {"hint": kit.plain(hint)} if hint else block
