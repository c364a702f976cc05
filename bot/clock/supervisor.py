"""What systemd is told of the desk, by its protocol: a datagram to the socket that it names.

https://www.freedesktop.org/software/systemd/man/latest/sd_notify.html. Without systemd, nothing.
"""

import os
import socket

READY, STOPPING, ALIVE = "READY=1", "STOPPING=1", "WATCHDOG=1"
STILL_STARTING = f"EXTEND_TIMEOUT_USEC={60 * 1_000_000}"
"""The start may take another minute from here on: Slack cannot be reached."""


def tell(state: str) -> None:
    """Tell the supervisor, if there is one that listens."""
    address = os.environ.get("NOTIFY_SOCKET")
    if not address:
        return
    if address.startswith("@"):  # an abstract socket
        address = f"\0{address[1:]}"
    with socket.socket(socket.AF_UNIX, socket.SOCK_DGRAM) as there:
        there.connect(address)
        there.sendall(state.encode())
