"""What the garbage collector is kept from."""

import gc


def set_aside() -> None:
    """Keep the collector from what lives as long as the process.

    The guide and the desk are some hundred thousand objects: to look them all through again and
    again would hold each answer up for a tenth of a second.
    """
    gc.unfreeze()
    gc.collect()
    gc.freeze()
