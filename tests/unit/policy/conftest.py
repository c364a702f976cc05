"""A copy of the guide's folder that a test may break."""

import shutil
from collections.abc import Callable
from pathlib import Path

import pytest

from policy.load import GUIDE_DIR, latest, versions
from policy.model import Guide

Edit = Callable[[str, str, str], Path]


@pytest.fixture
def guide() -> Guide:
    return latest()


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    copy = tmp_path / "guide"
    shutil.copytree(GUIDE_DIR / versions()[-1].isoformat(), copy)
    return copy


@pytest.fixture
def edit(folder: Path) -> Edit:
    """Replace the first occurrence of a text in one file of the copy; gives the copy's folder."""

    def replace(name: str, old: str, new: str) -> Path:
        file = folder / name
        text = file.read_text(encoding="utf-8")
        assert old in text, f"{name} does not say {old!r}"
        file.write_text(text.replace(old, new, 1), encoding="utf-8")
        return folder

    return replace
