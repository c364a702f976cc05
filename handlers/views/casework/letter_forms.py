"""A letter, to look over and keep; and every version that was kept."""

from typing import Any

from bot.desk.casework.replying import asks_for_something
from bot.desk.casework.results import Drafted, Lettered
from bot.domain.case_review import CaseReview
from bot.domain.cases import Case, Status
from bot.domain.checklist import headline
from bot.store.letters import Addressee, Letter
from handlers.views import inputs, kit
from handlers.views.case.forms import Form, Origin, about, modal
from handlers.views.casework.review_page import MARKS
from handlers.views.names import Names, name_of
from handlers.views.text import escape, moment, pieces

LETTER = "case_letter_form"
_MOST_BLOCKS = 95  # Slack takes 100 in a view; the head and the foot need a few


def letter_form(drafted: Drafted, origin: Origin) -> Form:
    """The letter in as many inputs as it takes, and what is to become of it."""
    notes = [_whose(drafted.case, drafted.found, drafted.addressee)]
    if drafted.addressee == "agency" and drafted.found.review.unrecorded:
        notes.append(_unrecorded(drafted))
    if drafted.dated_earlier:
        notes.append("⚠️ This was written on an earlier day: look at its date before you send it.")
    if drafted.stale:
        number = drafted.case.number
        notes.append(
            "⚠️ The facts changed after this was written. For a fresh draft:"
            f" `/case reply {number} anew`."
        )
    return _form(
        drafted.case,
        drafted.found,
        drafted.addressee,
        origin,
        text=drafted.text,
        notes=notes,
        after=drafted.newest,
    )


def overtaken_form(
    case: Case,
    found: CaseReview,
    newer: Letter,
    origin: Origin,
    *,
    text: str,
    now: str,
    names: Names,
) -> Form:
    """Somebody kept another version meanwhile: what was typed stands as it was typed."""
    what = "sent" if newer.sent_at else "kept"
    note = (
        f"⚠️ {name_of(newer.written_by, names)} {what} another version {moment(newer.written_at)},"
        f" while you were writing. Yours is below; `/case letters {case.number}` has both. Send"
        " this form again to keep yours as the newest."
    )
    return _form(
        case,
        found,
        newer.addressee,
        origin,
        text=text,
        notes=[note],
        after=newer.id,
        now=now,
        mark=f".{newer.id}",
    )


def letters_modal(lettered: Lettered, names: Names) -> Form:
    """Every version, newest first, whole."""
    blocks: kit.Blocks = []
    for number, letter in enumerate(lettered.letters):
        shown = [
            kit.context(_head(letter, names)),
            *(kit.section(piece) for piece in pieces(letter.text)),
        ]
        if len(blocks) + len(shown) > _MOST_BLOCKS:
            older = len(lettered.letters) - number
            blocks.append(kit.section(f"{older} older versions are in the case's archive."))
            break
        blocks += shown
    if not blocks:
        blocks = [kit.section("No letter was kept for this case yet.")]
    return modal("letters", lettered.case.number, None, blocks, {})


def _form(
    case: Case,
    found: CaseReview,
    addressee: Addressee,
    origin: Origin,
    *,
    text: str,
    notes: list[str],
    after: int | None,
    now: str = "keep",
    mark: str = "",
) -> Form:
    to_whom = "the agency" if addressee == "agency" else "the user"
    blocks: kit.Blocks = [
        *(kit.context(note) for note in notes),
        kit.section("*As it stands*"),
        *(kit.section(piece, verbatim=True) for piece in pieces(text)),
        *inputs.long_text_input("letter", f"Letter to {to_whom}", text, mark=mark),
        inputs.choice_input(
            "now",
            "What now?",
            _ways(case, found, addressee),
            optional=False,
            initial=now,
            hint="The desk sends nothing outside: you do, and say so here",
            mark=mark,
        ),
    ]
    meta: dict[str, Any] = {"after": after, "to": addressee}
    return about(case, origin, LETTER, "Keep", blocks, **meta)


def _ways(case: Case, found: CaseReview, addressee: Addressee) -> list[tuple[str, str]]:
    ways = [("keep", "Keep it as a draft"), ("sent", "I have sent it")]
    if addressee == "agency" and case.status is Status.IN_REVIEW and asks_for_something(found):
        ways.append(("wait", "I have sent it; the case now waits for the agency"))
    return ways


def _whose(case: Case, found: CaseReview, addressee: Addressee) -> str:
    if addressee == "user":
        return "To the user. Nobody tells them while an order binds or counsel has not decided."
    mark = MARKS[found.review.verdict]
    said = f"{mark} {escape(headline(found.review))}"
    promises = found.review.verdict == "sufficient"
    if promises and case.status is not Status.APPROVED:
        said += " · Send what promises records only after counsel has approved."
    return said


def _unrecorded(drafted: Drafted) -> str:
    """The letter asks nobody for what the desk itself has not written down."""
    guide, unrecorded = drafted.found.guide, drafted.found.review.unrecorded
    what = "; ".join(escape(guide.requirement(one.id).what.en) for one in unrecorded)
    return f"✏️ Not on record here, so not in the letter: {what}. *Edit facts* writes it down."


def _head(letter: Letter, names: Names) -> str:
    to_whom = "To the agency" if letter.addressee == "agency" else "To the user"
    kept = f"written by {name_of(letter.written_by, names)} {moment(letter.written_at)}"
    if letter.sent_at is None:
        return f"*{to_whom}* · draft, {kept}"
    return f"*{to_whom}* · sent by {name_of(letter.sent_by, names)} {moment(letter.sent_at)}"
