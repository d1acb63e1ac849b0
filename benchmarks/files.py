"""What reading and writing files costs: each format beside the library underneath, or the one commonly used instead.

    python -m benchmarks.files

All of it on one invented plan of sixty tasks, twenty-two pages long. Ours is the whole way from the bytes to the
content of a document: its prose, numbers of lists and notes are in the time, where the floors look at tables alone. Of
the PDF the cells that came out right are counted on both sides.
"""

from __future__ import annotations

import io
import sys
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Sequence
from html import escape
from typing import TYPE_CHECKING, Any

import docx
import lxml.html
import pdfplumber
import xlsxwriter
from benchmarks.figures import Figure, best_of, show
from benchmarks.made_plan import PDF, made_plan
from benchmarks.read_back import without_record
from python_calamine import CalamineWorkbook

from tthc.io.content import Content, Grid
from tthc.io.excel.cell import read_cells, write_cells
from tthc.io.forms import dump_json, load_json
from tthc.io.pdf.read import read_pdf
from tthc.io.web.read import read_html
from tthc.io.word.read import read_docx
from tthc.io.word.write import docx_bytes
from tthc.io.workbook import workbook_bytes
from tthc.model import Plan

if TYPE_CHECKING:
    from xlsxwriter.format import Format
    from xlsxwriter.worksheet import Worksheet

    Writing = Callable[[Worksheet, int, Iterable[tuple[Sequence[Any], Sequence[Format]]]], object]

ROUNDS = 20
JSON_ROUNDS = 100
SLOW_ROUNDS = 5
"""Of what takes seconds."""


def main() -> int:
    """Measure, show, and say by the exit status whether every figure holds."""
    plan = made_plan()
    word = without_record(docx_bytes(plan))
    web = page_of(read_docx(word, "plan.docx").content)
    ours, theirs, known = right_cells(plan)
    print(f"cells of the PDF that are right: tthc {ours}, pdfplumber {theirs}, of {known}")
    figures = [pdf(), word_file(word), web_page(web.encode()), *workbook(plan), *json(plan)]
    return show(figures, "best of several rounds") or int(ours < theirs)


def pdf() -> Figure:
    """The tables of twenty-two pages, at least ten times as fast as pdfplumber."""
    data = PDF.read_bytes()
    took, least = best_of(SLOW_ROUNDS, lambda: read_pdf(data, PDF.name), lambda: plumbed(data))
    return Figure("read_pdf", took, "pdfplumber extract_tables", least, 0.1)


def plumbed(data: bytes) -> list[list[list[str | None]]]:
    """The tables of a PDF as pdfplumber has them."""
    with pdfplumber.open(io.BytesIO(data)) as document:
        return [table for sheet in document.pages for table in sheet.extract_tables()]


def right_cells(plan: Plan) -> tuple[int, int, int]:
    """How many cells of the PDF are right, of ours and of pdfplumber's, and how many there are."""
    data = PDF.read_bytes()
    known = texts(cells_of(plan))
    ours = texts(
        cell.text for item in read_pdf(data, PDF.name).content if isinstance(item, Grid) for cell in item.cells
    )
    theirs = texts(text for table in plumbed(data) for row in table for text in row)
    return (known & ours).total(), (known & theirs).total(), known.total()


def cells_of(plan: Plan) -> Iterator[str | None]:
    """The cells of the tables of a plan but for their heads, which stand on every page."""
    for group in plan.task_groups:
        yield from (group.label, group.title)
    for task in (placed.task for placed in plan.tasks()):
        yield from (task.label, task.title, task.lead_text, task.coordinating_text)
        for part in task.deliverables:
            yield from (part.schedule.start_text, part.schedule.finish_text, part.products_text)
    for item in plan.review_items:
        yield from (item.label, item.name)
        yield from ("; ".join(unit.name for unit in units) for units in (item.lead, item.coordinating))
        yield from (item.schedule.start_text, item.schedule.finish_text)


def texts(cells: Iterable[str | None]) -> Counter[str]:
    """The cells that say something, without white space: how a line is wrapped makes none wrong."""
    return Counter(text for cell in cells if (text := "".join((cell or "").split())))


def word_file(data: bytes) -> Figure:
    """The whole of a Word file beside a walk over python-docx; five times as fast is the aim."""
    took, least = best_of(ROUNDS, lambda: read_docx(data, "plan.docx"), lambda: walked(data))
    return Figure("read_docx", took, "python-docx rows[].cells", least, 0.2)


def walked(data: bytes) -> list[list[list[str]]]:
    """The tables of a Word file as python-docx has them."""
    tables = docx.Document(io.BytesIO(data)).tables
    return [[[cell.text for cell in row.cells] for row in table.rows] for table in tables]


