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
from handlers.reading import number_of, taking_apart
from handlers.turn import Reply, Turn
from handlers.views.case.forms import read_meta
from handlers.views.inputs import read_inputs
from policy.request import Agent, Request


async def new(turn: Turn) -> Reply:
    """For the case that the form was about or names; without one, a case is opened."""
    found = read_inputs(turn.form)
    with taking_apart():
        at = dt.datetime.fromtimestamp(found["snapshot_at"], dt.UTC)
    case_id = read_meta(turn.form)["case"]
    if case_id is None and "case" in found:
        case_id = parse_number(found["case"])
    if case_id is not None:
        return await answers.change(turn, Preserve(number_of(case_id), at, found["target"]))
    request = Request(process="preservation", agent=Agent(agency=found.get("agency")))
    return await answers.change(turn, OpenPreservation(request, at, found["target"]))


async def extend(turn: Turn) -> Reply:
    found = read_inputs(turn.form)
    received_on = found.day("received_on")
    formal = found["formal"] == "yes"
    wish = Extend(turn.case_id, received_on, formal, found.get("reference"))
    return await answers.change(turn, wish)


async def decide(turn: Turn) -> Reply:
    found = read_inputs(turn.form)
    until = None
    if found["decision"] == "grant":
        if "until" not in found:
            raise InvalidInput("Give the last day.", field="until")
        until = found.day("until")
    return await answers.change(turn, DecideExtension(turn.case_id, until, found["reason"]))


async def hold(turn: Turn) -> Reply:
    text = read_inputs(turn.form)["process"]
    try:
        process_id = parse_number(text)
    except InvalidInput as error:
        raise InvalidInput(str(error), field="process") from None
    return await answers.change(turn, Hold(turn.case_id, process_id))


async def release(turn: Turn) -> Reply:
    found = read_inputs(turn.form)
    deleted = found["deleted"] == "yes"
    return await answers.change(turn, Release(turn.case_id, deleted, found.get("reason")))
