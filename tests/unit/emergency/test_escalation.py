"""Who is paged after whom, and when."""

import datetime as dt
from dataclasses import replace

from hypothesis import given
from hypothesis import strategies as st

from bot.desk.emergency.duty import duty_alone
from bot.domain.escalation import ROTA, Escalation, Tier, fixed

START = dt.datetime(2026, 11, 24, 3, 0, tzinfo=dt.UTC)
MINUTE = dt.timedelta(minutes=1)


def tier(name: str, minutes: int = 5, targets: tuple[str, ...] = ("U0000000001",)) -> Tier:
    return Tier(name, targets, (), minutes * MINUTE)


def escalation(rounds: int = 2) -> Escalation:
    tiers = (tier("on call", 4), tier("counsel", 6))
    return Escalation(tiers, rounds, tier("everyone", 10), 30 * MINUTE)


def names(found: Escalation, count: int) -> list[str]:
    return [found.tier(step).name for step in range(count)]


def test_the_tiers_come_in_their_order_for_every_round_and_then_the_fallback_for_good() -> None:
    assert names(escalation(), 7) == [
        "on call",
        "counsel",
        "on call",
        "counsel",
        "everyone",
        "everyone",
        "everyone",
    ]


def test_each_tier_has_its_own_time_before_the_next() -> None:
    found = escalation()
    at, steps = START, []
    for step in range(5):
        steps.append(at - START)
        at = found.next_at(step, at, at)
    assert [one // MINUTE for one in steps] == [0, 4, 10, 14, 20]


def test_a_desk_that_was_down_pages_each_missed_tier_once_and_not_whole_rounds() -> None:
    found = escalation()
    now = START + dt.timedelta(days=1)
    second = found.next_at(0, START, now)
    assert second == now
    assert found.next_at(1, second, now) == now + 6 * MINUTE


def test_a_tier_without_anybody_gets_the_fallbacks_people_and_says_what_was_empty() -> None:
    groups = {"S0000000001": frozenset[str]()}
    first = tier("on call", targets=("S0000000001", "S0000000009"))
    plan = Escalation((first,), 1, tier("everyone"), 30 * MINUTE)
    found = fixed(plan, groups.get, (), lambda _: False)
    assert found.tiers[0].people == ("U0000000001",)
    assert found.tiers[0].problems == ("S0000000001", "S0000000009")


def test_a_fallback_without_anybody_gets_everybody_of_the_tiers() -> None:
    first, second = (tier(name, targets=(f"U000000000{name}",)) for name in ("1", "2"))
    nobody = tier("everyone", targets=("S0000000009",))
    found = fixed(
        Escalation((first, second), 1, nobody, 30 * MINUTE), lambda _: None, (), lambda _: False
    )
    assert found.fallback.people == ("U0000000001", "U0000000002")
    assert found.fallback.problems == ("S0000000009",)


def test_what_is_known_later_is_filled_in_and_who_was_known_is_not_lost() -> None:
    """A restart while Slack says nothing of any group."""
    group = "S0000000001"
    first, empty = tier("on call", targets=(group,)), tier("counsel", targets=("S0000000009",))
    plan = Escalation((first, empty), 1, tier("everyone", targets=(group,)), 30 * MINUTE)
    raised = fixed(plan, {group: frozenset({"U0000000002"})}.get, (), lambda _: False)
    now = dt.datetime(2026, 3, 1, tzinfo=dt.UTC)
    assert duty_alone(plan, None, 7).completed(raised, (), now).all_tiers == raised.all_tiers
    later = {group: frozenset({"U0000000002"}), "S0000000009": frozenset({"U0000000003"})}
    duty = replace(duty_alone(plan, None, 7), members=later.get)
    assert duty.completed(raised, (), now).tiers[1].people == ("U0000000003",)


def test_the_rota_and_groups_are_looked_up_and_who_left_is_not_paged() -> None:
    groups = {"S0000000001": frozenset({"U0000000002", "U0000000003"})}
    first = tier("on call", targets=(ROTA, "S0000000001"))
    plan = Escalation((first,), 1, tier("everyone"), 30 * MINUTE)
    found = fixed(plan, groups.get, ("U0000000004",), lambda person: person == "U0000000003")
    assert found.tiers[0].people == ("U0000000004", "U0000000002")


@given(
    waits=st.lists(st.integers(1, 60), min_size=1, max_size=5),
    rounds=st.integers(1, 4),
    late=st.integers(0, 10_000),
)
def test_the_next_step_is_never_in_the_past_and_never_farther_than_the_wait(
    waits: list[int], rounds: int, late: int
) -> None:
    tiers = tuple(tier(str(wait), wait) for wait in waits)
    found = Escalation(tiers, rounds, tier("fallback", 7), 30 * MINUTE)
    now = START + late * MINUTE
    for step in range(len(waits) * rounds + 3):
        following = found.next_at(step, START, now)
        assert now <= following <= now + found.tier(step).wait
