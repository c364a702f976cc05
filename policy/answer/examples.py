"""The example questions beside the guide: what `train` learns from. See questions/README.md.

Every scalar is read as text (`yes:` is a key like any other here), so this does not go through
the strict reader of the guide's own files.
"""

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Literal

import yaml

from policy.load.strictyaml import GuideError
from policy.model import LANGS, Lang

Polarity = Literal["yes", "no"]
Sort = Literal["answers", "computed", "silent"]
SORTS: tuple[Sort, ...] = ("answers", "computed", "silent")
_POLARITIES: dict[str, Polarity] = {"yes": "yes", "no": "no"}
PLACEHOLDER = re.compile(r"\{(data|process|requester|item)\}")


@dataclass(frozen=True)
class Example:
    """One example question and the label it stands under.

    `label` is `fact`, `fact + fact`, `computed.reach` or `silent.topic`.
    `polarity` is how the right answer begins, where the example says so.
    """

    label: str
    lang: Lang
    question: str
    polarity: Polarity | None = None


@dataclass(frozen=True)
class Examples:
    """All example questions, and the nearest sections of each silence topic."""

    questions: tuple[Example, ...]
    nearest: Mapping[str, tuple[str, ...]]


def read_examples(folder: Path) -> Examples:
    """The example questions of the guide in this folder. Raises GuideError for a broken file."""
    questions: list[Example] = []
    nearest: dict[str, tuple[str, ...]] = {}
    for file in example_files(folder):
        for sort, entries in _mapping(_parsed(file), file).items():
            if sort not in SORTS:
                raise GuideError(
                    f"one of {', '.join(SORTS)} is expected, not {sort}", file=file, line=1
                )
            for name, value in _mapping(entries, file).items():
                entry = _mapping(value, file)
                label = _label(sort, name)
                if sort == "silent" and "nearest" in entry:
                    nearest.setdefault(label, tuple(entry["nearest"]))
                questions.extend(_questions(label, entry, file))
    return Examples(tuple(dict.fromkeys(questions)), nearest)


def example_files(folder: Path) -> list[Path]:
    """The files with example questions, in the order in which they are read."""
    return sorted((folder / "questions").glob("*.yaml"))


def _parsed(file: Path) -> Any:
    try:
        return yaml.load(file.read_text(encoding="utf-8"), Loader=yaml.CBaseLoader)  # noqa: S506 - text only
    except yaml.MarkedYAMLError as error:
        line = error.problem_mark.line + 1 if error.problem_mark else 1
        raise GuideError(f"YAML expected: {error.problem}", file=file, line=line) from None


def _mapping(value: Any, file: Path) -> dict[str, Any]:
    if not isinstance(value, dict):
        raise GuideError(f"a mapping is expected, not {str(value)[:60]!r}", file=file, line=1)
    return value


def _label(sort: str, name: str) -> str:
    if sort == "answers":
        return " + ".join(part.strip() for part in name.split("+"))
    return f"{sort}.{name}"


def _questions(label: str, entry: Mapping[str, Any], file: Path) -> Iterator[Example]:
    for lang in LANGS:
        asked: Sequence[Any] = entry.get(lang) or ()
        if isinstance(asked, str):
            raise GuideError(f"{label}: {lang}: a list is expected", file=file, line=1)
        for question in asked:
            if isinstance(question, str):
                yield Example(label, lang, question)
                continue
            for begins, text in _mapping(question, file).items():
                polarity = _POLARITIES.get(begins)
                if polarity is None or not isinstance(text, str):
                    wrong = f"{label}: put the question in quotes: {str(question)[:60]}"
                    raise GuideError(wrong, file=file, line=1)
                yield Example(label, lang, text, polarity)
