"""What the rows of the report page are filtered by: units, states and months, as attributes of the rows."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from datetime import date

from attrs import frozen

from tthc.draw.html import Attribute
from tthc.model import Plan, ReviewItem, Task, UnitMention
from tthc.periods.obligation import Obligation, ObligationState
from tthc.periods.timetable import Timetable
from tthc.text.normal import fold_word


@frozen
class Facets:
    """What there is to choose from.

    Attributes:
        units: folded name to number and name as first printed, in order of first mention; leads before the others.
        states: the states that occur, the most frequent first.
        months: first days of the months in which something is due, in order.
    """

    units: Mapping[str, tuple[int, str]]
    states: tuple[ObligationState, ...]
    months: tuple[date, ...]

    @classmethod
    def of(cls, plan: Plan, timetable: Timetable) -> Facets:
        """Those of a plan."""
        holders: list[Task | ReviewItem] = [*(placed.task for placed in plan.tasks()), *plan.review_items]
        mentions = [unit for one in holders for unit in one.lead]
        mentions += [unit for one in holders for unit in one.coordinating]
        named: dict[str, tuple[int, str]] = {}
        for unit in mentions:
            named.setdefault(fold_word(unit.name), (len(named) + 1, unit.name))
        states = [one.state for one in timetable]
        by_count = sorted(dict.fromkeys(states), key=states.count, reverse=True)
        days = [one.due for one in timetable if one.due] + [target.due for target in plan.all_targets() if target.due]
        months = sorted({day.replace(day=1) for day in days})
        return cls(named, tuple(by_count), tuple(months))

    def row(
        self,
        owed: Iterable[Obligation] = (),
        *,
        lead: Iterable[UnitMention] = (),
        coordinating: Iterable[UnitMention] = (),
        due: date | None = None,
    ) -> dict[str, Attribute]:
        """The attributes of a row: who leads, who coordinates, which states in which months.

        Args:
            owed: its obligations; a state counts together with its own month only.
            lead: units that lead.
            coordinating: units that coordinate.
            due: a day that is no obligation's, such as a target's.
        """
        when = [f"{one.state}@{_month(one.due)}" for one in owed]
        when += [f"@{_month(due)}"] if due else []
        return {
            "data_units": self._numbers(lead),
            "data_also": self._numbers(coordinating),
            "data_when": " ".join(dict.fromkeys(when)) or None,
        }

    def _numbers(self, units: Iterable[UnitMention]) -> str | None:
        folded = (fold_word(unit.name) for unit in units)
        numbers = dict.fromkeys(self.units[name][0] for name in folded if name in self.units)
        return " ".join(map(str, numbers)) or None


def _month(day: date | None) -> str:
    return f"{day:%Y-%m}" if day else ""
