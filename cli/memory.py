"""What the garbage collector is kept from, and what the system gets back."""

import ctypes
import gc
from collections.abc import Iterator
from contextlib import contextmanager, suppress


@contextmanager
def undisturbed() -> Iterator[None]:
    """No collecting while the desk is read in: nothing of it is to go, and to look for that all
    the same takes a sixth of the start."""
    gc.disable()
    try:
        yield
    finally:
        gc.enable()


def set_aside() -> None:
    """Keep the collector from what lives as long as the process.

    The guide and the desk are some hundred thousand objects: to look them all through again and
    again would hold each answer up for a tenth of a second. The four megabytes that reading them
    took on top go back to the system (https://man7.org/linux/man-pages/man3/malloc_trim.3.html).
    """
    gc.unfreeze()
    gc.collect()
    gc.freeze()
    with suppress(AttributeError):  # a C library that has no such function needs none
        ctypes.CDLL(None).malloc_trim(0)
