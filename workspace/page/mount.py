"""Adds the page to what the workspace serves: same process, same event loop, same port."""

from pathlib import Path
from typing import Any, cast

from fastapi import Request
from fastapi.responses import RedirectResponse, Response
from nicegui import Client, app, background_tasks, ui

from workspace.page.eyes import first_place
from workspace.page.marks import ReadMarks
from workspace.page.place import MESSAGES, Place
from workspace.page.shell import draw_page
from workspace.page.tab import Tab
from workspace.page.troubles import Troubles
from workspace.workspace import Workspace

_HERE = Path(__file__).parent
_STYLES = ("base.css", "shell.css", "messages.css", "blocks.css", "dialogs.css")
_PICTURES = ("image/png", "image/jpeg", "image/gif", "image/webp")
# Nothing is loaded from anywhere else, whatever a message says. NiceGUI's own scripts stand in the
# page and build functions from text.
_POLICY = (
    "default-src 'self'; script-src 'self' 'unsafe-inline' 'unsafe-eval'; "
    "style-src 'self' 'unsafe-inline'; img-src 'self' data:; font-src 'self' data:; "
    "connect-src 'self'; object-src 'none'; base-uri 'self'; form-action 'self'"
)


def mount(workspace: Workspace) -> str:
    """Serve the page for this workspace, and return its path. NiceGUI has one application to a
    process, so a process can show one workspace to people."""
    marks, troubles = ReadMarks(), Troubles(workspace)
    first = next(user.name for user in workspace.state.users.values() if not user.is_bot)

    @ui.page("/", title=workspace.state.team.name)
    def index(client: Client, request: Request) -> None:
        query = request.query_params
        person = workspace.person(_known(workspace, query.get("as"), first))
        channel = query.get("in") or first_place(person)
        place = Place(person.user.name, channel, query.get("thread"))
        tab = Tab(person, place, client, marks=marks, troubles=troubles)
        _head()
        draw_page(tab)
        following = background_tasks.create(tab.follow(), name="page follows workspace")
        client.on_delete(following.cancel)

    _serve_files(workspace)
    _serve_permalinks(workspace, first)
    # run_with asks for FastAPI, of which it uses what Starlette has.
    ui.run_with(
        cast(Any, workspace.app),
        tailwind=False,
        show_welcome_message=False,
        title=workspace.state.team.name,
        favicon=_HERE / "favicon.svg",
    )
    return "/"


def _head() -> None:
    ui.add_head_html(f'<meta http-equiv="Content-Security-Policy" content="{_POLICY}">')
    for name in _STYLES:
        ui.add_head_html(f'<link rel="stylesheet" href="/page/{name}">')
    ui.add_head_html('<script src="/page/page.js"></script>')


def _known(workspace: Workspace, handle: str | None, first: str) -> str:
    handles = [user.name for user in workspace.state.users.values() if not user.is_bot]
    return handle if handle in handles else first


def _serve_files(workspace: Workspace) -> None:
    for name in (*_STYLES, "page.js"):
        app.add_static_file(local_file=_HERE / name, url_path=f"/page/{name}", max_cache_age=0)

    @app.get("/page/files/{file_id}")
    def file(file_id: str) -> Response:
        """A shared file; only pictures are shown, all else is handed over to be saved."""
        found = workspace.state.files.get(file_id)
        if found is None:
            return Response(status_code=404)
        shown = found.mimetype in _PICTURES
        headers = {"x-content-type-options": "nosniff", "content-security-policy": "sandbox"}
        if not shown:
            headers["content-disposition"] = "attachment"
        kind = found.mimetype if shown else "application/octet-stream"
        return Response(found.content, media_type=kind, headers=headers)


def _serve_permalinks(workspace: Workspace, first: str) -> None:
    @app.get("/archives/{channel_id}/{name}")
    def permalink(channel_id: str, name: str, request: Request) -> Response:
        """The address that chat.getPermalink gives, as this page shows it."""
        channel = workspace.state.channels.get(channel_id)
        digits = name.removeprefix("p")
        if channel is None or not digits.isdecimal():
            return Response(status_code=404)
        ts = f"{digits[:-6]}.{digits[-6:]}"
        message = workspace.state.message(channel_id, ts)
        thread = request.query_params.get("thread_ts") or (message.thread_ts if message else None)
        shown = MESSAGES if channel.kind == "im" else channel.name
        handle = _known(workspace, request.query_params.get("as"), first)
        return RedirectResponse(f"{Place(handle, shown, thread).address}#m-{ts}")
