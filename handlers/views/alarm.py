"""To an admin of the desk: something that only they can put right."""

from bot.messages.upkeep import AlarmMessage

_REASONS = {
    "channel_not_found": "it is not there, or the desk may not see it",
    "is_archived": "it is archived",
    "not_in_channel": "the desk is not in it: invite it",
}


def text(message: AlarmMessage) -> str:
    """What cannot be posted where, why, and what happens instead."""
    why = _REASONS.get(message.problem, f"Slack says `{message.problem}`")
    now = (
        f"Messages go to <#{message.instead}> meanwhile."
        if message.instead
        else "Nothing stands in for it, so these messages are *not posted*; the cases' logs"
        " name them."
    )
    return f"🚨 The desk cannot post in <#{message.place}>: {why}. {now}"
