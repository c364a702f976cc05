"""`writdesk` as a command: beside a running desk, and without one."""

import asyncio
import json
import signal
from collections.abc import AsyncIterator
from pathlib import Path

import pytest

from tests.scenarios.office import DESK, SEALED, told
from tests.scenarios.processes import change, environment, run, start, write_desk_file
from workspace.sight import words
from workspace.workspace import Workspace

REQUESTS = Path(__file__).parents[3] / "shared" / "examples" / "requests"
EXAMPLES = Path(__file__).parents[1] / "requests"


@pytest.fixture
def desk_file(tmp_path: Path, workspace: Workspace) -> Path:
    return write_desk_file(tmp_path, workspace)


@pytest.fixture
async def running(
    workspace: Workspace, desk_file: Path
) -> AsyncIterator[asyncio.subprocess.Process]:
    """The desk as `writdesk run` starts it."""
    process = await start("run", "--desk", str(desk_file), "--create", env=environment(workspace))
    await workspace.connected(1, seconds=30)
    yield process
    if process.returncode is None:
        process.send_signal(signal.SIGTERM)
    await asyncio.wait_for(process.communicate(), 20)


async def test_run_serves_a_slack_compatible_server_until_it_is_told_to_end(
    workspace: Workspace, running: asyncio.subprocess.Process
) -> None:
    assert "none" in await told(workspace.person("tom"), "/case list")
    running.send_signal(signal.SIGTERM)
    _, err = await asyncio.wait_for(running.communicate(), 20)
    assert running.returncode == 0, err.decode()


@pytest.mark.skipif(not REQUESTS.is_dir(), reason="the shared example requests are not at hand")
async def test_the_six_example_requests_become_cases(
    workspace: Workspace, running: asyncio.subprocess.Process, desk_file: Path
) -> None:
    files = sorted(str(file) for file in REQUESTS.glob("*.yaml"))
    ended = await run("import", *files, "--desk", str(desk_file))
    assert ended.status == 0, ended.err
    assert [line.split()[0] for line in ended.out.splitlines()] == [f"LR-{n}" for n in range(1, 7)]

    maya, tom = workspace.person("maya"), workspace.person("tom")
    await tom.sees("United States Attorney, District of Harborview", DESK, seconds=20)
    await tom.sees("LKA Beispielland", DESK, seconds=20)
    sealed = await tom.sees("LR-3 · sealed", DESK, seconds=20)
    assert "Bureau" not in words(sealed)
    await maya.sees("Federal Bureau of Fictional Investigation", SEALED, seconds=20)
    listed = await told(maya, "/case list")
    assert "6" in listed.splitlines()[1]

    again = await run("import", *files, "--desk", str(desk_file))
    assert again.out.count("already there") == len(files)


async def test_verify_speaks_to_the_running_desk_and_without_it_to_the_database(
    workspace: Workspace, running: asyncio.subprocess.Process, desk_file: Path
) -> None:
    await told(workspace.person("maya"), "/case new subpoena country=US")
    beside = await run("verify", "--desk", str(desk_file))
    assert beside.out.startswith("The audit log is whole: 1 rows")
    running.kill()
    await running.wait()
    alone = await run("verify", "--desk", str(desk_file))
    assert alone.out == beside.out


async def test_a_second_desk_on_the_same_database_is_refused(
    workspace: Workspace, running: asyncio.subprocess.Process, desk_file: Path
) -> None:
    ended = await run("run", "--desk", str(desk_file), env=environment(workspace))
    assert ended.status == 2
    assert "Another desk has" in ended.err


async def test_the_socket_is_its_owners_alone(
    running: asyncio.subprocess.Process, desk_file: Path
) -> None:
    socket = desk_file.parent / "writdesk.db.sock"
    assert running.returncode is None
    for _ in range(100):
        if socket.exists():
            break
        await asyncio.sleep(0.05)
    assert socket.stat().st_mode & 0o077 == 0


async def test_an_empty_docket_never_passes_for_the_real_one(
    workspace: Workspace, desk_file: Path
) -> None:
    ended = await run("run", "--desk", str(desk_file), env=environment(workspace))
    assert ended.status == 2
    assert "There is no database" in ended.err
    assert not (desk_file.parent / "writdesk.db").exists()


