"""What a person can have taken out of the desk."""

from dataclasses import dataclass
from typing import Any, ClassVar

from bot.domain.access import Action
from bot.domain.cases import Case


@dataclass(frozen=True, slots=True)
class TakeCaseFile:
    """All that the desk holds about one case."""

    action: ClassVar[Action] = Action.EXPORT
    case_id: int


@dataclass(frozen=True, slots=True)
class CaseFileTaken:
    """`content` is plain JSON, as in `bot.desk.transfer.exporting.case_file`."""

    case: Case
    content: dict[str, Any]
