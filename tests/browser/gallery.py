"""Every block and element of Block Kit, as the test app shows them."""

from typing import Any

Json = dict[str, Any]

DESKS = ["Non-content", "Content", "Emergency", "Preservation"]


def plain(text: str) -> Json:
    return {"type": "plain_text", "text": text}


def mrkdwn(text: str) -> Json:
    return {"type": "mrkdwn", "text": text}


def option(text: str, description: str | None = None) -> Json:
    shown = {"text": plain(text), "value": text.lower().replace(" ", "_")}
    return shown | ({"description": plain(description)} if description else {})


def button(text: str, action_id: str, **rest: Any) -> Json:
    return {"type": "button", "text": plain(text), "action_id": action_id, **rest}


def field(block_id: str, label: str, element: Json, **rest: Any) -> Json:
    element = {"action_id": block_id} | element
    return {
        "type": "input",
        "block_id": block_id,
        "label": plain(label),
        "element": element,
        **rest,
    }


def ticket_form(title: str) -> Json:
    titled = (
        {"type": "plain_text_input", "initial_value": title}
        if title
        else {"type": "plain_text_input"}
    )
    kinds = {
        "type": "static_select",
        "options": [option(desk) for desk in DESKS],
        "initial_option": option(DESKS[0]),
    }
    return {
        "type": "modal",
        "callback_id": "ticket_form",
        "title": plain("New ticket"),
        "submit": plain("File"),
        "close": plain("Not now"),
        "blocks": [
            field("title", "Title", titled, hint=plain("What is asked, in a few words")),
            field("kind", "Kind", kinds),
            field("owner", "Owner", {"type": "users_select"}, optional=True),
            field("due", "Due", {"type": "datepicker"}, optional=True),
        ],
    }


def card(ticket: Json) -> list[Json]:
    state = "Open" if ticket["open"] else "Closed"
    question = {
        "title": plain("Close it?"),
        "text": mrkdwn("Its *owner* is told."),
        "confirm": plain("Close"),
        "deny": plain("Leave open"),
    }
    close = button("Close ticket", "close_ticket", value=str(ticket["number"]), confirm=question)
    blocks: list[Json] = [
        {"type": "header", "text": plain(f"Ticket {ticket['number']}")},
        {"type": "section", "text": {**plain(ticket["title"]), "emoji": False}},
        {
            "type": "section",
            "fields": [mrkdwn(f"*Status*\n{state}"), mrkdwn(f"*Owner*\n<@{ticket['owner']}>")],
        },
    ]
    return [*blocks, {"type": "actions", "elements": [close]}] if ticket["open"] else blocks


def form() -> Json:
    few = [option("Post"), option("E-mail", "By the agency's own domain")]
    inputs: list[tuple[str, str, Json]] = [
        ("line", "A line", {"type": "plain_text_input", "placeholder": plain("Type here")}),
        ("text", "A text", {"type": "plain_text_input", "multiline": True, "max_length": 500}),
        (
            "number",
            "A number",
            {
                "type": "number_input",
                "is_decimal_allowed": False,
                "min_value": "1",
                "max_value": "90",
            },
        ),
        ("email", "An e-mail", {"type": "email_text_input"}),
        ("address", "An address", {"type": "url_text_input"}),
        ("day", "A day", {"type": "datepicker", "initial_date": "2026-12-15"}),
        ("hour", "A time", {"type": "timepicker", "initial_time": "09:00"}),
        ("moment", "A moment", {"type": "datetimepicker", "initial_date_time": 1797328800}),
        (
            "one",
            "One of many",
            {
                "type": "static_select",
                "option_groups": [
                    {
                        "label": plain("Domestic"),
                        "options": [option("Subpoena"), option("Warrant")],
                    },
                    {"label": plain("Foreign"), "options": [option("MLAT"), option("CLOUD Act")]},
                ],
            },
        ),
        (
            "several",
            "Several",
            {"type": "multi_static_select", "options": [option(d) for d in DESKS]},
        ),
        ("found", "Found by typing", {"type": "external_select", "min_query_length": 2}),
        ("people", "People", {"type": "multi_users_select"}),
        ("channel", "A channel", {"type": "channels_select"}),
        ("conversation", "A conversation", {"type": "conversations_select"}),
        ("radio", "Radio", {"type": "radio_buttons", "options": few}),
        ("checks", "Checks", {"type": "checkboxes", "options": few, "initial_options": few[:1]}),
        ("files", "Files", {"type": "file_input", "filetypes": ["txt", "pdf"], "max_files": 2}),
    ]
    return {
        "type": "modal",
        "callback_id": "every_field",
        "title": plain("Every field"),
        "submit": plain("Send"),
        "blocks": [
            {"type": "section", "text": mrkdwn("All that a form can *ask*.")},
            *(
                field(name, label, element, optional=name != "line")
                for name, label, element in inputs
            ),
            {"type": "context", "elements": [mrkdwn("_Nothing here leaves this machine._")]},
        ],
    }


