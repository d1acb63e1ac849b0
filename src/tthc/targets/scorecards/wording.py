"""The words of scorecards in Vietnamese and English, and how they write figures, bounds and periods."""

from __future__ import annotations

import tomllib
from collections.abc import Iterable, Mapping
from fractions import Fraction
from functools import cache
from importlib.resources import files
from typing import Final

from tthc.model import Language, MeasureUnit, Period, ReportingPeriod, Target
from tthc.periods.wording import day_text, occurrence_text
from tthc.targets.comparison.value_set import exact
from tthc.targets.scorecards.number import Rounding, number_text
from tthc.text.indicator import IndicatorCatalogue

Words = Mapping[str, Mapping[str, Mapping[str, str]]]

SIGNS: Final[Mapping[str, str]] = {">": ">", ">=": "≥", "<": "<", "<=": "≤"}
_SHARES: Final = ("%", "pp")
_HALF_MARKS: Final[Mapping[str, str]] = {"quarter": "Q", "half-year": "H"}


@cache
def _table(name: str) -> Words:
    return tomllib.loads(files("tthc").joinpath("data", f"{name}.toml").read_text("utf-8"))


def word(kind: str, code: str, lang: Language, /, **args: object) -> str:
    """The words of a code, filled in.

    Example:
        >>> word("standing", "at_risk", "vi"), word("phrase", "title", "en", as_of="2026-06-30")
        ('có nguy cơ không đạt', 'Scorecard as of 2026-06-30')
    """
    return _table("scorecard")[kind][code][lang].format(**args)


def counted(kind: str, code: str, count: int, lang: Language) -> str:
    """So many of something, in the singular where the language has one.

    Example:
        >>> counted("phrase", "targets", 1, "en"), counted("phrase", "targets", 1200, "vi")
        ('1 target', '1.200 chỉ tiêu')
    """
    row = _table("scorecard")[kind][code]
    form = row["one"] if lang == "en" and count == 1 and "one" in row else row[lang]
    return form.format(count=count_text(count, lang))


def count_text(count: int, lang: Language) -> str:
    """A whole number with its separators.

    Example:
        >>> count_text(126947, "vi"), count_text(126947, "en")
        ('126.947', '126,947')
    """
    return number_text(Fraction(count), lang, 0)


def places_of(measure: MeasureUnit) -> int:
    """How many decimals are usual."""
    return 1 if measure in _SHARES else 2


def figure_text(
    value: Fraction,
    measure: MeasureUnit,
    lang: Language,
    places: int | None = None,
    *,
    apart: Iterable[Fraction] = (),
    rounding: Rounding = "nearest",
) -> str:
    """A figure with what it counts.

    Args:
        value: the figure.
        measure: what it counts.
        lang: the language.
        places: decimals, where they are enough; as is usual for the measure if None.
        apart: numbers that it must not look like, see :func:`tthc.targets.scorecards.number.number_text`.
        rounding: to which side.

    Example:
        >>> figure_text(Fraction("94.96"), "%", "vi", apart=[Fraction(95)]), figure_text(Fraction(1), "procedure", "en")
        ('94,96%', '1 procedure')
    """
    shown = number_text(value, lang, places_of(measure) if places is None else places, apart=apart, rounding=rounding)
    return _measured(shown, measure, lang, is_one=value == 1)


def value_of_target(value: Fraction, target: Target, lang: Language, places: int | None = None) -> str:
    """A value of what a target is set for: never like the target, nor like none or all, unless it is that.

    Example:
        >>> over = Target(text="trên 95% hồ sơ đúng hạn", comparator=">", value=95, unit="%")
        >>> [value_of_target(Fraction(value), over, "vi") for value in ("92.5", "94.99", "99.96", "0.04")]
        ['92,5%', '94,99%', '99,96%', '0,04%']
    """
    return figure_text(value, target.unit, lang, places, apart=unlike(target))


def unlike(target: Target) -> tuple[Fraction, ...]:
    """What a value of a target must not be written like: the target's own, none, all."""
    ends = (Fraction(0), Fraction(100)) if target.unit == "%" else ()
    return (exact(target.value), *ends)


def goal_text(target: Target, lang: Language) -> str:
    """Sign, figure and measure of a target, with whether it is a change.

    Example:
        >>> cut = Target(text="giảm ít nhất 30%", comparator=">=", value=30.0, unit="%", kind="reduction")
        >>> goal_text(cut, "vi"), goal_text(cut, "en")
        ('giảm ≥ 30%', 'down by ≥ 30%')
    """
    figure = f"{SIGNS[target.comparator]} {_goal(target, lang)}"
    return _table("report")["target"][target.kind][lang].format(amount=figure)


