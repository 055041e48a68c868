"""Reads every meeting a story tells of: the way from text to mentions."""


from monitor.analysis.entities.gazetteer import Found
from monitor.analysis.entities.scene import Scene, open_scene
from monitor.analysis.lexicon import Language, Lexicon
from monitor.analysis.meetings.clause.grammar import has
from monitor.analysis.meetings.clause.word_classes import is_noun
from monitor.analysis.meetings.days.going_on import go_on, going_since
from monitor.analysis.meetings.days.one_day import share_day
from monitor.analysis.meetings.days.one_journey import date_further, date_stops
from monitor.analysis.meetings.days.remarks import date_remarks
from monitor.analysis.meetings.days.said_days import date_stays
from monitor.analysis.meetings.days.settling import settle, settle_by_year
from monitor.analysis.meetings.draft import Draft
from monitor.analysis.meetings.frames.answers import leave_unanswered, take_up
from monitor.analysis.meetings.frames.carried import carried
from monitor.analysis.meetings.frames.deeds import agreed_by_phone, read_deed
from monitor.analysis.meetings.frames.doing_so import do_so
from monitor.analysis.meetings.frames.elsewhere import elsewhere
from monitor.analysis.meetings.frames.hours import read_hours
from monitor.analysis.meetings.frames.last_times import last_times
from monitor.analysis.meetings.frames.nouns import read_noun
from monitor.analysis.meetings.frames.presence import read_presence
from monitor.analysis.meetings.frames.repeats import repeat
from monitor.analysis.meetings.frames.rows import members
from monitor.analysis.meetings.frames.snubs import snub
from monitor.analysis.meetings.frames.speaking import read_spoke
from monitor.analysis.meetings.frames.splitting import split
from monitor.analysis.meetings.frames.spoken_on import spoken_on
from monitor.analysis.meetings.frames.uninvited import uninvited
from monitor.analysis.meetings.frames.verbs import read_verb
from monitor.analysis.meetings.joining.mentions import make_mention
from monitor.analysis.meetings.joining.merging import join
from monitor.analysis.meetings.journeys.arrival_days import day_of_arrival
from monitor.analysis.meetings.journeys.begun import begun_there
from monitor.analysis.meetings.journeys.came_from import came_from
from monitor.analysis.meetings.journeys.days_there import days_there
from monitor.analysis.meetings.journeys.errands import errand
from monitor.analysis.meetings.journeys.ferried import ferried
from monitor.analysis.meetings.journeys.leavings import leavings, stay_till
from monitor.analysis.meetings.journeys.lengths import lengthen
from monitor.analysis.meetings.journeys.moved_on import leave_behind
from monitor.analysis.meetings.journeys.other_trips import apart, other_trips
from monitor.analysis.meetings.journeys.spoken import drop_known_stays, spoke_there
from monitor.analysis.meetings.journeys.stays import further_stops, stays_aside
from monitor.analysis.meetings.journeys.stops import stops
from monitor.analysis.meetings.journeys.visit_nouns import visit_noun
from monitor.analysis.meetings.journeys.visits import read_stay, visit_verb
from monitor.analysis.meetings.opening import anchor_of, names_of, sentences_of, times_of
from monitor.analysis.meetings.sentence import Sentence
from monitor.analysis.meetings.standing.calloffs import call_off, put_back_on, turn_down
from monitor.analysis.meetings.where.alike import place_alike
from monitor.analysis.meetings.where.beside_talks import place_beside
from monitor.analysis.meetings.where.inherit import lend
from monitor.analysis.meetings.where.over_border import met_at_border
from monitor.analysis.meetings.where.venue_told import place_at_venue
from monitor.analysis.meetings.where.venues import place_only_summit
from monitor.analysis.meetings.where.while_there import mark_journeys_around
from monitor.analysis.meetings.who.among import seat_those_among
from monitor.analysis.meetings.who.attendance import seat_attendants
from monitor.analysis.meetings.who.attribution import attribute, sayings
from monitor.analysis.meetings.who.called_by_place import name_by_place
from monitor.analysis.meetings.who.delegations import join_companions, led_abroad, seat_heads
from monitor.analysis.meetings.who.hosts_there import seat_hosts
from monitor.analysis.meetings.who.introducing import introduce, meet_strangers
from monitor.analysis.meetings.who.members import seat_members
from monitor.analysis.meetings.who.recalled import recall_pair
from monitor.analysis.meetings.who.remembering import remember, remember_pair
from monitor.analysis.meetings.who.signed import take_signature
from monitor.analysis.meetings.who.then_in_office import leave_out_successors
from monitor.analysis.meetings.who.turns import take_turn
from monitor.analysis.meetings.who.unlisted import seat_ministers
from monitor.analysis.text.view import View, make_view
from monitor.analysis.text.words import TRIGGER
from monitor.domain.meeting import Mention, Status
from monitor.domain.story import Item

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


