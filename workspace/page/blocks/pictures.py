"""Pictures: those of the workspace's own files are shown, others are named but never fetched."""

from workspace.model import Json
from workspace.page.blocks.surface import Surface
from workspace.page.tags import icon, safe_html, tag
from workspace.page.text.references import link


def draw_image(_: Surface, block: Json, element: Json) -> None:
    """An image block's or a section's picture."""
    words = element.get("alt_text") or "picture"
    own = element.get("slack_file") or {}
    if own.get("id"):
        source = f"/page/files/{own['id']}"
        tag("img", classes="picture", src=source, alt=words, loading="lazy")
        return
    with tag("span", classes="picture-away words", role="img", aria_label=words):
        icon("image")
        safe_html(link(element.get("image_url") or own.get("url") or "", words), name="span")
