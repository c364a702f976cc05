"""From a request's text to proposed facts. Pure: no file, no clock, no network.

Each module finds some facts; `propose` asks all of them. A fact is proposed only with the words
that say it, and what can be read in two ways is not proposed at all.
"""

from bot.intake.find.language import of_the_file
from bot.intake.find.propose import propose
from bot.intake.find.text import Proposal, Text

__all__ = ["Proposal", "Text", "of_the_file", "propose"]
