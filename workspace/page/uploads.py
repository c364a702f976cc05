"""A button that asks the browser for files and hands over each one's name and content."""

from collections.abc import Awaitable, Callable
from typing import Any

from nicegui import ui
from nicegui.events import UploadEventArguments

from workspace.page.tags import button, icon, tag

# Larger ones are refused in the browser: what is shared stays in the workspace's memory.
MOST_BYTES = 20_000_000


def file_button(
    words: str, sign: str, take: Callable[[str, bytes], Awaitable[None]], **attributes: Any
) -> None:
    """The browser's own file field stays out of sight behind it; tests may fill that field."""

    async def uploaded(event: UploadEventArguments) -> None:
        await take(event.file.name, await event.file.read())
        uploader.reset()

    accept = attributes.pop("accept", None)
    classes = attributes.pop("classes", "action plain")
    uploader = ui.upload(on_upload=uploaded, auto_upload=True, max_file_size=MOST_BYTES)
    uploader.classes("uploader")
    uploader.on_rejected(lambda: ui.notify("Files up to 20 MB can be shared here"))
    if accept:
        uploader.props["accept"] = accept
    with button(classes=classes, **attributes) as opener:
        icon(sign)
        tag("span", words)
    pick = f"() => getElement({uploader.id}).$refs.qRef.pickFiles()"
    opener.on("click", js_handler=pick)
