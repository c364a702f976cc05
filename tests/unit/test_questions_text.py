"""Texts of any length fit into Slack's limits, escaped, and the whole of them is there."""

import html

from hypothesis import given
from hypothesis import strategies as st

from handlers.views.text import SECTION, fitted, is_quoted_whole, pieces, quoted

TEXTS = st.text(alphabet="ab<&>\n 为", max_size=9000)


@given(TEXTS)
def test_a_text_is_cut_visibly_and_never_too_long(text: str) -> None:
    for shown in (fitted(text), quoted(text)):
        assert len(shown) <= SECTION
    if html.unescape(fitted(text)) != text:
        assert fitted(text).endswith("…")


@given(TEXTS)
def test_the_pieces_of_a_text_are_all_of_it(text: str) -> None:
    parts = pieces(text)
    assert all(0 < len(part) <= SECTION for part in parts)
    together = "".join(html.unescape(part) for part in parts)
    assert "".join(together.split()) == "".join(text.split())


@given(TEXTS)
def test_whether_a_quotation_is_whole_is_known_beforehand(text: str) -> None:
    whole = "\n".join(f">{line}" for line in text.split("\n"))
    assert is_quoted_whole(text) == (html.unescape(quoted(text)) == whole)


def test_a_text_is_cut_between_words_where_that_is_near() -> None:
    assert pieces("one two three", 9) == ["one two", "three"]
    assert pieces("x" * 25, 10) == ["x" * 10, "x" * 10, "x" * 5]
