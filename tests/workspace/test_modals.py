"""Modals: opened by a trigger, filled in, submitted, stacked, closed."""

from typing import Any

import pytest
from slack_bolt.app.async_app import AsyncApp
from slack_sdk.web.async_client import AsyncWebClient

from tests.workspace.blocks import (
    Json,
    actions,
    button,
    field,
    modal,
    option,
    plain,
    section,
    select,
    text_input,
)
from tests.workspace.conftest import Connect
from tests.workspace.test_web_api import error_of
from workspace import CannotDo, Person, Workspace
from workspace.model import View

FORM = modal("A form", field("name", text_input("text")), callback_id="form")


async def opened(ws: Workspace, client: AsyncWebClient, view: Json) -> tuple[Person, View]:
    """Maya, with this modal before her."""
    maya = ws.person("maya")
    await client.views_open(trigger_id=ws.triggers.issue(maya.id), view=view)
    shown = maya.view()
    assert shown is not None
    return maya, shown


async def test_a_trigger_opens_one_view_within_three_seconds(
    ws: Workspace, client: AsyncWebClient, monkeypatch: pytest.MonkeyPatch
) -> None:
    trigger = ws.triggers.issue(ws.person("maya").id)
    answer = await client.views_open(trigger_id=trigger, view=FORM)
    assert answer["view"]["id"].startswith("V")
    assert answer["view"]["root_view_id"] == answer["view"]["id"]
    again = client.views_open(trigger_id=trigger, view=FORM)
    assert await error_of(again) == "exchanged_trigger_id"
    unknown = client.views_open(trigger_id="1.2.abc", view=FORM)
    assert await error_of(unknown) == "invalid_trigger_id"
    monkeypatch.setattr("workspace.triggers.TRIGGER_SECONDS", 0.0)
    late = client.views_open(trigger_id=ws.triggers.issue(ws.person("maya").id), view=FORM)
    assert await error_of(late) == "expired_trigger_id"


async def test_a_form_is_filled_in_and_submitted(
    ws: Workspace, app: AsyncApp, client: AsyncWebClient, connect: Connect
) -> None:
    submitted: list[Json] = []

    @app.view("form")
    async def form(ack: Any, body: Json) -> None:
        submitted.append(body)
        await ack()

    await connect(app)
    maya, view = await opened(ws, client, FORM | {"private_metadata": "LR-1"})
    maya.fill(view, {"text": "Ruth"})
    assert (await maya.submit(view)).acknowledged
    assert maya.view() is None
    body = submitted[0]
    assert body["type"] == "view_submission"
    assert body["user"]["id"] == maya.id
    assert body["view"]["private_metadata"] == "LR-1"
    assert body["view"]["state"]["values"] == {
        "name": {"text": {"type": "plain_text_input", "value": "Ruth"}}
    }


async def test_values_start_from_what_the_app_put_there(
    ws: Workspace, app: AsyncApp, client: AsyncWebClient, connect: Connect
) -> None:
    states: list[Json] = []

    @app.view("form")
    async def form(ack: Any, view: Json) -> None:
        states.append(view["state"]["values"])
        await ack()

    await connect(app)
    boxes = {"type": "checkboxes", "action_id": "a", "options": [option("x"), option("y")]}
    view = modal(
        "Form",
        field("text", text_input("a", initial_value="kept")),
        field("blank", text_input("a"), optional=True),
        field("menu", select("a", "x", "y", initial_option=option("y"))),
        field("boxes", boxes | {"initial_options": [option("x")]}),
        field("none", boxes, optional=True),
        field("day", {"type": "datepicker", "action_id": "a", "initial_date": "2027-02-01"}),
        field("person", {"type": "users_select", "action_id": "a"}, optional=True),
        section("Choose", block_id="aside", accessory=select("b", "x", "y")),
        callback_id="form",
    )
    maya, shown = await opened(ws, client, view)
    maya.fill(shown, {"person": "tom", "menu": "x"})
    await maya.submit(shown)
    values = states[0]
    assert values["text"]["a"]["value"] == "kept"
    assert values["blank"]["a"]["value"] is None
    assert values["menu"]["a"]["selected_option"]["value"] == "x"
    assert [o["value"] for o in values["boxes"]["a"]["selected_options"]] == ["x"]
    assert values["none"]["a"]["selected_options"] == []
    assert values["day"]["a"]["selected_date"] == "2027-02-01"
    assert values["person"]["a"]["selected_user"] == ws.person("tom").id
    assert values["aside"]["b"]["selected_option"] is None


async def test_slacks_client_sends_no_incomplete_form(
    ws: Workspace, app: AsyncApp, client: AsyncWebClient, connect: Connect
) -> None:
    await connect(app)
    view = modal(
        "Form",
        field("name", text_input("a")),
        field("short", text_input("b", min_length=3, max_length=5)),
        field("count", {"type": "number_input", "action_id": "c", "is_decimal_allowed": False}),
        field("free", text_input("d"), optional=True),
    )
    maya, shown = await opened(ws, client, view)
    maya.fill(shown, {"b": "xy", "c": "1.5"})
    assert (await maya.submit(shown)).error == "incomplete_form"
    assert set(shown.errors) == {"name", "short", "count"}
    maya.fill(shown, {"a": "x", "b": "xxxxxx", "c": "2"})
    await maya.submit(shown)
    assert set(shown.errors) == {"short"}
    assert len(ws.deliveries.sent) == 0


