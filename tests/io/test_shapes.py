"""The same plan with its tables in another shape is the same plan."""

from __future__ import annotations

from itertools import groupby
from pathlib import Path

from tthc.io.document import read


def as_markdown(text: str) -> str:
    """The text with its tab-separated tables as those of Markdown, a table to each page."""
    lines: list[str] = []
    for in_table, group in groupby(text.split("\n"), key=lambda line: "\t" in line):
        rows = [
            f"| {' | '.join(cell.strip() for cell in line.split(chr(9)))} |" if in_table else line for line in group
        ]
        if in_table:
            rows.insert(1, "|" + " --- |" * (rows[0].count("|") - 1))
        lines += rows
    return "\n".join(lines)


def test_a_table_in_markdown_is_read_as_the_same_tasks(bundled_plan: Path, tmp_path: Path) -> None:
    file = tmp_path / "ke-hoach.md"
    file.write_text(as_markdown(bundled_plan.read_text("utf-8")), "utf-8")
    tabbed, piped = read(bundled_plan), read(file)
    assert piped.model_copy(update={"source": None}) == tabbed.model_copy(update={"source": None})
