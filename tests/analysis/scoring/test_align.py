from datetime import date
from random import Random

from hypothesis import given
from hypothesis import strategies as st

from monitor.analysis.scoring.align import _assign, align
from monitor.analysis.scoring.tally import Share, Tally, bootstrap
from monitor.domain.gold import GoldMeeting
from monitor.domain.meeting import Evidence, Kind, Mention, Precision, Status, When

RAW = "Envoys met in Oslo on Monday. Their chiefs will meet in Rome in May."
US_DPRK = ("DPRK", "US")


def gold(**slots):
    return GoldMeeting(**{"kind": Kind.TALKS, "parties": ("US", "DPRK"), "status": Status.HELD, **slots})


def found(quote="", **slots):
    start = RAW.find(quote)
    evidence = (Evidence("trigger", start, start + len(quote), quote),) if quote else ()
    return Mention(**{"kind": Kind.TALKS, "parties": US_DPRK, "status": Status.HELD, "evidence": evidence, **slots})


def on(day):
    return When(day, day, Precision.DAY)


def test_talks_and_meeting_are_one_kind_unless_asked_otherwise():
    assert align([gold()], [found(kind=Kind.MEETING)], RAW)
    assert not align([gold()], [found(kind=Kind.MEETING)], RAW, strict_kind=True)
    assert not align([gold()], [found(kind=Kind.SUMMIT)], RAW)


def test_another_day_is_another_meeting_unless_it_stands_in_the_same_words():
    due = gold(start=date(2019, 2, 6), end=date(2019, 2, 8), quote="Envoys met in Oslo")
    later = on(date(2019, 3, 1))
    assert not align([due], [found(when=later)], RAW)
    assert not align([due], [found("will meet in Rome", when=later)], RAW)
    assert align([due], [found("met in Oslo", when=later)], RAW)


def test_a_day_of_zone_difference_is_no_contradiction():
    due = gold(start=date(2019, 2, 6), end=date(2019, 2, 6))
    assert align([due], [found(when=on(date(2019, 2, 7)))], RAW)
    assert not align([due], [found(when=on(date(2019, 2, 8)))], RAW)


def test_other_people_are_another_meeting():
    assert not align([gold(people=("Stephen Biegun",))], [found(people=("Mike Pompeo",))], RAW)
    assert align([gold(people=("Kim Jong Un",))], [found(people=("Kim Jong-un",))], RAW)


def test_the_whole_assignment_wins_over_the_best_single_pair():
    may = gold(start=date(2019, 5, 1), end=date(2019, 5, 31), quote="will meet in Rome")
    undated = gold(quote="Envoys met in Oslo")
    first = found("met in Oslo", places=("Oslo",))
    second = found("meet in Rome", when=When(date(2019, 5, 1), date(2019, 5, 31), Precision.MONTH))
    pairs = align([undated, may], [second, first], RAW)
    assert {(p.gold, p.found) for p in pairs} == {(0, 1), (1, 0)}


@given(st.integers(1, 5), st.integers(1, 5), st.randoms(use_true_random=False))
def test_assignment_is_the_best_there_is(rows, columns, random):
    from itertools import permutations

    weights = [[random.randint(0, 9) for _ in range(columns)] for _ in range(rows)]
    got = sum(weights[r][c] for r, c in _assign(weights))
    wide = weights if rows <= columns else [list(c) for c in zip(*weights, strict=True)]
    best = max(
        sum(wide[r][c] for r, c in enumerate(order)) for order in permutations(range(len(wide[0])), len(wide)))
    assert got == best


def test_nothing_to_align():
    assert align([], [found()], RAW) == ()
    assert align([gold()], [], RAW) == ()


def test_tally_and_share_where_there_is_nothing():
    assert Tally().f1 == 1.0
    assert Share().value == 1.0
    assert Tally(1, 2, 4).precision == 0.5
    assert Tally(1, 2, 4).recall == 0.25
    assert (Tally(1, 2, 4) + Tally(1, 1, 1)) == Tally(2, 3, 5)


def test_bootstrap_is_the_same_for_the_same_seed_and_holds_the_figure():
    shares = [Share(i % 3 > 0, 1) for i in range(60)]

    def value(some):
        return sum(some, Share()).value

    low, high = bootstrap(shares, value, random=Random(7))
    assert (low, high) == bootstrap(shares, value, random=Random(7))
    assert low < value(shares) < high
