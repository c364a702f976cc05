"""The fields of the form for a request, in its order: one for each fact.

`path` is the fact's key in a request file. `only`: the processes for which the field is asked.
"""

from dataclasses import dataclass
from typing import Literal, get_args

from handlers.facts.identifiers import HINT as IDENTIFIER_HINT
from policy.model import Guide
from policy.request import Request

Kind = Literal[
    "text",
    "email",
    "postal",
    "long",
    "date",
    "moment",
    "choice",
    "choices",
    "flag",
    "count",
    "identifiers",
    "order",
]
Choice = tuple[str, str]

_WARRANT = ("search_warrant",)
_EMERGENCY = ("emergency_disclosure",)
_EXTENSION = ("preservation_extension",)
_RESTRICTION = ("service_restriction",)
_DIRECT = ("non_us_direct",)
_SPECIAL = {"lers": "LERS", "pdf": "PDF", "docx": "Word document", "email": "E-mail"}


@dataclass(frozen=True, slots=True)
class Field:
    """One input of the form. Names are block ids; a list is shown one a line, or as choices."""

    name: str
    label: str
    path: str
    kind: Kind = "text"
    hint: str | None = None
    only: tuple[str, ...] = ()

    def asked_of(self, process: str | None) -> bool:
        return not self.only or process in self.only


FIELDS: tuple[Field, ...] = (
    Field("process", "Process", "process", "choice"),
    Field("subpoena_kind", "Kind of subpoena", "subpoena_kind", "choice", None, ("subpoena",)),
    Field("reference", "Agency's reference", "reference", hint="Its own number for this"),
    Field("agency", "Agency", "agent.agency", hint="As named on the request"),
    Field("country", "Country of the agency", "country", hint="Its name or its code: Germany, DE"),
    Field(
        "respond_by", "Answer due", "respond_by", "date", "The return date that the process sets"
    ),
    Field("legal_basis", "Legal basis", "legal_basis", "long", "As cited"),
    Field("probable_cause", "Probable cause found", "probable_cause", "flag", None, _WARRANT),
    Field(
        "affidavit",
        "Supported by an affidavit",
        "affidavit",
        "flag",
        "Attached or under seal",
        _WARRANT,
    ),
    Field("particular", "Particular as to place and items", "particular", "flag", None, _WARRANT),
    Field("criminal_matter", "Criminal matter there", "criminal_matter", "flag", None, _DIRECT),
    Field("agent_name", "Requesting agent", "agent.name"),
    Field("agent_badge", "Badge or ID number", "agent.badge"),
    Field("agent_email", "Agent's e-mail", "agent.email", "email"),
    Field("agent_phone", "Agent's phone", "agent.phone", hint="With extension"),
    Field("agent_mailing_address", "Agent's postal address", "agent.mailing_address", "postal"),
    Field("sender_email", "Sent from", "sender_email", "email", "E-mail address it came from"),
    Field("received_at", "Received (UTC)", "received_at", "moment", "2026-11-20 17:05"),
    Field("channel", "Came in by", "channel", "choice"),
    Field("format", "Format", "format", "choice"),
    Field("language", "Language", "language", hint="English, or its code: en, de, zh"),
    Field("addressee", "Addressed to", "addressee"),
    Field("address", "Address on it", "address"),
    Field("signed_by", "Signed by", "signed.by"),
    Field("signed_date", "Signed on", "signed.date", "date"),
    Field("product", "Product", "product", "choice"),
    Field(
        "identifiers",
        "Identifiers",
        "identifiers",
        "identifiers",
        IDENTIFIER_HINT,
    ),
    Field(
        "period_from",
        "Records from (UTC)",
        "period.from",
        "moment",
        "2026-10-03 or 2026-10-03 14:00",
    ),
    Field("period_to", "Records to (UTC)", "period.to", "moment", "A day is included to its end"),
    Field("seeks", "Asks for", "seeks", "choices"),
    Field(
        "emergency_nature", "Nature of the emergency", "emergency.nature", "long", None, _EMERGENCY
    ),
    Field("emergency_at_risk", "Who is in danger", "emergency.at_risk", "long", None, _EMERGENCY),
    Field("emergency_imminence", "How imminent", "emergency.imminence", "long", None, _EMERGENCY),
    Field(
        "emergency_specific_data",
        "Data needed",
        "emergency.specific_data",
        "long",
        None,
        _EMERGENCY,
    ),
    Field(
        "emergency_how_it_helps",
        "How it averts the harm",
        "emergency.how_it_helps",
        "long",
        None,
        _EMERGENCY,
    ),
    Field(
        "snapshot_at",
        "Snapshot taken (UTC)",
        "preservation.snapshot_at",
        "moment",
        None,
        _EXTENSION,
    ),
    Field(
        "extensions_so_far",
        "Extensions so far",
        "preservation.extensions_so_far",
        "count",
        None,
        _EXTENSION,
    ),
    Field("expires_on", "Preserved until", "preservation.expires_on", "date", None, _EXTENSION),
    Field("formal", "A separate formal request", "preservation.formal", "flag", None, _EXTENSION),
    Field(
        "restriction_jurisdiction",
        "Where to restrict",
        "restriction.jurisdiction",
        "text",
        None,
        _RESTRICTION,
    ),
    Field(
        "affects_outside",
        "Affects people outside it",
        "restriction.affects_outside",
        "flag",
        None,
        _RESTRICTION,
    ),
    Field(
        "terms_violated",
        "The terms of service are violated",
        "restriction.terms_violated",
        "flag",
        None,
        _RESTRICTION,
    ),
    Field("cites_law", "Cites the law", "restriction.cites_law", "flag", None, _RESTRICTION),
    Field(
        "nondisclosure",
        "Nondisclosure order",
        "nondisclosure",
        "order",
        "A case under an order is sealed",
    ),
    Field("nondisclosure_until", "The order ends on", "nondisclosure.until", "date"),
    Field(
        "nondisclosure_basis",
        "What the silence rests on",
        "nondisclosure.basis",
        "long",
        "The law that the order cites, or the reason given without one",
    ),
)
BY_NAME = {field.name: field for field in FIELDS}
# What “Nondisclosure order” may be; without either of the last two there is nothing of the kind.
ORDERS: tuple[Choice, ...] = (
    ("no", "No"),
    ("yes", "Yes, one is attached"),
    ("asked", "Silence asked for, without an order"),
)
FLAGS: tuple[Choice, ...] = (("yes", "Yes"), ("no", "No"))


def choices(field: Field, guide: Guide) -> list[Choice]:
    """What may be chosen in this field: value and label."""
    match field.name:
        case "process":
            return [(process.id, process.name.en) for process in guide.processes]
        case "seeks":
            return [(item.id, item.name.en) for item in guide.catalogue]
        case "nondisclosure":
            return list(ORDERS)
        case _ if field.kind == "flag":
            return list(FLAGS)
        case _:
            return [(value, _spoken(value)) for value in _literals(field.path)]


def _literals(fact: str) -> tuple[str, ...]:
    """The values that a request's fact may have."""
    annotation = Request.model_fields[fact].annotation
    return get_args(next(one for one in get_args(annotation) if get_args(one)))


def _spoken(value: str) -> str:
    return _SPECIAL.get(value, value.replace("_", " ").capitalize())
