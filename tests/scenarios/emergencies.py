"""An emergency in a story: raised, wound on, and what the audit log has of it."""

from datetime import timedelta

from bot.store.database import rows
from tests.scenarios.office import Office, told
from workspace.model import Message

EMERGENCIES = "emergencies"
SHORT = "/emergency boy on a stream says he will jump"


def wind(office: Office, minutes: float) -> None:
    office.workspace.clock.wind(timedelta(minutes=minutes))


async def raised(office: Office, line: str = SHORT) -> Message:
    """Somebody raises an emergency; its alert."""
    await told(office.ben, line, "general")
    return await office.ines.sees("Nobody has taken it yet", EMERGENCIES)


def actions(office: Office) -> list[str]:
    return [each["action"] for each in rows(office.desk.store.db, "SELECT action FROM audit")]
