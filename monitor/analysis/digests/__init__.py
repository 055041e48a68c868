"""Digests: which changes are told, in which words, with what beside them."""

from monitor.analysis.digests.agenda import find_overdue, find_upcoming, make_appointment
from monitor.analysis.digests.compose import Material, compose, compose_notice
from monitor.analysis.digests.coverage import assess_coverage, is_blind
from monitor.analysis.digests.routing import all_channels, narrow, route
from monitor.analysis.digests.specimen import make_specimen
from monitor.analysis.digests.subscriptions import make_calendar

__all__ = [
    "Material", "all_channels", "assess_coverage", "compose", "compose_notice", "find_overdue", "find_upcoming",
    "is_blind", "make_appointment", "make_calendar", "make_specimen", "narrow", "route",
]
