"""HTML elements on NiceGUI: text that people wrote goes in as text, never as HTML."""

from typing import Any

from nicegui import ui
from nicegui.element import Element
from nicegui.elements.mixins.text_element import TextElement


class Tag(TextElement):
    """A plain HTML element; used with `with`, it takes children after its text."""


def tag(name: str, /, text: str = "", classes: str = "", **attributes: Any) -> Tag:
    """An element; `data_testid="x"` is written as `data-testid`, and None leaves an attribute out.

    Attributes are set as values, not as NiceGUI's props syntax, in which words of people could
    become code.
    """
    element = Tag(tag=name, text=text)
    element.classes(classes)
    for key, value in attributes.items():
        if value is not None:
            element.props[key.rstrip("_").replace("_", "-")] = value
    return element


def button(text: str = "", classes: str = "", **attributes: Any) -> Tag:
    """A button that submits no form."""
    return tag("button", text, classes, type="button", **attributes)


def icon(name: str) -> Element:
    """A sign from the font that NiceGUI serves, hidden from screen readers."""
    return ui.icon(f"o_{name}").props("aria-hidden=true").classes("sign")


def menu() -> Element:
    """A menu that opens at a click on the element around it, and closes at a choice."""
    return ui.menu().props("auto-close transition-duration=90")


def safe_html(content: str, classes: str = "", name: str = "div") -> Element:
    """HTML from `workspace.page.text`, in which everything that people wrote is escaped."""
    return ui.html(content, sanitize=False, tag=name).classes(classes)
