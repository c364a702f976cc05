"""What the file as a whole says: that it is a PDF, and its language, by its smallest words."""

import re

from bot.intake.find.text import Proposal, Text

_FEWEST = 8  # small words before they tell anything
_TIMES = 2  # as often as the next language's
_LOOKED_AT = 20_000  # characters
_WORD = re.compile(r"[^\W\d_]+")
_SMALL = {
    "en": "the of and to in that is for by this are with be any from as you on or which",
    "de": "der die und den von das mit des dem auf eine sich nicht ist im wird zu gemäß werden",
    "fr": "le les des et la du une dans est que pour par sur au aux cette ou vous sont",
    "es": "el los las y de que en por con para una del se al es su como este",
    "it": "il di che della per con una dei nel gli del sono alla le ai questo si",
    "pt": "o os as do da em um uma que para com não dos das ao pela por se",
    "nl": "de het een van en dat met voor op zijn te aan bij is deze wordt",
    "pl": "w na z do się że oraz nie o dla jest przez od po art",
}
_SCRIPTS = (
    ("ja", re.compile(r"[\u3040-\u30ff]")),
    ("ko", re.compile(r"[\uac00-\ud7af]")),
    ("zh", re.compile(r"[\u3400-\u9fff]")),
    ("ru", re.compile(r"[\u0400-\u04ff]")),
)
_A_SCRIPT = 0.2  # of the letters


def of_the_file(text: Text) -> dict[str, Proposal]:
    """The format, and the one language that it is plainly in, if it is in one."""
    found = {"format": Proposal("format", "pdf", "")}
    flat = text.flat[:_LOOKED_AT].lower()
    if language := _by_script(flat) or _by_words(flat):
        found["language"] = Proposal("language", language, "")
    return found


def _by_script(flat: str) -> str | None:
    letters = sum(sign.isalpha() for sign in flat)
    for language, script in _SCRIPTS:
        if letters and len(script.findall(flat)) / letters > _A_SCRIPT:
            return language
    return None


def _by_words(flat: str) -> str | None:
    words = _WORD.findall(flat)
    small = {language: set(listed.split()) for language, listed in _SMALL.items()}
    counts = sorted(
        ((sum(word in listed for word in words), language) for language, listed in small.items()),
        reverse=True,
    )
    (most, language), (next_most, _) = counts[:2]
    return language if most >= _FEWEST and most >= _TIMES * next_most else None
