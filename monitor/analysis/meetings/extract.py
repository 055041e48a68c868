"""Reads every meeting a story tells of: the way from text to mentions."""

from bisect import bisect_left
from collections import deque
from datetime import date
from zoneinfo import ZoneInfo

from monitor.analysis.entities.gazetteer import Found, NameKind
from monitor.analysis.entities.glosses import without_glosses
from monitor.analysis.entities.phrases import read_names, read_phrases
from monitor.analysis.entities.righting import set_right
from monitor.analysis.entities.scene import Scene, open_scene
from monitor.analysis.entities.strangers import Strangers, side_told_behind
from monitor.analysis.lexicon import Language, Lexicon
from monitor.analysis.meetings.alike import place_alike
from monitor.analysis.meetings.among import seat_those_among
from monitor.analysis.meetings.answers import leave_unanswered, take_up
from monitor.analysis.meetings.arrival_days import day_of_arrival
from monitor.analysis.meetings.attendance import seat_attendants
from monitor.analysis.meetings.attribution import attribute, sayings
from monitor.analysis.meetings.begun import begun_there
from monitor.analysis.meetings.beside_talks import place_beside
from monitor.analysis.meetings.called_by_place import name_by_place
from monitor.analysis.meetings.calloffs import call_off, turn_down
from monitor.analysis.meetings.came_from import came_from
from monitor.analysis.meetings.carried import carried
from monitor.analysis.meetings.days_there import days_there
from monitor.analysis.meetings.deeds import read_deed
from monitor.analysis.meetings.delegations import join_companions, led_abroad, seat_heads
from monitor.analysis.meetings.draft import Draft, Slot
from monitor.analysis.meetings.elsewhere import elsewhere
from monitor.analysis.meetings.errands import errand
from monitor.analysis.meetings.ferried import ferried
from monitor.analysis.meetings.gate import opens
from monitor.analysis.meetings.going_on import go_on
from monitor.analysis.meetings.grammar import Row, has
from monitor.analysis.meetings.hours import read_hours
from monitor.analysis.meetings.inherit import lend
from monitor.analysis.meetings.introducing import introduce, meet_strangers
from monitor.analysis.meetings.last_times import last_times
from monitor.analysis.meetings.leavings import leavings, stay_till
from monitor.analysis.meetings.lengths import lengthen
from monitor.analysis.meetings.members import seat_members
from monitor.analysis.meetings.mentions import make_mention
from monitor.analysis.meetings.merging import join
from monitor.analysis.meetings.nouns import read_noun
from monitor.analysis.meetings.one_day import share_day
from monitor.analysis.meetings.other_trips import apart, other_trips
from monitor.analysis.meetings.presence import read_presence
from monitor.analysis.meetings.remarks import date_remarks
from monitor.analysis.meetings.remembering import remember, remember_pair
from monitor.analysis.meetings.repeats import repeat
from monitor.analysis.meetings.rows import members
from monitor.analysis.meetings.sentence import Sentence
from monitor.analysis.meetings.settling import settle, settle_by_year
from monitor.analysis.meetings.signed import take_signature
from monitor.analysis.meetings.snubs import snub
from monitor.analysis.meetings.speaking import read_spoke
from monitor.analysis.meetings.splitting import split
from monitor.analysis.meetings.spoken import drop_known_stays, spoke_there
from monitor.analysis.meetings.spoken_on import spoken_on
from monitor.analysis.meetings.stays import further_stops, stays_aside
from monitor.analysis.meetings.stops import stops
from monitor.analysis.meetings.then_in_office import leave_out_successors
from monitor.analysis.meetings.times import mark_times
from monitor.analysis.meetings.turns import take_turn, turn_of
from monitor.analysis.meetings.uninvited import uninvited
from monitor.analysis.meetings.unlisted import seat_ministers
from monitor.analysis.meetings.venue_told import place_at_venue
from monitor.analysis.meetings.venues import place_only_summit
from monitor.analysis.meetings.verbs import read_verb
from monitor.analysis.meetings.visit_nouns import visit_noun
from monitor.analysis.meetings.visits import read_stay, visit_verb
from monitor.analysis.meetings.word_classes import is_noun
from monitor.analysis.text.blocks import caption_marks, heads_line, is_caption, is_noise, story_start
from monitor.analysis.text.sentences import split_sentences
from monitor.analysis.text.view import View, make_view
from monitor.analysis.text.words import TRIGGER
from monitor.analysis.when import TimeSpan, find_times, read_on, times_with_years
from monitor.domain.meeting import Mention, Status
from monitor.domain.story import Item

