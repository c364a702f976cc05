"""The words that stories about a case's review are told in."""

from pathlib import Path
from typing import Any

import yaml

from bot.control.operations import OPERATIONS
from bot.domain.case_review import VERIFIED, review_of
from bot.domain.cases import Case
from bot.store import cases
from tests.scenarios.office import DESK, Office, fills, told
from workspace.model import Message
from workspace.person import Person

REQUESTS = Path(__file__).parents[1] / "requests"
CALLED_BACK = {
    "how": "The agency's page names this domain.",
    "number": "+1 415 555 0190",
    "found_in": "the state's directory of agencies",
    "spoke_to": "the clerk on duty",
}


def sample(name: str) -> dict[str, Any]:
    """The facts of a sample request."""
    facts: dict[str, Any] = yaml.safe_load((REQUESTS / f"{name}.yaml").read_text())
    return facts


async def opens_sample(office: Office, name: str, **changed: Any) -> Message | None:
    """A case from a sample request, as `writdesk import` opens it; its card, unless sealed."""
    opened = await OPERATIONS["open_case"](office.desk, {"facts": sample(name) | changed})
    if case_of(office, opened["case"]).sealed:
        return None
    return await office.maya.sees(f"{opened['case']} · ", DESK)


def case_of(office: Office, number: str = "LR-1") -> Case:
    """The case as it is kept."""
    case = cases.get(office.desk.store.db, int(number.removeprefix("LR-")))
    assert case is not None
    return case


async def verifies(person: Person, number: str = "LR-1", **found: str) -> str:
    """The person puts on record how they verified the requester; what they are told."""
    await person.command(f"/case verify {number}", DESK)
    form = await person.sees_view(number)
    ack = await fills(person, form, CALLED_BACK | found)
    return str(ack.payload or "") if ack.payload else ""


async def signs_everything_off(person: Person, office: Office, number: str = "LR-1") -> None:
    """The person verifies the requester and judges whatever else is left to a person."""
    await verifies(person, number)
    waiting = review_of(case_of(office, number), office.desk.review_rules).review.for_a_person
    for finding in waiting:
        assert finding.id != VERIFIED
        assert "judged" in await told(person, f"/case review {number} met {finding.id}")


async def is_ready(office: Office, name: str = "subpoena-complete", number: str = "LR-1") -> None:
    """Tom has the sample request as a case, with nothing open and the notice decided."""
    await opens_sample(office, name)
    await told(office.tom, f"/case take {number}")
    await signs_everything_off(office.tom, office, number)
    assert "decided" in await told(office.ruth, f"/case notice {number} notify")
