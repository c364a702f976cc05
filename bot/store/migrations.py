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

# One standing preservation a case. Reminders that wait are found by an index of their own, so
# that a look costs the same however many there are.
_TIME = """
CREATE TABLE preservations (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    case_id INTEGER NOT NULL REFERENCES cases (id),
    target TEXT NOT NULL,
    snapshot_at TEXT NOT NULL,
    first_expires_on TEXT NOT NULL,
    expires_on TEXT NOT NULL,
    extensions INTEGER NOT NULL,
    asked TEXT,
    asked_received_on TEXT,
    released_at TEXT,
    released_by TEXT
) STRICT;
CREATE UNIQUE INDEX preservation_of_case ON preservations (case_id) WHERE released_at IS NULL;
CREATE INDEX preservations_by_case ON preservations (case_id, id);
CREATE INDEX preservations_by_expiry ON preservations (expires_on, id) WHERE released_at IS NULL;
CREATE TABLE preservation_process (
    preservation_id INTEGER NOT NULL REFERENCES preservations (id),
    case_id INTEGER NOT NULL REFERENCES cases (id),
    PRIMARY KEY (preservation_id, case_id)
) STRICT, WITHOUT ROWID;
CREATE INDEX preservations_by_process ON preservation_process (case_id);
CREATE TABLE reminders (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    key TEXT NOT NULL UNIQUE,
    topic TEXT NOT NULL,
    subject TEXT NOT NULL,
    anchor TEXT NOT NULL,
    step INTEGER NOT NULL,
    case_id INTEGER REFERENCES cases (id),
    due_at TEXT NOT NULL,
    final INTEGER NOT NULL,
    state TEXT NOT NULL,
    done_by TEXT
) STRICT;
CREATE INDEX reminders_waiting ON reminders (due_at, id) WHERE state = 'waiting';
CREATE INDEX reminders_final ON reminders (due_at)
    WHERE state = 'waiting' AND final = 1 AND topic = 'preservation';
CREATE INDEX reminders_by_subject ON reminders (subject, due_at);
CREATE TABLE reminder_posts (
    outbox_id INTEGER NOT NULL REFERENCES outbox (id),
    reminder_id INTEGER NOT NULL REFERENCES reminders (id),
    PRIMARY KEY (outbox_id, reminder_id)
) STRICT, WITHOUT ROWID;
CREATE INDEX reminder_posts_by_reminder ON reminder_posts (reminder_id);
"""

# A lane is where messages wait behind each other: one that is held up holds no other up.
_LANES = """
ALTER TABLE outbox ADD COLUMN lane TEXT NOT NULL DEFAULT 'desk';
ALTER TABLE outbox ADD COLUMN about TEXT;
UPDATE outbox SET lane = 'sealed' WHERE kind = 'sealed_card';
CREATE INDEX outbox_lanes ON outbox (lane, next_at, id)
    WHERE state IN ('owed', 'sending', 'unknown');
CREATE INDEX outbox_gathering ON outbox (lane, case_id)
    WHERE kind = 'reminders' AND state = 'owed' AND attempts = 0;
"""

