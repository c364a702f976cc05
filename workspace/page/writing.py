"""Where a person writes: the box, the app's shortcuts, files."""

from typing import Any

from nicegui import ui
from nicegui.element import Element
from nicegui.events import GenericEventArguments

from workspace.forms import CannotDo
from workspace.model import Channel
from workspace.page.eyes import standing
from workspace.page.tab import Tab
from workspace.page.tags import button, icon, menu, tag
from workspace.page.uploads import file_button


class Composer(Element, component="composer.js"):
    """The box itself, which lives in the browser; emits `send` with the text."""

    def __init__(self, **settings: Any) -> None:
        super().__init__()
        for name, value in settings.items():
            self.props[name] = value


def draw_composer(tab: Tab, channel: Channel, thread_ts: str | None = None) -> None:
    """The box for a channel or a thread, or why the person may not write there."""
    refusal = _refusal(tab, channel)
    if refusal:
        tag("p", refusal, "no-composer", data_testid="no-composer")
        return
    label = "Reply…" if thread_ts else _label(tab, channel)
    with Composer(
        label=label,
        testid="thread-composer" if thread_ts else "composer",
        draft=f"{tab.person.user.name} {channel.id} {thread_ts or ''}",
        commands=_commands(tab),
        people=_people(tab),
    ).classes("composer") as composer:
        if not thread_ts:
            _draw_shortcuts(tab)
            _draw_attach(tab, channel)

    async def send(event: GenericEventArguments) -> None:
        await _send(tab, composer, str(event.args), channel, thread_ts)

    composer.on("send", send)


async def _send(
    tab: Tab, composer: Composer, text: str, channel: Channel, thread_ts: str | None
) -> None:
    """A text that starts with a slash is a command, as in Slack."""
    if text.startswith("/"):
        name = text.split(maxsplit=1)[0]
        await tab.run(name, tab.person.command(text, channel.id, thread_ts), shown=True)
        return
    try:
        tab.person.say(text, channel.id, thread_ts)
    except CannotDo as error:
        tab.tell(str(error))
        composer.run_method("restore", text)


def _refusal(tab: Tab, channel: Channel) -> str | None:
    if channel.archived:
        return f"#{channel.name} is archived."
    if tab.person.id not in channel.members:
        return f"{tab.person.user.real_name} is not a member of #{channel.name}, and can only read."
    if tab.person.user.deleted:
        return "This account is deactivated."
    if channel.kind == "im" and tab.workspace.manifest.messages_read_only:
        return f"{tab.workspace.manifest.bot_name} takes no messages here."
    return None


def _label(tab: Tab, channel: Channel) -> str:
    name = tab.workspace.manifest.bot_name if channel.kind == "im" else f"#{channel.name}"
    return f"Message {name}"


def _commands(tab: Tab) -> list[dict[str, str]]:
    return [
        {"insert": c.command, "name": c.command, "usage": c.usage_hint, "about": c.description}
        for c in tab.workspace.manifest.commands.values()
    ]


def _people(tab: Tab) -> list[dict[str, str]]:
    """People and groups to mention; what is inserted is the handle, as it is typed in Slack."""
    state = tab.workspace.state
    people = [
        {"insert": f"@{user.name}", "name": f"@{user.name}", "about": _about(user.real_name, user)}
        for user in state.users.values()
        if not user.deleted
    ]
    groups = [
        {"insert": f"@{group.handle}", "name": f"@{group.handle}", "about": group.name}
        for group in state.groups.values()
        if not group.disabled
    ]
    return people + groups


def _about(name: str, user: Any) -> str:
    kind = "app" if user.is_bot else standing(user)
    return f"{name} ({kind})" if kind else name


def _draw_shortcuts(tab: Tab) -> None:
    shortcuts = [s for s in tab.workspace.manifest.shortcuts.values() if s.kind == "global"]
    if not shortcuts:
        return
    with button(
        classes="tool",
        aria_label="Shortcuts",
        title="Shortcuts",
        aria_haspopup="menu",
        data_testid="shortcuts",
    ):
        icon("bolt")
        with menu():
            for shortcut in shortcuts:
                item = ui.menu_item()
                with item, tag("span", classes="menu-words"):
                    tag("span", shortcut.name)
                    tag("small", shortcut.description)
                item.on_click(lambda chosen=shortcut: _choose(tab, chosen.callback_id))


async def _choose(tab: Tab, callback_id: str) -> None:
    await tab.run(callback_id, tab.person.shortcut(callback_id))


def _draw_attach(tab: Tab, channel: Channel) -> None:
    async def share(name: str, content: bytes) -> None:
        try:
            tab.person.upload(content, name, channel.id)
        except CannotDo as error:
            tab.tell(str(error))

    file_button(
        "",
        "attach_file",
        share,
        classes="tool",
        aria_label="Share a file",
        title="Share a file",
        data_testid="attach",
    )
