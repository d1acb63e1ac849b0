"""Documents an office adds to the register, from the file it keeps."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tthc.errors import FormError, InputError
from tthc.io.documents import read_documents
from tthc.model.document import Document, DocumentLink
from tthc.registry import DocumentRegister

OLD = Document(
    type="Quyết định",
    number="12/2024/QĐ-UBND",
    issued_on=date(2024, 3, 5),
    issuer="UBND tỉnh Sông Lam",
    effective_on=date(2024, 3, 15),
    replaced_by=DocumentLink(number="40/2026/QĐ-UBND", issued_on=date(2026, 6, 20), since=date(2026, 7, 1)),
    amended_by=(
        DocumentLink(number="7/2025/QĐ-UBND", since=date(2025, 2, 1)),
        DocumentLink(number="9/2025/QĐ-UBND"),
    ),
)
YAML = """
documents:
  - type: Quyết định
    number: 12/2024/QĐ-UBND
    issued_on: 05/3/2024
    issuer: UBND tỉnh Sông Lam
    effective_on: 2024-03-15
    replaced_by: 40/2026/QĐ-UBND ngày 20/6/2026 từ ngày 01/7/2026
    amended_by:
      - {number: 7/2025/QĐ-UBND, since: 01/02/2025}
      - 9/2025/QĐ-UBND
