"""What each command puts out, and its exit status."""

from __future__ import annotations

import json
import sys
from collections.abc import Callable
from pathlib import Path

import pytest
from click.testing import Result
from jsonschema import Draft202012Validator

from tthc._version import __version__
from tthc.cli.app import COMMANDS
from tthc.io.files import dump, load
from tthc.io.forms import loads
from tthc.model import Finding, Plan

Tthc = Callable[..., Result]


@pytest.fixture
def harmless(plan: Plan) -> Plan:
    return plan.model_copy(update={"source": None})


def test_read_prints_the_plan_and_says_what_was_found(tthc: Tthc, plan_file: Path, plan: Plan) -> None:
    said = tthc("read", plan_file)
    assert said.exit_code == 0
    assert loads(said.stdout) == plan
    assert "2 phát hiện: 1 lỗi, 1 cảnh báo" in said.stderr
    lines = [line.split() for line in said.stderr.splitlines()]
    assert lines[1][:4] == ["lỗi", "dòng", "12", "task:I.1"]
    assert lines[2][:2] == ["cảnh", "báo"]


def test_read_speaks_english_on_request(tthc: Tthc, plan_file: Path) -> None:
    assert "2 finding(s): 1 error(s), 1 warning(s)" in tthc("read", plan_file, "--lang", "en").stderr
    assert "2 finding(s)" in tthc("--lang=en", "read", plan_file).stderr


def test_many_findings_are_counted_and_the_first_shown(tthc: Tthc, tmp_path: Path, plan: Plan) -> None:
    source = plan.source
    assert source is not None
    many = source.model_copy(update={"findings": source.findings * 15})
    dump(plan.model_copy(update={"source": many}), tmp_path / "plan.json")
    said = tthc("read", tmp_path / "plan.json").stderr
    assert "30 phát hiện" in said
    assert "và 10 phát hiện nữa" in said


def test_remarks_are_counted_only(tthc: Tthc, plan: Plan, tmp_path: Path) -> None:
    source = plan.source
    assert source is not None
    remark = Finding(code="remark", severity="info", quote="lời")
    dump(plan.model_copy(update={"source": source.model_copy(update={"findings": (remark,)})}), tmp_path / "plan.json")
    said = tthc("read", tmp_path / "plan.json").stderr
    assert "1 phát hiện: 1 lưu ý" in said
    assert "lời" not in said


def test_read_of_a_plan_without_findings_says_so(tthc: Tthc, tmp_path: Path, harmless: Plan) -> None:
    dump(harmless, tmp_path / "plan.json")
    assert tthc("read", tmp_path / "plan.json").stderr == "Không có phát hiện nào.\n"


def test_read_writes_yaml_on_request(tthc: Tthc, plan_file: Path, plan: Plan) -> None:
    assert loads(tthc("read", plan_file, "--yaml").stdout, "yaml") == plan


@pytest.mark.parametrize(("name", "options"), [("b.json", []), ("b.yaml", []), ("b.yml", ["--yaml"])])
def test_read_writes_the_form_that_the_file_names(
    tthc: Tthc, plan_file: Path, tmp_path: Path, name: str, options: list[str], plan: Plan
) -> None:
    said = tthc("read", plan_file, "-o", tmp_path / name, *options)
    assert said.stdout == ""
    assert f"Đã ghi {tmp_path / name}" in said.stderr
    assert load(tmp_path / name) == plan


@pytest.mark.parametrize("command", ["read", "timetable", "citations"])
def test_strict_ends_in_1_where_there_are_errors_only(
    tthc: Tthc, plan_file: Path, command: str, harmless: Plan
) -> None:
    assert tthc(command, plan_file).exit_code == 0
    assert tthc(command, plan_file, "--strict").exit_code == 1
    dump(harmless, plan_file)
    assert tthc(command, plan_file, "--strict").exit_code == 0


