"""Who is asked or helped to do something at a meeting of his own, or praised for it: "A urged B to raise it at his talks"."""

from monitor.analysis.meetings.clause.grammar import Units, before_day, is_actor, is_verbal, lacks, starts

_ASKING = frozenset({
    *("ask", "asks", "asked", "asking", "urge", "urges", "urged", "urging", "want", "wants", "wanted", "expect", "expects"),
    *("expected", "press", "presses", "pressed", "beg", "begs", "begged", "implore", "implored", "encourage", "encouraged"),
    *("lobby", "lobbied", "advised", "counseled", "counselled"),
})
_ASKING_ON = frozenset({"call", "calls", "called", "calling"})  # on somebody
_PRAISING = ("congratulat", "prais", "thank", "commend", "hail", "applaud", "laud", "credit", "critici", "blam", "mock")
_CONGRATULATED = 2  # units before "his"
_HIS = frozenset({"his", "her"})
_REACH = 16  # units from "to raise" to the meeting


def asked_before(units: Units, his: int, *, known: bool = False) -> int:
    """Where stands who was asked to do something at "his" meeting, or one that is ``known`` ("the summit"); 0 for nobody."""
    if known and not (0 < his < len(units) and units[his].low == "the" and units[his - 1].low in ("at", "in", "during")):
        return 0  # and not "urged B to come to the summit"
    to = 0 if lacks(units, *_ASKING, *_ASKING_ON) else _left_of(units, his, "to", known=known)
    whom = before_day(units, to) - 1
    if whom < 1 or not is_actor(units[whom]) or units[whom].low in ("it", "this", "that"):
        return 0
    on = whom > 1 and units[whom - 1].low == "on" and units[whom - 2].low in _ASKING_ON
    return whom if on or units[whom - 1].low in _ASKING else 0


def praised_before(units: Units, his: int) -> int:
    """Where stands who was praised or blamed for what he did at "his" meeting; 0 for nobody."""
    if his > _CONGRATULATED and units[his - 1].low in ("for", "on", "over") and units[his - 3].low.startswith(_PRAISING):
        return his - 2 if is_actor(units[his - 2]) else 0  # "congratulated B on his talks with C"
    behind = _left_of(units, his, "for")
    done = behind > 1 and units[behind + 1].low.endswith("ing") and is_actor(units[behind - 1])
    return behind - 1 if done and is_verbal(units[behind - 2]) else 0


def helped_before(units: Units, his: int) -> int:
    """Where stands who is helped to do something at "his" meeting: "so that A can prepare for his talks"; 0 for nobody."""
    if lacks(units, "so", *_HELPING) or his >= len(units) or units[his].low not in _HIS:
        return 0
    for at in range(his - 3, max(0, his - _REACH), -1):
        if units[at].code in ';"':
            return 0
        whom = at + 1 + (units[at].low == "so" and units[at + 1].low == "that")
        able = units[at].low == "so" and starts(units[whom + 1], "auxiliaries.")
        if is_actor(units[whom]) and (able or units[at].low in _HELPING):
            return whom
    return 0


_HELPING = frozenset({"help", "helps", "helped", "helping", "let", "lets", "letting", "allow", "allowing", "enable", "enabling"})


def _left_of(units: Units, his: int, word: str, *, known: bool = False) -> int:
    """Where a word with somebody before it stands to the left, in the same clause; 0 for nowhere."""
    if his >= len(units) or not (known or units[his].low in _HIS):
        return 0
    for at in range(his - 2, max(1, his - _REACH), -1):
        if units[at].code in ';"' or starts(units[at], "clause_words"):
            return 0
        if units[at].low == word and is_actor(units[before_day(units, at) - 1]):
            return at
    return 0