_LONGEST = 150  # units; no sentence that people write is longer, and cutting what is keeps the cost linear
PLACES = (NameKind.COUNTRY, NameKind.CAPITAL, NameKind.PLACE)
MEETING_NOUNS = ("nouns.summit", "nouns.talks", "nouns.meeting", "nouns.call")


def extract(item: Item, lexicon: Lexicon) -> tuple[Mention, ...]:
    """Every meeting that ``item.raw`` tells of, in text order; evidence counts code points of ``item.raw``."""
    language = lexicon.language(item.language)
    if language is None:
        return ()
    view = make_view(item.raw)
    names = names_of(view, language)
    drafts = read_drafts(view, item, language, names)
    clusters = join(drafts, language.gazetteer.places)
    place_only_summit(clusters, view.text, names, language.core, language.gazetteer.places)
    anchor = anchor_of(item)
    mentions = (make_mention(cluster, view, item, anchor=anchor) for cluster in clusters)
    return tuple(mention for mention in mentions if mention is not None)


_NO_NAMES = Row(())
_CHARACTERS = 4000  # of one sentence
_SENTENCES = 1500  # 200 KB of prose; what is longer is no story
_MOST = 150  # tellings; no story has half as many, and joining them costs their square


def anchor_of(item: Item) -> date | None:
    """The day of publication where the outlet is."""
    if item.published_at is None:
        return None
    return item.published_at.astimezone(ZoneInfo(item.timezone)).date()


def names_of(view: View, language: Language) -> list[Found]:
    """Every known name of a text; one can stand across two lines of a letter."""
    return without_glosses(view.text, language.gazetteer.find(view.text.replace("\n", " ")))


def read_drafts(view: View, item: Item, language: Language, names: list[Found] | None = None) -> list[Draft]:
    """What each trigger in each sentence tells, in text order; ``names`` are those of the text, if known."""
    names = names_of(view, language) if names is None else names
    anchor = anchor_of(item)
    times = _times_of(view.text, item, anchor)
    scene = open_scene(language.gazetteer, names, female=language.female, core=language.core, anchor=anchor)
    take_signature(scene, view.text, names)
    sentences = _sentences(view, item, language, names, scene, times)
    for sentence in sentences:
        introduce(scene, sentence)
    seat_ministers(scene, sentences)
    meet_strangers(scene, sentences)
    drafts: list[Draft] = []
    departures: list[Draft] = []
    before: Sentence | None = None
    for sentence in sentences:
        if len(drafts) > _MOST:
            break
        take_turn(scene, sentence)
        if not sentence.opened:
            before = None
            remember(scene, sentence)
            continue
        here = _frames(sentence)
        departures.extend(_settled(sentence, leavings(sentence)))
        _settled(sentence, [*date_remarks(sentence, before, here), *share_day(sentence, here)])
        before = sentence
        again = (*carried(sentence, here, drafts), *spoken_on(sentence, here, drafts))
        here.extend(_settled(sentence, [*members(sentence, [*drafts, *here]), *again]))
        here.extend(_settled(sentence, last_times(sentence, here)))
        others = _settled(sentence, other_trips(sentence, [*drafts, *here]))
        here.extend(other for other in others if apart(other, [*drafts, *here]))
        voices = sayings(sentence) if here else ()
        for draft in here:
            draft.sources = attribute(voices, draft)
        place_alike(sentence, here, drafts)
        place_at_venue(sentence, [*drafts, *here])
        name_by_place(sentence, here, drafts)
        call_off(sentence, here, drafts)
        turn_down(sentence, [*drafts, *here])
        take_up(sentence, [*drafts, *here])
        leave_unanswered(sentence, [*drafts, *here])
        seat_heads(sentence, [*drafts, *here])
        seat_attendants(sentence, [*drafts, *here])
        join_companions(sentence, [*drafts, *here])
        seat_members(sentence, here, drafts)
        seat_those_among(sentence, here)
        go_on(sentence, [*drafts, *here], scene.anchor)
        drafts.extend(here)
        remember(scene, sentence)
    drafts = drop_known_stays(drafts)
    day_of_arrival(drafts, anchor)
    lengthen(drafts)
    lend(drafts, language.gazetteer.places)
    place_beside(drafts)
    stay_till(drafts, departures)
    return drafts


