"""Rows of the outbox about emergencies and the rota → messages, as things stand at this moment."""

import datetime as dt
from collections.abc import Callable, Sequence
from zoneinfo import ZoneInfo

from bot.clock.places import Places
from bot.desk.emergency.alerting import added_to, alert_key, page_came_out
from bot.desk.emergency.telling import stage_of
from bot.domain.emergency import Emergency, Page, State, Way
from bot.domain.emergency_review import findings_of
from bot.domain.places import Posted
from bot.messages import Message
from bot.messages.emergency import (
    AlertMessage,
    NewsMessage,
    PageMessage,
    RaiserMessage,
    RotaMessage,
    SecondLookMessage,
    ShiftMessage,
    StrayMessage,
)
from bot.ports import Clock, Gone, Outcome
from bot.store import cases, covers, emergencies, outbox
from bot.store.database import Store
from bot.store.outbox import Kind, Owed

LATE = dt.timedelta(seconds=60)


class Alerts:
    """`telephone`: lines for the alert where nobody could be paged. `on_paged` is called when a
    page went out: what hangs in Slack's own scheduler for it is then withdrawn."""

    def __init__(
        self,
        store: Store,
        clock: Clock,
        places: Places,
        *,
        zone: ZoneInfo,
        suffixes: Sequence[str],
        telephone: Sequence[str],
        on_paged: Callable[[], None],
    ) -> None:
        self._store = store
        self._clock = clock
        self._places = places
        self._zone = zone
        self._suffixes = tuple(suffixes)
        self._telephone = tuple(telephone)
        self._on_paged = on_paged

    def message(self, owed: Owed) -> Message | str | None:
        match owed.kind:
            case Kind.ALERT:
                return self._alert(owed)
            case Kind.PAGE:
                return self._page(owed)
            case Kind.STRAY:
                return self._stray(owed)
            case Kind.NEWS:
                return self._news(owed)
            case Kind.RAISER:
                return self._raiser(owed)
            case Kind.SECOND_LOOK:
                return self._second_look(owed)
            case Kind.SHIFT:
                return self._shift(owed)
            case _:
                return self._rota(owed)

    def settled(self, owed: Owed, outcome: Outcome | None, now: dt.datetime) -> None:
        """What came of a page, on record; None: it no longer held. In the caller's transaction."""
        if owed.kind is not Kind.PAGE or owed.ts is not None:  # an edit pages nobody
            return
        page_id = int(owed.about or 0)
        if outcome is None:
            page_came_out(self._store, page_id, "dropped", now, "no_longer_holds")
        elif isinstance(outcome, Posted):
            page_came_out(self._store, page_id, "sent", now)
            self._on_paged()
        elif isinstance(outcome, Gone):
            page_came_out(self._store, page_id, "failed", now, outcome.problem)

    def _alert(self, owed: Owed) -> Message | str | None:
        emergency = self._emergency(owed)
        if emergency is None:
            return "emergency_is_gone"
        case = cases.get(self._store.db, emergency.case_id or 0)
        at = _stands(owed)
        return AlertMessage(
            token=owed.token,
            channel=at.channel if at else self._places.emergency(),
            emergency=emergency,
            case=case,
            pages=tuple(emergencies.pages_of(self._store.db, emergency.id)),
            findings=findings_of(case, self._zone, self._suffixes),
            telephone=self._telephone,
            now=self._clock.now(),
            at=at,
            added=added_to(self._store, case),
        )

    def _page(self, owed: Owed) -> Message | str | None:
        page = emergencies.get_page(self._store.db, int(owed.about or 0))
        emergency = emergencies.get(self._store.db, page.emergency_id) if page else None
        at = _stands(owed)
        if page is None or emergency is None:
            return "no_longer_holds"
        if at is not None:
            place = self._places.emergency()
            had = (page.target,)
            return PageMessage(owed.token, at.channel, emergency, had, place, None, None, at)
        if emergency.state is not State.PAGING:
            return "no_longer_holds"
        late = page.due_at if self._clock.now() - page.due_at > LATE else None
        place = self._places.emergency()
        if page.way is Way.DIRECT:
            to = page.target
            return PageMessage(owed.token, to, emergency, (to,), place, late, None)
        alert = outbox.by_key(self._store.db, alert_key(emergency))
        under = _stands(alert) if alert else None
        if under is None:
            return None
        people = emergency.escalation.tier(page.step).people
        return PageMessage(owed.token, under.channel, emergency, people, place, late, under)

    def _stray(self, owed: Owed) -> Message | str | None:
        emergency = self._emergency(owed)
        if emergency is None or emergency.owner is None:
            return "no_longer_holds"
        return StrayMessage(owed.token, self._places.emergency(), emergency)

    def _news(self, owed: Owed) -> Message | str | None:
        number, _, by = (owed.about or "").partition(" ")
        emergency = emergencies.get(self._store.db, int(number))
        if emergency is None or not emergency.is_open:
            return "no_longer_holds"
        alert = outbox.by_key(self._store.db, alert_key(emergency))
        under = _stands(alert) if alert else None
        return NewsMessage(owed.token, emergency, by, under) if under else None

    def _raiser(self, owed: Owed) -> Message | str | None:
        number, stage, *_ = (owed.about or "").split(" ")
        emergency = emergencies.get(self._store.db, int(number))
        if emergency is None or stage_of(emergency) != stage:
            return "no_longer_holds"
        return RaiserMessage(owed.token, emergency.raised_by, emergency)

    def _second_look(self, owed: Owed) -> Message | str | None:
        emergency = self._emergency(owed)
        if emergency is None or emergency.looked_by is not None:
            return "no_longer_holds"
        return SecondLookMessage(owed.token, owed.lane.removeprefix("page:"), emergency)

    def _shift(self, owed: Owed) -> Message | str | None:
        what, _, number = (owed.about or "").partition(":")
        person = owed.lane.removeprefix("page:")
        if what == "offer":
            offer = covers.offered(self._store.db, int(number))
            if offer is None:
                return "no_longer_holds"
            by, until = offer["offered_by"], offer["until"]
            return ShiftMessage(owed.token, person, until, by, int(number))
        cover = covers.get(self._store.db, int(number))
        if cover is None or cover[0].end <= self._clock.now():
            return "no_longer_holds"
        return ShiftMessage(owed.token, person, cover[0].end, cover[1], None)

    def _rota(self, owed: Owed) -> Message | str | None:
        what, _, about = (owed.about or "").partition(" ")
        return RotaMessage(owed.token, self._places.emergency(), ((what, about),))

    def _emergency(self, owed: Owed) -> Emergency | None:
        return emergencies.get(self._store.db, int(owed.about or 0))


def was_paged(pages: Sequence[Page], step: int) -> bool:
    """Whether somebody's page of this step went out in Slack."""
    return any(
        page.step == step and page.state == "sent" and page.way in (Way.DIRECT, Way.MENTION)
        for page in pages
    )


def _stands(owed: Owed) -> Posted | None:
    return Posted(owed.channel, owed.ts) if owed.channel and owed.ts else None
