"""What a review says, and the form in which other programs read it."""

import datetime as dt
from collections.abc import Callable
from dataclasses import dataclass, field
from functools import cached_property
from typing import Any, Literal

from policy.letter import BARE, Letterhead
from policy.model import DataClass
from policy.review.judging import Status
from policy.review.notice import Notice

Verdict = Literal["refuse", "counsel", "insufficient", "sufficient"]


@dataclass(frozen=True)
class SignOff:
    """A person's judgement of a requirement that only a person can judge: met, or not."""

    by: str
    on: dt.date
    met: bool = True


@dataclass(frozen=True)
class Finding:
    """How one requirement of the guide stands; `section` and `id` are those of the guide.

    `unrecorded`: what is missing is for the desk to write down, and for no agency to mend.
    """

    id: str
    status: Status
    section: str
    why: str
    unrecorded: bool = False

    @property
    def not_met(self) -> bool:
        """Missing or failed: something that somebody has to cure."""
        return self.status in ("missing", "failed")


@dataclass(frozen=True)
class Beyond:
    """A kind of data asked for that the process does not reach, and the processes that would."""

    item: str
    ways: tuple[str, ...]


@dataclass(frozen=True)
class Review:
    """A request judged by the guide. Ids are the guide's; a person decides.

    `data_class` is the widest class that the process could reach. `offer` holds the other ways
    in which the agency may ask. `preserved_until` is the last day on which records are kept.
    `duties` are the company's own.
    """

    verdict: Verdict
    data_class: DataClass
    findings: tuple[Finding, ...]
    beyond_process: tuple[Beyond, ...]
    offer: tuple[str, ...]
    notice: Notice
    preserved_until: dt.date | None
    duties: tuple[str, ...]
    draft: "Callable[[Review, Letterhead], str]" = field(repr=False, compare=False)

    def letter(self, head: Letterhead = BARE) -> str:
        """A drafted letter to the agency, in English.

        Raises:
            LetterError: a letter's text is broken.
        """
        return self.draft(self, head)

    @cached_property
    def not_met(self) -> tuple[Finding, ...]:
        """What is missing or failed."""
        return tuple(finding for finding in self.findings if finding.not_met)

    @property
    def to_mend(self) -> tuple[Finding, ...]:
        """What is not met and the agency can be asked for."""
        return tuple(finding for finding in self.not_met if not finding.unrecorded)

    @property
    def unrecorded(self) -> tuple[Finding, ...]:
        """What the desk has not written down about how the request came in."""
        return tuple(finding for finding in self.findings if finding.unrecorded)

    @cached_property
    def for_a_person(self) -> tuple[Finding, ...]:
        """What only a person can judge, and nobody has signed off: it blocks approval."""
        return tuple(finding for finding in self.findings if finding.status == "unknown")

    def finding(self, requirement_id: str) -> Finding:
        """The finding of this requirement. Raises KeyError where it does not apply."""
        for finding in self.findings:
            if finding.id == requirement_id:
                return finding
        raise KeyError(requirement_id)

    def to_json(self, head: Letterhead = BARE) -> dict[str, Any]:
        """The contract of `writdesk review --json`: dates as ISO text, ids as text.

        Raises:
            LetterError: a letter's text is broken.
        """
        return {
            "verdict": self.verdict,
            "data_class": self.data_class,
            "findings": [
                {"id": one.id, "status": one.status, "section": one.section, "why": one.why}
                for one in self.findings
            ],
            "beyond_process": [beyond.item for beyond in self.beyond_process],
            "offer": list(self.offer),
            "notice": {
                "default": self.notice.default,
                "exception": self.notice.exception,
                "barred_until": _iso(self.notice.barred_until),
                "due_on": _iso(self.notice.due_on),
            },
            "preserved_until": _iso(self.preserved_until),
            "reply": self.letter(head),
        }


def _iso(date: dt.date | None) -> str | None:
    return None if date is None else date.isoformat()
