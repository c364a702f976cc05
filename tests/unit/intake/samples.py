"""Makes the sample requests in docs/samples, all fictional: `python -m tests.unit.intake.samples`.

They are for `writdesk try`: upload one in a channel and choose “Open a case from this message”, or
send it to the desk directly.
"""

from pathlib import Path

from tests.unit.intake import letters, papers

INCOMPLETE = """\
Stonebrook Police Department
SUBPOENA
TO: Zoom Video Communications, Inc.
55 Almaden Boulevard, 6th Floor, San Jose, CA 95113
Please produce all chat messages and cloud recordings of the account of
user name: night.owl
Investigator: Sam Okonkwo
E-mail: sokonkwo@stonebrook.example
Our reference: SB-26-4410
"""
SAMPLES = {
    "grand-jury-subpoena.pdf": letters.GRAND_JURY,
    "subpoena-that-misses-much.pdf": INCOMPLETE,
    "search-warrant-with-secrecy-order.pdf": letters.WARRANT,
    "preservation-request.pdf": letters.PRESERVATION,
}
FOLDER = Path(__file__).parents[3] / "docs" / "samples"


def main() -> None:
    for name, text in SAMPLES.items():
        (FOLDER / name).write_bytes(papers.paper(text))


if __name__ == "__main__":
    main()
