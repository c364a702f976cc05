"""The one Slack client: no retries of its own, and every call ends after five seconds.

slack_sdk's default retry handler posts twice when a response is lost; what is to be tried again
is decided by the outbox.
"""

import asyncio

import aiohttp
from slack_sdk.errors import SlackApiError
from slack_sdk.web.async_client import AsyncWebClient

TIMEOUT = 5  # seconds
# Slack does not know the desk any more: https://docs.slack.dev/reference/methods/auth.test
TOKEN_ERRORS = {
    "invalid_auth",
    "not_authed",
    "account_inactive",
    "token_revoked",
    "token_expired",
}
# What a call ends with when Slack refuses it or cannot be reached.
UNREACHABLE = (SlackApiError, aiohttp.ClientError, asyncio.TimeoutError, ConnectionError)


def is_refused(error: BaseException) -> bool:
    """Whether Slack refuses the token itself, rather than one call, or cannot be reached."""
    return isinstance(error, SlackApiError) and error.response.get("error") in TOKEN_ERRORS


def slack_session() -> aiohttp.ClientSession:
    """A session whose calls end: slack_sdk's own time limit holds for its own sessions only."""
    return aiohttp.ClientSession(timeout=aiohttp.ClientTimeout(total=TIMEOUT))


def slack_client(
    token: str | None, api_url: str, session: aiohttp.ClientSession | None
) -> AsyncWebClient:
    """A client of Slack, or of a Slack-compatible server at `api_url`."""
    return AsyncWebClient(
        token=token, base_url=api_url, timeout=TIMEOUT, session=session, retry_handlers=[]
    )
