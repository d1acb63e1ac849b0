"""read of several files, convert, fmt and merge: what they write, what they say, and their exit status."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, datetime
from pathlib import Path

import openpyxl
import pytest
from click.testing import Result

from tthc.io.files import dump, load, read, write
from tthc.io.pdf.write import office_program
from tthc.io.workbook import read_workbook, workbook_bytes
from tthc.model import Plan

Tthc = Callable[..., Result]

TEXT = "KẾ HOẠCH\nKiểm soát thủ tục hành chính năm 2026\n"
YAML = "# của Sở Tư pháp\ntitle:   'Kiểm soát TTHC'   # tạm\n\n# hết\n"
TIDY = "# của Sở Tư pháp\ntitle: Kiểm soát TTHC       # tạm\n\n# hết\n"


def bare(plan: Plan) -> Plan:
    return plan.model_copy(update={"source": None})


@pytest.fixture
def folder(tmp_path: Path, plan: Plan, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A folder with two plans, a file that is none, and what no reader takes."""
    monkeypatch.setenv("COLUMNS", "160")
    inside = tmp_path / "ke-hoach"
    (inside / "xa").mkdir(parents=True)
    write(plan, inside / "tinh.docx")
    (inside / "xa" / "xa.txt").write_text(TEXT, "utf-8")
    (inside / "~$tinh.docx").write_bytes(b"lock")
    (inside / "anh.png").write_bytes(b"\x89PNG")
    return inside


class TestReadOfSeveral:
    def test_a_folder_is_a_table_of_its_plans(self, tthc: Tthc, folder: Path) -> None:
        said = tthc("read", folder)
        assert said.exit_code == 0
        rows = [[cell.strip() for cell in line.split("│")[1:-1]] for line in said.stdout.splitlines() if "│" in line]
        assert [row[:4] for row in rows] == [
            ["tinh.docx", "8/KH-UBND", "UBND tỉnh Hương Giang", "2"],
            ["xa.txt", "—", "—", "0"],
        ]
        assert said.stderr == ""

    def test_each_plan_is_written_to_a_file_of_its_own(
        self, tthc: Tthc, folder: Path, tmp_path: Path, plan: Plan
    ) -> None:
        out = tmp_path / "du-lieu"
        said = tthc("read", folder, "-o", out)
        assert said.exit_code == 0
        assert f"Đã ghi {out}" in said.stderr
        assert sorted(file.name for file in out.iterdir()) == ["tinh.json", "xa.json"]
        assert bare(load(out / "tinh.json")) == bare(plan)

    def test_in_yaml_on_request(self, tthc: Tthc, folder: Path, tmp_path: Path) -> None:
        assert tthc("read", folder, "-o", tmp_path / "out", "--yaml").exit_code == 0
        assert sorted(file.name for file in (tmp_path / "out").iterdir()) == ["tinh.yaml", "xa.yaml"]

    def test_a_file_that_cannot_be_read_does_not_stop_the_rest(self, tthc: Tthc, folder: Path, tmp_path: Path) -> None:
        (folder / "hong.docx").write_bytes(b"PK\x03\x04word/document.xml")
        said = tthc("read", folder, tmp_path / "khong-co.pdf", "-o", tmp_path / "out")
        assert said.exit_code == 2
        assert sorted(file.name for file in (tmp_path / "out").iterdir()) == ["tinh.json", "xa.json"]
        assert "2 tệp không đọc được" in said.stderr
        assert "hong.docx: tệp bị hỏng hoặc bị cắt" in said.stderr
        assert "khong-co.pdf: không có tệp này" in said.stderr
        assert "Gợi ý:" in said.stderr

    def test_strict_ends_in_1_where_one_has_errors(self, tthc: Tthc, plan: Plan, tmp_path: Path) -> None:
        for name in ("a.json", "b.json"):
            dump(plan, tmp_path / name)
        files = (tmp_path / "a.json", tmp_path / "b.json")
        assert tthc("read", *files).exit_code == 0
        assert tthc("read", *files, "--strict").exit_code == 1
        dump(bare(plan), tmp_path / "a.json")
        dump(bare(plan), tmp_path / "b.json")
        assert tthc("read", *files, "--strict").exit_code == 0

    def test_files_that_share_a_name_are_written_to_different_files(self, tthc: Tthc, tmp_path: Path) -> None:
        names = ("a.txt", "a.md", "a-md.txt", "x/B.txt", "y/b.txt", "z/x/b.txt", "c.txt")
        for number, name in enumerate(names):
            (tmp_path / "in" / name).parent.mkdir(parents=True, exist_ok=True)
            (tmp_path / "in" / name).write_text(f"{TEXT.strip()} lần {number}\n", "utf-8")
        assert tthc("read", tmp_path / "in", "-o", tmp_path / "out").exit_code == 0
        written = {file.name: load(file).title for file in (tmp_path / "out").iterdir()}
        assert sorted(written) == sorted(
            ["a-txt.json", "a-md.json", "a-md-2.json", "x-B-txt.json", "y-b-txt.json", "x-b-txt-2.json", "c.json"]
        )
        assert len(set(written.values())) == len(names)

    def test_a_folder_without_documents_is_an_error(self, tthc: Tthc, tmp_path: Path) -> None:
        said = tthc("read", tmp_path)
        assert said.exit_code == 2
        assert "thư mục không có văn bản nào" in said.stderr
        assert ".docx" in said.stderr

    def test_the_place_to_write_to_must_be_a_folder(self, tthc: Tthc, folder: Path, tmp_path: Path) -> None:
        (tmp_path / "out").write_text("", "utf-8")
        said = tthc("read", folder, "-o", tmp_path / "out")
        assert said.exit_code == 2
        assert "không tạo được thư mục: đã có tệp mang tên này" in said.stderr


