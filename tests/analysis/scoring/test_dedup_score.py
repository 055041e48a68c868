from monitor.analysis.scoring.dedup import score_pairs, verdict_of
from monitor.analysis.scoring.tally import Share, Tally
from monitor.domain.decision import Analysed, Decision
from monitor.domain.gold import GoldPair
from monitor.domain.story import Disposition, Fingerprint, Item


def decision(id_, disposition, of=None):
    print_ = Fingerprint(1, None, None, None, None, (), 0)
    return Decision(Analysed(Item(id=id_, source_id="s", text="t"), "en", print_), disposition, "because", duplicate_of=of)


def pair(id_, label):
    return GoldPair(id_, label, Item(id="a", source_id="s", text="t"), Item(id="b", source_id="s", text="t"))


def test_the_verdict_is_about_the_pair():
    new = decision("a", Disposition.NEW)
    assert verdict_of([new, decision("b", Disposition.COPY, "a")]) == ("copy", "because")
    assert verdict_of([new, decision("b", Disposition.UPDATE, "a")]) == ("update", "because")
    assert verdict_of([new, decision("b", Disposition.NEW)]) == ("separate", "because")
    assert verdict_of([new, decision("b", Disposition.COPY, "another story")]) == ("separate", "because")


def test_labels_fold_into_three_verdicts():
    pairs = [pair(str(n), label) for n, label in enumerate(["exact", "near", "excerpt", "update", "same_event", "different"])]
    right = [("copy", "")] * 3 + [("update", "")] + [("separate", "")] * 2
    score = score_pairs(pairs, right)
    assert score.accuracy == Share(6, 6)
    assert score.copies == Tally(3, 3, 3)
    assert score.misses == ()


def test_an_update_taken_for_a_copy_is_still_one_story():
    score = score_pairs([pair("p", "update"), pair("q", "different")], [("copy", "too alike"), ("copy", "template")])
    assert score.accuracy == Share(0, 2)
    assert score.copies == Tally(0, 2, 0)
    assert score.same_story == Tally(1, 2, 1)
    assert score.confusion["update"] == {"copy": 1, "update": 0, "separate": 0}
    assert [(miss.pair, miss.reason) for miss in score.misses] == [("p", "too alike"), ("q", "template")]
