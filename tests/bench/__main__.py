"""Every number that the design names, beside its goal, as one Markdown table: `make bench`.

python -m tests.bench [--quick] [NAME …]
"""

import subprocess
import sys

from tests.bench.table import head

# Each subject with what makes it short: a tenth of the cases, seconds of load, no simulated year.
SUBJECTS = {
    "start": "10000",
    "cases": "10000",
    "durable": "--quick",
    "morning": "",
    "questions": "",
    "time": "--quick",
    "emergency": "--quick",
}


def main() -> int:
    """Run each subject in a process of its own; the worst exit status."""
    wanted = [name for name in sys.argv[1:] if name != "--quick"] or list(SUBJECTS)
    quick = "--quick" in sys.argv
    head()
    worst = 0
    for name in wanted:
        short = [SUBJECTS[name]] if quick and SUBJECTS[name] else []
        command = [sys.executable, "-m", f"tests.bench.{name}", *short]
        worst = max(worst, subprocess.run(command, check=False).returncode)
    return worst


if __name__ == "__main__":
    sys.exit(main())