# Nobody's name stands beside what was asked; who waits for counsel's answer is forgotten once it
# has been sent.
_QUESTIONS = """
CREATE TABLE asked (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    cause TEXT UNIQUE,
    asked_on TEXT NOT NULL,
    key TEXT NOT NULL,
    lang TEXT NOT NULL,
    question TEXT NOT NULL,
    typed TEXT,
    previous TEXT,
    outcome TEXT NOT NULL,
    helped INTEGER
) STRICT;
CREATE INDEX asked_by_age ON asked (asked_on);
CREATE INDEX asked_as_typed ON asked (asked_on) WHERE typed IS NOT NULL;
CREATE INDEX asked_in_vain ON asked (key, id) WHERE outcome IN ('silent', 'counsel');
CREATE TABLE questions (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    key TEXT NOT NULL,
    lang TEXT NOT NULL,
    text TEXT NOT NULL,
    previous TEXT,
    silent INTEGER NOT NULL,
    asked_at TEXT NOT NULL,
    answer TEXT,
    answered_by TEXT,
    answered_at TEXT
) STRICT;
CREATE UNIQUE INDEX questions_waiting ON questions (key) WHERE answered_at IS NULL;
CREATE TABLE askers (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    question_id INTEGER NOT NULL REFERENCES questions (id),
    person TEXT,
    UNIQUE (question_id, person)
) STRICT;
CREATE TABLE published (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    question_id INTEGER NOT NULL REFERENCES questions (id),
    key TEXT NOT NULL,
    lang TEXT NOT NULL,
    question TEXT NOT NULL,
    answer TEXT NOT NULL,
    published_by TEXT NOT NULL,
    published_at TEXT NOT NULL,
    withdrawn_by TEXT,
    withdrawn_at TEXT
) STRICT;
CREATE UNIQUE INDEX published_live ON published (key) WHERE withdrawn_at IS NULL;
CREATE INDEX published_by_question ON published (question_id, id);
CREATE INDEX outbox_by_place ON outbox (channel, ts);
"""

# What the desk has made of a case stands in its row as JSON; `open_points` is what keeps it from
# being approved, while it is in review; `notice_on` is when the user is to be told. The indexes
# hold whatever says who may see a case, so that lists are counted and sorted without reading it.
_CASEWORK = """
ALTER TABLE cases ADD COLUMN sign_offs TEXT NOT NULL DEFAULT '[]';
ALTER TABLE cases ADD COLUMN verification TEXT;
ALTER TABLE cases ADD COLUMN approval TEXT;
ALTER TABLE cases ADD COLUMN notice TEXT;
ALTER TABLE cases ADD COLUMN notice_on TEXT;
ALTER TABLE cases ADD COLUMN open_points INTEGER;
CREATE INDEX cases_by_status ON cases
    (status, open_points, due_on, id, sealed, assignee, approver, opened_by);
CREATE INDEX cases_by_notice ON cases (notice_on, id, sealed, assignee, approver, opened_by)
    WHERE notice_on IS NOT NULL;
CREATE INDEX cases_open_seen ON cases
    (due_on, id, sealed, assignee, approver, opened_by, status, process, country)
    WHERE status <> 'closed';
CREATE TABLE earlier_facts (
    case_id INTEGER NOT NULL REFERENCES cases (id),
    hash TEXT NOT NULL,
    request TEXT NOT NULL,
    until TEXT NOT NULL,
    changed_by TEXT NOT NULL,
    PRIMARY KEY (case_id, hash)
) STRICT, WITHOUT ROWID;
CREATE TABLE letters (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    case_id INTEGER NOT NULL REFERENCES cases (id),
    addressee TEXT NOT NULL,
    text TEXT NOT NULL,
    facts TEXT NOT NULL,
    written_by TEXT NOT NULL,
    written_at TEXT NOT NULL,
    sent_by TEXT,
    sent_at TEXT
) STRICT;
CREATE INDEX letters_by_case ON letters (case_id, id);
CREATE TABLE homes (person TEXT PRIMARY KEY) STRICT, WITHOUT ROWID;
CREATE TABLE disclosures (
    case_id INTEGER NOT NULL REFERENCES cases (id),
    at TEXT NOT NULL,
    item TEXT NOT NULL,
    count INTEGER NOT NULL,
    PRIMARY KEY (case_id, at, item)
) STRICT, WITHOUT ROWID;
"""


