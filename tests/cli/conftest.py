"""A plan file to work on, and the command in this process."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from tthc.cli.app import app
from tthc.io.files import dump
from tthc.model import (
    Before,
    Continuous,
    Deliverable,
    Finding,
    LegalBasis,
    Period,
    Place,
    Plan,
    Schedule,
    Section,
    Source,
    Target,
    Task,
    TaskGroup,
    UnitMention,
)

Tthc = Callable[..., Result]


def task(label: str, title: str, unit: str, schedule: Schedule) -> Task:
    mention = UnitMention(name=unit)
    other = UnitMention(name="UBND cấp xã")
    return Task(
        label=label,
        title=title,
        lead=(mention,),
        lead_text=unit,
        coordinating=(other,),
        coordinating_text="UBND cấp xã",
        deliverables=(Deliverable(products=("Báo cáo",), products_text="Báo cáo", schedule=schedule),),
    )


PLAN = Plan(
    code="8/KH-UBND",
    title="Kiểm soát thủ tục hành chính năm 2026",
    issuer="UBND tỉnh Hương Giang",
    issued_on=date(2026, 1, 9),
    period=Period.of_year(2026),
    legal_bases=(LegalBasis(type="Nghị định", number="63/2010/NĐ-CP", text="Nghị định số 63/2010/NĐ-CP"),),
    sections=(
        Section(paragraphs=("Căn cứ Nghị định số 63/2010/NĐ-CP ngày 08/6/2010 của Chính phủ;",)),
        Section(label="I", title="MỤC TIÊU", paragraphs=("Thực hiện Nghị định số 63/2010/NĐ-CP.",)),
    ),
    task_groups=(
        TaskGroup(
            label="I",
            title="Công tác chỉ đạo",
            tasks=(
                task("1", "Công bố danh mục", "Sở Tư pháp", Schedule(terms=(Before(date=date(2026, 6, 15)),))),
                task("2", "Rà soát quy định", "Sở Nội vụ", Schedule(terms=(Continuous(),))),
            ),
        ),
    ),
    targets=(Target(text="trên 95% hồ sơ đúng hạn", comparator=">", value=95, unit="%", at="body:I"),),
    source=Source(
        name="ke-hoach.txt",
        format="text",
        sha256="0" * 64,
        findings=(
            Finding.of("code-missing"),
            Finding.of("date-impossible", at="task:I.1", quote="31/02", place=Place(line=12)),
        ),
    ),
)


@pytest.fixture
def plan() -> Plan:
    return PLAN


@pytest.fixture
def plan_file(plan: Plan, tmp_path: Path) -> Path:
    path = tmp_path / "plan.json"
    dump(plan, path)
    return path


@pytest.fixture
def tthc() -> Tthc:
    def run(*args: object) -> Result:
        return CliRunner().invoke(app, [str(arg) for arg in args], catch_exceptions=False)

    return run
