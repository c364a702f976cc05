"""What is known of a request for user data: the facts that a review judges.

The keys are those of a request file (YAML or JSON). Everything is optional but the process,
since a fact that nobody gave is a finding and not an error: an absent text, date or list is
missing, an absent true/false is unknown.
"""

import datetime as dt
from collections.abc import Mapping
from typing import Annotated, Any, Literal

from pydantic import (
    AfterValidator,
    AwareDatetime,
    BaseModel,
    BeforeValidator,
    ConfigDict,
    Field,
    StringConstraints,
)
from pydantic import ValidationError as PydanticError

from policy.countries import OFTEN_MEANT, country_code, nearest_country

ProcessId = Literal[
    "subpoena",
    "court_order_2703d",
    "search_warrant",
    "pen_register",
    "interception",
    "national_security",
    "non_us_direct",
    "mlat",
    "cloud_act",
    "letter_rogatory",
    "eu_production_order",
    "eu_preservation_order",
    "emergency_disclosure",
    "preservation",
    "preservation_extension",
    "service_restriction",
    "testimony",
    "civil",
    "other",
]
IdentifierKind = Literal[
    "meeting_id", "account_email", "username", "account_id", "phone_number", "host"
]


class RequestError(ValueError):
    """A request's facts cannot be read; the message names each key and what is expected there.

    `problems`: what is wrong, by key, where it is wrong with single keys.
    """

    def __init__(self, message: str, problems: Mapping[str, str] | None = None) -> None:
        self.problems = dict(problems or {})
        super().__init__(message)


def _blank_is_absent(value: object) -> object:
    return None if isinstance(value, str) and not value.strip() else value


# Outside these years a date is a slip or a way to say "never", and adding days to it may fail.
_EARLIEST, _LATEST = 1900, 2200


def _in_our_time(value: dt.date) -> dt.date:
    if not _EARLIEST <= value.year <= _LATEST:
        raise ValueError(f"a year from {_EARLIEST} to {_LATEST} is expected, not {value.year}")
    return value


def _as_utc(value: dt.datetime) -> dt.datetime:
    _in_our_time(value)
    return value.astimezone(dt.UTC)


def _code_as_typed(value: object) -> object:
    """YAML reads Norway's code, when it is not in quotes, as false."""
    if value is False:
        return "NO"
    return value.strip() or None if isinstance(value, str) else value


def known_country(text: str) -> str:
    """The code of a country by its code or its name.

    Raises:
        ValueError: for what is no country, with the one that was perhaps meant.
    """
    if code := country_code(text):
        return code
    meant = OFTEN_MEANT.get(text.upper()) or nearest_country(text)
    how = "write its name, or its code of two letters"
    hint = f"did you mean {meant}? Else {how}" if meant else how
    raise ValueError(f"{text[:40]} is no country code or name; {hint}")


Text = Annotated[
    Annotated[str, StringConstraints(strip_whitespace=True, max_length=4000)] | None,
    BeforeValidator(_blank_is_absent),
]
Day = Annotated[dt.date, AfterValidator(_in_our_time)] | None
Moment = Annotated[AwareDatetime, AfterValidator(_as_utc)] | None
Country = Annotated[
    Annotated[str, AfterValidator(known_country)] | None, BeforeValidator(_code_as_typed)
]


class Facts(BaseModel):
    """Common to every part: frozen, and a key that is not listed is an error."""

    model_config = ConfigDict(frozen=True, extra="forbid", str_strip_whitespace=True)


class Agent(Facts):
    name: Text = None
    agency: Text = None
    badge: Text = None
    email: Text = None
    phone: Text = None
    mailing_address: Text = None


class Signature(Facts):
    date: Day = None
    by: Text = None


class Identifier(Facts):
    kind: IdentifierKind
    value: Annotated[str, StringConstraints(min_length=1, max_length=400)]


class Period(Facts):
    """The time that the records asked for cover; `from` is a Python keyword."""

    model_config = ConfigDict(frozen=True, extra="forbid", populate_by_name=True)

    start: Annotated[Moment, Field(alias="from")] = None
    end: Annotated[Moment, Field(alias="to")] = None


