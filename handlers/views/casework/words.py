"""What was done in a case's review, letters, approval and notice, in words."""

from collections.abc import Callable, Mapping

from bot.domain.events import EventKind
from handlers.views.names import Names
from handlers.views.text import escape

Data = Mapping[str, str]
_VOID = " The approval no longer holds: the case is in review again."


def _approved(data: Data, _names: Names) -> str:
    if "open" not in data:
        return "approved the disclosure."
    return f"approved the disclosure though this was open: {escape(data['open'])}. The reason:"


def _closed(data: Data, _names: Names) -> str:
    outcome = _plain(data["disposition"])
    items = f" Disclosed, by number of records: {_plain(data['items'])}." if "items" in data else ""
    return f"closed the case: {outcome}.{items}"


def _signed_off(data: Data, _names: Names) -> str:
    judged = "met" if data["met"] == "yes" else "not met"
    return f"judged “{escape(data['what'])}” {judged}.{_void(data)}"


def _edited(data: Data, _names: Names) -> str:
    return f"changed the facts: {escape(data['fields'])}.{_void(data)}"


def _verified(data: Data, _names: Names) -> str:
    if data["verified"] == "yes":
        return "verified the requester."
    return f"could not verify the requester.{_void(data)}"


def _kept(data: Data, _names: Names) -> str:
    return f"kept a draft of the letter to the {data['to']}."


def _decided(data: Data, _names: Names) -> str:
    match data["kind"]:
        case "notify":
            return f"decided that the user is told on {data['on']}."
        case "prohibited" if "until" in data:
            return f"decided that an order prohibits telling the user until {data['until']}."
        case "prohibited":
            return "decided that an order without a known end prohibits telling the user."
        case _:
            return f"decided on an exception to user notice ({_plain(data['exception'])}):"


def _void(data: Data) -> str:
    return _VOID if data.get("approval") == "void" else ""


def _plain(value: str) -> str:
    return escape(value.replace("_", " "))


PREDICATES: dict[EventKind, Callable[[Data, Names], str]] = {
    EventKind.APPROVED: _approved,
    EventKind.CLOSED: _closed,
    EventKind.SIGNED_OFF: _signed_off,
    EventKind.FACTS_EDITED: _edited,
    EventKind.VERIFIED: _verified,
    EventKind.LETTER_KEPT: _kept,
    EventKind.LETTER_SENT: lambda data, names: "sent the letter to the agency.",
    EventKind.NOTICE_DECIDED: _decided,
    EventKind.USER_TOLD: lambda data, names: "told the user.",
}
