"""The house's plan: which room may use which. The picture stands in docs/map.md."""

import ast
from collections.abc import Iterator
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]

# What each room may import of ours.
MAY_IMPORT = {
    "policy": {"policy"},
    "bot/domain": {"policy", "bot.domain"},
    "bot/store": {"policy", "bot.domain", "bot.store"},
    "bot": {"policy", "bot"},
    "handlers": {"policy", "bot", "handlers"},
    "workspace": {"workspace"},
    "app": {"policy", "bot", "handlers", "app"},
    "cli": {"policy", "bot", "handlers", "app", "cli"},
}
OURS = {"policy", "bot", "handlers", "app", "cli", "workspace", "tests"}
# Foreign packages that one room alone may touch.
ONLY_IN = {
    "sqlite_utils": ("bot/store",),
    "sqlite3": ("bot/store",),
    "slack_sdk": ("handlers", "app"),
    "slack_bolt": ("handlers", "app"),
    "nicegui": ("workspace/page",),
}


def _files(room: str) -> Iterator[Path]:
    yield from sorted((ROOT / room).rglob("*.py"))


def _imports(file: Path) -> Iterator[str]:
    for node in ast.walk(ast.parse(file.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Import):
            yield from (alias.name for alias in node.names)
        elif isinstance(node, ast.ImportFrom):
            yield node.module or ""


def _within(module: str, rooms: set[str]) -> bool:
    return any(module == room or module.startswith(f"{room}.") for room in rooms)


@pytest.mark.parametrize("room", MAY_IMPORT)
def test_imports_run_one_way(room: str) -> None:
    wrong = [
        f"{file.relative_to(ROOT)} imports {module}"
        for file in _files(room)
        for module in _imports(file)
        if module.split(".")[0] in OURS and not _within(module, MAY_IMPORT[room])
    ]
    assert wrong == []


@pytest.mark.parametrize("package", ONLY_IN)
def test_a_foreign_package_stays_in_its_room(package: str) -> None:
    homes = [ROOT / home for home in ONLY_IN[package]]
    wrong = [
        str(file.relative_to(ROOT))
        for room in ("policy", "bot", "handlers", "cli", "app", "workspace")
        for file in _files(room)
        if any(module.split(".")[0] == package for module in _imports(file))
        and not any(file.is_relative_to(home) for home in homes)
    ]
    assert wrong == []


def test_the_guides_numbers_stand_in_the_guide_alone() -> None:
    """Ninety days, above all: the guide may change, and code would not know."""
    code = [file for room in ("bot", "handlers", "policy", "cli", "app") for file in _files(room)]
    wrong = [
        f"{file.relative_to(ROOT)}:{node.lineno}"
        for file in code
        for node in ast.walk(ast.parse(file.read_text(encoding="utf-8")))
        if isinstance(node, ast.Constant) and node.value == 90
    ]
    assert wrong == []
