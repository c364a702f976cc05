"""What the desk says around an answer, in the language of the question."""

from dataclasses import dataclass

from policy.model import Lang


@dataclass(frozen=True)
class Words:
    """One language. `{…}` is filled in by the view; buttons hold 75 characters at most."""

    share: str
    shared: str
    shared_by: str
    which: str
    neither: str
    helped: str
    did_not_help: str
    thanks: str
    sorry: str
    silent: str
    ask_counsel: str
    counsel_asked: str
    counsel_said: str
    by_counsel: str
    counsel_answered: str
    show_all: str
    whole: str
    question: str
    answer: str


WORDS: dict[Lang, Words] = {
    "en": Words(
        share="Share here",
        shared="Shared.",
        shared_by="{name} asked the guide",
        which="The guide has more than one answer to this. Which do you mean?",
        neither="Neither: ask counsel",
        helped="This helped",
        did_not_help="It did not",
        thanks="Thank you. This is counted without your name.",
        sorry="Thank you. This is counted without your name. Counsel can tell you more.",
        silent="The guide does not say.",
        ask_counsel="Ask counsel",
        counsel_asked=(
            "Counsel has your question. The answer comes to you as a direct message from me; your"
            " name is kept until then and no longer."
        ),
        counsel_said="The guide does not say. Counsel has answered this:",
        by_counsel="Counsel's answer, not the guide's",
        counsel_answered="Counsel has answered your question",
        show_all="Show all",
        whole="In full",
        question="Question",
        answer="Answer",
    ),
    "zh": Words(
        share="分享到此处",
        shared="已分享。",
        shared_by="{name} 查询了指南",
        which="这个问题在指南中有不止一种答复，您问的是哪一种？",
        neither="都不是，请法律顾问答复",
        helped="有帮助",
        did_not_help="没有帮助",
        thanks="感谢反馈。统计中不记录您的姓名。",
        sorry="感谢反馈。统计中不记录您的姓名。您也可以请法律顾问进一步答复。",
        silent="指南没有说明这一点。",
        ask_counsel="请法律顾问答复",
        counsel_asked=(
            "您的问题已转交法律顾问。答复将由我以私信发给您；您的姓名仅保留至答复送达为止。"
        ),
        counsel_said="指南没有说明这一点。法律顾问曾就以下问题作出答复：",
        by_counsel="法律顾问的答复，并非指南内容",
        counsel_answered="法律顾问已答复您的问题",
        show_all="显示全文",
        whole="全文",
        question="问题",
        answer="答复",
    ),
}
