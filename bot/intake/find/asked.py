"""What is asked for: whose records, of which time, and which data."""

import datetime as dt
import re
from collections.abc import Iterator

from bot.intake.find.dates import DATE, read_date
from bot.intake.find.requester import EMAIL, email
from bot.intake.find.text import Proposal, Text, excerpt
from policy.answer.lexicon import Lexicon
from policy.answer.normalise import tokens_of

_MEETING = re.compile(
    r"meeting (?:id|number|no)s?\.?(?: number)?[:#]? ?(\d{3}[ -]?\d{3,4}[ -]?\d{3,4})\b",
    re.IGNORECASE,
)
_USER = re.compile(r"\buser ?names?[:#]? ?[\"“]?([A-Za-z0-9._-]{3,40})\b", re.IGNORECASE)
_ACCOUNT = re.compile(r"account (?:id|number|no)\.?[:#]? ?([A-Za-z0-9_-]{6,40})\b", re.IGNORECASE)
_WHOSE = re.compile(r"account|user|subscriber|target|associated|registered|host", re.IGNORECASE)
_NEAR = 80  # characters before an e-mail address in which its meaning stands
_TIME = r"(?:,?(?: at)? (\d{1,2}:\d{2})(?: ?(?:UTC|GMT|Z))?)?"
_PERIOD = re.compile(
    rf"(?:from|between|period(?: of)?:?|date range:?|time ?frame:?|dates?:)\s+({DATE}){_TIME}"
    rf"\s*(?:through|to|until|and|up to|[-–—])\s*({DATE}){_TIME}",
    re.IGNORECASE,
)
_ASKS = re.compile(
    r"(?:produce|provide|disclose|preserve|furnish|deliver|obtain)\b"
    r"|following (?:records|information|data|items|documents)|records requested|items to be seized",
    re.IGNORECASE,
)
_ENDS = re.compile(
    r"not (?:to )?(?:disclose|notify|inform|reveal)|nondisclosure|non-disclosure|sincerely"
    r"|respectfully|return date|certification|failure to comply",
    re.IGNORECASE,
)
_CLAUSE = re.compile(r"[;\n•▪]|\(\w\)|(?<=[a-z)]),? and |, |\b\d{1,2}[.)] ")
# “Records” alone is any data, and the guide's word for recordings is near to it.
_CONTACT = re.compile(r"\be-?mail:\s*\S+@\S+")  # a line of contact, not data asked for
_ANY = re.compile(r"(?<!billing )(?<!call )(?<!detail )\brecords?\b", re.IGNORECASE)
_LONGEST = 6000  # characters of what is asked for that are looked through


def find(text: Text, lexicon: Lexicon, catalogue: frozenset[str]) -> Iterator[Proposal]:
    yield from _identifiers(text)
    yield from _period(text)
    yield from _seeks(text, lexicon, catalogue)


def _identifiers(text: Text) -> Iterator[Proposal]:
    found: dict[str, str] = {}
    for kind, pattern in (("meeting_id", _MEETING), ("username", _USER), ("account_id", _ACCOUNT)):
        for match in pattern.finditer(text.flat):
            found.setdefault(f"{kind}: {match[1]}", match[0])
    agents = {str(one.value) for one in email(text)}  # who asks is not who is asked about
    for match in EMAIL.finditer(text.flat):
        before = text.flat[max(0, match.start() - _NEAR) : match.start()]
        if match[0] not in agents and _WHOSE.search(before):
            found.setdefault(f"account_email: {match[0]}", f"{before[-60:].strip()} {match[0]}")
    if found:
        words = " · ".join(list(found.values())[:3])
        yield Proposal("identifiers", tuple(found)[:20], excerpt(words, 0, len(words)))


def _period(text: Text) -> Iterator[Proposal]:
    match = _PERIOD.search(text.flat)
    if match is None:
        return
    start, end = read_date(match[1]), read_date(match[3])
    if start and end and start <= end:
        yield Proposal("period.from", _moment(start, match[2]), match[0])
        yield Proposal("period.to", _moment(end, match[4]), match[0])


def _moment(day: dt.date, time: str | None) -> str:
    return f"{day.isoformat()} {time.zfill(5)}" if time else day.isoformat()


def _seeks(text: Text, lexicon: Lexicon, catalogue: frozenset[str]) -> Iterator[Proposal]:
    """The catalogue's items in the sentences that ask, up to where other matters begin."""
    whole = "\n".join(text.lines)
    begin = _ASKS.search(whole)
    if begin is None:
        return
    asked = whole[begin.start() : begin.start() + _LONGEST]
    if end := _ENDS.search(asked, 40):
        asked = asked[: end.start()]
    found: dict[str, str] = {}
    for clause in _CLAUSE.split(asked):
        data = _ANY.sub(" ", _USER.sub(" ", _CONTACT.sub(" ", clause.lower())))
        for heard in lexicon.hear(tokens_of(data)):
            if heard.kind == "data" and heard.id in catalogue:
                found.setdefault(heard.id, clause.strip())
    if found:
        words = " · ".join(dict.fromkeys(found.values()))
        yield Proposal("seeks", tuple(found), excerpt(words, 0, len(words)))
