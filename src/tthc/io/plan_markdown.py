"""A plan as Markdown that people can read and ``read`` reads back: prose, pipe tables, recipients, signature."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import groupby

from tthc.io.markdown_table import Columns, review_rows, task_rows
from tthc.io.markup import escaped
from tthc.model import Annex, Plan, Section, Signatory
from tthc.model.paths import clean_label
from tthc.text.label import parse_label
from tthc.text.letterhead import is_subject_line
from tthc.text.normal import fold

_STATE = "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM"
_MOTTO = "Độc lập - Tự do - Hạnh phúc"
_DEEPEST = 6
_PROVINCE = re.compile(r"(Sở .+?|Ban .+?|Thanh tra) ((?:tỉnh|thành phố) .+)")


def to_markdown(plan: Plan) -> str:
    r"""The whole plan: head, prose, task tables, review tables, annexes, recipients and signature.

    ``tthc.read`` reads the same tasks, units, times, products and targets from it. What a Markdown reader would take
    for markup is escaped, a line break in a cell is ``<br>``. The tables stand in the annexes that are about them; in a
    plan without annexes, at the end of the body.

    Example:
        >>> from tthc.model import Task, TaskGroup
        >>> group = TaskGroup(label="I", title="Chung", tasks=(Task(label="1", title="Rà soát a|b"),))
        >>> print(to_markdown(Plan(title="Kiểm soát TTHC năm 2026", task_groups=(group,))).split("\n\n")[-1].strip())
        | TT | Nhiệm vụ | Đơn vị chủ trì |
        | --- | --- | --- |
        | I | **Chung** |  |
        | 1 | Rà soát a\|b |  |
    """
    tables = _Tables(plan)
    parts = [*_head(plan), *_prose(plan.sections, 3)]
    if not plan.annexes:
        parts += [*tables.tasks(), *tables.reviews()]
    parts += _closing(plan)
    for number, annex in enumerate(plan.annexes):
        parts += _annex(annex)
        if number == tables.task_annex:
            parts += tables.tasks()
        if number == tables.review_annex:
            parts += tables.reviews()
    return "\n\n".join(parts) + "\n"


class _Tables:
    """The tables of a plan and the annexes they stand in: the model does not say which, their titles do."""

    def __init__(self, plan: Plan) -> None:
        self._plan = plan
        about_review = [_is_about_review(annex) for annex in plan.annexes]
        last = len(about_review) - 1
        self.task_annex = about_review.index(False) if False in about_review else 0
        self.review_annex = last - about_review[::-1].index(True) if True in about_review else last

    def tasks(self) -> Iterator[str]:
        """A table for each run of groups with the same columns."""
        for columns, groups in groupby(self._plan.task_groups, Columns.of):
            yield "\n".join(task_rows(columns, tuple(groups)))

    def reviews(self) -> Iterator[str]:
        """The review list."""
        if self._plan.review_items:
            yield "\n".join(review_rows(self._plan.review_items))


def _is_about_review(annex: Annex) -> bool:
    return "rà soát" in fold(annex.title or "")


def _head(plan: Plan) -> Iterator[str]:
    yield from (f"**{_plain(line).upper()}**" for line in _agency(plan.issuer or "") if line)
    number = plan.number_text or (f"Số: {plan.code}" if plan.code else None)
    if number:
        yield _plain(number)
    yield f"**{_STATE}**"
    yield f"**{_MOTTO}**"
    dated = ", ".join(part for part in (plan.place, plan.issued_text) if part)
    if dated:
        yield f"*{_plain(dated)}*"
    if not plan.title:
        return
    if not is_subject_line(plan.title):
        yield "# KẾ HOẠCH"
    yield f"## {_plain(plan.title)}"


def _agency(issuer: str) -> tuple[str, ...]:
    """The lines of a letterhead: a department stands below the people's committee of its province."""
    if issuer.startswith("UBND"):
        return (f"Ủy ban nhân dân{issuer[4:]}",)
    below = _PROVINCE.fullmatch(issuer)
    return (f"Ủy ban nhân dân {below[2]}", below[1]) if below else (issuer,)


def _prose(sections: Sequence[Section], depth: int) -> Iterator[str]:
    for section in sections:
        label = _label(section.label)
        paragraphs = list(section.paragraphs)
        if section.title is not None:
            yield f"{'#' * min(depth, _DEEPEST)} {' '.join(part for part in (label, _plain(section.title)) if part)}"
        elif label and paragraphs:
            yield f"{label} {_plain(paragraphs.pop(0))}"
        elif label:
            yield label
        yield from _paragraphs(paragraphs)
        yield from _prose(section.sections, depth + 1)


def _label(printed: str | None) -> str:
    """The number of a section with its closing sign: "I.", "1.", "a)"; the mark of a footnote as it is."""
    if not printed or printed.startswith("["):
        return printed or ""
    bare = clean_label(printed)
    found = parse_label(f"{bare})")
    return f"{bare})" if found and found.kind == "letter" else f"{bare}."


def _paragraphs(texts: Sequence[str]) -> Iterator[str]:
    """Paragraphs; list items that follow each other make one list."""
    for is_item, run in groupby(texts, lambda text: text.startswith(("- ", "+ "))):
        written = [_plain(text) for text in run if text.strip()]
        if is_item and written:
            yield "\n".join(written)
        else:
            yield from written


def _annex(annex: Annex) -> Iterator[str]:
    if annex.label:
        yield f"# {_plain(annex.label)}"
    if annex.title:
        yield f"## {_plain(annex.title)}"
    if annex.caption:
        yield f"*{_plain(annex.caption)}*"
    yield from _prose(annex.sections, 3)


def _closing(plan: Plan) -> Iterator[str]:
    if not plan.recipients and plan.signatory is None:
        return
    yield "**Nơi nhận:**"
    if plan.recipients:
        listed = [f"- {_plain(name)}" for name in plan.recipients]
        yield "\n".join([*(f"{line};" for line in listed[:-1]), f"{listed[-1]}."])
    yield from _signature(plan.signatory or Signatory())


def _signature(signed: Signatory) -> Iterator[str]:
    for part in (signed.authority, signed.position, signed.name):
        if part:
            yield f"**{_plain(part)}**"


def _plain(text: str) -> str:
    """A text in one line, with nothing in it that is taken for markup."""
    return escaped(" ".join(text.split()))
