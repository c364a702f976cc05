"""Verifying, approving, deciding the notice, closing: the forms, opened and sent."""

from bot.desk.casework.commands import (
    ApproveCase,
    DecideNotice,
    ReadyToApprove,
    ReviewCase,
    UserTold,
    VerifyRequester,
)
from bot.desk.casework.results import Reviewed
from bot.desk.commands import CloseCase
from bot.domain.access import Action
from bot.domain.cases import Disposition
from bot.domain.notice import NoticeKind
from handlers.case import answers
from handlers.reading import number_of
from handlers.turn import OpenForm, Reply, Tell, Turn
from handlers.views.case.forms import read_meta
from handlers.views.casework import notice_page, review_forms
from handlers.views.inputs import read_inputs

_FOUND = ("domain", "how", "number", "found_in", "spoke_to")


async def open_approve(turn: Turn) -> Reply:
    """The card's button: what is approved, and what is open, before counsel says yes."""
    found = await turn.read(ReadyToApprove(turn.number))
    assert isinstance(found, Reviewed)
    return OpenForm(review_forms.approve_form(found.case, found.found, turn.origin))


async def approved(turn: Turn) -> Reply:
    seen = str(read_meta(turn.form)["seen"])
    reason = read_inputs(turn.form).get("reason")
    return await answers.change(turn, ApproveCase(turn.case_id, reason, seen))


async def verified(turn: Turn) -> Reply:
    found = read_inputs(turn.form)
    facts = {name: found.get(name) for name in _FOUND}
    wish = VerifyRequester(turn.case_id, await turn.own_name(), found["verified"] == "yes", **facts)
    return await answers.change(turn, wish)


async def show_notice(turn: Turn, case_id: int) -> Reply:
    """What was decided, and what can be done."""
    found = await _reviewed(turn, case_id)
    case = found.case
    people = {case.notice.by} if case.notice else set()
    names = await turn.office.names(people)
    blocks = notice_page.notice_page(case, found.found, names, turn.today)
    return Tell(f"{case.number} · user notice", blocks)


async def notice(turn: Turn) -> Reply:
    return await show_notice(turn, turn.number)


async def open_notice(turn: Turn) -> Reply:
    """The form, for counsel: nobody fills it in in vain."""
    case_id = turn.number
    await turn.office.desk.check(turn.actor, Action.DECIDE_NOTICE, case_id=case_id)
    found = await _reviewed(turn, case_id)
    return OpenForm(review_forms.notice_form(found.case, found.found, turn.origin, turn.today))


async def notice_decided(turn: Turn) -> Reply:
    found = read_inputs(turn.form)
    wish = DecideNotice(
        turn.case_id,
        found.one_of("kind", NoticeKind),
        on=found.day("on") if "on" in found else None,
        until=found.day("until") if "until" in found else None,
        exception=found.get("exception"),
        reason=found.get("reason"),
    )
    return await answers.change(turn, wish)


async def user_told(turn: Turn) -> Reply:
    return await answers.change(turn, UserTold(turn.number))


async def open_close(turn: Turn, case_id: int) -> Reply:
    found = await _reviewed(turn, case_id)
    return OpenForm(review_forms.close_form(found.case, found.found, turn.origin))


async def closing(turn: Turn) -> Reply:
    return await open_close(turn, turn.number)


async def closed(turn: Turn) -> Reply:
    found = read_inputs(turn.form)
    items = {
        name.removeprefix(review_forms.ITEM): number_of(value)
        for name, value in found.items()
        if name.startswith(review_forms.ITEM)
    }
    counted = tuple((item, count) for item, count in items.items() if count)
    outcome = found.one_of("outcome", Disposition)
    wish = CloseCase(turn.case_id, outcome, counted, found.get("reason"))
    return await answers.change(turn, wish)


async def _reviewed(turn: Turn, case_id: int) -> Reviewed:
    found = await turn.read(ReviewCase(case_id))
    assert isinstance(found, Reviewed)
    return found
