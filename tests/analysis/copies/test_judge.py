from dataclasses import replace
from datetime import timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from monitor.analysis.copies import SEPARATE, Shelf, Verdict, as_known, fingerprint, judge
from monitor.domain.decision import Analysed
from monitor.domain.story import Item, Known

from .conftest import ENVOYS, FLOODS, NOON, StoryMaker, readout

TITLE = "Envoy lands in Pyongyang to prepare second summit"


def verdict(later: Analysed, *known: Analysed) -> tuple[str, str]:
    found = judge(later, [as_known(one) for one in known])
    return str(found.kind), found.rule


def with_sentences(text: str, *more: str) -> str:
    return "\n".join((text, *more))


def test_another_story_is_separate(story: StoryMaker) -> None:
    assert judge(story(FLOODS), [as_known(story(ENVOYS))]) == SEPARATE
    assert judge(story(FLOODS), []) == SEPARATE


def test_the_same_words_elsewhere_are_a_copy(story: StoryMaker) -> None:
    first = story(ENVOYS, title=TITLE)
    copy = story(f"<p>{ENVOYS.upper()}</p>", title="American diplomat flies north", source="daily", hours=20)
    assert verdict(copy, first) == ("copy", "exact-text")


def test_a_syndicated_copy_with_a_sentence_more_is_a_copy(story: StoryMaker) -> None:
    first = story(ENVOYS, title=TITLE)
    text = with_sentences("By our staff.", ENVOYS.replace("(Wire) - ", ""), "Read more of our coverage of the peninsula.")
    assert verdict(story(text, title="Diplomat in the North", source="daily", hours=5), first) == ("copy", "near-text")


@pytest.mark.parametrize("words", [45, 80])
def test_a_teaser_and_its_article_are_one_in_either_order(story: StoryMaker, words: int) -> None:
    teaser, article = story(" ".join(ENVOYS.split()[:words]) + " …", source="portal"), story(ENVOYS, hours=2)
    assert verdict(article, teaser) == ("copy", "excerpt")
    assert verdict(teaser, article) == ("copy", "excerpt")


@pytest.mark.parametrize("teaser_first", [True, False])
def test_a_new_version_is_one_although_the_teaser_of_the_first_is_known(story: StoryMaker, teaser_first: bool) -> None:
    """It opens as the teaser did, so beside the teaser alone it would be the article."""
    teaser = story(" ".join(ENVOYS.split()[:45]) + " …", source="portal")
    first = story(ENVOYS, title=TITLE)
    known = [as_known(teaser, root=first.item.id), as_known(first)]
    halves = ENVOYS.split(". ")
    grown = ". ".join([*halves[:4], *(f"The envoy's party then drove on to the {place} and stayed for {hours} hours"
                                      for place, hours in (("harbour", 2), ("old mint", 3), ("botanical garden", 5))), *halves[6:]])
    later = story(grown, title=TITLE, hours=6)
    assert (verdict(later, teaser), verdict(later, first)[0]) == (("copy", "excerpt"), "update")
    found = judge(later, known if teaser_first else known[::-1])
    assert (str(found.kind), found.of) == ("update", first.item.id)


def test_a_longer_text_of_the_same_outlet_is_an_update(story: StoryMaker) -> None:
    first = story(ENVOYS, title=TITLE)
    grown = with_sentences(
        ENVOYS.replace("Working groups are to sit for three days.", "The first sitting took four hours and ended in silence."),
        "In Washington the president said that he was in no hurry, and that the tests had stopped. Aides of the Senate's "
        "committee on foreign relations asked to be briefed before anything is signed, a request that the White House has left "
        "unanswered so far.",
        "Late on Sunday the guest house was still lit. A convoy of six cars left it towards midnight, a witness said.")
    assert verdict(story(grown, title="Envoy holds first talks in Pyongyang", hours=6), first) == ("update", "version")


def test_what_goes_on_where_an_outlets_first_text_ended_is_an_update(story: StoryMaker) -> None:
    first = story(" ".join(ENVOYS.split()[:110]), title=TITLE)
    assert verdict(story(f"{ENVOYS}\n{FLOODS}", title=TITLE, hours=3), first) == ("update", "version")
    assert verdict(story(f"{ENVOYS}\n{FLOODS}", title=TITLE, source="daily", hours=3), first) == ("copy", "excerpt")


