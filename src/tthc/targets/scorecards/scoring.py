"""A plan scored (lập bảng điểm chỉ tiêu): each target for each unit it binds, by what was reported."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Mapping
from datetime import date, datetime
from typing import Any

from tthc.errors import InputError
from tthc.model import Finding, Period, Plan, Progress, Target, UnitMention
from tthc.periods import WorkCalendar
from tthc.periods.planning import identity
from tthc.registry import UnitRegistry
from tthc.targets.scorecards.assessing import Assessor
from tthc.targets.scorecards.assessment import Assessment
from tthc.targets.scorecards.bound import Binder
from tthc.targets.scorecards.findings import findings_of
from tthc.targets.scorecards.own_progress import OwnProgress
from tthc.targets.scorecards.reports import Reports
from tthc.targets.scorecards.scorecard import Scorecard, Thresholds
from tthc.text import IndicatorCatalogue


def scorecard(
    plan: Plan,
    observations: Any = (),
    *,
    registry: UnitRegistry,
    as_of: date,
    progress: Iterable[Progress] = (),
    calendar: WorkCalendar | None = None,
    indicators: IndicatorCatalogue | None = None,
    also: Iterable[str] = (),
    within: str | None = None,
    thresholds: Thresholds | None = None,
    remaining: Mapping[tuple[str, str | None], int] | None = None,
    scopes: Mapping[str, str | None] | None = None,
    mergers: bool = False,
    groups: Mapping[str, Collection[str]] | None = None,
    expected: Iterable[str] | None = None,
) -> Scorecard:
    """How each unit stands on a day by each target of a plan that binds it.

    **Whom it binds.** A target of a task binds the units that lead it (where nobody is named, those of the task above
    it, else the plan's own unit); one of the prose binds the plan's own unit, and those named in ``also``. Names are
    looked up below the plan's own unit, then in its province, never by nearness alone; a collective is spread into its
    members of the day, and a unit that has ended gives way to its successors. Whose issuer is not in the register is
    measured by the total of all units.

    **What is measured.** The plan's period, up to the day the target is due where that lies in it: the reports for
    periods that lie in it, made by ``as_of``. Units that report by the regime from the 15th to the 14th are measured
    in the reporting period of the same name. A rate is Σ numerators / Σ denominators; of what stands at the end of a
    period (``Indicator.over_time`` "latest") the last report holds. A percentage that a unit reports without its parts
    is its value, with no count of dossiers beside it; of several that of the longest period, then the latest. A
    reduction or an increase is the indicator's own rate where the indicator is itself the share that was cut, else the
    change from the baseline's year, of sums from the same days of it. "Nhiệm vụ hoàn thành đúng tiến độ" is measured
    by the progress notes on the plan's own tasks where there are any. A target for a part of the field is measured by
    reports of that part only.

    **How it stands.** Met or not met once it is due, whatever the coverage, which stands beside it; before, on course
    where the value so far meets it with the margin of ``thresholds``, else at risk; without a figure no data, never
    not met.

    Args:
        plan: the plan.
        observations: what units reported: ``Observation`` records, or a dataframe as ``roll_up`` takes it; units by
            id, or by a name they bear at the time.
        registry: the units.
        as_of: the day.
        progress: notes on the plan's own tasks.
        calendar: the working days these are counted by; the Vietnamese civil service's if None.
        indicators: what the indicators are; the catalogue of the package if None.
        also: ids, names, collectives or groups that the targets of the prose are held to as well, for a ranking.
        within: id of the plan's own unit; the one that its issuer names if None.
        thresholds: what the standings mean, and what a part ("trong đó") is measured against.
        remaining: how many are still to come, by indicator and id of the unit; in proportion to the days if None.
        scopes: what a scope as printed means in the reports; None for all of the field.
        mergers: whether what a unit reported before it ended counts for its one successor.
        groups: names of groups of units, with their ids.
        expected: ids of the units that owe reports; all of the kinds that report if None.

    Raises:
        InputError: the plan has no period, ``as_of`` is no day, or a unit, a count or a report cannot be used.

    Example:
        >>> from tthc.model import Observation
        >>> from tthc.registry import province_registry
        >>> registry = province_registry("An Khê", communes=["xã Tân Lập"])
        >>> target = Target(text="trên 95% hồ sơ đúng hạn", indicator="dossiers-on-time", comparator=">", value=95,
        ...                 unit="%", at="body:I")
        >>> plan = Plan(title="Kiểm soát TTHC năm 2026", issuer="UBND tỉnh An Khê", period=Period.of_year(2026),
        ...             targets=(target,))
        >>> june = Observation(indicator="dossiers-on-time", unit="an-khe.xa-tan-lap", period="2026-06", numerator=37,
        ...                    denominator=40, as_of=date(2026, 7, 2))
        >>> card = scorecard(plan, [june], registry=registry, as_of=date(2026, 12, 31), also=["UBND cấp xã"])
        >>> [(one.name, one.standing, str(one.gap), one.count) for one in card]
        [('UBND tỉnh An Khê', 'not_met', '5/2', 2), ('UBND xã Tân Lập', 'not_met', '5/2', 2)]
    """
    if isinstance(as_of, datetime) or not isinstance(as_of, date):
        raise InputError(f"as_of is to be a day, not {as_of!r:.80}", hint="give a datetime.date")
    catalogue, thresholds = indicators or IndicatorCatalogue.default(), thresholds or Thresholds()
    binder = Binder.of(plan, registry, as_of, within=within, groups=groups or {})
    reports = Reports.of(observations, binder, catalogue=catalogue, mergers=mergers, groups=groups, expected=expected)
    notes = tuple(progress)
    assessor = Assessor(
        reports,
        {one.id: one for one in catalogue.indicators},
        scopes or {},
        OwnProgress.of(plan, notes, binder, calendar) if notes else None,
        binder.home.id if binder.home else None,
        _period(plan),
        as_of,
        thresholds,
        _counts(remaining or {}),
    )
    shared = (binder.own(), *binder.also(also))
    bounds = [shared if leads is None else binder.leads(leads, at) for _, at, _, leads in _targets(plan)]
    named = binder.told_apart(bound for held in bounds for bound in held)
    assessments: list[Assessment] = []
    doubts: list[Finding] = []
    for (target, at, title, _), held in zip(_targets(plan), bounds, strict=True):
        commitment = assessor.commitment(target, at, title)
        found = tuple(assessor.assess(commitment, named[bound]) for bound in dict.fromkeys(held))
        doubts += findings_of(commitment, found, as_of)
        assessments += found
    faults = assessor.progress.findings if assessor.progress else ()
    findings = tuple(dict.fromkeys((*binder.findings, *faults, *reports.left_aside(), *reports.findings, *doubts)))
    return Scorecard(
        tuple(assessments), as_of, thresholds, plan.title, identity(plan), findings, unit=binder.own().unit
    )


def _period(plan: Plan) -> Period:
    if plan.period is None:
        hint = "set `period` in the plan file, such as 2026-01-01 to 2026-12-31"
        raise InputError("the plan does not say what period it is for", hint=hint)
    return plan.period


def _counts(remaining: Mapping[tuple[str, str | None], int]) -> Mapping[tuple[str, str | None], int]:
    for key, count in remaining.items():
        if not _is_count(count):
            hint = "give whole numbers that are not negative"
            raise InputError(f"{count!r:.80} still to come for {key!r:.80} is no count", hint=hint)
    return remaining


def _is_count(value: object) -> bool:
    return isinstance(value, int) and not isinstance(value, bool) and value >= 0


def _targets(plan: Plan) -> Iterator[tuple[Target, str, str, tuple[UnitMention, ...] | None]]:
    """Each whole target, its place, the title of its task and who leads it; of the prose None."""
    for target in plan.targets:
        yield target, target.at, "", None
    leads: dict[str, tuple[UnitMention, ...]] = {}
    for placed in plan.tasks():
        above = leads.get(placed.parent, ()) if placed.parent else ()
        leads[placed.path] = placed.task.lead or above
        for target in placed.task.targets:
            yield target, target.at or f"task:{placed.path}", placed.task.title, leads[placed.path]
