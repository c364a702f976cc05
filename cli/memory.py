"""What the garbage collector is kept from."""

import gc
from collections.abc import Iterator
from contextlib import contextmanager


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
    again would hold each answer up for a tenth of a second.
    """
    gc.unfreeze()
    gc.collect()
    gc.freeze()
