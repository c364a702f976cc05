"""Fetching a file that a person shared: its content only ever goes to the reader.

A file of a channel that the desk is not in is answered with a page to sign in, and so is one that
was shared from elsewhere. https://docs.slack.dev/reference/objects/file-object
"""

import hashlib
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any
from urllib.parse import urlsplit

import aiohttp

from bot.domain.files import CaseFile, safe_name
from bot.intake.reader import MOST_BYTES, Reader
from bot.intake.result import Reading

_TIMEOUT = aiohttp.ClientTimeout(total=60, connect=5, sock_read=15)
_CHUNK = 64 * 1024


class _Closed(Exception):
    """Slack does not give the file to the desk."""


@dataclass(frozen=True, slots=True)
class ReadFile:
    """A file and what was read from it; `file` is None where the desk may not have it."""

    name: str
    was_path: bool
    file: CaseFile | None = None
    reading: Reading | None = None


class SlackFiles:
    """Fetches with the desk's token, which goes to Slack's own hosts and nowhere else."""

    def __init__(
        self, session: aiohttp.ClientSession, token: str, api_url: str, reader: Reader
    ) -> None:
        self._session = session
        self._token = token
        self._api = urlsplit(api_url)
        self._reader = reader

    async def read(self, file: Mapping[str, Any]) -> ReadFile:
        """Fetch a file as Slack describes it, and have it read."""
        given = str(file.get("name") or "")
        name = safe_name(given)
        was_path = "/" in given or "\\" in given
        try:
            content = await self._fetch(file)
        except (_Closed, aiohttp.ClientError, TimeoutError):
            return ReadFile(name, was_path)
        sha256 = hashlib.sha256(content).hexdigest()
        # What is larger than can be read is not fetched whole, so there is nothing to hash either.
        kept = CaseFile(name, len(content), sha256) if len(content) <= MOST_BYTES else None
        return ReadFile(name, was_path, kept, await self._reader.read(content))

    async def _fetch(self, file: Mapping[str, Any]) -> bytes:
        url = str(file.get("url_private_download") or file.get("url_private") or "")
        if not self._is_slacks(url) or file.get("is_external"):
            raise _Closed
        headers = {"Authorization": f"Bearer {self._token}"}
        async with self._session.get(url, headers=headers, timeout=_TIMEOUT) as answer:
            if answer.status != 200 or answer.content_type == "text/html":
                raise _Closed
            content = bytearray()
            async for chunk in answer.content.iter_chunked(_CHUNK):
                content += chunk
                if len(content) > MOST_BYTES:
                    break
            return bytes(content)

    def _is_slacks(self, url: str) -> bool:
        there = urlsplit(url)
        if (there.scheme, there.netloc) == (self._api.scheme, self._api.netloc):
            return True
        host = there.hostname or ""
        return there.scheme == "https" and (host == "slack.com" or host.endswith(".slack.com"))
