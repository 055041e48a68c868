"""Pages that are not the story: consent walls, paywall stubs, block and error pages."""

import re
from urllib.parse import urlsplit

STUB_CHARACTERS = 1200  # a wall says little; a page with more text than this that merely mentions cookies is an article
_WALL_CHARACTERS = 3000

def _phrases(*alternatives: str) -> re.Pattern[str]:
    return re.compile("|".join(alternatives), re.IGNORECASE)


_BLOCK = _phrases(
    r"access denied", r"request (?:has been )?blocked", r"attention required", r"just a moment", r"checking your browser",
    r"are you a (?:robot|human)", r"verify (?:that )?you are (?:a )?human", r"unusual traffic", r"captcha", r"forbidden",
    r"(?:enable|turn on) javascript", r"turn javascript on", r"pardon our interruption", r"you don.t have permission",
    r"비정상적인 접근", r"접근이 (?:차단|거부|제한)", r"로봇이 아닙니다", r"자바스크립트를 (?:활성화|사용)",
    r"アクセスが拒否", r"访问被拒绝")
_ERROR = _phrases(
    r"page (?:was |is |could )?not (?:be )?found", r"page you (?:requested|are looking for)",
    r"404 (?:error|not found)", r"error 404",
    r"no longer available", r"internal server error", r"service unavailable", r"bad gateway", r"temporarily unavailable",
    r"under maintenance", r"페이지를 찾을 수 없", r"존재하지 않는 (?:기사|페이지)", r"삭제된 기사", r"서비스 점검",
    r"ページが見つかりません", r"页面不存在")
_CONSENT = _phrases(
    r"we (?:and our partners )?(?:use|store|value) (?:cookies|your privacy|and/or access)",
    r"cookie (?:policy|settings|preferences)",
    r"accept (?:all|cookies)", r"before you continue", r"manage (?:your )?(?:consent|choices|options)", r"legitimate interest",
    r"your privacy choices", r"쿠키", r"개인정보 수집")
_PAYWALL = _phrases(
    r"subscribe (?:now |today )?to (?:continue|read|keep reading|unlock)", r"to (?:continue|keep) reading",
    r"to read the (?:full|rest)", r"already a (?:subscriber|member)", r"(?:subscribers?|members?)[- ]only", r"for subscribers",
    r"subscription (?:is )?required", r"(?:log ?in|sign in|register) to (?:read|continue)",
    r"free articles? (?:left|remaining)",
    r"구독(?:자|하)", r"유료 (?:회원|기사|콘텐츠)", r"로그인 후", r"회원 전용", r"有料会員", r"会員限定")
_NOT_FREE = re.compile(rb"\"isAccessibleForFree\"\s{0,5}:\s{0,5}\"?false", re.IGNORECASE)
_WALL_HOSTS = _phrases(r"^(?:consent|guce|myprivacy|privacy|accounts?|login|signin|auth|sso|idp)\.")
_WALL_PATHS = _phrases(
    r"/(?:consent|cookie-?wall|privacy-?gate|login|signin|sign-in|subscribe|subscription|register|paywall)(?:/|$|\?)")
_WORD = re.compile(r"\w{2,}")
_ENOUGH_WORDS = 0.3


def wall_by_address(asked: str, final: str) -> str | None:
    """What a redirect away from the story says about the page; None where it says nothing."""
    before, after = urlsplit(asked), urlsplit(final)
    if before == after:
        return None
    moved_host, moved_path = before.hostname != after.hostname, before.path != after.path
    if (moved_host and _WALL_HOSTS.search(after.hostname or "")) or (moved_path and _WALL_PATHS.search(after.path + "/")):
        return "it leads to a consent or log-in page"
    return "it leads to the front page" if before.path.strip("/") and not after.path.strip("/") else None


def is_marked_not_free(markup: bytes) -> bool:
    """Whether a page says of itself, to machines, that it is not free to read."""
    return _NOT_FREE.search(markup) is not None


def wall_by_text(page_title: str, text: str, *, not_free: bool, story: str) -> str | None:
    """What a page that was fetched really is, if not the story; None where it seems to be it.

    ``not_free``: its markup says so. ``story`` is what the feed says of it: some of its words have to be on the page.
    """
    said = f"{page_title}\n{text}"
    short = len(text) < STUB_CHARACTERS
    if short and _BLOCK.search(said):
        return "a block page answered"
    if short and _ERROR.search(said):
        return "an error page answered"
    if len(text) < _WALL_CHARACTERS and len(_CONSENT.findall(said)) >= 2:
        return "a consent page answered"
    if len(text) < _WALL_CHARACTERS and (_PAYWALL.search(text) or (short and not_free)):
        return "only the start is free to read"
    if not text:
        return "no story was found on the page"
    return None if _share_of_words(story, said) >= _ENOUGH_WORDS else "the page is about something else"


def _share_of_words(story: str, page: str) -> float:
    """Share of the story's words that stand on the page, as parts of words too, since Korean joins particles to nouns."""
    words = {word.lower() for word in _WORD.findall(story)[:60]}
    page = page.lower()
    return sum(word in page or (len(word) > 2 and word[:-1] in page) for word in words) / len(words) if words else 1.0
