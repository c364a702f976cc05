"""An emergency's way, from half a sentence to the decision, told from the people's side."""

from tests.scenarios.office import DESK, Office, fills, told
from workspace.sight import words

EMERGENCIES = "emergencies"


async def test_half_a_sentence_pages_the_people_on_call(office: Office) -> None:
    answer = await told(office.ben, "/emergency boy on a stream says he will jump", "general")
    assert "LR-1* is raised" in answer
    alert = await office.ines.sees("Nobody has taken it yet", EMERGENCIES)
    assert "boy on a stream says he will jump" in words(alert)
    assert "Raised" in words(alert)
    assert "Ben Sato" in words(alert)
    page = await office.ines.sees("LR-1 · emergency")
    await office.ruth.sees("LR-1 · emergency")
    assert "boy" not in words(page)
    mention = await office.ines.sees(f"<@{office.ines.id}>", EMERGENCIES, alert.ts)
    assert "boy" not in words(mention)


async def test_what_is_missing_stands_on_the_alert_as_questions(office: Office) -> None:
    await told(office.ben, "/emergency boy on a stream says he will jump", "general")
    alert = await office.ines.sees("Missing: ask the requester now", EMERGENCIES)
    assert "Who is in danger of death or serious physical injury?" in words(alert)
    assert "What is happening, and how" not in words(alert)
    assert "Not verified" in words(alert)
