"""`/emergency …` → what the person wants.

Grammar, where NUMBER is `LR-42`, `42` or `DRILL-3`:
    (nothing)                        the form
    new                              the form
    list [page=2]
    show NUMBER
    ack NUMBER                       also `take`
    hand NUMBER @person
    ask NUMBER
    decide NUMBER
    add NUMBER what you learned …
    mistake NUMBER reason …          it never was one
    resolve NUMBER reason …          it is none any more
    look NUMBER [what you found …]
    drill
    help
    anything else of two words or more is the emergency itself: it pages at once
"""

import re
from dataclasses import dataclass
from enum import StrEnum

from handlers.grammar.nearest import nearest
from handlers.grammar.usage import Usage
from handlers.grammar.words import GrammarError, Word, rest_after, split

USAGE = {
    "new": Usage(
        "  ·  what is happening, in half a sentence",
        "raise an emergency: with the form, or at once with what you type",
    ),
    "list": Usage("list [page=2]", "the open ones, and those before"),
    "show": Usage("show LR-42", "how it stands"),
    "ack": Usage("ack LR-42", "take it: the paging stops, and you decide"),
    "hand": Usage("hand LR-42 @ana", "give it to somebody else"),
    "ask": Usage("ask LR-42", "ask the agency for what is missing; keep its answers"),
    "decide": Usage("decide LR-42", "disclose, decline, or ask for more"),
    "add": Usage("add LR-42 the stream has ended", "add what you learned, also if you raised it"),
    "mistake": Usage(
        "mistake LR-42 typed by mistake",
        "it never was one: end the paging and close its case; if you raised it, within ten minutes",
    ),
    "resolve": Usage("resolve LR-42 the boy was found", "end it; its case goes on as any other"),
    "look": Usage("look LR-42 [what you found]", "the second look, by another counsel"),
    "drill": Usage("drill", "page for real, marked as a drill"),
    "help": Usage("help", "show this"),
}
_NUMBER = re.compile(r"^(?:(?:lr[-\s#]?|#)?\d{1,9}|drill-\d{1,9})$", re.IGNORECASE)
_OF_ONE = (
    *("show", "ack", "take", "hand", "ask", "decide"),
    *("add", "mistake", "resolve", "look"),
)
_ALONE = ("new", "list", "drill", "help")


class Verb(StrEnum):
    SHOW = "show"
    ACK = "ack"
    HAND = "hand"
    ASK = "ask"
    DECIDE = "decide"
    ADD = "add"
    MISTAKE = "mistake"
    RESOLVE = "resolve"
    LOOK = "look"
    DRILL = "drill"
    LIST = "list"
    FORM = "new"
    HELP = "help"
    RAISE = "raise"


@dataclass(frozen=True, slots=True)
class Wish:
    """`text`: what happens, or the reason; `person`: a Slack id."""

    verb: Verb
    number: str = ""
    text: str = ""
    person: str = ""
    page: int = 1


def parse_emergency(text: str) -> Wish:
    """What the text behind `/emergency` asks for; an empty one asks for the form.

    Raises:
        GrammarError: pointing at the word that cannot be read.
    """
    try:
        words = split(text)
    except GrammarError:  # an open quotation mark must not keep anybody from being paged
        return Wish(Verb.RAISE, text=text.strip())
    if not words:
        return Wish(Verb.FORM)
    first = words[0].text.lower()
    if first in _OF_ONE and (len(words) == 1 or _NUMBER.match(words[1].text)):
        return _of_one(text, words, Verb.ACK if first == "take" else Verb(first))
    if first in _ALONE and (len(words) == 1 or first == "list"):
        return _alone(text, words, Verb(first))
    if len(words) == 1:
        return _one_word(text, words[0])
    return Wish(Verb.RAISE, text=text.strip())


def _of_one(text: str, words: list[Word], verb: Verb) -> Wish:
    if len(words) == 1:
        raise GrammarError(f"Say which one: `/emergency {USAGE[verb.value].written}`.", text)
    number = words[1].text
    if verb is Verb.HAND:
        person = words[2].mention if len(words) > 2 else None
        if person is None:
            raise GrammarError("Mention the person: `/emergency hand LR-42 @ana`.", text)
        return Wish(verb, number, person=person)
    return Wish(verb, number, text=rest_after(text, words[1]))


def _alone(text: str, words: list[Word], verb: Verb) -> Wish:
    if len(words) == 1:
        return Wish(verb)
    page = words[1]
    if page.key != "page" or not page.text.isdecimal() or not 1 <= int(page.text) <= 1_000_000:
        return Wish(Verb.RAISE, text=text.strip())
    return Wish(verb, page=int(page.text))


def _one_word(text: str, word: Word) -> Wish:
    """A single word is rather a slip than an emergency; `help!` is not."""
    near = nearest(word.text, (*_OF_ONE, *_ALONE))
    if near or _NUMBER.match(word.text):
        raise GrammarError(
            f"`/emergency` has no “{word.text[:40]}”. To raise an emergency, write what is"
            " happening in a few words, or `/emergency` alone for the form.",
            text,
            word,
            near,
        )
    return Wish(Verb.RAISE, text=text.strip())
