"""A service outside Slack that is paged: a real HTTP endpoint on this machine."""

import asyncio
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import dataclass, field
from typing import Any

from aiohttp import web


@dataclass
class Service:
    """What it was told. `status` is what it answers, after `delay` seconds."""

    port: int = 0
    status: int = 200
    delay: float = 0.0
    told: list[dict[str, Any]] = field(default_factory=list)
    _news: asyncio.Condition = field(default_factory=asyncio.Condition)

    @property
    def url(self) -> str:
        return f"json://127.0.0.1:{self.port}/page"

    @property
    def address(self) -> str:
        """For the plugin of a service whose own address is not this machine."""
        return f"http://127.0.0.1:{self.port}/page"

    async def hears(self, text: str, *, seconds: float = 10.0, times: int = 1) -> dict[str, Any]:
        """Wait until it was told this, so often."""
        async with asyncio.timeout(seconds), self._news:
            await self._news.wait_for(lambda: len(self._saying(text)) >= times)
        return self._saying(text)[-1]

    def _saying(self, text: str) -> list[dict[str, Any]]:
        return [one for one in self.told if text in str(one)]

    async def _take(self, request: web.Request) -> web.Response:
        self.told.append(await request.json())
        async with self._news:
            self._news.notify_all()
        await asyncio.sleep(self.delay)
        return web.json_response({"requestId": str(len(self.told))}, status=self.status)


@asynccontextmanager
async def service() -> AsyncIterator[Service]:
    """The endpoint, for as long as the context lasts."""
    there = Service()
    app = web.Application()
    app.router.add_post("/page", there._take)
    runner = web.AppRunner(app, access_log=None, shutdown_timeout=0.1)
    await runner.setup()
    site = web.TCPSite(runner, "127.0.0.1", 0)
    await site.start()
    there.port = runner.addresses[0][1]
    try:
        yield there
    finally:
        await runner.cleanup()
