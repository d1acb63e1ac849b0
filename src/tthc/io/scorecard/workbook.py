"""A scorecard as an Excel workbook: results, rankings, courses, findings; real numbers, colours, ready to print."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from datetime import datetime
from io import BytesIO
from typing import TYPE_CHECKING, Final, get_args

from tthc.errors import MissingExtraError
from tthc.io.excel.cell import cell_day
from tthc.io.excel.heights import growing
from tthc.io.excel.paint import Paint
from tthc.io.excel.show import fitting
from tthc.io.excel.table import letters
from tthc.io.report.words import ReportWords
from tthc.io.scorecard.figures import CODE, DAY, Cell, count_cell, gap_cell, middle_cell, share_cell, value_cell
from tthc.io.scorecard.sheet import HEAD, Sheet
from tthc.model import Language, Period, ReportingPeriod
from tthc.targets import Assessment, Scorecard, Standing
from tthc.targets.scorecards.aim import Aim, aims, with_parts
from tthc.targets.scorecards.caption import heading, terms
from tthc.targets.scorecards.ranking import is_limit
from tthc.targets.scorecards.row_text import is_met, name_of, part_text, reason_text, standing_text
from tthc.targets.scorecards.wording import goal_text, measure_word, period_text, word

if TYPE_CHECKING:
    from xlsxwriter import Workbook

_RESULTS: Final = {
    "number": 4, "target": 34, "goal": 11, "name": 25, "numerator": 9.5, "denominator": 9.5, "value": 9.5, "measure": 8,
    "gap": 8.5, "count": 8.5, "standing": 13, "needed_count": 8.5, "needed_of": 9.5, "needed_rate": 8, "reported": 8,
    "expected": 8, "course": 13, "reason": 24, "base": 13, "source": 20, "period": 18, "due": 12, "at": 18,
    "indicator": 20, "unit": 26,
}  # fmt: skip
_RANKING: Final = {
    "number": 5, "target": 44, "goal": 12, "rank": 7, "name": 32, "numerator": 12, "denominator": 12, "value": 14,
    "measure": 10, "standing": 16,
}  # fmt: skip
_COURSE: Final = {"number": 5, "target": 40, "name": 28}
_FINDINGS: Final = {"severity": 12, "message": 100, "at": 30}
_FIXED: Final = 4
"""Columns of the results that stay in view: up to the unit."""
_PERIOD_WIDTH: Final = 13
_BAR: Final = "#9DC3E6"
_LINE: Final = "#1F4E79"


def scorecard_workbook(card: Scorecard, lang: Language = "vi") -> bytes:
    """The bytes of the ``.xlsx`` file; the same scorecard gives the same bytes.

    Raises:
        MissingExtraError: the extra ``excel`` is not installed.
    """
    try:
        import xlsxwriter
    except ImportError as fault:
        raise MissingExtraError("excel", needed_for="writing a workbook") from fault
    out = BytesIO()
    with xlsxwriter.Workbook(out, {"in_memory": True}) as book:
        title = str(fitting(card.title or word("page", "kind", lang), lang))
        day = card.as_of
        made = datetime(day.year, day.month, day.day)  # noqa: DTZ001  # a property of the file, which has no zone
        book.set_properties({"title": title[:200], "created": made})
        _write(book, card, title, lang)
    return growing(out.getvalue())


def _write(book: Workbook, card: Scorecard, title: str, lang: Language) -> None:
    """The sheets; the results come first, though the courses that they point to are counted before."""
    paint = Paint.of(book, lang)
    above = (title, heading(card, lang), "; ".join(terms(card, lang)))
    found = aims(card)
    rows = [(aim, depth, one) for aim in found for whole in aim.assessments for depth, one in with_parts(whole)]
    periods = tuple(dict.fromkeys(period for _, _, one in rows for period, _ in one.history))
    courses = {id(one): place for place, one in enumerate((one for _, _, one in rows if one.history), start=HEAD + 1)}
    results = Sheet.begin(paint, "results", _RESULTS, above)
    for row, (aim, depth, one) in enumerate(rows, start=HEAD + 1):
        results.write(row, _result(aim, one, depth, lang), "low" if depth else "plain")
        if id(one) in courses and len(periods) > 1:
            _spark(results, row, courses[id(one)], len(periods))
    after = HEAD + 1 + len(rows)
    _colour(results, after)
    results.finish(after, fixed=_FIXED, last="course", title=title)
    if any(len(aim.ranking()) > 1 for aim in found):
        _ranking_sheet(Sheet.begin(paint, "ranking", _RANKING, above[:2]), found, title)
    if courses:
        _course_sheet(paint, above[:2], [row for row in rows if row[2].history], periods, title)
    if card.findings:
        _finding_sheet(Sheet.begin(paint, "findings", _FINDINGS, above[:2]), card, title)
    results.sheet.activate()


def _result(aim: Aim, one: Assessment, depth: int, lang: Language) -> dict[str, Cell]:
    target, needed, coverage = one.target, one.needed, one.coverage
    missing = one.gap is not None and not is_met(one)
    return {
        **_known(aim, one, lang),
        "target": Cell(f"– {part_text(target, lang)}: {target.text}" if depth else target.text),
        "name": Cell(name_of(one, lang)),
        "gap": gap_cell(one.gap if missing else None, target),
        "count": count_cell(one.count if missing else None),
        "needed_count": count_cell(needed.count if needed else None),
        "needed_of": count_cell(needed.of if needed else None),
        "needed_rate": share_cell(needed.rate if needed else None, 1, "down" if is_limit(target) else "up"),
        "reported": count_cell(coverage.numerator if coverage else None),
        "expected": count_cell(coverage.denominator if coverage else None),
        "reason": Cell(_reason(one, lang)),
        "base": Cell(word("base", one.base, lang) if one.base else None),
        "source": Cell(word("source", one.source, lang)),
        "period": Cell(period_text(one.period, lang)),
        "due": Cell(cell_day(one.due), DAY),
        "at": Cell(ReportWords(lang).where(one.at) if one.at else None),
        "indicator": Cell(target.indicator, CODE),
        "unit": Cell(one.unit, CODE),
    }


def _known(aim: Aim, one: Assessment, lang: Language) -> dict[str, Cell]:
    """What results and rankings both show."""
    tally = one.figure.tally if one.figure else None
    return {
        "number": middle_cell(aim.number),
        "target": Cell(one.target.text),
        "goal": Cell(goal_text(one.target, lang), CODE),
        "name": Cell(name_of(one, lang)),
        "numerator": count_cell(tally.numerator if tally else None),
        "denominator": count_cell(tally.denominator if tally else None),
        "value": value_cell(one.value, one.target),
        "measure": middle_cell(measure_word(one.target.unit, lang)),
        "standing": Cell(standing_text(one, lang)),
    }


def _reason(one: Assessment, lang: Language) -> str:
    """Why there is no figure, or that it cannot be met any more."""
    if one.needed and not one.needed.is_possible:
        return word("sentence", "impossible", lang)
    return reason_text(one, lang)


def _spark(results: Sheet, row: int, source: int, count: int) -> None:
    """The course as a line in the cell, drawn from the sheet of courses."""
    first, last = letters(len(_COURSE)), letters(len(_COURSE) + count - 1)
    name = word("sheet", "course", results.lang)
    look = {"range": f"'{name}'!{first}{source + 1}:{last}{source + 1}", "last_point": True, "series_color": _LINE}
    results.sheet.add_sparkline(row, results.place("course"), look)


def _colour(sheet: Sheet, after: int) -> None:
    """Colour standings by what they say, so that a filter by colour works and a changed word changes it."""
    place = sheet.place("standing")
    for standing in get_args(Standing):
        said = word("standing", standing, sheet.lang)
        rule = {"type": "cell", "criteria": "==", "value": f'"{said}"', "format": sheet.paint.colour(standing)}
        sheet.sheet.conditional_format(HEAD + 1, place, max(after - 1, HEAD + 1), place, rule)


def _ranking_sheet(sheet: Sheet, found: tuple[Aim, ...], title: str) -> None:
    """The units of each target, the best first, with bars that begin at 0."""
    row = HEAD + 1
    value = sheet.place("value")
    for aim in found:
        places = aim.ranking()
        if len(places) < 2:
            continue
        for number, place in enumerate(places):
            one = place.assessment
            sheet.write(row + number, {**_known(aim, one, sheet.lang), "rank": middle_cell(place.rank)})
        bar = {"type": "data_bar", "bar_solid": True, "bar_color": _BAR, "min_type": "num", "min_value": 0}
        sheet.sheet.conditional_format(row, value, row + len(places) - 1, value, bar)
        row += len(places)
    _colour(sheet, row)
    sheet.finish(row, fixed=0, last="standing", title=title)


def _course_sheet(
    paint: Paint,
    above: tuple[str, ...],
    rows: list[tuple[Aim, int, Assessment]],
    periods: tuple[Period | ReportingPeriod, ...],
    title: str,
) -> None:
    """The values period by period; a period without one is an empty cell."""
    heads = {str(period): period_text(period, paint.lang) for period in periods}
    columns: Mapping[str, float] = {**_COURSE, **dict.fromkeys(heads, _PERIOD_WIDTH)}
    sheet = Sheet.begin(paint, "course", columns, above, heads)
    for row, (aim, _, one) in enumerate(rows, start=HEAD + 1):
        sheet.write(row, dict(_values(aim, one, paint.lang)))
    sheet.finish(HEAD + 1 + len(rows), fixed=len(_COURSE), last=list(columns)[-1], title=title)


def _values(aim: Aim, one: Assessment, lang: Language) -> Iterator[tuple[str, Cell]]:
    yield "number", middle_cell(aim.number)
    yield "target", Cell(one.target.text)
    yield "name", Cell(name_of(one, lang))
    for period, value in one.history:
        yield str(period), value_cell(value, one.target)


def _finding_sheet(sheet: Sheet, card: Scorecard, title: str) -> None:
    words = ReportWords(sheet.lang)
    for row, finding in enumerate(card.findings, start=HEAD + 1):
        where = ", ".join(part for part in (words.where(finding.at), words.place(finding.place)) if part)
        cells = {"severity": words("severity", finding.severity), "message": finding.message(sheet.lang), "at": where}
        sheet.write(row, {name: Cell(text) for name, text in cells.items()})
    sheet.finish(HEAD + 1 + len(card.findings), fixed=0, last="at", title=title)
