"""Whatever happens in whatever order: each reminder at most once, none that was owed missing."""

import asyncio
import datetime as dt
import tempfile
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from bot.desk.commands import OpenCase
from bot.desk.preservation.commands import Extend, Preserve, Release
from bot.desk.results import Changed
from bot.domain.errors import UserError
from bot.store.database import open_store
from policy.request import Identifier, Request
from tests.unit.clock.house import House

LADDER = (30, 14, 7, 3, 1, 0)
REQUEST = Request(
    process="preservation", identifiers=(Identifier(kind="account_id", value="12345"),)
)

Step = tuple[str, int]
STEPS = st.lists(
    st.one_of(
        st.tuples(st.sampled_from(["preserve", "extend", "release"]), st.integers(0, 2)),
        st.tuples(st.just("live"), st.integers(1, 12 * 24)),
        st.tuples(st.just("sleep"), st.integers(1, 120 * 24)),
        st.tuples(st.just("back"), st.integers(1, 24)),
    ),
    min_size=3,
    max_size=14,
)


@dataclass
class Term:
    """For how long a last day has stood: what was owed in that time is known by plain counting."""

    case_id: int
    expires_on: dt.date
    since: dt.datetime
    looked: list[dt.datetime] = field(default_factory=list)


class Story:
    """A desk to which things happen, and beside it what was owed."""

    def __init__(self, house: House) -> None:
        self.house = house
        self.terms: dict[int, Term] = {}
        self.over: list[Term] = []
        self.cases: list[int] = []

    async def begin(self) -> None:
        for number in range(3):
            request = REQUEST.model_copy(update={"respond_by": dt.date(2199, 1, 1 + number)})
            opened = await self.house.does(OpenCase(request))
            assert isinstance(opened, Changed)
            self.cases.append(opened.case.id)

    async def happens(self, step: Step) -> None:
        what, amount = step
        match what:
            case "live":
                for _ in range(0, amount, 12):
                    await self.passes(12)
            case "sleep":
                await self.passes(amount)
            case "back":
                self.house.clock.at -= dt.timedelta(hours=amount)
                await self.look()
            case _:
                await self.changes(what, self.cases[amount])

    async def passes(self, hours: int) -> None:
        self.house.clock.at += dt.timedelta(hours=hours)
        await self.look()

    async def look(self) -> None:
        await self.house.reminding().hand_over()
        for term in self.terms.values():
            term.looked.append(self.house.clock.at)

    async def changes(self, what: str, case_id: int) -> None:
        now = self.house.clock.at
        today = now.astimezone(self.house.zone).date()
        wish: Any = {
            "preserve": Preserve(case_id, now),
            "extend": Extend(case_id, today, formal=True),
            "release": Release(case_id, deleted=True, reason="test"),
        }[what]
        try:
            await self.house.does(wish)
        except UserError:
            return
        kept = self.kept(case_id)
        if case_id in self.terms and (
            kept["released_at"] or kept["expires_on"] != str(self.terms[case_id].expires_on)
        ):
            self.over.append(self.terms.pop(case_id))
        if not kept["released_at"] and case_id not in self.terms:
            expires_on = dt.date.fromisoformat(kept["expires_on"])
            self.terms[case_id] = Term(case_id, expires_on, now)

    def kept(self, case_id: int) -> dict[str, Any]:
        sql = "SELECT * FROM preservations WHERE case_id = ? ORDER BY id DESC LIMIT 1"
        return dict(next(iter(self.house.store.db.query(sql, [case_id]))))


def fell_due(house: House, term: Term, after: dt.datetime, until: dt.datetime) -> list[int]:
    """The steps of the term that fell due in this time, counted by hand, ascending."""
    found = []
    for step in [*(-days for days in LADDER), *range(1, 400)]:
        date = term.expires_on + dt.timedelta(days=step)
        if after < dt.datetime.combine(date, dt.time(9), house.zone) <= until:
            found.append(step)
    return found


def check(story: Story) -> None:
    db = story.house.store.db
    doubled = list(
        db.query(
            "SELECT r.key, o.about, o.case_id FROM reminder_posts p"
            " JOIN outbox o ON o.id = p.outbox_id JOIN reminders r ON r.id = p.reminder_id"
            " GROUP BY r.key, o.about, o.case_id HAVING count(*) > 1"
        )
    )
    assert doubled == [], "each reminder at most once in each place"
    told = {
        (row["case_id"], row["anchor"], row["step"])
        for row in db.query("SELECT * FROM reminders WHERE state = 'handed'")
    }
    for term in [*story.over, *story.terms.values()]:
        before = term.since
        for now in term.looked:
            owed = fell_due(story.house, term, before, now)
            said = [step for step in owed if (term.case_id, str(term.expires_on), step) in told]
            assert len(said) == bool(owed), "what was missed together is said once"
            if owed and owed[-1] <= 0:
                assert said == [owed[-1]], "of the ladder, the newest"
            before = max(before, now)


@settings(
    max_examples=30, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)
@given(STEPS)
def test_each_reminder_comes_at_most_once_and_none_that_was_owed_is_missing(
    steps: list[Step],
) -> None:
    """Preserve, extend, release, downtime, and a clock that goes forward and back."""

    async def told(story: Story) -> None:
        await story.begin()
        for step in steps:
            await story.happens(step)

    with tempfile.TemporaryDirectory() as folder:
        store = open_store(Path(folder) / "writdesk.db", create=True)
        try:
            story = Story(House(store))
            asyncio.run(told(story))
            check(story)
        finally:
            store.close()
