"""A published control plan (kế hoạch kiểm soát thủ tục hành chính), whole."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from difflib import get_close_matches
from typing import TYPE_CHECKING, Final, Literal, TypeVar

from tthc.errors import PathNotFoundError
from tthc.model.finding import Finding
from tthc.model.frozen import Frozen
from tthc.model.legal_basis import LegalBasis
from tthc.model.paths import PlacedTask, walk_groups, walk_tasks
from tthc.model.period import Period
from tthc.model.review import Milestone, ReviewItem
from tthc.model.target import Target
from tthc.model.task import Task, TaskGroup
from tthc.model.unit import UnitMention

if TYPE_CHECKING:
    from rich.panel import Panel

SCHEMA_VERSION: Final = 2

Found = TypeVar("Found")


class Section(Frozen):
    """A part of the prose, whole (mục, khoản, điểm).

    Attributes:
        label: the number printed, such as "II" or "1"; None where there is none.
        title: the heading, None where there is none.
        paragraphs: the paragraphs that stand in it before its first sub-section.
        sections: sub-sections.
    """

    label: str | None = None
    title: str | None = None
    paragraphs: tuple[str, ...] = ()
    sections: tuple[Section, ...] = ()


class Annex(Frozen):
    """The prose of an annex (phụ lục); its tables are ``task_groups`` and ``review_items`` of the plan.

    Attributes:
        label: as printed, such as "Phụ lục I".
        title: its heading.
        caption: the line that ties it to the plan, "(Kèm theo Kế hoạch số …)".
        sections: its prose.
    """

    label: str | None = None
    title: str | None = None
    caption: str | None = None
    sections: tuple[Section, ...] = ()


class Signatory(Frozen):
    """Who signed (người ký): name, position and on whose behalf ("KT. CHỦ TỊCH")."""

    name: str | None = None
    position: str | None = None
    authority: str | None = None


class Source(Frozen):
    """The file a plan was read from, and what was found in it.

    Attributes:
        name: name of the file, without its folder.
        format: the format it was read as.
        sha256: of the bytes of the file.
        findings: sorted by place.
    """

    name: str
    format: str
    sha256: str
    findings: tuple[Finding, ...] = ()


class Plan(Frozen):
    """A control plan as published.

    Attributes:
        schema_version: version of this form.
        code: number and symbol, "27/KH-UBND"; None in a draft.
        number_text: the number as printed.
        title: without the type word KẾ HOẠCH.
        issuer: normal form, "UBND tỉnh Bắc Ninh".
        place: place of issue.
        issued_on: day of issue.
        issued_text: the date as printed.
        period: the time the plan is for.
        legal_bases: the documents named in the preamble.
        sections: the prose.
        task_groups: the task table.
        targets: the targets of the prose.
        milestones: the dated steps of the prose.
        review_items: the procedures to review.
        annexes: the prose of the annexes.
        recipients: nơi nhận.
        signatory: who signed.
        source: the file it was read from.

    Example:
        >>> task = Task(label="1", title="Lập kế hoạch rà soát")
        >>> group = TaskGroup(label="I", title="Chung", tasks=(task,))
        >>> plan = Plan(title="Kiểm soát TTHC năm 2026", task_groups=(group,))
        >>> plan.find("I.1").title
        'Lập kế hoạch rà soát'
        >>> [placed.path for placed in plan.tasks()]
        ['I.1']
    """

    schema_version: Literal[2] = SCHEMA_VERSION
    code: str | None = None
    number_text: str | None = None
    title: str
    issuer: str | None = None
    place: str | None = None
    issued_on: date | None = None
    issued_text: str | None = None
    period: Period | None = None
    legal_bases: tuple[LegalBasis, ...] = ()
    sections: tuple[Section, ...] = ()
    task_groups: tuple[TaskGroup, ...] = ()
    targets: tuple[Target, ...] = ()
    milestones: tuple[Milestone, ...] = ()
    review_items: tuple[ReviewItem, ...] = ()
    annexes: tuple[Annex, ...] = ()
    recipients: tuple[str, ...] = ()
    signatory: Signatory | None = None
    source: Source | None = None

    def tasks(self) -> Iterator[PlacedTask]:
        """Every task, sub-tasks included, with its path, in document order."""
        return walk_tasks(self.task_groups)

    def find(self, path: str) -> Task:
        """The task at a path such as "V.4" or "task:V.4".

        Raises:
            PathNotFoundError: no task stands there; the hint names the nearest paths.
        """
        found = {placed.path: placed.task for placed in self.tasks()}
        return _pick(found, path.removeprefix("task:"), "task")

    def find_group(self, path: str) -> TaskGroup:
        """The group at a path such as "V" or "group:V".

        Raises:
            PathNotFoundError: no group stands there; the hint names the nearest paths.
        """
        found = {placed.path: placed.group for placed in walk_groups(self.task_groups)}
        return _pick(found, path.removeprefix("group:"), "group")

    def units(self) -> tuple[UnitMention, ...]:
        """Every unit named as lead or coordinator, once each, in order of first mention."""
        mentions = [unit for placed in self.tasks() for unit in (*placed.task.lead, *placed.task.coordinating)]
        mentions += [unit for item in self.review_items for unit in (*item.lead, *item.coordinating)]
        return tuple(dict.fromkeys(mentions))

    def all_targets(self) -> tuple[Target, ...]:
        """Every target of prose and tables, the parts of each right after it."""

        def flat(targets: tuple[Target, ...]) -> Iterator[Target]:
            for target in targets:
                yield target
                yield from flat(target.parts)

        return (*flat(self.targets), *(target for placed in self.tasks() for target in flat(placed.task.targets)))

    @property
    def findings(self) -> tuple[Finding, ...]:
        """What reading the file found; empty for a plan that was not read from one."""
        return self.source.findings if self.source else ()

    def texts(self) -> Iterator[tuple[str, str]]:
        """Every printed text that may cite or promise something, with its path, in document order."""
        yield from _section_texts("body:", self.sections)
        for held in walk_groups(self.task_groups):
            yield f"group:{held.path}", held.group.title
        for placed in self.tasks():
            yield from _task_texts(f"task:{placed.path}", placed.task)
        for number, annex in enumerate(self.annexes, start=1):
            yield from ((f"annex{number}:", text) for text in (annex.title, annex.caption) if text)
            yield from _section_texts(f"annex{number}:", annex.sections)
        for item in self.review_items:
            yield "review", item.name

    def __rich__(self) -> Panel:
        from tthc.model.show import plan_card, rich_card

        return rich_card(plan_card(self))

    def _repr_html_(self) -> str:
        from tthc.model.show import html_card, plan_card

        return html_card(plan_card(self))


def _pick(found: dict[str, Found], path: str, kind: str) -> Found:
    try:
        return found[path]
    except KeyError:
        near = get_close_matches(path, found, n=3, cutoff=0.3)
        hint = f"the nearest are {', '.join(near)}" if near else f"the plan has {len(found)} {kind}s"
        raise PathNotFoundError(f"no {kind} at {path!r}", hint=hint) from None


def _section_texts(root: str, sections: tuple[Section, ...], above: tuple[str, ...] = ()) -> Iterator[tuple[str, str]]:
    for section in sections:
        here = (*above, *((section.label.strip(" .)("),) if section.label else ()))
        at = root + ".".join(here)
        if section.title:
            yield at, section.title
        yield from ((at, paragraph) for paragraph in _with_mark(section))
        yield from _section_texts(root, section.sections, here)


def _with_mark(section: Section) -> tuple[str, ...]:
    """The paragraphs; a footnote has its mark in front, by which the text refers to it."""
    first, *others = section.paragraphs or ("",)
    marked = section.label is not None and section.label.startswith("[") and first
    return (f"{section.label} {first}", *others) if marked else section.paragraphs


def _task_texts(at: str, task: Task) -> Iterator[tuple[str, str]]:
    yield at, task.title
    yield from ((at, text) for text in (task.lead_text, task.coordinating_text) if text)
    for deliverable in task.deliverables:
        yield from ((at, text) for text in (deliverable.schedule.text, deliverable.products_text) if text)
