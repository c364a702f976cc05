"""What was typed or put into the form → the facts of a request. Nothing here delays a page."""

from collections.abc import Mapping
from typing import Any

from policy.request import Request, RequestError, parse_request

_MOST = 4000  # characters that a fact takes
_FIVE = ("nature", "at_risk", "imminence", "specific_data", "how_it_helps")


def request_of(found: Mapping[str, Any]) -> Request:
    """The request; what cannot be used as it stands is kept as words beside what is happening."""
    facts = _facts(found)
    try:
        return parse_request(facts)
    except RequestError:
        agent, country = facts.pop("agent"), facts.pop("country", None)
        kept = [facts["emergency"].get("nature"), *agent.values(), country]
        facts["emergency"]["nature"] = _cut("\n".join(str(one) for one in kept if one))
        return parse_request(facts)


def with_answers(request: Request, found: Mapping[str, Any]) -> Request:
    """The request with what the agency answered; a text too long for a fact is cut visibly."""
    told: dict[str, Any] = _five(found)
    if found.get("callback"):
        told["callback_confirmed"] = found["callback"] == "yes"
    facts = request.to_json()
    return parse_request({**facts, "emergency": {**facts.get("emergency", {}), **told}})


def _facts(found: Mapping[str, Any]) -> dict[str, Any]:
    agent = {
        "agency": found.get("agency"),
        "name": found.get("agent_name"),
        "phone": found.get("agent_phone"),
    }
    return {
        "process": "emergency_disclosure",
        "country": found.get("country"),
        "sender_email": found.get("sender_email"),
        "agent": {name: _cut(text) for name, text in agent.items() if text},
        "emergency": _five(found),
    }


def _five(found: Mapping[str, Any]) -> dict[str, Any]:
    """What was put into the five items."""
    return {name: _cut(found[name]) for name in _FIVE if found.get(name)}


def _cut(text: str) -> str:
    return text if len(text) <= _MOST else text[: _MOST - 1] + "…"