def test_paragraphs_that_give_way_to_others_make_a_version_of_the_same_length(story: StoryMaker) -> None:
    first = f"{ENVOYS}\n{FLOODS}"
    towns = ("Sakju", "Hoeryong", "Musan")
    news = " ".join(f"In the town of {name} the posts at the river were shut and nobody crossed." for name in towns)
    later = "\n".join([ENVOYS, news, " ".join(FLOODS.split()[len(news.split()):])])
    assert verdict(story(later, title=TITLE, hours=5), story(first, title=TITLE)) == ("update", "version")
    assert verdict(story(later, title=TITLE, source="daily", hours=5), story(first, title=TITLE)) == ("copy", "near-text")


def test_a_report_translated_anew_says_everything_in_other_words(story: StoryMaker) -> None:
    words = f"{ENVOYS}\n{FLOODS}".split()
    anew = " ".join(word[::-1].lower() if at % 11 == 10 else word for at, word in enumerate(words))
    assert verdict(story(anew, title=TITLE), story(" ".join(words), title=TITLE)) == ("copy", "retranslated")


def test_a_toll_that_rises_is_a_version_wherever_it_is_printed(story: StoryMaker) -> None:
    first = story(f"At least five people drowned, police said. {ENVOYS}", title=TITLE)
    later = story(f"At least six people drowned, police said. {ENVOYS}", title=TITLE, source="daily", hours=2)
    assert verdict(later, first) == ("update", "version")
    assert verdict(story(f"At least 5 people drowned, police said. {ENVOYS}", source="daily", hours=2), first)[0] == "copy"


def test_who_quotes_half_of_a_story_in_one_of_his_own_writes_another(story: StoryMaker) -> None:
    quoting = "\n".join([FLOODS, *ENVOYS.split("\n")[3:11]])
    assert judge(story(quoting, title="What it means", source="blog", hours=4), [as_known(story(ENVOYS, title=TITLE))]) == SEPARATE


def test_two_writers_who_quote_one_statement_are_separate(story: StoryMaker) -> None:
    statement = " “" + " ".join(FLOODS.split()[:70]) + "” "
    one = story(" ".join(ENVOYS.split()[:90]) + statement)
    other = story("Our correspondent reports from the border, where traders wait for news of the rains and of their partners "
                  "across the river, that nobody expects the customs house to open soon." + statement, source="daily", hours=3)
    assert judge(other, [as_known(one)]) == SEPARATE


@pytest.mark.parametrize(("name", "country", "hours"), [("Motegi", "Japan", 0.1), ("Wang", "China", 24), ("Kang", "Korea", 99)])
def test_readouts_from_one_form_stay_apart(story: StoryMaker, name: str, country: str, hours: float) -> None:
    first = story(readout("Payne", "Australia", "the security of shipping in the strait and the price of coal"),
                  title="Secretary’s Call with Australian Foreign Minister Payne", source="office")
    other = story(readout(name, country, "the return of prisoners and a date for the next round of consultations"),
                  title=f"Secretary’s Call with {country} Foreign Minister {name}", source="office", hours=hours)
    assert judge(other, [as_known(first)]) == SEPARATE


def test_a_form_letter_sent_again_is_news(story: StoryMaker) -> None:
    words = "The council condemns the launch in the strongest terms and calls on the North to come back to talks. " * 3
    assert verdict(story(words, source="office", hours=24 * 20), story(words, source="office")) == ("separate", "")
    assert verdict(story(words, source="office", hours=20), story(words, source="office")) == ("copy", "exact-text")


def test_a_long_text_is_the_same_at_any_distance(story: StoryMaker) -> None:
    assert verdict(story(ENVOYS, guid="new", hours=24 * 90), story(ENVOYS, guid="old")) == ("copy", "exact-text")


def test_a_page_that_only_tells_who_the_outlet_is_makes_no_copy(story: StoryMaker) -> None:
    about = "Wire is the news arm of a company that sells data to banks. Reach us by telephone at any hour of the day."
    one, other = story(about, title="Minister resigns over tapes"), story(about, title="Sugar prices double in Manila", hours=1)
    assert judge(other, [as_known(one)]) == SEPARATE


def test_the_year_in_a_headline_keeps_series_apart(story: StoryMaker) -> None:
    one = story(ENVOYS, title="2017: the year on the peninsula")
    assert judge(story(ENVOYS + " Our pick.", title="2018: the year on the peninsula", hours=1), [as_known(one)]) == SEPARATE