def _times_of(text: str, item: Item, anchor: date | None) -> tuple[TimeSpan, ...]:
    if anchor is None:
        return times_with_years(text)
    head = text.find("\n\n") if item.title else -1
    begin = head + 2 if head >= 0 else 0
    return read_on(find_times(text, anchor=anchor), (begin, story_start(text, (begin, begin + _DATELINE))), anchor=anchor)


_DATELINE = 120  # characters


def _sentences(
    view: View, item: Item, language: Language, names: list[Found], scene: Scene, times: tuple[TimeSpan, ...]
) -> list[Sentence]:
    sentences = []
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
        if inside and inside[0].start < span[0]:
            inside = [found for found in inside if found.start >= span[0]]
        inside = strangers.among(span, inside)
        while words and words[0][0] < span[0]:
            words.popleft()
        needs = []
        while words and words[0][0] < span[1]:
            needs.append(words.popleft()[1])
        here = times[bisect_left(begin, span[0]) : bisect_left(begin, span[1])]
        row = language.gate.counts(view.text, span[0]) or (here and language.gate.goes_on(view.text, span[0]))
        if not (headline or row or opens(needs, inside, view.text, dated=bool(here))):
            unread = Row(read_names(view.text, span[0], inside, language.words)) if inside else _NO_NAMES
            sentences.append(Sentence(index, unread, scene, opened=False, turn=turn))
            continue
        units = read_phrases(view.text, span, inside, language.words, headline=headline)
        units = set_right(units, language.gazetteer, names, seen=cursor, here=here_is)
        strangers.learn(side_told_behind(units, language.gazetteer.people))
        caption = bool(marks) and not headline and is_caption(view.text, span, marks)
        marked = mark_times(units, here)
        for at in range(0, len(marked), _LONGEST):
            piece = Row(marked[at : at + _LONGEST])
            begins = None if at else turn
            sentences.append(Sentence(index, piece, scene, headline=headline, caption=caption, text=view.text, turn=begins))
    return sentences


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


def _frames(sentence: Sentence) -> list[Draft]:
    drafts: list[Draft] = []
    for index, unit in enumerate(sentence.units):
        if TRIGGER not in unit.classes:
            continue
        noun = "nouns." in unit.classes and is_noun(sentence.units, index)
        if noun and has(unit, *MEETING_NOUNS):
            draft = read_noun(sentence, index)
        elif noun and has(unit, "nouns.visit"):
            draft = visit_noun(sentence, index)
        elif "verbs." in unit.classes:
            draft = (
                read_verb(sentence, index)
                or ferried(sentence, index)
                or visit_verb(sentence, index)
                or read_stay(sentence, index)
                or read_deed(sentence, index) or read_spoke(sentence, index)
                or (snub(sentence, index) if has(unit, "verbs.answer") else None)
            )
        else:
            draft = read_stay(sentence, index) or read_hours(sentence, index) or read_presence(sentence, index)
        if draft is not None and not (draft.rule == "deed" and _denied_here(drafts, draft)):
            others = (*repeat(sentence, draft, index), *elsewhere(sentence, draft))
            for one in (draft, *others, *further_stops(sentence, draft), *errand(sentence, draft)):
                _settle(sentence.scene, one)
                drafts.extend(split(sentence, one))
            remember_pair(sentence.scene, draft)
    asides = (*stays_aside(sentence), *days_there(sentence), *stops(sentence), *came_from(sentence), *begun_there(sentence))
    for draft in (*asides, *led_abroad(sentence), *uninvited(sentence)):
        _settle(sentence.scene, draft)
        drafts.append(draft)
    drafts.extend(_settled(sentence, spoke_there(sentence, drafts)))
    return drafts


def _denied_here(drafts: list[Draft], deed: Draft) -> bool:
    """Whether the sentence says that the same people did not meet: "did not meet B but handed over a letter to him"."""
    return any(draft.status is Status.DENIED and set(draft.people) == set(deed.people) for draft in drafts)


def _settle(scene: Scene, draft: Draft) -> None:
    if scene.anchor is None:
        settle_by_year(draft)
    else:
        settle(draft, scene.anchor)
    leave_out_successors(scene, draft)


def _settled(sentence: Sentence, drafts: list[Draft]) -> list[Draft]:
    for draft in drafts:
        _settle(sentence.scene, draft)
    return drafts
