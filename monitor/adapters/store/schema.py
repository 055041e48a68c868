"""The tables, with the meaning of every column that its name does not tell. Times are aware UTC.

``body`` columns hold the whole domain value as JSON; the columns beside it are those that statements look at.
"""

from sqlalchemy import (
    BigInteger,
    Boolean,
    Column,
    Date,
    Float,
    ForeignKey,
    Index,
    Integer,
    LargeBinary,
    MetaData,
    Table,
    Text,
    UniqueConstraint,
)

from monitor.adapters.store.codec import Instant

HEAD = "0002"  # the newest migration; a test holds it to the folder

metadata = MetaData(naming_convention={
    "ix": "ix_%(table_name)s_%(column_0_N_name)s", "uq": "uq_%(table_name)s_%(column_0_N_name)s",
    "fk": "fk_%(table_name)s_%(column_0_N_name)s", "pk": "pk_%(table_name)s",
})
Number = BigInteger().with_variant(Integer, "sqlite")  # only INTEGER is a row id there

source = Table(
    "source", metadata,
    Column("id", Text, primary_key=True),
    Column("host", Text, nullable=False),        # fairness: at most so many due sources of one host at once
    Column("enabled", Boolean, nullable=False),  # false: no longer in the configuration, or switched off there
    Column("next_check_at", Instant),            # null: at once
    Column("body", Text, nullable=False),        # SourceState
    Index("ix_source_due", "next_check_at"),
)

poll = Table(                                    # the last polls of each source; trimmed by upkeep
    "poll", metadata,
    Column("n", Number, primary_key=True, autoincrement=True),
    Column("source_id", Text, nullable=False),
    Column("at", Instant, nullable=False),
    Column("outcome", Text, nullable=False),     # fetched | not_modified | failed
    Column("seconds", Float, nullable=False),
    Column("counts", Text, nullable=False),      # JSON: [[disposition, count], …]
    Column("detail", Text, nullable=False),
    Index("ix_poll_source", "source_id", "n"),
)

item = Table(                                    # every item ever decided, kept or not: the audit row
    "item", metadata,
    Column("n", Number, primary_key=True, autoincrement=True),  # short name within the database
    Column("id", Text, nullable=False, unique=True),
    Column("source_id", Text, nullable=False),
    Column("guid", Text),
    Column("url", Text),
    Column("title", Text, nullable=False),
    Column("published_at", Instant),
    Column("date_quality", Text, nullable=False),
    Column("timezone", Text, nullable=False),
    Column("language", Text),
    Column("outlet", Text, nullable=False),
    Column("tier", Text, nullable=False),
    Column("seen_at", Instant, nullable=False),      # first met
    Column("decided_at", Instant, nullable=False),   # last decided: first sight or last edit
    Column("origin", Text, nullable=False),          # seed | feed
    Column("disposition", Text, nullable=False),
    Column("reason", Text, nullable=False),
    Column("duplicate_of", Text),
    Column("rule", Text),
    Column("score", Float),
    Column("matched", Text, nullable=False),         # watch lists, one a line
    Column("version", Integer, nullable=False),      # of its newest text; 0: no text was kept
    Column("content_hash", LargeBinary, nullable=False),  # of what was last offered: equal means nothing to decide
    Column("fingerprint", Text),                     # Fingerprint without its shingles; null: not kept
    Column("shingles", LargeBinary),                 # unsigned 64-bit numbers
    Index("ix_item_seen", "seen_at"),
    Index("ix_item_duplicate_of", "duplicate_of"),
)

