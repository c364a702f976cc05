"""The desk cannot write: whoever has to be paged is paged all the same."""

import sqlite3
import time
from contextlib import closing
from dataclasses import replace
from pathlib import Path

from tests.faults.house import EMERGENCIES, SHORT, House
from tests.faults.outside import Service
from tests.scenarios.office import Office, connected, desk_settings, told
from workspace.workspace import Workspace


async def test_a_locked_database_keeps_nobody_waiting(house: House, outside: Service) -> None:
    await house.start()
    began = time.monotonic()
    with closing(sqlite3.connect(house.database)) as other:
        other.execute("BEGIN IMMEDIATE")
        answer = await told(house.person("ben"), SHORT, "general")
        assert time.monotonic() - began < 3
        assert "could not store" in answer
        await house.person("ines").sees("boy on a stream", EMERGENCIES)
        await outside.hears("NOT RECORDED")
        assert house.found("SELECT id FROM emergencies") == []
        other.rollback()
    await house.person("ines").sees("LR-1 · emergency")
    assert len(house.found("SELECT id FROM emergencies")) == 1


async def test_a_full_disk_keeps_nobody_from_being_paged(
    workspace: Workspace, database: Path, outside: Service
) -> None:
    """Where no file system may be made full: the database is given no more pages."""
    plain = await desk_settings(workspace, database)
    fallback = replace(plain.paging.escalation.fallback, outside=("PAGE_ALL",))
    escalation = replace(plain.paging.escalation, fallback=fallback)
    paging = replace(plain.paging, escalation=escalation, outside={"PAGE_ALL": outside.url})
    async with connected(workspace, replace(plain, paging=paging)) as office:
        connection = office.desk.store.db.conn
        pages = connection.execute("PRAGMA page_count").fetchone()[0]
        connection.execute(f"PRAGMA max_page_count = {pages}")
        connection.execute("PRAGMA wal_checkpoint(TRUNCATE)")
        assert "could not store" in await _until_full(office)
        await office.ines.sees("NOT RECORDED", EMERGENCIES)
        await office.ines.sees("NOT RECORDED")
        await outside.hears("NOT RECORDED")
        connection.execute("PRAGMA max_page_count = 1000000")
        await office.ines.sees("It was paged before the desk could store it", EMERGENCIES)


async def _until_full(office: Office) -> str:
    """Emergencies are raised until the disk is full; what the last person was told."""
    for number in range(60):
        answer = await told(office.ben, f"/emergency threat {number} " + "x" * 3000, "general")
        if "is raised" not in answer:
            return answer
    raise AssertionError("the disk was never full")