class Nondisclosure(Facts):
    """That the user be not told: `ordered`, or (false) asked for without an order.

    Where nothing of the kind is asked for, all of it is absent. `basis` is the law that an order
    rests on, or the reason of whoever asks without one.
    """

    ordered: bool | None = None
    until: Day = None
    basis: Text = None


class Emergency(Facts):
    nature: Text = None
    at_risk: Text = None
    imminence: Text = None
    specific_data: Text = None
    how_it_helps: Text = None
    callback_confirmed: bool | None = None


class Preservation(Facts):
    snapshot_at: Moment = None
    extensions_so_far: Annotated[int, Field(ge=0, le=100)] | None = None
    expires_on: Day = None
    formal: bool | None = None


class Restriction(Facts):
    jurisdiction: Text = None
    affects_outside: bool | None = None
    terms_violated: bool | None = None
    cites_law: bool | None = None


class Request(Facts):
    """One request, as a person or a reader of its file knows it."""

    process: ProcessId
    subpoena_kind: Literal["administrative", "trial", "grand_jury"] | None = None
    reference: Text = None
    country: Country = None
    received_at: Moment = None
    channel: Literal["lers", "email", "mail", "fax", "served", "phone"] | None = None
    language: Text = None
    format: Literal["pdf", "docx", "email", "paper", "phone"] | None = None
    addressee: Text = None
    address: Text = None
    sender_email: Text = None
    agent: Agent = Agent()
    signed: Signature = Signature()
    respond_by: Day = None
    legal_basis: Text = None
    probable_cause: bool | None = None
    affidavit: bool | None = None
    particular: bool | None = None
    criminal_matter: bool | None = None
    product: Literal["meetings", "webinars", "phone", "contact_center"] | None = None
    identifiers: tuple[Identifier, ...] = ()
    period: Period = Period()
    seeks: tuple[str, ...] = ()
    nondisclosure: Nondisclosure = Nondisclosure()
    emergency: Emergency = Emergency()
    preservation: Preservation = Preservation()
    restriction: Restriction = Restriction()

    def to_json(self) -> dict[str, Any]:
        """The facts that are there, in the form of a request file."""
        return self.model_dump(mode="json", exclude_defaults=True, by_alias=True)

    def written(self) -> str:
        """The same as JSON text, for `read_request`."""
        return self.model_dump_json(exclude_defaults=True, by_alias=True)


def read_request(text: str) -> Request:
    """What `Request.written` wrote."""
    return Request.model_validate_json(text)


def parse_request(facts: object) -> Request:
    """Read a request's facts; `expect`, which example files carry, is ignored.

    Raises:
        RequestError: naming every key that is not known or whose value cannot be used.
    """
    if not isinstance(facts, dict):
        raise RequestError("a request is a mapping of facts, such as `process: subpoena`")
    known = _without_empty({key: value for key, value in facts.items() if key != "expect"})
    try:
        return Request.model_validate(known)
    except PydanticError as error:
        problems = {_key(detail): _explain(detail) for detail in error.errors()}
        said = "; ".join(f"{key}: {what}" for key, what in problems.items())
        raise RequestError(said, problems) from None


def _without_empty(facts: dict[Any, Any]) -> dict[Any, Any]:
    """Drop keys without a value: they say nothing.

    YAML reads `{by: Clerk of Court, District of Harborview}` as a key `District of Harborview`
    that is empty; refusing it would refuse a text for its comma.
    """
    return {
        key: _without_empty(value) if isinstance(value, dict) else value
        for key, value in facts.items()
        if value is not None
    }


def _key(detail: Any) -> str:
    """The key as a request file has it."""
    return ".".join(str(part) for part in detail["loc"])


def _explain(detail: Any) -> str:
    if detail["type"] == "extra_forbidden":
        return "there is no such fact"
    if detail["type"] == "missing":
        return "missing"
    if detail["type"] == "string_type":
        return "text is expected; put a number in quotes"
    if detail["type"] == "value_error":
        return str(detail["ctx"]["error"])
    return f"{detail['msg'][0].lower()}{detail['msg'][1:]}"
