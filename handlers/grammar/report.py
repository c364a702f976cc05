"""`/report …` → what the person wants.

Grammar, DATE as in `bot.domain.dates`:
    (nothing)             the half-year that today is in, so far
    2026-H2               a half-year
    DATE DATE             from one day to another; also `from=DATE to=DATE`
    publish 2026-H1       counsel: keep its numbers as those made public
    help
"""

import datetime as dt
from dataclasses import dataclass

from bot.desk.report.commands import PublishReport, ShowReport
from bot.domain.errors import InvalidInput
from bot.report.period import Period, half_year, parse_half_year, read_period
from handlers.grammar.nearest import nearest
from handlers.grammar.usage import Usage
from handlers.grammar.words import GrammarError, Word, split

USAGE = {
    "show": Usage(
        "2026-H2  ·  2026-07-01 2026-09-30",
        "the transparency report of a half-year or of any days, beside the period before; alone,"
        " of this half-year so far",
    ),
    "publish": Usage(
        "publish 2026-H1", "counsel: keep the numbers of a half-year as those made public"
    ),
    "help": Usage("help", "show this"),
}
_SUBCOMMANDS = ("publish", "help")
_BETWEEN = ("to", "until", "-", "–", "..")


@dataclass(frozen=True, slots=True)
class Help:
    """How it is written."""


Wish = Help | ShowReport | PublishReport


def parse_report(text: str, today: dt.date) -> Wish:
    """What the text behind `/report` asks for.

    Raises:
        GrammarError: pointing at the word that cannot be read.
    """
    words = split(text)
    if not words:
        return ShowReport(half_year(today))
    match words[0].text.lower():
        case "help":
            return Help()
        case "publish":
            return PublishReport(_half_year(text, words[1:]))
    return ShowReport(_period(text, words, today))


def _half_year(text: str, words: list[Word]) -> Period:
    if not words:
        raise GrammarError(f"Say which half-year: `/report {USAGE['publish'].written}`.", text)
    found = parse_half_year(words[0].text)
    if found is None:
        raise GrammarError("A half-year is written `2026-H1`.", text, words[0])
    _nothing_after(text, words, 1)
    return found


def _period(text: str, words: list[Word], today: dt.date) -> Period:
    if found := parse_half_year(words[0].text):
        _nothing_after(text, words, 1)
        return found
    days = [word for word in words if word.text.lower() not in _BETWEEN]
    first = days[0] if days else words[0]
    if near := nearest(first.text, _SUBCOMMANDS):
        raise GrammarError(f"`/report` has no “{first.text[:40]}”.", text, first, near)
    if len(days) == 1:
        raise GrammarError(
            "A period is a half-year, `2026-H2`, or two dates, `2026-07-01 2026-09-30`.",
            text,
            first,
        )
    _nothing_after(text, days, 2)
    named = {word.key: word for word in days}
    start, end = named.get("from", days[0]), named.get("to", days[1])
    at = start
    try:
        read_period(start.text, start.text, today)
        at = end
        return read_period(start.text, end.text, today)
    except InvalidInput as error:
        raise GrammarError(str(error), text, at) from None


def _nothing_after(text: str, words: list[Word], count: int) -> None:
    if len(words) > count:
        raise GrammarError("Nothing stands behind the period.", text, words[count])
