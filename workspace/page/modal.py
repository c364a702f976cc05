"""Modals: the view on top of the person's stack of up to three.

https://docs.slack.dev/surfaces/modals
"""

from nicegui import ui

from workspace.model import View
from workspace.page.blocks.buttons import once
from workspace.page.blocks.layout import draw_blocks
from workspace.page.live import Region
from workspace.page.tab import Tab
from workspace.page.tags import button, icon, tag
from workspace.page.text.emoji import with_emoji

Seen = tuple[str, str, str]

# Keeps the focus where it was when the app changes the view, and puts it on what is wrong.
_FOCUS = """
const modal = document.querySelector('[data-testid=modal]');
const wrong = modal?.querySelector('.wrong .field, .wrong input, .wrong textarea');
const first = modal?.querySelector('[data-autofocus]')
  ?? modal?.querySelector('.modal-body :is(input, textarea, button)')
  ?? modal?.querySelector('.modal-foot .action:last-child');
(wrong ?? document.getElementById(window.lastField) ?? first)?.focus();
"""


class Modal:
    """The dialog of a tab: open as long as the person has a view."""

    def __init__(self, tab: Tab) -> None:
        self._tab = tab
        self._dialog = ui.dialog().props("persistent no-shake no-focus transition-duration=90")
        with self._dialog:
            self._region = Region(self._look, self._draw, "modal-holder")
        self._set_open()

    def refresh(self) -> None:
        self._region.refresh()
        self._set_open()

    def _set_open(self) -> None:
        self._dialog.value = self._tab.person.view() is not None

    def _look(self) -> Seen | None:
        view = self._tab.person.view()
        if view is None:
            return None
        return view.id, view.hash, repr(view.errors)

    def _draw(self, seen: Seen | None) -> None:
        view = self._tab.person.view()
        if seen is None or view is None:
            return
        with tag(
            "form",
            classes="modal",
            role="dialog",
            aria_modal="true",
            novalidate="",
            aria_label=view.title,
            data_testid="modal",
        ) as form:
            self._draw_head(view)
            with tag("div", classes="modal-body"):
                if view.errors.get(""):
                    tag("p", view.errors[""], "alert alert-error", role="alert")
                draw_blocks(self._tab.surface(view), view.blocks)
            self._draw_foot(view, form)
        form.on("keydown.esc.stop", lambda: self._close(view), args=[])
        form.on("focusin", js_handler="(event) => { window.lastField = event.target.id; }")
        self._tab.client.run_javascript(_FOCUS)

    def _draw_head(self, view: View) -> None:
        under = self._tab.workspace.state.view(view.previous_view_id or "")
        with tag("header", classes="modal-head"):
            with tag("div"):
                tag("h2", with_emoji(view.title), data_testid="modal-title")
                if under is not None:
                    tag("small", f"Opened from “{under.title}”")
            with button(classes="tool", aria_label="Close", data_testid="modal-dismiss") as out:
                icon("close")
            out.on("click", lambda: self._close(view, everything=True), args=[])

    def _draw_foot(self, view: View, form: ui.element) -> None:
        with tag("footer", classes="modal-foot"):
            submits = view.body.get("submit")
            words = view.body.get("close") or {"text": "Cancel" if submits else "Close"}
            close = button(with_emoji(words["text"]), "action plain", data_testid="modal-close")
            close.on("click", lambda: self._close(view), args=[])
            if submits:
                submit = tag(
                    "button",
                    with_emoji(submits["text"]),
                    "action primary",
                    type="submit",
                    data_testid="modal-submit",
                )
                once(submit, lambda: self._submit(view), form, "submit.prevent")

    async def _submit(self, view: View) -> None:
        await self._tab.run(f"{view.title}: submit", self._tab.person.submit(view))

    async def _close(self, view: View, *, everything: bool = False) -> None:
        closing = self._tab.person.close(view, everything=everything)
        await self._tab.run(f"{view.title}: close", closing)
