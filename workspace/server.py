"""The workspace over HTTP: the Web API, response URLs, files and the clock."""

import asyncio
import json
from typing import TYPE_CHECKING, Any
from urllib.parse import parse_qsl

from starlette.applications import Starlette
from starlette.requests import Request
from starlette.responses import JSONResponse, RedirectResponse, Response
from starlette.routing import Route

from workspace.api.dispatch import Answer, dispatch
from workspace.api.files import may_read
from workspace.model import Json
from workspace.replies import reply

if TYPE_CHECKING:
    from workspace.workspace import Workspace

CLOCK_SECONDS = 25.0
SIGN_IN = "<!DOCTYPE html><title>Sign in</title><p>Sign in to see this file."


def application(workspace: "Workspace") -> Starlette:
    """Everything that the workspace serves, the page apart."""
    routes = Routes(workspace)
    return Starlette(
        routes=[
            Route("/api/{method}", routes.api, methods=["GET", "POST"]),
            Route("/response/{token:path}", routes.respond, methods=["POST"]),
            Route("/upload/{file_id}", routes.upload, methods=["POST"]),
            Route("/files-pri/{file}/{name:path}", routes.download),
            Route("/sign-in", routes.sign_in),
            Route("/clock", routes.clock),
        ]
    )


class Routes:
    def __init__(self, workspace: "Workspace") -> None:
        self._workspace = workspace

    async def api(self, request: Request) -> Response:
        try:
            arguments = await _arguments(request)
        except ValueError:
            return JSONResponse({"ok": False, "error": "invalid_json"})
        token = _bearer(request) or str(arguments.pop("token", ""))
        name = request.path_params["method"]
        return await self._sent(request, await dispatch(self._workspace, name, arguments, token))

    async def respond(self, request: Request) -> Response:
        body = _json_object(await request.body())
        answer = await reply(self._workspace, request.path_params["token"], body)
        return await self._sent(request, answer)

    async def upload(self, request: Request) -> Response:
        """Step two of an upload: the content, as the body or as a form's first file."""
        file = self._workspace.uploads.get(request.path_params["file_id"])
        if file is None:
            return Response("no such upload", 404)
        form: Any = await request.form() if _is(request, "multipart/form-data") else {}
        parts = [part for part in form.values() if not isinstance(part, str)]
        file.content = await parts[0].read() if parts else await request.body()
        return Response(f"OK - {len(file.content)}")

    async def download(self, request: Request) -> Response:
        """A file's content; whoever may not read it is sent to a page to sign in, as in Slack."""
        state = self._workspace.state
        file = state.files.get(request.path_params["file"].rpartition("-")[2])
        if file is None:
            return Response("no such file", 404)
        granted = "files:read" in self._workspace.manifest.scopes
        known = _bearer(request) == state.app.bot_token
        if not (known and granted and may_read(state, file)):
            return RedirectResponse("/sign-in", 302)
        return Response(file.content, media_type=file.mimetype)

    async def sign_in(self, request: Request) -> Response:
        return Response(SIGN_IN, media_type="text/html")

    async def clock(self, request: Request) -> Response:
        seen = request.query_params.get("seen", "")
        if seen.isdigit():
            await self._workspace.clock.changed_from(int(seen), CLOCK_SECONDS)
        return JSONResponse(self._workspace.clock.reading())

    async def _sent(self, request: Request, answer: Answer) -> Response:
        """The answer, unless a fault lets it hang or get lost."""
        if answer.fate == "hung":
            await asyncio.Event().wait()
        if answer.fate == "lost" and request.client is not None:
            self._workspace.http.hang_up(tuple(request.client))
        if answer.status >= 500:
            return Response("Internal Server Error", answer.status)
        scopes = {"x-oauth-scopes": ",".join(self._workspace.manifest.scopes)}
        return JSONResponse(answer.body, answer.status, answer.headers | scopes)


async def _arguments(request: Request) -> Json:
    """Arguments from the query and the body, the body's winning; ValueError for broken JSON."""
    arguments: Json = dict(request.query_params)
    body = await request.body()
    if _is(request, "application/json"):
        return arguments | _json_object(body)
    if _is(request, "multipart/form-data"):
        form = await request.form()
        return arguments | {key: value for key, value in form.items() if isinstance(value, str)}
    return arguments | dict(parse_qsl(body.decode(), keep_blank_values=True))


def _is(request: Request, kind: str) -> bool:
    return request.headers.get("content-type", "").lower().startswith(kind)


def _json_object(body: bytes) -> Json:
    value = json.loads(body) if body.strip() else {}
    if not isinstance(value, dict):
        raise ValueError("not an object")
    return value


def _bearer(request: Request) -> str:
    scheme, _, token = request.headers.get("authorization", "").partition(" ")
    return token if scheme.lower() == "bearer" else ""