def test_timetable_shows_who_owes_what_by_when(tthc: Tthc, plan_file: Path) -> None:
    said = tthc("timetable", plan_file, "--as-of", "01/6/2026")
    assert said.exit_code == 0
    for words in ("8/KH-UBND", "Sở Tư pháp", "14/06/2026", "thường xuyên: 1", "còn trong hạn: 1"):
        assert words in said.stdout
    assert said.stdout == tthc("timetable", plan_file, "--as-of", "2026-06-01").stdout
    assert max(map(len, said.stdout.splitlines())) <= 100


def test_timetable_tells_what_is_past_due(tthc: Tthc, plan_file: Path) -> None:
    said = tthc("timetable", plan_file, "--as-of", "2026-06-15", "--lang", "en").stdout
    assert "past due: 1" in said
    assert "2026-06-14" in said


def test_timetable_of_a_unit_holds_what_it_leads(tthc: Tthc, plan_file: Path) -> None:
    said = tthc("timetable", plan_file, "--as-of", "2026-06-01", "--unit", "sở  tư pháp").stdout
    assert "Công bố danh mục" in said
    assert "Rà soát quy định" not in said


def test_timetable_of_a_unit_holds_what_it_coordinates_on_request(tthc: Tthc, plan_file: Path) -> None:
    args = ("timetable", plan_file, "--as-of", "2026-06-01", "--unit", "UBND cấp xã", "--json")
    assert json.loads(tthc(*args).stdout)["obligations"] == []
    assert len(json.loads(tthc(*args, "--coordinating").stdout)["obligations"]) == 2


def test_an_unknown_unit_is_answered_with_the_nearest(tthc: Tthc, plan_file: Path) -> None:
    said = tthc("timetable", plan_file, "--as-of", "2026-06-01", "--unit", "Sở Tư phap")
    assert "“Sở Tư phap”" in said.stderr
    assert "Tên gần nhất: Sở Tư pháp" in said.stderr
    said = tthc("timetable", plan_file, "--as-of", "2026-06-01", "--unit", "zzz")
    assert "Tên gần nhất" not in said.stderr


def test_timetable_takes_progress_notes(tthc: Tthc, plan_file: Path, tmp_path: Path) -> None:
    notes = tmp_path / "notes.csv"
    notes.write_text("at,state,done_on,as_of\ntask:I.1,done,2026-06-10,2026-06-11\ntask:IX,done,,2026-06-11\n", "utf-8")
    said = tthc("timetable", plan_file, "--as-of", "2026-06-20", "--progress", notes).stdout
    assert "hoàn thành đúng hạn: 1" in said
    assert "Hoàn thành đúng hạn: 1/1 việc đã có kết quả; đã báo cáo 1/1 việc" in said
    assert "task:IX: " in said
    assert "Hoàn thành đúng hạn" not in tthc("timetable", plan_file, "--as-of", "2026-06-20").stdout


def test_timetable_as_json_is_for_programs(tthc: Tthc, plan_file: Path) -> None:
    said = json.loads(tthc("timetable", plan_file, "--as-of", "2026-06-01", "--json").stdout)
    assert said["as_of"] == "2026-06-01"
    first = said["obligations"][0]
    assert (first["at"], first["due"], first["act_by"], first["lead"]) == (
        "task:I.1",
        "2026-06-14",
        "2026-06-12",
        ["Sở Tư pháp"],
    )
    assert any("14/06/2026" in line for line in first["explanation"])


def test_timetable_is_for_today_unless_a_day_is_given(tthc: Tthc, plan_file: Path) -> None:
    said = json.loads(tthc("timetable", plan_file, "--json").stdout)
    assert said["as_of"] >= "2026"


def test_citations_are_counted_over_preamble_and_prose(tthc: Tthc, plan_file: Path) -> None:
    [cited] = json.loads(tthc("citations", plan_file).stdout)
    assert cited == {
        "type": "Nghị định",
        "number": "63/2010/NĐ-CP",
        "issued_on": "2010-06-08",
        "issuer": "Chính phủ",
        "mentions": 2,
        "problems": [],
    }


def test_citations_say_whether_a_document_is_in_force(tthc: Tthc, plan_file: Path) -> None:
    [cited] = json.loads(tthc("citations", plan_file, "--in-force-on", "05/2/2026", "--lang", "en").stdout)
    assert cited["status"] == "in force"
    assert cited["standing"].startswith("On 2026-02-05 Decree 63/2010/NĐ-CP of 2010-06-08 is in force")


