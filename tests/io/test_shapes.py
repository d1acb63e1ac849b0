"""The same plan with its tables in another shape is the same plan, and no word of it is lost."""

from __future__ import annotations

import re
import textwrap
from collections.abc import Callable, Iterator, Sequence
from itertools import groupby
from pathlib import Path

import pytest

from tthc.io.files import read
from tthc.model import Plan, Task
from tthc.text.normal import fold

Table = list[list[str]]


def retyped(text: str, table: Callable[[Table], list[str]]) -> str:
    """The text with each of its tab-separated tables set in another way."""
    lines: list[str] = []
    for in_table, group in groupby(text.split("\n"), key=lambda line: "\t" in line):
        stretch = list(group)
        lines += table([[cell.strip() for cell in line.split("\t")] for line in stretch]) if in_table else stretch
    return "\n".join(lines)


def as_markdown(rows: Table) -> list[str]:
    lines = [f"| {' | '.join(row)} |" for row in rows]
    return [lines[0], "|" + " --- |" * len(rows[0]), *lines[1:]]


def one_cell_a_line(rows: Table) -> list[str]:
    """What copying a web page leaves: empty cells leave nothing."""
    return [cell for row in rows for cell in row if cell]


def with_bars(rows: Table) -> list[str]:
    """A bar on a line of its own ends a cell, two of them a row."""
    heads = [cell for cell in rows[0] if cell]
    two_lines = not rows[1][0] and rows[1][4] == "Bắt đầu"
    if two_lines:
        heads = [*heads[:4], "Bắt đầu", "Hoàn thành", *heads[5:]]
    body = rows[2:] if two_lines else rows[1:]
    lines = ["|"]
    for row in [heads, *body]:
        for cell in row if any(row[2:]) else row[:2]:
            lines += [cell, "|"] if cell else ["|"]
        lines.append("|")
    return lines


def wrapped(widths: Sequence[int]) -> Callable[[Table], list[str]]:
    """What a PDF leaves: the lines of each cell one under the other, cell after cell, nothing between."""

    def lines_of(rows: Table) -> Iterator[str]:
        for row in rows:
            if row[0] and not any(row[2:]):
                yield from textwrap.wrap(" ".join(row[:2]), 110)
                continue
            cells = [" ".join(row[:2]).strip(), *row[2:]]
            for cell, width in zip(cells, widths, strict=False):
                for item in re.split(r"(?<=;) (?=- )", cell):
                    yield from textwrap.wrap(item, width, break_long_words=False, break_on_hyphens=False)

    return lambda rows: list(lines_of(rows))


def without_page_cuts(text: str) -> str:
    """The text without the rows that repeat the heads of a table or go on from the page before."""
    kept: list[str] = []
    heads: list[str] = []
    for line in text.split("\n"):
        if line in heads:
            continue
        if not line and kept and "\t" in kept[-1]:
            continue
        cells = line.split("\t")
        if len(cells) > 1 and column_of(cells):
            heads.append(line)
        if len(cells) > 1 and not cells[0].strip() and heads and kept and not column_of(cells):
            row = kept.pop().split("\t")
            kept.append("\t".join(f"{above} {below}".strip() for above, below in zip(row, cells, strict=True)))
            continue
        if line and "\t" not in line and kept and "\t" in kept[-1]:
            kept.append("")
        kept.append(line)
    return "\n".join(kept)


def column_of(cells: Sequence[str]) -> bool:
    return "Bắt đầu" in cells or cells[0] == "Số TT"


def words(text: str) -> list[str]:
    return re.findall(r"\w+", fold(text))


def everything_said(plan: Plan) -> set[str]:
    """Every word in a field of the plan or under a finding."""

    def texts(value: object) -> Iterator[str]:
        if isinstance(value, str):
            yield value
        elif isinstance(value, dict):
            for inner in value.values():
                yield from texts(inner)
        elif isinstance(value, list | tuple):
            for inner in value:
                yield from texts(inner)

    return {word for text in texts(plan.model_dump(mode="json")) for word in words(text)}


def lost(text: str, plan: Plan) -> list[str]:
    said = everything_said(plan)
    return [line for line in text.split("\n") if not set(words(line)) <= said]


