"""A true payload → one that Slack would never send, or that an old desk once made."""

import copy
import json
import random
from collections.abc import Iterator
from typing import Any

from workspace.model import Json

Path = tuple[str | int, ...]

HUGE = "x" * 40_000
WRONG: tuple[Any, ...] = (
    *(None, True, 0, -1, 10**30, 1.5, "", " ", "\x00", "no such thing", HUGE),
    *("LR-999999", "U0NOTHERE", "1e9", "٣", "<!channel>", [], [None], ["x"], {}, {"id": None}),
)
# `private_metadata` and a button's `value`, as an older desk or a stranger may have left them.
OLD: tuple[Any, ...] = (
    *("{", "[]", "null", "7", '"x"', "{}", '{"case": null}', '{"case": "x"}', '{"case": 999999}'),
    *('{"case": -1}', '{"case": 1e400}', '{"case": 99999999999999999999}', '{"question": "x"}'),
    *('{"case": [1], "number": {}, "question": {}, "source": 5, "files": 3, "channel": [1]}'),
    *('{"subject": null, "page": "x"}', '{"subject": "{}", "page": 10000000}', "1:", ":1", "::"),
    *("999999", "-1", "99999999999999999999", "old value", "0:0:0", HUGE, None, {}),
)


def changed(payload: Json, pick: random.Random) -> tuple[str, Json]:
    """The payload with one to three things wrong in it, and which."""
    broken = copy.deepcopy(payload)
    said = [_one(broken, pick) for _ in range(pick.choice((1, 1, 1, 2, 3)))]
    return ", ".join(said), broken


def _one(payload: Json, pick: random.Random) -> str:
    path = pick.choice(list(_paths(payload)))
    held, key = _parent(payload, path), path[-1]
    name = ".".join(str(part) for part in path)
    if pick.random() < 0.3:
        del held[key]
        return f"no {name}"
    values = OLD if key in ("private_metadata", "value") and pick.random() < 0.8 else WRONG
    held[key] = copy.deepcopy(pick.choice(values))
    return f"{name} = {json.dumps(held[key])[:60]}"


def _paths(value: Any, before: Path = ()) -> Iterator[Path]:
    """Each place in the payload; those near the top count as often as the many deep ones."""
    entries = value.items() if isinstance(value, dict) else enumerate(value)
    for key, entry in entries:
        path = (*before, key)
        for _ in range(max(1, 12 // 2 ** len(before))):
            yield path
        if isinstance(entry, dict | list):
            yield from _paths(entry, path)


def _parent(payload: Json, path: Path) -> Any:
    held: Any = payload
    for part in path[:-1]:
        held = held[part]
    return held


def refusals(payload: Json, nobody: dict[str, str]) -> Iterator[tuple[str, Json]]:
    """The payload in the ways after which nothing may happen: who sent it may do nothing.

    `nobody`: ids of people who may do nothing, by what they are.
    """
    senders: dict[str, Any] = dict(nobody)
    wrongs: tuple[Any, ...] = (None, 7, [], {}, "", HUGE)
    for wrong in wrongs:
        senders[f"a person {json.dumps(wrong)[:20]}"] = wrong
    for said, person in senders.items():
        body = copy.deepcopy(payload)
        sent_by(body, person)
        yield said, body
    body = copy.deepcopy(payload)
    of_team(body, "T0FOREIGN")
    yield "a foreign team", body


def sent_by(body: Json, person: Any) -> None:
    """Put another person in the place of who sent it."""
    if "user_id" in body:
        body["user_id"] = person
    elif "event" in body:
        body["event"]["user"] = person
    else:
        body["user"] = {**body["user"], "id": person}


def of_team(body: Json, team: str) -> None:
    """Have it come from another workspace."""
    if "team_id" in body:
        body["team_id"] = team
    else:
        body["team"]["id"] = body["user"]["team_id"] = team
