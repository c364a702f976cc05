"""Slash text → a typed command, or an error that points at the word."""

import contextlib
import datetime as dt

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.desk.commands import CloseCase, ListCases, MoveCase, OpenCase, SetDue, ShowCase
from bot.domain.cases import Disposition, Status
from handlers.grammar.case import AssignTo, Help, NewForm, parse_case
from handlers.grammar.nearest import nearest
from handlers.grammar.usage import USAGE
from handlers.grammar.words import GrammarError, split

TODAY = dt.date(2026, 11, 24)


@pytest.mark.parametrize(
    ("text", "wish"),
    [
        ("", Help()),
        ("help close", Help("close")),
        ("new", NewForm()),
        ("NEW Subpoena", NewForm("subpoena")),
        ("show lr-42", ShowCase(42)),
        ("show #42", ShowCase(42)),
        ("list", ListCases()),
        ("list mine type=search_warrant page=2", ListCases("mine", "search_warrant", page=2)),
        ("assign 7 <@U0123ABC|tom>", AssignTo(7, "U0123ABC")),
        (
            "status LR-7 awaiting_agency which account?",
            MoveCase(7, Status.AWAITING_AGENCY, "which account?"),
        ),
        ("status LR-7 in-review", MoveCase(7, Status.IN_REVIEW)),
        ("due LR-7 next friday", SetDue(7, dt.date(2026, 12, 4))),
        ("due LR-7 none", SetDue(7, None)),
        (
            "close 7 partly_disclosed items=“ip_address: 12; name: 1” reason=“only the logs”",
            CloseCase(
                7,
                Disposition.PARTLY_DISCLOSED,
                (("ip_address", 12), ("name", 1)),
                "only the logs",
            ),
        ),
    ],
)
def test_what_people_type_is_understood(text: str, wish: object) -> None:
    assert parse_case(text, TODAY) == wish


def test_a_whole_request_fits_on_a_line() -> None:
    wish = parse_case(
        'new subpoena kind=grand_jury country=us agency="District Court" agent="Dana Whitlock"'
        ' email=dana@justice.example.gov due=2026-12-15 basis="18 USC 2703(c)(2)"'
        ' meeting_id="912 3456 7890" account_email=host@example.com'
        " from=2026-10-03T14:00:00Z seeks=name,ip_address order=yes order_until=2027-05-09",
        TODAY,
    )
    assert isinstance(wish, OpenCase)
    request = wish.request
    assert request.country == "US"
    assert request.agent.name == "Dana Whitlock"
    assert request.respond_by == dt.date(2026, 12, 15)
    assert [one.kind for one in request.identifiers] == ["meeting_id", "account_email"]
    assert request.period.start == dt.datetime(2026, 10, 3, 14, tzinfo=dt.UTC)
    assert request.seeks == ("name", "ip_address")
    assert request.nondisclosure.until == dt.date(2027, 5, 9)


@pytest.mark.parametrize(
    ("text", "pointed_at"),
    [
        ("shwo LR-1", "shwo"),
        ("status LR-1 in_reveiw now", "in_reveiw"),
        ("new subpoena agncy=Court", "agncy=Court"),
        ("new subpoena due=2027-02-30", "due=2027-02-30"),
        ("new subpoena country=Atlantis", "country=Atlantis"),
        ('note LR-1 "open', '"'),
        ("close LR-1 rejected colour=red", "colour=red"),
    ],
)
def test_an_error_points_at_the_word(text: str, pointed_at: str) -> None:
    with pytest.raises(GrammarError) as caught:
        parse_case(text, TODAY)
    assert caught.value.pointer is not None
    line, mark = caught.value.pointer.split("\n")
    assert line[mark.index("^") : len(mark)] == pointed_at


@pytest.mark.parametrize(
    ("typed", "meant"),
    [
        ("lsit", "list"),
        ("shw", "show"),
        ("staus", "status"),
        ("aprove", "approve"),
        ("hlep", "help"),
    ],
)
def test_a_mistyped_subcommand_finds_the_nearest(typed: str, meant: str) -> None:
    assert nearest(typed, USAGE)[0] == meant


def test_what_resembles_nothing_suggests_nothing() -> None:
    assert nearest("xylophone", USAGE) == ()


@given(st.text(max_size=300))
def test_no_text_is_a_fault(text: str) -> None:
    with contextlib.suppress(GrammarError):
        parse_case(text, TODAY)


@given(st.sampled_from(sorted(USAGE)), st.text(max_size=80))
def test_no_arguments_are_a_fault(name: str, text: str) -> None:
    with contextlib.suppress(GrammarError):
        parse_case(f"{name} {text}", TODAY)


@given(st.lists(st.text(st.characters(exclude_categories=["Zs", "Cc", "Zl", "Zp"]), min_size=1)))
def test_plain_words_come_back_as_they_were(words: list[str]) -> None:
    plain = [word for word in words if not set(word) & set('="“”「」')]
    assert [word.text for word in split(" ".join(plain))] == plain
