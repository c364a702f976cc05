"""The use cases of a case's review, letters, verification, approval and notice, by command."""

from collections.abc import Callable
from typing import Any

from bot.desk import homing
from bot.desk.casework import closing, commands, notice, replying, reviewing, verifying
from bot.desk.casework.results import OfCasework
from bot.desk.results import Changed
from bot.desk.work import Work

USE_CASES: dict[type[Any], Callable[[Work, Any], OfCasework | Changed]] = {
    commands.ReviewCase: reviewing.review_case,
    commands.SignOffPoint: reviewing.sign_off,
    commands.CompareFacts: reviewing.compare_facts,
    commands.EditFacts: reviewing.edit_facts,
    commands.VerifyRequester: verifying.verify,
    commands.DraftLetter: replying.draft,
    commands.KeepLetter: replying.keep,
    commands.ReadLetters: replying.read,
    commands.DecideNotice: notice.decide,
    commands.UserTold: notice.user_told,
    commands.ReadyToApprove: closing.ready_to_approve,
    commands.ApproveCase: closing.approve,
    commands.ShowHome: homing.show_home,
}