async def test_errors_from_the_app_stand_at_their_fields_and_keep_what_was_typed(
    ws: Workspace, app: AsyncApp, client: AsyncWebClient, connect: Connect
) -> None:
    @app.view("form")
    async def form(ack: Any) -> None:
        await ack(response_action="errors", errors={"name": "Who is that?"})

    await connect(app)
    maya, view = await opened(ws, client, FORM)
    maya.fill(view, {"text": "Nobody"})
    await maya.submit(view)
    assert maya.view() is view
    assert view.errors == {"name": "Who is that?"}
    shown = ws.payloads.view(view)
    assert shown["state"]["values"]["name"]["text"]["value"] == "Nobody"


async def test_errors_at_no_field_are_trouble(
    ws: Workspace, app: AsyncApp, client: AsyncWebClient, connect: Connect
) -> None:
    @app.view("form")
    async def form(ack: Any) -> None:
        await ack(response_action="errors", errors={"nosuchblock": "What?"})

    await connect(app)
    maya, view = await opened(ws, client, FORM)
    maya.fill(view, {"text": "x"})
    ack = await maya.submit(view)
    assert ack.error == "errors must name input blocks of the view"
    assert view.errors == {"": "We had some trouble connecting. Try again?"}


async def test_a_submission_that_nobody_acknowledges_leaves_the_form_open(
    ws: Workspace, client: AsyncWebClient
) -> None:
    maya, view = await opened(ws, client, FORM)
    maya.fill(view, {"text": "typed"})
    assert (await maya.submit(view)).error == "dispatch_failed"
    assert maya.view() is view
    assert view.errors == {"": "We had some trouble connecting. Try again?"}


async def test_a_submission_pushes_updates_and_clears(
    ws: Workspace, app: AsyncApp, client: AsyncWebClient, connect: Connect
) -> None:
    def step(title: str, callback_id: str) -> Json:
        return modal(title, section(title), submit=plain("Next"), callback_id=callback_id)

    @app.view("first")
    async def first(ack: Any) -> None:
        await ack(response_action="push", view=step("Second", "second"))

    @app.view("second")
    async def second(ack: Any) -> None:
        await ack(response_action="update", view=step("Third", "third"))

    @app.view("third")
    async def third(ack: Any) -> None:
        await ack(response_action="clear")

    await connect(app)
    maya, root = await opened(ws, client, step("First", "first"))
    await maya.submit(root)
    pushed = await maya.sees_view("Second")
    assert (pushed.root_view_id, pushed.previous_view_id) == (root.id, root.id)
    with pytest.raises(CannotDo, match="'First' is not what @maya sees"):
        await maya.submit(root)
    await maya.submit(pushed)
    updated = await maya.sees_view("Third")
    assert updated is pushed, "an update keeps the view and its id"
    await maya.submit(updated)
    assert maya.view() is None


async def test_a_person_has_three_views_at_most(ws: Workspace, client: AsyncWebClient) -> None:
    maya, _ = await opened(ws, client, modal("One", section()))
    for title in ("Two", "Three"):
        trigger = ws.triggers.issue(maya.id)
        await client.views_push(trigger_id=trigger, view=modal(title, section()))
    more = client.views_push(trigger_id=ws.triggers.issue(maya.id), view=modal("Four", section()))
    assert await error_of(more) == "push_limit_reached"
    lonely = client.views_push(trigger_id=ws.triggers.issue(ws.person("tom").id), view=FORM)
    assert await error_of(lonely) == "not_found"


async def test_an_update_with_an_old_hash_conflicts(ws: Workspace, client: AsyncWebClient) -> None:
    maya, view = await opened(ws, client, FORM)
    old = view.hash
    maya.fill(view, {"text": "typed"})
    more = modal("A form", field("name", text_input("text")), section("More"))
    await client.views_update(view_id=view.id, hash=old, view=more)
    assert view.hash != old
    values = ws.payloads.view(view)["state"]["values"]
    assert values["name"]["text"]["value"] == "typed", "fields that keep their ids keep their text"
    stale = client.views_update(view_id=view.id, hash=old, view=FORM)
    assert await error_of(stale) == "hash_conflict"
    gone = client.views_update(view_id="V0GONE", view=FORM)
    assert await error_of(gone) == "not_found"


async def test_an_external_id_names_one_view(ws: Workspace, client: AsyncWebClient) -> None:
    _, view = await opened(ws, client, FORM | {"external_id": "lr-1"})
    await client.views_update(external_id="lr-1", view=modal("Found", section()))
    assert view.title == "Found"
    trigger = ws.triggers.issue(ws.person("tom").id)
    await client.views_open(trigger_id=trigger, view=FORM | {"external_id": "lr-2"})
    trigger = ws.triggers.issue(ws.person("ruth").id)
    twice = client.views_open(trigger_id=trigger, view=FORM | {"external_id": "lr-2"})
    assert await error_of(twice) == "duplicate_external_id"


