from datetime import UTC, date, datetime

from monitor.analysis.scoring.extraction import Found, score_document, total
from monitor.analysis.scoring.tally import Share, Tally
from monitor.domain.gold import GoldArticle, GoldMeeting
from monitor.domain.meeting import Evidence, Kind, Mention, Precision, Status, When
from monitor.domain.story import Item

TEXT = "Envoys met in Oslo on Monday. Ministers will meet in Rome."
MONDAY = date(2019, 3, 4)


def article(*meetings, others=(), relevant=True):
    item = Item(id="a", source_id="s", text=TEXT, published_at=datetime(2019, 3, 5, 12, tzinfo=UTC))
    return GoldArticle(item, relevant, meetings, others)


def gold(quote="Envoys met", **slots):
    return GoldMeeting(**{"kind": Kind.TALKS, "parties": ("US", "DPRK"), "status": Status.HELD, "quote": quote, **slots})


def spans(**slots):
    return tuple(Evidence(slot, TEXT.index(q), TEXT.index(q) + len(q), q) for slot, q in slots.items())


def found(**slots):
    usual = {"kind": Kind.TALKS, "parties": ("DPRK", "US"), "status": Status.HELD, "evidence": spans(trigger="met")}
    return Mention(**{**usual, **slots})


def test_a_perfect_reading_scores_one_everywhere():
    due = gold(start=MONDAY, end=MONDAY, places=("Oslo",), main=True)
    mention = found(when=When(MONDAY, MONDAY, Precision.DAY), places=("Oslo",), main=True,
                    evidence=spans(trigger="met", date="on Monday", place="Oslo"))
    score = score_document(article(due), Found((mention,), relevant=True))
    assert score.meetings["us_dprk"] == Tally(1, 1, 1)
    assert all(share.value == 1 for share in score.slots.values())
    assert score.spans.value == 1
    assert score.misses == ()


def test_each_slot_is_judged_by_itself():
    due = gold(start=MONDAY, end=MONDAY, places=("Oslo",), people=("Stephen Biegun", "Kim Hyok Chol"))
    wider = When(date(2019, 3, 1), date(2019, 3, 4), Precision.INTERVAL)
    mention = found(status=Status.PLANNED, when=wider, people=("Stephen Biegun",))
    score = score_document(article(due), Found((mention,), relevant=True))
    assert score.slots["status"] == Share(0, 1)
    assert score.slots["date_exact"] == Share(0, 1)
    assert score.slots["date_overlap"] == Share(1, 1)
    assert score.slots["date_right_year"] == Share(1, 1)
    assert score.slots["place"] == Share(0, 1)
    assert score.people == Tally(1, 1, 2)
    assert {m.sort for m in score.misses} == {"status", "date_exact", "place", "people"}


def test_an_unknown_date_must_stay_unknown():
    mention = found(when=When(MONDAY, MONDAY, Precision.DAY))
    score = score_document(article(gold()), Found((mention,), relevant=True))
    assert score.slots["date_unknown_kept"] == Share(0, 1)
    assert score.slots["date_exact"] == Share()


def test_another_accepted_status_is_right():
    score = score_document(article(gold(also_right=(Status.ONGOING,))), Found((found(status=Status.ONGOING),), relevant=True))
    assert score.slots["status"] == Share(1, 1)


def test_missed_and_invented():
    other = found(kind=Kind.CALL, evidence=spans(trigger="will meet"))
    score = score_document(article(gold(main=True)), Found((other,), relevant=False))
    assert score.meetings["all"] == Tally(0, 1, 1)
    assert score.meetings["main"].recall == 0
    assert score.relevance == Tally(0, 0, 1)
    assert [m.sort for m in score.misses] == ["missed", "invented", "relevance"]


def test_true_meetings_listed_apart_are_no_error():
    theirs = gold(quote="Ministers will meet", parties=("ROK", "DPRK"), status=Status.PLANNED)
    mention = found(parties=("DPRK", "ROK"), status=Status.PLANNED, evidence=spans(trigger="will meet"))
    score = score_document(article(others=(theirs,)), Found((mention,), relevant=True))
    assert score.meetings["all"] == Tally(0, 0, 0)


def test_words_that_do_not_slice_back_and_slots_without_words_are_counted():
    crooked = found(evidence=(Evidence("trigger", 0, 3, "met"),), places=("Oslo",))
    score = score_document(article(gold()), Found((crooked,), relevant=True))
    assert score.spans == Share(1, 3)  # the trigger has words, but wrong ones; the place has none


def test_phenomena_and_totals_add_up():
    june = gold(main=True, start=date(2018, 6, 1), end=date(2018, 6, 30))
    one = score_document(article(june), Found((found(),), relevant=True))
    two = score_document(article(gold(start=MONDAY, end=MONDAY)), Found((), relevant=True))
    both = total([one, two])
    assert both.meetings["us_dprk"] == Tally(1, 1, 2)
    assert both.phenomena["kind talks"][0] == Share(1, 2)
    assert both.phenomena["history"][0] == Share(1, 1)
    assert both.phenomena["date month or longer"][0] == Share(1, 1)
    assert both.phenomena["date day"][0] == Share(0, 1)
