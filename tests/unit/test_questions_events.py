"""Of what people write in channels, only what concerns the desk is looked at."""

from typing import Any

import pytest

from handlers.incoming import is_for_the_desk

DESK, HERE, ELSEWHERE = "U0DESK", "C0LEGAL", "C0GENERAL"


def heard(**event: Any) -> bool:
    said = {"type": "message", "channel": HERE, "channel_type": "channel", "ts": "2.0"} | event
    return is_for_the_desk({"event": said}, own_id=DESK, own_channels=frozenset({HERE}))


def test_direct_messages_are_heard_and_replies_in_threads_of_the_desks_channel() -> None:
    assert heard(channel="D0BEN", channel_type="im", text="what does a subpoena yield?")
    assert heard(thread_ts="1.0", text="it is free")
    assert heard(thread_ts="1.0", subtype="thread_broadcast")
    assert heard(channel="D0BEN", channel_type="im", subtype="file_share")


@pytest.mark.parametrize(
    "event",
    [
        {"text": "what does a subpoena yield?"},
        {"thread_ts": "2.0", "text": "the parent itself"},
        {"channel": ELSEWHERE, "thread_ts": "1.0", "text": "we talk about lunch"},
        {"thread_ts": "1.0", "bot_id": "B0DESK", "text": "the desk's own"},
        {"thread_ts": "1.0", "subtype": "message_changed"},
        {"channel": "D0BEN", "channel_type": "im", "subtype": "message_deleted"},
        {"channel": "D0BEN", "channel_type": "im", "bot_id": "B0DESK"},
    ],
)
def test_what_people_say_to_each_other_is_dropped(event: dict[str, Any]) -> None:
    assert not heard(**event)


def test_a_mention_is_heard_as_the_event_of_its_own_that_it_is() -> None:
    assert not heard(thread_ts="1.0", text=f"<@{DESK}> and voicemail?")
    assert heard(type="app_mention", channel=ELSEWHERE, text=f"<@{DESK}> and voicemail?")


def test_other_events_are_none_of_this_filters_business() -> None:
    assert heard(type="app_home_opened")
