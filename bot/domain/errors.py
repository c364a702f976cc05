"""Two kinds of error: a `UserError` tells the person what to do; anything else is a fault."""

from collections.abc import Sequence


class UserError(Exception):
    """That did not work. Try again, or ask an admin of the desk.

    The docstring of each kind is its message where none is given. `suggestions` are things the
    person may have meant, nearest first, in the words they would type.
    """

    def __init__(self, message: str | None = None, *, suggestions: Sequence[str] = ()) -> None:
        self.suggestions = tuple(suggestions)
        super().__init__(message or (type(self).__doc__ or "").split("\n\n")[0])

    @property
    def message(self) -> str:
        """The sentence for the person, with what they may have meant."""
        text = str(self)
        if not self.suggestions:
            return text
        return f"{text} Did you mean {_either(self.suggestions)}?"


class Forbidden(UserError):
    """You may not do that. Ask the legal team."""


class NotFound(UserError):
    """There is no such case. `/case list` shows yours."""


class InvalidInput(UserError):
    """That cannot be used as it stands. Correct it and send it again."""

    def __init__(
        self,
        message: str | None = None,
        *,
        field: str | None = None,
        suggestions: Sequence[str] = (),
    ) -> None:
        self.field = field
        super().__init__(message, suggestions=suggestions)


class InvalidForm(UserError):
    """Several things cannot be used as they stand; `problems` says each, at its field."""

    def __init__(self, problems: Sequence[InvalidInput]) -> None:
        self.problems = tuple(problems)
        super().__init__(" ".join(problem.message for problem in problems))


class NotPossible(UserError):
    """The case does not allow that now. `/case show` tells where it stands."""


class Busy(UserError):
    """The desk's database is busy, and nothing was saved. Try again in a moment."""


class NotSaved(UserError):
    """The desk's disk is full, and nothing was saved. An admin of the desk must make room."""


def _either(words: Sequence[str]) -> str:
    quoted = [f"`{word}`" for word in words]
    return quoted[0] if len(quoted) == 1 else f"{', '.join(quoted[:-1])} or {quoted[-1]}"
