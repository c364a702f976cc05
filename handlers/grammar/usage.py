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
        " [person=@ana] [country=DE] [due=+7d]",
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
    "file": Usage("file LR-42", "get all of it as one archive, in your direct messages"),
    "review": Usage(
        "review LR-42  ·  review LR-42 met lawful basis",
        "see what the guide makes of it; judge what only a person can",
    ),
    "edit": Usage("edit LR-42", "change its facts; an approval is then to be given again"),
    "verify": Usage("verify LR-42", "put on record how the requester was verified"),
    "reply": Usage("reply LR-42 [anew]", "look over the drafted letter, keep it, mark it as sent"),
    "letters": Usage("letters LR-42", "read every version of its letters"),
    "approve": Usage(
        'approve LR-42 [reason="…"]',
        "counsel who is not the assignee lets a disclosure go ahead; with something open, only"
        " with a reason",
    ),
    "notice": Usage(
        "notice LR-42 [notify 2027-02-01 | prohibited until=2027-05-09 | exception threat"
        ' reason="…" | letter | told]',
        "see or decide whether and when the user is told",
    ),
    "close": Usage(
        'close LR-42 [rejected reason="…"]  ·  close LR-42 disclosed items="ip_address: 12"',
        "close it with its outcome: with the form, or at once",
    ),
    "find": Usage("find harborview 4471", "find cases by what they say, with slips"),
    "link": Usage("link LR-42 [LR-40]", "see what it is linked to, or link another case by hand"),
    "unlink": Usage("unlink LR-42 LR-40", "take such a link away"),
    "seal": Usage("seal LR-42", "show it to its own people and counsel only"),
    "unseal": Usage("unseal LR-42", "show it to the whole legal team again"),
    "people": Usage(
        "people LR-42 [add|remove @ana]", "see or say who works on it while it is sealed"
    ),
    "help": Usage("help [subcommand]", "show this"),
}
