"""Shapes of the interactive elements: https://docs.slack.dev/reference/block-kit/block-elements"""

from typing import Any

from workspace.limits.fields import (
    Check,
    Problems,
    Shape,
    anything,
    boolean,
    check_object,
    clock_time,
    confirm,
    day,
    items,
    may,
    need,
    number,
    one_of,
    plain,
    string,
    text,
)

ACTION: Shape = {"type": need(anything), "action_id": may(string(255, 1))}
ASKS: Shape = ACTION | {"confirm": may(confirm)}
FOCUS: Shape = {"focus_on_load": may(boolean)}
PLACEHOLDER: Shape = {"placeholder": may(plain(150))}
WRITES: Shape = (
    ACTION
    | FOCUS
    | PLACEHOLDER
    | {"dispatch_action_config": may(anything), "initial_value": may(string(3000))}
)
SELECTS: Shape = ASKS | FOCUS | PLACEHOLDER
SEVERAL: Shape = {"max_selected_items": may(number(1, 100))}
USER_ID = string(20, 1)


def option(*kinds: str) -> Check:
    """An option, whose text may be mrkdwn in checkboxes and radio buttons only."""
    shape: Shape = {
        "text": need(text(75, *kinds)),
        "value": need(string(150, 1)),
        "description": may(text(75, *kinds)),
    }

    def check(value: Any, at: str, problems: Problems) -> None:
        check_object(value, at, shape, problems)

    return check


def overflow_option(value: Any, at: str, problems: Problems) -> None:
    shape: Shape = {
        "text": need(plain(75)),
        "value": may(string(150, 1)),
        "description": may(plain(75)),
        "url": may(string(3000, 1)),
    }
    check_object(value, at, shape, problems)


def option_group(value: Any, at: str, problems: Problems) -> None:
    shape: Shape = {
        "label": need(plain(75)),
        "options": need(items(100, option("plain_text"))),
    }
    check_object(value, at, shape, problems)


OPTIONS: Shape = {
    "options": may(items(100, option("plain_text"))),
    "option_groups": may(items(100, option_group)),
}
BOXES: Shape = ASKS | FOCUS | {"options": need(items(10, option("plain_text", "mrkdwn")))}
CONVERSATIONS: Shape = {
    "filter": may(anything),
    "default_to_current_conversation": may(boolean),
}

ELEMENTS: dict[str, Shape] = {
    "button": ASKS
    | {
        "text": need(plain(75)),
        "value": may(string(2000)),
        "url": may(string(3000, 1)),
        "style": may(one_of("primary", "danger")),
        "accessibility_label": may(string(75)),
    },
    "overflow": ASKS | {"options": need(items(5, overflow_option))},
    "static_select": SELECTS | OPTIONS | {"initial_option": may(option("plain_text"))},
    "multi_static_select": SELECTS
    | OPTIONS
    | SEVERAL
    | {"initial_options": may(items(100, option("plain_text")))},
    "external_select": SELECTS
    | {"initial_option": may(option("plain_text")), "min_query_length": may(number(0, 100))},
    "multi_external_select": SELECTS
    | SEVERAL
    | {
        "initial_options": may(items(100, option("plain_text"))),
        "min_query_length": may(number(0, 100)),
    },
    "users_select": SELECTS | {"initial_user": may(USER_ID)},
    "multi_users_select": SELECTS | SEVERAL | {"initial_users": may(items(100, USER_ID, 0))},
    "channels_select": SELECTS | {"initial_channel": may(USER_ID)},
    "multi_channels_select": SELECTS | SEVERAL | {"initial_channels": may(items(100, USER_ID, 0))},
    "conversations_select": SELECTS | CONVERSATIONS | {"initial_conversation": may(USER_ID)},
    "multi_conversations_select": SELECTS
    | CONVERSATIONS
    | SEVERAL
    | {"initial_conversations": may(items(100, USER_ID, 0))},
    "radio_buttons": BOXES | {"initial_option": may(option("plain_text", "mrkdwn"))},
    "checkboxes": BOXES | {"initial_options": may(items(10, option("plain_text", "mrkdwn")))},
    "datepicker": SELECTS | {"initial_date": may(day)},
    "timepicker": SELECTS | {"initial_time": may(clock_time), "timezone": may(string(100))},
    "datetimepicker": ASKS
    | FOCUS
    | {"initial_date_time": may(number(1_000_000_000, 9_999_999_999))},
    "plain_text_input": WRITES
    | {
        "multiline": may(boolean),
        "min_length": may(number(0, 3000)),
        "max_length": may(number(1, 3000)),
    },
    "email_text_input": WRITES,
    "url_text_input": WRITES,
    "number_input": WRITES
    | {
        "is_decimal_allowed": need(boolean),
        "min_value": may(string(100)),
        "max_value": may(string(100)),
    },
    "rich_text_input": ACTION
    | FOCUS
    | PLACEHOLDER
    | {"initial_value": may(anything), "dispatch_action_config": may(anything)},
    "file_input": ACTION
    | {"filetypes": may(items(100, string(50, 1))), "max_files": may(number(1, 10))},
    "image": {
        "type": need(anything),
        "image_url": may(string(3000, 1)),
        "slack_file": may(anything),
        "alt_text": need(string(2000, 1)),
    },
}
CHOOSES = {
    "static_select",
    "external_select",
    "users_select",
    "channels_select",
    "conversations_select",
}
CHOOSES_SEVERAL = {f"multi_{kind}" for kind in CHOOSES}
IN_ACTIONS = CHOOSES | {
    "button",
    "overflow",
    "radio_buttons",
    "checkboxes",
    "datepicker",
    "timepicker",
    "datetimepicker",
}
IN_SECTION = (IN_ACTIONS | CHOOSES_SEVERAL | {"image"}) - {"datetimepicker"}
IN_INPUT = (IN_ACTIONS | CHOOSES_SEVERAL | set(ELEMENTS)) - {"button", "overflow", "image"}


def element(allowed: set[str]) -> Check:
    """An element of one of the `allowed` types, as the block around it takes them."""

    def check(value: Any, at: str, problems: Problems) -> None:
        kind = value.get("type") if isinstance(value, dict) else None
        if kind not in allowed:
            problems.add(at, f"unsupported type: {kind}")
            return
        check_object(value, at, ELEMENTS[kind], problems)
        _check_choice(value, at, problems)

    return check


def _check_choice(value: dict[str, Any], at: str, problems: Problems) -> None:
    """A static menu has options or groups, and starts with some of them."""
    if value["type"] in ("static_select", "multi_static_select") and (
        ("options" in value) == ("option_groups" in value)
    ):
        problems.add(at, "must provide one of: options, option_groups")
        return
    offered = _offered(value)
    if "initial_option" in value and offered and value["initial_option"] not in offered:
        problems.add(f"{at}/initial_option", "must match one of the options")
    if any(chosen not in offered for chosen in value.get("initial_options", []) if offered):
        problems.add(f"{at}/initial_options", "must match the options")


def _offered(value: dict[str, Any]) -> list[Any]:
    groups = [group for group in value.get("option_groups", []) if isinstance(group, dict)]
    return [*value.get("options", []), *(o for g in groups for o in g.get("options", []))]
