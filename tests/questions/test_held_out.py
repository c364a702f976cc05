"""How questions are answered that the engine was not made from: it may get better, not worse.

`python -m tests.bench.questions` prints the same beside plain retrieval.
"""

from policy.answer import answer
from policy.load import latest
from tests.bench.questions import median_length
from tests.questions.judge import Outcome, abstained_rightly, held_out, judge, tally

ACCURACY, WRONG, ABSTAINS = 0.945, 0.025, 0.97
LONGEST_EN, LONGEST_ZH = 400, 200


def test_questions_held_out_are_answered_as_well_as_ever() -> None:
    guide = latest()
    questions = held_out()
    outcomes: list[Outcome] = []
    for question in questions:
        found = answer(guide, question["question"])
        outcomes.append(judge(question, found.text, abstained=found.abstained))
    counted = tally(outcomes)
    assert counted.accuracy >= ACCURACY
    assert counted.wrong <= WRONG
    assert abstained_rightly(questions, outcomes) >= ABSTAINS


def test_half_of_the_answers_are_short() -> None:
    guide, questions = latest(), held_out()
    assert 0 < median_length(guide, questions, "en") <= LONGEST_EN
    assert 0 < median_length(guide, questions, "zh") <= LONGEST_ZH
