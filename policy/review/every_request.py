"""What the guide asks of every request: how to submit it, what it carries, what it asks for."""

from policy.countries import country_name
from policy.request import Identifier
from policy.review.company import addressed
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
from policy.review.mailbox import domain_of, official
from policy.review.matter import Matter
from policy.review.wording import has_extension, has_po_box, is_phone_number, one_line, stated

_ENGLISH = {"en", "eng", "english"}
_ANY_LANGUAGE = {"mul", "und"}  # BCP 47: several languages, and one that nobody determined
_BY_MAIL = ("email", "lers")
_CHANNELS = {
    "email": "by e-mail",
    "mail": "by post",
    "fax": "by fax",
    "served": "by service of process",
    "phone": "by phone",
}
_FORMATS = {"docx": "a Word document", "email": "an e-mail", "paper": "paper", "phone": "a call"}
_PRODUCTS_WITH_MEETINGS = ("meetings", "webinars", None)


@requirement(
    "agent.agency", "agent.name", "agent.email", "sender_email", "emergency.callback_confirmed"
)
def government_requester(matter: Matter) -> Outcome:
    if matter.process.id == "civil":
        return failed("The guide is for law enforcement and government agencies: ask counsel.")
    if matter.request.emergency.callback_confirmed:
        return met("A call back confirmed the requester.")
    agency = stated(matter.request.agent.agency)
    whom = f"{one_line(agency)} and the agent" if agency else "the agent and an agency not named"
    return unknown(f"Verify {whom}: an official address is not enough.")


@requirement("channel")
def submitted_through_lers(matter: Matter) -> Outcome:
    channel = matter.request.channel
    if channel is None:
        return unrecorded("How it came in is not on record: write it down.")
    if channel == "lers":
        return met("It came through LERS.")
    return failed(f"It came {_CHANNELS[channel]}: ask for it through LERS.")


@requirement("language")
def in_english(matter: Matter) -> Outcome:
    language = stated(matter.request.language)
    if language is None:
        return unrecorded("Its language is not on record: write it down.")
    primary = language.lower().replace("_", "-").partition("-")[0]
    if primary in _ENGLISH:
        return met("It is in English.")
    if primary in _ANY_LANGUAGE:
        return unknown("A person has to see whether it is in English.")
    return failed(f"It is in another language ({one_line(language)}): ask for it in English.")


@requirement("format")
def as_pdf(matter: Matter) -> Outcome:
    form = matter.request.format
    if form == "pdf":
        return met("It is a PDF.")
    if matter.process.id == "emergency_disclosure":
        return unknown("Certain emergencies need no PDF: a person decides whether this is one.")
    if form is None:
        return unrecorded("Its format is not on record: write it down.")
    return failed(f"It is no PDF ({_FORMATS[form]}): ask for one.")


@requirement("addressee", "address", "product")
def addressee(matter: Matter) -> Outcome:
    return addressed(matter)


@requirement("sender_email", "channel", "format", "agent.agency")
def official_sender_email(matter: Matter) -> Outcome:
    sender, channel = stated(matter.request.sender_email), matter.request.channel
    if sender is not None:
        return official(sender, matter)
    on_paper = channel is None and matter.request.format in ("paper", "phone")
    if on_paper or (channel is not None and channel not in _BY_MAIL):
        return not_applicable("Nothing was sent by e-mail or portal.")
    return unrecorded("The address that it was sent from is not on record: write it down.")


@requirement("agent.name")
def agent_name(matter: Matter) -> Outcome:
    return _given(matter.request.agent.name, "the agent's name")


@requirement("agent.agency")
def agency_name(matter: Matter) -> Outcome:
    return _given(matter.request.agent.agency, "the agency's name")


@requirement("agent.badge")
def agent_badge(matter: Matter) -> Outcome:
    return _given(matter.request.agent.badge, "the agent's badge or ID number")


@requirement("agent.email", "agent.agency")
def agent_email(matter: Matter) -> Outcome:
    address = stated(matter.request.agent.email)
    if address is None:
        return missing("The agent's e-mail address is missing: ask for the official one.")
    return official(address, matter)


@requirement("agent.phone")
def agent_phone(matter: Matter) -> Outcome:
    phone = stated(matter.request.agent.phone)
    if phone is None:
        return missing("The agent's phone number is missing: ask for it, with its extension.")
    if not is_phone_number(phone):
        return failed(f"“{one_line(phone)}” is no phone number: ask for it, with its extension.")
    if has_extension(phone):
        return met("The phone number has its extension.")
    return unknown("The phone number has no extension: find out whether there is one.")


@requirement("agent.mailing_address")
def agent_mailing_address(matter: Matter) -> Outcome:
    address = stated(matter.request.agent.mailing_address)
    if address is None:
        return missing("The agent's mailing address is missing: ask for it.")
    if has_po_box(address):
        return failed("The mailing address is a PO box: ask for a street address.")
    if not any(digit.isdigit() for digit in address):
        return unknown("The mailing address has no number or postcode: see whether it is complete.")
    return met("The mailing address is given.")


