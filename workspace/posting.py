"""Messages: posted, changed and deleted, whoever does it, and told to the app."""

from workspace.events import Events
from workspace.ids import short_id
from workspace.model import File, Json, Message
from workspace.shapes import message_json
from workspace.state import Change, State

TOMBSTONE = "This message was deleted."


def with_ids(blocks: list[Json]) -> list[Json]:
    """The blocks with the `block_id` and `action_id` that Slack fills in where they are absent."""
    filled = []
    for block in blocks:
        copy = {**block}
        copy.setdefault("block_id", short_id())
        for key in ("accessory", "element"):
            if key in copy:
                copy[key] = _with_action_id(copy[key])
        if copy["type"] == "actions":
            copy["elements"] = [_with_action_id(element) for element in copy["elements"]]
        filled.append(copy)
    return filled


def _with_action_id(element: Json) -> Json:
    if element["type"] == "image":
        return element
    return {"action_id": short_id()} | element


class Posting:
    def __init__(self, state: State, events: Events) -> None:
        self._state = state
        self._events = events

    def post(
        self,
        channel: str,
        user: str,
        text: str,
        *,
        blocks: list[Json] | None = None,
        attachments: list[Json] | None = None,
        thread_ts: str | None = None,
        metadata: Json | None = None,
        broadcast: bool = False,
        files: list[File] | None = None,
        subtype: str | None = None,
        client_msg_id: str | None = None,
    ) -> Message:
        """Post in a channel or a thread; a reply to a reply goes to the thread's parent."""
        message = Message(
            ts=self._state.next_ts(),
            channel=channel,
            user=user,
            text=text,
            blocks=with_ids(blocks or []),
            attachments=attachments or [],
            bot_id=self._bot_id(user),
            metadata=metadata,
            broadcast=broadcast,
            files=files or [],
            subtype=subtype,
            client_msg_id=client_msg_id,
        )
        parent = self._state.parent(channel, thread_ts) if thread_ts else None
        if parent is None:
            self._state.channels[channel].messages.append(message)
        else:
            self._reply(message, parent)
        self._state.remember(message)
        self._state.announce(Change("message", channel, ts=message.ts))
        self._events.posted(message)
        return message

    def whisper(
        self,
        channel: str,
        visible_to: str,
        text: str,
        *,
        blocks: list[Json] | None = None,
        thread_ts: str | None = None,
        user: str | None = None,
    ) -> Message:
        """An ephemeral message that one person sees; it is in no history."""
        author = user or self._state.app.bot_user_id
        message = Message(
            ts=self._state.next_ts(),
            channel=channel,
            user=author,
            text=text,
            blocks=with_ids(blocks or []),
            bot_id=self._bot_id(author),
            thread_ts=thread_ts,
            visible_to=visible_to,
        )
        self._state.ephemerals.append(message)
        self._state.remember(message)
        self._state.announce(Change("ephemeral", channel, visible_to, message.ts))
        return message

    def edit(self, message: Message, changes: Json) -> None:
        """Change `text`, `blocks`, `attachments` or `metadata` of a message, in place.

        Slack marks a message as edited only where it shows its text, not blocks.
        """
        previous = message_json(message, self._state)
        for name, value in changes.items():
            setattr(message, name, with_ids(value) if name == "blocks" else value)
        if message.visible_to is not None:
            self._state.announce(Change("ephemeral", message.channel, message.visible_to))
            return
        if not message.blocks:
            message.edited = {"user": message.user, "ts": self._state.next_ts()}
        self._state.announce(Change("message", message.channel, ts=message.ts))
        self._events.edited(message, previous)

    def delete(self, message: Message) -> None:
        """Take a message away; a parent with replies leaves a stone in its place, as in Slack."""
        if message.visible_to is not None:
            self._state.ephemerals.remove(message)
            self._state.forget(message)
            self._state.announce(Change("ephemeral", message.channel, message.visible_to))
            return
        self._events.deleted(message)
        if message.replies:
            message.subtype = "tombstone"
            message.text, message.user, message.bot_id = TOMBSTONE, "USLACKBOT", None
            message.blocks, message.attachments, message.files = [], [], []
            message.metadata = None
        else:
            self._state.forget(message)
            if message.is_reply:
                self._unthread(message)
            else:
                self._state.channels[message.channel].messages.remove(message)
        self._state.announce(Change("message", message.channel, ts=message.ts))

    def _reply(self, message: Message, parent: Message) -> None:
        message.thread_ts = parent.thread_ts = parent.ts
        parent.replies.append(message)

    def _unthread(self, reply: Message) -> None:
        parent = self._state.message(reply.channel, reply.thread_ts or "")
        if parent is None:
            return
        parent.replies.remove(reply)
        if parent.replies:
            return
        parent.thread_ts = None
        if parent.subtype == "tombstone":
            self._state.forget(parent)
            self._state.channels[parent.channel].messages.remove(parent)

    def _bot_id(self, user: str) -> str | None:
        return self._state.app.bot_id if user == self._state.app.bot_user_id else None