version = Table(                                 # every text of every kept story
    "version", metadata,
    Column("item_n", Number, ForeignKey("item.n", ondelete="CASCADE"), primary_key=True),
    Column("number", Integer, primary_key=True),
    Column("seen_at", Instant, nullable=False),
    Column("disposition", Text, nullable=False),
    Column("reason", Text, nullable=False),
    Column("title", Text, nullable=False),
    Column("content_hash", LargeBinary, nullable=False),  # of title, text, address and GUID: an edit taken back is no news
    Column("text", Text),                        # null: let go by retention
    Column("url", Text),
    Column("published_at", Instant),
    Column("text_origin", Text),                 # see Item, as the next two; null: from before it was recorded
    Column("text_note", Text),
    Column("via", Text),
)

copy_key = Table(                                # inverted index of the keys by which copies are found; see known
    "copy_key", metadata,
    Column("shelf", Integer, primary_key=True, autoincrement=False),   # week of publication; -1: never old; -2: no date
    Column("key", BigInteger, primary_key=True, autoincrement=False),  # see domain.story.key_weight
    Column("item_n", Number, primary_key=True, autoincrement=False),   # no foreign key: items are never deleted
    Column("day", Integer, nullable=False),      # of publication, counted from 1 January 1970
    Column("size", Integer, nullable=False),     # shingles of the story
    sqlite_with_rowid=False,
)

event = Table(
    "event", metadata,
    Column("id", Text, primary_key=True),
    Column("kind", Text, nullable=False),
    Column("status", Text, nullable=False),      # lapsed: the row that says so is written
    Column("starts_on", Date),
    Column("ends_on", Date),
    Column("ordinal", Integer),
    Column("opened_at", Instant),
    Column("changed_at", Instant),
    Column("last_at", Instant),                  # publication of the newest story that told of it
    Column("merged_into", Text),                 # the event that took this one's reports; null: it stands
    Column("body", Text, nullable=False),        # Event without its reports
    Index("ix_event_span", "starts_on", "ends_on"),
    Index("ix_event_last", "last_at"),
)

event_party = Table(
    "event_party", metadata,
    Column("party", Text, primary_key=True),
    Column("event_id", Text, ForeignKey("event.id", ondelete="CASCADE"), primary_key=True),
    Index("ix_event_party_event", "event_id"),
    sqlite_with_rowid=False,
)

event_state = Table(                             # what an event was, from when: any past moment can be asked for
    "event_state", metadata,
    Column("n", Number, primary_key=True, autoincrement=True),
    Column("event_id", Text, nullable=False),
    Column("at", Instant, nullable=False),       # when it was recorded
    Column("body", Text, nullable=False),
    Index("ix_event_state_event", "event_id", "n"),
)

event_list = Table(                              # which watch lists follow an event: those that one of its stories matched
    "event_list", metadata,
    Column("watch_list", Text, primary_key=True),
    Column("event_id", Text, primary_key=True),
    sqlite_with_rowid=False,
)

report = Table(                                  # the facts: append-only, but for the event they are linked to
    "report", metadata,
    Column("n", Number, primary_key=True, autoincrement=True),  # order of taking in: a rebuild folds in it
    Column("item_n", Number, ForeignKey("item.n"), nullable=False),
    Column("version", Integer, nullable=False),
    Column("position", Integer, nullable=False),
    Column("event_id", Text, nullable=False),
    Column("at", Instant, nullable=False),
    Column("recorded_at", Instant, nullable=False),
    Column("body", Text, nullable=False),        # Report
    Index("ix_report_event", "event_id"),
    UniqueConstraint("item_n", "version", "position"),
)

change = Table(                                  # append-only
    "change", metadata,
    Column("n", Number, primary_key=True, autoincrement=True),  # order of recording
    Column("id", Text, nullable=False, unique=True),
    Column("event_id", Text, nullable=False),
    Column("story_id", Text, nullable=False),
    Column("kind", Text, nullable=False),
    Column("alert", Boolean, nullable=False),
    Column("at", Instant, nullable=False),
    Column("recorded_at", Instant, nullable=False),
    Column("body", Text, nullable=False),        # Change
    Index("ix_change_event", "event_id"),
    Index("ix_change_story", "story_id"),
    Index("ix_change_recorded", "recorded_at"),
)

