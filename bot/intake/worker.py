"""The process in which a file is read: bytes in on standard input, one line of JSON out.

It has no token in its environment, may open no new file for writing, and ends when it takes more
memory or time than it is given: `bot.intake.reader` starts it and holds the watch.
"""

import json
import resource
import sys
from datetime import date
from typing import Any

MEMORY = 400 * 1024 * 1024  # bytes of address space
CPU_SECONDS = 20


def main() -> None:
    """Read, and say what was found or why nothing was."""
    _limit()
    content = sys.stdin.buffer.read()
    try:
        answer = _read(content)
    except MemoryError:
        answer = {"problem": "too_heavy"}
    sys.stdout.write(json.dumps(answer))


def _limit() -> None:
    for what, most in (
        (resource.RLIMIT_AS, MEMORY),
        (resource.RLIMIT_CPU, CPU_SECONDS),
        (resource.RLIMIT_FSIZE, 0),
        (resource.RLIMIT_CORE, 0),
        (resource.RLIMIT_NPROC, 0),
    ):
        _, hard = resource.getrlimit(what)
        limit = most if hard == resource.RLIM_INFINITY else min(most, hard)
        resource.setrlimit(what, (limit, limit))


def _read(content: bytes) -> dict[str, Any]:
    from bot.intake.find import of_the_file, propose  # noqa: PLC0415 — within the limits
    from bot.intake.pdf import read_pdf  # noqa: PLC0415 — within the limits
    from bot.intake.result import Unreadable  # noqa: PLC0415 — within the limits
    from policy.answer.lexicon import load_lexicon  # noqa: PLC0415 — within the limits
    from policy.load import GUIDE_DIR, latest, load_guide  # noqa: PLC0415 — within the limits

    try:
        text, pages, total = read_pdf(content)
    except Unreadable as error:
        return {"problem": error.problem.value}
    guide = load_guide(date.fromisoformat(sys.argv[1])) if sys.argv[1:] else latest()
    catalogue = frozenset(item.id for item in guide.catalogue)
    lexicon = load_lexicon(GUIDE_DIR / str(guide.version))
    found = propose(text, lexicon, catalogue) | of_the_file(text)
    proposals = {fact: [one.value, one.words] for fact, one in found.items()}
    return {"proposals": proposals, "pages": pages, "total": total}


if __name__ == "__main__":
    main()
