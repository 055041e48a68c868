"""Chat channels: within the stated limits however much there is to tell, nothing live in what is told."""

import json
from collections.abc import Callable
from typing import Any

import pytest

from monitor.adapters.channels import Sender, open_senders
from monitor.adapters.channels.posting import Poster
from monitor.adapters.http import HttpPolicy
from monitor.adapters.render import Renderer
from monitor.domain.channel import AppriseChannel, Channel, DiscordChannel, SlackChannel, TeamsChannel
from monitor.domain.digest import Digest
from monitor.domain.errors import ConfigError

pytestmark = pytest.mark.filterwarnings("ignore:'imghdr' is deprecated")  # Apprise asks for it before it looks elsewhere
News = Callable[..., Digest]
URL = "https://hooks.example/x"


def opened(channel: Channel, *, public_url: str | None = None) -> Sender:
    return open_senders({"c": channel}, renderer=Renderer(public_url=public_url), poster=Poster(HttpPolicy()))["c"]


def rendered(channel: Channel, digest: Digest, **options: Any) -> Any:
    (message,) = opened(channel, **options).render(digest)
    return json.loads(message.body)


SIZES = pytest.mark.parametrize(("number", "length"), [(1, 1), (1, 200), (12, 20), (80, 8)])


@SIZES
def test_slack(news: News, number: int, length: int) -> None:
    body = rendered(SlackChannel("c", URL), news(number, length=length))
    assert len(body["blocks"]) <= 50
    assert len(json.dumps(body["blocks"], ensure_ascii=False)) <= 13_200
    assert all(len(block["text"]["text"]) <= 3000 for block in body["blocks"] if block["type"] == "section")
    assert len(body["blocks"][0]["text"]["text"]) <= 150
    assert body["text"].startswith("DPRK–U.S. desk: First U.S.–DPRK summit is planned")


@SIZES
def test_discord(news: News, number: int, length: int) -> None:
    body = rendered(DiscordChannel("c", URL), news(number, length=length))
    assert len(body["embeds"]) <= 10
    assert sum(len(embed.get("title", "")) + len(embed["description"]) for embed in body["embeds"]) <= 6000
    assert all(len(embed["description"]) <= 4096 and len(embed.get("title", "")) <= 256 for embed in body["embeds"])
    assert len(body["content"]) <= 2000
    assert body["allowed_mentions"] == {"parse": []}


@SIZES
def test_teams(news: News, number: int, length: int) -> None:
    (message,) = opened(TeamsChannel("c", URL)).render(news(number, length=length))
    assert len(message.body) <= 28_000
    card = json.loads(message.body)["attachments"][0]["content"]
    assert (card["type"], card["version"], card["msteams"]) == ("AdaptiveCard", "1.4", {"width": "Full"})
    assert all(part.get("wrap") for part in card["body"] if part["type"] == "TextBlock")


@pytest.mark.parametrize("channel", [SlackChannel("c", URL), DiscordChannel("c", URL), TeamsChannel("c", URL)])
def test_what_does_not_fit_becomes_a_link(news: News, channel: Channel) -> None:
    digest = news(80, length=8)
    text = json.dumps(rendered(channel, digest, public_url="https://monitor.example/"), ensure_ascii=False)
    assert f"https://monitor.example/digests/{digest.id}" in text
    assert " more" in text
    assert "in the whole digest" in text


HOSTILE = "<!channel> <@U123> @everyone [a](javascript:alert(1)) <https://evil.example|x> **b** `c` ||d||"


def test_slack_mentions_and_links_are_inert(news: News) -> None:
    body = json.dumps(rendered(SlackChannel("c", URL), news(words=HOSTILE, outlet=HOSTILE, who=HOSTILE)), ensure_ascii=False)
    assert "<!" not in body
    assert "<@" not in body
    assert "<https://evil" not in body


def test_discord_mentions_and_links_are_inert(news: News) -> None:
    body = json.dumps(rendered(DiscordChannel("c", URL), news(words=HOSTILE, outlet=HOSTILE, who=HOSTILE)), ensure_ascii=False)
    assert "](javascript" not in body
    assert " @everyone" not in body
    assert " **b**" not in body


def test_teams_links_are_inert(news: News) -> None:
    body = json.dumps(rendered(TeamsChannel("c", URL), news(words=HOSTILE, outlet=HOSTILE, who=HOSTILE)), ensure_ascii=False)
    assert "](javascript" not in body
    assert "<https" not in body


def test_apprise_gets_plain_text_of_bounded_length(news: News) -> None:
    (message,) = opened(AppriseChannel("c", "json://127.0.0.1:9/")).render(news(80))
    assert len(message.body.decode()) <= 3500
    assert "more, left out here" in message.body.decode()


def test_apprise_says_what_it_cannot_read() -> None:
    with pytest.raises(ConfigError, match="does not know this kind of address"):
        opened(AppriseChannel("c", "nosuch://x"))
