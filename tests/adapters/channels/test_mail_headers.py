"""What a mail says about itself, and how large it may get."""

from collections.abc import Callable
from email import message_from_bytes
from email.message import EmailMessage
from email.policy import default

import pytest

from monitor.adapters.channels.email import MAX_BYTES, Mailer
from monitor.adapters.render import Renderer
from monitor.domain.channel import EmailChannel
from monitor.domain.digest import Digest, DigestKind

News = Callable[..., Digest]


def mailer(*, public: str | None = None, to: tuple[str, ...] = ("a@desk.example", "김철수 <b@desk.example>")) -> Mailer:
    channel = EmailChannel("mail", "smtp://localhost:25", "Monitor 감시 <m@desk.example>", to)
    link = f"{public}/unsubscribe/{'0' * 32}" if public else None
    return Mailer(channel, Renderer(public_url=public), unsubscribe_link=lambda *_: link)


def mails(digest: Digest, **options: str) -> list[EmailMessage]:
    parsed = [message_from_bytes(one.body, policy=default) for one in mailer(**options).render(digest)]
    assert all(isinstance(one, EmailMessage) for one in parsed)
    return parsed  # type: ignore[return-value]


def test_it_is_a_list_mail_that_no_robot_answers(news: News) -> None:
    mail = mails(news(), public="https://monitor.example")[0]
    assert mail["List-Id"] == "<desk.desk.example>"
    assert mail["List-Unsubscribe"] == (
        f"<https://monitor.example/unsubscribe/{'0' * 32}>, <mailto:m@desk.example?subject=unsubscribe%20desk>")
    assert mail["List-Unsubscribe-Post"] == "List-Unsubscribe=One-Click"
    assert mail["Auto-Submitted"] == "auto-generated"
    assert mail["Content-Language"] == "en"
    assert [part.get_content_type() for part in mail.walk()] == ["multipart/alternative", "text/plain", "text/html"]


def test_without_a_public_address_there_is_no_one_click(news: News) -> None:
    mail = mails(news())[0]
    assert mail["List-Unsubscribe"] == "<mailto:m@desk.example?subject=unsubscribe%20desk>"
    assert mail["List-Unsubscribe-Post"] is None


def test_a_long_link_stays_whole_on_its_line(news: News) -> None:
    host = "https://" + "very-long-name." * 8 + "example"
    (body, _) = (one.body for one in mailer(public=host).render(news()))
    line = next(line for line in body.split(b"\r\n") if line.startswith(b"List-Unsubscribe:"))
    assert line.startswith(f"List-Unsubscribe: <{host}/unsubscribe/".encode())


def test_the_same_digest_gives_each_recipient_the_same_bytes_again(news: News) -> None:
    first, again = mailer().render(news()), mailer().render(news())
    assert first == again
    ids = [mail["Message-ID"] for mail in mails(news())]
    assert len(set(ids)) == 2


def test_alerts_of_one_meeting_are_one_thread_and_digests_join_none(news: News) -> None:
    alerts = [mails(news(kind=DigestKind.ALERT, title=title))[0] for title in ("One", "Two")]
    assert alerts[0]["References"] == alerts[1]["References"] == alerts[0]["In-Reply-To"]
    assert mails(news())[0]["References"] is None


@pytest.mark.parametrize(("number", "length", "words"), [
    (1, 1, "They will meet"), (300, 20, "They will meet"), (300, 40, "만날 것이다")])
def test_a_mail_stays_below_100_kilobytes_and_counts_the_rest(news: News, number: int, length: int, words: str) -> None:
    digest = news(number, length=length, words=words)
    (body, *_) = (one.body for one in mailer().render(digest))
    assert len(body) < MAX_BYTES
    text = message_from_bytes(body, policy=default).get_body(("plain",)).get_content()  # type: ignore[union-attr]
    shown = text.count("new | planned")
    assert (f"And {number - shown} more, left out here" in text) == (shown < number)


def test_the_text_part_is_complete_in_itself(news: News) -> None:
    text = mails(news())[0].get_body(("plain",)).get_content()  # type: ignore[union-attr]
    for part in ("First U.S.–DPRK summit is planned for 27–28 Feb 2019", "They will meet in Hanoi", "https://news.example/story-0",
                 "Yonhap, Sun 10 Feb 07:00 KST (Sat 17:00 Washington)", "EXPECTED"):
        assert part in text