def page_of(content: Iterable[Content]) -> str:
    """A document as a law portal shows it: marked up for print, each paragraph in a span."""
    parts = (table_of(item) if isinstance(item, Grid) else paragraph(item.text) for item in content)
    return f"<!DOCTYPE html><html><meta charset='utf-8'><title>Plan</title><body>{''.join(parts)}</body></html>"


def table_of(grid: Grid) -> str:
    """A table with its merged cells."""
    rows: list[list[str]] = [[] for _ in range(grid.height)]
    for cell in grid.cells:
        spans = f' rowspan="{cell.rows}"' * (cell.rows > 1) + f' colspan="{cell.columns}"' * (cell.columns > 1)
        inside = "".join(paragraph(line.text) for line in cell.lines) or "<p>&nbsp;</p>"
        rows[cell.row].append(f'<td valign="top"{spans}>{inside}</td>\n')
    return "".join(('<table border="1">\n', *(f"<tr>\n{''.join(row)}</tr>\n" for row in rows), "</table>\n"))


def paragraph(text: str) -> str:
    """A paragraph."""
    return f'<p style="margin-top: 6pt"><span lang="VI">{escape(text)}</span></p>\n'


def web_page(data: bytes) -> Figure:
    """The content of a web page beside a bare grid of its cells; 1.5 times its time is the aim."""
    took, least = best_of(ROUNDS, lambda: read_html(data, "plan.html"), lambda: span_grids(data))
    return Figure("read_html", took, "lxml span grid", least, 1.5)


def span_grids(data: bytes) -> list[dict[tuple[int, int], str]]:
    """The tables of a web page: the text at each row and column, cells that span several at each of them."""
    found = []
    for table in lxml.html.document_fromstring(data, parser=lxml.html.HTMLParser(encoding="utf-8")).iter("table"):
        grid: dict[tuple[int, int], str] = {}
        for number, row in enumerate(table.iter("tr")):
            column = 0
            for cell in row.iterchildren("td", "th"):
                while (number, column) in grid:
                    column += 1
                text = " ".join(cell.text_content().split())
                rows, columns = int(cell.get("rowspan", 1)), int(cell.get("colspan", 1))
                for down in range(rows):
                    for right in range(columns):
                        grid[number + down, column + right] = text
                column += columns
        found.append(grid)
    return found


def workbook(plan: Plan) -> list[Figure]:
    """The cells of a workbook read and written, within 1.3 times of the libraries underneath."""
    data = workbook_bytes(plan)
    rows = [row for grid in read_cells(data) for row in grid.rows]
    read, calamine = best_of(ROUNDS, lambda: read_cells(data), lambda: bare_cells(data))
    wrote, writer = best_of(ROUNDS, lambda: sheet_of(rows, write_cells), lambda: sheet_of(rows, bare_writing))
    return [
        Figure("read_cells of a workbook", read, "python-calamine", calamine, 1.3),
        Figure(f"write_cells, {len(rows)} rows", wrote, "xlsxwriter", writer, 1.3),
    ]


def bare_cells(data: bytes) -> list[list[list[Any]]]:
    """The cells of a workbook as python-calamine has them."""
    with CalamineWorkbook.from_filelike(io.BytesIO(data)) as book:
        return [book.get_sheet_by_name(name).to_python(skip_empty_area=False) for name in book.sheet_names]


def sheet_of(rows: Sequence[Sequence[Any]], writing: Writing) -> bytes:
    """A workbook of one sheet with these rows, each cell in a format."""
    out = io.BytesIO()
    with xlsxwriter.Workbook(out, {"in_memory": True}) as book:
        wrapped = [book.add_format({"text_wrap": True})] * max(map(len, rows))
        writing(book.add_worksheet(), 0, [(row, wrapped) for row in rows])
    return out.getvalue()


def bare_writing(sheet: Worksheet, first: int, rows: Iterable[tuple[Sequence[Any], Sequence[Format]]]) -> None:
    """The same by the one call of xlsxwriter that takes any value."""
    for place, (values, formats) in enumerate(rows, start=first):
        for column, value in enumerate(values):
            sheet.write(place, column, value, formats[column])


def json(plan: Plan) -> list[Figure]:
    """A plan loaded and dumped, in at most a fifth more time than pydantic takes.

    Loading also refuses a field that stands twice, which pydantic does not see.
    """
    data = dump_json(plan)
    loaded, validated = best_of(
        JSON_ROUNDS, lambda: load_json(data, "plan.json"), lambda: Plan.model_validate_json(data, strict=True)
    )
    dumped, serialised = best_of(JSON_ROUNDS, lambda: dump_json(plan), lambda: plan.model_dump_json(indent=2))
    return [
        Figure("load_json", loaded, "model_validate_json", validated, 1.2),
        Figure("dump_json", dumped, "model_dump_json", serialised, 1.2),
    ]


if __name__ == "__main__":
    sys.exit(main())
