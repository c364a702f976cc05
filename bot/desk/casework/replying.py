"""Letters: drafted from the review, edited by people, kept as they were sent.

Sending is a person's act outside; the desk puts it on record.
"""

import hashlib
from dataclasses import replace

from bot.desk.case.reading import read_case
from bot.desk.casework.commands import DraftLetter, KeepLetter, ReadLetters
from bot.desk.casework.notice import told
from bot.desk.casework.results import Drafted, Lettered, Overtaken
from bot.desk.results import Changed
from bot.desk.work import Work, find_case, save
from bot.domain.case_review import CaseReview, review_of
from bot.domain.cases import Case, Status, check_move
from bot.domain.errors import InvalidInput
from bot.domain.events import EventKind
from bot.store import letters
from bot.store.letters import Addressee, Letter
from policy.letter import Letterhead
from policy.review.dates import civil_date
from policy.review.reply import draft_user_notice

MOST = 60_000  # characters of a letter


def draft(work: Work, command: DraftLetter) -> Drafted:
    """The version that somebody kept last, if it was not sent; else a draft from the facts."""
    case = read_case(work, command.case_id)
    found = review_of(case, work.review_rules)
    newest = letters.newest(work.store.db, case.id, command.addressee)
    kept = None if command.anew or newest is None or newest.sent_at else newest
    return Drafted(
        case=case,
        found=found,
        addressee=command.addressee,
        text=kept.text if kept else _text(work, case, found, command.addressee),
        kept=kept,
        newest=newest.id if newest else None,
        stale=kept is not None and kept.facts != case.facts,
        dated_earlier=kept is not None and civil_date(kept.written_at, work.zone) != work.today,
    )


def keep(work: Work, command: KeepLetter) -> Changed | Overtaken:
    """Keep a version, and who sent it if somebody did. No version is ever overwritten.

    Who writes on a version that is no longer the newest is told first.
    """
    case = find_case(work, command.case_id)
    _check_text(command.text)
    newest = letters.newest(work.store.db, case.id, command.addressee)
    if newest and newest.id != command.after:
        return Overtaken(case, review_of(case, work.review_rules), newest)
    letter = Letter(
        id=0,
        case_id=case.id,
        addressee=command.addressee,
        text=command.text,
        facts=case.facts,
        written_by=work.actor.id,
        written_at=work.now,
        sent_by=work.actor.id if command.sent else None,
        sent_at=work.now if command.sent else None,
    )
    data = {
        "letter": str(letters.insert(work.store.db, letter)),
        "to": command.addressee,
        "sha256": hashlib.sha256(letter.text.encode()).hexdigest(),  # for the audit log
    }
    if not command.sent:
        return save(work, case, case, EventKind.LETTER_KEPT, data)
    if command.addressee == "user":
        return told(work, case, data)
    return _sent(work, case, command, data)


def read(work: Work, command: ReadLetters) -> Lettered:
    case = read_case(work, command.case_id)
    return Lettered(case, tuple(letters.of_case(work.store.db, case.id)))


def asks_for_something(found: CaseReview) -> bool:
    """Whether the drafted letter asks the agency to mend something, so that its answer is due."""
    return bool(found.review.to_mend) and found.review.verdict != "refuse"


def _sent(work: Work, case: Case, command: KeepLetter, data: dict[str, str]) -> Changed:
    sent = save(work, case, case, EventKind.LETTER_SENT, data)
    if not command.wait:
        return sent
    check_move(sent.case, Status.AWAITING_AGENCY)
    moved = {"from": case.status.value, "to": Status.AWAITING_AGENCY.value}
    after = replace(sent.case, status=Status.AWAITING_AGENCY)
    waiting = save(work, sent.case, after, EventKind.MOVED, moved)
    return Changed(waiting.case, sent.event)


def _text(work: Work, case: Case, found: CaseReview, addressee: Addressee) -> str:
    head = Letterhead(work.today, case.number, work.signatory)
    if addressee == "agency":
        return found.review.letter(head)
    return draft_user_notice(found.guide, case.request, zone=work.zone, head=head)


def _check_text(text: str) -> None:
    if not text.strip():
        raise InvalidInput("The letter is empty.", field="letter")
    if len(text) > MOST:
        raise InvalidInput(
            f"The letter has {len(text):,} characters; {MOST:,} fit.", field="letter"
        )
