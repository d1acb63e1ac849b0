"""How much of a plan comes back from each format it is written in, cell by cell.

Word files and report pages carry their plan; here they are read from their words alone, as a file of somebody else
would be: of Word by its text, of the web page that LibreOffice makes of it, of the PDF by letters and lines.

    python -m benchmarks.read_back [PLAN...]
"""

from __future__ import annotations

import io
import re
import subprocess
import sys
import tempfile
import zipfile
from collections import Counter
from collections.abc import Iterator
from datetime import date
from importlib.resources import files
from pathlib import Path

from rich.console import Console
from rich.table import Table

import tthc
from tthc.io.files import read_bytes
from tthc.io.pdf.write import office_program
from tthc.io.word.write import docx_bytes
from tthc.model import Plan

DAY = date(2026, 6, 1)


def cells(plan: Plan) -> Iterator[tuple[str, str, object]]:
    """Every cell of a plan: its kind, where it stands, and what it says."""
    for name in ("code", "number_text", "title", "issuer", "place", "issued_on", "issued_text", "period", "signatory"):
        yield "head", name, getattr(plan, name)
    yield from (("recipients", str(number), text) for number, text in enumerate(plan.recipients))
    for number, basis in enumerate(plan.legal_bases):
        yield "legal bases", str(number), basis
    for at, text in plan.texts():
        yield "prose", at, text
    for placed in plan.tasks():
        task, at = placed.task, placed.path
        yield "titles", at, (task.label, task.title, tuple(group.title for group in placed.groups))
        yield "units", at, (task.lead, task.coordinating)
        yield "printed", at, (task.lead_text, task.coordinating_text)
        for part in task.deliverables:
            yield "times", at, part.schedule
            yield "products", at, (part.products, part.products_text)
        yield from (("targets", at, target) for target in task.targets)
    yield from (("targets", target.at, target) for target in plan.targets)
    yield from (("milestones", step.at, step) for step in plan.milestones)
    yield from (("review", str(number), item) for number, item in enumerate(plan.review_items))
    yield from (("annexes", str(number), (a.label, a.title, a.caption)) for number, a in enumerate(plan.annexes))


def shares(plan: Plan, found: Plan) -> dict[str, float]:
    """The share of cells that came back, by kind and of all; cells that were invented count as wrong."""
    want, got = Counter(map(repr, cells(plan))), Counter(map(repr, cells(found)))
    kinds = dict.fromkeys(kind for kind, _, _ in cells(plan))
    out = {"ALL": (want & got).total() / (want | got).total()}
    for kind in kinds:
        ours, theirs = ({key: n for key, n in side.items() if key.startswith(f"({kind!r}")} for side in (want, got))
        both, either = Counter(ours) & Counter(theirs), Counter(ours) | Counter(theirs)
        out[kind] = both.total() / either.total()
    return out


def without_record(docx: bytes) -> bytes:
    """A Word file without the plan it carries."""
    out = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(docx)) as source, zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as target:
        for name in source.namelist():
            if not name.startswith("customXml/"):
                target.writestr(name, re.sub(rb'<Relationship [^>]*"\.\./customXml/[^>]*>', b"", source.read(name)))
    return out.getvalue()


def written(plan: Plan, folder: Path) -> Iterator[tuple[str, bytes]]:
    """The plan in each format, told by name."""
    word = without_record(docx_bytes(plan))
    yield "docx", word
    tthc.write(plan, folder / "plan.md")
    yield "md", (folder / "plan.md").read_bytes()
    tthc.write(plan, folder / "plan.txt")
    yield "txt", (folder / "plan.txt").read_bytes()
    tthc.write(plan, folder / "report.html", as_of=DAY)
    yield "html (report, by its record)", (folder / "report.html").read_bytes()
    program = office_program()
    if program is None:
        return
    (folder / "word.docx").write_bytes(word)
    for kind in ("pdf", "html"):
        order = [program, f"-env:UserInstallation={(folder / 'profile').as_uri()}", "--headless", "--convert-to", kind]
        subprocess.run([*order, "--outdir", str(folder), str(folder / "word.docx")], check=True, capture_output=True)
        yield f"{kind} (LibreOffice)", (folder / f"word.{kind}").read_bytes()


def main(paths: list[str]) -> None:
    """Print the shares of each plan and format."""
    paths = paths or [str(files("tthc").joinpath("data", "demo", "ke-hoach.txt"))]
    table = Table("plan", "format", "ALL", "less than all of")
    for path in paths:
        plan = tthc.read(path)
        with tempfile.TemporaryDirectory() as folder:
            for kind, data in written(plan, Path(folder)):
                found = shares(plan, read_bytes(data, name=f"plan.{kind[:4]}"))
                less = ", ".join(f"{name} {share:.1%}" for name, share in found.items() if share < 1 and name != "ALL")
                table.add_row(Path(path).name, kind, f"{found['ALL']:.1%}", less)
    Console().print(table)
    if office_program() is None:
        print("PDF and the web page of an office are left out: LibreOffice is not installed here.")


if __name__ == "__main__":
    main(sys.argv[1:])
