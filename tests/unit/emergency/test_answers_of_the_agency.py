"""What the agency answered becomes facts that can be read again, however long it is."""

from handlers.emergency.facts import request_of, with_answers
from policy.request import read_request


def test_an_answer_that_is_too_long_is_cut_visibly_and_read_again() -> None:
    raised = request_of({"nature": "A bomb threat"})
    request = with_answers(raised, {"specific_data": "x" * 6000, "callback": "yes"})
    again = read_request(request.written())
    assert again == request
    assert (again.emergency.specific_data or "").endswith("x…")
    assert again.emergency.nature == "A bomb threat"
    assert again.emergency.callback_confirmed is True


def test_what_was_not_answered_stays_as_it_was() -> None:
    raised = request_of({"nature": "A bomb threat", "at_risk": "A school"})
    assert with_answers(raised, {}) == raised
