"""Deliveries: leased, sent, recorded; tried again over three days, then told as dead through another channel."""

import threading
import uuid
from collections.abc import Callable, Mapping
from concurrent.futures import Future, ThreadPoolExecutor, wait
from contextlib import AbstractContextManager, nullcontext
from dataclasses import replace
from datetime import datetime

from monitor.adapters.channels import Sender
from monitor.adapters.store import Store, Tx
from monitor.analysis.digests import compose_notice
from monitor.analysis.schedule import next_attempt
from monitor.domain.counting import counted
from monitor.domain.digest import ChannelState, Delivery, Digest, SendFailed, SendOutcome, SourceNote
from monitor.pipeline.crashpoints import pass_point
from monitor.pipeline.digests import deliveries_of

NOTICE = "notice-"  # leads the digest id of a word about a dead letter
LEASE_SECONDS = 300.0  # more than twice the longest send: mail may take 120 s in all


class Deliverer:
    """Sends what is due, each channel on a thread of its own, so that one that hangs holds up no other."""

    def __init__(
        self, store: Store, senders: Mapping[str, Sender], *, clock: Callable[[], datetime], jitter: Callable[[], float],
        told: Callable[[Delivery, SendOutcome], None] = lambda *_: None,
        watch: Callable[[str], AbstractContextManager[None]] = lambda _: nullcontext(),
    ) -> None:
        """``told`` hears of every outcome; ``watch`` holds for as long as a message to the channel it is given is on its way."""
        self._store, self._senders = store, senders
        self._clock, self._jitter, self._told, self._watch = clock, jitter, told, watch
        self._threads = ThreadPoolExecutor(max(1, len(senders)), thread_name_prefix="deliver")
        self._busy: dict[str, Future[int]] = {}
        self._stopping = threading.Event()

    def tick(self) -> list["Future[int]"]:
        """Start every channel that has something due and is not at work; returns at once. Raises what a bug raised since."""
        ended = [self._busy.pop(name) for name, future in tuple(self._busy.items()) if future.done()]
        off = {name for name, state in self._store.channel_states().items() if state.disabled_at}
        due = self._store.due_channels(self._clock()) & self._senders.keys() - off
        for name in due:
            if name not in self._busy:
                self._busy[name] = self._threads.submit(self._serve, name)
        for future in ended:
            future.result()
        return list(self._busy.values())

    def close(self, *, timeout_seconds: float = 5.0) -> None:
        """Let what is being sent finish; what does not in time is sent again after its lease, with the same id."""
        self._stopping.set()
        wait(self._busy.values(), timeout=timeout_seconds)
        self._threads.shutdown(wait=False, cancel_futures=True)

    def _serve(self, name: str) -> int:
        """Send for one channel until nothing is due or it fails; gives how many were delivered."""
        done = 0
        while not self._stopping.is_set():
            owner = uuid.uuid4().hex
            claimed = self._store.claim(self._clock(), owner=owner, limit=1, lease_seconds=LEASE_SECONDS, channels=[name])
            if not claimed:
                break
            with self._watch(name):
                sent = self._attempt(claimed[0], owner)
            if not sent:
                break
            done += 1
        return done

    def _attempt(self, delivery: Delivery, owner: str) -> bool:
        pass_point("send.claimed")
        try:
            outcome = self._senders[delivery.channel].send(delivery, now=self._clock())
        except Exception as bug:  # it must not be tried for ever
            self._finish(delivery, owner, SendFailed(f"it could not be sent: {type(bug).__name__}: {bug}"))
            raise
        pass_point("send.sent")
        self._finish(delivery, owner, outcome)
        return not isinstance(outcome, SendFailed)

    def _finish(self, delivery: Delivery, owner: str, outcome: SendOutcome) -> None:
        with self._store.writing() as tx:
            self._record(tx, delivery, owner, outcome)
            pass_point("send.recorded")
        pass_point("send.committed")
        self._told(delivery, outcome)

    def _record(self, tx: Tx, delivery: Delivery, owner: str, outcome: SendOutcome) -> None:
        now = self._clock()
        state = tx.channel_states().get(delivery.channel, ChannelState(delivery.channel))
        if not isinstance(outcome, SendFailed):
            if tx.delivered(delivery.id, owner=owner, at=now, reference=outcome.reference):
                tx.save_channel(replace(state, failures=0, succeeded_at=now))
            return
        again = None if outcome.permanent or outcome.disable else next_attempt(
            delivery.attempts, now=now, jitter=self._jitter(), retry_after_seconds=outcome.retry_after_seconds)
        if not tx.failed(delivery.id, owner=owner, at=now, error=outcome.detail, next_attempt_at=again):
            return
        off_at, reason = (now, outcome.detail) if outcome.disable else (state.disabled_at, state.reason)
        tx.save_channel(replace(state, failures=state.failures + 1, disabled_at=off_at, reason=reason))
        if again is None:
            tx.add_deliveries(self._tell_elsewhere(tx, delivery, outcome, now))

    def _tell_elsewhere(self, tx: Tx, delivery: Delivery, outcome: SendFailed, now: datetime) -> list[Delivery]:
        """A word about a dead letter through another channel; one a day for each that fails, and none about such a word."""
        if delivery.digest_id.startswith(NOTICE):
            return []
        off = {name for name, state in tx.channel_states().items() if state.disabled_at or state.failures}
        others = [name for name in self._senders if name != delivery.channel]
        chosen = next((name for name in others if name not in off), next(iter(others), None))
        if chosen is None:
            return []
        notice = compose_notice(
            "Monitor", f"Not delivered: {delivery.message.subject}", _obituary(delivery, outcome), at=now,
            name=f"{delivery.channel}:{now:%Y-%m-%d}")
        return deliveries_of(replace(notice, id=NOTICE + notice.id), self._senders[chosen])


def source_notice(note: SourceNote, *, at: datetime) -> Digest:
    """Compose what is sent about a source that broke or recovered."""
    told = compose_notice("Monitor", f"Source {note.name} is {note.state}", (note.detail, f"monitor poll {note.source_id}"),
                          at=at, name=f"source:{note.source_id}")
    return replace(told, id=NOTICE + told.id)


def _obituary(delivery: Delivery, outcome: SendFailed) -> tuple[str, ...]:
    whom = f"{delivery.channel} ({delivery.recipient})" if delivery.recipient else delivery.channel
    times = counted(delivery.attempts, "time")
    after = "The channel is switched off until it is tested again." if outcome.disable else "It will not be tried again."
    return (f"Channel {whom} was tried {times}; the last answer: {outcome.detail}", after,
            f"monitor deliveries show {delivery.id}", f"monitor deliveries retry {delivery.id}")


def try_channel(sender: Sender, *, now: datetime) -> list[tuple[Delivery, SendOutcome]]:
    """Send a message that says it is a test, outside the outbox."""
    notice = compose_notice(
        "Monitor", f"Test of channel {sender.name}", ("If you can read this, news will reach you here.",), at=now,
        name=f"test:{sender.name}")
    return [(delivery, sender.send(delivery, now=now)) for delivery in deliveries_of(notice, sender)]


def deliver_due(
    store: Store, senders: Mapping[str, Sender], *, clock: Callable[[], datetime], jitter: Callable[[], float] = lambda: 0.0,
) -> int:
    """Send everything that is due now, and wait for it; gives how many were delivered."""
    deliverer = Deliverer(store, senders, clock=clock, jitter=jitter)
    try:
        return sum(future.result() for future in deliverer.tick())
    finally:
        deliverer.close()



