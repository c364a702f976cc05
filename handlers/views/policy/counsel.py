"""A question to counsel: its post in the desk's channel, and the answer on its way back.

The post is edited in place: waiting, answered, published, withdrawn. Who asked shows only while
they wait.
"""

from bot.domain.cases import shorten
from bot.domain.questions import LONGEST_PUBLISHED, Question
from handlers.reading import number_of, taking_apart
from handlers.views import inputs, kit
from handlers.views.case.forms import Form, Origin, modal
from handlers.views.names import Names, name_of
from handlers.views.policy.parts import context, in_full, long_text, section, whole_button
from handlers.views.policy.words import WORDS
from handlers.views.text import SECTION, day, fitted, is_quoted_whole, moment, quoted

PUBLISH = "policy_publish_form"

_ENGLISH = WORDS["en"]  # counsel's own buttons, like all of the desk's
_QUOTED = SECTION - 200
_HOW = (
    "Counsel: answer in the thread under this. You are asked whether what you wrote is the answer"
    " before it goes out."
)


def people_in(question: Question) -> set[str]:
    """The ids of everyone whom the post names."""
    published = question.published
    others = {question.answered_by, published.by if published else None}
    return {person for person in (*question.askers, *others) if person}


def post(question: Question, names: Names) -> kit.Blocks:
    """As it stands in the desk's channel."""
    blocks: kit.Blocks = [
        section(f"*A question for counsel*{_from(question, names)}"),
        _quoted(question.text, "question", question.id),
    ]
    if question.previous:
        before = " → ".join(question.previous.splitlines())
        blocks.append(context(f"It follows: “{fitted(before, 300)}”"))
    why = _ENGLISH.silent if question.silent else "The guide's answer did not help."
    asked = f"{why} · Asked {moment(question.asked_at)}"
    blocks.append(context(asked if question.is_answered else f"{asked}\n{_HOW}"))
    if question.is_answered:
        blocks += _answered(question, names)
    return blocks


def post_summary(question: Question) -> str:
    return f"A question for counsel: {fitted(question.text, 300)}"


def prompt(question: Question, where: tuple[str, str], names: Names) -> kit.Blocks:
    """To counsel who wrote in the thread; `where`: the ts of the thread and of what they wrote."""
    text = (
        f"Is this the answer? It goes to {_askers(question, names)} as a direct message, with"
        " your name. What is talk among yourselves needs no button."
    )
    send = kit.button(
        "Send as the answer", "policy_send", " ".join((str(question.id), *where)), style="primary"
    )
    return [section(text), kit.actions([send], "policy_prompt")]


@taking_apart()
def read_prompt(value: str) -> tuple[int, str, str]:
    """The question, the ts of its thread, and that of what counsel wrote."""
    question_id, thread_ts, ts = value.split(" ")
    return number_of(question_id), thread_ts, ts


def to_asker(question: Question, names: Names) -> kit.Blocks:
    """Counsel's answer, as a direct message, in the language of the question."""
    words = WORDS[question.lang]
    blocks = [
        section(f"*{words.counsel_answered}*\n{quoted(question.text, 600)}"),
        *long_text(question.answer or "", words, "answer", question.id),
        context(f"{words.by_counsel} · {_signed(question, names)}"),
    ]
    return blocks


def to_asker_summary(question: Question) -> str:
    return f"{WORDS[question.lang].counsel_answered}: {fitted(question.answer or '', 300)}"


def whole(question: Question) -> Form:
    """The question and, once there is one, counsel's answer, in full."""
    words = WORDS[question.lang]
    texts = {words.question: question.text}
    if question.answer:
        texts[words.answer] = question.answer
    return in_full(words, texts)


def publish_form(question: Question, origin: Origin) -> Form:
    """Counsel's last look at what everyone who asks the same will read."""
    standing = question.published
    asked = standing.question if standing else question.text
    answer = standing.answer if standing else question.answer or ""
    head = (
        "The next person who asks the same gets this, with your name and today's date, as"
        " counsel's answer and not the guide's. Take out what concerns this asker alone."
    )
    blocks: kit.Blocks = [
        kit.context(head),
        _long_input("question", "Question", asked),
        _long_input("answer", "Answer", answer),
    ]
    meta = {**origin, "question": question.id}
    return modal(PUBLISH, "Publish an answer", "Publish", blocks, meta)


def withdraw_button(published_id: int) -> kit.Element:
    """Takes counsel's answer away from everyone, after asking once more."""
    confirm = kit.confirm(
        "Withdraw this answer?",
        "Nobody is shown it any more. You can publish it again later.",
        yes="Withdraw",
        no="Keep",
        style="danger",
    )
    return kit.button("Withdraw", "policy_withdraw", str(published_id), confirm=confirm)


def _answered(question: Question, names: Names) -> kit.Blocks:
    """Who answered and what; and whether everyone who asks the same is shown it."""
    answer, published = question.answer or "", question.published
    blocks: kit.Blocks = [
        section(f"*Answered* by {_signed(question, names)}"),
        _quoted(answer, "answer", question.id),
    ]
    if published:
        state = "Shown to whoever asks the same" if published.is_live else "Withdrawn again"
        by = name_of(published.by, names)
        blocks.append(context(f"{state} · Published by {by} · {day(published.at)}"))
    if question.unreached:
        blocks.append(context(_unreached(question.unreached)))
    return [*blocks, *_for_everyone(question)]


def _unreached(people: int) -> str:
    """Their names are no longer kept: what is left is that they can ask again."""
    who = "one person" if people == 1 else f"{people} people"
    return (
        f":warning: This did not reach {who} who asked: Slack did not take the direct message."
        " Who asks again gets it if you publish it."
    )


def _for_everyone(question: Question) -> kit.Blocks:
    """To publish the answer, edit or withdraw it; nothing where the guide has one of its own."""
    published = question.published
    if published and published.is_live:
        edit = kit.button("Edit…", "policy_publish", str(question.id))
        buttons = [edit, withdraw_button(published.id)]
    elif question.silent:
        buttons = [kit.button("Publish for everyone…", "policy_publish", str(question.id))]
    else:
        return []
    return [kit.actions(buttons, "policy_counsel")]


def _quoted(text: str, what: str, of: int) -> kit.Block:
    """A text of people's, with a button to the whole of it where it is cut."""
    whole = is_quoted_whole(text, _QUOTED)
    more = None if whole else whole_button(_ENGLISH, what, of)
    return section(quoted(text, _QUOTED), accessory=more)


def _from(question: Question, names: Names) -> str:
    return "" if question.is_answered else f" · from {_askers(question, names)}"


def _askers(question: Question, names: Names) -> str:
    """Those who wait, by name as long as there are few."""
    first, others = question.askers[:2], len(question.askers) - 2
    known = [name_of(person, names) for person in first]
    if others > 0:
        known.append("1 other" if others == 1 else f"{others} others")
    return " and ".join([", ".join(known[:-1]), known[-1]] if len(known) > 1 else known)


def _signed(question: Question, names: Names) -> str:
    assert question.answered_at is not None
    return f"{name_of(question.answered_by, names)} · {day(question.answered_at)}"


def _long_input(name: str, label: str, text: str) -> kit.Block:
    initial = shorten(text, LONGEST_PUBLISHED)
    return inputs.text_input(
        name, label, optional=False, multiline=True, initial=initial, most=LONGEST_PUBLISHED
    )
