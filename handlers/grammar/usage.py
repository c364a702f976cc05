"""How each subcommand of `/case` is written and what it does: for help, errors and the docs."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Usage:
    """How a subcommand is written and what it does: for help and for the docs."""

    written: str
    does: str


USAGE = {
    "new": Usage(
        'new [PROCESS key=value …]  ·  new subpoena agency="District Court" due=2026-12-15',
        "open a case: with the form, or at once with what is typed",
    ),
    "show": Usage("show LR-42", "show a case, with buttons for what can be done"),
    "list": Usage(
        "list [mine|open|overdue|closed|sealed|all] [type=subpoena] [status=in_review]"
        " [person=@ana] [country=DE]",
        "list cases, soonest due first",
    ),
    "take": Usage("take LR-42", "become its assignee"),
    "assign": Usage("assign LR-42 @ana", "make somebody of the legal team its assignee"),
    "status": Usage(
        "status LR-42 awaiting_agency [reason]", "move it; only possible moves are taken"
    ),
    "note": Usage("note LR-42 the agency called back", "add a note to its timeline"),
    "due": Usage("due LR-42 2027-02-01|+10d|next friday|none", "set when the answer is due"),
    "log": Usage("log LR-42 [page=2]", "show everything that happened to it"),
    "approve": Usage("approve LR-42", "counsel who is not the assignee lets a disclosure go ahead"),
    "close": Usage(
        'close LR-42 [rejected reason="…"]  ·  close LR-42 disclosed class=non_content',
        "close it with its outcome: with the form, or at once",
    ),
    "seal": Usage("seal LR-42", "show it to its own people and counsel only"),
    "unseal": Usage("unseal LR-42", "show it to the whole legal team again"),
    "people": Usage(
        "people LR-42 [add|remove @ana]", "see or say who works on it while it is sealed"
    ),
    "help": Usage("help [subcommand]", "show this"),
}
