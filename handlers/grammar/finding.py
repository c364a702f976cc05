"""`/case find`, `/case link` and `/case unlink` → what the person wants.

Grammar:
    find words … [page=2]
    link CASE [CASE]
    unlink CASE CASE
"""

import datetime as dt

from bot.desk.finding.commands import FindCases, LinkCases, ShowLinks, UnlinkCases
from bot.domain.cases import parse_number
from bot.domain.errors import InvalidInput
from handlers.grammar.parts import case_number, page_in, word_at
from handlers.grammar.words import GrammarError, Word, rest_after

Finding = FindCases | ShowLinks


def find(text: str, words: list[Word], _today: dt.date) -> FindCases:
    """Everything is looked for as it was typed, quotation marks and all; but for the page."""
    word_at(text, words, 1, "Say what to look for: `/case find harborview`.")
    pages = [word for word in words[1:] if word.key == "page"]
    said = rest_after(text, words[0])
    for word in reversed(pages):
        said = text[words[0].end : word.start].strip()
    return FindCases(said, page_in(pages[0] if pages else None, text))


def link(text: str, words: list[Word], _today: dt.date) -> LinkCases | ShowLinks:
    case_id = case_number(text, words)
    return ShowLinks(case_id) if len(words) == 2 else LinkCases(case_id, _other(text, words))


def unlink(text: str, words: list[Word], _today: dt.date) -> UnlinkCases:
    return UnlinkCases(case_number(text, words), _other(text, words))


def _other(text: str, words: list[Word]) -> int:
    word = word_at(text, words, 2, "Name the other case too: `/case unlink LR-42 LR-40`.")
    try:
        return parse_number(word.text)
    except InvalidInput as error:
        raise GrammarError(str(error), text, word) from None
