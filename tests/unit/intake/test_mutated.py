"""Papers that were cut, bent and stuffed: each is read or named, in time, and never a fault."""

import asyncio
import logging
from unittest import mock

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from bot.intake.reader import Reader
from bot.intake.result import Problem
from tests.unit.intake import letters, papers

SECONDS = 15.0
PAPERS = [
    papers.paper(letters.WARRANT),
    papers.paper(letters.GRAND_JURY, pages=2),
    papers.form("Preservation request", {"agencyReference": "LPD-9"}),
    papers.scanned(),
    papers.locked(letters.WARRANT, ""),
]
_STUFFING = st.binary(max_size=40) | st.sampled_from(
    [
        *(b"/Length 99999999", b"endstream", b"endobj", b"xref\n0 99999\n", b"/Kids [1 0 R 1 0 R]"),
        *(b"/Filter [/FlateDecode /FlateDecode]", b"<<" * 20, b"[" * 500, b"%%EOF", b"stream\n"),
        *(b"/Prev 0", b"/Count -1", b"999999999 65535 R", b"\x00" * 30, b"/Encrypt 1 0 R"),
    ]
)
_CHANGE = st.tuples(st.floats(0, 1), st.integers(0, 200), _STUFFING)


def changed(paper: bytes, changes: list[tuple[float, int, bytes]]) -> bytes:
    """The paper with something put in the place of so many bytes, here and there."""
    for where, many, stuffing in changes:
        at = int(where * len(paper))
        paper = paper[:at] + stuffing + paper[at + many :]
    return paper


@settings(max_examples=25, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(st.sampled_from(PAPERS), st.lists(_CHANGE, min_size=1, max_size=6))
def test_a_paper_that_was_tampered_with_is_read_or_named_in_time(
    paper: bytes, changes: list[tuple[float, int, bytes]]
) -> None:
    log = logging.getLogger("bot.intake.reader")
    with mock.patch.object(log, "warning") as failed:  # what a worker that failed leaves behind
        reading = asyncio.run(Reader(SECONDS).read(changed(paper, changes)))
    assert not failed.called, failed.call_args
    assert reading.problem is not Problem.TOO_SLOW


@pytest.mark.parametrize(
    ("paper", "old", "new", "problem"),
    [
        (PAPERS[4], b"/Filter /Standard", b"/Filter /Stand", Problem.LOCKED),
        (PAPERS[0], b"/Kids [ 4 0 R ]", b"/Kids [ 2 0 R ]", Problem.BROKEN),
    ],
    ids=["locked in a way that nobody knows", "pages that hold themselves"],
)
def test_what_pypdf_breaks_on_is_named(
    paper: bytes, old: bytes, new: bytes, problem: Problem
) -> None:
    assert old in paper
    assert asyncio.run(Reader(SECONDS).read(paper.replace(old, new))).problem is problem


@settings(max_examples=10, deadline=None)
@given(st.binary(max_size=3000))
def test_what_only_begins_like_a_pdf_is_named(rest: bytes) -> None:
    assert asyncio.run(Reader(SECONDS).read(b"%PDF-1.7\n" + rest)).problem is not None
