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


def pages(total: int, size: int, asked: int) -> int:
    """How many pages of this size there are; an empty list is one page.

    Raises:
        InvalidInput: when the page asked for is none of them.
    """
    count = max(1, -(-total // size))
    if asked > count:
        which = "page 1 is all there is" if count == 1 else f"there are pages 1 to {count}"
        raise InvalidInput(f"There is no page {asked}: {which}.", field="page")
    return count
