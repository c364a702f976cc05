"""What was put into the form's inputs → facts: all of a new request, or those that changed."""

import datetime as dt
import re
from collections.abc import Iterator, Mapping
from typing import Any

from bot.domain.contact import check_email, check_postal
from bot.domain.dates import parse_date
from bot.domain.errors import InvalidForm, InvalidInput
from bot.domain.slips import slips
from handlers.facts.fields import BY_NAME, FIELDS, Field
from handlers.facts.identifiers import read_identifiers
from handlers.facts.shown import DAY_END, DAY_START, day_end, shown
from policy.request import Request, RequestError, parse_request

_MOMENT = re.compile(r"^(.*?\S)[\sT]+(\d{1,2}):(\d{2})(?::(\d{2}))?\s*(?:Z|UTC)?$", re.IGNORECASE)


def new_request(found: Mapping[str, Any], today: dt.date) -> Request:
    """The request that the form's inputs describe.

    Raises:
        InvalidForm: with what cannot be used, each at its field.
    """
    put = {field.name: found[field.name] for field in FIELDS if field.name in found}
    return _request({}, put, today)


def patched(request: Request, changes: Mapping[str, Any], today: dt.date) -> Request:
    """The request with these fields changed, and every other fact just as it was.

    Raises:
        InvalidForm: with what cannot be used, each at its field.
    """
    return _request(request.to_json(), changes, today)


def changes_in(base: Request, found: Mapping[str, Any], fields: list[str]) -> dict[str, Any]:
    """What the person changed in these fields of a form that showed `base`; None: emptied."""
    before = shown(base)
    return {name: found.get(name) for name in fields if found.get(name) != before.get(name)}


def _request(facts: dict[str, Any], put: Mapping[str, Any], today: dt.date) -> Request:
    """Everything that is wrong is found at once: nobody sends a form again and again."""
    problems: dict[str | None, InvalidInput] = {}

    def found(problem: InvalidInput) -> None:
        problems.setdefault(problem.field, problem)

    for name, value in put.items():
        try:
            _write(facts, BY_NAME[name], value, today)
        except InvalidInput as error:
            found(error)
    for problem in (*_of_order(facts, put), *_of_request(facts, put, today)):
        found(problem)
    if problems:
        raise InvalidForm(tuple(problems.values()))
    return parse_request(facts)


def _of_request(
    facts: dict[str, Any], put: Mapping[str, Any], today: dt.date
) -> Iterator[InvalidInput]:
    """What the facts cannot be, and what in the fields that were put in is surely a slip."""
    try:
        request = parse_request(facts)
    except RequestError as error:
        for key, what in error.problems.items():
            yield InvalidInput(f"{what[:1].upper()}{what[1:]}.", field=_field_of(key))
        return
    for key, what in slips(request, today):
        field = _field_of(key)
        if field in put or (key == "period.to" and "period_from" in put):
            yield InvalidInput(what, field=field)


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
            return read_identifiers(value)
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


def _of_order(facts: Mapping[str, Any], put: Mapping[str, Any]) -> Iterator[InvalidInput]:
    silence = facts.get("nondisclosure") or {}
    if silence.get("until") and not silence.get("ordered") and "nondisclosure_until" in put:
        yield InvalidInput(
            "An end is given, so say above that there is an order.", field="nondisclosure"
        )


def _field_of(key: str) -> str | None:
    """The field for a fact, or for what the fact is a part of."""
    return next((field.name for field in FIELDS if key.startswith(field.path)), None)
