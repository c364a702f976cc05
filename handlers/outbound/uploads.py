"""Files to one person, in their direct messages with the desk.

https://docs.slack.dev/messaging/working-with-files: an address for each file, its content, then
all of them shared with one message.
"""

from dataclasses import dataclass

from slack_sdk.web.async_client import AsyncWebClient


@dataclass(frozen=True, slots=True)
class Upload:
    name: str
    content: bytes


@dataclass(frozen=True, slots=True)
class Parcel:
    """What is sent: files, and the words that stand with them."""

    text: str
    files: tuple[Upload, ...]


async def send_files(client: AsyncWebClient, person: str, parcel: Parcel) -> None:
    """Share the files with the person; where there are none, the words alone.

    Raises:
        UNREACHABLE: when Slack did not take them.
    """
    if not parcel.files:
        await client.chat_postMessage(channel=person, text=parcel.text)
        return
    opened = await client.conversations_open(users=person)
    await client.files_upload_v2(
        channel=opened["channel"]["id"],
        initial_comment=parcel.text,
        file_uploads=[
            {"filename": one.name, "content": one.content, "title": one.name}
            for one in parcel.files
        ],
    )
