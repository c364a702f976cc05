"""The parts that messages and forms are made of, held against Slack's own limits."""

import datetime as dt
from typing import Any

from hypothesis import given
from hypothesis import strategies as st

from handlers.views import inputs, kit
from handlers.views.case.forms import modal
from workspace.limits.surfaces import problems_of_blocks, problems_of_view

texts = st.text(st.sampled_from("ab &<\n🔒界"), min_size=1, max_size=6000).map(lambda t: f"x{t}")
DAY = dt.date(2026, 11, 24)


@given(texts, texts)
def test_no_text_is_too_long_for_the_part_that_shows_it(text: str, other: str) -> None:
    asked = kit.confirm(text, other, yes=text, no=other, style="danger")
    blocks = [
        kit.header(text),
        kit.section(text, fields=[text, other], accessory=kit.button(text, "a", "1"), block_id="s"),
        kit.section(other, accessory=kit.menu("more", {"1": text, "2": other}), verbatim=True),
        kit.context(text, other),
        kit.divider(),
        kit.actions([kit.button(text, "b", style="primary", confirm=asked)], "row"),
    ]
    assert problems_of_blocks(blocks) == []


@given(texts, texts)
def test_no_label_hint_or_choice_is_too_long_for_a_form(text: str, other: str) -> None:
    choices = [("1", text), ("2", other)]
    blocks = [
        inputs.text_input("text", text, hint=other, initial=text[:3000]),
        *inputs.long_text_input("long", "Letter", text, hint=other),
        inputs.date_input("day", text, hint=other, initial=DAY),
        inputs.moment_input(
            "at", text, initial=dt.datetime(2026, 11, 24, tzinfo=dt.UTC), hint=other
        ),
        inputs.number_input("count", text, hint=other),
        inputs.choice_input("one", text, choices, hint=other, initial="2"),
        inputs.choices_input("many", text, choices, hint=other, initial=["1", "2"]),
        inputs.person_input("who", text, initial="U0000AA"),
    ]
    assert problems_of_view(modal("form", "Title", "Keep", blocks, {})) == []


def test_what_is_cut_shows_that_it_was() -> None:
    shown: dict[str, Any] = kit.section("a" * 3001)
    assert len(shown["text"]["text"]) == 3000
    assert shown["text"]["text"].endswith("…")
