"""A plan as an Excel workbook that an office keeps: written, edited there, read back without loss, merged."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import date
from hashlib import sha256
from pathlib import Path

from attrs import frozen

from tthc.errors import InputError
from tthc.io.excel.back import read_back
from tthc.io.excel.merge import Conflict, Copy, merged_notes, plan_differences
from tthc.io.excel.reports import Report
from tthc.io.excel.written import written
from tthc.model import Finding, Language, Plan, Progress, Source


@frozen
class Workbook:
    """What a workbook says.

    Attributes:
        plan: the plan.
        progress: what offices have filled in beside the deadlines, and the notes it was written with.
        findings: what could not be read or is odd, each with sheet and cell.
        reports: the notes once more, each with the cells it stands in.
    """

    plan: Plan
    progress: tuple[Progress, ...] = ()
    findings: tuple[Finding, ...] = ()
    reports: tuple[Report, ...] = ()


@frozen
class Merged:
    """Copies of one workbook put together.

    Attributes:
        plan: the plan, that of the first copy.
        progress: the notes of all copies, those in conflict left out.
        conflicts: what two copies report differently on the same obligation, field by field.
        findings: the places in which the plans differ.
    """

    plan: Plan
    progress: tuple[Progress, ...]
    conflicts: tuple[Conflict, ...] = ()
    findings: tuple[Finding, ...] = ()


def workbook_bytes(
    plan: Plan, *, as_of: date | None = None, progress: Iterable[Progress] = (), lang: Language = "vi"
) -> bytes:
    """The bytes of an ``.xlsx`` file that an office can keep and edit; :func:`read_workbook` reads it back.

    Args:
        plan: the plan.
        as_of: the day the deadlines are shown for; the file takes the day it is opened on if None.
        progress: what units have reported.
        lang: the language of sheets, heads and lists; the plan's own words stay as printed.

    Raises:
        MissingExtraError: the extra ``excel`` is not installed.

    Example:
        >>> plan = Plan(title="Kiểm soát TTHC năm 2026")
        >>> read_workbook(workbook_bytes(plan, as_of=date(2026, 6, 1)), where="theo-doi.xlsx").plan == plan
        True
    """
    return written(plan, as_of=as_of, progress=progress, lang=lang)


def read_workbook(data: bytes, *, where: str) -> Workbook:
    """What the bytes of a workbook say: the plan as the office has left it, and what it has reported.

    A cell that nobody touched counts exactly as it was written. One that was changed is read again; what cannot be
    read is a finding and leaves what was there. A new row is a new task, target, document …; a row that is gone is
    deleted; moved rows move. Macros are never run.

    Args:
        data: the bytes of an ``.xlsx`` or ``.xlsm`` file.
        where: name of the file, for errors.

    Raises:
        MissingExtraError: the extra ``excel`` is not installed.
        FormError: the hidden records are damaged, or of a newer version.
        InputError: the file is no workbook of a plan, is damaged, protected by a password, or beyond the limits.

    Example:
        >>> read_workbook(b"PK", where="theo-doi.xlsx")
        Traceback (most recent call last):
        tthc.errors.InputError: theo-doi.xlsx: the file is no Excel workbook, or is damaged (open it in Excel, ...)
    """
    back = read_back(data, where=where)
    return Workbook(back.plan, tuple(report.note for report in back.reports), back.findings, back.reports)


def load_workbook(data: bytes, where: str) -> Plan:
    """The plan in a workbook; what could not be read of what an office changed is among ``plan.findings``.

    Raises:
        MissingExtraError: the extra ``excel`` is not installed.
        FormError: the hidden records are damaged, or of a newer version.
        InputError: the file is no workbook of a plan, is damaged, protected by a password, or beyond the limits.
    """
    found = read_workbook(data, where=where)
    if not found.findings:
        return found.plan
    source = found.plan.source or Source(name=Path(where).name, format="xlsx", sha256=sha256(data).hexdigest())
    told = source.model_copy(update={"findings": (*source.findings, *found.findings)})
    return found.plan.model_copy(update={"source": told})


def merge_workbooks(workbooks: Sequence[tuple[str, Workbook]]) -> Merged:
    """Put together what units have filled in, each in its own copy of one workbook.

    A note that one copy alone has written or changed counts. Where two copies report differently for the same unit on
    the same obligation, neither counts; both are among the conflicts, each with its file, sheet and cell. Copies that
    name different reporting units do not conflict.

    Args:
        workbooks: name of the file and what it says, as :func:`read_workbook` gives it.

    Raises:
        InputError: there is no workbook.

    Example:
        >>> one = read_workbook(workbook_bytes(Plan(title="Kiểm soát TTHC năm 2026")), where="a.xlsx")
        >>> merge_workbooks([("a.xlsx", one), ("b.xlsx", one)]).conflicts
        ()
    """
    if not workbooks:
        raise InputError("there is no workbook to merge", hint="give one or more workbooks")
    copies = tuple(Copy(file, workbook.plan, workbook.reports) for file, workbook in workbooks)
    notes, conflicts = merged_notes(copies)
    return Merged(copies[0].plan, notes, conflicts, tuple(plan_differences(copies)))
