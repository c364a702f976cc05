"""Every way in to a case, tried from outside once it is sealed: it is a number and no more."""

import pytest

from handlers.grammar import emergency, preserve
from handlers.grammar.usage import USAGE
from tests.scenarios.casework import CALLED_BACK, case_of
from tests.scenarios.office import DESK, SEALED, Office, fills, told
from workspace.model import Message
from workspace.sight import words

AGENCY = "Quiet Court of Lakemont"
ACCOUNT = "target@example.net"
SECRETS = (AGENCY, ACCOUNT, "LK-77", "Pike", "clerk called")
LINE = (
    f'/case new preservation agency="{AGENCY}" reference=LK-77 account_email={ACCOUNT} country=DE'
    " agent=Pike due=2026-11-30"
)
# A line for each subcommand that names a case, as an outsider of every role may type it.
OF_A_CASE = {
    "show": "show LR-1",
    "take": "take LR-1",
    "assign": "assign LR-1 @tom",
    "status": "status LR-1 in_review",
    "note": "note LR-1 hm",
    "due": "due LR-1 +10d",
    "log": "log LR-1",
    "file": "file LR-1",
    "review": "review LR-1",
    "edit": "edit LR-1",
    "verify": "verify LR-1",
    "reply": "reply LR-1",
    "letters": "letters LR-1",
    "approve": "approve LR-1",
    "notice": "notice LR-1",
    "close": "close LR-1 withdrawn",
    "link": "link LR-1",
    "unlink": "unlink LR-1 LR-2",
    "seal": "seal LR-1",
    "unseal": "unseal LR-1",
    "people": "people LR-1",
}
OF_A_PRESERVATION = {
    "new": "new LR-1 snapshot=now",
    "show": "show LR-1",
    "extend": "extend LR-1",
    "decide": "decide LR-1 decline",
    "hold": "hold LR-1 LR-2",
    "release": "release LR-1 deleted=yes",
}
OF_AN_EMERGENCY = {
    "show": "show LR-1",
    "ack": "ack LR-1",
    "hand": "hand LR-1 @tom",
    "ask": "ask LR-1",
    "decide": "decide LR-1",
    "add": "add LR-1 hm",
    "mistake": "mistake LR-1 hm",
    "resolve": "resolve LR-1 hm",
    "look": "look LR-1",
}
NO_CASE = {"new", "list", "find", "help", "drill"}
LINES = [
    *(f"/case {line}" for line in OF_A_CASE.values()),
    *(f"/preserve {line}" for line in OF_A_PRESERVATION.values()),
    *(f"/emergency {line}" for line in OF_AN_EMERGENCY.values()),
]
BUTTONS = (
    "case_review",
    "case_reply",
    "case_note",
    "case_status",
    "case_due",
    "case_assign",
    "case_take",
    "case_close",
    "preserve_extend",
)


async def opened(office: Office) -> None:
    """A case with a preservation, that Maya works on in the open."""
    await told(office.maya, LINE)
    await office.maya.sees(AGENCY, DESK)
    await told(office.maya, "/case note LR-1 the clerk called")
    await told(office.maya, "/preserve new LR-1 snapshot=now")


async def sealed(office: Office) -> None:
    await told(office.ruth, "/case seal LR-1", SEALED)
    await office.tom.sees("LR-1 · sealed", DESK)


def tells(answer: str) -> list[str]:
    return [secret for secret in SECRETS if secret in answer]


def test_each_subcommand_that_names_a_case_is_tried() -> None:
    assert set(USAGE) - NO_CASE == set(OF_A_CASE)
    assert set(preserve.USAGE) - {"list", "help"} == set(OF_A_PRESERVATION)
    assert set(emergency.USAGE) - NO_CASE - {"raise"} == set(OF_AN_EMERGENCY)


async def test_no_command_says_more_of_it_than_its_number(office: Office) -> None:
    await opened(office)
    await sealed(office)
    await told(office.tom, "/case new subpoena country=US")
    before = case_of(office)
    for line in LINES:
        answer = await told(office.tom, line)
        assert tells(answer) == [], line
        assert (
            "LR-1 · sealed" in answer
            or "you need the role" in answer
            or "no emergency" in (answer.lower())
        ), f"{line}: {answer}"
        assert office.tom.view() is None, line
    assert case_of(office) == before


async def test_a_copy_that_was_shown_before_it_was_sealed_opens_nothing(office: Office) -> None:
    await opened(office)
    await told(office.tom, "/case show LR-1")
    (copy,) = [m for m in office.tom.ephemerals(DESK) if AGENCY in words(m)]
    await sealed(office)
    before = case_of(office)
    pressed = [one for one in BUTTONS if one in str(copy.blocks)]
    assert len(pressed) >= 7
    for button in pressed:
        await presses(office, copy, button)
    assert case_of(office) == before


async def presses(office: Office, copy: Message, button: str) -> None:
    """Tom presses a button of his copy; what he is then told is a number."""
    seen = len(office.tom.ephemerals(DESK))
    await office.tom.click(copy, button)
    (answer,) = office.tom.ephemerals(DESK)[seen:]
    assert "LR-1 · sealed" in words(answer), button
    assert tells(words(answer)) == [], button


@pytest.mark.parametrize(
    ("line", "values"),
    [
        ("edit LR-1", {"agent_badge": "9"}),
        ("verify LR-1", CALLED_BACK),
        ("reply LR-1", {"letter": "Dear officer"}),
        ("close LR-1", {"outcome": "withdrawn"}),
    ],
)
async def test_a_form_that_was_open_when_it_was_sealed_changes_and_shows_nothing(
    office: Office, line: str, values: dict[str, str]
) -> None:
    await opened(office)
    await office.tom.command(f"/case {line}", DESK)
    form = await office.tom.sees_view("LR-1")
    await sealed(office)
    before = case_of(office)
    ack = await fills(office.tom, form, values)
    answer = str(ack.payload)
    assert "LR-1 · sealed" in answer
    assert tells(answer) == []
    assert case_of(office) == before


async def test_the_same_reference_typed_anew_is_to_an_outsider_like_any_other(
    office: Office,
) -> None:
    await opened(office)
    await sealed(office)
    mine = await told(office.ruth, "/case new subpoena reference=LK-77 country=US", SEALED)
    assert "came in before: LR-1" in mine
    answer = await told(office.tom, "/case new subpoena reference=LK-77 country=US")
    assert "LR-1" not in answer
    assert "LR-2" in answer


async def test_its_files_names_and_its_letters_are_shown_to_nobody_outside(
    office: Office,
) -> None:
    await opened(office)
    await sealed(office)
    await office.ruth.command("/case reply LR-1", SEALED)
    form = await office.ruth.sees_view("LR-1")
    await fills(office.ruth, form, {"letter": f"To {AGENCY}", "now": "sent"})
    await told(office.ruth, "/case file LR-1", SEALED)
    sent = await office.ruth.sees("LR-1", None)
    assert tells(str(sent.files) + sent.text) == []
    for message in office.tom.messages(DESK) + office.tom.messages(None):
        assert tells(words(message)) == []
