"""`writdesk ask`: the guide's answers, without a token or a database."""

import json
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import typer

from cli.ends import fail
from policy.answer import Answer, answer
from policy.load import GuideError, latest
from policy.model import Guide

_EXAMPLE = 'writdesk ask "what does a subpoena yield?"'


def answer_one(question: str | None, *, as_json: bool, explain: bool) -> None:
    """Answer one question, as text or as JSON; `explain` adds why this answer or none."""
    if question is None or not question.strip():
        fail(f"ask something: {_EXAMPLE}")
    if as_json and explain:
        fail("--explain goes with an answer in text: leave --json out")
    found = answer(_guide(), question)
    if as_json:
        _write(found.to_json("1", question))
        return
    typer.echo(found.text)
    if explain:
        typer.echo(f"\n{_explained(found)}")


def answer_file(file: Path, *, question: str | None, explain: bool) -> None:
    """Answer each line of a file, or of standard input, as it comes and in its order."""
    if question is not None or explain:
        fail("--jsonl answers a file: leave the question and --explain out")
    guide = _guide()
    for asked in _read(file):
        _write(answer(guide, asked["question"]).to_json(asked["id"], asked["question"]))


def _guide() -> Guide:
    try:
        return latest()
    except GuideError as error:
        fail(str(error))


def _explained(found: Answer) -> str:
    """Which concepts were heard, which facts competed, and why this answer or none."""
    heard = ", ".join(found.heard) or "nothing that the guide speaks of"
    competed = [f"  {score:.2f}  {name}" for name, score in found.competed] or ["  nothing"]
    return "\n".join((f"heard: {heard}", "competed:", *competed, f"why: {found.why}"))


def _write(line: dict[str, Any]) -> None:
    """One line of JSON in UTF-8, whatever the terminal's encoding is."""
    try:
        written = json.dumps(line, ensure_ascii=False).encode()
    except UnicodeEncodeError:  # half a character, which JSON can hold and UTF-8 cannot
        written = json.dumps(line).encode()
    typer.echo(written)


def _read(file: Path) -> Iterator[dict[str, Any]]:
    try:
        for number, line in enumerate(_lines(file), 1):
            if text := _decoded(line, number).strip():
                yield _parsed(text, number)
    except OSError as error:
        fail(f"{file} cannot be read: {error.strerror}")


def _lines(file: Path) -> Iterator[bytes]:
    if str(file) == "-":
        yield from sys.stdin.buffer
        return
    with file.open("rb") as lines:
        yield from lines


def _decoded(line: bytes, number: int) -> str:
    try:
        return line.decode("utf-8-sig")
    except UnicodeDecodeError:
        fail(f"line {number} is not UTF-8")


def _parsed(text: str, number: int) -> dict[str, Any]:
    try:
        asked = json.loads(text)
    except (ValueError, RecursionError):
        fail(f"line {number} is no JSON")
    if not isinstance(asked, dict) or not isinstance(asked.get("question"), str):
        fail(f'line {number} needs an "id" and a "question" that is text')
    if isinstance(asked.get("id"), bool) or not isinstance(asked.get("id"), str | int):
        fail(f'line {number} needs an "id" that is text or a number')
    return asked