_MOST = 150  # tellings; no story has half as many, and joining them costs their square


def read_drafts(view: View, item: Item, language: Language, names: list[Found] | None = None) -> list[Draft]:
    """What each trigger in each sentence tells, in text order; ``names`` are those of the text, if known."""
    names = names_of(view, language) if names is None else names
    anchor = anchor_of(item)
    times = times_of(view.text, item, anchor)
    scene = open_scene(language.gazetteer, names, female=language.female, core=language.core, anchor=anchor)
    take_signature(scene, view.text, names)
    sentences = sentences_of(view, item, language, names, scene, times)
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
        recall_pair(scene, sentence)
        here = _frames(sentence)
        going_since(sentence, here, scene.anchor)
        departures.extend(_settled(sentence, leavings(sentence)))
        _settled(sentence, met_at_border(sentence, here))
        _settled(sentence, [*date_remarks(sentence, before, here), *share_day(sentence, here), *date_stays(sentence, here)])
        _settled(sentence, [*date_stops(sentence, here), *date_further(sentence, before, here, drafts)])
        before = sentence
        again = (*carried(sentence, here, drafts), *spoken_on(sentence, here, drafts))
        here.extend(_settled(sentence, [*members(sentence, [*drafts, *here]), *again]))
        here.extend(_settled(sentence, last_times(sentence, here)))
        others = _settled(sentence, other_trips(sentence, [*drafts, *here]))
        here.extend(other for other in others if apart(other, [*drafts, *here]))
        voices = sayings(sentence) if here else ()
        for draft in here:
            draft.sources = attribute(voices, draft)
        told = [*drafts, *here]
        mark_journeys_around(sentence, here)
        place_alike(sentence, here, drafts)
        place_at_venue(sentence, told)
        name_by_place(sentence, here, drafts)
        call_off(sentence, here, drafts)
        put_back_on(sentence, here, drafts)
        turn_down(sentence, told)
        take_up(sentence, told)
        leave_unanswered(sentence, told)
        seat_heads(sentence, told)
        seat_attendants(sentence, told)
        join_companions(sentence, told)
        seat_members(sentence, here, drafts)
        seat_those_among(sentence, here)
        seat_hosts(sentence, here)
        go_on(sentence, told, scene.anchor)
        drafts = told
        remember(scene, sentence)
    drafts = drop_known_stays(drafts)
    day_of_arrival(drafts, anchor)
    lengthen(drafts)
    leave_behind(drafts, anchor)
    lend(drafts, language.gazetteer.places)
    place_beside(drafts)
    stay_till(drafts, departures)
    return drafts


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
    for draft in (*asides, *agreed_by_phone(sentence), *led_abroad(sentence), *uninvited(sentence)):
        _settle(sentence.scene, draft)
        drafts.append(draft)
    drafts.extend(_settled(sentence, [*spoke_there(sentence, drafts), *do_so(sentence, drafts)]))
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
