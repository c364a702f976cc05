"""Every measurement, one after another: `make bench`.

python -m tests.bench [NAME …]
"""

import subprocess
import sys
from pathlib import Path


def main() -> int:
    """Run each module of this folder in a process of its own; the worst exit status."""
    here = Path(__file__).parent
    names = sys.argv[1:] or sorted(file.stem for file in here.glob("[a-z]*.py"))
    worst = 0
    for name in names:
        print(f"\n{name}", flush=True)  # noqa: T201 — the measurements are its product
        done = subprocess.run([sys.executable, "-m", f"tests.bench.{name}"], check=False)
        worst = max(worst, done.returncode)
    return worst


if __name__ == "__main__":
    sys.exit(main())
