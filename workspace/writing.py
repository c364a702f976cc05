"""What a person writes: commands, messages, files."""

import mimetypes
import uuid

from workspace.composer import commanded, composed
from workspace.deliveries import Ack
from workspace.forms import CannotDo
from workspace.ids import new_id
from workspace.model import Channel, File, Json, Message
from workspace.outcomes import command_answered
from workspace.shapes import file_json
from workspace.sight import Sight


class Writer(Sight):
    """Somebody with a composer before them."""

    async def command(
        self, line: str, channel: str | None = None, thread_ts: str | None = None
    ) -> Ack:
        """Type a slash command, such as `/case new`, where this person may write."""
        place = self._writable(channel)
        name, *rest = line.split(maxsplit=1)
        command = self.workspace.manifest.commands.get(name)
        if thread_ts is not None:
            self._hint(place, f"{name} is not supported in threads. Sorry!", thread_ts)
            return Ack(False, error="not_supported_in_threads")
        if command is None:
            self._hint(place, f"{name} is not a valid command.")
            return Ack(False, error="unknown_command")
        state = self.workspace.state
        payload = self.workspace.payloads.command(
            self.user,
            place,
            name,
            commanded("".join(rest).strip(), state, should_escape=command.should_escape),
            trigger_id=self.workspace.triggers.issue(self.id),
            url=self.workspace.response_url(self.id, place.id),
        )
        ack = await self.workspace.deliveries.ask("slash_commands", payload, accepts_response=True)
        return command_answered(self.workspace, self.user, place, line, ack)

    def say(self, text: str, channel: str | None = None, thread_ts: str | None = None) -> Message:
        """Write a message; `@names` become mentions as in Slack's composer."""
        place = self._writable(channel)
        if not text.strip():
            raise CannotDo("Slack sends no empty message")
        if place.kind == "im" and self.workspace.manifest.messages_read_only:
            raise CannotDo("messages to this app are switched off")
        if thread_ts is not None and self.workspace.state.parent(place.id, thread_ts) is None:
            raise CannotDo("this thread does not exist")
        return self.workspace.posting.post(
            place.id,
            self.id,
            composed(text, self.workspace.state),
            thread_ts=thread_ts,
            client_msg_id=str(uuid.uuid4()),
        )

    def mention_app(self, text: str, channel: str, thread_ts: str | None = None) -> Message:
        """Write a message that mentions the app first."""
        bot = self.workspace.state.app.bot_user_id
        return self.say(f"<@{bot}> {text}", channel, thread_ts)

    def direct(self, text: str, thread_ts: str | None = None) -> Message:
        """Write to the app in direct messages."""
        return self.say(text, None, thread_ts)

    def upload(
        self, content: bytes, name: str, channel: str | None = None, text: str = ""
    ) -> Message:
        """Share a file in a channel, or with the app in direct messages."""
        place = self._writable(channel)
        file = self._keep(content, name, [place.id])
        written = composed(text, self.workspace.state)
        return self.workspace.posting.post(
            place.id, self.id, written, files=[file], subtype="file_share"
        )

    def attach(self, content: bytes, name: str) -> Json:
        """Choose a file in a form's file field; returns what `fill` puts there, in a list."""
        file = self._keep(content, name, [])
        file.for_app = True
        return file_json(file, self.workspace.state)

    def _keep(self, content: bytes, name: str, channels: list[str]) -> File:
        file = File(
            id=new_id("F"),
            name=name,
            title=name,
            mimetype=mimetypes.guess_type(name)[0] or "application/octet-stream",
            user=self.id,
            content=content,
            created=int(self.workspace.clock.now().timestamp()),
            channels=channels,
        )
        self.workspace.state.files[file.id] = file
        return file

    def _writable(self, channel: str | None) -> Channel:
        place = self.place(channel)
        if self.user.deleted:
            raise CannotDo(f"@{self.user.name}'s account is deactivated")
        if self.id not in place.members:
            raise CannotDo(f"@{self.user.name} is not in #{place.name}")
        if place.archived:
            raise CannotDo(f"#{place.name} is archived")
        return place

    def _hint(self, place: Channel, text: str, thread_ts: str | None = None) -> None:
        """What Slack itself says to a person, in Slackbot's name."""
        self.workspace.posting.whisper(
            place.id, self.id, text, thread_ts=thread_ts, user="USLACKBOT"
        )
