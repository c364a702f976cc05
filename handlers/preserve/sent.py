"""The forms for a preservation, sent."""

import datetime as dt

from bot.desk.preservation.commands import (
    DecideExtension,
    Extend,
    Hold,
    OpenPreservation,
    Preserve,
    Release,
)
from bot.domain.cases import parse_number
from bot.domain.errors import InvalidInput
from handlers.preserve import answers
from handlers.turn import Reply, Turn
from handlers.views.case.forms import read_meta
from handlers.views.inputs import read_inputs
from policy.request import Agent, Request


async def new(turn: Turn) -> Reply:
    """For the case that the form was about or names; without one, a case is opened."""
    found = read_inputs(turn.form)
    at = dt.datetime.fromtimestamp(found["snapshot_at"], dt.UTC)
    case_id = read_meta(turn.form)["case"]
    if case_id is None and "case" in found:
        case_id = parse_number(found["case"])
    if case_id is not None:
        return await answers.change(turn, Preserve(int(case_id), at, found["target"]))
    request = Request(process="preservation", agent=Agent(agency=found.get("agency")))
    return await answers.change(turn, OpenPreservation(request, at, found["target"]))


async def extend(turn: Turn) -> Reply:
    found = read_inputs(turn.form)
    received_on = dt.date.fromisoformat(found["received_on"])
    formal = found["formal"] == "yes"
    wish = Extend(_case(turn), received_on, formal, found.get("reference"))
    return await answers.change(turn, wish)


async def decide(turn: Turn) -> Reply:
    found = read_inputs(turn.form)
    until = None
    if found["decision"] == "grant":
        if "until" not in found:
            raise InvalidInput("Give the last day.", field="until")
        until = dt.date.fromisoformat(found["until"])
    return await answers.change(turn, DecideExtension(_case(turn), until, found["reason"]))


async def hold(turn: Turn) -> Reply:
    text = read_inputs(turn.form)["process"]
    try:
        process_id = parse_number(text)
    except InvalidInput as error:
        raise InvalidInput(str(error), field="process") from None
    return await answers.change(turn, Hold(_case(turn), process_id))


async def release(turn: Turn) -> Reply:
    found = read_inputs(turn.form)
    deleted = found["deleted"] == "yes"
    return await answers.change(turn, Release(_case(turn), deleted, found.get("reason")))


def _case(turn: Turn) -> int:
    return int(read_meta(turn.form)["case"])
