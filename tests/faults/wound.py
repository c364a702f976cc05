"""`writdesk run` by a workspace's clock, so that time can be wound: FILE, the clock's address."""

import sys
from pathlib import Path

from cli.running import run_desk

if __name__ == "__main__":
    run_desk(Path(sys.argv[1]), create=True, clock_url=sys.argv[2])
