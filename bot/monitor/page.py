"""The monitors' HTTP server. It listens on the loopback address alone, and tells no case's facts.

`/healthz` answers 200 while the desk does its work and 503 with the reasons where it does not;
`/metrics` answers in Prometheus' text format.
"""

from collections.abc import Callable

from aiohttp import web
from prometheus_client import CollectorRegistry, generate_latest
from prometheus_client.exposition import CONTENT_TYPE_LATEST

from bot.monitor.health import Vitals, problems

LOOPBACK = "127.0.0.1"


async def serve(
    port: int, vitals: Callable[[], Vitals], registry: CollectorRegistry
) -> web.AppRunner:
    """Serve until the runner's `cleanup`.

    Raises:
        OSError: when the port is taken.
    """

    async def healthz(_request: web.Request) -> web.Response:
        found = problems(vitals())
        return web.Response(
            text="".join(f"{one}\n" for one in found) or "ok\n", status=503 if found else 200
        )

    async def metrics(_request: web.Request) -> web.Response:
        return web.Response(
            body=generate_latest(registry), headers={"Content-Type": CONTENT_TYPE_LATEST}
        )

    app = web.Application()
    app.router.add_get("/healthz", healthz)
    app.router.add_get("/metrics", metrics)
    runner = web.AppRunner(app, access_log=None, shutdown_timeout=1.0)
    await runner.setup()
    try:
        await web.TCPSite(runner, LOOPBACK, port).start()
    except OSError:
        await runner.cleanup()
        raise
    return runner
