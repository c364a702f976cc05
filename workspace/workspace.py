"""A Slack-compatible workspace on this machine, put together from its parts."""

from pathlib import Path

from workspace.admin import Admin
from workspace.clock import Clock
from workspace.deliveries import Deliveries
from workspace.events import Events
from workspace.faults import Faults
from workspace.http import HttpServer
from workspace.interactions import Payloads
from workspace.manifest import Manifest, read_manifest
from workspace.modals import Modals
from workspace.model import File, Message
from workspace.person import Person
from workspace.posting import Posting
from workspace.rates import Rates
from workspace.scheduler import Scheduler
from workspace.seed import SAMPLE, seeded_state
from workspace.server import application
from workspace.socket import SocketMode
from workspace.state import Change
from workspace.triggers import ResponseUrls, Triggers
from workspace.winding import Winding


class Workspace:
    """One workspace with one app installed, served from `start` to `stop`.

    `api_url` (ends in /api/), `bot_token` and `app_token` are what an app needs to connect.
    """

    def __init__(self, manifest: Manifest, people: Path = SAMPLE) -> None:
        self.manifest = manifest
        self.clock = Clock()
        self.state = seeded_state(manifest, self.clock, people)
        self.triggers = Triggers()
        self.response_urls = ResponseUrls()
        self.deliveries = Deliveries()
        self.payloads = Payloads(self.state)
        self.events = Events(manifest, self.state, self.payloads, self.deliveries)
        self.posting = Posting(self.state, self.events)
        self.modals = Modals(self.state)
        self.winding = Winding(self.state, lambda: bool(self.deliveries.connections))
        self.socket_mode = SocketMode(
            self.deliveries,
            self.state.app.app_id,
            lambda: self.state.announce(Change("connection")),
        )
        self.faults = Faults(self)
        self.rates = Rates()
        self.admin = Admin(self)
        self.uploads: dict[str, File] = {}
        self.app = application(self)
        self.http = HttpServer(self.app)

    @classmethod
    def from_manifest(cls, path: Path, people: Path = SAMPLE) -> "Workspace":
        """A workspace for the app that `path` describes; ManifestError says what is wrong in it."""
        return cls(read_manifest(path), people)

    async def start(self, host: str = "127.0.0.1", port: int = 0) -> None:
        """Serve in the running loop; port 0 takes a free one, OSError says that one is taken."""
        port = await self.http.start(host, port)
        await self.socket_mode.start(host)
        self.state.base_url = f"http://{host}:{port}"
        self.deliveries.start(Scheduler(self.state, self.posting).run())

    async def stop(self) -> None:
        """End every connection and every task."""
        self.clock.release()
        await self.deliveries.stop()
        await self.socket_mode.stop()
        await self.http.stop()

    @property
    def api_url(self) -> str:
        return f"{self.state.base_url}/api/"

    @property
    def bot_token(self) -> str:
        return self.state.app.bot_token

    @property
    def app_token(self) -> str:
        return self.state.app.app_token

    async def connected(self, connections: int = 1, seconds: float = 10.0) -> None:
        """Wait until an app has so many connections open; TimeoutError after `seconds`."""
        await self.state.until(
            lambda: len(self.deliveries.connections) >= connections or None, seconds
        )

    def person(self, handle: str) -> Person:
        """The person with this handle, to act as; KeyError when there is none."""
        return Person(self, self.state.user_named(handle))

    def response_url(self, user: str, channel: str, message: Message | None = None) -> str:
        """The address where the app may answer what a person did, at its own `message` or not."""
        token = self.response_urls.issue(user, channel, message)
        return f"{self.state.base_url}/response/{token}"