def test_legal_bases_that_no_prose_holds_are_cited_too(tthc: Tthc, plan_file: Path, plan: Plan) -> None:
    dump(plan.model_copy(update={"sections": ()}), plan_file)
    [cited] = json.loads(tthc("citations", plan_file).stdout)
    assert (cited["number"], cited["mentions"]) == ("63/2010/NĐ-CP", 1)


def test_schema_is_a_schema_that_the_plan_meets(tthc: Tthc, plan_file: Path) -> None:
    schema = json.loads(tthc("schema").stdout)
    Draft202012Validator(schema).validate(json.loads(plan_file.read_text("utf-8")))


def test_a_published_document_is_taken_as_a_plan_file_is(tthc: Tthc, tmp_path: Path) -> None:
    document = tmp_path / "ke-hoach.txt"
    document.write_text(
        "UBND TỈNH HƯƠNG GIANG\nSố: 8/KH-UBND\n\nKẾ HOẠCH\nKiểm soát thủ tục hành chính năm 2026\n", "utf-8"
    )
    said = tthc("read", document)
    assert said.exit_code == 0
    assert Plan.model_validate_json(said.stdout).code == "8/KH-UBND"
    assert tthc("timetable", document, "--as-of", "2026-06-01").exit_code == 0
    assert tthc("citations", document).exit_code == 0


@pytest.mark.parametrize("lang", ["vi", "en"])
def test_demo_goes_the_whole_way(tthc: Tthc, tmp_path: Path, lang: str) -> None:
    said = tthc("demo", "--out", tmp_path / "a" / "b", "--lang", lang)
    assert said.exit_code == 0, said.output
    made = {"plan.json", "deadlines.ics", "report.html", "scorecard.html", "timeline.svg", "month.svg", "plan.docx"}
    made |= {"plan.xlsx"}
    assert {path.name for path in (tmp_path / "a" / "b").iterdir()} == made
    read = load(tmp_path / "a" / "b" / "plan.json")
    assert len(list(read.tasks())) > 20
    assert read.code is not None
    assert read.code in said.stdout
    assert ("hạn sắp tới" if lang == "vi" else "next 8 deadlines") in said.stdout
    assert "(46/48)" in said.stdout  # thủ tục cho thanh toán trực tuyến
    for name in made:
        assert str(tmp_path / "a" / "b" / name) in said.stdout.replace("\n", "")


def test_demo_leaves_out_what_is_not_installed(tthc: Tthc, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "xlsxwriter", None)
    said = tthc("demo", "--out", tmp_path)
    assert said.exit_code == 0, said.output
    assert "tthc[excel]" in said.stderr
    assert not (tmp_path / "plan.xlsx").exists()


def test_demo_says_when_its_folder_cannot_be_made(tthc: Tthc, tmp_path: Path) -> None:
    (tmp_path / "file").write_bytes(b"")
    said = tthc("demo", "--out", tmp_path / "file" / "out")
    assert said.exit_code == 2
    assert "hãy chọn thư mục khác" in said.stderr


@pytest.mark.parametrize("lang", ["vi", "en"])
def test_help_stands_in_the_language_asked_for(tthc: Tthc, lang: str) -> None:
    usage = {"vi": "Cách dùng: tthc", "en": "Usage: tthc"}[lang]
    whole = tthc("--help", "--lang", lang)
    assert whole.exit_code == 0
    assert whole.stdout.startswith(usage)
    for name in COMMANDS:
        assert f"\n  {name} " in whole.stdout
        help_text = tthc(name, "--help", "--lang", lang).stdout
        assert help_text.startswith(f"{usage} {name}")
        assert ("Show this" in help_text) == (lang == "en")


def test_without_a_command_the_help_is_shown(tthc: Tthc) -> None:
    assert tthc().stdout == tthc("--help").stdout


def test_the_version_is_told(tthc: Tthc) -> None:
    assert tthc("--version").stdout == f"tthc {__version__}\n"