def test_short_items_are_told_by_their_headline(story: StoryMaker) -> None:
    first = story("Photo.", title=TITLE)
    assert verdict(story("", title=f"{TITLE} - Daily Post", source="daily", hours=3), first) == ("copy", "title")
    assert verdict(story("", title=TITLE, source="daily", hours=60), first) == ("separate", "")


def test_one_headline_over_two_summaries_is_one_wire_story(story: StoryMaker) -> None:
    one = story("An American envoy arrived on Sunday to settle with the North what the two leaders will sign.", title=TITLE)
    other = "The chief negotiator is to spend three days in the capital before he reports to allies in Tokyo and Seoul."
    assert verdict(story(other, title=TITLE, source="daily", hours=4), one) == ("copy", "title")
    assert verdict(story(other, title=TITLE, hours=4), one) == ("separate", "")
    assert verdict(story(other, title="Envoy visits North Korea", source="daily", hours=4),
                   story("An American envoy arrived.", title="Envoy visits North Korea")) == ("copy", "title")


KOREAN = """\
북한과 미국의 실무 협상 대표단이 다음 주 스톡홀름에서 만나기로 했다고 정부 관계자가 월요일 밝혔다. 양측은 두 번째
정상회담에서 다룰 의제와 합의문 초안을 놓고 사흘 동안 머리를 맞댈 예정이다. 관계자는 회담 장소가 시내 외곽의 한 숙소라고
전하면서 경비가 이미 강화됐다고 덧붙였다. 외교부는 이번 만남이 교착 상태를 푸는 계기가 되기를 바란다고 논평했다.
전문가들은 제재 완화의 범위와 사찰 대상 시설의 목록이 가장 큰 쟁점이라고 본다."""
CHINESE = """\
朝鲜和美国的工作谈判代表将于下周在斯德哥尔摩会面，政府官员星期一表示。双方将用三天时间讨论第二次首脑会晤的议题和协议草案
。官员说会谈地点在城郊的一家旅馆，警备已经加强。外交部评论说，希望这次会面能够打破僵局。专家认为，制裁放松的范围和核查设
施的清单是最大的争议。"""


