"""What came in before, shown before a second case is opened of the same request."""

from bot.desk.finding.commands import FindEarlier
from bot.desk.finding.results import Earlier
from handlers.case.answers import names_for
from handlers.turn import Turn, UpdateForm
from handlers.views.case.forms import again, read_meta
from handlers.views.case.found import earlier_blocks

LOOKED = "looked"  # in a form's memory: the reference whose earlier cases it has shown


async def shown_first(turn: Turn, reference: str | None) -> UpdateForm | None:
    """The form that was sent, with the earlier cases above it: sent again, it opens a case.

    None where the person may see no earlier case with this reference of the agency, or has seen
    it in this form.
    """
    if reference is None or read_meta(turn.form).get(LOOKED) == reference:
        return None
    earlier = await turn.read(FindEarlier((), reference))
    assert isinstance(earlier, Earlier)
    if not earlier.by_reference:
        return None
    names = await names_for(turn, earlier.by_reference)
    head = earlier_blocks(earlier, turn.guide, names, turn.today)
    return UpdateForm(again(turn.form, head, **{LOOKED: reference}))
