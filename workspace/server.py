"""The workspace over HTTP: the Web API, response URLs and the clock."""

import json
from typing import TYPE_CHECKING
from urllib.parse import parse_qsl

from starlette.applications import Starlette
from starlette.requests import Request
from starlette.responses import JSONResponse, Response
from starlette.routing import Route

from workspace.api.dispatch import dispatch
from workspace.model import Json
from workspace.replies import reply
from workspace.triggers import TriggerRefused

if TYPE_CHECKING:
    from workspace.workspace import Workspace

CLOCK_SECONDS = 25.0


def application(workspace: "Workspace") -> Starlette:
    async def api(request: Request) -> Response:
        arguments = await _arguments(request)
        token = _token(request, arguments)
        answer = await dispatch(workspace, request.path_params["method"], arguments, token)
        headers = answer.headers | {"x-oauth-scopes": ",".join(workspace.manifest.scopes)}
        return JSONResponse(answer.body, answer.status, headers)

    async def respond(request: Request) -> Response:
        try:
            await reply(workspace, request.path_params["token"], await _arguments(request))
        except TriggerRefused as refusal:
            return JSONResponse({"ok": False, "error": str(refusal)}, 404)
        return JSONResponse({"ok": True})

    async def clock(request: Request) -> Response:
        seen = request.query_params.get("seen", "")
        if seen.isdigit():
            await workspace.clock.changed_from(int(seen), CLOCK_SECONDS)
        return JSONResponse(workspace.clock.reading())

    return Starlette(
        routes=[
            Route("/api/{method}", api, methods=["GET", "POST"]),
            Route("/response/{token:path}", respond, methods=["POST"]),
            Route("/clock", clock),
        ]
    )


async def _arguments(request: Request) -> Json:
    """Arguments from the query and the body, the body's winning."""
    arguments: Json = dict(request.query_params)
    kind = request.headers.get("content-type", "").partition(";")[0].strip().lower()
    body = await request.body()
    if kind == "application/json":
        return arguments | _json_object(body)
    if kind == "multipart/form-data":
        form = await request.form()
        return arguments | {key: value for key, value in form.items() if isinstance(value, str)}
    return arguments | dict(parse_qsl(body.decode(), keep_blank_values=True))


def _json_object(body: bytes) -> Json:
    if not body.strip():
        return {}
    value = json.loads(body)
    return value if isinstance(value, dict) else {}


def _token(request: Request, arguments: Json) -> str:
    scheme, _, token = request.headers.get("authorization", "").partition(" ")
    given = arguments.pop("token", "")
    return token if scheme.lower() == "bearer" else str(given)