def step(number: int) -> Json:
    return {
        "type": "modal",
        "callback_id": "step",
        "private_metadata": str(number),
        "title": plain(f"Step {number}"),
        "submit": plain("Next" if number < 3 else "Finish"),
        "close": plain("Back"),
        "blocks": [{"type": "section", "text": mrkdwn(f"This is step *{number}* of 3.")}],
    }


def message(user_id: str) -> list[Json]:
    few = [option("Post"), option("E-mail", "By the agency's own domain")]
    return [
        {"type": "header", "text": plain("Everything :scales:")},
        {
            "type": "section",
            "text": mrkdwn(
                f"*Bold*, _italic_, ~strike~, `code`, <https://example.org|a link>, <@{user_id}>, "
                "<!here>, <!date^1797328800^{date_short_pretty} at {time}|15 December>\n"
                "> A quotation,\n> over two lines\n• one\n• two\n"
                "```def nothing() -> None:\n    pass```"
            ),
            "accessory": {
                "type": "overflow",
                "action_id": "more",
                "options": [option("Rename"), option("Archive")],
            },
        },
        {"type": "divider"},
        {
            "type": "section",
            "fields": [
                mrkdwn("*Agency*\nHarbor County Sheriff"),
                mrkdwn("*Due*\n2026-12-15"),
                mrkdwn("*Process*\nSearch warrant"),
                mrkdwn("*Reach*\nContent"),
            ],
        },
        {
            "type": "actions",
            "elements": [
                button("Take", "take", style="primary", value="1"),
                button("Refuse", "refuse", style="danger", value="1"),
                button("Note", "note"),
                button("Guide", "guide", url="https://example.org/guide"),
            ],
        },
        {
            "type": "actions",
            "elements": [
                {
                    "type": "static_select",
                    "action_id": "pick",
                    "placeholder": plain("Status"),
                    "options": [option(desk) for desk in DESKS],
                },
                {"type": "datepicker", "action_id": "when", "initial_date": "2026-12-15"},
                {"type": "timepicker", "action_id": "hour"},
            ],
        },
        {
            "type": "section",
            "text": mrkdwn("Assign to"),
            "accessory": {
                "type": "users_select",
                "action_id": "assign",
                "placeholder": plain("Somebody"),
            },
        },
        {
            "type": "section",
            "text": mrkdwn("How"),
            "accessory": {"type": "radio_buttons", "action_id": "how", "options": few},
        },
        {
            "type": "actions",
            "elements": [{"type": "checkboxes", "action_id": "checks", "options": few}],
        },
        {
            "type": "rich_text",
            "elements": [
                {
                    "type": "rich_text_section",
                    "elements": [
                        {"type": "text", "text": "Rich", "style": {"bold": True}},
                        {"type": "text", "text": " text for "},
                        {"type": "user", "user_id": user_id},
                    ],
                },
                {
                    "type": "rich_text_list",
                    "style": "ordered",
                    "elements": [
                        {
                            "type": "rich_text_section",
                            "elements": [{"type": "text", "text": "first"}],
                        },
                        {
                            "type": "rich_text_section",
                            "elements": [{"type": "text", "text": "second"}],
                        },
                    ],
                },
            ],
        },
        {
            "type": "markdown",
            "text": "### Markdown\n\n| process | reach |\n|---|---|\n| subpoena | non-content |",
        },
        {
            "type": "table",
            "rows": [
                [{"type": "raw_text", "text": "Type"}, {"type": "raw_text", "text": "Requests"}],
                [{"type": "raw_text", "text": "Subpoena"}, {"type": "raw_text", "text": "120"}],
            ],
            "column_settings": [{"is_wrapped": True}, {"align": "right"}],
        },
        {
            "type": "image",
            "image_url": "https://example.org/chart.png",
            "alt_text": "Requests by month",
        },
        {"type": "context", "elements": [mrkdwn("Guide, section 8 · 政府申请指南")]},
    ]


def home(user_id: str, reason: str) -> list[Json]:
    return [
        {"type": "header", "text": plain("Your tickets")},
        {
            "type": "section",
            "text": mrkdwn(f"Nothing waits for <@{user_id}>. (pins.add: {reason})"),
            "accessory": button("Look again", "look"),
        },
    ]


def summary(values: Json) -> str:
    return "\n".join(
        f"{name}: {chosen(next(iter(entry.values())))}" for name, entry in values.items()
    )


def chosen(entry: Json) -> str:
    """What an element holds, in one line."""
    for key, value in entry.items():
        if key.startswith("selected") or key in ("value", "files"):
            entries = value if isinstance(value, list) else [value]
            return ", ".join(_words(entry) for entry in entries)
    return "pressed"


def _words(entry: Any) -> str:
    if isinstance(entry, dict):
        return str(entry.get("name") or entry["text"]["text"])
    return str(entry)
