"""Vietnamese administrative language: phrases in, model values out.

Lives here: parsers of schedules, periods, quantities, unit lists, citations, heads; one normal form to compare by.
May import: ``tthc.model``, ``tthc.errors``.
Never: opens a user's file, knows the page or cell of a phrase, guesses where it can say that it does not know.
"""

from tthc.text.citation import (
    Citation,
    FoundCitation,
    distinct_citations,
    find_citations,
    find_legal_bases,
    parse_citation,
)
from tthc.text.dates import find_dates, parse_date
from tthc.text.duration import find_durations, format_duration, parse_duration
from tthc.text.fault import Fault
from tthc.text.found import Found
from tthc.text.indicator import IndicatorCatalogue, IndicatorMatch, find_indicators, match_indicators
from tthc.text.misprint import Misprint, bare_letters, find_misprints
from tthc.text.normal import fold
from tthc.text.period import (
    find_period,
    format_period,
    format_reporting_period,
    parse_period,
    parse_reporting_period,
)
from tthc.text.schedule import ScheduleReading, find_schedules, parse_schedule, read_schedule
from tthc.text.target import find_targets, merge_targets, parse_target
from tthc.text.unit_list import parse_unit, split_units

__all__ = [
    "Citation",
    "Fault",
    "Found",
    "FoundCitation",
    "IndicatorCatalogue",
    "IndicatorMatch",
    "Misprint",
    "ScheduleReading",
    "bare_letters",
    "distinct_citations",
    "find_citations",
    "find_dates",
    "find_durations",
    "find_indicators",
    "find_legal_bases",
    "find_misprints",
    "find_period",
    "find_schedules",
    "find_targets",
    "fold",
    "format_duration",
    "format_period",
    "format_reporting_period",
    "match_indicators",
    "merge_targets",
    "parse_citation",
    "parse_date",
    "parse_duration",
    "parse_period",
    "parse_reporting_period",
    "parse_schedule",
    "parse_target",
    "parse_unit",
    "read_schedule",
    "split_units",
]
