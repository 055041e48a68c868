CREATE TABLE alembic_version (
    version_num VARCHAR(32) NOT NULL,
    CONSTRAINT alembic_version_pkc PRIMARY KEY (version_num)
);

CREATE TABLE change (
    n BIGSERIAL NOT NULL,
    id TEXT NOT NULL,
    event_id TEXT NOT NULL,
    story_id TEXT NOT NULL,
    kind TEXT NOT NULL,
    alert BOOLEAN NOT NULL,
    at TIMESTAMP WITH TIME ZONE NOT NULL,
    recorded_at TIMESTAMP WITH TIME ZONE NOT NULL,
    body TEXT NOT NULL,
    CONSTRAINT pk_change PRIMARY KEY (n),
    CONSTRAINT uq_change_id UNIQUE (id)
);

CREATE INDEX ix_change_event ON change (event_id);

CREATE INDEX ix_change_recorded ON change (recorded_at);

CREATE INDEX ix_change_story ON change (story_id);

CREATE TABLE channel (
    name TEXT NOT NULL,
    disabled_at TIMESTAMP WITH TIME ZONE,
    reason TEXT NOT NULL,
    failures INTEGER NOT NULL,
    succeeded_at TIMESTAMP WITH TIME ZONE,
    CONSTRAINT pk_channel PRIMARY KEY (name)
);

CREATE TABLE correction (
    n BIGSERIAL NOT NULL,
    id TEXT NOT NULL,
    target TEXT NOT NULL,
    at TIMESTAMP WITH TIME ZONE NOT NULL,
    body TEXT NOT NULL,
    CONSTRAINT pk_correction PRIMARY KEY (n),
    CONSTRAINT uq_correction_id UNIQUE (id)
);

CREATE INDEX ix_correction_target ON correction (target);

CREATE TABLE cut (
    watch_list TEXT NOT NULL,
    kind TEXT NOT NULL,
    slot TEXT NOT NULL,
    at TIMESTAMP WITH TIME ZONE NOT NULL,
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
    payload BYTEA NOT NULL,
    content_type TEXT NOT NULL,
    created_at TIMESTAMP WITH TIME ZONE NOT NULL,
    state TEXT NOT NULL,
    attempts INTEGER NOT NULL,
    next_attempt_at TIMESTAMP WITH TIME ZONE,
    lease_until TIMESTAMP WITH TIME ZONE,
    lease_owner TEXT,
    delivered_at TIMESTAMP WITH TIME ZONE,
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
    cut_at TIMESTAMP WITH TIME ZONE NOT NULL,
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
    opened_at TIMESTAMP WITH TIME ZONE,
    changed_at TIMESTAMP WITH TIME ZONE,
    last_at TIMESTAMP WITH TIME ZONE,
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
);

CREATE TABLE event_state (
    n BIGSERIAL NOT NULL,
    event_id TEXT NOT NULL,
    at TIMESTAMP WITH TIME ZONE NOT NULL,
    body TEXT NOT NULL,
    CONSTRAINT pk_event_state PRIMARY KEY (n)
);

CREATE INDEX ix_event_state_event ON event_state (event_id, n);

CREATE TABLE item (
    n BIGSERIAL NOT NULL,
    id TEXT NOT NULL,
    source_id TEXT NOT NULL,
    guid TEXT,
    url TEXT,
    title TEXT NOT NULL,
    published_at TIMESTAMP WITH TIME ZONE,
    date_quality TEXT NOT NULL,
    timezone TEXT NOT NULL,
    language TEXT,
    outlet TEXT NOT NULL,
    tier TEXT NOT NULL,
    seen_at TIMESTAMP WITH TIME ZONE NOT NULL,
    decided_at TIMESTAMP WITH TIME ZONE NOT NULL,
    origin TEXT NOT NULL,
    disposition TEXT NOT NULL,
    reason TEXT NOT NULL,
    duplicate_of TEXT,
    rule TEXT,
    score FLOAT,
    matched TEXT NOT NULL,
    version INTEGER NOT NULL,
    content_hash BYTEA NOT NULL,
    fingerprint TEXT,
    shingles BYTEA,
    CONSTRAINT pk_item PRIMARY KEY (n),
    CONSTRAINT uq_item_id UNIQUE (id)
);

CREATE INDEX ix_item_duplicate_of ON item (duplicate_of);

