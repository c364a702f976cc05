"""Pages of a list, counted from 1."""

from bot.domain.errors import InvalidInput


def checked_page(page: int) -> int:
    """The page, if there can be one.

    Raises:
        InvalidInput: for a page before the first.
    """
    if page < 1:
        raise InvalidInput("Pages count from 1.", field="page")
    return page


def pages(total: int, size: int) -> int:
    """How many pages of this size there are; an empty list is one page."""
    return max(1, -(-total // size))
