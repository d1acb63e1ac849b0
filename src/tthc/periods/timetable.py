"""A plan as a list of obligations on a day (bảng theo dõi tiến độ)."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from datetime import date, timedelta
from types import MappingProxyType
from typing import TYPE_CHECKING, Any

from attrs import evolve, frozen

from tthc.model import Finding, Language
from tthc.periods.calendar import WorkCalendar
from tthc.periods.completion import Completion
from tthc.periods.obligation import Obligation, ObligationState, names
from tthc.periods.standing import as_lead

if TYPE_CHECKING:
    from rich.table import Table

    from tthc.periods.dataframe import Backend


@frozen
class Timetable:
    """Obligations on a day, sorted by due day, those without one last, then as the plan has them.

    A filter gives a timetable again, with the same day, calendar and findings.

    Attributes:
        obligations: who owes what by when.
        as_of: the day it is drawn up for.
        soon: how many days ahead count as "due soon".
        calendar: the working days it counts with.
        findings: what is wrong with the notes, and what the plan leaves open.
        title: title of the plan.
        plan_id: what tells the plan from others: who issued it under which number in which year; in a draft its title.
    """

    obligations: tuple[Obligation, ...]
    as_of: date
    soon: int
    calendar: WorkCalendar
    findings: tuple[Finding, ...] = ()
    title: str = ""
    plan_id: str = ""

    def __iter__(self) -> Iterator[Obligation]:
        return iter(self.obligations)

    def __len__(self) -> int:
        return len(self.obligations)

    def __contains__(self, item: object) -> bool:
        return item in self.obligations

    def where(self, holds: Callable[[Obligation], bool]) -> Timetable:
        """Those for which a condition holds."""
        return evolve(self, obligations=tuple(one for one in self.obligations if holds(one)))

    def of_unit(self, name: str, *, coordinating: bool = False) -> Timetable:
        """Those a unit leads, by its name or id; on request also those it coordinates.

        A parenthesis after the printed name may be left out. A collective such as "Sở, ban, ngành" is not spread
        into its members.
        """
        return self.where(lambda one: one.is_led_by(name) or (coordinating and names(one.coordinating, name)))

    def as_seen_by(self, name: str) -> Timetable:
        """Those a unit leads, each standing as the unit's own notes say, whatever the other leads have reported."""
        return evolve(
            self,
            obligations=tuple(as_lead(one, name, self.as_of, self.soon) for one in self if one.is_led_by(name)),
        )

    def by_unit(self) -> Mapping[str, Timetable]:
        """What each unit leads, as the unit itself stands, in order of first mention; "" where nobody is named.

        Example:
            >>> empty = Timetable((), date(2026, 6, 1), 7, WorkCalendar.vietnam())
            >>> dict(empty.by_unit())
            {}
        """
        names_in_order = dict.fromkeys(unit.name for one in self for unit in one.lead)
        parts = {name: self.as_seen_by(name) for name in names_in_order}
        nobody = self.where(lambda one: not one.lead)
        return MappingProxyType({**parts, **({"": nobody} if nobody else {})})

    def by_group(self) -> Mapping[str, Timetable]:
        """What stands in each outermost task group, in order; milestones and review items under ""."""
        paths = dict.fromkeys(one.groups[0] if one.groups else "" for one in self)
        return MappingProxyType({path: self._in_outermost(path) for path in sorted(paths, key=bool, reverse=True)})

    def completion(self) -> Completion:
        """How many were done in time, and how many reported at all."""
        return Completion.of(self)

    def of_group(self, path: str) -> Timetable:
        """Those of a task group and its sub-groups, such as "V" or "group:V"."""
        wanted = path.removeprefix("group:")
        return self.where(lambda one: wanted in one.groups)

    def in_state(self, *states: ObligationState) -> Timetable:
        """Those in one of the states."""
        return self.where(lambda one: one.state in states)

    def overdue(self) -> Timetable:
        """Those past their due day which a unit itself has reported as not done (quá hạn)."""
        return self.in_state("overdue")

    def past_due(self) -> Timetable:
        """Those past their due day of which nothing is known to be done, reported on or not."""
        return self.in_state("overdue", "past_due")

    def due_within(self, days: int) -> Timetable:
        """Those still open whose due day is the day itself or at most so many days after it.

        What runs on through the period is not among them.
        """
        last = self.as_of + timedelta(days=days)
        return self.between(self.as_of, last).where(lambda one: one.is_open and not one.is_continuous)

    def due_within_working_days(self, days: int) -> Timetable:
        """Those still open to be done on the day itself or within so many working days after it.

        What must be done by a working day in that time counts, even where its due day is a day off later on.
        """
        last = self.calendar.add(self.as_of, days)
        return self.where(
            lambda one: (
                one.act_by is not None and self.as_of <= one.act_by <= last and one.is_open and not one.is_continuous
            )
        )

    def running(self) -> Timetable:
        """Those that run on through the plan's period (thường xuyên)."""
        return self.in_state("running")

    def undated(self) -> Timetable:
        """Those without a due day."""
        return self.where(lambda one: one.due is None)

    def between(self, start: date, end: date) -> Timetable:
        """Those whose due day lies between two days, both inside."""
        return self.where(lambda one: one.due is not None and start <= one.due <= end)

    def _in_outermost(self, path: str) -> Timetable:
        return self.where(lambda one: (one.groups[0] if one.groups else "") == path)

    def digest(self, *, unit: str | None = None, days: int = 7, lang: Language = "vi") -> str:
        """The few lines a unit wants each morning: overdue, due soon, newly done.

        Args:
            unit: whose; each thing then stands as the unit's own notes say. All units if None.
            days: how far ahead is "due soon", and how far back "newly done".
            lang: language of the words around the plan's own.

        Raises:
            InputError: ``days`` is negative.
        """
        from tthc.periods.digest import digest

        return digest(self, unit=unit, days=days, lang=lang)

    def to_frame(self, backend: Backend = "polars") -> Any:
        """As a dataframe, one row an obligation; the columns are those of ``tthc.periods.record.Record``.

        Raises:
            MissingExtraError: the extra ``frames`` is not installed.
            InputError: the library asked for is unknown or not installed.
        """
        from tthc.periods.record import to_frame

        return to_frame(self, backend)

    def gantt(self, lang: Language = "vi") -> str:
        """As an SVG picture along a line of time (sơ đồ Gantt)."""
        from tthc.periods.picture import gantt

        return gantt(self, lang)

    def month(self, year: int, month: int, lang: Language = "vi") -> str:
        """What is due in a month, as an SVG page of a calendar with its days off (lịch tháng).

        Raises:
            InputError: there is no such month.
        """
        from tthc.periods.picture import month as page

        return page(self, year, month, lang)

    def to_rich(self, lang: Language = "vi") -> Table:
        """As a table for the terminal."""
        from tthc.periods.show import rich_table

        return rich_table(self, lang)

    def __rich__(self) -> Table:
        return self.to_rich()

    def to_html(self, lang: Language = "vi") -> str:
        """As an HTML table, a fragment."""
        from tthc.periods.show import html_table

        return html_table(self, lang)

    def _repr_html_(self) -> str:
        return self.to_html()
