"""What was put into the form for a new case → the facts of a request."""

import datetime as dt
from typing import Any

from bot.domain.errors import InvalidInput
from handlers.grammar.facts import IDENTIFIERS
from handlers.grammar.nearest import nearest
from handlers.turn import Payload
from policy.request import Request, RequestError, parse_request

_PLAIN = (
    "process",
    "respond_by",
    "legal_basis",
    "sender_email",
    "channel",
    "format",
    "language",
    "addressee",
    "address",
    "product",
    "seeks",
)
_AGENT = ("name", "badge", "email", "phone", "mailing_address")


def read_form(found: dict[str, Any], form: Payload) -> Request:
    """The request that the form's inputs describe.

    Raises:
        InvalidInput: at the field that cannot be used.
    """
    facts: dict[str, Any] = {name: found[name] for name in _PLAIN if name in found}
    facts["agent"] = {name: found.get(f"agent_{name}") for name in _AGENT}
    facts["agent"]["agency"] = found.get("agency")
    facts["country"] = found["country"].upper() if "country" in found else None
    facts["signed"] = {"by": found.get("signed_by"), "date": found.get("signed_date")}
    facts["identifiers"] = _identifiers(found.get("identifiers", ""))
    facts["period"] = _period(found.get("period_from"), found.get("period_to"))
    facts["nondisclosure"] = _nondisclosure(found)
    try:
        return parse_request(facts)
    except RequestError as error:
        raise InvalidInput(str(error), field=_field(str(error), form)) from None


def _identifiers(text: str) -> list[dict[str, str]]:
    return [_identifier(line.strip()) for line in text.splitlines() if line.strip()]


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


def _period(start: str | None, end: str | None) -> dict[str, dt.datetime | None]:
    """Whole days in UTC, the last one included."""
    if start and end and end < start:
        raise InvalidInput("The records end before they begin.", field="period_to")
    return {
        "from": _at(start, dt.time.min) if start else None,
        "to": _at(end, dt.time(23, 59, 59)) if end else None,
    }


def _at(day: str, time: dt.time) -> dt.datetime:
    return dt.datetime.combine(dt.date.fromisoformat(day), time, dt.UTC)


def _nondisclosure(found: dict[str, Any]) -> dict[str, Any]:
    answer = found.get("nondisclosure")
    until = found.get("nondisclosure_until")
    if until and answer != "yes":
        raise InvalidInput(
            "An end is given, so say above that there is an order.", field="nondisclosure"
        )
    return {"ordered": answer == "yes" if answer else None, "until": until}


def _field(error: str, form: Payload) -> str | None:
    """The form's field for the first fact that the error names."""
    key = error.split(":", 1)[0]
    name = {"signed.date": "signed_date", "signed.by": "signed_by", "agent.agency": "agency"}.get(
        key, key.replace(".", "_")
    )
    fields = [block.get("block_id") for block in form.get("blocks", ())]
    return name if name in fields else None
