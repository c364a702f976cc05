"""Files: uploaded and downloaded as slack_sdk does it."""

import aiohttp
from slack_sdk.web.async_client import AsyncWebClient

from tests.workspace.test_web_api import error_of
from workspace import Workspace


async def fetched(address: str, token: str) -> tuple[str, bytes]:
    headers = {"Authorization": f"Bearer {token}"}
    async with (
        aiohttp.ClientSession() as session,
        session.get(address, headers=headers) as response,
    ):
        return response.content_type, await response.read()


async def test_the_app_uploads_a_file_into_a_thread(ws: Workspace, client: AsyncWebClient) -> None:
    desk = ws.state.channel_named("legal-desk").id
    root = (await client.chat_postMessage(channel=desk, text="Case"))["ts"]
    await client.files_upload_v2(
        channel=desk, content="a,b\n", filename="report.csv", initial_comment="Here", thread_ts=root
    )
    message = await ws.person("tom").sees("Here", "legal-desk", thread_ts=root)
    assert [(f.name, f.content) for f in message.files] == [("report.csv", b"a,b\n")]


async def test_the_app_downloads_a_file_of_its_channel(
    ws: Workspace, client: AsyncWebClient
) -> None:
    message = ws.person("maya").upload(b"%PDF-1.7", "subpoena.pdf", "legal-desk")
    file = (await client.files_info(file=message.files[0].id))["file"]
    assert (file["mimetype"], file["size"]) == ("application/pdf", 8)
    kind, content = await fetched(file["url_private_download"], ws.bot_token)
    assert (kind, content) == ("application/pdf", b"%PDF-1.7")


async def test_a_file_of_a_channel_without_the_app_stays_closed_to_it(
    ws: Workspace, client: AsyncWebClient
) -> None:
    message = ws.person("ben").upload(b"%PDF-1.7", "deal.pdf", "sales")
    file = message.files[0]
    assert await error_of(client.files_info(file=file.id)) == "file_not_found"
    address = f"{ws.state.base_url}/files-pri/{ws.state.team.id}-{file.id}/deal.pdf"
    kind, content = await fetched(address, ws.bot_token)
    assert kind == "text/html", "Slack shows a page to sign in, with status 200"
    assert b"%PDF" not in content


async def test_a_download_needs_the_token(ws: Workspace) -> None:
    message = ws.person("maya").upload(b"secret", "a.txt", "legal-desk")
    address = f"{ws.state.base_url}/files-pri/{ws.state.team.id}-{message.files[0].id}/a.txt"
    assert b"secret" not in (await fetched(address, "xoxb-wrong"))[1]