def test_a_document_named_in_a_line_that_no_field_holds_is_cited_too(tthc: Tthc, plan: Plan, plan_file: Path) -> None:
    source = plan.source
    assert source is not None
    quotes = ("Nhóm thuộc Quyết định số 5/QĐ-UBND", "Thực hiện Nghị định số 63/2010/NĐ-CP")
    found = tuple(Finding.of("line-unplaced", quote=quote) for quote in quotes)
    dump(plan.model_copy(update={"source": source.model_copy(update={"findings": found})}), plan_file)
    numbers = [(row["number"], row["mentions"]) for row in json.loads(tthc("citations", plan_file).stdout)]
    assert numbers == [("63/2010/NĐ-CP", 2), ("5/QĐ-UBND", 1)]


def test_digest_is_plain_lines_for_a_unit(tthc: Tthc, plan_file: Path) -> None:
    said = tthc("digest", plan_file, "--as-of", "2026-06-10", "--unit", "Sở Tư pháp")
    assert said.exit_code == 0
    assert said.stdout.startswith("Sở Tư pháp – thứ Tư, 10/06/2026\n\nSẮP ĐẾN HẠN (7 ngày tới): 1\n• I.1 ")
    assert "(ngày nghỉ, cần xong 12/06/2026)" in said.stdout
    english = tthc("digest", plan_file, "--as-of", "2026-06-10", "--days", "2", "--lang", "en").stdout
    assert english.startswith("All units – Wednesday, 2026-06-10\n")


def test_digest_of_an_unknown_unit_names_the_nearest(tthc: Tthc, plan_file: Path) -> None:
    said = tthc("digest", plan_file, "--as-of", "2026-06-10", "--unit", "Sở Tư phap")
    assert "Tên gần nhất: Sở Tư pháp" in said.stderr


def test_an_offices_own_days_count(tthc: Tthc, plan_file: Path, tmp_path: Path) -> None:
    own = tmp_path / "lich.yaml"
    own.write_text("name: UBND xã Bãi Sậy\nclosed:\n  - {date: 12/6/2026, name: Nghỉ do bão}\n", "utf-8")
    said = json.loads(tthc("timetable", plan_file, "--as-of", "2026-06-01", "--calendar", own, "--json").stdout)
    assert said["calendar"]["name"] == "vietnam + UBND xã Bãi Sậy"
    assert said["obligations"][0]["act_by"] == "2026-06-11"


@pytest.mark.parametrize(
    ("text", "fault"),
    [
        ("name: X\nclosed:\n  - {date: 31/2/2026, name: Nghỉ}\n", "closed[0].date"),
        ("closed: []\n", "name"),
        ("- 1\n", "cả tệp"),
        ("name: [\n", ""),
    ],
)
def test_an_offices_file_that_cannot_be_used_is_explained(
    tthc: Tthc, plan_file: Path, tmp_path: Path, text: str, fault: str
) -> None:
    own = tmp_path / "lich.yaml"
    own.write_text(text, "utf-8")
    said = tthc("timetable", plan_file, "--as-of", "2026-06-01", "--calendar", own)
    assert said.exit_code == 2
    assert "lich.yaml" in said.stderr and fault in said.stderr


def test_a_reference_is_bound_to_a_date(tthc: Tthc, plan_file: Path) -> None:
    args = ("timetable", plan_file, "--as-of", "2026-06-01", "--json")
    said = json.loads(
        tthc(*args, "--bind", "task:I.1=30/9/2026", "--bind", "Theo Kế hoạch thanh tra=2026-10-15").stdout
    )
    assert [finding["code"] for finding in said["findings"]].count("binding-unused") == 2
    for wrong in ("Theo Kế hoạch", "=2026-10-15", "Theo Kế hoạch=31/2/2026"):
        said_of = tthc(*args, "--bind", wrong)
        assert said_of.exit_code == 2 and ("chưa đúng" in said_of.stderr or "không phải là ngày" in said_of.stderr)


