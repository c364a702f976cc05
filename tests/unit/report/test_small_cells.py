"""docs/decisions/small-cells.md, line by line: what a report says gives no sealed case away."""

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.report.counting import count
from bot.report.guard import FEWEST, band, is_safe, merge, part
from bot.report.lines import Kept, Line, Outcome, Reason
from bot.report.model import REST, WITHHELD

OPEN = Line("subpoena", "US", Outcome.PENDING)
SEALED = replace(OPEN, sealed=True)


def cell(open_: int, sealed: int = 0) -> list[Line]:
    return [OPEN] * open_ + [SEALED] * sealed


@pytest.mark.parametrize(
    ("open_", "sealed", "safe"),
    [(0, 0, True), (4, 0, False), (5, 0, True), (50, 1, False), (50, 4, False), (0, 5, True)],
)
def test_a_cell_is_shown_with_five_requests_of_which_none_or_five_are_sealed(
    open_: int, sealed: int, safe: bool
) -> None:
    assert is_safe(cell(open_, sealed)) is safe


def test_small_rows_take_in_the_next_smallest_until_they_are_safe_together() -> None:
    cells = {"a": cell(90, 6), "b": cell(9, 4), "c": cell(7, 6), "d": cell(8)}
    found = merge(cells, guarded=True)
    assert found.shown == {"a": 96}
    assert found.rest == 13 + 13 + 8


def test_an_empty_row_hides_among_the_merged() -> None:
    found = merge({"a": cell(9), "b": cell(9), "c": cell(1), "d": []}, guarded=True)
    assert found.shown == {"b": 9}
    assert found.rest == 10


def test_where_no_sealed_case_is_counted_nothing_is_hidden() -> None:
    found = merge({"a": cell(1), "b": []}, guarded=False)
    assert (found.shown, found.rest) == ({"a": 1, "b": 0}, None)


def test_a_part_is_told_only_when_the_rest_is_not_small_either() -> None:
    whole = cell(6, 5) + [replace(SEALED, disclosed=True)] * 6
    assert len(part(whole, lambda one: one.disclosed, guarded=True) or ()) == 6
    assert part(whole[7:], lambda one: one.disclosed, guarded=True) is None


def test_what_all_sealed_cases_have_in_common_is_not_told() -> None:
    """Six sealed cases in one row would say of each of them that it is in that row."""
    warrants = [Line("search_warrant", "FR", Outcome.CONTENT, sealed=True, disclosed=True)] * 6
    told = count(cell(30) + warrants, [], guarded=True)
    assert told["process"] == told["outcome"] == {REST: 36}
    assert told["headline"]["accounts_disclosed"] == WITHHELD


def test_the_country_of_sealed_cases_and_their_orders_are_told_of_enough_of_them() -> None:
    """An order of a court of the United States is why a case is sealed: that says no more."""
    ordered = [replace(SEALED, ordered=True)] * 6
    abroad = [replace(OPEN, country="DE")] * 7
    told = count(cell(30) + ordered + abroad, [], guarded=True)
    assert told["country"] == {"US": 36, "DE": 7}
    assert told["headline"]["us_ordered"] == 6


@given(
    st.dictionaries(
        st.text("abcdefg", min_size=1, max_size=2),
        st.tuples(st.integers(0, 30), st.integers(0, 12)),
        max_size=9,
    )
)
def test_every_row_that_is_shown_is_safe_and_so_is_the_merged_one_or_it_is_the_total(
    sizes: dict[str, tuple[int, int]],
) -> None:
    cells = {key: cell(*size) for key, size in sizes.items()}
    found = merge(cells, guarded=True)
    assert all(is_safe(cells[key]) for key in found.shown)
    assert sum(found.shown.values()) + (found.rest or 0) == sum(map(len, cells.values()))
    hidden = [one for key, lines in cells.items() if key not in found.shown for one in lines]
    assert is_safe(hidden) or not found.shown
    apart = [hidden, *(cells[key] for key in found.shown)]
    assert not found.shown or sum(any(one.sealed for one in group) for group in apart) != 1
    if found.rest is not None:
        assert 0 not in found.shown.values()


@given(st.integers(0, FEWEST - 1), st.integers(5, 40))
def test_no_figure_tells_whether_a_few_sealed_warrants_were_abroad_or_disclosed(
    sealed: int, open_: int
) -> None:
    """Whatever a few sealed cases are, the figures are the same: only the total counts them."""
    quiet = Line("search_warrant", "FR", Outcome.CONTENT, sealed=True, disclosed=True, ordered=True)
    other = Line("subpoena", "US", Outcome.PENDING, sealed=True)
    figures = [
        count(cell(open_) + [hidden] * sealed, [], guarded=True) for hidden in (quiet, other)
    ]
    told = [{key: one[key] for key in ("process", "country", "outcome")} for one in figures]
    if sealed:
        assert told[0] == told[1] == {key: {REST: open_ + sealed} for key in told[0]}
        assert figures[0]["headline"] == figures[1]["headline"]


@pytest.mark.parametrize(
    ("number", "told"), [(0, "0–499"), (499, "0–499"), (500, "500–999"), (1234, "1000–1499")]
)
def test_national_security_process_is_told_in_bands_of_500(number: int, told: str) -> None:
    assert band(number) == told


def test_national_security_process_is_in_no_figure_but_its_bands() -> None:
    secret = Line("national_security", "US", Outcome.REJECTED, reason=Reason.COUNSEL, accounts=3)
    with_it = count(cell(9) + [secret] * 7, [], guarded=True)
    assert with_it == count(cell(9), [], guarded=True)
    assert with_it["headline"]["national_security"] == "0–499"
    assert count([], [], guarded=False)["headline"]["national_security"] == WITHHELD


def test_why_requests_were_rejected_is_not_told_when_their_number_is_not() -> None:
    rejected = Line("subpoena", "US", Outcome.REJECTED, sealed=True, reason=Reason.INCOMPLETE)
    assert count(cell(30) + [rejected] * 2, [], guarded=True)["reason"] == {REST: WITHHELD}


def test_emergencies_are_not_told_when_their_row_is_merged() -> None:
    emergency = Line("emergency_disclosure", "DE", Outcome.PENDING)
    told = count(cell(30) + [emergency] * 3, [], guarded=True)
    assert told["headline"]["emergencies"] == WITHHELD


def test_few_preservations_with_a_sealed_one_are_withheld() -> None:
    told = count([], [Kept(True, False)] + [Kept(False, True)] * 6, guarded=True)["headline"]
    assert (told["preserved"], told["extended"]) == (WITHHELD, 6)
