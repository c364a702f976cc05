"""A request's facts, judged by the guide: findings, a verdict, and a drafted reply.

    from policy.review import review
    result = review(guide, request, zone=ZoneInfo("America/New_York"))
    result.verdict, result.not_met, result.to_json()

Each requirement is a function under its own id, in the module of its group (`every_request`,
`united_states`, `outside_us`, `interception`, `preservation`, `notice`, `emergency`,
`restriction`). `verdict` weighs them, `duties` says what the company owes, `reply` drafts the
letter, and `dates` counts days for the review and for the desk.
"""

from policy.review.assess import review
from policy.review.judging import RESTS_ON
from policy.review.result import Beyond, Finding, Review, SignOff, Verdict

__all__ = ["RESTS_ON", "Beyond", "Finding", "Review", "SignOff", "Verdict", "review"]
