"""Example requests come out of the review as their `expect` has it."""

from pathlib import Path
from typing import Any, get_args
from zoneinfo import ZoneInfo

import pytest
import yaml

from policy.load import latest
from policy.request import ProcessId, parse_request
from policy.review import Review, review

OURS = Path(__file__).parents[2] / "requests"
SHARED = Path(__file__).parents[4] / "shared" / "examples" / "requests"


def _files(folder: Path) -> list[Any]:
    return [pytest.param(file, id=file.stem) for file in sorted(folder.glob("*.yaml"))]


@pytest.mark.parametrize("file", _files(OURS))
def test_our_own_example_comes_out_as_expected(file: Path) -> None:
    _holds(file)


@pytest.mark.skipif(not SHARED.is_dir(), reason=f"there are no shared examples at {SHARED}")
@pytest.mark.parametrize("file", _files(SHARED) if SHARED.is_dir() else [None])
def test_shared_example_comes_out_as_expected(file: Path) -> None:
    _holds(file)


def test_every_process_has_a_complete_and_a_deficient_example() -> None:
    by_process: dict[str, int] = dict.fromkeys(get_args(ProcessId), 0)
    for file in OURS.glob("*.yaml"):
        by_process[yaml.safe_load(file.read_text(encoding="utf-8"))["process"]] += 1
    assert [process for process, number in by_process.items() if number < 2] == []


def _holds(file: Path) -> None:
    facts = yaml.safe_load(file.read_text(encoding="utf-8"))
    result = review(latest(), parse_request(facts), zone=ZoneInfo("UTC"))
    expect = facts["expect"]
    assert _seen(result, expect) == {key: _plain(value) for key, value in expect.items()}


def _seen(result: Review, expect: dict[str, Any]) -> dict[str, Any]:
    """What came out, as far as `expect` speaks of it and in its form."""
    said = result.to_json()
    said["not_met"] = [finding.id for finding in result.not_met]
    said["unknown"] = [
        finding.id for finding in result.for_a_person if finding.id in expect.get("unknown", ())
    ]
    said["offer"] = [way for way in said["offer"] if way in expect.get("offer", ())]
    said["notice"] = {key: said["notice"][key] for key in expect.get("notice", ())}
    return {key: _plain(said[key]) for key in expect}


def _plain(value: Any) -> Any:
    """Dates as text, and lists without their order."""
    if isinstance(value, dict):
        return {key: _plain(one) for key, one in value.items()}
    if isinstance(value, list):
        return sorted(map(str, value))
    return value if value is None or isinstance(value, bool) else str(value)
