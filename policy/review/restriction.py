"""What the guide asks of a request to close a meeting or to restrict someone's access."""

from policy.review.judging import (
    Outcome,
    failed,
    met,
    missing,
    not_applicable,
    requirement,
    unknown,
    unrecorded,
)
from policy.review.mailbox import official
from policy.review.matter import Matter
from policy.review.wording import stated


@requirement("restriction", "legal_basis", "identifiers")
def restriction_valid_scoped_detailed(matter: Matter) -> Outcome:
    restriction = matter.request.restriction
    if restriction.cites_law is False:
        return failed("It cites no law for a restriction: ask for it, or challenge the request.")
    if stated(restriction.jurisdiction) is None and matter.request.country is None:
        return missing("It does not say for which jurisdiction: ask which.")
    return unknown("See whether it is legally valid, appropriately scoped and detailed enough.")


@requirement("restriction")
def restriction_jurisdiction_only(matter: Matter) -> Outcome:
    outside = matter.request.restriction.affects_outside
    violated = matter.request.restriction.terms_violated
    if outside is False:
        return met("It stays within the jurisdiction.")
    if violated:
        return met("The company found a violation of its terms, which reaches beyond.")
    if outside is None:
        return unknown("See whether it would block users outside the jurisdiction.")
    if violated is None:
        return unknown("It would block users outside: find out whether they violated the terms.")
    return failed("It would block users outside the jurisdiction: ask to limit it.")


@requirement("channel", "sender_email", "emergency.nature", "agent.agency")
def restriction_official_account(matter: Matter) -> Outcome:
    request = matter.request
    if not matter.outside_us:
        return not_applicable("The agency is in the United States.")
    if request.channel != "lers" and stated(request.emergency.nature):
        return unknown("See whether the emergency is real: then it need not come through LERS.")
    if request.channel is None:
        return unrecorded("How it came in is not on record: write it down.")
    if request.channel != "lers":
        return failed("It did not come through LERS: ask for it through an official account.")
    sender = stated(request.sender_email)
    if sender is None:
        return unrecorded("The account's e-mail address is not on record: write it down.")
    return official(sender, matter)