correction = Table(                              # append-only
    "correction", metadata,
    Column("n", Number, primary_key=True, autoincrement=True),
    Column("id", Text, nullable=False, unique=True),
    Column("target", Text, nullable=False),
    Column("at", Instant, nullable=False),
    Column("body", Text, nullable=False),        # Correction
    Index("ix_correction_target", "target"),
)

watch = Table(                                   # watch lists met so far
    "watch", metadata,
    Column("name", Text, primary_key=True),
    Column("since_change", Number, nullable=False),  # changes up to this one came before the list and are not its news
    Column("at", Instant, nullable=False),
)

digest = Table(
    "digest", metadata,
    Column("id", Text, primary_key=True),
    Column("watch_list", Text, nullable=False),
    Column("kind", Text, nullable=False),        # digest | alert
    Column("cut_at", Instant, nullable=False),
    Column("body", Text, nullable=False),        # Digest, frozen
    Index("ix_digest_list", "watch_list", "kind", "cut_at"),
)

digest_item = Table(                             # what each list was told, or settled as not its news: each change once
    "digest_item", metadata,
    Column("watch_list", Text, primary_key=True),
    Column("kind", Text, primary_key=True),
    Column("change_n", Number, ForeignKey("change.n"), primary_key=True),
    Column("digest_id", Text),                   # null: considered and not told
    Column("at", Instant, nullable=False),
    sqlite_with_rowid=False,
)

cut = Table(                                     # one digest per list and slot, also when it was empty and not sent
    "cut", metadata,
    Column("watch_list", Text, primary_key=True),
    Column("kind", Text, primary_key=True),
    Column("slot", Text, primary_key=True),      # local day, or whatever names the occasion
    Column("at", Instant, nullable=False),
    Column("digest_id", Text),                   # null: nothing was sent
    Index("ix_cut_at", "watch_list", "kind", "at"),
)

delivery = Table(
    "delivery", metadata,
    Column("id", Text, primary_key=True),
    Column("digest_id", Text, nullable=False),
    Column("channel", Text, nullable=False),
    Column("recipient", Text),
    Column("subject", Text, nullable=False),
    Column("payload", LargeBinary, nullable=False),  # exactly what every attempt sends
    Column("content_type", Text, nullable=False),
    Column("created_at", Instant, nullable=False),
    Column("state", Text, nullable=False),           # pending | leased | delivered | dead | discarded
    Column("attempts", Integer, nullable=False),
    Column("next_attempt_at", Instant),
    Column("lease_until", Instant),
    Column("lease_owner", Text),                     # fencing: only the holder of the lease may record an outcome
    Column("delivered_at", Instant),
    Column("last_error", Text),
    Column("reference", Text),                       # the receiver's answer
    Index("ix_delivery_state", "state", "next_attempt_at"),
    Index("ix_delivery_digest", "digest_id"),
    UniqueConstraint("digest_id", "channel", "recipient"),
)

attempt = Table(
    "attempt", metadata,
    Column("n", Number, primary_key=True, autoincrement=True),
    Column("delivery_id", Text, ForeignKey("delivery.id", ondelete="CASCADE"), nullable=False),
    Column("at", Instant, nullable=False),
    Column("outcome", Text, nullable=False),
    Column("detail", Text, nullable=False),
    Index("ix_attempt_delivery", "delivery_id"),
)

channel = Table(
    "channel", metadata,
    Column("name", Text, primary_key=True),
    Column("disabled_at", Instant),
    Column("reason", Text, nullable=False),
    Column("failures", Integer, nullable=False),     # in a row
    Column("succeeded_at", Instant),
)

mark = Table(                                    # small facts with a name: seeds imported, heartbeats, last backup
    "mark", metadata,
    Column("name", Text, primary_key=True),
    Column("value", Text, nullable=False),
    Column("at", Instant, nullable=False),
)
