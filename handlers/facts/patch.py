"""What was put into the form's inputs → facts: all of a new request, or those that changed."""

import datetime as dt
import re
from collections.abc import Mapping
from typing import Any

from bot.domain.contact import check_email, check_postal
from bot.domain.dates import parse_date
from bot.domain.errors import InvalidInput
from handlers.facts.fields import BY_NAME, FIELDS, Field
from handlers.facts.shown import DAY_END, DAY_START, day_end, shown
from handlers.grammar.facts import IDENTIFIERS
from handlers.grammar.nearest import nearest
from policy.request import Request, RequestError, parse_request

_MOMENT = re.compile(r"^(.*?\S)[\sT]+(\d{1,2}):(\d{2})(?::(\d{2}))?\s*(?:Z|UTC)?$", re.IGNORECASE)


def new_request(found: Mapping[str, Any], today: dt.date) -> Request:
    """The request that the form's inputs describe.

    Raises:
        InvalidInput: at the field that cannot be used.
    """
    put = {field.name: found[field.name] for field in FIELDS if field.name in found}
    return _request({}, put, today)


def patched(request: Request, changes: Mapping[str, Any], today: dt.date) -> Request:
    """The request with these fields changed, and every other fact just as it was.

    Raises:
        InvalidInput: at the field that cannot be used.
    """
    return _request(request.to_json(), changes, today)


def changes_in(base: Request, found: Mapping[str, Any], fields: list[str]) -> dict[str, Any]:
    """What the person changed in these fields of a form that showed `base`; None: emptied."""
    before = shown(base)
    return {name: found.get(name) for name in fields if found.get(name) != before.get(name)}


def _request(facts: dict[str, Any], put: Mapping[str, Any], today: dt.date) -> Request:
    for name, value in put.items():
        _write(facts, BY_NAME[name], value, today)
    _check_order(facts, put)
    _check_period(facts, put)
    try:
        return parse_request(facts)
    except RequestError as error:
        raise InvalidInput(_sentence(str(error)), field=_field_of(str(error))) from None


def _write(facts: dict[str, Any], field: Field, value: Any, today: dt.date) -> None:
    if field.kind == "order":
        _write_order(facts, value)
        return
    *parents, leaf = field.path.split(".")
    for parent in parents:
        facts = facts.setdefault(parent, {})
    facts[leaf] = None if value in (None, "", []) else _fact(field, value, today)


def _write_order(facts: dict[str, Any], answer: str | None) -> None:
    """Silence that nobody asks for leaves no trace: the review then asks nothing about it."""
    if answer in ("yes", "asked"):
        facts.setdefault("nondisclosure", {})["ordered"] = answer == "yes"
    else:
        facts.pop("nondisclosure", None)


def _fact(field: Field, value: Any, today: dt.date) -> Any:
    match field.kind:
        case "email":
            return check_email(value, field=field.name)
        case "postal":
            return check_postal(value, field=field.name)
        case "moment":
            return _moment(field, value, today)
        case "date":
            return _date(field, value, today)
        case "flag":
            return value == "yes"
        case "count":
            return _count(field, value)
        case "identifiers":
            return [_identifier(line.strip()) for line in value.splitlines() if line.strip()]
        case "code" if field.name == "country":
            return value.upper()
        case _:
            return value


def _moment(field: Field, text: str, today: dt.date) -> dt.datetime:
    found = _MOMENT.match(text)
    if not found:
        time = DAY_END if day_end(field) else DAY_START
        return dt.datetime.combine(_date(field, text, today), time, dt.UTC)
    hour, minute, second = (int(part or 0) for part in found.groups()[1:])
    try:
        time = dt.time(hour, minute, second)
    except ValueError:
        raise InvalidInput(f"There is no time {hour}:{minute:02}.", field=field.name) from None
    return dt.datetime.combine(_date(field, found[1], today), time, dt.UTC)


def _date(field: Field, text: str, today: dt.date) -> dt.date:
    try:
        return parse_date(text, today)
    except InvalidInput as error:
        raise InvalidInput(str(error), field=field.name) from None


def _count(field: Field, text: str) -> int:
    if not text.isdecimal():
        raise InvalidInput("Write a whole number, such as 0 or 1.", field=field.name)
    return int(text)


def _identifier(line: str) -> dict[str, str]:
    kind, colon, value = line.replace("：", ":").partition(":")
    kind = kind.strip().lower().replace(" ", "_").replace("-", "_")
    if not colon or not value.strip():
        raise InvalidInput(
            "Write one a line, with its kind: `meeting_id: 912 3456 7890`.", field="identifiers"
        )
    if kind not in IDENTIFIERS:
        raise InvalidInput(
            f"There is no kind of identifier “{kind[:40]}”.",
            field="identifiers",
            suggestions=nearest(kind, IDENTIFIERS),
        )
    return {"kind": kind, "value": value.strip()}


def _check_order(facts: Mapping[str, Any], put: Mapping[str, Any]) -> None:
    silence = facts.get("nondisclosure") or {}
    if silence.get("until") and not silence.get("ordered") and "nondisclosure_until" in put:
        raise InvalidInput(
            "An end is given, so say above that there is an order.", field="nondisclosure"
        )


def _check_period(facts: Mapping[str, Any], put: Mapping[str, Any]) -> None:
    period = facts.get("period") or {}
    start, end = period.get("from"), period.get("to")
    if {"period_from", "period_to"} & put.keys() and start and end and _utc(end) < _utc(start):
        raise InvalidInput("The records end before they begin.", field="period_to")


def _utc(value: str | dt.datetime) -> dt.datetime:
    return dt.datetime.fromisoformat(value) if isinstance(value, str) else value


def _field_of(error: str) -> str | None:
    """The field for the first fact that the error names."""
    key = error.split(":", 1)[0].replace("period.start", "period.from")
    key = key.replace("period.end", "period.to")
    return next((field.name for field in FIELDS if key.startswith(field.path)), None)


def _sentence(error: str) -> str:
    key, _, what = error.partition(": ")
    return f"{what[:1].upper()}{what[1:]}." if what else f"{key}."
