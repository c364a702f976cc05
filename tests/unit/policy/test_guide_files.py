"""A broken file of the guide is reported with its name, the line, the key and what is expected."""

import time
from datetime import date
from pathlib import Path

import pytest

from policy.load import GUIDE_DIR, GuideError, latest, load_guide, versions
from policy.load.strictyaml import read

from .conftest import Edit

PRESERVATION = "sections/preservation.yaml"


def line_of(folder: Path, name: str, text: str, nth: int = 1) -> int:
    lines = (folder / name).read_text(encoding="utf-8").splitlines()
    return [n for n, line in enumerate(lines, start=1) if text in line][nth - 1]


def fails(folder: Path) -> GuideError:
    with pytest.raises(GuideError) as caught:
        load_guide(folder)
    return caught.value


def test_an_unbroken_copy_says_what_the_guide_says(folder: Path) -> None:
    assert load_guide(folder).facts == latest().facts


def test_a_key_that_stands_twice_is_refused_where_it_stands_again(edit: Edit) -> None:
    folder = edit("manifest.yaml", "company: Zoom", "company: Zoom\ncompany: Zoom")
    error = fails(folder)
    assert (error.file.name, error.key) == ("manifest.yaml", "company")
    assert error.line == line_of(folder, "manifest.yaml", "company: Zoom", nth=2)
    assert "twice" in error.message


def test_the_message_names_file_line_and_key(edit: Edit) -> None:
    error = fails(edit("manifest.yaml", "company: Zoom", "company: Zoom\ncompany: Zoom"))
    assert str(error) == f"{error.file}:{error.line}: company: {error.message}"


@pytest.mark.parametrize("trap", ["no", "Yes", "012", "1:30", "0x1F", "3.5", "2023-02-28", "~"])
def test_what_yaml_would_turn_into_something_else_has_to_be_quoted(edit: Edit, trap: str) -> None:
    folder = edit("manifest.yaml", "company: Zoom", f"company: {trap}")
    error = fails(folder)
    assert (error.key, error.line) == ("company", line_of(folder, "manifest.yaml", "company:"))
    assert f'"{trap}"' in error.message


@pytest.mark.parametrize("text", ['"no"', "'012'", '"1:30"', "North Korea", "1 of 2"])
def test_quoted_and_plain_text_is_read_as_it_stands(tmp_path: Path, text: str) -> None:
    file = tmp_path / "one.yaml"
    file.write_text(f"said: {text}\n", encoding="utf-8")
    assert read(file).data == {"said": text.strip("\"'")}


def test_a_key_that_is_not_known_is_refused(edit: Edit) -> None:
    folder = edit(PRESERVATION, "    kind: process", "    kind: process\n    colour: blue")
    error = fails(folder)
    assert (error.file.name, error.key) == ("preservation.yaml", "facts[0].colour")
    assert error.line == line_of(folder, PRESERVATION, "colour")
    assert "not known" in error.message


def test_a_wording_without_one_of_the_languages_is_refused_at_the_wording(edit: Edit) -> None:
    chinese = "      zh: 所保留的是相关记录的一次性快照。\n"
    folder = edit(PRESERVATION, chinese, "")
    error = fails(folder)
    assert error.key == "facts[1].lead.zh"
    assert error.line == line_of(folder, PRESERVATION, "lead:", nth=2)
    assert "expected" in error.message


def test_a_number_that_is_text_is_refused(edit: Edit) -> None:
    error = fails(edit(PRESERVATION, "value: 90", 'value: "90"'))
    assert error.key == "facts[2].numbers[0].value"
    assert "integer" in error.message


def test_an_empty_value_is_refused(edit: Edit) -> None:
    error = fails(edit("manifest.yaml", "company: Zoom", "company:"))
    assert error.key == "company"
    assert "a value is expected" in error.message


