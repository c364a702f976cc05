"""`/case file`: a case's whole file, to the person alone, however open the place they ask in."""

from bot.desk.transfer.archive import pack
from bot.desk.transfer.commands import CaseFileTaken, TakeCaseFile
from handlers.outbound.uploads import Parcel, Upload
from handlers.turn import Reply, SendFiles, Tell, Turn


async def send(turn: Turn, case_id: int) -> Reply:
    """Told at once; the archive follows in the person's direct messages with the desk."""
    taken = await turn.read(TakeCaseFile(case_id))
    assert isinstance(taken, CaseFileTaken)
    number = taken.case.number
    sealed = " It is sealed: keep it where its people alone can read it." * taken.case.sealed

    async def later() -> Parcel:
        text = f"The file of {number}: facts, timeline, letters, and the hash of each.{sealed}"
        return Parcel(text, (Upload(f"{number}.zip", pack(taken.content)),))

    return SendFiles(Tell(f"The file of *{number}* follows in your direct messages."), later)


async def pressed(turn: Turn) -> Reply:
    """The button under the timeline."""
    return await send(turn, turn.number)
