"""A text object's words: https://docs.slack.dev/reference/block-kit/composition-objects/text-object"""

from workspace.model import Json
from workspace.page.text.mrkdwn import mrkdwn, plain_text
from workspace.page.text.reader import Reader


def text_html(reader: Reader, text: Json) -> str:
    """mrkdwn or plain text as HTML."""
    if text["type"] == "mrkdwn":
        return mrkdwn(reader, text["text"], verbatim=bool(text.get("verbatim")))
    return plain_text(text["text"], emoji=text.get("emoji", True))
