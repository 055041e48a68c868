CREATE TABLE alembic_version (
    version_num VARCHAR(32) NOT NULL,
    CONSTRAINT alembic_version_pkc PRIMARY KEY (version_num)
);

CREATE TABLE change (
    n INTEGER NOT NULL,
    id TEXT NOT NULL,
    event_id TEXT NOT NULL,
    story_id TEXT NOT NULL,
    kind TEXT NOT NULL,
    alert BOOLEAN NOT NULL,
    at DATETIME NOT NULL,
    recorded_at DATETIME NOT NULL,
    body TEXT NOT NULL,
    CONSTRAINT pk_change PRIMARY KEY (n),
    CONSTRAINT uq_change_id UNIQUE (id)
);

CREATE INDEX ix_change_event ON change (event_id);

CREATE INDEX ix_change_recorded ON change (recorded_at);

CREATE INDEX ix_change_story ON change (story_id);

CREATE TABLE channel (
    name TEXT NOT NULL,
    disabled_at DATETIME,
    reason TEXT NOT NULL,
    failures INTEGER NOT NULL,
    succeeded_at DATETIME,
    CONSTRAINT pk_channel PRIMARY KEY (name)
);

CREATE TABLE correction (
    n INTEGER NOT NULL,
    id TEXT NOT NULL,
    target TEXT NOT NULL,
    at DATETIME NOT NULL,
    body TEXT NOT NULL,
    CONSTRAINT pk_correction PRIMARY KEY (n),
    CONSTRAINT uq_correction_id UNIQUE (id)
);

CREATE INDEX ix_correction_target ON correction (target);

CREATE TABLE cut (
    watch_list TEXT NOT NULL,
    kind TEXT NOT NULL,
    slot TEXT NOT NULL,
    at DATETIME NOT NULL,
    digest_id TEXT,
    CONSTRAINT pk_cut PRIMARY KEY (watch_list, kind, slot)
);

CREATE INDEX ix_cut_at ON cut (watch_list, kind, at);

CREATE TABLE delivery (
    id TEXT NOT NULL,
    digest_id TEXT NOT NULL,
    channel TEXT NOT NULL,
    recipient TEXT,
    subject TEXT NOT NULL,
    payload BLOB NOT NULL,
    content_type TEXT NOT NULL,
    created_at DATETIME NOT NULL,
    state TEXT NOT NULL,
    attempts INTEGER NOT NULL,
    next_attempt_at DATETIME,
    lease_until DATETIME,
    lease_owner TEXT,
    delivered_at DATETIME,
    last_error TEXT,
    reference TEXT,
    CONSTRAINT pk_delivery PRIMARY KEY (id),
    CONSTRAINT uq_delivery_digest_id_channel_recipient UNIQUE (digest_id, channel, recipient)
);

CREATE INDEX ix_delivery_digest ON delivery (digest_id);

CREATE INDEX ix_delivery_state ON delivery (state, next_attempt_at);

CREATE TABLE digest (
    id TEXT NOT NULL,
    watch_list TEXT NOT NULL,
    kind TEXT NOT NULL,
    cut_at DATETIME NOT NULL,
    body TEXT NOT NULL,
    CONSTRAINT pk_digest PRIMARY KEY (id)
);

CREATE INDEX ix_digest_list ON digest (watch_list, kind, cut_at);

CREATE TABLE event (
    id TEXT NOT NULL,
    kind TEXT NOT NULL,
    status TEXT NOT NULL,
    starts_on DATE,
    ends_on DATE,
    ordinal INTEGER,
    opened_at DATETIME,
    changed_at DATETIME,
    last_at DATETIME,
    merged_into TEXT,
    body TEXT NOT NULL,
    CONSTRAINT pk_event PRIMARY KEY (id)
);

CREATE INDEX ix_event_last ON event (last_at);

CREATE INDEX ix_event_span ON event (starts_on, ends_on);

CREATE TABLE event_list (
    watch_list TEXT NOT NULL,
    event_id TEXT NOT NULL,
    CONSTRAINT pk_event_list PRIMARY KEY (watch_list, event_id)
)
 WITHOUT ROWID;

CREATE TABLE event_state (
    n INTEGER NOT NULL,
    event_id TEXT NOT NULL,
    at DATETIME NOT NULL,
    body TEXT NOT NULL,
    CONSTRAINT pk_event_state PRIMARY KEY (n)
);

CREATE INDEX ix_event_state_event ON event_state (event_id, n);

CREATE TABLE item (
    n INTEGER NOT NULL,
    id TEXT NOT NULL,
    source_id TEXT NOT NULL,
    guid TEXT,
    url TEXT,
    title TEXT NOT NULL,
    published_at DATETIME,
    date_quality TEXT NOT NULL,
    timezone TEXT NOT NULL,
    language TEXT,
    outlet TEXT NOT NULL,
    tier TEXT NOT NULL,
    seen_at DATETIME NOT NULL,
    decided_at DATETIME NOT NULL,
    origin TEXT NOT NULL,
    disposition TEXT NOT NULL,
    reason TEXT NOT NULL,
    duplicate_of TEXT,
    rule TEXT,
    score FLOAT,
    matched TEXT NOT NULL,
    version INTEGER NOT NULL,
    content_hash BLOB NOT NULL,
    fingerprint TEXT,
    shingles BLOB,
    CONSTRAINT pk_item PRIMARY KEY (n),
    CONSTRAINT uq_item_id UNIQUE (id)
);

