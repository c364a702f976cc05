"""What the text behind `/emergency` and `/oncall` asks for."""

import contextlib
import datetime as dt
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.clock.outside import outside_page
from bot.domain.emergency import Emergency
from bot.domain.escalation import Escalation, Tier
from handlers.emergency.facts import request_of
from handlers.grammar.emergency import Verb, parse_emergency
from handlers.grammar.oncall import CoverBy, HandTo, Show, parse_oncall
from handlers.grammar.words import GrammarError

NOW = dt.datetime(2026, 11, 24, 3, 0, tzinfo=dt.UTC)
UTC = ZoneInfo("UTC")


@pytest.mark.parametrize(
    ("text", "verb", "number"),
    [
        ("", Verb.FORM, ""),
        ("new", Verb.FORM, ""),
        ("list", Verb.LIST, ""),
        ("list page=2", Verb.LIST, ""),
        ("list of threats against a school", Verb.RAISE, ""),
        ("ack LR-42", Verb.ACK, "LR-42"),
        ("take 42", Verb.ACK, "42"),
        ("ack DRILL-3", Verb.ACK, "DRILL-3"),
        ("decide lr42", Verb.DECIDE, "lr42"),
        ("take pills tonight she says", Verb.RAISE, ""),
        ("drill", Verb.DRILL, ""),
        ("drill sergeant threatens to shoot", Verb.RAISE, ""),
        ("help me", Verb.RAISE, ""),
        ('he said "I will', Verb.RAISE, ""),
        ("自杀", Verb.RAISE, ""),
    ],
)
def test_what_is_no_subcommand_is_the_emergency_itself(text: str, verb: Verb, number: str) -> None:
    wish = parse_emergency(text)
    assert (wish.verb, wish.number) == (verb, number)


@given(st.text(max_size=300))
def test_every_text_is_read_or_refused_with_a_sentence(text: str) -> None:
    with contextlib.suppress(GrammarError):
        assert parse_emergency(text).verb in Verb


@given(st.dictionaries(st.sampled_from(["nature", "country", "sender_email", "agency"]), st.text()))
def test_no_text_keeps_an_emergency_from_becoming_a_request(found: dict[str, str]) -> None:
    assert request_of(found).process == "emergency_disclosure"


def test_covering_and_handing_over_name_a_person_and_a_time() -> None:
    assert parse_oncall("", NOW, UTC) == Show()
    assert parse_oncall("hand over <@U0000000001|ana>", NOW, UTC) == HandTo("U0000000001")
    assert parse_oncall('cover <@U0000000001> until "2026-12-24 09:00"', NOW, UTC) == CoverBy(
        "U0000000001", dt.datetime(2026, 12, 24, 9, 0, tzinfo=dt.UTC)
    )
    with pytest.raises(GrammarError, match="Say until when"):
        parse_oncall("cover <@U0000000001>", NOW, UTC)
    with pytest.raises(GrammarError, match="Mention the person"):
        parse_oncall("cover ana until friday", NOW, UTC)


def test_what_leaves_slack_is_a_number_and_what_to_do() -> None:
    tier = Tier("counsel", ("U0000000001",), (), dt.timedelta(minutes=5))
    plan = Escalation((tier,), 1, tier, dt.timedelta(minutes=30))
    page = outside_page(Emergency(1, 7, NOW, "U0000000009", plan, NOW), "counsel")
    assert page.key == "writdesk-LR-7"
    assert "LR-7" in page.title
    assert "/emergency ack LR-7" in page.body
    drill = outside_page(Emergency(3, None, NOW, "U0000000009", plan, NOW), "counsel")
    assert drill.title.startswith("DRILL: ")
