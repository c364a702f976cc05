"""Finding cases again, and what they have to do with each other.

What the reader may not see is left out before anything is ranked, counted or cut, so that it
bears on nothing that is shown.
"""

from collections.abc import Callable, Iterable
from typing import Any

from bot.desk.case.reading import CASES_A_PAGE, read_case
from bot.desk.finding.commands import FindCases, FindEarlier, LinkCases, ShowLinks, UnlinkCases
from bot.desk.finding.results import Earlier, Found, Linked, OfFinding
from bot.desk.paging import checked_page, pages
from bot.desk.results import Changed
from bot.desk.work import Work, find_case, save
from bot.domain.access import Role, may_see
from bot.domain.cases import Case
from bot.domain.errors import InvalidInput, NotPossible
from bot.domain.events import EventKind
from bot.domain.searching import likeness, query_words, reference_token, shared_tokens
from bot.store import cases, files, links, words

_MOST_RELATED = 20


def find(work: Work, command: FindCases) -> Found:
    """A page of the cases that answer to the words, the likest first, then the newest."""
    typed = query_words(command.text)
    if not typed:
        raise InvalidInput("Say what to look for: `/case find harborview`.", field="text")
    candidates = words.open_like(work.store.db, typed)
    sealed = words.sealed_like(work.store.db, typed, _seen_by(work))
    more = len(candidates) >= words.MOST or len(sealed) >= words.MOST
    scored = [(likeness(typed, said), case_id) for case_id, said in (*candidates, *sealed)]
    ids = [case_id for score, case_id in sorted(scored, reverse=True) if score]
    start = (checked_page(command.page) - 1) * CASES_A_PAGE
    found = cases.find_numbers(work.store.db, ids[start : start + CASES_A_PAGE])
    return Found(
        command,
        tuple(found),
        command.page,
        pages(len(ids), CASES_A_PAGE, command.page),
        len(ids),
        more,
    )


def find_earlier(work: Work, command: FindEarlier) -> Earlier:
    """What came in before, for the form that opens a case: nobody answers a request twice."""
    by_file = [one for sha256 in command.hashes for one in files.cases_with(work.store.db, sha256)]
    tokens = [reference_token(command.reference)] if command.reference else []
    return Earlier(_visible(work, by_file), _visible(work, _sharing(work, tokens)))


def show_links(work: Work, command: ShowLinks) -> Linked:
    """By hand, and by what the cases share."""
    case = read_case(work, command.case_id)
    shared = shared_tokens(case.request)

    def by(mark: str) -> tuple[Case, ...]:
        tokens = [token for token in shared if token.startswith(mark)]
        return _visible(work, _sharing(work, tokens), without=case.id)

    by_hand = _visible(work, links.of_case(work.store.db, case.id))
    return Linked(case, by_hand, by("="), by("@"), by("#"))


def link(work: Work, command: LinkCases) -> Changed:
    """Two cases that have to do with each other; both must be visible to who links them."""
    case, other = _both(work, command)
    if not links.add(work.store.db, case.id, other.id, by=work.actor.id, at=work.now):
        raise NotPossible(f"{case.number} and {other.number} are linked already.")
    return _recorded(work, case, other, EventKind.LINKED)


def unlink(work: Work, command: UnlinkCases) -> Changed:
    """They have nothing to do with each other after all."""
    case, other = _both(work, command)
    if not links.remove(work.store.db, case.id, other.id):
        raise NotPossible(f"{case.number} and {other.number} are not linked by hand.")
    return _recorded(work, case, other, EventKind.UNLINKED)


def _both(work: Work, command: LinkCases | UnlinkCases) -> tuple[Case, Case]:
    if command.case_id == command.other_id:
        raise InvalidInput("Name two different cases: `/case link LR-42 LR-40`.", field="case")
    return find_case(work, command.case_id), find_case(work, command.other_id)


def _recorded(work: Work, case: Case, other: Case, kind: EventKind) -> Changed:
    """A line in each timeline that does not name the other, which may be sealed one day.

    Where just one is sealed, the open one's timeline says nothing at all.
    """
    changed = None
    for one, counterpart in ((other, case), (case, other)):
        if one.sealed or not counterpart.sealed:
            changed = save(work, one, one, kind, {})
    assert changed is not None
    return Changed(case, changed.event)


def _sharing(work: Work, tokens: Iterable[str]) -> list[int]:
    wanted = list(tokens)
    found = words.open_sharing(work.store.db, wanted)
    return [*found, *words.sealed_sharing(work.store.db, wanted, _seen_by(work))]


def _visible(work: Work, ids: Iterable[int], *, without: int = 0) -> tuple[Case, ...]:
    wanted = sorted({one for one in ids if one != without}, reverse=True)
    found = cases.find_numbers(work.store.db, wanted)
    return tuple(case for case in found if may_see(work.actor, case))[:_MOST_RELATED]


def _seen_by(work: Work) -> str | None:
    return None if work.actor.has(Role.COUNSEL) else work.actor.id


USE_CASES: dict[type[Any], Callable[[Work, Any], OfFinding | Changed]] = {
    FindCases: find,
    FindEarlier: find_earlier,
    ShowLinks: show_links,
    LinkCases: link,
    UnlinkCases: unlink,
}
