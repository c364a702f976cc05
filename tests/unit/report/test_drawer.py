"""A report's files are made in a process of its own, which is watched."""

import io
import time

import openpyxl
import pytest

from bot.domain.reports import Figures
from bot.report.counting import count
from bot.report.drawer import Drawer, NotDrawn
from bot.report.lines import Line, Outcome
from tests.unit.report.test_counting import FIGURES, NOTHING, report

MERGED = count([Line("mlat", "DE", Outcome.PENDING)] * 2, [], guarded=True)


@pytest.mark.parametrize("now", [FIGURES, NOTHING, MERGED])
async def test_the_chart_is_a_picture_with_much_nothing_or_all_merged_in_it(now: Figures) -> None:
    assert (await Drawer().make(report(now), "png")).startswith(b"\x89PNG\r\n")


async def test_the_workbook_has_numbers_as_numbers_and_nothing_that_is_computed() -> None:
    content = await Drawer().make(report(), "xlsx")
    sheet = openpyxl.load_workbook(io.BytesIO(content)).active
    assert sheet is not None
    cells = [cell for row in sheet.iter_rows() for cell in row if cell.value is not None]
    assert {cell.data_type for cell in cells} == {"n", "s"}
    assert ["Requests received", 4] in [
        [row[1].value, row[2].value] for row in sheet.iter_rows(min_row=2)
    ]


async def test_a_worker_that_takes_too_long_is_ended_and_the_person_is_told() -> None:
    began = time.monotonic()
    with pytest.raises(NotDrawn, match="could not be made"):
        await Drawer(seconds=0.05).make(report(), "png")
    assert time.monotonic() - began < 5
