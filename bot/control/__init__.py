"""The command line's way in: the same operations, through the running desk or without one."""
