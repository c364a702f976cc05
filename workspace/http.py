"""Serves an ASGI application in the running loop, without signals and without waiting to stop."""

import asyncio
from typing import Any

import uvicorn
from uvicorn.server import ServerState

# Seconds for which a line that nobody uses stays open: longer than clients keep one (aiohttp: 15).
# Else a call now and then meets a line that is just being closed, and its answer is lost.
_IDLE = 75


class HttpServer:
    """uvicorn's protocols on a listening socket of our own."""

    def __init__(self, app: Any) -> None:
        self._config = uvicorn.Config(
            app,
            log_config=None,
            access_log=False,
            lifespan="on",
            date_header=False,
            timeout_keep_alive=_IDLE,
        )
        self._connections = ServerState()
        self._server: asyncio.Server | None = None

    async def start(self, host: str, port: int) -> int:
        """Listen, and return the port."""
        self._config.load()
        self._lifespan = self._config.lifespan_class(self._config)
        self._server = await asyncio.get_running_loop().create_server(
            self._protocol, host, port, start_serving=False
        )
        await self._lifespan.startup()
        await self._server.start_serving()
        listening: int = self._server.sockets[0].getsockname()[1]
        return listening

    def hang_up(self, peer: tuple[object, ...]) -> None:
        """End the connection of this peer without an answer."""
        for connection in list(self._connections.connections):
            if getattr(connection, "client", None) == peer:
                connection.transport.abort()

    async def stop(self) -> None:
        if self._server is None:
            return
        self._server.close()
        for connection in list(self._connections.connections):
            connection.transport.abort()
        tasks = [task for task in self._connections.tasks if not task.done()]
        for task in tasks:
            task.cancel()
        await asyncio.gather(*tasks, return_exceptions=True)
        await self._server.wait_closed()
        await self._lifespan.shutdown()

    def _protocol(self) -> asyncio.Protocol:
        protocol: asyncio.Protocol = self._config.http_protocol_class(  # type: ignore[call-arg]
            config=self._config,
            server_state=self._connections,
            app_state=self._lifespan.state,
        )
        return protocol