@pytest.mark.parametrize(
    ("name", "start"), [("a.ics", b"BEGIN:VCALENDAR"), ("a.csv", b"\xef\xbb\xbf"), ("a.svg", b"<?xml")]
)
def test_a_timetable_is_written_as_its_ending_says(
    tthc: Tthc, plan_file: Path, tmp_path: Path, name: str, start: bytes
) -> None:
    said = tthc("timetable", plan_file, "--as-of", "2026-06-01", "-o", tmp_path / name)
    assert said.exit_code == 0 and said.stdout == ""
    assert (tmp_path / name).read_bytes().startswith(start)


def test_a_month_is_chosen_and_drawn_as_the_page_of_a_calendar(tthc: Tthc, plan_file: Path, tmp_path: Path) -> None:
    page = tmp_path / "lich.svg"
    assert tthc("timetable", plan_file, "--as-of", "2026-06-01", "--month", "6/2026", "-o", page).exit_code == 0
    assert "Tháng 6/2026" in page.read_text("utf-8")
    said = json.loads(tthc("timetable", plan_file, "--as-of", "2026-06-01", "--month", "2026-06", "--json").stdout)
    assert {one["due"][:7] for one in said["obligations"]} == {"2026-06"}
    for wrong in ("13/2026", "2026", "tháng 6"):
        assert "không phải là tháng" in tthc("timetable", plan_file, "--month", wrong).stderr


def test_limit_says_when_a_time_limit_ends_and_why(tthc: Tthc) -> None:
    said = tthc("limit", "không quá 03 tháng", "--from", "30/11/2025")
    assert said.stdout.splitlines() == [
        "02/03/2026",
        "  không tính ngày đầu 30/11/2025 [Bộ luật Dân sự 2015, Điều 147 khoản 2]",
        "  3 tháng: đến ngày tương ứng của tháng cuối, 28/02/2026 [Bộ luật Dân sự 2015, Điều 148 khoản 3]",
        "  tháng cuối không có ngày 30: kết thúc vào ngày cuối tháng 28/02/2026 [Bộ luật Dân sự 2015, Điều 148 khoản 3]",
        "  28/02/2026 là ngày nghỉ: kết thúc vào ngày làm việc tiếp theo 02/03/2026 [Bộ luật Dân sự 2015, Điều 148 khoản 5]",
        "  hết hạn lúc 24:00 ngày 02/03/2026 [Bộ luật Dân sự 2015, Điều 148 khoản 6]",
    ]
    assert tthc("limit", "P3M", "--from", "2025-11-30", "--lang", "en").stdout.startswith("2026-03-02\n")


def test_limit_in_hours_takes_a_moment_and_the_hours_of_the_office(tthc: Tthc) -> None:
    clock = tthc("limit", "48 giờ", "--from", "15:30 24/4/2026").stdout
    assert clock.startswith("15:30 ngày 26/04/2026\n")
    office = tthc("limit", "4 giờ làm việc", "--from", "15:00 29/4/2026", "--hours", "7:30-11:30, 13:30-17:00").stdout
    assert office.startswith("09:30 ngày 04/05/2026\n")


@pytest.mark.parametrize(
    ("args", "fault", "hint"),
    [
        (("-3 ngày",), "không phải là một thời hạn", "15 ngày làm việc"),
        (("48 giờ", "--from", "24/4/2026"), "tính từ một thời điểm", "hãy ghi giờ"),
        (("4 giờ làm việc", "--from", "15:00 29/4/2026"), "cần giờ làm việc của cơ quan", "--hours"),
        (("4 giờ làm việc", "--from", "15:00 29/4/2026", "--hours", "8"), "không phải là giờ làm việc", "hãy viết như"),
        (("3 ngày làm việc", "--from", "1/1/2150"), "nằm ngoài lịch", "lịch khác"),
        (("3 ngày", "--from", "29/02/2025"), "không phải là ngày", ""),
        (("3 giờ", "--from", "25:00 24/4/2026"), "không phải là thời điểm", ""),
    ],
)
def test_a_limit_that_cannot_be_is_explained_in_vietnamese(
    tthc: Tthc, args: tuple[str, ...], fault: str, hint: str
) -> None:
    said = tthc("limit", *args)
    assert said.exit_code == 2 and said.stdout == ""
    assert fault in said.stderr and hint in said.stderr
