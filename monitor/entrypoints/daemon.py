"""``monitor run``: the clock and the threads.

APScheduler only ticks; what is due stands in the store (``next_check_at``, ``next_attempt_at``), so a missed tick costs nothing.
Its own threads only hand work out: polls have a pool, each channel a thread, so that a feed or a receiver that hangs delays
nothing else.
"""

import random
import threading
from collections.abc import Callable
from dataclasses import asdict, replace
from datetime import UTC, timedelta
from enum import Enum, auto
from queue import Empty, SimpleQueue
from time import monotonic

import structlog
from apscheduler.executors.pool import ThreadPoolExecutor as TickExecutor
from apscheduler.schedulers.background import BackgroundScheduler

from monitor.adapters.channels import Poster
from monitor.adapters.config import resolve_reference
from monitor.analysis.health import Check, check_up, is_ready
from monitor.domain.digest import Delivery, SendFailed, SendOutcome
from monitor.domain.errors import AlreadyRunningError, ConfigError, StoreError
from monitor.entrypoints.app import App, utc_now
from monitor.entrypoints.dead_man import DeadMan
from monitor.entrypoints.polling import WORKERS, Polls
from monitor.entrypoints.reloading import FolderWatch, reloaded
from monitor.entrypoints.subscriptions import subscription_routes
from monitor.entrypoints.vitals import Metrics, Pulse
from monitor.entrypoints.web import WebServer, make_pages, render_metrics
from monitor.pipeline.deliver import Deliverer
from monitor.pipeline.digests import cut_due, start_watch_lists
from monitor.pipeline.publish import publish
from monitor.pipeline.upkeep import keep_up

log = structlog.get_logger()

POLL_SECONDS = 2
CUT_SECONDS = 5
PUBLISH_SECONDS = 60
DELIVER_SECONDS = 2
SEND_SECONDS = 5.0        # a message on its way may be told twice if it is cut off; docker gives 10 seconds in all
LISTEN_SECONDS = 1.0      # Python runs the handler of a signal only when the main thread wakes
FIRST_UPKEEP = timedelta(minutes=10)  # after a start there is better to do


class Order(Enum):
    """What a signal asks for."""

    STOP = auto()
    RELOAD = auto()


