"""The diff says what a newer guide changes, and whose requests that may touch."""

from policy.diff import Diff, diff
from policy.load import load_guide
from policy.model import Guide

from .conftest import Edit


def ids(found: Diff) -> set[tuple[str, str]]:
    return {(change.kind, change.id) for change in found.changes}


def test_a_guide_does_not_differ_from_itself(guide: Guide) -> None:
    found = diff(guide, guide)
    assert (found.changes, found.processes) == ((), frozenset())


def test_another_number_shows_at_the_number_and_in_every_wording_of_it(
    guide: Guide, edit: Edit
) -> None:
    preservation = "sections/preservation.yaml"
    number = "{name: preservation_days, value: 90"
    newer = load_guide(edit(preservation, number, number.replace("90", "180")))
    found = diff(guide, newer)
    assert ids(found) == {("number", "preservation_days"), ("fact", "preservation.snapshot_days")}
    (change,) = found.of("number")
    assert (change.before, change.after) == ({"value": "90"}, {"value": "180"})
    (fact,) = found.of("fact")
    assert fact.after is not None
    assert "180 days" in fact.after["lead.en"]
    assert found.processes == {"preservation"}


def test_a_new_wording_shows_the_field_before_and_after(guide: Guide, edit: Edit) -> None:
    old, new = "en: Requests must be in English.", "en: Requests must be in English or French."
    found = diff(guide, load_guide(edit("sections/all_jurisdictions.yaml", old, new)))
    (change,) = found.changes
    assert change.before == {"lead.en": "Requests must be in English."}
    assert change.after == {"lead.en": "Requests must be in English or French."}


def test_a_changed_rule_touches_the_processes_that_are_held_to_it(guide: Guide, edit: Edit) -> None:
    old, new = "en: Requests must be in English.", "en: Requests must be in English or French."
    found = diff(guide, load_guide(edit("sections/all_jurisdictions.yaml", old, new)))
    assert "subpoena" in found.processes
    assert "civil" not in found.processes


def test_a_new_item_is_added_with_its_fact_and_one_that_went_is_removed(
    guide: Guide, edit: Edit
) -> None:
    item = "  - id: mac_address\n    section: data_services\n"
    edit("coverage.yaml", "data_services.mac_address", "data_services.serial_number")
    newer = load_guide(edit("catalogue.yaml", item, item.replace("mac_address", "serial_number")))
    found = diff(guide, newer)
    gone, added = (
        next(change for change in found.of("item") if change.id == one)
        for one in ("mac_address", "serial_number")
    )
    assert gone.after is None
    assert added.before is None
    assert added.after is not None
    assert added.after["data_class"] == "non_content"
    assert ("fact", "data_services.serial_number") in ids(found)
    assert {"subpoena", "search_warrant", "mlat"} <= found.processes


def test_another_reach_of_a_process_is_a_change_of_that_process(guide: Guide, edit: Edit) -> None:
    newer = load_guide(edit("processes.yaml", "reach: listed", "reach: non_content"))
    found = diff(guide, newer)
    assert ids(found) == {("process", "subpoena")}
    assert found.processes == {"subpoena"}
