"""What a scorecard could not measure, and what its figures leave open (phát hiện về số liệu chỉ tiêu)."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date
from typing import Final

from tthc.model import Finding, Tally
from tthc.targets.scorecards.assessing import Commitment
from tthc.targets.scorecards.assessment import Assessment, Reason

_UNMEASURED: Final[dict[Reason, str]] = {
    "no-indicator": "target-without-indicator",
    "nothing-reported": "target-unreported",
    "baseline-missing": "target-baseline-missing",
    "measure-differs": "target-measure-differs",
    "not-addable": "target-not-addable",
}
_NAMED: Final = 3
_ALL: Final = 100


def findings_of(commitment: Commitment, assessments: Sequence[Assessment], as_of: date) -> Iterator[Finding]:
    """About a target and its parts: one finding for each fault, with how many of the units it binds have it."""
    inquiry, quote = commitment.inquiry, commitment.question.target.text
    is_whole_only = inquiry is not None and inquiry.scope is None and bool(inquiry.about.held)
    if is_whole_only:
        scope = commitment.question.scope or ""
        yield Finding.of("target-scope-unreported", at=commitment.at, quote=quote, scope=scope)
    faults: dict[str, list[str]] = {}
    for one in assessments:
        for code in _faults(one, as_of):
            if not (is_whole_only and code == "target-unreported"):
                faults.setdefault(code, []).append(one.name or "–")
    for code, names in faults.items():
        yield _about(commitment, code, names, len(assessments))
    for place, part in enumerate(commitment.parts):
        pairs = [(one, one.parts[place]) for one in assessments]
        if names := [one.name or "–" for one, its_part in pairs if _rests_on_others(its_part, one)]:
            yield _about(part, "part-reported-apart", names, len(assessments))
        yield from findings_of(part, [its_part for _, its_part in pairs], as_of)


def _about(commitment: Commitment, code: str, names: Sequence[str], of: int) -> Finding:
    """A fault of a target, with some of the units that have it."""
    units = "; ".join(names[:_NAMED]) + (" …" if len(names) > _NAMED else "")
    quote = commitment.question.target.text
    return Finding.of(code, at=commitment.at, quote=quote, count=len(names), of=of, units=units)


def _rests_on_others(part: Assessment, whole: Assessment) -> bool:
    """Whether a share of what the whole counts is made of other reports than the whole."""
    if part.base != "whole" or part.value is None or whole.value is None:
        return False
    return part.coverage != whole.coverage


def _faults(one: Assessment, as_of: date) -> Iterator[str]:
    if one.reason in _UNMEASURED:
        yield _UNMEASURED[one.reason]
    figure = one.figure
    if figure is None or one.value is None:
        return
    if as_of >= one.due and _is_partial(one.coverage):
        yield "coverage-incomplete"
    if one.baseline is not None and one.baseline.own_bare is None and _is_partial(one.baseline.coverage):
        yield "target-baseline-incomplete"
    if one.base == "whole" and one.value > _ALL:
        yield "part-above-whole"
    if one.is_bare and figure.own_bare is not None and figure.own_bare.period != figure.period:
        yield "bare-value-of-part"


def _is_partial(coverage: Tally | None) -> bool:
    return coverage is not None and coverage.numerator < coverage.denominator