async def test_a_refused_token_ends_with_the_status_that_is_not_restarted(
    workspace: Workspace, desk_file: Path
) -> None:
    env = environment(workspace) | {"SLACK_BOT_TOKEN": "xoxb-revoked"}
    ended = await run("run", "--desk", str(desk_file), "--create", env=env)
    assert ended.status == 78
    (line,) = [line for line in ended.err.splitlines() if line.startswith("writdesk:")]
    assert "Slack refuses the token (invalid_auth)" in line


async def test_a_broken_configuration_names_file_line_and_key(
    workspace: Workspace, desk_file: Path
) -> None:
    change(desk_file, "America/New_York", "Atlantis")
    ended = await run("run", "--desk", str(desk_file), env=environment(workspace))
    assert ended.status == 2
    assert "desk.yaml:1: time_zone" in ended.err


async def test_a_file_that_is_no_request_is_named_and_the_rest_is_kept(
    running: asyncio.subprocess.Process, desk_file: Path
) -> None:
    assert running.returncode is None
    bad = desk_file.parent / "bad.yaml"
    bad.write_text("process: subpena\n")
    good = EXAMPLES / "subpoena-complete.yaml"
    ended = await run("import", str(bad), str(good), "--desk", str(desk_file))
    assert ended.status == 2
    assert ended.out.startswith("LR-1 ")
    assert "bad.yaml: process:" in ended.err


@pytest.mark.parametrize(
    ("question", "lang", "says"),
    [
        ("What does a subpoena yield?", "en", "2703(c)(2)"),
        ("传票能拿到什么信息？", "zh", "2703(c)(2)"),
        ("How long is a preservation kept?", "en", "90"),
        ("保留的快照保存多久？", "zh", "90"),
        ("What must an emergency request contain?", "en", "imminent"),
        ("紧急申请要写明哪些内容？", "zh", "紧迫"),
        ("Can you intercept a meeting?", "en", "cannot"),
        ("能不能实时拦截会议？", "zh", "拦截"),
    ],
)
async def test_ask_answers_in_the_language_of_the_question(
    question: str, lang: str, says: str, tmp_path: Path
) -> None:
    ended = await run("ask", "--json", question, cwd=tmp_path)
    answer = json.loads(ended.out)
    assert (answer["abstained"], answer["lang"]) == (False, lang)
    assert says in answer["answer"]
    assert "2023" in answer["answer"]
    assert answer["section"]


async def test_ask_says_where_the_guide_is_silent(tmp_path: Path) -> None:
    ended = await run("ask", "--json", "What does a LERS account cost?", cwd=tmp_path)
    answer = json.loads(ended.out)
    assert answer["abstained"]
    assert answer["section"] is None
    assert answer["nearest"]


async def test_ask_answers_a_file_in_its_order(tmp_path: Path) -> None:
    lines = [
        json.dumps({"id": f"q{n}", "question": text}, ensure_ascii=False)
        for n, text in enumerate(["传票能拿到什么？", "Who won the match?", "Is English required?"])
    ]
    ended = await run("ask", "--jsonl", "-", stdin="\n".join(lines))
    answers = [json.loads(line) for line in ended.out.splitlines()]
    assert [one["id"] for one in answers] == ["q0", "q1", "q2"]
    assert [one["abstained"] for one in answers] == [False, True, False]


@pytest.mark.parametrize(
    ("arguments", "why"),
    [
        (["ask"], "ask something"),
        (["ask", "--jsonl", "nothing.jsonl"], "cannot be read"),
        (["verify", "--desk", "nothing.yaml"], "desk.example.yaml"),
        (["nonsense"], "No such command"),
    ],
)
async def test_bad_use_ends_with_status_two_and_says_what_to_do(
    arguments: list[str], why: str, tmp_path: Path
) -> None:
    ended = await run(*arguments, cwd=tmp_path)
    assert ended.status == 2
    assert ended.out == ""
    assert why in ended.err