# An emergency that is open has a `next_at`, at which the clock moves it on. A drill has no case.
_EMERGENCIES = """
CREATE TABLE emergencies (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    case_id INTEGER UNIQUE REFERENCES cases (id),
    raised_at TEXT NOT NULL,
    raised_by TEXT NOT NULL,
    escalation TEXT NOT NULL,
    state TEXT NOT NULL,
    paging_since TEXT NOT NULL,
    step INTEGER NOT NULL,
    next_at TEXT,
    owner TEXT,
    taken_at TEXT,
    came_back INTEGER NOT NULL,
    first_paged_at TEXT,
    decided_by TEXT,
    decided_at TEXT,
    items TEXT NOT NULL,
    belief TEXT,
    reason TEXT,
    second_look_on TEXT,
    looked_by TEXT,
    not_recorded INTEGER NOT NULL
) STRICT;
CREATE INDEX emergencies_open ON emergencies (next_at, id) WHERE next_at IS NOT NULL;
CREATE INDEX emergencies_by_state ON emergencies (state, id);
CREATE INDEX emergencies_to_look_at ON emergencies (second_look_on) WHERE looked_by IS NULL;
CREATE TABLE emergency_pages (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    emergency_id INTEGER NOT NULL REFERENCES emergencies (id),
    round INTEGER NOT NULL,
    step INTEGER NOT NULL,
    way TEXT NOT NULL,
    target TEXT NOT NULL,
    state TEXT NOT NULL,
    due_at TEXT NOT NULL,
    next_at TEXT NOT NULL,
    attempts INTEGER NOT NULL,
    done_at TEXT,
    problem TEXT,
    UNIQUE (emergency_id, round, step, way, target)
) STRICT;
CREATE INDEX emergency_pages_outside ON emergency_pages (next_at, id)
    WHERE way IN ('outside', 'resolve') AND state = 'owed';
CREATE TABLE covers (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    person TEXT NOT NULL,
    start_at TEXT NOT NULL,
    end_at TEXT NOT NULL,
    set_by TEXT NOT NULL
) STRICT;
CREATE INDEX covers_by_end ON covers (end_at);
CREATE TABLE handovers (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    offered_by TEXT NOT NULL,
    offered_to TEXT NOT NULL,
    until_at TEXT NOT NULL,
    state TEXT NOT NULL
) STRICT;
"""

# Words of sealed cases stand in an index of their own: a search by somebody outside never reads
# it, so that nothing in it can bear on what is found.
_FINDING = """
CREATE TABLE case_files (
    case_id INTEGER NOT NULL REFERENCES cases (id),
    sha256 TEXT NOT NULL,
    name TEXT NOT NULL,
    size INTEGER NOT NULL,
    added_at TEXT NOT NULL,
    added_by TEXT NOT NULL,
    PRIMARY KEY (case_id, sha256)
) STRICT, WITHOUT ROWID;
CREATE INDEX case_files_by_content ON case_files (sha256);
CREATE TABLE case_links (
    case_id INTEGER NOT NULL REFERENCES cases (id),
    other_id INTEGER NOT NULL REFERENCES cases (id),
    at TEXT NOT NULL,
    linked_by TEXT NOT NULL,
    PRIMARY KEY (case_id, other_id)
) STRICT, WITHOUT ROWID;
CREATE VIRTUAL TABLE open_words USING fts5 (
    said UNINDEXED, tokens, detail = none, tokenize = "ascii tokenchars '<>~=@#'"
);
CREATE VIRTUAL TABLE sealed_words USING fts5 (
    said UNINDEXED, tokens, detail = none, tokenize = "ascii tokenchars '<>~=@#'"
);
CREATE INDEX outbox_by_case ON outbox (case_id, kind);
"""

# Which lines were imported, by a hash of what they say: a second import adds nothing, ever.
_IMPORTS = """
CREATE TABLE imports (
    line TEXT PRIMARY KEY,
    case_id INTEGER NOT NULL REFERENCES cases (id)
) STRICT, WITHOUT ROWID;
"""