class Daemon:
    """Runs until ``stop``; every job catches what the world does to it and goes on."""

    def __init__(self, app: App, *, keep_lock: Callable[[], None] = lambda: None, workers: int = WORKERS) -> None:
        self.app = app
        self.pulse = Pulse(started_at=utc_now(), sources=len(app.sources))
        self.metrics = Metrics(app.opened, self.pulse, self.checks)
        self._orders: SimpleQueue[Order] = SimpleQueue()
        self._stopping = threading.Event()
        self._settling = threading.RLock()
        self._keep_lock = keep_lock
        self._fatal: ConfigError | AlreadyRunningError | None = None
        self._deliverer = self._make_deliverer(app)
        self._dead_man = self._make_dead_man(app)
        self._polls = Polls(lambda: self.app, self.pulse, self.metrics, workers=workers)
        self._scheduler = BackgroundScheduler(
            timezone=UTC, executors={"default": TickExecutor(4)},
            job_defaults={"coalesce": True, "max_instances": 1, "misfire_grace_time": None},
        )
        listen = app.config.settings.listen
        pages = make_pages(self.checks, lambda: render_metrics(self.metrics.registry),
                           subscription_routes(lambda: self.app))
        self._web = WebServer(pages, host=listen.host, port=listen.port)
        self._folder = FolderWatch(app.config.directory, self.reload)

    def start(self) -> None:
        """Serve health first, since reading the lexicon leaves the processor to nobody else; then tick. Returns at once."""
        self._web.start()
        for job, seconds in ((self.poll, POLL_SECONDS), (self.cut, CUT_SECONDS), (self.deliver, DELIVER_SECONDS),
                             (self.publish, PUBLISH_SECONDS)):
            self._scheduler.add_job(self._guarded(job), "interval", seconds=seconds, id=job.__name__, next_run_time=utc_now())
        self._scheduler.add_job(self._guarded(self.keep_up), "interval", hours=24, id="keep_up",
                                next_run_time=utc_now() + FIRST_UPKEEP)
        self._scheduler.start()
        self._folder.start()
        log.info("started", sources=len(self.app.sources), watch_lists=len(self.app.config.watch_lists))

    def wait(self) -> None:
        """Sleep until somebody stops the daemon.

        ConfigError where a file that is read only after the start cannot be used; AlreadyRunningError where the database's
        server lost our right to be its daemon, and another took it.
        """
        while (order := self._heard()) is not Order.STOP:
            if order is Order.RELOAD:
                self._folder.poke()
        self._stopping.set()
        if self._fatal:
            raise self._fatal

    def _heard(self) -> Order | None:
        """The next order, or None after a while: the kernel may hand a signal to a thread that does not wake this one for it."""
        try:
            return self._orders.get(timeout=LISTEN_SECONDS)
        except Empty:
            return None

    def stop(self) -> None:
        """Ask for the end; safe in a signal handler, as an event's lock would not be."""
        self._orders.put(Order.STOP)

    def poke(self) -> None:
        """Ask for a reload; safe in a signal handler."""
        self._orders.put(Order.RELOAD)

    def close(self) -> bool:
        """Finish what is in hand, but wait for no slow publisher; False if polls were left (due again at the next start)."""
        self._folder.close()
        self._scheduler.shutdown(wait=False)
        self._polls.stop()
        self._deliverer.close(timeout_seconds=SEND_SECONDS)
        left = self._polls.left()
        self._web.close()
        log.info("stopped", polls_left=left)
        return not left

    def checks(self) -> tuple[Check, ...]:
        """How the daemon does."""
        return check_up(self.pulse.vitals, now=utc_now())

    def reload(self) -> bool:
        """Put the files on disk in force; on any error the old ones stay, and the error is shown until it is mended.

        False where it was the database that could not be used: then the same files are to be tried again.
        """
        try:
            with self._settling:
                self._swap(reloaded(self.app))
        except (ConfigError, StoreError) as error:
            self.pulse.config(str(error), sources=len(self.app.sources))
            log.error("reload", error=str(error))
            return isinstance(error, ConfigError)
        except Exception as error:
            self.pulse.config(f"{type(error).__name__}: {error}", sources=len(self.app.sources))
            log.exception("reload")  # a bug must not end the thread that watches the files
            return True
        self.pulse.config(None, sources=len(self.app.sources))
        log.info("reload", sources=len(self.app.sources), watch_lists=len(self.app.config.watch_lists))
        return True

    def _swap(self, fresh: App) -> None:
        start_watch_lists(fresh.store, fresh.config.watch_lists, now=utc_now())
        dead_man = self._make_dead_man(fresh)
        before, self._deliverer = self._deliverer, self._make_deliverer(fresh)
        self.app, self._dead_man = fresh, dead_man
        before.close()

    def _settle_in(self) -> App:
        """Read seeds and lexicon before anything is decided: after the start, so that health pages answer at once."""
        with self._settling:
            try:
                _ = self.app.store, self.app.reading
                self.pulse.settled()
            except ConfigError as error:
                self._end(error)
            return self.app

    def _stay_the_one(self) -> None:
        """Nobody is asked by a daemon whose database may have another by now."""
        try:
            self._keep_lock()
        except AlreadyRunningError as error:
            self._end(error)

    def _end(self, error: ConfigError | AlreadyRunningError) -> None:
        self._fatal = error
        self.stop()

    def poll(self) -> None:
        """Hand every due source to a worker, at most one per host at a time."""
        app = self._settle_in()
        self._stay_the_one()
        if not self._fatal:
            self._polls.hand_out(app)

    def cut(self) -> None:
        """Cut every digest and alert that is due."""
        error = self.pulse.vitals.config_error
        notes = (f"The configuration on disk is not in force, the one before it is: {error}",) if error else ()
        for digest in cut_due(replace(self._settle_in().cutting, notes=notes), now=utc_now()):
            log.info("cut", watch_list=digest.watch_list, kind=digest.kind.value, headline=digest.headline)

    def publish(self) -> None:
        """Write the calendars and feeds that changed."""
        settings = self._settle_in().config.settings
        if settings.subscriptions is not None:
            publish(self.app.store, self.app.config.watch_lists, settings.subscriptions, now=utc_now(),
                    link=settings.listen.public_url)

    def deliver(self) -> None:
        """Send what is due, and say that we live, if all is well."""
        self._deliverer.tick()
        if self._dead_man and is_ready(self.checks()):
            self._dead_man.tick()

    def _make_dead_man(self, app: App) -> DeadMan | None:
        wanted = app.config.settings.dead_man
        if wanted is None:
            return None
        return DeadMan(Poster(app.fetcher.policy), resolve_reference(wanted.url, "dead_man.url"),
                       every_seconds=wanted.every_seconds, told=self.metrics.pinged)

    def _make_deliverer(self, app: App) -> Deliverer:
        return Deliverer(app.opened, app.senders, clock=utc_now, jitter=random.random, told=self._tell_sent,
                         watch=lambda channel: self.pulse.working(f"message to {channel}"))

    def _tell_sent(self, delivery: Delivery, outcome: SendOutcome) -> None:
        failed = isinstance(outcome, SendFailed)
        self.metrics.sent(delivery.channel, "failed" if failed else "sent")
        level = log.warning if failed else log.info
        level("sent" if not failed else "not sent", channel=delivery.channel, delivery=delivery.id, attempt=delivery.attempts,
              **({"detail": outcome.detail} if isinstance(outcome, SendFailed) else {}))

    def keep_up(self) -> None:
        """Let raw matter go, write the log back, check the database."""
        done = keep_up(self.app.store, retention=self.app.config.settings.retention, now=utc_now())
        sizes = done.sizes
        log.info("upkeep", let_go=asdict(done.let_go), data_bytes=sizes.data_bytes, log_bytes=sizes.log_bytes,
                 free_bytes=sizes.free_bytes)
        for problem in done.problems:
            log.error("damaged", detail=problem, cure="monitor restore")

    def _guarded(self, job: Callable[[], None]) -> Callable[[], None]:
        """A store that is full or locked must not end the daemon: say so, and try again at the next tick."""
        stage = job.__name__

        def run() -> None:
            began = monotonic()
            try:
                job()
            except StoreError as error:
                self.pulse.store(str(error))
                log.error("store", job=stage, error=str(error))
            except OSError as error:
                log.error("files", job=stage, error=f"{type(error).__name__}: {error}")  # a folder of ours that is full or gone
                return
            except Exception:
                if not self._stopping.is_set():  # else it lost what the end took away
                    log.exception("job", job=stage)
                return  # no beat: a job that fails every time is a stalled stage
            self.metrics.turned(stage, monotonic() - began)
            self.pulse.beat(stage, utc_now())
        return run
