"""The demo's run: a simulated clock goes from story to story; feeds are polled, digests cut and sent, all for real on loopback."""

from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from pathlib import Path
from zoneinfo import ZoneInfo

from monitor.adapters.config import Config, Listen, Settings
from monitor.adapters.config.models import Channel, Email, Webhook
from monitor.domain.upkeep import Retention
from monitor.domain.watch import Rule, Schedule, WatchList
from monitor.entrypoints.app import App
from monitor.entrypoints.demo.newspaper import Newspaper, read_newspaper
from monitor.entrypoints.demo.servers import LoopbackHttp, LoopbackSmtp
from monitor.pipeline.deliver import deliver_due
from monitor.pipeline.digests import cut_due
from monitor.pipeline.poll import poll

SEOUL = ZoneInfo("Asia/Seoul")
WATCH_LIST = WatchList(
    name="dprk-us", title="DPRK–U.S. diplomacy", match=Rule(parties=("DPRK", "US")), channels=("desk-mail", "ops-webhook"),
    digest=Schedule(cron="0 7 * * *", timezone="Asia/Seoul"),
)


@dataclass(slots=True)
class World:
    """The outside of the demo: the newspaper as it stands at ``now``, and what the receivers were sent."""

    now: datetime = datetime(2018, 2, 1, tzinfo=SEOUL)
    newspaper: Newspaper = field(default_factory=lambda: Newspaper((), ()))
    hooks: list[bytes] = field(default_factory=list)

    def answer(self, method: str, path: str, _headers: dict[str, str], body: bytes) -> tuple[int, str, bytes]:
        """Feeds on GET, the webhook on POST."""
        if method == "POST":
            self.hooks.append(body)
            return 204, "text/plain", b""
        return 200, "application/rss+xml; charset=utf-8", self.newspaper.feed(path.strip("/").removesuffix(".xml"), self.now)


@dataclass(slots=True)
class Demo:
    """A demo in progress; close it when done."""

    world: World
    http: LoopbackHttp
    smtp: LoopbackSmtp
    app: App
    counts: Counter[str] = field(default_factory=Counter)

    @classmethod
    def open(cls, config: Path, out: Path) -> "Demo":
        """Start the servers and a fresh store in ``out``; ``config`` gives the roster."""
        world = World()
        http, smtp = LoopbackHttp(world.answer), LoopbackSmtp()
        world.newspaper = read_newspaper(http.url)
        app = App(_config(config, out, world.newspaper, http, smtp), clock=lambda: world.now)
        return cls(world, http, smtp, app)

    @property
    def stories(self) -> int:
        """How many stories the newspaper prints."""
        return len(self.world.newspaper.stories)

    def moments(self) -> list[datetime]:
        """A minute after each story, and seven in the morning before and after it, when a digest is due."""
        stories = {moment + timedelta(minutes=1) for moment in self.world.newspaper.moments()}
        mornings = {_next_morning(moment) for moment in stories}
        return sorted({*stories, *mornings, *(morning - timedelta(days=1) for morning in mornings)})

    def play(self, moments: Iterable[datetime]) -> Iterator[datetime]:
        """Go through the moments; yields each after it is done."""
        for moment in moments:
            self.world.now = moment
            for source in self.app.sources.values():
                self.counts.update(dict(poll(source, self.app.reading, self.app.intake).counts))
            cut_due(self.app.cutting, now=moment)
            deliver_due(self.app.store, self.app.senders, clock=lambda: self.world.now)
            yield moment

    def close(self) -> None:
        """Stop everything."""
        self.app.close()
        self.smtp.close()
        self.http.close()


def _next_morning(moment: datetime) -> datetime:
    local = moment.astimezone(SEOUL)
    seven = local.replace(hour=7, minute=0, second=0, microsecond=0)
    return seven if seven > local else seven + timedelta(days=1)


def _config(directory: Path, out: Path, newspaper: Newspaper, http: LoopbackHttp, smtp: LoopbackSmtp) -> Config:
    settings = Settings(
        database=f"sqlite:///{out}/demo.db", seeds=None, contact="", total_seconds=10,
        allow_private=(http.address, smtp.address), host_gap_seconds=0, listen=Listen("127.0.0.1", 0), retention=Retention())
    channels: dict[str, Channel] = {
        "desk-mail": Email.model_validate({"type": "email", "smtp": f"smtp://{smtp.address}", "from": "monitor@desk.example",
                                           "to": ["desk@desk.example"]}),
        "ops-webhook": Webhook.model_validate({"type": "webhook", "url": f"{http.url}/hook"}),
    }
    return Config(directory, settings, newspaper.sources, (WATCH_LIST,), channels)
