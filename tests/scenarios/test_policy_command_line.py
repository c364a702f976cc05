"""`writdesk ask` and `writdesk guide` as people and programs run them."""

import asyncio
import json
import shutil
import sys
from pathlib import Path
from typing import Any

import pytest

from policy.load import GUIDE_DIR, latest, versions
from tests.scenarios.office import Office, told
from tests.scenarios.processes import run, write_desk_file
from tests.scenarios.test_policy_asking import alternatives, ambiguous
from workspace.workspace import Workspace

CONTRACT = ("id", "question", "lang", "abstained", "answer", "section", "confidence", "nearest")
NEWEST = versions()[-1].isoformat()


@pytest.fixture
def newer(tmp_path: Path) -> Path:
    """A guide that is being edited: preservation lasts longer."""
    folder = tmp_path / "newer"
    shutil.copytree(GUIDE_DIR / NEWEST, folder)
    section = folder / "sections" / "preservation.yaml"
    text = section.read_text(encoding="utf-8")
    number = "{name: preservation_days, value: 90"
    assert number in text
    section.write_text(text.replace(number, number.replace("90", "180")), encoding="utf-8")
    return folder


async def test_a_question_is_answered_in_text_and_as_json() -> None:
    asked = "what does a subpoena yield?"
    text = await run("ask", asked)
    assert (text.status, text.err) == (0, "")
    assert "2703(c)(2)" in text.out
    found = json.loads((await run("ask", "--json", asked)).out)
    assert tuple(found) == CONTRACT
    assert found["question"] == asked
    assert (found["lang"], found["abstained"], found["section"]) == ("en", False, "us_requests")
    assert 0 <= found["confidence"] <= 1


async def test_a_question_that_fits_two_facts_is_given_both_where_nothing_can_be_asked_back() -> (
    None
):
    both = [latest().fact(one).lead.en for one in alternatives(ambiguous())]
    assert len(both) == 2
    ended = await run("ask", ambiguous())
    assert all(lead in ended.out for lead in both)
    found = json.loads((await run("ask", "--json", ambiguous())).out)
    assert all(lead in found["answer"] for lead in both)


async def test_an_answer_is_explained() -> None:
    explained = await run("ask", "--explain", "what does a subpoena yield?")
    for said in ("heard: ", "process.subpoena", "competed:", "why: "):
        assert said in explained.out


async def test_each_line_of_a_file_is_answered_in_its_order(tmp_path: Path) -> None:
    file = tmp_path / "questions.jsonl"
    lines: list[dict[str, Any]] = [
        {"id": "b", "question": "what does a subpoena yield?"},
        {"id": 7, "question": "LERS账户要多少钱？", "expect": "ignored"},
        {"id": "", "question": ""},
        {"id": "half", "question": "\ud800 voicemail?"},
    ]
    text = "\n\n".join(json.dumps(line) for line in lines)
    file.write_text("\ufeff" + text, encoding="utf-8")
    ended = await run("ask", "--jsonl", str(file))
    assert (ended.status, ended.err) == (0, "")
    found = [json.loads(line) for line in ended.out.splitlines()]
    assert [(one["id"], one["question"]) for one in found] == [
        (line["id"], line["question"]) for line in lines
    ]
    assert all(tuple(one) == CONTRACT for one in found)
    assert [one["abstained"] for one in found[:3]] == [False, True, True]


async def test_standard_input_is_answered_line_by_line_as_it_comes() -> None:
    command = (sys.executable, "-m", "cli", "ask", "--jsonl", "-")
    process = await asyncio.create_subprocess_exec(
        *command, stdin=asyncio.subprocess.PIPE, stdout=asyncio.subprocess.PIPE
    )
    assert process.stdin is not None
    assert process.stdout is not None
    for number in range(2):
        process.stdin.write(json.dumps({"id": str(number), "question": "voicemail?"}).encode())
        process.stdin.write(b"\n")
        line = await asyncio.wait_for(process.stdout.readline(), 30)
        assert json.loads(line)["id"] == str(number)
    process.stdin.close()
    assert await asyncio.wait_for(process.wait(), 20) == 0


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (("ask",), "ask something"),
        (("ask", " "), "ask something"),
        (("ask", "--json", "--explain", "subpoena?"), "--explain"),
        (("ask", "subpoena?", "--jsonl", "-"), "leave the question"),
        (("ask", "--jsonl", "nowhere.jsonl"), "nowhere.jsonl cannot be read"),
        (("guide", "check", "nowhere"), "manifest.yaml"),
        (("guide", "diff", NEWEST, "1999-01-01"), f"one of {NEWEST}"),
        (("guide", "diff", NEWEST, "yesterday"), "there is no guide 'yesterday'"),
    ],
)
async def test_bad_use_ends_with_one_clear_line(arguments: tuple[str, ...], said: str) -> None:
    ended = await run(*arguments)
    assert ended.status == 2
    assert ended.out == ""
    assert ended.err.startswith("writdesk: ")
    assert len(ended.err.splitlines()) == 1
    assert said in ended.err


