"""Counsel edits the letters' texts; a broken one is refused with its file and line."""

import shutil
from pathlib import Path

import pytest

from policy.letter import LETTERS_DIR, PLACEHOLDERS, LetterError, load_letters


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    return Path(shutil.copytree(LETTERS_DIR, tmp_path / "letters"))


def test_the_texts_that_come_with_the_desk_are_whole() -> None:
    assert set(load_letters().texts) == set(PLACEHOLDERS)


def test_each_text_is_described_and_each_described_text_is_there() -> None:
    described = (LETTERS_DIR / "README.md").read_text(encoding="utf-8")
    files = {file.stem for file in LETTERS_DIR.glob("*.md")} - {"README"}
    assert files == set(PLACEHOLDERS)
    assert [name for name in files if f"`{name}`" not in described] == []


def test_counsel_changes_a_text_without_touching_code(folder: Path) -> None:
    (folder / "narrow.md").write_text("Kindly narrow it:\n\n${points}\n\nCosts: $$5", "utf-8")
    filled = load_letters(folder).fill("narrow", {"points": "- one"})
    assert filled == "Kindly narrow it:\n\n- one\n\nCosts: $5"


@pytest.mark.parametrize(
    ("text", "line", "words"),
    [
        ("${points}\n\nDear ${nobody}", 3, r"\$\{nobody\} is not known here; known are .*points"),
        ("${points}\nIt costs $5", 2, r"a dollar sign is written \$\$"),
        ("Please narrow it.", 1, r"\$\{points\} is missing"),
    ],
)
def test_a_broken_text_names_file_line_and_placeholder(
    folder: Path, text: str, line: int, words: str
) -> None:
    (folder / "narrow.md").write_text(text, encoding="utf-8")
    with pytest.raises(LetterError, match=words) as caught:
        load_letters(folder)
    assert str(caught.value).startswith(f"{folder / 'narrow.md'}:{line}: ")


def test_a_text_that_is_gone_or_unreadable_is_named(folder: Path) -> None:
    (folder / "accept.md").unlink()
    with pytest.raises(LetterError, match=r"accept\.md:1: a readable UTF-8 text is expected"):
        load_letters(folder)
    (folder / "accept.md").write_bytes(b"\xff\xfe")
    with pytest.raises(LetterError, match=r"accept\.md:1: a readable UTF-8 text is expected"):
        load_letters(folder)
