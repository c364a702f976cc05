"""`writdesk ask`: the guide's answers, without a token or a database."""

import json
import sys
from collections.abc import Iterable
from pathlib import Path
from typing import Any

import typer

from cli.ends import fail
from policy.answer import Answer, answer
from policy.load import latest


def answer_one(question: str | None, *, as_json: bool, explain: bool) -> None:
    """Answer one question, as text or as JSON."""
    if question is None or not question.strip():
        fail('ask something: writdesk ask "what does a subpoena yield?"')
    found = answer(latest(), question)
    if as_json:
        typer.echo(json.dumps(found.to_json("1", question), ensure_ascii=False))
        return
    typer.echo(found.text)
    if explain:
        typer.echo(f"\n{_explained(found)}")


def _explained(found: Answer) -> str:
    """Which concepts were heard, which facts competed, and why this answer or none."""
    competed = "\n".join(f"  {score:.2f}  {name}" for name, score in found.competed)
    heard = ", ".join(found.heard) or "nothing that the guide speaks of"
    return f"heard: {heard}\ncompeted:\n{competed}\nwhy: {found.why}"


def answer_file(file: Path) -> None:
    """Answer each line of a file, in its order."""
    guide = latest()
    for asked in _read(file):
        found = answer(guide, asked["question"])
        line = found.to_json(asked["id"], asked["question"])
        typer.echo(json.dumps(line, ensure_ascii=False))


def _read(file: Path) -> Iterable[dict[str, Any]]:
    for number, line in enumerate(_lines(file), 1):
        if line.strip():
            yield _parsed(line, number)


def _lines(file: Path) -> Iterable[str]:
    if str(file) == "-":
        return sys.stdin
    try:
        return file.read_text(encoding="utf-8-sig").splitlines()
    except (OSError, UnicodeDecodeError) as error:
        fail(f"{file} cannot be read: {error}")


def _parsed(line: str, number: int) -> dict[str, Any]:
    try:
        asked = json.loads(line)
    except ValueError:
        fail(f"line {number} is no JSON")
    if not isinstance(asked, dict) or not isinstance(asked.get("question"), str):
        fail(f'line {number} needs "id" and "question"')
    if not isinstance(asked.get("id"), str):
        fail(f'line {number} needs an "id" that is text')
    return asked
