"""Scorecards made by hand, which show every standing and every kind of figure once."""

from __future__ import annotations

from datetime import date
from fractions import Fraction

from attrs import evolve

from tthc.model import Finding, Observation, Period, ReportingPeriod, Tally, Target
from tthc.targets import Assessment, Figure, Needed, Scorecard, Standing, Thresholds
from tthc.targets.scorecards.assessment import Reason
from tthc.text import bare_letters

AS_OF = date(2026, 6, 30)
YEAR = Period.of_year(2026)
HALF = Period.of_half(2026, 1)
COVERED = Tally(6, 6)
MONTHS = HALF.split("month")

PART = Target(
    text="trong đó có trên 60% hồ sơ giải quyết trước hạn",
    indicator="dossiers-early",
    comparator=">",
    value=60,
    unit="%",
    at="body:II.1",
)
ON_TIME = Target(
    text="Trên 95% hồ sơ thủ tục hành chính được giải quyết trước và đúng hạn, trong đó có trên 60% trước hạn",
    indicator="dossiers-on-time",
    comparator=">",
    value=95,
    unit="%",
    at="body:II.1",
    parts=(PART,),
)
OVERDUE = Target(
    text="Tỷ lệ hồ sơ quá hạn dưới 5%", indicator="dossiers-overdue", comparator="<", value=5, unit="%", at="body:II.2"
)
CUT = Target(
    text="Cắt giảm ít nhất 30% chi phí tuân thủ thủ tục hành chính",
    indicator="compliance-cost-cut",
    comparator=">=",
    value=30,
    unit="%",
    kind="reduction",
    at="task:III.2",
)
REVIEWED = Target(
    text="Rà soát tối thiểu 12 thủ tục hành chính", comparator=">=", value=12, unit="procedure", at="task:III.1"
)
INDEX = Target(
    text="Chỉ số cải cách hành chính đạt từ 88,5 điểm",
    indicator="reform-index",
    comparator=">=",
    value=88.5,
    unit="point",
    at="body:II.3",
)
SATISFIED = Target(
    text="Mức độ hài lòng đạt 100%", indicator="satisfaction-overall", comparator=">=", value=100, unit="%",
    at="body:II.4",
)  # fmt: skip


def figure(
    target: Target,
    unit: str | None,
    *,
    tally: Tally | None = None,
    amount: Fraction | None = None,
    bare: float | None = None,
    coverage: Tally = COVERED,
) -> Figure:
    """What is known of a target's indicator for the half-year."""
    seen: tuple[Observation, ...] = ()
    if bare is not None:
        seen = (
            Observation(
                indicator=target.indicator or "rieng",
                unit=unit or "an-khe",
                period=HALF,
                value=bare,
                measure=target.unit,
                as_of=AS_OF,
            ),
        )
    return Figure(
        target.indicator or "rieng",
        unit,
        HALF,
        tally=tally,
        amount=amount,
        measure=target.unit,
        basis="own" if tally or amount is not None else "none",
        own=tally,
        bare=seen,
        coverage=coverage,
    )


def assessed(
    target: Target,
    name: str,
    standing: Standing,
    *,
    unit: str | None = "",
    tally: tuple[int, int] | None = None,
    amount: int | None = None,
    bare: float | None = None,
    needed: Needed | None = None,
    count: int | None = None,
    reason: Reason | None = None,
    coverage: tuple[int, int] = (6, 6),
    history: tuple[str | None, ...] = (),
    parts: tuple[Assessment, ...] = (),
    due: date = YEAR.end,
) -> Assessment:
    """An assessment whose value and gap follow from its figure."""
    counts = Tally(*tally) if tally else None
    value = 100 * counts.rate if counts and counts.rate is not None else None
    if amount is not None:
        value = Fraction(amount)
    if bare is not None:
        value = Fraction(str(bare))
    goal = Fraction(str(target.value))
    gap = None if value is None else value - goal if target.comparator in ("<", "<=") else goal - value
    slug = f"an-khe.{bare_letters(name).lower().replace(' ', '-')}" if unit == "" else unit
    known = figure(
        target,
        slug,
        tally=counts,
        amount=None if amount is None else Fraction(amount),
        bare=bare,
        coverage=Tally(*coverage),
    )
    return Assessment(
        target,
        target.at,
        "Rà soát, đơn giản hóa thủ tục hành chính" if target.at.startswith("task:") else "",
        slug,
        name,
        standing,
        reason,
        YEAR,
        due,
        None if reason == "unit-unknown" else known,
        value,
        gap,
        count,
        needed,
        "all" if target is PART else None,
        parts,
        tuple(
            (month, None if value is None else Fraction(value)) for month, value in zip(MONTHS, history, strict=False)
        ),
    )


