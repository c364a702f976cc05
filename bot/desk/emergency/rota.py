"""Who is on call, who covers, and handing a week over."""

import datetime as dt

from bot.desk.emergency.commands import AcceptShift, CoverShift, OfferShift, ShowRota
from bot.desk.emergency.results import Covered, Offered, RotaShown
from bot.desk.work import Work
from bot.domain.access import Actor, Standing
from bot.domain.errors import InvalidInput, NotPossible
from bot.domain.oncall import Rota, Shift, gaps, on_call, shifts
from bot.store import audit, covers, outbox
from bot.store.outbox import Kind

AHEAD = dt.timedelta(days=21)
LONGEST_COVER = dt.timedelta(days=60)
_MOST_SHOWN = 4


def show(work: Work, _command: ShowRota) -> RotaShown:
    """Who is on call now and next, and the times at which nobody is."""
    rota, found = work.duty.rota, covers.since(work.store.db, work.now)
    paged = work.duty.fixed(found, work.now)
    if rota is None or rota.group:
        people = work.duty.on_call((), work.now)
        return RotaShown(None, (), people, (), paged, has_rota=rota is not None)
    until = work.now + AHEAD
    coming = list(shifts(rota, found, work.now, until))
    now = on_call(rota, found, work.now)
    following = coming[1:] if now else coming
    shown = tuple(following[:_MOST_SHOWN])
    holes = tuple(gaps(rota, found, work.now, until))
    gone = frozenset(one.person for one in coming if work.duty.is_gone(one.person))
    return RotaShown(now, shown, (), holes, paged, has_rota=True, gone=gone)


def cover(work: Work, command: CoverShift) -> Covered:
    """The person is on call from now until then, whoever the rota names; they are told."""
    _rota(work)
    _require_member(command.person)
    if not work.now < command.until <= work.now + LONGEST_COVER:
        raise InvalidInput("A cover ends in the future, within 60 days.", field="until")
    return _cover(work, command.person.id, command.until)


def offer(work: Work, command: OfferShift) -> Offered:
    """Who is on call asks somebody to take the rest of the shift; it passes when they confirm."""
    shift = _shift(work)
    _require_member(command.person)
    if shift.person != work.actor.id:
        raise NotPossible("You are not on call, so there is nothing to hand over.")
    if command.person.id == work.actor.id:
        raise NotPossible("You are on call already.")
    offer_id = covers.offer(work.store.db, by=work.actor.id, to=command.person.id, until=shift.end)
    _tell(work, command.person.id, f"offer:{offer_id}")
    _record(work, "shift_offered", command.person.id, shift.end)
    return Offered(offer_id, command.person.id, shift.end)


def accept(work: Work, command: AcceptShift) -> Covered:
    """The person who was asked takes the rest of the shift."""
    found = covers.offered(work.store.db, command.offer_id)
    if found is None or found["until"] <= work.now:
        raise NotPossible("This offer is over.")
    if found["offered_to"] != work.actor.id:
        raise NotPossible("This was asked of somebody else.")
    covers.accept(work.store.db, command.offer_id)
    return _cover(work, work.actor.id, found["until"])


def _cover(work: Work, person: str, until: dt.datetime) -> Covered:
    cover_id = covers.add(work.store.db, person, work.now, until, work.actor.id)
    _tell(work, person, f"cover:{cover_id}")
    _record(work, "shift_covered", person, until)
    return Covered(person, until)


def _tell(work: Work, person: str, about: str) -> None:
    outbox.owe(
        work.store.db, key=about, kind=Kind.SHIFT, lane=f"page:{person}", about=about, at=work.now
    )


def _record(work: Work, action: str, person: str, until: dt.datetime) -> None:
    audit.append(
        work.store,
        at=work.now,
        actor=work.actor.id,
        action=action,
        fields={"person": person, "until": until.isoformat()},
    )


def _shift(work: Work) -> Shift:
    rota = _rota(work)
    found = on_call(rota, covers.since(work.store.db, work.now), work.now)
    if found is None:
        raise NotPossible("Nobody is on call now. `/oncall cover @person until …` sets somebody.")
    return found


def _rota(work: Work) -> Rota:
    rota = work.duty.rota
    if rota is None or rota.group:
        raise NotPossible(
            "There is no weekly rota: who is on call stands in a Slack group, which is changed in"
            " Slack, or in desk.yaml."
        )
    return rota


def _require_member(person: Actor) -> None:
    if person.standing is not Standing.MEMBER:
        raise InvalidInput(
            "Only a member of this workspace can be on call: no guest, and nobody who has left.",
            field="person",
        )
