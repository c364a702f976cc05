"""Facts of a request typed as `key=value` behind `/case new`.

A key is the fact's name in a request file (`agent.agency`, `legal_basis`) or one of the short
names below. An identifier's key is its kind (`meeting_id="912 3456 7890"`) and may stand more
than once; lists are separated by commas. `order=asked` says that silence is asked for without an
order; after `order=no`, nothing of the kind is on record.
"""

import datetime as dt
from collections.abc import Callable
from typing import Any

from bot.domain.contact import check_email
from bot.domain.dates import parse_date
from bot.domain.errors import InvalidInput
from bot.domain.slips import slips
from handlers.grammar.nearest import nearest
from handlers.grammar.words import GrammarError, Word
from policy.request import Request, RequestError, parse_request

SHORT = {
    "kind": "subpoena_kind",
    "received": "received_at",
    "sender": "sender_email",
    "agent": "agent.name",
    "agency": "agent.agency",
    "badge": "agent.badge",
    "email": "agent.email",
    "phone": "agent.phone",
    "mailing_address": "agent.mailing_address",
    "signed": "signed.date",
    "signed_by": "signed.by",
    "due": "respond_by",
    "basis": "legal_basis",
    "from": "period.from",
    "to": "period.to",
    "order": "nondisclosure.ordered",
    "order_until": "nondisclosure.until",
    "order_basis": "nondisclosure.basis",
}
IDENTIFIERS = ("meeting_id", "account_email", "username", "account_id", "phone_number", "host")
_DATES = ("respond_by", "signed.date", "nondisclosure.until", "preservation.expires_on")
_FLAGS = (
    "probable_cause",
    "affidavit",
    "particular",
    "criminal_matter",
    "nondisclosure.ordered",
    "emergency.callback_confirmed",
    "preservation.formal",
    "restriction.affects_outside",
    "restriction.terms_violated",
    "restriction.cites_law",
)
_TEXTS = (
    "process",
    "subpoena_kind",
    "reference",
    "country",
    "received_at",
    "channel",
    "language",
    "format",
    "addressee",
    "address",
    "sender_email",
    "agent.name",
    "agent.agency",
    "agent.badge",
    "agent.email",
    "agent.phone",
    "agent.mailing_address",
    "signed.by",
    "legal_basis",
    "product",
    "period.from",
    "period.to",
    "nondisclosure.basis",
    "emergency.nature",
    "emergency.at_risk",
    "emergency.imminence",
    "emergency.specific_data",
    "emergency.how_it_helps",
    "preservation.snapshot_at",
    "preservation.extensions_so_far",
    "restriction.jurisdiction",
)
_EMAILS = ("sender_email", "agent.email")
_LISTS = ("seeks",)
_ORDER = "order"
KEYS = (*SHORT, *IDENTIFIERS, *_DATES, *_FLAGS, *_TEXTS, *_LISTS)
_YES, _NO = ("yes", "true", "y", "是"), ("no", "false", "n", "否")


def read_facts(text: str, words: list[Word], today: dt.date) -> Request:
    """The request that the words describe.

    Raises:
        GrammarError: pointing at the word that cannot be used.
    """
    facts: dict[str, Any] = {}
    for word in words:
        _put(facts, text, word, today)
    try:
        request = parse_request(facts)
    except RequestError as error:
        raise GrammarError(_sentence(str(error)), text, _culprit(words, str(error))) from None
    for key, what in slips(request, today):
        raise GrammarError(what, text, _culprit(words, key))
    return request


def _put(facts: dict[str, Any], text: str, word: Word, today: dt.date) -> None:
    if word.key is None:
        raise GrammarError(
            "Behind the process, every fact is written `key=value`, with quotation marks around"
            ' a value of several words: `agency="District Court"`.',
            text,
            word,
        )
    if word.key not in KEYS:
        raise GrammarError(f"There is no fact `{word.key}`.", text, word, nearest(word.key, KEYS))
    if word.key in IDENTIFIERS:
        identifier = {"kind": word.key, "value": word.text}
        facts.setdefault("identifiers", []).append(identifier)
        return
    if word.key == _ORDER:
        _put_order(facts, text, word)
        return
    key = SHORT.get(word.key, word.key)
    _set(facts, key, _reader(key)(text, word, today))


def _put_order(facts: dict[str, Any], text: str, word: Word) -> None:
    said = word.text.lower()
    if said not in (*_YES, *_NO, "asked"):
        raise GrammarError("`order` is `yes`, `no` or `asked`.", text, word)
    if said not in _NO:
        _set(facts, SHORT[_ORDER], said in _YES)


def _set(facts: dict[str, Any], key: str, value: object) -> None:
    *parents, leaf = key.split(".")
    for parent in parents:
        facts = facts.setdefault(parent, {})
    facts[leaf] = value


def _reader(key: str) -> Callable[[str, Word, dt.date], object]:
    if key in _DATES:
        return _date
    if key in _FLAGS:
        return _flag
    if key in _EMAILS:
        return _email
    if key in _LISTS:
        return _list
    return lambda text, word, today: word.text


def _date(text: str, word: Word, today: dt.date) -> dt.date:
    try:
        return parse_date(word.text, today)
    except InvalidInput as error:
        raise GrammarError(str(error), text, word) from None


def _email(text: str, word: Word, _today: dt.date) -> str:
    try:
        return check_email(word.text, field="email")
    except InvalidInput as error:
        raise GrammarError(str(error), text, word) from None


def _flag(text: str, word: Word, _today: dt.date) -> bool:
    said = word.text.lower()
    if said in _YES or said in _NO:
        return said in _YES
    raise GrammarError(f"`{word.key}` is `yes` or `no`.", text, word)


def _list(_text: str, word: Word, _today: dt.date) -> list[str]:
    return [part.strip() for part in word.text.replace("，", ",").split(",") if part.strip()]


def _culprit(words: list[Word], error: str) -> Word | None:
    key = error.split(":", 1)[0]
    return next((w for w in words if w.key and SHORT.get(w.key, w.key) == key), None)


def _sentence(error: str) -> str:
    return f"A fact cannot be used: {error}."