def test_an_alias_of_yaml_is_refused(edit: Edit) -> None:
    error = fails(edit("manifest.yaml", "sections:\n", "sections: &a\n  - *a\n"))
    assert error.file.name == "manifest.yaml"


def test_what_is_no_yaml_is_reported_with_its_line(edit: Edit) -> None:
    folder = edit(PRESERVATION, "section: preservation", 'section: "preservation')
    assert fails(folder).file.name == "preservation.yaml"


def test_a_file_that_is_missing_is_named(folder: Path) -> None:
    (folder / "sections" / "emergency.yaml").unlink()
    assert fails(folder).file.name == "emergency.yaml"


def test_a_section_file_that_the_manifest_does_not_name_is_refused(folder: Path) -> None:
    (folder / "sections" / "extra.yaml").write_text("section: extra\n", encoding="utf-8")
    error = fails(folder)
    assert (error.file.name, error.key) == ("manifest.yaml", "sections")
    assert "extra.yaml" in error.message


@pytest.mark.parametrize(
    ("name", "old", "new", "key"),
    [
        (PRESERVATION, "process: [preservation], party", "process: [wish], party", "about.process"),
        (PRESERVATION, "id: preservation.snapshot\n", "id: preservation.accepted\n", "id"),
        (PRESERVATION, "id: preservation.snapshot\n", "id: emergency.snapshot\n", "id"),
        (PRESERVATION, "{preservation_days} days", "{wish_days} days", "lead.en"),
        ("sections/emergency.yaml", "of: emergency.discretion", "of: emergency.wish", "of"),
        ("sections/emergency.yaml", "- emergency.item_nature", "- emergency.wish", "members"),
        ("catalogue.yaml", "section: data_account", "section: wish", "section"),
        ("catalogue.yaml", 'listed: "yes"', "products: [meetings]", "listed"),
        ("catalogue.yaml", "note: data_account.no_card_numbers", "note: data.wish", "note"),
        ("catalogue.yaml", "addressee: addressee_phone", "addressee: wish", "addressee"),
        ("processes.yaml", "- id: court_order_2703d", "- id: subpoena", "id"),
        ("processes.yaml", "[subpoena, court_order_2703d", "[wish, court_order_2703d", "states"),
        ("requirements.yaml", "facts: [scope.not_for_others", "facts: [scope.wish", "facts"),
        ("requirements.yaml", "processes: [subpoena]", "processes: [wish]", "processes"),
        ("desk_rules.yaml", "rule: desk.no_return_date", "rule: desk.wish", "rule"),
        ("desk_rules.yaml", "process: non_us_direct,", "process: wish,", "process"),
        ("coverage.yaml", "sentence: 2,", "sentence: 3,", "sentence"),
        ("coverage.yaml", "facts: [scope.updated]", "facts: [scope.wish]", "facts"),
        ("manifest.yaml", '"2023-02-28"', '"28 February"', "updated"),
    ],
)
def test_an_id_that_is_unknown_twice_or_misplaced_is_refused(
    edit: Edit, name: str, old: str, new: str, key: str
) -> None:
    folder = edit(name, old, new)
    error = fails(folder)
    assert error.file == folder / name
    assert error.key.endswith(key)
    assert "expected" in error.message or "no fact states" in error.message
    assert error.line > 1


def test_a_guide_is_read_once_and_kept() -> None:
    assert latest() is load_guide(versions()[-1])


def test_a_date_without_a_guide_is_no_guide() -> None:
    with pytest.raises(KeyError, match="1999-01-01"):
        load_guide(date(1999, 1, 1))


def test_each_folder_is_named_by_its_guides_date() -> None:
    assert all(load_guide(one).version == one for one in versions())


def test_the_guide_is_read_in_150_milliseconds() -> None:
    folder = GUIDE_DIR / versions()[-1].isoformat()
    times = []
    for _ in range(5):
        start = time.perf_counter()
        load_guide(folder)
        times.append(time.perf_counter() - start)
    assert min(times) <= 0.150