CREATE INDEX ix_item_duplicate_of ON item (duplicate_of);

CREATE INDEX ix_item_seen ON item (seen_at);

CREATE TABLE mark (
    name TEXT NOT NULL,
    value TEXT NOT NULL,
    at DATETIME NOT NULL,
    CONSTRAINT pk_mark PRIMARY KEY (name)
);

CREATE TABLE poll (
    n INTEGER NOT NULL,
    source_id TEXT NOT NULL,
    at DATETIME NOT NULL,
    outcome TEXT NOT NULL,
    seconds FLOAT NOT NULL,
    counts TEXT NOT NULL,
    detail TEXT NOT NULL,
    CONSTRAINT pk_poll PRIMARY KEY (n)
);

CREATE INDEX ix_poll_source ON poll (source_id, n);

CREATE TABLE source (
    id TEXT NOT NULL,
    host TEXT NOT NULL,
    enabled BOOLEAN NOT NULL,
    next_check_at DATETIME,
    body TEXT NOT NULL,
    CONSTRAINT pk_source PRIMARY KEY (id)
);

CREATE INDEX ix_source_due ON source (next_check_at);

CREATE TABLE watch (
    name TEXT NOT NULL,
    since_change INTEGER NOT NULL,
    at DATETIME NOT NULL,
    CONSTRAINT pk_watch PRIMARY KEY (name)
);

CREATE TABLE attempt (
    n INTEGER NOT NULL,
    delivery_id TEXT NOT NULL,
    at DATETIME NOT NULL,
    outcome TEXT NOT NULL,
    detail TEXT NOT NULL,
    CONSTRAINT pk_attempt PRIMARY KEY (n),
    CONSTRAINT fk_attempt_delivery_id FOREIGN KEY(delivery_id) REFERENCES delivery (id) ON DELETE CASCADE
);

CREATE INDEX ix_attempt_delivery ON attempt (delivery_id);

CREATE TABLE copy_key (
    shelf INTEGER NOT NULL,
    "key" BIGINT NOT NULL,
    item_n INTEGER NOT NULL,
    day INTEGER NOT NULL,
    size INTEGER NOT NULL,
    CONSTRAINT pk_copy_key PRIMARY KEY (shelf, "key", item_n)
)
 WITHOUT ROWID;

CREATE TABLE digest_item (
    watch_list TEXT NOT NULL,
    kind TEXT NOT NULL,
    change_n INTEGER NOT NULL,
    digest_id TEXT,
    at DATETIME NOT NULL,
    CONSTRAINT pk_digest_item PRIMARY KEY (watch_list, kind, change_n),
    CONSTRAINT fk_digest_item_change_n FOREIGN KEY(change_n) REFERENCES change (n)
)
 WITHOUT ROWID;

CREATE TABLE event_party (
    party TEXT NOT NULL,
    event_id TEXT NOT NULL,
    CONSTRAINT pk_event_party PRIMARY KEY (party, event_id),
    CONSTRAINT fk_event_party_event_id FOREIGN KEY(event_id) REFERENCES event (id) ON DELETE CASCADE
)
 WITHOUT ROWID;

CREATE INDEX ix_event_party_event ON event_party (event_id);

CREATE TABLE report (
    n INTEGER NOT NULL,
    item_n INTEGER NOT NULL,
    version INTEGER NOT NULL,
    position INTEGER NOT NULL,
    event_id TEXT NOT NULL,
    at DATETIME NOT NULL,
    recorded_at DATETIME NOT NULL,
    body TEXT NOT NULL,
    CONSTRAINT pk_report PRIMARY KEY (n),
    CONSTRAINT fk_report_item_n FOREIGN KEY(item_n) REFERENCES item (n),
    CONSTRAINT uq_report_item_n_version_position UNIQUE (item_n, version, position)
);

CREATE INDEX ix_report_event ON report (event_id);

CREATE TABLE version (
    item_n INTEGER NOT NULL,
    number INTEGER NOT NULL,
    seen_at DATETIME NOT NULL,
    disposition TEXT NOT NULL,
    reason TEXT NOT NULL,
    title TEXT NOT NULL,
    content_hash BLOB NOT NULL,
    text TEXT,
    url TEXT,
    published_at DATETIME,
    text_origin TEXT,
    text_note TEXT,
    via TEXT,
    CONSTRAINT pk_version PRIMARY KEY (item_n, number),
    CONSTRAINT fk_version_item_n FOREIGN KEY(item_n) REFERENCES item (n) ON DELETE CASCADE
);

INSERT INTO alembic_version (version_num) VALUES ('0002');
