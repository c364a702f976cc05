"""Sealing a case, unsealing it, and who works on it while it is sealed.

An order seals by itself: see `bot.desk.work.save`. Its end unseals nothing; counsel does.
"""

from dataclasses import replace

from bot.desk.commands import AddPerson, RemovePerson, SealCase, UnsealCase
from bot.desk.results import Changed
from bot.desk.work import Work, find_case, save
from bot.domain.access import Action, require
from bot.domain.errors import Forbidden, InvalidInput, NotPossible
from bot.domain.events import EventKind
from bot.store import cases


def seal(work: Work, command: SealCase) -> Changed:
    """From now on the case exists for its own people and counsel only."""
    case = find_case(work, command.case_id)
    if case.sealed:
        raise NotPossible(f"{case.number} is sealed already.")
    return save(work, case, replace(case, sealed=True), EventKind.SEALED, {})


def unseal(work: Work, command: UnsealCase) -> Changed:
    """Show the case to the whole legal team again, which no order may forbid."""
    case = find_case(work, command.case_id)
    if not case.sealed:
        raise NotPossible(f"{case.number} is not sealed.")
    if case.order_binds(work.today):
        until = case.request.nondisclosure.until
        end = f"until {until:%Y-%m-%d}" if until else "and has no end"
        raise NotPossible(
            f"A nondisclosure order binds {case.number} {end}, so it stays sealed. Where the order"
            " was lifted, correct the case's facts first."
        )
    return save(work, case, replace(case, sealed=False), EventKind.UNSEALED, {})


def add_person(work: Work, command: AddPerson) -> Changed:
    """Let somebody who may read cases work on this one though it is sealed.

    Raises:
        InvalidInput: when that person may read no case at all.
    """
    case = find_case(work, command.case_id)
    person = command.person
    try:
        require(person, Action.READ_CASE)
    except Forbidden:
        raise InvalidInput(
            "Only people with a role at the desk can work on a case. Have an admin of the desk add"
            " this person to a group first.",
            field="person",
        ) from None
    if person.id in case.own_people:
        raise NotPossible(f"They work on {case.number} already.")
    cases.add_person(work.store.db, case.id, person.id)
    after = replace(case, people=case.people | {person.id})
    return save(work, case, after, EventKind.PERSON_ADDED, {"to": person.id})


def remove_person(work: Work, command: RemovePerson) -> Changed:
    """Take back what `add_person` gave; assignee, approver and opener stay."""
    case = find_case(work, command.case_id)
    if command.person not in case.people:
        raise NotPossible(f"They were not added to {case.number}.")
    cases.remove_person(work.store.db, case.id, command.person)
    after = replace(case, people=case.people - {command.person})
    return save(work, case, after, EventKind.PERSON_REMOVED, {"to": command.person})