def card() -> Scorecard:
    """Half a year of the invented province of An Khê."""
    justice = assessed(
        ON_TIME,
        "Sở Tư pháp",
        "at_risk",
        tally=(37, 40),
        count=2,
        needed=Needed(Fraction(39, 40), 39, 40, is_possible=True, by="elapsed"),
        history=("91.2", "93.5", None, "92", "94.4", "92.5"),
        parts=(assessed(PART, "Sở Tư pháp", "on_course", tally=(26, 40)),),
    )
    health = assessed(
        ON_TIME,
        "Sở Y tế",
        "at_risk",
        tally=(2374, 2500),
        count=2,
        needed=Needed(Fraction(2384, 2500), 2384, 2500, is_possible=True, by="elapsed"),
        history=("97", "96.1", "95.2", "95", "94.8", "94.96"),
        parts=(assessed(PART, "Sở Y tế", "at_risk", tally=(1400, 2500), count=101),),
    )
    justice_late = assessed(OVERDUE, "Sở Tư pháp", "at_risk", tally=(3, 40), count=2,
                            needed=Needed(Fraction(0), 0, 40, is_possible=True, by="elapsed"))  # fmt: skip
    communes = (
        assessed(ON_TIME, "UBND xã Tân Lập", "on_course", tally=(126_900, 126_947), history=("99.9", "99.95")),
        assessed(
            ON_TIME,
            "UBND phường Sông Lam",
            "at_risk",
            tally=(10, 80),
            count=67,
            needed=Needed(Fraction(142, 80), 142, 80, is_possible=False, by="elapsed"),
            coverage=(4, 6),
        ),
        assessed(ON_TIME, "UBND xã Bình Minh", "no_data", reason="nothing-reported", coverage=(0, 6)),
        assessed(ON_TIME, "UBND đặc khu Hòn Mê", "no_data", tally=(0, 0), reason="nothing-occurred"),
        assessed(ON_TIME, "UBND xã Đông Hải", "on_course", bare=96.5),
        assessed(ON_TIME, "Ban Quản lý khu kinh tế", "no_data", unit=None, reason="unit-unknown"),
    )
    others = (
        justice_late,
        assessed(OVERDUE, "Sở Y tế", "on_course", tally=(12, 2500)),
        assessed(INDEX, "UBND tỉnh An Khê", "not_due", unit="an-khe", reason="not-begun"),
        assessed(SATISFIED, "UBND tỉnh An Khê", "not_met", unit="an-khe", tally=(9_999, 10_000), count=1, due=AS_OF),
        assessed(REVIEWED, "Văn phòng UBND tỉnh", "met", amount=14, due=AS_OF),
        assessed(REVIEWED, "Sở Xây dựng", "not_met", amount=9, due=AS_OF),
        assessed(CUT, "Sở Tư pháp", "no_data", reason="baseline-missing"),
    )
    return Scorecard(
        (justice, health, *communes, *others),
        AS_OF,
        Thresholds(),
        "Kiểm soát thủ tục hành chính năm 2026",
        "UBND tỉnh An Khê 12/KH-UBND 2026",
        (Finding.of("line-unplaced", quote="Bảng số liệu <tháng 3>", at="document"),),
    )


def provinces(count: int = 34) -> Scorecard:
    """Many units held to the same targets."""
    found = []
    for target in (ON_TIME, OVERDUE):
        for number in range(1, count + 1):
            late = (number * 137) % 1_000
            counted = 10_000 - late if target is ON_TIME else late
            is_met = late < 500
            found.append(
                assessed(
                    target,
                    f"UBND tỉnh thứ {number:02}",
                    "on_course" if is_met else "at_risk",
                    tally=(counted, 10_000),
                    count=None if is_met else late - 499,
                    history=tuple(str(90 + (number * month) % 10) for month in range(1, 7)),
                )
            )
    return evolve(card(), assessments=tuple(found), findings=())


def reporting() -> Assessment:
    """One of the reporting regime."""
    return evolve(card().assessments[0], period=ReportingPeriod(kind="half-year", year=2026, number=1))
