"""What is read of a story beside what each sentence tells by itself, pass by pass; a new pass is a file and a line here."""

from collections.abc import Callable

from monitor.analysis.entities.scene import Scene
from monitor.analysis.meetings.days.as_it_ended import date_as_it_ended
from monitor.analysis.meetings.days.first_in_years import date_ranked
from monitor.analysis.meetings.days.further_days import go_further
from monitor.analysis.meetings.days.going_on import go_on, going_since
from monitor.analysis.meetings.days.one_day import share_day
from monitor.analysis.meetings.days.one_journey import date_further, date_stops
from monitor.analysis.meetings.days.remarks import date_remarks
from monitor.analysis.meetings.days.respectively import date_in_turn
from monitor.analysis.meetings.days.said_days import date_stays
from monitor.analysis.meetings.frames.again import tell_again
from monitor.analysis.meetings.frames.aims import tell_aims
from monitor.analysis.meetings.frames.answers import leave_unanswered, take_up
from monitor.analysis.meetings.frames.earlier_ones import recall_earlier
from monitor.analysis.meetings.frames.last_times import tell_last_times
from monitor.analysis.meetings.journeys.arrival_days import day_of_arrival
from monitor.analysis.meetings.journeys.errands_done import hold_errands, hold_journeys
from monitor.analysis.meetings.journeys.leavings import leave, stay_till
from monitor.analysis.meetings.journeys.lengths import lengthen
from monitor.analysis.meetings.journeys.moved_on import leave_behind
from monitor.analysis.meetings.journeys.other_trips import tell_other_trips
from monitor.analysis.meetings.journeys.spoken import drop_known_stays
from monitor.analysis.meetings.sentence import Sentence
from monitor.analysis.meetings.so_far import SoFar
from monitor.analysis.meetings.standing.calloffs import call_off, put_back_on, think_again, turn_down
from monitor.analysis.meetings.where.alike import place_alike
from monitor.analysis.meetings.where.beside_talks import place_beside
from monitor.analysis.meetings.where.inherit import lend
from monitor.analysis.meetings.where.marked_by import lend_to_marked
from monitor.analysis.meetings.where.over_border import meet_at_border
from monitor.analysis.meetings.where.venue_told import place_at_venue
from monitor.analysis.meetings.where.while_there import mark_journeys_around
from monitor.analysis.meetings.who.among import seat_those_among
from monitor.analysis.meetings.who.attendance import seat_attendants
from monitor.analysis.meetings.who.attribution import name_sources
from monitor.analysis.meetings.who.called_by_place import name_by_place
from monitor.analysis.meetings.who.delegations import join_companions, seat_heads
from monitor.analysis.meetings.who.hosts_there import seat_hosts
from monitor.analysis.meetings.who.members import seat_members
from monitor.analysis.meetings.who.one_more import give_one_more
from monitor.analysis.meetings.who.same_partner import meet_the_same
from monitor.analysis.meetings.who.together_with import seat_those_in_front

# Over each sentence, after its frames: with what it tells and what was told before it, in this order.
OVER_SENTENCE: tuple[Callable[[Sentence, SoFar], None], ...] = (
    # the days of what it tells
    date_in_turn,
    going_since,
    leave,
    meet_at_border,
    date_remarks,
    share_day,
    date_stays,
    date_stops,
    date_further,
    date_as_it_ended,
    date_ranked,
    # what else it tells, beside what was told before
    tell_again,
    tell_last_times,
    tell_other_trips,
    recall_earlier,
    tell_aims,
    give_one_more,
    # whose word it is, and where
    name_sources,
    lend_to_marked,
    mark_journeys_around,
    place_alike,
    place_at_venue,
    name_by_place,
    # how what was told stands now
    call_off,
    put_back_on,
    think_again,
    turn_down,
    take_up,
    leave_unanswered,
    # who else was there
    meet_the_same,
    seat_heads,
    seat_attendants,
    join_companions,
    seat_members,
    seat_those_among,
    seat_those_in_front,
    seat_hosts,
    # up to when it went on
    go_on,
    go_further,
)

# Over the whole story, once all its sentences are read.
OVER_STORY: tuple[Callable[[SoFar, Scene], None], ...] = (
    drop_known_stays,
    day_of_arrival,
    lengthen,
    leave_behind,
    hold_errands,
    hold_journeys,
    lend,
    place_beside,
    stay_till,
)
