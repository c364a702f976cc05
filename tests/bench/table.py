"""A line of the table of measurements, as Markdown: what, measured, the goal, whether it is met."""

_MET = {True: "met", False: "**missed**", None: ""}


def row(what: str, measured: str, goal: str = "", met: bool | None = None) -> bool:
    """Print one line, at once: a long measurement is watched. False where a goal is missed."""
    cells = (what, measured, goal, _MET[met])
    print("| " + " | ".join(cell.strip() for cell in cells) + " |", flush=True)  # noqa: T201 — the product
    return met is not False


def head() -> None:
    """Print the head of the table."""
    print("| what | measured | goal | |\n|---|---|---|---|", flush=True)  # noqa: T201 — the product
