"""The desk ends when its clock stands still, so that a supervisor starts it again."""

import asyncio
import threading

import aiohttp
import pytest
from aiohttp import web

from bot.clock import heart as hearts
from bot.clock.counts import Counts
from bot.clock.heart import STUCK_AFTER, Heart


def test_a_clock_that_stands_still_ends_the_desk() -> None:
    ended, now = threading.Event(), [0.0]
    heart = Heart(Counts(), monotonic=lambda: now[0], end=ended.set)
    with heart.watched(every=0.01):
        now[0] = STUCK_AFTER + 1
        assert ended.wait(2)


def test_a_clock_that_beats_keeps_the_desk_alive() -> None:
    ended, counts, now = threading.Event(), Counts(), [0.0]
    heart = Heart(counts, monotonic=lambda: now[0], end=ended.set)
    with heart.watched(every=0.01):
        for _ in range(5):
            now[0] += STUCK_AFTER - 1
            heart.beat()
            assert not ended.wait(0.03)
    assert counts.beats == 6


async def test_each_ping_says_that_it_lives_and_the_first_of_a_day_notes_the_audit_head(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(hearts, "PING_EVERY", 0.01)
    heard: list[str] = []

    async def hear(request: web.Request) -> web.Response:
        heard.append(f"{request.method} {await request.text()}".strip())
        return web.Response()

    app = web.Application()
    app.router.add_route("*", "/", hear)
    runner = web.AppRunner(app)
    await runner.setup()
    await web.TCPSite(runner, "127.0.0.1", 0).start()
    url, noted = f"http://127.0.0.1:{runner.addresses[0][1]}/", "POST writdesk audit head ab12"
    now = [0.0]
    heart = Heart(Counts(), monotonic=lambda: now[0])
    async with aiohttp.ClientSession() as session, asyncio.timeout(10):
        pinging = asyncio.create_task(heart.ping(url, session, lambda: "ab12"))
        while len(heard) < 5:  # noqa: ASYNC110
            await asyncio.sleep(0.01)
        assert heard.count(noted) == 1
        now[0] = hearts.HEAD_EVERY
        heart.beat()
        while heard.count(noted) < 2:  # noqa: ASYNC110
            await asyncio.sleep(0.01)
        pinging.cancel()
    await runner.cleanup()
    assert heard[:3] == ["GET", noted, "GET"]
