"""Slack's texts as HTML: what they look like, and that nothing typed becomes markup.

These need no browser.
"""

import time
from datetime import UTC, datetime
from html.parser import HTMLParser
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from workspace.page.text.markdown import markdown
from workspace.page.text.mrkdwn import mrkdwn, plain_text
from workspace.page.text.reader import Reader
from workspace.page.text.rich_text import rich_text

MAYA = Reader(
    user_id="U1",
    zone=ZoneInfo("Europe/Stockholm"),
    now=datetime(2026, 12, 15, 10, tzinfo=UTC),
    users={"U1": "Maya <Lindqvist>", "U2": "Tom Okafor"},
    channels={"C1": "legal-desk"},
    groups={"S1": "counsel"},
    my_groups=frozenset({"S1"}),
    channel_links={"C1": "/?as=maya&in=legal-desk"},
)
TAGS = {"div", "span", "strong", "em", "s", "code", "pre", "blockquote", "br", "a", "time"}
HEADINGS = {f"h{level}" for level in range(1, 7)}
MARKDOWN_TAGS = TAGS | HEADINGS | {"p", "ul", "ol", "li", "hr"}
MARKDOWN_TAGS |= {"table", "thead", "tbody", "tr", "th", "td"}
ATTRIBUTES = {"class", "href", "target", "rel", "title", "start", "style"}


class Tags(HTMLParser):
    """Collects the tags, attributes and addresses of some HTML."""

    def __init__(self, html: str) -> None:
        super().__init__()
        self.names: set[str] = set()
        self.attributes: set[str] = set()
        self.addresses: list[str] = []
        self.feed(html)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.names.add(tag)
        for name, value in attrs:
            self.attributes.add(name)
            if name == "href":
                self.addresses.append(value or "")


def assert_safe(html: str, allowed: set[str]) -> None:
    found = Tags(html)
    assert found.names <= allowed
    assert found.attributes <= ATTRIBUTES
    for address in found.addresses:
        assert address.startswith(("http://", "https://", "mailto:", "tel:", "/", "#"))


@pytest.mark.parametrize(
    ("text", "html"),
    [
        ("*bold _and italic_*", "<strong>bold <em>and italic</em></strong>"),
        ("~gone~ `a*b*c`", "<s>gone</s> <code>a*b*c</code>"),
        ("2*3*4 and snake_case_name", "2*3*4 and snake_case_name"),
        ("&lt;!channel&gt; &amp;amp;", "&lt;!channel&gt; &amp;amp;"),
        ("<@U2>", '<span class="mention">@Tom Okafor</span>'),
        ("<@U1>", '<span class="mention mine">@Maya &lt;Lindqvist&gt;</span>'),
        ("<!subteam^S1|@counsel>", '<span class="mention mine">@counsel</span>'),
        ("<!here>", '<span class="mention mine">@here</span>'),
        ("<#C9|board>", '<span class="mention">a private channel</span>'),
        ("<javascript:alert(1)|press>", "&lt;javascript:alert(1)|press&gt;"),
        (":scales: :no-such-sign:", "⚖️ :no-such-sign:"),
    ],
)
def test_a_line_of_mrkdwn_reads_as_in_slack(text: str, html: str) -> None:
    assert mrkdwn(MAYA, text) == f"<div>{html}</div>"


def test_addresses_are_linked_and_keep_their_underscores() -> None:
    link = '<a href="https://a.example/x_y_z" target="_blank" rel="noopener noreferrer">'
    assert f"{link}https://a.example/x_y_z</a>." in mrkdwn(MAYA, "see https://a.example/x_y_z.")
    assert f"{link}the order</a>" in mrkdwn(MAYA, "<https://a.example/x_y_z|the order>")
    assert "<a" not in mrkdwn(MAYA, "see https://a.example", verbatim=True)


def test_quotations_lists_and_code_keep_their_lines() -> None:
    shown = mrkdwn(MAYA, "&gt; one\n&gt; *two*\n\n• three\n```a\n  &lt;b&gt;```")
    assert "<blockquote><div>one</div><div><strong>two</strong></div></blockquote>" in shown
    assert '<div class="gap"></div><div class="listed">• three</div>' in shown
    assert "<pre>a\n  &lt;b&gt;</pre>" in shown
    assert mrkdwn(MAYA, "&gt;&gt;&gt; all\nthe rest").count("blockquote") == 2


@pytest.mark.parametrize(
    ("template", "words"),
    [
        ("{date_short_pretty} at {time}", "Today at 11:00 AM"),
        ("{date_num}", "2026-12-15"),
        ("{date_long}", "Tuesday, December 15th, 2026"),
        ("{time_secs}", "11:00:00 AM"),
        ("{ago}", "just now"),
    ],
)
def test_a_date_is_told_in_the_readers_zone(template: str, words: str) -> None:
    assert f">{words}</time>" in mrkdwn(MAYA, f"<!date^1797328800^{template}|15 December>")


@pytest.mark.parametrize("token", ["<!date^x^{date}|soon>", "<!date^1797328800^{moon}|soon>"])
def test_a_date_that_cannot_be_told_shows_its_fallback(token: str) -> None:
    assert mrkdwn(MAYA, token) == "<div>soon</div>"


def test_rich_text_has_styles_lists_and_mentions() -> None:
    text = {"type": "text", "text": "a < b", "style": {"bold": True, "code": True}}
    section = {"type": "rich_text_section", "elements": [text, {"type": "user", "user_id": "U2"}]}
    listed = {"type": "rich_text_list", "style": "ordered", "indent": 1, "elements": [section]}
    shown = rich_text(MAYA, {"type": "rich_text", "elements": [listed]})
    assert "<code><strong>a &lt; b</strong></code>" in shown
    assert '<ol class="indent-1" style="list-style-type:lower-alpha"><li>' in shown


def test_markdown_has_tables_and_neither_html_nor_pictures() -> None:
    shown = markdown(
        "**b**\n\n|a|b|\n|-|-|\n|1|2|\n\n<script>x</script> ![chart](https://a.example/c)"
    )
    assert "<strong>b</strong>" in shown
    assert "<td>2</td>" in shown
    assert "&lt;script&gt;" in shown
    assert "<img" not in shown


# Text made of the pieces that the formats are made of.
MARKS = "*_~`<>&|^:@#!\"'[]()\n "
TRAPS = ["```", "<!date^1^{date}^", "https://", "javascript:", "<@U1>", "&gt;", "\ue000", "0\ue001"]
TRAPS += ["<img src=x onerror=alert(1)>", "](javascript:alert(1))", "[a](b)", "a"]
PIECES = st.sampled_from([*MARKS, *TRAPS])


@given(st.lists(PIECES | st.text(max_size=4), max_size=40).map("".join))
def test_nothing_that_is_typed_becomes_markup(text: str) -> None:
    assert_safe(mrkdwn(MAYA, text), TAGS)
    assert_safe(plain_text(text), {"br"})
    assert_safe(markdown(text), MARKDOWN_TAGS)
    part = {"type": "link", "url": text, "text": text}
    section = {"type": "rich_text_section", "elements": [part]}
    assert_safe(rich_text(MAYA, {"elements": [section]}), TAGS)


@pytest.mark.parametrize("piece", ["*", "*a ", "`", "```a", "<", "<!date^1", "_(*~", ":a"])
def test_forty_thousand_characters_of_marks_are_read_at_once(piece: str) -> None:
    begun = time.perf_counter()
    mrkdwn(MAYA, piece * (40_000 // len(piece)))
    assert time.perf_counter() - begun < 0.5
