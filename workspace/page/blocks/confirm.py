"""The question before an action.

https://docs.slack.dev/reference/block-kit/composition-objects/confirmation-dialog-object
"""

from nicegui import ui

from workspace.model import Json
from workspace.page.blocks.words import text_html
from workspace.page.tags import button, safe_html, tag
from workspace.page.text.reader import Reader


async def confirmed(reader: Reader, element: Json) -> bool:
    """Whether the person means it; true at once where the app asks no question."""
    question = element.get("confirm")
    if not question:
        return True
    with (
        ui.dialog().props("transition-duration=90") as dialog,
        tag(
            "div",
            classes="confirm",
            role="alertdialog",
            aria_modal="true",
            data_testid="confirm",
        ),
    ):
        tag("h2", question["title"]["text"])
        safe_html(text_html(reader, question["text"]), "words")
        with tag("footer"):
            deny = button(question["deny"]["text"], "action plain", data_testid="confirm-deny")
            style = question.get("style", "primary")
            agree = button(
                question["confirm"]["text"], f"action {style}", data_testid="confirm-yes"
            )
    deny.on("click", lambda: dialog.submit(False), args=[])
    agree.on("click", lambda: dialog.submit(True), args=[])
    answer = await dialog
    dialog.delete()
    return bool(answer)
