"""The schema, step by step. A step that has shipped is never changed; a new one is added.

Each runs in one transaction with its record, so that a kill in the middle leaves nothing.
"""

from sqlite3 import complete_statement

from sqlite_utils import Database
from sqlite_utils.migrations import Migrations

MIGRATIONS = Migrations("writdesk")

_CASES = """
CREATE TABLE cases (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    version INTEGER NOT NULL,
    status TEXT NOT NULL,
    process TEXT NOT NULL,
    country TEXT,
    agency TEXT,
    request TEXT NOT NULL,
    guide_version TEXT NOT NULL,
    opened_at TEXT NOT NULL,
    opened_by TEXT NOT NULL,
    due_on TEXT,
    assignee TEXT,
    approver TEXT,
    disposition TEXT,
    disclosed_class TEXT,
    reason TEXT,
    sealed INTEGER NOT NULL,
    closed_at TEXT
) STRICT;
CREATE INDEX cases_open ON cases (due_on, id) WHERE status <> 'closed';
CREATE INDEX cases_by_assignee ON cases (assignee, due_on, id) WHERE status <> 'closed';
CREATE INDEX cases_by_opener ON cases (opened_by, opened_at);
CREATE TABLE case_people (
    case_id INTEGER NOT NULL REFERENCES cases (id),
    person TEXT NOT NULL,
    PRIMARY KEY (case_id, person)
) STRICT, WITHOUT ROWID;
CREATE TABLE events (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    case_id INTEGER NOT NULL REFERENCES cases (id),
    at TEXT NOT NULL,
    actor TEXT NOT NULL,
    kind TEXT NOT NULL,
    data TEXT NOT NULL
) STRICT;
CREATE INDEX events_by_case ON events (case_id, id);
"""

# The audit log only grows: the database itself refuses changes to it.
_AUDIT = """
CREATE TABLE audit (
    seq INTEGER PRIMARY KEY,
    at TEXT NOT NULL,
    actor TEXT NOT NULL,
    action TEXT NOT NULL,
    case_id INTEGER,
    fields TEXT NOT NULL,
    previous TEXT NOT NULL,
    hash TEXT NOT NULL
) STRICT;
CREATE TRIGGER audit_is_not_changed BEFORE UPDATE ON audit
BEGIN SELECT RAISE(ABORT, 'the audit log only grows'); END;
CREATE TRIGGER audit_is_not_cut BEFORE DELETE ON audit
BEGIN SELECT RAISE(ABORT, 'the audit log only grows'); END;
CREATE TABLE causes (
    cause TEXT PRIMARY KEY,
    at TEXT NOT NULL,
    case_id INTEGER
) STRICT, WITHOUT ROWID;
CREATE INDEX causes_by_age ON causes (at);
"""

_OUTBOX = """
CREATE TABLE outbox (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    key TEXT NOT NULL UNIQUE,
    token TEXT NOT NULL UNIQUE,
    kind TEXT NOT NULL,
    case_id INTEGER REFERENCES cases (id),
    event_id INTEGER REFERENCES events (id),
    owed INTEGER NOT NULL,
    state TEXT NOT NULL,
    next_at TEXT NOT NULL,
    sending_since TEXT,
    attempts INTEGER NOT NULL,
    channel TEXT,
    ts TEXT,
    problem TEXT
) STRICT;
CREATE INDEX outbox_waiting ON outbox (next_at, id)
    WHERE state IN ('owed', 'sending', 'unknown');
"""


@MIGRATIONS()
def cases(db: Database) -> None:
    _run(db, _CASES)


@MIGRATIONS()
def audit(db: Database) -> None:
    _run(db, _AUDIT)


@MIGRATIONS()
def outbox(db: Database) -> None:
    _run(db, _OUTBOX)


def _run(db: Database, script: str) -> None:
    """Statement by statement: `executescript` would commit the migration's transaction."""
    statement = ""
    for line in script.strip().splitlines(keepends=True):
        statement += line
        if complete_statement(statement):
            db.conn.execute(statement)
            statement = ""
