"""The documents say what the code does."""

import re
from pathlib import Path

from handlers.grammar.reference import reference

ROOT = Path(__file__).parents[2]


def test_the_page_of_commands_is_the_grammars() -> None:
    written = (ROOT / "docs" / "commands.md").read_text(encoding="utf-8")
    assert written == reference() + "\n", "run `make docs`"


def test_every_link_of_the_documents_leads_somewhere() -> None:
    pages = [ROOT / "README.md", *(ROOT / "docs").rglob("*.md")]
    broken = [
        f"{page.relative_to(ROOT)}: {target}"
        for page in pages
        for target in re.findall(r"\]\((?!https?://)([^)#]+)", page.read_text(encoding="utf-8"))
        if not (page.parent / target).exists()
    ]
    assert broken == []


def test_every_test_that_the_page_of_faults_names_is_there() -> None:
    page = (ROOT / "docs" / "faults.md").read_text(encoding="utf-8")
    named = re.findall(r"`(tests/[\w/]+\.py)::(\w+)`", page)
    missing = [
        f"{file}::{test}"
        for file, test in named
        if not (ROOT / file).exists() or f"def {test}(" not in (ROOT / file).read_text("utf-8")
    ]
    assert missing == []


def test_every_fault_has_its_line() -> None:
    page = (ROOT / "docs" / "faults.md").read_text(encoding="utf-8")
    numbers = [int(number) for number in re.findall(r"(?m)^\| (\d+) \|", page)]
    assert numbers == list(range(1, 41))


def test_every_room_of_the_plan_is_there() -> None:
    plan = (ROOT / "docs" / "map.md").read_text(encoding="utf-8").split("```")[1]
    parent, missing = "", []
    for line in plan.strip().splitlines():
        name = line.split()[0].rstrip(",")
        if not line.startswith(" "):
            parent = name if name.endswith("/") else ""
        place = ROOT / (name if not line.startswith(" ") else parent + name)
        if ("/" in name or "." in name) and not place.exists():
            missing.append(str(place.relative_to(ROOT)))
    assert missing == []