async def test_closing_is_told_only_where_the_view_asks(
    ws: Workspace, app: AsyncApp, client: AsyncWebClient, connect: Connect
) -> None:
    closed: list[tuple[str, bool]] = []

    @app.view_closed("told")
    async def told(ack: Any, body: Json) -> None:
        await ack()
        closed.append((body["view"]["title"]["text"], body["is_cleared"]))

    await connect(app)
    told_view = modal("Told", section(), callback_id="told", notify_on_close=True)
    maya, view = await opened(ws, client, told_view)
    await maya.close(view)
    maya, view = await opened(ws, client, modal("Untold", section()))
    await maya.close(view)
    maya, view = await opened(ws, client, told_view)
    trigger = ws.triggers.issue(maya.id)
    await client.views_push(trigger_id=trigger, view=modal("Top", section()))
    top = await maya.sees_view("Top")
    await maya.close(top, everything=True)
    assert maya.view() is None
    assert closed == [("Told", False), ("Told", True)]


async def test_a_button_in_a_modal_pushes_and_a_menu_updates_it(
    ws: Workspace, app: AsyncApp, client: AsyncWebClient, connect: Connect
) -> None:
    @app.action("more")
    async def more(ack: Any, body: Json, client: AsyncWebClient) -> None:
        await ack()
        assert body["container"] == {"type": "view", "view_id": body["view"]["id"]}
        assert "response_url" not in body
        await client.views_push(trigger_id=body["trigger_id"], view=modal("More", section()))

    @app.action("kind")
    async def kind(ack: Any, body: Json, action: Json, client: AsyncWebClient) -> None:
        await ack()
        chosen = action["selected_option"]["value"]
        in_state = body["view"]["state"]["values"]["kind"]["kind"]["selected_option"]["value"]
        assert in_state == chosen
        changed = modal("Form", section(f"Chosen: {chosen}"))
        view = body["view"]
        await client.views_update(view_id=view["id"], hash=view["hash"], view=changed)

    await connect(app)
    menu = field("kind", select("kind", "warrant", "subpoena"), dispatch_action=True)
    form = modal("Form", menu, actions(button("more")))
    maya, view = await opened(ws, client, form)
    await maya.click(view, "more")
    await maya.close(await maya.sees_view("More"))
    await maya.click(view, "kind", value="Warrant")
    assert "Chosen: warrant" in str(view.blocks)


async def test_a_field_without_dispatch_action_is_only_filled_in(
    ws: Workspace, client: AsyncWebClient
) -> None:
    maya, view = await opened(ws, client, FORM)
    with pytest.raises(CannotDo, match="fill it in"):
        await maya.click(view, "text", value="x")
    with pytest.raises(CannotDo, match="there is no field 'nosuch' here; there is: text"):
        maya.fill(view, {"nosuch": "x"})


async def test_home_is_published_per_person_with_hash(
    ws: Workspace, client: AsyncWebClient
) -> None:
    maya, tom = ws.person("maya"), ws.person("tom")
    first = await client.views_publish(
        user_id=maya.id, view={"type": "home", "blocks": [section("Mine")]}
    )
    await maya.sees_home("Mine")
    assert tom.home() is None
    home = {"type": "home", "blocks": [section("Newer")]}
    await client.views_publish(user_id=maya.id, view=home, hash=first["view"]["hash"])
    stale = client.views_publish(user_id=maya.id, view=home, hash=first["view"]["hash"])
    assert await error_of(stale) == "hash_conflict"
    assert await error_of(client.views_publish(user_id="U0NOBODY", view=home)) == (
        "invalid_arguments"
    )


async def test_an_external_menu_asks_the_app(
    ws: Workspace, app: AsyncApp, client: AsyncWebClient, connect: Connect
) -> None:
    @app.options("agency")
    async def agencies(ack: Any, payload: Json) -> None:
        await ack(options=[option(payload["value"], f"Found {payload['value']}")])

    await connect(app)
    menu = {"type": "external_select", "action_id": "agency", "min_query_length": 0}
    maya, view = await opened(ws, client, modal("Form", field("agency", menu)))
    offered = await maya.suggestions(view, "agency", "fbi")
    assert [o["text"]["text"] for o in offered] == ["Found fbi"]
    maya.fill(view, {"agency": offered[0]})
    held = ws.payloads.view(view)["state"]["values"]["agency"]["agency"]
    assert held["selected_option"] == offered[0]


async def test_waiting_for_a_modal_that_does_not_come_says_what_is_there(ws: Workspace) -> None:
    with pytest.raises(AssertionError, match=r"@maya did not see the modal 'X' .* no modal"):
        await ws.person("maya").sees_view("X", seconds=0.05)
