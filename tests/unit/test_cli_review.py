"""`writdesk review`: a contract for other programs, and the same words for people."""

import datetime as dt
import json
import subprocess
import sys
from pathlib import Path
from typing import Any
from zoneinfo import ZoneInfo

import pytest
import yaml

from bot.domain.checklist import checklist
from cli.reviewing import lines
from policy.load import latest
from policy.request import parse_request
from policy.review import review

ROOT = Path(__file__).parents[2]
REQUESTS = ROOT / "tests" / "requests"
KEYS = [
    "verdict",
    "data_class",
    "findings",
    "beyond_process",
    "offer",
    "notice",
    "preserved_until",
    "reply",
]


def run(*arguments: str, cwd: Path) -> subprocess.CompletedProcess[str]:
    command = [sys.executable, "-c", "import cli; cli.main()", "review", *arguments]
    return subprocess.run(
        command,
        cwd=cwd,
        env={"PYTHONPATH": str(ROOT)},
        capture_output=True,
        text=True,
        timeout=60,
        check=False,
    )


def test_the_json_has_the_contracts_keys_and_the_files_expectation(tmp_path: Path) -> None:
    ran = run(str(REQUESTS / "subpoena-deficient.yaml"), "--json", cwd=tmp_path)
    assert ran.returncode == 0, ran.stderr
    found: dict[str, Any] = json.loads(ran.stdout)
    assert list(found) == KEYS
    assert found["verdict"] == "insufficient"
    assert set(found["findings"][0]) == {"id", "status", "section", "why"}
    assert set(found["notice"]) == {"default", "exception", "barred_until", "due_on"}


def test_json_in_is_as_good_as_yaml_in(tmp_path: Path) -> None:
    file = tmp_path / "request.json"
    file.write_text('{"process": "preservation", "country": "NO"}')
    ran = run(str(file), "--json", cwd=tmp_path)
    assert json.loads(ran.stdout)["verdict"] == "insufficient"


@pytest.mark.parametrize(
    ("text", "complaint"),
    [
        ("process: subpena\n", "process: input should be"),
        ("process: subpoena\ncountry: XX\n", "country: XX is no country code"),
        ("process: subpoena\nsigned: {date: 2026-02-30}\n", "day is out of range"),
        ("process: subpoena\nseeks: [shoe_size]\n", "shoe_size"),
        ("process: [\n", "is neither YAML nor JSON"),
        ("- a list\n", "is no mapping of facts"),
    ],
)
def test_bad_input_is_one_line_and_status_two(tmp_path: Path, text: str, complaint: str) -> None:
    file = tmp_path / "bad.yaml"
    file.write_text(text)
    ran = run(str(file), "--json", cwd=tmp_path)
    assert ran.returncode == 2
    assert ran.stdout == ""
    assert complaint in ran.stderr
    assert len(ran.stderr.strip().splitlines()) == 1


def test_a_file_that_is_not_there_is_said_to_be_so(tmp_path: Path) -> None:
    ran = run("nowhere.yaml", cwd=tmp_path)
    assert (ran.returncode, ran.stderr) == (
        2,
        "writdesk: nowhere.yaml: cannot be read: No such file or directory\n",
    )


def test_the_desks_zone_and_suffixes_count_and_nothing_else_of_it_is_needed(tmp_path: Path) -> None:
    (tmp_path / "desk.yaml").write_text(
        "time_zone: America/New_York\ngovernment_suffixes: [beispielland.de]\n"
    )
    facts = tmp_path / "request.yaml"
    facts.write_text("process: non_us_direct\nsender_email: k@polizei.beispielland.de\n")
    ran = run(str(facts), "--json", cwd=tmp_path)
    (found,) = [
        one for one in json.loads(ran.stdout)["findings"] if one["id"] == "official_sender_email"
    ]
    assert found["status"] == "met"

    (tmp_path / "desk.yaml").write_text("time_zon: America/New_York\n")
    ran = run(str(facts), "--json", cwd=tmp_path)
    assert (ran.returncode, ran.stderr) == (
        2,
        "writdesk: desk.yaml:1: time_zon: there is no such key\n",
    )
    assert run(str(facts), "--desk", "other.yaml", cwd=tmp_path).returncode == 2


@pytest.mark.parametrize("file", sorted(REQUESTS.glob("*.yaml")), ids=lambda file: file.stem)
def test_the_text_for_people_has_each_finding_and_the_whole_letter(file: Path) -> None:
    guide = latest()
    request = parse_request(yaml.safe_load(file.read_text()))
    found = review(guide, request, zone=ZoneInfo("UTC"))
    text = "\n".join(lines(checklist(guide, found), found))
    assert all(finding.why in text for finding in found.findings)
    assert found.letter().strip() in text


def test_the_letter_is_signed_as_the_desk_has_it_and_dated_where_the_desk_is(
    tmp_path: Path,
) -> None:
    (tmp_path / "desk.yaml").write_text(
        "time_zone: Pacific/Kiritimati\nsignatory: [Dana Whitfield, Counsel]\n"
    )
    days = {dt.datetime.now(ZoneInfo("Pacific/Kiritimati")).date()}
    ran = run(str(REQUESTS / "subpoena-deficient.yaml"), "--json", cwd=tmp_path)
    days.add(dt.datetime.now(ZoneInfo("Pacific/Kiritimati")).date())
    reply = json.loads(ran.stdout)["reply"]
    assert reply.split("\n", 1)[0] in {f"{day.day} {day:%B %Y}" for day in days}
    assert reply.endswith("Dana Whitfield\nCounsel\n")
