"""Reading a request's facts: what nobody can mean is refused, with its key."""

from typing import Any

import pytest

from policy.request import RequestError, parse_request


@pytest.mark.parametrize(
    ("facts", "words"),
    [
        ({"country": "UK"}, r"country: UK is no country code .*did you mean GB\?"),
        ({"country": "Germny"}, r"country: Germny is no country code .*did you mean Germany\?"),
        ({"country": "Congo"}, r"country: Congo is no country code"),
        ({"country": 49}, r"country: text is expected"),
        ({"agent": {"badge": 4471}}, r"agent\.badge: text is expected; put a number in quotes"),
        ({"respond_by": "9999-12-31"}, r"respond_by: a year from 1900 to 2200 is expected"),
        ({"respond_by": "2026-02-30"}, r"respond_by: "),
        ({"received_at": "2026-01-01T00:00:00"}, r"received_at: input should have timezone info"),
        ({"received_at": "0001-01-01T00:00:00+14:00"}, r"received_at: a year from 1900"),
        ({"preservation": {"extensions_so_far": -1}}, r"preservation\.extensions_so_far: "),
        ({"seeks": "name"}, r"seeks: "),
        ({"colour": "red"}, r"colour: there is no such fact"),
        ({"process": "summons"}, r"process: input should be 'subpoena'"),
    ],
)
def test_a_fact_that_cannot_be_is_refused_by_its_key(facts: dict[str, Any], words: str) -> None:
    with pytest.raises(RequestError, match=words):
        parse_request({"process": "subpoena", **facts})


@pytest.mark.parametrize(
    ("typed", "read"), [(False, "NO"), ("no", "NO"), (" de ", "DE"), ("", None), ("XK", "XK")]
)
def test_a_country_is_read_as_typed_and_norway_is_a_country(
    typed: object, read: str | None
) -> None:
    assert parse_request({"process": "subpoena", "country": typed}).country == read


def test_a_moment_is_kept_in_utc() -> None:
    facts = {"process": "subpoena", "received_at": "2026-11-20T12:05:00-05:00"}
    assert parse_request(facts).to_json()["received_at"] == "2026-11-20T17:05:00Z"
