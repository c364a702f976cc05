"""Whatever Slack brings, the desk acknowledges it, and what is malformed changes nothing."""

import copy
import logging
import random
import uuid
from dataclasses import dataclass, field
from typing import Any

import pytest

from bot.store import audit
from bot.store.database import rows
from tests.fuzz.mutations import changed, refusals, sent_by
from tests.fuzz.tour import LISTENERS, Sample, listened, walked
from tests.scenarios.office import Office, told
from workspace.deliveries import Ack, Envelope
from workspace.model import Json
from workspace.workspace import Workspace

SEED = 20_261_101
EACH = 8  # malformed payloads a listener
WITHIN = 3.0  # seconds that Slack waits

# What these listen to, everyone in the workspace may do: ask the guide, raise an emergency.
_FOR_EVERYONE = ("handlers.policy", "handlers.emergency", "handlers.intake.direct", "handlers.home")
# What says no more than that somebody was refused, that an event was seen, that a post is on
# its way.
_APART = {"audit", "causes", "homes", "outbox", "sqlite_sequence"}


@dataclass
class Fuzzed:
    """The desk after the walk, what is sent to it, and what went wrong."""

    office: Office
    samples: list[Sample]
    log: pytest.LogCaptureFixture
    wrong: list[str] = field(default_factory=list)

    async def send(self, sample: Sample, said: str, payload: Json, *, may_change: bool) -> None:
        """Send it, and note whether it was acknowledged in time, a fault, or a change."""
        before = self._kept()
        ack = await self._deliver(sample, payload)
        if not ack.acknowledged and not self._comes_again():
            self._note(sample, said, f"was not acknowledged: {ack.error}")
        elif sample.kind == "slash_commands" and not ack.payload and not self._forms_closed():
            self._note(sample, said, "said nothing to the person")
        if ack.acknowledged and ack.seconds > WITHIN:
            self._note(sample, said, f"took {ack.seconds:.1f} s")
        for record in self.log.records:
            if record.levelno >= logging.ERROR:
                self._note(sample, said, f"is a fault: {record.exc_text or record.getMessage()}")
        self.log.clear()
        if not may_change and (parts := _differences(before, self._kept())):
            self._note(sample, said, f"changed {parts}")

    def fresh(self, sample: Sample, person: str | None = None) -> Json:
        """The payload as if it was done again: with handles and ids of its own."""
        payload = copy.deepcopy(sample.payload)
        if person:
            sent_by(payload, person)
        if "trigger_id" in payload:
            by = payload.get("user_id") or payload["user"]["id"]
            payload["trigger_id"] = self.office.workspace.triggers.issue(by)
        if "event_id" in payload:
            payload["event_id"] = f"Ev{uuid.uuid4().hex[:9].upper()}"
        if payload.get("type") == "view_submission":
            payload["view"]["hash"] = str(uuid.uuid4())
        for action in payload.get("actions", ()):
            action["action_ts"] = self.office.workspace.state.next_ts()
        return payload

    async def is_whole(self) -> None:
        """The desk still answers, its audit log verifies, and nothing points nowhere."""
        assert "LR-1" in await told(self.office.maya, "/case show LR-1")
        store = self.office.desk.store
        assert rows(store.db, "PRAGMA foreign_key_check") == []
        assert audit.verify(store.db, store.key).broken is None

    def _forms_closed(self) -> bool:
        """Whether forms were open, which are closed now."""
        modals, people = self.office.workspace.modals, self.office.workspace.state.users
        return sum(len(modals.clear(person)) for person in people) > 0

    def _comes_again(self) -> bool:
        """Slack sends an event anew: the answer to it could not be posted."""
        return any("event not answered" in record.getMessage() for record in self.log.records)

    async def _deliver(self, sample: Sample, payload: Json) -> Ack:
        envelope = Envelope(str(uuid.uuid4()), sample.kind, payload, True)
        return await self.office.workspace.deliveries.send_again(envelope)

    def _kept(self) -> dict[str, Any]:
        db = self.office.desk.store.db
        tables = sorted(set(db.table_names()) - _APART)
        kept: dict[str, Any] = {name: rows(db, f'SELECT * FROM "{name}"') for name in tables}
        kept["what is owed"] = rows(db, "SELECT key FROM outbox ORDER BY key")
        kept["the audit log"] = rows(db, "SELECT seq FROM audit WHERE action <> 'denied'")
        return kept

    def _note(self, sample: Sample, said: str, what: str) -> None:
        self.wrong.append(f"{sample.name}{' (made)' if sample.made else ''}, {said}: {what}")


@pytest.fixture
async def fuzzed(office: Office, caplog: pytest.LogCaptureFixture) -> Fuzzed:
    """The desk, walked through, with people who may do nothing beside."""
    office.workspace.admin.add_stranger("eve", "Eve Elsewhere", ["general"])
    office.workspace.rates.enabled = False
    samples = await walked(office)
    caplog.clear()
    return Fuzzed(office, samples, caplog)


async def test_the_walk_meets_nearly_everything_that_the_desk_listens_to(fuzzed: Fuzzed) -> None:
    assert {sample.name for sample in fuzzed.samples} == {name for _, name in listened()}
    made = [sample.name for sample in fuzzed.samples if sample.made]
    assert len(made) < len(fuzzed.samples) / 3, made


async def test_who_may_do_nothing_changes_nothing_by_anything(fuzzed: Fuzzed) -> None:
    nobody = _nobody(fuzzed.office.workspace)
    for sample in fuzzed.samples:
        for said, payload in refusals(fuzzed.fresh(sample), nobody):
            await fuzzed.send(sample, said, payload, may_change=False)
    assert not fuzzed.wrong, "\n".join(fuzzed.wrong)
    await fuzzed.is_whole()


async def test_nothing_malformed_that_a_plain_member_sends_changes_anything(
    fuzzed: Fuzzed,
) -> None:
    pick, ben = random.Random(SEED), fuzzed.office.ben.id
    for sample in fuzzed.samples:
        for _ in range(EACH):
            said, payload = changed(fuzzed.fresh(sample, ben), pick)
            await fuzzed.send(sample, said, payload, may_change=_is_for_everyone(sample.name))
    assert not fuzzed.wrong, "\n".join(fuzzed.wrong)
    await fuzzed.is_whole()


async def test_nothing_malformed_that_counsel_sends_is_a_fault(fuzzed: Fuzzed) -> None:
    pick = random.Random(SEED + 1)
    for sample in fuzzed.samples:
        for _ in range(EACH):
            said, payload = changed(fuzzed.fresh(sample), pick)
            await fuzzed.send(sample, said, payload, may_change=True)
    assert not fuzzed.wrong, "\n".join(fuzzed.wrong)
    await fuzzed.is_whole()


def _nobody(workspace: Workspace) -> dict[str, str]:
    workspace.admin.change_user("ines", deleted=True)
    return {
        "a guest": workspace.person("gus").id,
        "a stranger": workspace.person("eve").id,
        "a deleted person": workspace.person("ines").id,
        "a person whom nobody knows": "U0NOTHERE",
    }


def _is_for_everyone(name: str) -> bool:
    for group in ("commands", "actions", "forms", "shortcuts", "message_shortcuts", "events"):
        if handler := getattr(LISTENERS, group).get(name):
            return str(handler.__module__).startswith(_FOR_EVERYONE)
    return True


def _differences(before: dict[str, Any], after: dict[str, Any]) -> str:
    return ", ".join(name for name in before if before[name] != after[name])