CREATE INDEX ix_item_seen ON item (seen_at);

CREATE TABLE mark (
    name TEXT NOT NULL,
    value TEXT NOT NULL,
    at TIMESTAMP WITH TIME ZONE NOT NULL,
    CONSTRAINT pk_mark PRIMARY KEY (name)
);

CREATE TABLE poll (
    n BIGSERIAL NOT NULL,
    source_id TEXT NOT NULL,
    at TIMESTAMP WITH TIME ZONE NOT NULL,
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
    next_check_at TIMESTAMP WITH TIME ZONE,
    body TEXT NOT NULL,
    CONSTRAINT pk_source PRIMARY KEY (id)
);

CREATE INDEX ix_source_due ON source (next_check_at);

CREATE TABLE watch (
    name TEXT NOT NULL,
    since_change BIGINT NOT NULL,
    at TIMESTAMP WITH TIME ZONE NOT NULL,
    CONSTRAINT pk_watch PRIMARY KEY (name)
);

CREATE TABLE attempt (
    n BIGSERIAL NOT NULL,
    delivery_id TEXT NOT NULL,
    at TIMESTAMP WITH TIME ZONE NOT NULL,
    outcome TEXT NOT NULL,
    detail TEXT NOT NULL,
    CONSTRAINT pk_attempt PRIMARY KEY (n),
    CONSTRAINT fk_attempt_delivery_id FOREIGN KEY(delivery_id) REFERENCES delivery (id) ON DELETE CASCADE
);

CREATE INDEX ix_attempt_delivery ON attempt (delivery_id);

CREATE TABLE copy_key (
    shelf INTEGER NOT NULL,
    key BIGINT NOT NULL,
    item_n BIGINT NOT NULL,
    day INTEGER NOT NULL,
    size INTEGER NOT NULL,
    CONSTRAINT pk_copy_key PRIMARY KEY (shelf, key, item_n)
);

CREATE TABLE digest_item (
    watch_list TEXT NOT NULL,
    kind TEXT NOT NULL,
    change_n BIGINT NOT NULL,
    digest_id TEXT,
    at TIMESTAMP WITH TIME ZONE NOT NULL,
    CONSTRAINT pk_digest_item PRIMARY KEY (watch_list, kind, change_n),
    CONSTRAINT fk_digest_item_change_n FOREIGN KEY(change_n) REFERENCES change (n)
);

CREATE TABLE event_party (
    party TEXT NOT NULL,
    event_id TEXT NOT NULL,
    CONSTRAINT pk_event_party PRIMARY KEY (party, event_id),
    CONSTRAINT fk_event_party_event_id FOREIGN KEY(event_id) REFERENCES event (id) ON DELETE CASCADE
);

CREATE INDEX ix_event_party_event ON event_party (event_id);

CREATE TABLE report (
    n BIGSERIAL NOT NULL,
    item_n BIGINT NOT NULL,
    version INTEGER NOT NULL,
    position INTEGER NOT NULL,
    event_id TEXT NOT NULL,
    at TIMESTAMP WITH TIME ZONE NOT NULL,
    recorded_at TIMESTAMP WITH TIME ZONE NOT NULL,
    body TEXT NOT NULL,
    CONSTRAINT pk_report PRIMARY KEY (n),
    CONSTRAINT fk_report_item_n FOREIGN KEY(item_n) REFERENCES item (n),
    CONSTRAINT uq_report_item_n_version_position UNIQUE (item_n, version, position)
);

CREATE INDEX ix_report_event ON report (event_id);

CREATE TABLE version (
    item_n BIGINT NOT NULL,
    number INTEGER NOT NULL,
    seen_at TIMESTAMP WITH TIME ZONE NOT NULL,
    disposition TEXT NOT NULL,
    reason TEXT NOT NULL,
    title TEXT NOT NULL,
    content_hash BYTEA NOT NULL,
    text TEXT,
    url TEXT,
    published_at TIMESTAMP WITH TIME ZONE,
    text_origin TEXT,
    text_note TEXT,
    via TEXT,
    CONSTRAINT pk_version PRIMARY KEY (item_n, number),
    CONSTRAINT fk_version_item_n FOREIGN KEY(item_n) REFERENCES item (n) ON DELETE CASCADE
);

INSERT INTO alembic_version (version_num) VALUES ('0002');
