"""The field for files: https://docs.slack.dev/reference/block-kit/block-elements/file-input-element"""

from nicegui import ui

from workspace.model import Json
from workspace.page.blocks.names import field_names
from workspace.page.blocks.surface import Surface
from workspace.page.live import LiveList
from workspace.page.tags import button, tag
from workspace.page.uploads import file_button


def draw_files(surface: Surface, block: Json, element: Json) -> None:
    """What was chosen is listed, each file with a way to take it out again."""
    kept: list[Json] = list(surface.held(block, element) or [])
    most = int(element.get("max_files", 10))

    async def add(name: str, content: bytes) -> None:
        if len(kept) >= most:
            ui.notify(f"This field takes {most} files at most")
            return
        kept.append(surface.person.attach(content, name))
        remember()

    def remove(file: Json) -> None:
        kept.remove(file)
        remember()

    def remember() -> None:
        surface.fill(block, list(kept))
        listed.show((file["id"], file) for file in kept)

    def draw(file: Json) -> None:
        tag("span", file["name"])
        out = button("Remove", "link", aria_label=f"Remove {file['name']}")
        out.on("click", lambda: remove(file), args=[])

    accept = ",".join(f".{ending}" for ending in element.get("filetypes", []))
    with tag("div", classes="files"):
        names = field_names(surface, block, element)
        file_button("Choose a file", "attach_file", add, accept=accept, **names)
        listed = LiveList(tag("div", classes="kept-files"), draw)
    listed.show((file["id"], file) for file in kept)