@requirement("signed", "received_at")
def signed_and_dated(matter: Matter) -> Outcome:
    date, by = matter.request.signed.date, stated(matter.request.signed.by)
    if date is None and by is None:
        return missing("It is neither signed nor dated: ask an authorised official to do both.")
    if by is None:
        return missing("It is not signed: ask for the signature of an authorised official.")
    if date is None:
        return missing("The signature has no date: ask for it.")
    if matter.after_receipt(date):
        return failed(f"It is dated {date}, after it arrived: ask for the right date.")
    return met(f"{one_line(by)} signed it on {date}.")


@requirement("respond_by", "signed.date", "received_at")
def response_deadline(matter: Matter) -> Outcome:
    due, signed = matter.request.respond_by, matter.request.signed.date
    if due is None:
        return missing("The return date is missing: ask for it.")
    if signed is not None and due < signed:
        return failed(f"The return date, {due}, is before the signature: ask for the right one.")
    if matter.before_receipt(due):
        return failed(f"The return date, {due}, was over when it arrived: ask for a new one.")
    return met(f"The return date is {due}.")


@requirement("legal_basis", "subpoena_kind", "agent.agency")
def lawful_basis(matter: Matter) -> Outcome:
    if stated(matter.request.legal_basis) is None:
        return missing("It cites no law: ask for the legal basis.")
    process, country = matter.process, matter.request.country
    name = country_name(country or "")
    if process.jurisdiction == "us" and matter.outside_us:
        return unknown(
            f"It is from {name}, which issues no US {process.name.en}: check the process."
        )
    if process.id == "non_us_direct" and country in matter.guide.requesters.united_states:
        return unknown(f"It is from {name}, which is in the United States: check it.")
    if process.id == "cloud_act" and country not in matter.guide.requesters.cloud_act_countries:
        return unknown("The desk knows of no CLOUD Act agreement with that country: check it.")
    return unknown(
        "Check that the law it cites allows the request, and that it was issued under it."
    )


@requirement("signed.by", "agent.name", "agent.agency")
def authorized_signatory(matter: Matter) -> Outcome:
    by = stated(matter.request.signed.by)
    if by is None:
        return not_applicable("Nobody has signed it, so there is no authority to check.")
    return unknown(f"Check that {one_line(by)} is authorised to sign and submit it.")


@requirement("seeks", "identifiers", "period", "product", "emergency.specific_data")
def specific_scope(matter: Matter) -> Outcome:
    if matter.asks_everything:
        return failed("It asks for everything: ask which data are needed.")
    for_records = matter.process.depth(outside_us=matter.outside_us) != "none"
    if for_records and not matter.items and not stated(matter.request.emergency.specific_data):
        return missing("It names no data: ask which data are needed.")
    return unknown("See whether the scope is specific and not overbroad.")


@requirement("identifiers", "product")
def identifiers(matter: Matter) -> Outcome:
    given = matter.request.identifiers
    good = [one for one in given if _identifies(one)]
    if good:
        return met(f"It identifies by {', '.join(dict.fromkeys(_kind(one) for one in good))}.")
    if given:
        return failed(f"“{one_line(given[0].value)}” identifies nothing: ask for what does.")
    if matter.request.product not in _PRODUCTS_WITH_MEETINGS:
        return unknown("The guide asks for identifiers of meetings only: see whom it is about.")
    return missing("It identifies no meeting, account or user: ask for an identifier.")


@requirement("seeks", "period", "received_at")
def date_range(matter: Matter) -> Outcome:
    if not any(item.accrues or item.kind == "everything" for item in matter.items):
        return not_applicable("It asks for nothing that accrues over time.")
    start, end = matter.request.period.start, matter.request.period.end
    received = matter.request.received_at
    if start is None or end is None:
        half = "has no beginning or no end" if start or end else "is missing"
        return missing(f"The date range {half}: ask for a reasonable one.")
    if end < start:
        return failed("The date range ends before it begins: ask for the right one.")
    if received is not None and start > received and matter.process.standing == "accepted":
        return failed("The date range lies in the future, of which there are no records.")
    if received is not None and end > received:
        return unknown("The date range runs past the day of receipt: see what it means to cover.")
    return met("The date range is given.")


def _given(text: str | None, what: str) -> Outcome:
    value = stated(text)
    if value is None:
        return missing(f"{what[0].upper()}{what[1:]} is missing: ask for it.")
    return met(f"It gives {what}.")


def _kind(one: Identifier) -> str:
    return one.kind.replace("_", " ")


def _identifies(one: Identifier) -> bool:
    """Whether the value can be what its kind says it is."""
    if stated(one.value) is None:
        return False
    if one.kind == "account_email":
        return domain_of(one.value) is not None
    return one.kind != "phone_number" or is_phone_number(one.value)