NEEDS_OFFICE = pytest.mark.skipif(office_program() is None, reason="LibreOffice is not installed here")


class TestConvert:
    @pytest.mark.parametrize("ending", [".docx", ".xlsx", ".json", ".yaml", ".yml", ".html"])
    def test_a_plan_comes_back_from_what_carries_it_whole(
        self, tthc: Tthc, plan_file: Path, tmp_path: Path, plan: Plan, ending: str
    ) -> None:
        target = tmp_path / f"b{ending}"
        said = tthc("convert", plan_file, target, "--as-of", "2026-06-01")
        assert said.exit_code == 0
        assert said.stdout == ""
        assert f"Đã ghi {target}" in said.stderr
        assert "2 phát hiện" in said.stderr
        opened = read(target) if ending in (".docx", ".html") else load(target)
        assert bare(opened) == bare(plan)

    @pytest.mark.parametrize(
        ("ending", "words"),
        [
            (".md", "Công bố danh mục"),
            (".txt", "Công bố danh mục"),
            (".csv", "Công bố danh mục"),
            (".ics", "DTSTART;VALUE=DATE:20260614"),
            (".svg", "<svg"),
        ],
    )
    def test_documents_for_people_say_what_is_in_the_plan(
        self, tthc: Tthc, plan_file: Path, tmp_path: Path, ending: str, words: str
    ) -> None:
        target = tmp_path / f"b{ending}"
        assert tthc("convert", plan_file, target, "--as-of", "01/6/2026").exit_code == 0
        assert words in target.read_text("utf-8")

    @NEEDS_OFFICE
    def test_pdf_is_printed_by_libreoffice(self, tthc: Tthc, plan_file: Path, tmp_path: Path) -> None:
        assert tthc("convert", plan_file, tmp_path / "b.pdf").exit_code == 0
        assert [placed.task.title for placed in read(tmp_path / "b.pdf").tasks()] == [
            "Công bố danh mục",
            "Rà soát quy định",
        ]

    def test_pdf_without_libreoffice_is_explained(
        self, tthc: Tthc, plan_file: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        monkeypatch.setattr("tthc.io.pdf.write.office_program", lambda: None)
        said = tthc("convert", plan_file, tmp_path / "b.pdf")
        assert said.exit_code == 2
        assert "chưa cài LibreOffice" in said.stderr
        assert not (tmp_path / "b.pdf").exists()

    def test_headings_stand_in_the_language_asked_for(self, tthc: Tthc, plan_file: Path, tmp_path: Path) -> None:
        for lang in ("vi", "en"):
            tthc("convert", plan_file, tmp_path / f"{lang}.html", "--as-of", "2026-06-01", "--lang", lang)
        assert (tmp_path / "vi.html").read_text("utf-8") != (tmp_path / "en.html").read_text("utf-8")

    @pytest.mark.parametrize("name", ["b.odt", "b", "b.xlsm"])
    def test_another_ending_is_answered_with_those_there_are(self, tthc: Tthc, tmp_path: Path, name: str) -> None:
        said = tthc("convert", tmp_path / "khong-doc.json", tmp_path / name)
        assert said.exit_code == 2
        assert "không chuyển được kế hoạch" in said.stderr
        for ending in (".docx", ".pdf", ".html", ".md", ".csv", ".ics", ".svg", ".json", ".yaml", ".xlsx"):
            assert ending in said.stderr

    def test_a_published_document_is_not_written_over_itself(self, tthc: Tthc, tmp_path: Path) -> None:
        file = tmp_path / "a.txt"
        file.write_text(TEXT, "utf-8")
        said = tthc("convert", file, file)
        assert said.exit_code == 2
        assert "trùng với chính tệp nguồn" in said.stderr
        assert file.read_text("utf-8") == TEXT

    @pytest.mark.parametrize("name", ["b.html", "b.xlsx"])
    def test_a_template_is_for_word_and_pdf(self, tthc: Tthc, plan_file: Path, tmp_path: Path, name: str) -> None:
        said = tthc("convert", plan_file, tmp_path / name, "--template", tmp_path / "mau.docx")
        assert said.exit_code == 2
        assert "không dùng mẫu" in said.stderr
        assert not (tmp_path / name).exists()

    @pytest.mark.parametrize(
        ("content", "words"),
        [(None, "mau.docx: không có tệp này"), (b"PK", "mẫu không phải tệp Word (.docx)")],
    )
    def test_a_template_that_cannot_be_used_is_explained(
        self, tthc: Tthc, plan_file: Path, tmp_path: Path, content: bytes | None, words: str
    ) -> None:
        if content is not None:
            (tmp_path / "mau.docx").write_bytes(content)
        said = tthc("convert", plan_file, tmp_path / "b.docx", "--template", tmp_path / "mau.docx")
        assert said.exit_code == 2
        assert words in said.stderr

    def test_strict_ends_in_1_and_the_file_is_written(self, tthc: Tthc, plan_file: Path, tmp_path: Path) -> None:
        assert tthc("convert", plan_file, tmp_path / "b.yaml", "--strict").exit_code == 1
        assert (tmp_path / "b.yaml").is_file()


class TestFmt:
    def test_the_layout_changes_and_comments_stay(self, tthc: Tthc, tmp_path: Path) -> None:
        file = tmp_path / "a.yaml"
        file.write_text(YAML, "utf-8")
        said = tthc("fmt", file)
        assert (said.exit_code, said.stdout) == (0, "")
        assert f"Đã trình bày lại {file}" in said.stderr
        assert file.read_text("utf-8") == TIDY
        assert tthc("fmt", file).stderr == ""

    def test_json_is_put_in_order_too(self, tthc: Tthc, tmp_path: Path) -> None:
        file = tmp_path / "a.json"
        file.write_text('{"title":"Kiểm soát TTHC"}', "utf-8")
        assert tthc("fmt", file).exit_code == 0
        assert file.read_text("utf-8") == '{\n  "title": "Kiểm soát TTHC"\n}\n'

    def test_check_names_the_files_and_writes_nothing(self, tthc: Tthc, tmp_path: Path) -> None:
        rough, neat = tmp_path / "a.yaml", tmp_path / "b.yaml"
        rough.write_text(YAML, "utf-8")
        neat.write_text(TIDY, "utf-8")
        said = tthc("fmt", rough, neat, "--check")
        assert said.exit_code == 1
        assert said.stderr == f"{rough} chưa theo khuôn\n"
        assert rough.read_text("utf-8") == YAML
        assert tthc("fmt", neat, "--check").exit_code == 0

    @pytest.mark.parametrize(
        ("name", "text", "words"),
        [
            ("a.yaml", "ten: Kế hoạch\n", "ten: không phải là trường của tệp kế hoạch"),
            ("a.yaml", "title: 'Kiểm soát\n", "tệp kết thúc giữa chừng"),
            ("a.json", '{"title": }', "dòng 1, cột 11: thiếu giá trị"),
            ("a.json", "", "tệp rỗng"),
            ("a.txt", TEXT, "chỉ trình bày lại tệp .json, .yaml, .yml"),
            ("a.xlsx", "PK", "chỉ trình bày lại tệp .json, .yaml, .yml"),
        ],
    )
    def test_a_file_that_is_no_plan_is_named_and_the_rest_put_in_order(
        self, tthc: Tthc, tmp_path: Path, name: str, text: str, words: str
    ) -> None:
        bad, good = tmp_path / name, tmp_path / "z.yaml"
        bad.write_text(text, "utf-8")
        good.write_text(YAML, "utf-8")
        said = tthc("fmt", bad, good)
        assert said.exit_code == 2
        assert f"Lỗi: {bad}: " in said.stderr
        assert words in said.stderr
        assert bad.read_text("utf-8") == text
        assert good.read_text("utf-8") == TIDY


class TestMerge:
    @staticmethod
    def filled_in(path: Path, plan: Plan, cells: dict[str, object]) -> Path:
        """The workbook of the plan as handed out, with the report of the first deadline filled in."""
        from tests.io.test_workbook import Office

        office = Office(workbook_bytes(plan, as_of=date(2026, 5, 1)))
        office.put("deadlines", "Công bố danh mục", **cells)
        path.write_bytes(office.save())
        return path

    def test_reports_of_all_copies_stand_in_one_workbook(self, tthc: Tthc, tmp_path: Path, plan: Plan) -> None:
        day = date(2026, 5, 29)
        one = self.filled_in(tmp_path / "a.xlsx", plan, {"state": "đã hoàn thành", "done_on": day, "reported": day})
        other = tmp_path / "b.xlsx"
        other.write_bytes(workbook_bytes(plan, as_of=date(2026, 5, 1)))
        said = tthc("merge", one, other, "-o", tmp_path / "gop.xlsx")
        assert (said.exit_code, said.stdout) == (0, "")
        merged = read_workbook((tmp_path / "gop.xlsx").read_bytes(), where="gop.xlsx")
        assert [(each.at, each.state) for each in merged.progress] == [("task:I.1", "done")]
        assert bare(merged.plan) == bare(plan)

    def test_a_conflict_is_shown_and_ends_in_1(
        self, tthc: Tthc, tmp_path: Path, plan: Plan, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        monkeypatch.setenv("COLUMNS", "200")
        day = date(2026, 5, 29)
        one = self.filled_in(tmp_path / "a.xlsx", plan, {"state": "đã hoàn thành", "done_on": day, "reported": day})
        other = self.filled_in(tmp_path / "b.xlsx", plan, {"state": "đang thực hiện", "reported": day})
        said = tthc("merge", one, other, "-o", tmp_path / "gop.xlsx")
        assert said.exit_code == 1
        assert "2 chỗ các bản báo cáo khác nhau" in said.stderr
        for words in ("task:I.1", "a.xlsx", "b.xlsx", "Trạng thái", "đã hoàn thành", "đang thực hiện", "29/05/2026"):
            assert words in said.stdout
        assert read_workbook((tmp_path / "gop.xlsx").read_bytes(), where="gop.xlsx").progress == ()

    def test_a_copy_that_cannot_be_read_stops_it(self, tthc: Tthc, tmp_path: Path, plan_file: Path) -> None:
        said = tthc("merge", plan_file, "-o", tmp_path / "gop.xlsx")
        assert said.exit_code == 2
        assert f"{plan_file}: tệp không phải bảng tính Excel" in said.stderr
        assert not (tmp_path / "gop.xlsx").exists()

    def test_the_result_is_a_workbook(self, tthc: Tthc, tmp_path: Path) -> None:
        said = tthc("merge", tmp_path / "a.xlsx", "-o", tmp_path / "gop.docx")
        assert said.exit_code == 2
        assert "kết quả gộp phải là bảng tính" in said.stderr


@pytest.mark.parametrize("name", ["r.docx", "r.html", "r.ics"])
def test_read_writes_data_only_to_files_of_data(tthc: Tthc, plan_file: Path, tmp_path: Path, name: str) -> None:
    said = tthc("read", plan_file, "-o", tmp_path / name)
    assert said.exit_code == 2
    assert "tthc convert" in said.stderr
    assert not (tmp_path / name).exists()


def test_read_does_not_put_yaml_under_another_ending(tthc: Tthc, plan_file: Path, tmp_path: Path) -> None:
    assert tthc("read", plan_file, "--yaml", "-o", tmp_path / "r.json").exit_code == 2
    assert tthc("read", plan_file, "--yaml", "-o", tmp_path / "r.yml").exit_code == 0


def test_convert_shows_a_workbook_for_the_day_and_in_the_language_asked_for(
    tthc: Tthc, plan_file: Path, tmp_path: Path
) -> None:
    target = tmp_path / "follow.xlsx"
    assert tthc("convert", plan_file, target, "--as-of", "2026-06-01", "--lang", "en").exit_code == 0
    book = openpyxl.load_workbook(target)
    days = [cell.value for row in book["Deadlines"].iter_rows(max_row=3) for cell in row]
    assert datetime(2026, 6, 1) in days