def bound_text(target: Target, lang: Language) -> str:
    """The values that meet a target, in words.

    Example:
        >>> late = Target(text="dưới 5% hồ sơ quá hạn", comparator="<", value=5, unit="%")
        >>> every = Target(text="100% hồ sơ đúng hạn", comparator=">=", value=100, unit="%")
        >>> bound_text(late, "vi"), bound_text(every, "vi"), bound_text(every, "en")
        ('dưới 5%', 'đủ 100%', 'the full 100%')
    """
    is_all = (target.comparator, target.value, target.unit) == (">=", 100, "%") and target.kind == "level"
    bound = word("bound", "all" if is_all else target.comparator, lang, figure=_goal(target, lang))
    return _table("report")["target"][target.kind][lang].format(amount=bound)


def measure_word(measure: str, lang: Language) -> str:
    """What values count, as the head of a column would say it.

    Example:
        >>> measure_word("procedure", "vi"), measure_word("%", "en")
        ('TTHC', '%')
    """
    return _table("report")["unit"][measure][lang].format(n="").strip()


def gap_text(gap: Fraction, measure: MeasureUnit, lang: Language) -> str:
    """A difference to a target: points of percent for rates, else in the measure of the target; never 0 if it is not.

    Example:
        >>> gap_text(Fraction("2.5"), "%", "vi"), gap_text(Fraction("0.04"), "%", "en")
        ('2,5 điểm %', '0.04 pp')
    """
    if measure not in _SHARES:
        return figure_text(gap, measure, lang, apart=[Fraction(0)])
    figure = number_text(gap, lang, places_of(measure), apart=[Fraction(0)])
    return word("phrase", "points", lang, figure=figure)


def numerator_of(indicator: str | None) -> str | None:
    """What an indicator of the catalogue counts, in Vietnamese; None where it counts nothing or is not known.

    Example:
        >>> numerator_of("dossiers-on-time")
        'hồ sơ giải quyết trước hạn và đúng hạn'
    """
    return _numerators("vi").get(indicator or "")


def counted_by(indicator: str | None, lang: Language) -> str | None:
    """The same in the language asked for: the catalogue's English is the name of the indicator."""
    return _numerators(lang).get(indicator or "")


def noun_text(count: int, indicator: str | None, lang: Language) -> str:
    """So many of what an indicator counts, in one or two words; only the number where that is not known.

    Example:
        >>> noun_text(2, "dossiers-on-time", "vi"), noun_text(1, "tasks-on-schedule", "en"), noun_text(3, None, "en")
        ('2 hồ sơ', '1 task', '3')
    """
    numerator = numerator_of(indicator) or ""
    row = next((row for start, row in _nouns() if numerator.startswith(start)), None)
    if row is None:
        return count_text(count, lang)
    return f"{count_text(count, lang)} {row['one'] if lang == 'en' and count == 1 else row[lang]}"


def period_text(period: Period | ReportingPeriod, lang: Language) -> str:
    """The name of a period; a reporting period says that it is one.

    Example:
        >>> period_text(Period.of_quarter(2026, 2), "vi"), period_text(Period.parse("2026-01-01/2026-05-31"), "en")
        ('quý II/2026', '2026-01-01 to 2026-05-31')
        >>> period_text(ReportingPeriod(kind="month", year=2026, number=3), "vi")
        'kỳ báo cáo tháng 3/2026'
    """
    if isinstance(period, ReportingPeriod):
        return word("phrase", "reporting", lang, period=_reporting(period, lang))
    if period.kind == "nine-months":
        return word("phrase", "nine_months", lang, year=period.start.year)
    if "/" not in period.label:
        return occurrence_text(period.label, lang)
    return word("phrase", "span", lang, start=day_text(period.start, lang), end=day_text(period.end, lang))


def _reporting(period: ReportingPeriod, lang: Language) -> str:
    match period.kind:
        case "nine-months":
            return word("phrase", "nine_months", lang, year=period.year)
        case "year":
            return occurrence_text(str(period.year), lang)
        case "month":
            return occurrence_text(f"{period.year}-{period.number:02}", lang)
    return occurrence_text(f"{period.year}-{_HALF_MARKS[period.kind]}{period.number}", lang)


def _goal(target: Target, lang: Language) -> str:
    # A target is written as it stands in the plan, however many decimals it has.
    return _measured(number_text(exact(target.value), lang, 12), target.unit, lang, is_one=target.value == 1)


def _measured(figure: str, measure: MeasureUnit, lang: Language, *, is_one: bool) -> str:
    row = _table("report")["unit"][measure]
    form = row["one"] if lang == "en" and is_one and "one" in row else row[lang]
    return form.format(n=figure)


@cache
def _numerators(lang: Language) -> Mapping[str, str]:
    entries = IndicatorCatalogue.default().indicators
    return {one.id: one.numerator if lang == "vi" else one.en for one in entries if one.numerator}


@cache
def _nouns() -> tuple[tuple[str, Mapping[str, str]], ...]:
    """The longest first, so that "hồ sơ" does not hide what begins with it."""
    return tuple(sorted(_table("scorecard")["noun"].items(), key=lambda pair: -len(pair[0])))
