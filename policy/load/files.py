"""The files of one guide, read and each held against its shape."""

from dataclasses import dataclass
from pathlib import Path
from typing import Generic, TypeVar

from pydantic import ValidationError
from pydantic_core import ErrorDetails

from policy.load.schema import (
    CatalogueFile,
    CoverageFile,
    DeskRulesFile,
    ManifestFile,
    ProcessesFile,
    RequirementsFile,
    SectionFile,
)
from policy.load.strictyaml import Document, GuideError, read
from policy.model import Frozen, Requesters, Vocabulary

T = TypeVar("T", bound=Frozen)


@dataclass(frozen=True)
class Parsed(Generic[T]):
    """A file's typed value, with the document that knows the line of each key."""

    doc: Document
    value: T


@dataclass(frozen=True)
class Files:
    """All files of one guide; sections in the guide's order."""

    manifest: Parsed[ManifestFile]
    vocabulary: Parsed[Vocabulary]
    catalogue: Parsed[CatalogueFile]
    processes: Parsed[ProcessesFile]
    requirements: Parsed[RequirementsFile]
    desk_rules: Parsed[DeskRulesFile]
    requesters: Parsed[Requesters]
    coverage: Parsed[CoverageFile]
    sections: tuple[Parsed[SectionFile], ...]

    @property
    def documents(self) -> tuple[Document, ...]:
        return (
            self.vocabulary.doc,
            self.catalogue.doc,
            self.processes.doc,
            self.requirements.doc,
            self.desk_rules.doc,
            *(part.doc for part in self.sections),
        )


def read_files(folder: Path) -> Files:
    """Read every file of the guide in this folder. Raises GuideError for a broken one."""
    manifest = parse(folder / "manifest.yaml", ManifestFile)
    return Files(
        manifest=manifest,
        vocabulary=parse(folder / "vocabulary.yaml", Vocabulary),
        catalogue=parse(folder / "catalogue.yaml", CatalogueFile),
        processes=parse(folder / "processes.yaml", ProcessesFile),
        requirements=parse(folder / "requirements.yaml", RequirementsFile),
        desk_rules=parse(folder / "desk_rules.yaml", DeskRulesFile),
        requesters=parse(folder / "requesters.yaml", Requesters),
        coverage=parse(folder / "coverage.yaml", CoverageFile),
        sections=_sections(folder / "sections", manifest),
    )


def parse(file: Path, shape: type[T]) -> Parsed[T]:
    """Read one file into its shape. Raises GuideError at the first key that does not fit."""
    doc = read(file)
    try:
        return Parsed(doc, shape.model_validate(doc.data))
    except ValidationError as error:
        first = error.errors(include_url=False)[0]
        raise doc.error(first["loc"], _expected(first)) from None


def _sections(folder: Path, manifest: Parsed[ManifestFile]) -> tuple[Parsed[SectionFile], ...]:
    """The files that the manifest names; a file that it does not name is an error."""
    named = manifest.value.sections
    for file in sorted(folder.glob("*.yaml")):
        if file.stem not in named:
            raise manifest.doc.error(("sections",), f"sections/{file.name} is not in this list")
    parsed = tuple(parse(folder / f"{one}.yaml", SectionFile) for one in named)
    for one, expected in zip(parsed, named, strict=True):
        if one.value.section != expected:
            raise one.doc.error(("section",), f"the file's own name is expected: {expected}")
    return parsed


def _expected(error: ErrorDetails) -> str:
    """What pydantic found, in the words of someone who edits the file."""
    kind = error["type"]
    if kind == "missing":
        return "this key is expected and is not there"
    if kind == "extra_forbidden":
        return "this key is not known here"
    if kind == "literal_error":
        return f"one of {error['ctx']['expected']} is expected, not {error['input']!r}"
    if kind == "string_pattern_mismatch":
        return f"text in the form {error['ctx']['pattern']} is expected, not {error['input']!r}"
    return f"{error['msg']}, not {error['input']!r}"


__all__ = ["Files", "GuideError", "Parsed", "parse", "read_files"]