# `reduced_at`: when retention took the facts of a closed case away. What failed is counted often.
_OPERATION = """
ALTER TABLE cases ADD COLUMN reduced_at TEXT;
CREATE INDEX cases_to_reduce ON cases (closed_at, id)
    WHERE status = 'closed' AND sealed = 0 AND (reduced_at IS NULL OR reduced_at < closed_at);
CREATE INDEX outbox_failed ON outbox (next_at, id) WHERE state = 'failed';
"""

# A request counts in the report's period in which it was received. What was published is kept.
_REPORTS = """
CREATE INDEX cases_by_receipt ON cases
    (substr(coalesce(json_extract(request, '$.received_at'), opened_at), 1, 19));
CREATE INDEX preservations_by_snapshot ON preservations (snapshot_at);
CREATE INDEX events_extended ON events (at) WHERE kind IN ('extended', 'extension_decided');
CREATE TABLE reports (
    period TEXT NOT NULL,
    edition INTEGER NOT NULL,
    at TEXT NOT NULL,
    published_by TEXT NOT NULL,
    figures TEXT NOT NULL,
    PRIMARY KEY (period, edition)
) STRICT, WITHOUT ROWID;
"""

# Lists show what is due soonest and what has no date last; read in that order, nothing is sorted.
_LISTING = """
CREATE INDEX cases_as_listed ON cases (due_on IS NULL, due_on, id);
CREATE INDEX open_cases_as_listed ON cases (due_on IS NULL, due_on, id) WHERE status <> 'closed';
"""

_UNREACHED = """
ALTER TABLE askers ADD COLUMN unreached INTEGER NOT NULL DEFAULT 0;
"""

# How long it took until somebody first had an emergency, however often it was handed over since.
_FIRST_TAKEN = """
ALTER TABLE emergencies ADD COLUMN first_taken_at TEXT;
UPDATE emergencies SET first_taken_at = taken_at;
"""
# A message whose answer was lost goes before those that have waited a shorter time.
_UNSETTLED = """
CREATE INDEX outbox_unsettled ON outbox (lane, next_at, id) WHERE state IN ('sending', 'unknown');
"""

# `cases_open_seen` begins with the same columns and finds the same rows.
_ONE_INDEX_LESS = """
DROP INDEX cases_open;
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


@MIGRATIONS()
def time(db: Database) -> None:
    _run(db, _TIME)


@MIGRATIONS()
def lanes(db: Database) -> None:
    _run(db, _LANES)


@MIGRATIONS()
def questions(db: Database) -> None:
    _run(db, _QUESTIONS)


@MIGRATIONS()
def casework(db: Database) -> None:
    _run(db, _CASEWORK)


@MIGRATIONS()
def emergencies(db: Database) -> None:
    _run(db, _EMERGENCIES)


@MIGRATIONS()
def finding(db: Database) -> None:
    _run(db, _FINDING)


@MIGRATIONS()
def imports(db: Database) -> None:
    _run(db, _IMPORTS)


@MIGRATIONS()
def operation(db: Database) -> None:
    _run(db, _OPERATION)


@MIGRATIONS()
def reports(db: Database) -> None:
    _run(db, _REPORTS)


@MIGRATIONS()
def listing(db: Database) -> None:
    _run(db, _LISTING)


@MIGRATIONS()
def unreached(db: Database) -> None:
    _run(db, _UNREACHED)


@MIGRATIONS()
def first_taken(db: Database) -> None:
    _run(db, _FIRST_TAKEN)


@MIGRATIONS()
def unsettled(db: Database) -> None:
    _run(db, _UNSETTLED)


@MIGRATIONS()
def one_index_less(db: Database) -> None:
    _run(db, _ONE_INDEX_LESS)


def _run(db: Database, script: str) -> None:
    """Statement by statement: `executescript` would commit the migration's transaction."""
    statement = ""
    for line in script.strip().splitlines(keepends=True):
        statement += line
        if complete_statement(statement):
            db.conn.execute(statement)
            statement = ""
