"""A file is read in a process of its own, and what cannot be read is named for what it is."""

import time

import pytest

from bot.intake.reader import Reader
from bot.intake.result import Problem
from tests.unit.intake import letters, papers
from tests.unit.intake.samples import FOLDER, SAMPLES


async def test_a_pdf_is_read_into_proposals() -> None:
    reading = await Reader().read(papers.paper(letters.GRAND_JURY))
    assert reading.problem is None
    assert (reading.pages, reading.total) == (1, 1)
    assert reading.proposals["agent.badge"].value == "4471"
    assert reading.proposals["seeks"].value[0] == "name"


async def test_form_fields_are_read_too() -> None:
    reading = await Reader().read(papers.form("Preservation request", {"agencyReference": "LPD-9"}))
    assert reading.proposals["reference"].value == "LPD-9"


@pytest.mark.parametrize(
    ("content", "problem"),
    [
        (papers.locked(letters.WARRANT), Problem.LOCKED),
        (papers.scanned(), Problem.SCANNED),
        (papers.paper(letters.WARRANT)[:-400], Problem.BROKEN),
        (b"%PDF-1.7\n" + b"\0" * 5000, Problem.BROKEN),
        (b"PK\x03\x04 a Word document", Problem.NO_PDF),
        (b"", Problem.NO_PDF),
        (b"%PDF-" + b"0" * (20 * 1024 * 1024), Problem.TOO_LARGE),
        (papers.bomb(), Problem.TOO_HEAVY),
    ],
    ids=["locked", "scanned", "cut off", "rubbish", "no pdf", "empty", "large", "bomb"],
)
async def test_what_cannot_be_read_is_named(content: bytes, problem: Problem) -> None:
    assert (await Reader().read(content)).problem is problem


async def test_a_locked_file_without_a_password_for_readers_is_read() -> None:
    assert (await Reader().read(papers.locked(letters.WARRANT, ""))).problem is None


async def test_of_five_hundred_pages_the_first_are_read_and_it_says_so() -> None:
    reading = await Reader().read(papers.paper(letters.WARRANT, pages=499))
    assert (reading.pages, reading.total) == (60, 500)
    assert reading.proposals["process"].value == "search_warrant"


async def test_a_file_that_takes_too_long_is_given_up_and_its_process_ends(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr("bot.intake.reader._WORKER", "tests.unit.intake.endless")
    started = time.monotonic()
    reading = await Reader(seconds=1.5).read(papers.paper(letters.WARRANT))
    assert reading.problem is Problem.TOO_SLOW
    assert time.monotonic() - started < 4


async def test_a_worker_that_takes_too_much_memory_ends_alone(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr("bot.intake.reader._WORKER", "tests.unit.intake.greedy")
    assert (await Reader().read(b"%PDF-")).problem is Problem.TOO_HEAVY


@pytest.mark.parametrize(("name", "text"), SAMPLES.items())
async def test_the_sample_requests_read_as_they_are_written(name: str, text: str) -> None:
    reading = await Reader().read((FOLDER / name).read_bytes())
    assert reading.problem is None
    assert reading.proposals["process"].words in " ".join(text.split())
