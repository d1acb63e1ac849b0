"""Whole plans, with prose, targets and findings."""

from __future__ import annotations

from hypothesis import strategies as st

from tthc.model import (
    Annex,
    Baseline,
    Comparator,
    Finding,
    MeasureUnit,
    Milestone,
    Period,
    Place,
    Plan,
    Section,
    Signatory,
    Source,
    Target,
    TargetKind,
)
from tthc.model.finding import catalogue
from tthc.testing.law import legal_bases
from tthc.testing.table import review_items, task_groups
from tthc.testing.time import days, periods, schedules
from tthc.testing.wording import phrases, vietnamese_text

_COMPARATORS: dict[Comparator, str] = {
    ">": "trên",
    ">=": "tối thiểu",
    "<": "dưới",
    "<=": "tối đa",
}
_UNITS: tuple[tuple[MeasureUnit, str], ...] = (
    ("%", "%"),
    ("day", " ngày"),
    ("working_day", " ngày làm việc"),
    ("hour", " giờ"),
    ("month", " tháng"),
    ("year", " năm"),
    ("pp", " điểm phần trăm"),
    ("dossier", " hồ sơ"),
    ("procedure", " thủ tục"),
    ("VND", " đồng"),
)
_KINDS: tuple[TargetKind, ...] = ("level", "reduction", "increase")
_BASELINES = (
    Baseline(text="so với năm 2025", year=2025),
    Baseline(text="so với năm 2024", year=2024),
    Baseline(text="so với quy định hiện hành"),
)
_ISSUERS = (
    "UBND tỉnh Sông Lam",
    "UBND xã An Bình",
    "Sở Khoa học và Công nghệ tỉnh Sông Lam",
)


def findings() -> st.SearchStrategy[Finding]:
    """A finding of any code of the catalogue, with or without a place.

    Example:
        >>> from hypothesis import find
        >>> find(findings(), lambda finding: finding.severity == "error").code in catalogue()
        True
    """
    return st.builds(
        Finding.of,
        st.sampled_from(sorted(catalogue())),
        at=st.sampled_from(("document", "task:I.1", "body:II.3", "annex2:II.1")),
        quote=st.none() | phrases(),
        place=st.none() | st.builds(Place, line=st.integers(1, 5000), page=st.none() | st.integers(1, 40)),
        column=phrases(max_words=3),
        year=st.integers(2013, 2040),
    )


def targets() -> st.SearchStrategy[Target]:
    """A quantified commitment with its words: levels, changes with and without a baseline, parts of it.

    Example:
        >>> from hypothesis import find
        >>> find(targets(), lambda target: target.comparator == ">=").text
        'tối thiểu 0%'
    """
    return _targets(depth=1)


def sections() -> st.SearchStrategy[Section]:
    """A part of the prose with sub-sections."""
    return _sections(("I", "II", "III"), depth=2)


@st.composite
def plans(draw: st.DrawFn) -> Plan:
    """A whole plan, valid in every field: drafts without number and day, several annexes, nested groups.

    Example:
        >>> from hypothesis import given, settings
        >>> @settings(max_examples=5, database=None)
        ... @given(plans())
        ... def json_is_lossless(plan):
        ...     assert Plan.model_validate_json(plan.model_dump_json()) == plan
        >>> json_is_lossless()
    """
    number = draw(st.none() | st.integers(1, 999))
    issued = draw(st.none() | days())
    period = draw(st.none() | periods())
    issuer = draw(st.none() | st.sampled_from(_ISSUERS))
    return Plan(
        code=f"{number}/KH-UBND" if number else None,
        number_text=f"Số: {number or '    '}/KH-UBND",
        title=draw(phrases()),
        issuer=issuer,
        place=draw(st.none() | phrases(max_words=2)),
        issued_on=issued,
        issued_text=f"ngày {issued.day} tháng {issued.month} năm {issued.year}" if issued else None,
        period=period,
        legal_bases=tuple(draw(st.lists(legal_bases(), max_size=3))),
        sections=tuple(draw(st.lists(sections(), max_size=2))),
        task_groups=tuple(draw(st.lists(task_groups(period, targets=targets()), max_size=2))),
        targets=tuple(draw(st.lists(targets(), max_size=2))),
        milestones=tuple(draw(st.lists(_milestones(period), max_size=2))),
        review_items=tuple(draw(st.lists(review_items(period), max_size=2))),
        annexes=tuple(draw(st.lists(_annexes(), max_size=2))),
        recipients=tuple(draw(st.lists(phrases(max_words=4), max_size=3))),
        signatory=draw(st.none() | _signatories()),
        source=draw(st.none() | _sources()),
    )


