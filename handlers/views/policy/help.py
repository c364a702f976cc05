"""`/policy help`: what can be asked."""

from handlers.views import kit
from handlers.views.policy.parts import context, section

TITLE = "Ask the government requests guide"

_ENGLISH = (
    "What does a subpoena yield?",
    "May a 2703(d) order reach voicemail?",
    "How long is a snapshot kept, and can that be extended?",
    "What must an emergency request contain?",
    "Is the user told?",
)
_CHINESE = (
    "传票可以获取哪些信息？",
    "没有搜查证能拿到会议录制文件吗？",
    "美国以外的申请需要满足什么条件？",
)
_HOW = (
    "Put the question behind `/policy`: the answer is yours alone until you share it. Or mention me"
    " in a channel, write to me in direct messages, or choose “What does the guide say?” in a"
    " message's menu. In a thread you can go on: “and voicemail?”\n"
    "也可以用中文提问，答复会使用提问的语言。"
)
_FOR_COUNSEL = (
    "Counsel: `/policy gaps` lists what the guide does not answer, `/policy answers` what counsel"
    " has answered for everyone."
)


def page(*, for_counsel: bool) -> kit.Blocks:
    """Examples in both languages, and the ways to ask."""
    examples = "\n".join(f"`/policy {question}`" for question in (*_ENGLISH, *_CHINESE))
    blocks = [section(f"*{TITLE}*\n{_HOW}"), section(examples)]
    if for_counsel:
        blocks.append(section(_FOR_COUNSEL))
    return [*blocks, context("Where the guide does not say, you can ask counsel.")]
