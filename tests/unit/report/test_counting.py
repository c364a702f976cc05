"""What a report counts, where nothing has to be hidden."""

import datetime as dt
from zoneinfo import ZoneInfo

import pytest
from matplotlib.text import Text

from bot.domain.cases import DisclosedClass, Disposition
from bot.domain.reports import Figures, Publication
from bot.report.composing import compose
from bot.report.counting import count
from bot.report.drawing import lay_out
from bot.report.lines import Kept, Line, Outcome, Reason, days_between, outcome_of
from bot.report.model import Report, shown
from bot.report.period import half_year
from bot.report.tables import as_csv, as_json, as_text, cells
from policy.load import latest

LINES = [
    Line("search_warrant", "US", Outcome.CONTENT, disclosed=True, accounts=2, answered_days=3),
    Line("subpoena", "US", Outcome.REJECTED, reason=Reason.INCOMPLETE, accounts=1, closed_days=8),
    Line("emergency_disclosure", None, Outcome.PENDING, disclosed=True, accounts=1),
    Line("subpoena", "DE", Outcome.WITHDRAWN, answered_days=6, closed_days=11),
]
FIGURES = count(LINES, [Kept(False, False), Kept(False, True)], guarded=False)
NOTHING = count([], [], guarded=False)


def report(now: Figures = FIGURES, published: Publication | None = None) -> Report:
    return compose(
        half_year(dt.date(2026, 3, 1)),
        now,
        NOTHING,
        guide=latest(),
        guarded=False,
        so_far=False,
        published=published,
        zone=ZoneInfo("UTC"),
    )


def test_each_request_counts_once_in_each_breakdown() -> None:
    assert FIGURES["process"] == {"search_warrant": 1, "subpoena": 2, "emergency_disclosure": 1}
    assert FIGURES["country"] == {"US": 2, "not stated": 1, "DE": 1}
    assert sum(v for v in FIGURES["outcome"].values() if isinstance(v, int)) == len(LINES)
    assert FIGURES["reason"] == {"incomplete": 1}


def test_the_headline_has_accounts_emergencies_preservations_and_medians() -> None:
    told = FIGURES["headline"]
    assert (told["requests"], told["accounts"], told["accounts_disclosed"]) == (4, 4, 3)
    assert (told["emergencies"], told["emergencies_disclosed"]) == (1, 1)
    assert (told["preserved"], told["extended"]) == (1, 1)
    assert (told["days_answer"], told["days_close"]) == (4.5, 9.5)


@pytest.mark.parametrize(
    ("disposition", "disclosed", "outcome"),
    [
        (None, None, Outcome.PENDING),
        (Disposition.DISCLOSED, DisclosedClass.CONTENT, Outcome.CONTENT),
        (Disposition.PARTLY_DISCLOSED, DisclosedClass.NON_CONTENT, Outcome.NON_CONTENT),
        (Disposition.NO_RESPONSIVE_RECORDS, DisclosedClass.NONE, Outcome.NO_RECORDS),
        (Disposition.REJECTED, DisclosedClass.NONE, Outcome.REJECTED),
        (Disposition.WITHDRAWN, DisclosedClass.NONE, Outcome.WITHDRAWN),
        (Disposition.PRESERVED, DisclosedClass.NONE, Outcome.OTHER),
    ],
)
def test_how_a_case_ended_is_one_outcome(
    disposition: Disposition | None, disclosed: DisclosedClass | None, outcome: Outcome
) -> None:
    assert outcome_of(disposition, disclosed) is outcome


def test_days_are_calendar_days_and_never_below_zero() -> None:
    day = dt.date(2026, 3, 1)
    assert days_between(day, dt.date(2026, 3, 8)) == 7
    assert days_between(day, dt.date(2026, 2, 1)) == 0
    assert days_between(day, None) is None


def test_an_empty_period_is_a_table_of_zeros() -> None:
    empty = report(NOTHING)
    assert [row.now for row in empty.section("outcome").rows] == [0] * len(Outcome)
    headline = {row.id: row.now for row in empty.section("headline").rows}
    assert (headline["requests"], headline["days_close"]) == (0, "none")


def test_a_report_goes_through_json_unchanged() -> None:
    assert Report.model_validate_json(as_json(report())) == report()


def test_every_form_has_the_same_numbers() -> None:
    made = report()
    text, table = as_text(made), as_csv(made)
    for section in made.sections:
        for row in section.rows:
            assert f"{section.title},{row.label},{row.now},{row.before}" in table.replace('"', "")
            assert any(
                line.startswith(row.label) and shown(row.now) in line for line in text.splitlines()
            )


def test_the_chart_and_the_workbook_have_the_numbers_of_the_table() -> None:
    made = report()
    written = {text.get_text() for text in lay_out(made).figure.findobj(Text)}
    sheet = [row[1:] for row in cells(made)]
    for section in made.sections:
        for row in section.rows:
            assert [row.label, row.now, row.before] in sheet
            if section.id != "headline":
                assert {shown(row.now), shown(row.before)} <= written
    for row in made.section("headline").rows[:3]:
        assert {shown(row.now), f"{shown(row.before)} before"} <= written


def test_what_changed_since_it_was_published_is_a_correction() -> None:
    then = Publication(1, dt.datetime(2026, 7, 2, tzinfo=dt.UTC), "U1", FIGURES)
    assert report(published=then).corrections == ()
    later = count([*LINES, LINES[0]], [], guarded=False)
    told = as_text(report(later, then))
    assert "Published on 2026-07-02, edition 1." in told
    assert "Correction: Requests by process, Search warrant: 2, published as 1." in told


def test_numbers_have_their_thousands_apart() -> None:
    assert [shown(value) for value in (1234, 4.5, 4.0, "0–499")] == ["1,234", "4.5", "4", "0–499"]


def test_an_emergencys_times_are_told_in_seconds_and_minutes() -> None:
    times = [(2.0, 120.0, 1800.0), (4.0, 240.0, None)]
    lines = [
        Line(
            "emergency_disclosure",
            "US",
            Outcome.PENDING,
            paged_seconds=paged,
            taken_seconds=taken,
            decided_seconds=decided,
        )
        for paged, taken, decided in times
    ]
    told = count(lines, [], guarded=False)["headline"]
    medians = (told["emergency_paged"], told["emergency_taken"], told["emergency_decided"])
    assert medians == (3.0, 3.0, 30.0)
    small = count(lines, [], guarded=True)["headline"]
    assert small["emergency_taken"] == "withheld"
