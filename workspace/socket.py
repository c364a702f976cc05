"""Socket Mode: the WebSocket over which the app gets its envelopes.

https://docs.slack.dev/apis/events-api/using-socket-mode
"""

import asyncio
import http
import json
import secrets
from collections.abc import Callable
from dataclasses import dataclass
from typing import Any, cast
from urllib.parse import parse_qs, urlsplit

from websockets.asyncio.server import Server, ServerConnection, serve
from websockets.exceptions import ConnectionClosed
from websockets.http11 import Request, Response

from workspace.deliveries import Deliveries

MOST_CONNECTIONS = 10
PING_SECONDS = 10.0


@dataclass(eq=False)
class Link:
    """One open connection."""

    socket: "Hearing"

    async def send(self, text: str) -> None:
        try:
            await self.socket.send(text)
        except ConnectionClosed as error:
            raise ConnectionError from error

    async def ask_to_leave(self, reason: str) -> None:
        """Say `disconnect`: "warning", "refresh_requested" or "too_many_websockets"."""
        await self.send(
            json.dumps({"type": "disconnect", "reason": reason, "debug_info": {"host": "local"}})
        )

    async def close(self) -> None:
        """End the connection as WebSockets end: with a close frame."""
        await self.socket.close()

    def deafen(self) -> None:
        """Hear nothing more on this connection, and so answer no ping."""
        self.socket.hears = False

    def cut(self) -> None:
        """End the TCP connection without a close frame."""
        self.socket.transport.abort()


class Hearing(ServerConnection):
    """A connection that can go deaf, as a half-dead Slack does."""

    hears = True

    def data_received(self, data: bytes) -> None:
        if self.hears:
            super().data_received(data)


class SocketMode:
    """Listens on its own port; only addresses from `issue_url` get in, each once."""

    def __init__(self, deliveries: Deliveries, app_id: str, changed: Callable[[], None]) -> None:
        self.links: list[Link] = []
        self._deliveries = deliveries
        self._app_id = app_id
        self._changed = changed
        self._tickets: set[str] = set()
        self._server: Server | None = None
        self._address = ""

    async def start(self, host: str) -> None:
        self._server = await serve(
            self._serve,
            host,
            0,
            process_request=self._admit,
            create_connection=Hearing,
            ping_interval=PING_SECONDS,
            ping_timeout=None,
            compression=None,
        )
        port = self._server.sockets[0].getsockname()[1]
        self._address = f"ws://{host}:{port}/link/"

    async def stop(self) -> None:
        if self._server is None:
            return
        for link in self.links:
            link.cut()
        self._server.close()
        await self._server.wait_closed()

    def issue_url(self) -> str:
        """The address that `apps.connections.open` answers."""
        ticket = secrets.token_urlsafe(16)
        self._tickets.add(ticket)
        return f"{self._address}?ticket={ticket}&app_id={self._app_id}"

    def _admit(self, connection: ServerConnection, request: Request) -> Response | None:
        ticket = parse_qs(urlsplit(request.path).query).get("ticket", [""])[0]
        if ticket not in self._tickets:
            return connection.respond(http.HTTPStatus.FORBIDDEN, "no such ticket\n")
        self._tickets.remove(ticket)
        return None

    async def _serve(self, socket: ServerConnection) -> None:
        link = Link(cast(Hearing, socket))
        if len(self.links) >= MOST_CONNECTIONS:
            await link.ask_to_leave("too_many_websockets")
            return
        self.links.append(link)
        try:
            await link.send(json.dumps(self._hello()))
            self._deliveries.connections.append(link)
            self._changed()
            async for text in socket:
                self._hear(text)
        except (ConnectionClosed, ConnectionError, asyncio.IncompleteReadError):
            pass
        finally:
            self.links.remove(link)
            if link in self._deliveries.connections:
                self._deliveries.connections.remove(link)
            self._changed()

    def _hello(self) -> dict[str, Any]:
        return {
            "type": "hello",
            "num_connections": len(self.links),
            "debug_info": {"host": "local", "build_number": 1, "approximate_connection_time": 3600},
            "connection_info": {"app_id": self._app_id},
        }

    def _hear(self, text: str | bytes) -> None:
        try:
            message = json.loads(text)
        except ValueError:
            return
        if isinstance(message, dict) and "envelope_id" in message:
            self._deliveries.acknowledged(message["envelope_id"], message.get("payload") or {})
