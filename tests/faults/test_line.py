"""The line to Slack goes dead: the whole desk is back on a new one in time."""

import asyncio
import time
from collections.abc import Sequence

from tests.scenarios.office import Office, told


async def test_when_slack_stops_answering_pings_the_desk_is_back_within_thirty_seconds(
    office: Office,
) -> None:
    old = list(office.workspace.deliveries.connections)
    began = time.monotonic()
    office.workspace.faults.deafen_sockets()
    await _is_back(office, old, 30)
    assert time.monotonic() - began < 30
    assert "LR-1" in await told(office.maya, "/case new subpoena country=US")


async def test_when_the_line_is_cut_the_desk_is_back_within_fifteen_seconds_and_idles_meanwhile(
    office: Office,
) -> None:
    old = list(office.workspace.deliveries.connections)
    began, busy = time.monotonic(), time.process_time()
    await office.workspace.faults.drop_sockets(close_frame=False)
    await _is_back(office, old, 15)
    took = time.monotonic() - began
    assert took < 15
    assert time.process_time() - busy < max(0.5, took / 4), "the loop was busy while it waited"
    assert "LR-1" in await told(office.maya, "/case new subpoena country=US")


async def test_while_slack_takes_no_connection_the_desk_neither_gives_up_nor_spins(
    office: Office,
) -> None:
    office.workspace.faults.refuse("apps.connections.open", "internal_error", times=None)
    old = list(office.workspace.deliveries.connections)
    busy = time.process_time()
    await office.workspace.faults.drop_sockets(close_frame=False)
    await asyncio.sleep(6)
    assert time.process_time() - busy < 1.5
    office.workspace.faults.clear()
    await _is_back(office, old, 30)
    assert "LR-1" in await told(office.maya, "/case new subpoena country=US")


async def _is_back(office: Office, old: Sequence[object], seconds: float) -> None:
    """Until there is a connection that was not there before."""
    connections = office.workspace.deliveries.connections
    await office.workspace.state.until(
        lambda: any(one not in old for one in connections) or None, seconds
    )
