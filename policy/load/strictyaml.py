"""YAML as people write it, without YAML's surprises.

PyYAML reads `no` as False, `012` as 10, `10:30` as 630, and keeps the last of two equal keys.
Here each of these is an error that names the file, the line and the key. What is read is text,
whole numbers, true, false, lists and mappings; nothing else.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import yaml
from yaml.nodes import MappingNode, Node, ScalarNode, SequenceNode

try:
    from yaml import CSafeLoader as Loader
except ImportError:  # PyYAML built without libyaml: slower, and the same result
    from yaml import SafeLoader as Loader  # type: ignore[assignment]

Key = tuple[str | int, ...]

_STR = "tag:yaml.org,2002:str"
_INT = re.compile(r"0|-?[1-9][0-9]*")
_BOOL = {"true": True, "false": False}


class GuideError(ValueError):
    """A file of the structured guide is broken; says where, and what is expected there."""

    def __init__(self, message: str, *, file: Path, line: int, key: str = "") -> None:
        self.message, self.file, self.line, self.key = message, file, line, key
        at = f"{file}:{line}"
        super().__init__(f"{at}: {key}: {message}" if key else f"{at}: {message}")


@dataclass(frozen=True)
class Document:
    """One file that was read: its data, and the line of every key in it."""

    file: Path
    data: Any
    lines: dict[Key, int]

    def error(self, key: Key, message: str) -> GuideError:
        """An error at this key, or at the nearest key above it that stands in the file."""
        found = key
        while found and found not in self.lines:
            found = found[:-1]
        line = self.lines.get(found, 1)
        return GuideError(message, file=self.file, line=line, key=dotted(key))


def dotted(key: Key) -> str:
    """`("facts", 2, "lead")` as people write it: `facts[2].lead`."""
    parts = [f"[{part}]" if isinstance(part, int) else f".{part}" for part in key]
    return "".join(parts).lstrip(".")


def read(file: Path) -> Document:
    """Read one YAML file; sequences become tuples.

    Raises GuideError for what is no YAML, no mapping, or one of YAML's traps.
    """
    try:
        root = yaml.compose(file.read_text(encoding="utf-8"), Loader=Loader)
    except yaml.MarkedYAMLError as error:
        line = error.problem_mark.line + 1 if error.problem_mark else 1
        problem = error.problem or "this is no YAML"
        raise GuideError(f"YAML expected: {problem}", file=file, line=line) from None
    except (OSError, UnicodeDecodeError, yaml.YAMLError) as error:
        raise GuideError(f"a readable UTF-8 file is expected: {error}", file=file, line=1) from None
    if not isinstance(root, MappingNode):
        raise GuideError("a mapping (key: value) is expected", file=file, line=1)
    reader = _Reader(file)
    return Document(file, reader.value(root, ()), reader.lines)


class _Reader:
    """Turns YAML's nodes into plain values and remembers where each stood."""

    def __init__(self, file: Path) -> None:
        self.file = file
        self.lines: dict[Key, int] = {}
        self.seen: set[int] = set()

    def value(self, node: Node, key: Key) -> Any:
        self.lines.setdefault(key, node.start_mark.line + 1)
        if isinstance(node, ScalarNode):
            return self.scalar(node, key)
        if id(node) in self.seen:
            raise self.error(node, key, "write it out: anchors and aliases are not read here")
        self.seen.add(id(node))
        if isinstance(node, SequenceNode):
            return tuple(self.value(item, (*key, n)) for n, item in enumerate(node.value))
        return dict(self.pairs(node, key))

    def pairs(self, node: Node, key: Key) -> Iterator[tuple[str, Any]]:
        names: set[str] = set()
        for name_node, value_node in node.value:
            name = name_node.value
            if not isinstance(name_node, ScalarNode) or name_node.tag != _STR:
                raise self.error(name_node, key, f"a key is text; put it in quotes: {name!r}")
            if name in names:
                raise self.error(name_node, (*key, name), "this key stands here twice; keep one")
            names.add(name)
            self.lines[(*key, name)] = name_node.start_mark.line + 1
            yield name, self.value(value_node, (*key, name))

    def scalar(self, node: ScalarNode, key: Key) -> str | int | bool:
        text: str = node.value
        if node.tag == _STR:
            return text
        plain = not node.style
        if plain and _INT.fullmatch(text):
            return int(text)
        if plain and text in _BOOL:
            return _BOOL[text]
        if not text:
            raise self.error(
                node, key, "a value is expected; leave the key out where there is none"
            )
        raise self.error(node, key, f'YAML would not read {text} as text; write "{text}" in quotes')

    def error(self, node: Node, key: Key, message: str) -> GuideError:
        line = node.start_mark.line + 1
        return GuideError(message, file=self.file, line=line, key=dotted(key))
