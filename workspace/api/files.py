"""files.*: uploading in three steps, as slack_sdk does it, and looking at a file.

https://docs.slack.dev/messaging/working-with-files
"""

import mimetypes

from workspace.api.call import Call, SlackError, method
from workspace.api.chat import thread_argument, writable_channel
from workspace.ids import new_id
from workspace.model import File, Json
from workspace.shapes import file_json
from workspace.state import State


@method("files.getUploadURLExternal", "files:write")
async def get_upload_url(call: Call) -> Json:
    """An address to send the content to, and the id that the file will have."""
    state = call.workspace.state
    name = call.required("filename")
    if call.number("length", 0) <= 0:
        raise SlackError("missing_argument")
    file = File(
        id=new_id("F"),
        name=name,
        title=name,
        mimetype=mimetypes.guess_type(name)[0] or "application/octet-stream",
        user=state.app.bot_user_id,
        created=int(state.clock.now().timestamp()),
    )
    call.workspace.uploads[file.id] = file
    return {"upload_url": f"{state.base_url}/upload/{file.id}", "file_id": file.id}


@method("files.completeUploadExternal", "files:write")
async def complete_upload(call: Call) -> Json:
    """Share uploaded files in a channel, if one is named."""
    wanted = call.structure("files", "invalid_arguments")
    if not isinstance(wanted, list) or not wanted:
        raise SlackError("invalid_arguments")
    files = [_uploaded(call, entry) for entry in wanted]
    for file in files:
        call.workspace.state.files[file.id] = call.workspace.uploads.pop(file.id)
    if call.text("channel_id"):
        call.arguments["channel"] = call.text("channel_id")
        _share(call, files)
    return {"files": [file_json(file, call.workspace.state) for file in files]}


@method("files.info", "files:read")
async def files_info(call: Call) -> Json:
    file = call.workspace.state.files.get(call.required("file"))
    if file is None or not may_read(call.workspace.state, file):
        raise SlackError("file_not_found")
    return {"file": file_json(file, call.workspace.state)}


def may_read(state: State, file: File) -> bool:
    """The app reads its own files, those of its forms, and those of channels that it is in."""
    bot = state.app.bot_user_id
    places = [state.channels[name] for name in file.channels]
    return file.for_app or file.user == bot or any(bot in place.members for place in places)


def _uploaded(call: Call, entry: Json) -> File:
    file = call.workspace.uploads.get(str(entry.get("id")))
    if file is None or not file.content:
        raise SlackError("file_not_found")
    file.title = str(entry.get("title") or file.name)
    return file


def _share(call: Call, files: list[File]) -> None:
    channel = writable_channel(call)
    state = call.workspace.state
    for file in files:
        file.channels.append(channel.id)
    call.workspace.posting.post(
        channel.id,
        state.app.bot_user_id,
        call.text("initial_comment"),
        thread_ts=thread_argument(call, channel),
        files=files,
        subtype="file_share",
    )
