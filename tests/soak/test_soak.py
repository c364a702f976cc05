"""An hour of a busy desk, with the minutes between its commands left out."""

import datetime as dt
from pathlib import Path

import pytest

from tests.faults.desk_process import desk_process
from tests.soak.load import Soak, slope
from workspace.workspace import Workspace

MINUTES = 60


@pytest.mark.timeout(240)
async def test_in_an_hour_of_work_memory_tasks_and_open_files_stay_as_they_are(
    workspace: Workspace, database: Path
) -> None:
    workspace.rates.enabled = False
    async with desk_process(workspace, database) as desk:
        soak = Soak(workspace, desk, dt.timedelta(minutes=1))
        for minute in range(MINUTES):
            await soak.round()
            if minute % 4 == 0:
                await soak.measure()
    assert soak.problems() == []


def test_what_grows_is_seen_to_grow() -> None:
    assert slope([5, 5, 5, 5]) == 0
    assert slope([1, 3, 5, 7]) == 2
