"""What finding and linking answer."""

from dataclasses import dataclass

from bot.desk.finding.commands import FindCases
from bot.domain.cases import Case


@dataclass(frozen=True, slots=True)
class Found:
    """One page of what was found, the likest first. `more`: the search stopped at its most."""

    asked: FindCases
    cases: tuple[Case, ...]
    page: int
    pages: int
    total: int
    more: bool


@dataclass(frozen=True, slots=True)
class Earlier:
    """Cases of the same request, newest first, as far as the reader may see them."""

    by_file: tuple[Case, ...]
    by_reference: tuple[Case, ...]


@dataclass(frozen=True, slots=True)
class Linked:
    """A case and what it is linked to, as far as the reader may see it."""

    case: Case
    by_hand: tuple[Case, ...]
    same_account: tuple[Case, ...]
    same_agency: tuple[Case, ...]
    same_reference: tuple[Case, ...]


OfFinding = Found | Earlier | Linked