def same_share(plan: Plan, other: Plan, what: Callable[[Task], object]) -> float:
    """The share of the tasks of one plan that another has under the same path, the same in some respect."""
    one, two = ({placed.path: placed.task for placed in each.tasks()} for each in (plan, other))
    return sum(path in two and what(task) == what(two[path]) for path, task in one.items()) / len(one)


@pytest.fixture
def retype(bundled_plan: Path, tmp_path: Path) -> Callable[..., tuple[str, Plan, Plan]]:
    """Set the bundled plan in another shape: its text, the plan as it was, and the plan read from the new text."""

    def do(table: Callable[[Table], list[str]], *, cuts: bool = True) -> tuple[str, Plan, Plan]:
        text = bundled_plan.read_text("utf-8")
        original = tmp_path / "goc.txt"
        original.write_text(text if cuts else without_page_cuts(text), "utf-8")
        file = tmp_path / "ke-hoach.txt"
        file.write_text(retyped(original.read_text("utf-8"), table), "utf-8")
        return file.read_text("utf-8"), read(original), read(file)

    return do


Retype = Callable[..., tuple[str, Plan, Plan]]


def test_the_bundled_plan_loses_no_word(bundled_plan: Path) -> None:
    assert lost(bundled_plan.read_text("utf-8"), read(bundled_plan)) == []


def test_a_table_in_markdown_is_read_as_the_same_tasks(retype: Retype) -> None:
    text, tabbed, piped = retype(as_markdown)
    assert piped.model_copy(update={"source": None}) == tabbed.model_copy(update={"source": None})
    assert lost(re.sub(r"\W", " ", text), piped) == []


def test_cells_between_bars_are_read_as_the_same_tasks(retype: Retype) -> None:
    text, tabbed, barred = retype(with_bars, cuts=False)
    assert lost(text, barred) == []
    assert [placed.path for placed in barred.tasks()] == [placed.path for placed in tabbed.tasks()]
    assert same_share(tabbed, barred, lambda task: task) == 1.0


def test_one_cell_a_line_is_read_as_the_same_tasks_where_no_cell_is_missing(retype: Retype) -> None:
    text, tabbed, stacked = retype(one_cell_a_line, cuts=False)
    assert lost(text, stacked) == []
    assert [placed.path for placed in stacked.tasks()] == [placed.path for placed in tabbed.tasks()]
    assert same_share(tabbed, stacked, lambda task: task.title) == 1.0
    doubted = {finding.at for finding in stacked.findings if finding.code == "cell-cut-doubtful"}
    ours = {placed.path: placed.task for placed in stacked.tasks()}
    for placed in tabbed.tasks():
        if not placed.task.tasks and f"task:{placed.path}" not in doubted:
            assert ours[placed.path] == placed.task


def test_rows_cut_by_a_page_lose_no_word_one_cell_a_line(retype: Retype) -> None:
    text, tabbed, stacked = retype(one_cell_a_line)
    assert lost(text, stacked) == []
    assert [placed.path for placed in stacked.tasks()] == [placed.path for placed in tabbed.tasks()]


@pytest.mark.parametrize("widths", [(38, 22, 18, 14, 14, 24), (30, 18, 18, 16, 16, 20), (45, 25, 25, 16, 16, 28)])
@pytest.mark.parametrize("cuts", [False, True])
def test_the_text_of_a_pdf_is_read_as_the_same_tasks(retype: Retype, widths: Sequence[int], cuts: bool) -> None:
    text, tabbed, plan = retype(wrapped(widths), cuts=cuts)
    assert lost(text, plan) == []
    assert [placed.path for placed in plan.tasks()] == [placed.path for placed in tabbed.tasks()]
    assert same_share(tabbed, plan, lambda task: task.title) > 0.8
    assert same_share(tabbed, plan, lambda task: task.lead_text) > 0.8
    assert same_share(tabbed, plan, lambda task: [one.products_text for one in task.deliverables]) > 0.7
    # Nothing is marked in such a text, so what was cut by a hair says so.
    assert {"cell-cut-doubtful"} & {finding.code for finding in plan.findings}