"""
TOML = """
[[documents]]
type = "Quyết định"
number = "12/2024/QĐ-UBND"
issued_on = 2024-03-05
issuer = "UBND tỉnh Sông Lam"
effective_on = "15/3/2024"
replaced_by = { number = "40/2026/QĐ-UBND", issued_on = 2026-06-20, since = 2026-07-01 }
amended_by = ["7/2025/QĐ-UBND (từ 01/02/2025)", { number = "9/2025/QĐ-UBND" }]
"""
CSV = """loại văn bản;số, ký hiệu;ngày ban hành;cơ quan ban hành;ngày có hiệu lực;thay thế bởi;sửa đổi bởi
Quyết định;12/2024/QĐ-UBND;05/3/2024;UBND tỉnh Sông Lam;15/3/2024;40/2026/QĐ-UBND, ngày 20/6/2026, từ 01/7/2026;\
"7/2025/QĐ-UBND từ 01/02/2025; 9/2025/QĐ-UBND"
"""
FIELDS = """type,number,issued_on,issuer,effective_on,replaced_by,amended_by
Quyết định,12/2024/QĐ-UBND,2024-03-05,UBND tỉnh Sông Lam,2024-03-15,40/2026/QĐ-UBND ngày 2026-06-20 từ 2026-07-01,\
7/2025/QĐ-UBND từ 2025-02-01;9/2025/QĐ-UBND
"""


def written(folder: Path, name: str, text: str) -> Path:
    file = folder / name
    file.write_text(text, "utf-8")
    return file


@pytest.mark.parametrize(
    ("name", "text"),
    [
        ("so.yaml", YAML),
        ("so.yml", YAML.replace("documents:\n", "")),
        ("so.toml", TOML),
        ("so.json", f'{{"documents": [{OLD.model_dump_json()}]}}'),
        ("so.json", f"[{OLD.model_dump_json()}]"),
        ("so.csv", CSV),
        ("so.csv", CSV.replace(";số, ký hiệu;", ";Số ký hiệu;")),
        ("so.csv", FIELDS),
        ("so.csv", FIELDS.replace(",", "\t")),
    ],
)
def test_every_kind_of_file_says_the_same(tmp_path: Path, name: str, text: str) -> None:
    assert read_documents(written(tmp_path, name, text)) == (OLD,)


def test_the_shipped_register_is_a_file_of_this_form(tmp_path: Path) -> None:
    listed = ",".join(one.model_dump_json() for one in DocumentRegister.default())
    assert read_documents(written(tmp_path, "so.json", f"[{listed}]")) == DocumentRegister.default().documents


def test_an_empty_list_and_empty_cells_say_nothing(tmp_path: Path) -> None:
    assert read_documents(written(tmp_path, "so.json", "[]")) == ()
    [bare] = read_documents(written(tmp_path, "so.csv", "type,number,note\n\nQuyết định,12/QĐ-A,\n,,\n"))
    assert bare == Document(type="Quyết định", number="12/QĐ-A")


ONE = "documents:\n  - {type: Quyết định, number: 12/QĐ-A, "


@pytest.mark.parametrize(
    ("name", "text", "problems"),
    [
        ("a.yaml", ONE + "issued_on: 31/02/2024}\n", ["documents[0].issued_on: the day 31/02/2024 does not exist"]),
        ("a.yaml", ONE + "issued_on: 20240305}\n", ["documents[0].issued_on: 20240305 is no date"]),
        ("a.yaml", ONE + "replaced_by: 13/QĐ-A từ 31/02/2024}\n", ["documents[0].replaced_by.since: the day 31/02/2024"]),
        ("a.yaml", ONE + "amended_by: [{number: 13/QĐ-A, since: x}]}\n", ["documents[0].amended_by[0].since: 'x' is no"]),
        ("a.yaml", ONE + "amended_by: ['']}\n", ["documents[0].amended_by[0].number: String should have at least 1"]),
        ("a.yaml", ONE + "seen: [{on: x, state: ended}]}\n", ["documents[0].seen[0].on: 'x' is no date"]),
        ("a.yaml", ONE + "seen: [{on: 2024-03-05, state: gone}]}\n", ["documents[0].seen[0].state: should be 'in force'"]),
        ("a.yaml", ONE + "replaced_by: 7}\n", ["documents[0].replaced_by: "]),
        ("a.yaml", ONE + "status: x}\n", ["documents[0].status: is not a field of the form, got 'x'"]),
        ("a.yaml", "- {type: Quyết định, number: 7}\n- {number: x}\n- 8\n",
         ["[0].number: should be a valid string, got 7", "[1].type: is missing", "[2]: should be an object, got 8"]),
        ("a.yaml", ONE + "issued_on: 2024-03-05, ended_on: 2024-03-04}\n",
         ["documents[0]: Quyết định 12/QĐ-A ended (2024-03-04) before it was issued (2024-03-05)"]),
        ("a.yaml", "laws: []\n", ["laws: is not a field of the form"]),
        ("a.yaml", "documents: x\n", ["documents: a list of documents is expected"]),
        ("a.yaml", "x\n", ["the whole file: a list of documents is expected"]),
        ("a.yaml", "documents: [\n", ["line "]),
        ("a.toml", "documents = \n", ["Invalid value"]),
        ("a.json", "{}", ["documents: a list of documents is expected"]),
        ("a.json", "{", ["line 1"]),
        ("a.csv", "type,number,when\n", ["row 1: no such column: 'when'; known are type, number"]),
        ("a.csv", "type,type\nx,y\n", ["row 1: the column type stands there more than once",
                                       "row 1: the column number is missing"]),
        ("a.csv", "type,number,issued_on\nQuyết định,12/QĐ-A,31/02/2024\n,13/QĐ-A,\n",
         ["row 2, issued_on: the day 31/02/2024 does not exist", "row 3, type: is missing"]),
        ("a.csv", "type,number\nQuyết định,12/QĐ-A,x\n", ["row 2: 3 cells under 2 columns: 'x'"]),
        ("a.csv", 'type,number\n"Quyết định,12/QĐ-A\n', ["row 2: not CSV"]),
        ("a.csv", "", ["row 1: the column type is missing", "row 1: the column number is missing"]),
    ],
)  # fmt: skip
def test_every_fault_is_named_with_its_place(tmp_path: Path, name: str, text: str, problems: list[str]) -> None:
    with pytest.raises(FormError) as caught:
        read_documents(written(tmp_path, name, text))
    said = caught.value.problems
    assert [line.startswith(problem) for line, problem in zip(said, problems, strict=True)] == [True] * len(said), said
    assert caught.value.where == name


def test_a_file_that_is_not_there_or_of_another_kind_is_refused(tmp_path: Path) -> None:
    with pytest.raises(InputError, match="cannot be read"):
        read_documents(tmp_path / "none.yaml")
    with pytest.raises(InputError, match=r"cannot be read from '\.xlsx'"):
        read_documents(tmp_path / "so.xlsx")
    (tmp_path / "so.csv").write_bytes(b"\xff\xfe\xfa")
    with pytest.raises(InputError, match="not UTF-8"):
        read_documents(tmp_path / "so.csv")


def attempt(file: Path) -> tuple[tuple[Document, ...], str | None]:
    """The documents of a file, or the hint of the error it is refused with."""
    try:
        return read_documents(file), None
    except InputError as fault:
        return (), fault.hint


@given(st.sampled_from([".yaml", ".json", ".toml", ".csv"]), st.text() | st.text("[]{}:,;\"'-\n type number=1/"))
def test_no_text_is_more_than_a_fault(tmp_path_factory: pytest.TempPathFactory, suffix: str, text: str) -> None:
    file = tmp_path_factory.getbasetemp() / f"any{suffix}"
    file.write_bytes(text.encode("utf-8", "surrogatepass"))
    documents, hint = attempt(file)
    assert hint or all(isinstance(one, Document) for one in documents)


@pytest.mark.parametrize("links", ["," * 10**5, "x từ " * 10**4, " ngày (" * 10**4, "1/QĐ-A;" * 10**4])
def test_a_long_cell_is_read_or_refused(tmp_path: Path, links: str) -> None:
    text = f'type,number,amended_by\nQuyết định,12/QĐ-A,"{links}"\n'
    documents, hint = attempt(written(tmp_path, "so.csv", text))
    assert hint or documents[0].amended_by
