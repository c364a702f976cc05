"""A line of the table of measurements, as Markdown: what, measured, the goal."""


def row(what: str, measured: str, goal: str = "") -> None:
    """Print one line, at once: a long measurement is watched."""
    print(f"| {what.strip()} | {measured.strip()} | {goal.strip()} |", flush=True)  # noqa: T201 — the product


def head() -> None:
    """Print the head of the table."""
    row("what", "measured", "goal")
    print("|---|---|---|", flush=True)  # noqa: T201 — the product
