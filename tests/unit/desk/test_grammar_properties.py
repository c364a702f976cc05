"""What holds of every text that is typed behind a command, whatever it says."""

import contextlib
import datetime as dt
from collections.abc import Callable
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from bot.desk.commands import OpenCase
from bot.domain.errors import UserError
from handlers.grammar.case import NewForm, parse_case
from handlers.grammar.emergency import parse_emergency
from handlers.grammar.facts import KEYS, SHORT
from handlers.grammar.oncall import parse_oncall
from handlers.grammar.policy import parse_policy
from handlers.grammar.preserve import parse_preserve
from handlers.grammar.report import parse_report
from policy.request import Request

NOW = dt.datetime(2026, 11, 24, 15, tzinfo=dt.UTC)
TODAY, ZONE = NOW.date(), ZoneInfo("America/New_York")
GRAMMARS: dict[str, Callable[[str], object]] = {
    "case": lambda text: parse_case(text, TODAY),
    "preserve": lambda text: parse_preserve(text, NOW, ZONE),
    "emergency": parse_emergency,
    "oncall": lambda text: parse_oncall(text, NOW, ZONE),
    "policy": parse_policy,
    "report": lambda text: parse_report(text, TODAY),
}
# Half of the words are the grammars' own, so that more is reached than the first refusal.
_WORDS = st.sampled_from(
    [
        *("new", "list", "extend", "release", "ack", "decide", "resolve", "cover", "publish"),
        *("LR-1", "lr-99999999999999999999", "2026-H1", "2026-02-30", "tomorrow", "<@U0001>"),
        *("subpoena", "preservation", "“", '"', "=", "due=", "order=asked", "page=-1", "@", "「"),
        *(f"{key}=x" for key in KEYS),
    ]
) | st.text(max_size=20)
_TYPED = st.lists(_WORDS, max_size=8).map(" ".join) | st.text(max_size=200)

# What a value may hold: all but quotation marks, which end it, and what is no text.
_VALUE = st.text(
    st.characters(exclude_categories=["C", "Z"], exclude_characters='"“”「」') | st.just(" "),
    min_size=1,
    max_size=40,
).filter(lambda text: bool(text.strip()) and text == " ".join(text.split()))
_DAY = st.dates(dt.date(2026, 12, 1), dt.date(2027, 12, 31))


@pytest.mark.parametrize("name", GRAMMARS)
@settings(max_examples=150, deadline=None)
@given(typed=_TYPED)
def test_whatever_is_typed_is_a_command_or_an_error_that_says_so(name: str, typed: str) -> None:
    with contextlib.suppress(UserError):
        assert GRAMMARS[name](typed) is not None


@settings(max_examples=200, deadline=None)
@given(
    texts=st.dictionaries(st.sampled_from(["agency", "agent", "badge", "reference"]), _VALUE),
    meetings=st.lists(_VALUE, max_size=3),
    due=st.none() | _DAY,
    flag=st.none() | st.booleans(),
)
def test_facts_that_are_typed_come_back_as_they_were(
    texts: dict[str, str], meetings: list[str], due: dt.date | None, flag: bool | None
) -> None:
    typed = [f'{key}="{value}"' for key, value in texts.items()]
    typed += [f'host="{value}"' for value in meetings]
    typed += [f"due={due}"] if due else []
    typed += [f"affidavit={'yes' if flag else 'no'}"] if flag is not None else []
    if not typed:
        assert isinstance(parse_case("new subpoena", TODAY), NewForm | OpenCase)
        return
    opened = parse_case(f"new subpoena {' '.join(typed)}", TODAY)
    assert isinstance(opened, OpenCase)
    said = {SHORT.get(key, key): value for key, value in texts.items()}
    assert {key: _fact(opened.request, key) for key in said} == said
    assert [one.value for one in opened.request.identifiers] == meetings
    assert (opened.request.respond_by, opened.request.affidavit) == (due, flag)


def _fact(request: Request, path: str) -> object:
    found: object = request
    for part in path.split("."):
        found = getattr(found, part)
    return found