@st.composite
def _targets(draw: st.DrawFn, *, depth: int) -> Target:
    comparator, word = draw(st.sampled_from(sorted(_COMPARATORS.items(), reverse=True)))
    unit, measure = draw(st.sampled_from(_UNITS))
    value = draw(st.integers(0, 100) | st.integers(0, 1000).map(lambda tenths: tenths / 10))
    kind = draw(st.sampled_from(_KINDS))
    since = draw(st.none() | st.sampled_from(_BASELINES)) if kind != "level" else None
    return Target(
        text=f"{word} {value}{measure}",
        indicator=draw(st.none() | st.from_regex(r"[a-z]{3,8}(_[a-z]{3,8})?", fullmatch=True)),
        comparator=comparator,
        value=value,
        unit=unit,
        kind=kind,
        baseline=since,
        due=draw(st.none() | days()),
        scope=draw(st.none() | phrases(max_words=4)),
        at=draw(st.sampled_from(("body:II.1", "task:I.1", "annex1:I"))),
        parts=tuple(draw(st.lists(_targets(depth=depth - 1), max_size=2))) if depth else (),
    )


@st.composite
def _sections(draw: st.DrawFn, labels: tuple[str, ...], *, depth: int) -> Section:
    below = _sections(("1", "2", "a", "b"), depth=depth - 1)
    return Section(
        label=draw(st.none() | st.sampled_from(labels)),
        title=draw(st.none() | phrases()),
        paragraphs=tuple(draw(st.lists(vietnamese_text(), max_size=2))),
        sections=tuple(draw(st.lists(below, max_size=1))) if depth else (),
    )


def _milestones(period: Period | None) -> st.SearchStrategy[Milestone]:
    return st.builds(
        Milestone,
        text=phrases(),
        schedule=schedules(period),
        addressee=st.none() | phrases(max_words=4),
        at=st.sampled_from(("body:III.1", "body:III.2", "annex2:II.1")),
    )


def _annexes() -> st.SearchStrategy[Annex]:
    return st.builds(
        Annex,
        label=st.none() | st.sampled_from(("Phụ lục I", "Phụ lục II")),
        title=st.none() | phrases(),
        caption=st.none() | phrases(),
        sections=st.lists(sections(), max_size=1).map(tuple),
    )


def _signatories() -> st.SearchStrategy[Signatory]:
    return st.builds(
        Signatory,
        name=st.none() | phrases(max_words=4),
        position=st.none() | st.sampled_from(("CHỦ TỊCH", "PHÓ CHỦ TỊCH", "GIÁM ĐỐC")),
        authority=st.none() | st.sampled_from(("TM. ỦY BAN NHÂN DÂN", "KT. CHỦ TỊCH")),
    )


def _sources() -> st.SearchStrategy[Source]:
    return st.builds(
        Source,
        name=st.sampled_from(("ke-hoach.txt", "kế hoạch 2026.md")),
        format=st.sampled_from(("text", "markdown")),
        sha256=st.from_regex(r"[0-9a-f]{64}", fullmatch=True),
        findings=st.lists(findings(), max_size=3).map(tuple),
    )
