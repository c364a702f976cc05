"""What a person can ask of the desk to find cases, and to link them: one frozen value a command."""

from dataclasses import dataclass
from typing import ClassVar

from bot.domain.access import Action


@dataclass(frozen=True, slots=True)
class FindCases:
    """By any words that a case is known by, slips of the fingers allowed for."""

    action: ClassVar[Action] = Action.READ_CASE
    text: str
    page: int = 1


@dataclass(frozen=True, slots=True)
class FindEarlier:
    """Cases that came in before with a file of the same content, or under the same reference."""

    action: ClassVar[Action] = Action.READ_CASE
    hashes: tuple[str, ...] = ()
    reference: str | None = None


@dataclass(frozen=True, slots=True)
class ShowLinks:
    """What a case is linked to: by hand, by a shared account, agency or reference."""

    action: ClassVar[Action] = Action.READ_CASE
    case_id: int


@dataclass(frozen=True, slots=True)
class LinkCases:
    action: ClassVar[Action] = Action.WORK_CASE
    case_id: int
    other_id: int


@dataclass(frozen=True, slots=True)
class UnlinkCases:
    action: ClassVar[Action] = Action.WORK_CASE
    case_id: int
    other_id: int


FindingReading = FindCases | FindEarlier | ShowLinks
FindingChange = LinkCases | UnlinkCases