@pytest.mark.parametrize(
    ("line", "said"),
    [
        (b"nope", "line 2 is no JSON"),
        (b"[1]", 'line 2 needs an "id" and a "question"'),
        (b'{"id": "a"}', 'line 2 needs an "id" and a "question"'),
        (b'{"question": "a"}', 'line 2 needs an "id" that is text or a number'),
        (b'{"id": true, "question": "a"}', 'line 2 needs an "id" that is text or a number'),
        (b"\xff", "line 2 is not UTF-8"),
        (b"[" * 100_000, "line 2 is no JSON"),
    ],
)
async def test_a_line_that_cannot_be_used_is_named(tmp_path: Path, line: bytes, said: str) -> None:
    file = tmp_path / "questions.jsonl"
    file.write_bytes(b'{"id": "first", "question": "voicemail?"}\n' + line + b"\n")
    ended = await run("ask", "--jsonl", str(file))
    assert ended.status == 2
    assert ended.err.startswith(f"writdesk: {said}")
    assert len(ended.err.splitlines()) == 1
    assert json.loads(ended.out)["id"] == "first"


async def test_a_guide_without_slips_is_said_to_have_none(newer: Path) -> None:
    for arguments in ((), (str(newer),)):
        ended = await run("guide", "check", *arguments)
        assert (ended.status, ended.err) == (0, "")
        assert f"The guide of {NEWEST} has no slips" in ended.out


async def test_slips_are_named_each_on_a_line(newer: Path) -> None:
    vocabulary = newer / "vocabulary.yaml"
    text = vocabulary.read_text(encoding="utf-8")
    vocabulary.write_text(text.replace("topics:\n", "topics:\n  tax: {en: tax, zh: 税}\n"), "utf-8")
    lexicon = newer / "lexicon.yaml"
    text = lexicon.read_text(encoding="utf-8")
    lexicon.write_text(
        text.replace("data:\n", "data:\n  x: {en: [voicemail], zh: [税]}\n", 1), "utf-8"
    )
    ended = await run("guide", "check", str(newer))
    assert ended.status == 2
    assert "topic.tax: no fact is about it" in ended.out
    assert "is called 'voicemail' too" in ended.out
    assert ended.err.startswith("writdesk: ")


async def test_what_a_newer_guide_changes_is_shown(newer: Path, tmp_path: Path) -> None:
    same = await run("guide", "diff", NEWEST, NEWEST)
    assert "Nothing changes." in same.out
    ended = await run("guide", "diff", NEWEST, str(newer))
    assert ended.status == 0
    assert "~ preservation_days\n      value: 90 → 180" in ended.out
    assert "May be judged otherwise: preservation" in ended.out


async def test_the_open_cases_that_a_newer_guide_touches_are_named_but_no_sealed_one(
    workspace: Workspace, office: Office, tmp_path: Path, newer: Path
) -> None:
    await told(office.maya, '/case new preservation agency="Harborview PD" country=US')
    await told(office.maya, '/case new preservation agency="Sealed Court" country=US')
    await told(office.maya, '/case new subpoena agency="District Court" country=US')
    await told(office.maya, "/case seal LR-2")
    desk_file = write_desk_file(tmp_path, workspace)
    ended = await run("guide", "diff", NEWEST, str(newer), "--desk", str(desk_file))
    assert ended.status == 0, ended.err
    assert f"Open cases under the guide of {NEWEST}: 1" in ended.out
    assert "  LR-1  preservation" in ended.out
    assert "LR-2" not in ended.out
    assert "Sealed cases are not named" in ended.out
