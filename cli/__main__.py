"""`python -m cli` is `writdesk`."""

from cli import main

main()
