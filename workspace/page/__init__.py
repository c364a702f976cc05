"""The page of the workspace, for people: `python -m workspace app.yaml --page`.

Places to look: `shell` puts a tab together, `conversation` and `message` show what is said,
`blocks/` draws Block Kit, `text/` turns Slack's texts into safe HTML, `tab` follows the workspace.

Tests and screenshots find things by `data-testid`: `channel-<name>`, `home`, `messages`,
`composer`, `thread-composer`, `message` (with `data-ts`), `replies`, `reply-in-thread`,
`message-menu`, `shortcuts`, `attach`, `thread`, `modal`, `modal-title`, `modal-submit`,
`modal-close`,
`block-<block id>`, `field-<action id>`, `error-<block id>`, `button-<action id>`, `confirm-yes`,
`confirm-deny`, `home-view`, `person-switch`, `person-<handle>`, `clock`, `wound`, `wind-5m`,
`wind-1d`, `wind-30d`, `troubles`, `unknown-methods`, `failures`.
"""

from workspace.page.mount import mount

__all__ = ["mount"]
