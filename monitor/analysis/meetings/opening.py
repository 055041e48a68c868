"""A story as the frames read it: its names, its times, and each sentence taken apart that can tell of a meeting."""

from bisect import bisect_left
from collections import deque
from collections.abc import Iterator, Sequence
from datetime import date
from zoneinfo import ZoneInfo

from monitor.analysis.entities.contractions import whole_contractions
from monitor.analysis.entities.gazetteer import Found, NameKind
from monitor.analysis.entities.glosses import without_glosses
from monitor.analysis.entities.phrases import read_names, read_phrases
from monitor.analysis.entities.righting import set_right
from monitor.analysis.entities.scene import Scene
from monitor.analysis.entities.split_verbs import whole_verbs
from monitor.analysis.entities.square_brackets import without_brackets
from monitor.analysis.entities.strangers import Strangers, side_told_behind
from monitor.analysis.lexicon import Language
from monitor.analysis.meetings.clause.grammar import Row, Units
from monitor.analysis.meetings.clause.put_in import take_out
from monitor.analysis.meetings.days.marking import mark_times
from monitor.analysis.meetings.draft import Slot
from monitor.analysis.meetings.gate import PLACED, Gate, opens
from monitor.analysis.meetings.sentence import Sentence
from monitor.analysis.meetings.who.turns import turn_of
from monitor.analysis.text.blocks import caption_marks, heads_line, is_caption, is_noise, story_start
from monitor.analysis.text.sentences import split_sentences
from monitor.analysis.text.view import View
from monitor.analysis.when import TimeSpan, find_times, read_on, times_with_years
from monitor.domain.story import Item

_LONGEST = 150  # units; no sentence that people write is longer, and cutting what is keeps the cost linear
PLACES = (NameKind.COUNTRY, NameKind.CAPITAL, NameKind.PLACE)
_NO_NAMES = Row(())
_CHARACTERS = 4000  # of one sentence
_SENTENCES = 1500  # 200 KB of prose; what is longer is no story


def anchor_of(item: Item) -> date | None:
    """The day of publication where the outlet is."""
    if item.published_at is None:
        return None
    return item.published_at.astimezone(ZoneInfo(item.timezone)).date()


def names_of(view: View, language: Language) -> list[Found]:
    """Every known name of a text; one can stand across two lines of a letter."""
    return without_glosses(view.text, language.gazetteer.find(view.text.replace("\n", " ")))


def times_of(text: str, item: Item, anchor: date | None) -> tuple[TimeSpan, ...]:
    """Every time of a text, "today" counted from the day of its dateline; without a day of publication, those with years."""
    if anchor is None:
        return times_with_years(text)
    head = text.find("\n\n") if item.title else -1
    begin = head + 2 if head >= 0 else 0
    return read_on(find_times(text, anchor=anchor), (begin, story_start(text, (begin, begin + _DATELINE))), anchor=anchor)


_DATELINE = 120  # characters


def sentences_of(
    view: View, item: Item, language: Language, names: list[Found], scene: Scene, times: tuple[TimeSpan, ...]
) -> list[Sentence]:
    """The sentences of a story in order; those that can tell of no meeting have only their names."""
    sentences: list[Sentence] = []
    words = deque(language.gate.find(view.text))
    here_is: str | None = None
    cursor = 0
    spans = split_sentences(view.text, 0, len(view.text), language.abbreviations)
    marks = caption_marks(view.text)
    begin = [time.start for time in times]
    strangers = Strangers(view.text, language.gazetteer, language.words, names)
    for index, whole in enumerate(spans[:_SENTENCES]):
        inside, cursor = _names_in(names, cursor, whole[1])
        headline = index == 0 and bool(item.title)
        if is_noise(view.text, whole):
            continue
        span = whole if headline else (story_start(view.text, whole), min(whole[1], whole[0] + _CHARACTERS))
        turn = None if headline else turn_of(view.text, whole, inside, language.words)
        if here_is is None and (here_is := _reporters_place(view.text, whole, inside)) is not None:
            scene.desk = (here_is, Slot(inside[0].start, inside[0].end))
        inside = strangers.among(span, [found for found in inside if found.start >= span[0]])
        needs = _needs_in(words, span)
        here = times[bisect_left(begin, span[0]) : bisect_left(begin, span[1])]
        if not (headline or _may_tell(view.text, span[0], language.gate, needs, inside, here)):
            unread = Row(read_names(view.text, span[0], inside, language.words)) if inside else _NO_NAMES
            sentences.append(Sentence(index, unread, scene, text=view.text, opened=False, turn=turn))
            continue
        units = read_phrases(view.text, span, inside, language.words, headline=headline)
        units = set_right(units, language.gazetteer, names, seen=cursor, here=here_is)
        units = whole_verbs(whole_contractions(without_brackets(units), language.words), language.words)
        strangers.learn(side_told_behind(units, language.gazetteer.people))
        caption = bool(marks) and not headline and is_caption(view.text, span, marks)
        for read, full, first in _parts(mark_times(units, here)):
            begins = turn if first else None
            sentences.append(
                Sentence(index, read, scene, headline=headline, caption=caption, text=view.text, turn=begins, whole=full)
            )
    return sentences


def _needs_in(words: deque[tuple[int, int]], span: tuple[int, int]) -> list[int]:
    """What the gate's words of a sentence need beside them; they and those before are taken off the row."""
    while words and words[0][0] < span[0]:
        words.popleft()
    needs = []
    while words and words[0][0] < span[1]:
        needs.append(words.popleft()[1])
    return needs


def _may_tell(text: str, start: int, gate: Gate, needs: list[int], inside: list[Found], here: Sequence[TimeSpan]) -> bool:
    """Whether a sentence can tell of a meeting, by its words, names and times, or goes on with a row of them."""
    if here and gate.stays_on(text, here):
        needs.append(PLACED)
    row = gate.counts(text, start) or (here and gate.goes_on(text, start))
    return bool(row) or opens(needs, inside, text, dated=bool(here))


def _parts(units: Units) -> Iterator[tuple[Row, Units, bool]]:
    """What is read of a sentence by itself: what is put in, then the rest; with all it stands in, and whether that opens it."""
    for at in range(0, len(units), _LONGEST):
        whole = units[at : at + _LONGEST]
        main, apart = take_out(whole)
        for piece in (*apart, main):
            yield Row(piece), whole, at == 0


def _reporters_place(text: str, sentence: tuple[int, int], inside: list[Found]) -> str | None:
    """The city of a dateline: nobody's venue by itself, but what "here" means."""
    first = inside[0] if inside else None
    if first is None or not first.name.sides or first.name.kind not in PLACES:
        return None
    return first.name.canonical if heads_line(text, first.start, first.end, sentence[0]) else None


def _names_in(names: list[Found], cursor: int, end: int) -> tuple[list[Found], int]:
    stop = cursor
    while stop < len(names) and names[stop].start < end:
        stop += 1
    return names[cursor:stop], stop