@pytest.mark.parametrize(("text", "more"), [(KOREAN, "서울 김기자 kim@example.org"), (CHINESE, "本报记者报道。")])
def test_copies_are_found_in_languages_with_other_words(story: StoryMaker, text: str, more: str) -> None:
    first = story(text, source="agency")
    assert verdict(story(f"{more} {text}", source="daily", hours=3), first) == ("copy", "near-text")
    assert verdict(story(text[:len(text) // 2] + "…", source="daily", hours=3), first) == ("copy", "excerpt")


class TestOneAddress:
    URL = "https://example.org/2019/02/envoy-lands"

    def test_offered_again_is_a_copy(self, story: StoryMaker) -> None:
        first = story(ENVOYS, url=self.URL, guid="1", title=TITLE)
        again = story(ENVOYS, url=f"{self.URL}?utm_source=rss", guid="1", title=TITLE, hours=1)
        assert verdict(again, first) == ("copy", "guid")
        assert verdict(story(ENVOYS, url=f"{self.URL}/amp", source="portal", hours=1), first) == ("copy", "url")

    def test_a_headline_alone_is_a_copy_until_it_changes(self, story: StoryMaker) -> None:
        first = story("", url=self.URL, title=TITLE)
        assert verdict(story("", url=self.URL, title=TITLE, hours=9), first) == ("copy", "url")
        assert verdict(story("", url=self.URL, title=f"{TITLE}, aides say", hours=9), first) == ("update", "url")
        assert verdict(story("", url=self.URL, title="Rice prices fall", hours=9), first) == ("separate", "")

    def test_an_edit_seen_later_is_an_update(self, story: StoryMaker) -> None:
        first = story(ENVOYS, guid="1", title=TITLE)
        edited = ENVOYS.replace("three days", "two days")
        assert verdict(story(edited, guid="1", title=TITLE, seen_hours=2), first) == ("update", "guid")

    def test_an_article_after_its_teaser_is_an_update_and_a_teaser_after_its_article_is_not(self, story: StoryMaker) -> None:
        teaser = " ".join(ENVOYS.split()[:60]) + " …"
        assert verdict(story(ENVOYS, guid="1", seen_hours=1), story(teaser, guid="1")) == ("update", "guid")
        assert verdict(story(teaser, guid="1", seen_hours=1), story(ENVOYS, guid="1")) == ("copy", "guid")

    def test_a_new_headline_over_the_same_words_is_an_update(self, story: StoryMaker) -> None:
        first = story(ENVOYS, guid="1", title=TITLE)
        assert verdict(story(ENVOYS, guid="1", title="Envoy leaves Pyongyang", seen_hours=2), first) == ("update", "guid")
        assert verdict(story(ENVOYS, guid="1", title=TITLE.upper(), seen_hours=2), first) == ("copy", "guid")

    def test_two_wordings_at_one_moment_are_no_edit(self, story: StoryMaker) -> None:
        first = story(ENVOYS, guid="1", title=TITLE)
        assert verdict(story(ENVOYS.replace("landed", "arrived"), guid="1", title=TITLE), first) == ("copy", "guid")

    def test_but_another_figure_is_a_version(self, story: StoryMaker) -> None:
        first = story(ENVOYS.replace("three days", "3 days"), guid="1", title=TITLE)
        assert verdict(story(ENVOYS.replace("three days", "5 days"), guid="1", title=TITLE), first) == ("update", "guid")

    def test_a_key_used_again_for_something_else_is_no_key(self, story: StoryMaker) -> None:
        first = story(ENVOYS, url=self.URL, guid="latest", title=TITLE)
        other = story(FLOODS, url=self.URL, guid="latest", title="Rivers rise in the north", hours=30)
        assert judge(other, [as_known(first)]) == SEPARATE


BOX = "What has the North tested so far, and what can its missiles reach? " + FLOODS


def test_words_that_older_stories_share_count_for_nothing(story: StoryMaker) -> None:
    one = story(BOX + " ".join(ENVOYS.split()[:60]))
    other = story(BOX + " ".join(ENVOYS.split()[120:170]), hours=4)
    known = [as_known(one)]
    assert judge(other, known).of == one.item.id
    old = fingerprint(Item(id="o", source_id="wire", text=BOX)).shingles
    assert judge(other, known, boilerplate=frozenset(old)) == SEPARATE


def test_a_box_under_two_stories_does_not_make_them_one(story: StoryMaker) -> None:
    one = story(" ".join(ENVOYS.split()[:70]) + BOX)
    assert judge(story(" ".join(ENVOYS.split()[120:190]) + BOX, hours=4), [as_known(one)]) == SEPARATE


def test_a_reprint_of_a_letter_whose_form_is_known_is_still_a_copy(story: StoryMaker) -> None:
    frame = " ".join(f"Paragraph {number} of the treaty on friendship stands as agreed by both governments." for number in range(9))
    topic = " ".join(f"They spoke of matter {number * 7} which the envoys raised in town {number * 13}." for number in range(9))
    worn = frozenset(fingerprint(Item(id="o", source_id="office", text=frame)).shingles)
    letter, reprint = story(frame + " " + topic, source="office"), story(f"Seoul. {frame} {topic}", source="daily", hours=2)
    other = story(frame + " " + " ".join(f"Nothing was said about fishing ground {number}." for number in range(9)), source="daily")
    assert judge(reprint, [as_known(letter)], boilerplate=worn).rule == "near-text"
    assert judge(other, [as_known(letter)], boilerplate=worn) == SEPARATE


class TestARepublishedFeed:
    NOTES = tuple(f"The ministry said on the {day}th that talks go on and that no date is set for the next." for day in (4, 5, 6))

    def offered(self, story: StoryMaker, series: str, **more: float) -> list[Analysed]:
        return [story(note, title=f"Ministry on talks, note {number}", source="office", guid=f"{series}{number}", **more)
                for number, note in enumerate(self.NOTES)]

    def test_new_guids_make_no_new_stories(self, story: StoryMaker) -> None:
        known = [as_known(one) for one in self.offered(story, "old")]
        again = self.offered(story, "new", hours=24 * 60)
        shelf = Shelf(known, again)
        assert [shelf.judge(one).rule for one in again] == ["republished"] * 3
        assert [shelf.judge(one).of for one in again] == [one.story_id for one in known]

    def test_one_note_sent_again_is_none(self, story: StoryMaker) -> None:
        known = [as_known(one) for one in self.offered(story, "old")]
        again = self.offered(story, "new", hours=24 * 60)[:1]
        assert Shelf(known, again).judge(again[0]) == SEPARATE

    def test_nor_does_it_take_many_where_address_or_date_are_the_old_ones(self, story: StoryMaker) -> None:
        first = story(self.NOTES[0], title="Ministry on talks, again", source="office", guid="old", url="https://example.org/n/1")
        same_day = story(self.NOTES[0], title="Ministry on talks, again", source="office", guid="new", seen_hours=900)
        same_page = story(self.NOTES[0], source="office", title="Ministry on talks, again", guid="new", url="http://example.org/n/1/",
                          hours=900)
        assert verdict(same_day, first) == verdict(same_page, first) == ("copy", "republished")


def test_a_copy_outranks_an_update_and_the_closest_copy_wins(story: StoryMaker) -> None:
    exact, near = story(ENVOYS, source="a"), story(ENVOYS + " Ends.", source="b")
    grown = story(ENVOYS + "\n" + FLOODS, source="c")
    late = story(ENVOYS, source="d", hours=1)
    for order in ((exact, near, grown), (grown, near, exact)):
        assert judge(late, [as_known(one) for one in order]).of == exact.item.id


def test_a_copy_of_a_copy_is_a_copy_of_the_first(story: StoryMaker) -> None:
    shelf = Shelf([as_known(story(ENVOYS, source="a"), root="the first")])
    second, third = story(ENVOYS + " Ends.", source="b", hours=1), story(ENVOYS + " Ends.", source="c", hours=2)
    assert shelf.judge(second).of == "the first"
    shelf.add(second, at=NOON, root="the first")
    assert shelf.judge(third).of == "the first"


def test_a_story_whose_text_was_let_go_is_known_by_its_sample(story: StoryMaker) -> None:
    gone = replace(as_known(story(ENVOYS)), text="")
    assert judge(story(ENVOYS + " Ends.", source="daily", hours=4), [gone]).rule == "near-text"
    assert judge(story(FLOODS, source="daily", hours=4), [gone]) == SEPARATE


def test_other_versions_of_the_fingerprint_are_not_compared(story: StoryMaker) -> None:
    known = as_known(story(ENVOYS))
    old = replace(known, fingerprint=replace(known.fingerprint, version=0))
    assert judge(story(ENVOYS, hours=1), [old]) == SEPARATE


def test_a_missing_date_does_not_keep_copies_apart(story: StoryMaker) -> None:
    assert verdict(story(ENVOYS, source="daily", hours=900, dated=False), story(ENVOYS)) == ("copy", "exact-text")


def test_an_undated_item_may_have_copies_in_its_own_batch(story: StoryMaker) -> None:
    shelf = Shelf([])
    undated = story(ENVOYS, dated=False)
    shelf.add(replace(undated, item=replace(undated.item, seen_at=None)), at=NOON)
    assert shelf.judge(story(ENVOYS, source="daily")).of == undated.item.id


def test_an_item_that_nothing_dates_cannot_be_known(story: StoryMaker) -> None:
    unseen = story(ENVOYS)
    with pytest.raises(ValueError, match="neither"):
        as_known(replace(unseen, item=replace(unseen.item, seen_at=None, published_at=None)))


SENTENCES = [sentence + "." for sentence in (ENVOYS + FLOODS).replace("\n", " ").split(".") if sentence.strip()]
TEXTS = st.lists(st.sampled_from(SENTENCES), min_size=1, max_size=12, unique=True).map(" ".join)


@given(TEXTS, TEXTS, st.integers(0, 200))
def test_whether_two_outlets_tell_one_story_does_not_depend_on_who_came_first(one: str, other: str, hours: int) -> None:
    def relation(mine: str, theirs: str) -> Verdict:
        items = [Item(id=name, source_id=name, text=text, published_at=at, seen_at=NOON)
                 for name, text, at in (("a", mine, NOON), ("b", theirs, NOON + timedelta(hours=hours)))]
        new, old = (Analysed(item=item, language="en", fingerprint=fingerprint(item)) for item in items)
        return judge(new, [as_known(old)])

    assert relation(one, other).kind == relation(other, one).kind


def test_nothing_is_compared_with_what_shares_nothing(story: StoryMaker, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("monitor.analysis.copies.pair.Likeness", None)  # reading a text would fail
    known: Known = as_known(story(ENVOYS))
    assert judge(story(FLOODS, hours=1), [known]) == SEPARATE
