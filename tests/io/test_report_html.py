from __future__ import annotations

import re
from base64 import b64encode
from datetime import date, timedelta
from hashlib import sha256
from html import unescape
from html.parser import HTMLParser
from importlib.resources import files

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from tthc.io.report.page import report_html
from tthc.model import (
    Adhoc,
    Baseline,
    Before,
    By,
    Completed,
    Continuous,
    Deliverable,
    External,
    Finding,
    Language,
    Milestone,
    Period,
    Place,
    Plan,
    Progress,
    Recurring,
    ReviewItem,
    Schedule,
    Signatory,
    Source,
    Target,
    Task,
    TaskGroup,
    Term,
    UnitMention,
    Unread,
    Window,
)
from tthc.periods.planning import timetable

DAY = date(2026, 6, 20)
OFFICE, JUSTICE = UnitMention(name="Văn phòng UBND tỉnh"), UnitMention(name="Sở Tư pháp")
COMMUNES = UnitMention(name="UBND cấp xã", collective=True)


def when(text: str, *terms: Term) -> Schedule:
    return Schedule(start_text=text, finish_text="", terms=terms)


def part(schedule: Schedule, *products: str) -> Deliverable:
    return Deliverable(products=products, products_text="; ".join(products), schedule=schedule)


def target(text: str, value: float, **more: object) -> Target:
    return Target.model_validate({"text": text, "comparator": ">=", "value": value, "unit": "%", **more})


def sample() -> Plan:
    """An invented province's plan with one of everything the page shows."""
    guide = Task(
        label="1.",
        title="Xây dựng, ban hành kế hoạch của từng đơn vị",
        lead=(OFFICE,),
        coordinating=(COMMUNES,),
        deliverables=(
            part(when("Trước 16/8/2026", Before(date=date(2026, 8, 16))), "Kế hoạch được ban hành"),
            part(when("Thường xuyên", Continuous()), "Văn bản đôn đốc", "Báo cáo tổng hợp"),
        ),
    )
    monthly = Task(
        label="2.1",
        title="Công khai kết quả giải quyết hồ sơ",
        lead=(COMMUNES,),
        deliverables=(part(when("Hằng tháng", Recurring(freq="monthly")), "Bảng công khai"),),
        targets=(target("tối thiểu 98,5% hồ sơ được giải quyết đúng hạn", 98.5, at="task:I.2.1"),),
    )
    open_ = Task(label="2", title="Công khai, minh bạch", tasks=(monthly,))
    train = Task(
        label="1",
        title="Tập huấn nghiệp vụ cho công chức một cửa",
        lead=(JUSTICE, OFFICE),
        deliverables=(part(when("Quý III", Window(start=date(2026, 7, 1), end=date(2026, 9, 30)))),),
    )
    inspect = Task(
        title="Kiểm tra việc tiếp nhận hồ sơ",
        lead_text="Đoàn kiểm tra",
        deliverables=(part(when("Theo Kế hoạch kiểm tra", External(reference="Theo Kế hoạch kiểm tra"), Adhoc())),),
    )
    done = Task(label="3", title="Kiện toàn đầu mối", deliverables=(part(when("Đã hoàn thành", Completed())),))
    bare = Task(label="4", title="Tuyên truyền trên cổng thông tin")
    report = Task(
        label="5", title="Báo cáo quý", deliverables=(part(when("10/6", By(date=date(2026, 6, 10))), "Báo cáo"),)
    )
    groups = (
        TaskGroup(label="I", title="CHỈ ĐẠO, ĐIỀU HÀNH", tasks=(guide, open_)),
        TaskGroup(
            label="II",
            title="TỔ CHỨC THỰC HIỆN",
            groups=(TaskGroup(label="A", title="Đào tạo", tasks=(train,)),),
            tasks=(inspect, done, bare, report),
        ),
        TaskGroup(label="III", title="Nhóm chưa giao việc"),
    )
    cut = target(
        "cắt giảm ít nhất 30% thời gian giải quyết so với năm 2024",
        30,
        kind="reduction",
        baseline=Baseline(text="so với năm 2024", year=2024),
        at="body:II.4",
        due=date(2026, 12, 31),
        parts=(target("trong đó lĩnh vực đất đai 50%", 50, scope="lĩnh vực đất đai"),),
    )
    findings = (
        Finding.of("date-impossible", at="task:II.5", quote="31/02/2026", place=Place(line=88)),
        Finding.of("code-missing", place=Place(page=1, line=2)),
        Finding.of("line-unplaced", at="body:III", quote="<b>lạ</b>", place=Place(sheet="NV", cell="B7")),
    )
    return Plan(
        code="12/KH-UBND",
        title="Kiểm soát thủ tục hành chính năm 2026 trên địa bàn tỉnh Sông Lam",
        issuer="UBND tỉnh Sông Lam",
        place="Sông Lam",
        issued_on=date(2026, 1, 15),
        period=Period.of_year(2026),
        task_groups=groups,
        targets=(cut,),
        milestones=(
            Milestone(
                text="gửi kết quả rà soát trước ngày 01/7/2026",
                schedule=Schedule(terms=(Before(date=date(2026, 7, 1)),)),
                addressee="Văn phòng UBND tỉnh",
                at="annex2:II.1",
            ),
            Milestone(text="tổng hợp", schedule=Schedule(terms=(Unread(text="12/20266"),)), at="annex2:II.1"),
        ),
        review_items=(
            ReviewItem(
                label="1",
                name="Nhóm thủ tục hộ tịch",
                lead=(JUSTICE,),
                schedule=when("25/6", By(date=date(2026, 6, 25))),
            ),
        ),
        signatory=Signatory(name="Trần Thị Mai", position="PHÓ CHỦ TỊCH", authority="KT. CHỦ TỊCH"),
        source=Source(name="ke-hoach-12.txt", format="txt", sha256="0" * 64, findings=findings),
    )


PLAN = sample()
NOTES = (Progress(at="task:II.A.1", state="in_progress", percent=40, as_of=date(2026, 6, 1)),)


def render(plan: Plan = PLAN, lang: Language = "vi", as_of: date = DAY) -> str:
    return report_html(plan, timetable(plan, as_of=as_of, progress=NOTES), lang)


class Reader(HTMLParser):
    """Reads a page into the texts of its cells, table by table, and checks that tags match."""

    VOID = frozenset({"meta", "br", "input"})

    def __init__(self, page: str) -> None:
        super().__init__()
        self.open: list[str] = []
        self.ids: list[str] = []
        self.links: list[str] = []
        self.attributes: list[tuple[str, str, str | None]] = []
        self.tables: dict[str, list[list[str]]] = {}
        self.headings: list[str] = []
        self._rows: list[list[str]] = []
        self.feed(page)
        self.close()
        assert self.open == []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        if tag not in self.VOID:
            self.open.append(tag)
        self.attributes += [(tag, name, value) for name, value in attrs]
        given = dict(attrs)
        self.ids += [given["id"] or ""] if "id" in given else []
        self.links += [given["href"] or ""] if "href" in given else []
        if tag == "table":
            self._rows = self.tables.setdefault(given.get("class") or "", [])
        if tag == "tr":
            self._rows.append([])
        if tag in ("td", "th"):
            self._rows[-1].append("")
        if tag in ("h1", "h2"):
            self.headings.append("")

    def handle_startendtag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.handle_starttag(tag, attrs)
        self.handle_endtag(tag)

    def handle_endtag(self, tag: str) -> None:
        assert self.open.pop() == tag

    def handle_data(self, data: str) -> None:
        if {"td", "th"} & set(self.open):
            self._rows[-1][-1] = f"{self._rows[-1][-1]} {data}".strip().replace("  ", " ")
        if self.open and self.open[-1] in ("h1", "h2"):
            self.headings[-1] += data


READ = Reader(render())


def row(table: str, words: str, read: Reader = READ) -> list[str]:
    return next(cells for cells in read.tables[table] if any(words in cell for cell in cells))


def test_the_page_is_complete_in_itself() -> None:
    page = render()
    assert page.count("<script>") == page.count("<style>") - page.count("<svg") == 1
    assert page.count("<script") == 2  # the other holds the plan as data
    assert "<link" not in page
    assert not re.search(r"(?:src|srcset|action|data|poster)=", page)
    assert not re.search(r"@import|url\(", page)
    assert re.findall(r"https?://[^\"' <]+", page).count("http://www.w3.org/2000/svg") == len(
        re.findall("https?://", page)
    )
    assert not re.search(r" (?:style|on\w+)=", page)


def test_the_policy_lets_in_the_page_s_own_script_and_styles_and_nothing_else() -> None:
    page = render()
    policy = unescape(re.findall(r'Content-Security-Policy" content="([^"]*)"', page)[0])
    rules = {
        name: set(values.split()) for name, _, values in (rule.strip().partition(" ") for rule in policy.split(";"))
    }
    for tag, rule in (("script", "script-src"), ("style", "style-src")):
        texts = re.findall(rf"<{tag}>(.*?)</{tag}>", page, re.DOTALL)
        assert rules[rule] == {f"'sha256-{b64encode(sha256(text.encode()).digest()).decode()}'" for text in texts}
    assert rules["default-src"] == rules["base-uri"] == rules["form-action"] == {"'none'"}


def test_the_same_input_gives_the_same_bytes() -> None:
    assert render() == render(sample())


@pytest.mark.parametrize("lang", ["vi", "en"])
def test_ids_are_unique_and_every_link_leads_somewhere(lang: Language) -> None:
    read = Reader(render(lang=lang))
    assert len(read.ids) == len(set(read.ids))
    assert {link.removeprefix("#") for link in read.links} <= set(read.ids)
    labels = {value for _, name, value in read.attributes if name == "aria-labelledby"}
    assert {word for label in labels for word in (label or "").split()} <= set(read.ids)


def test_the_first_link_skips_to_the_content_and_the_language_is_said() -> None:
    assert READ.links[0] == "#main"
    assert ("html", "lang", "vi") in READ.attributes
    assert ("html", "lang", "en") in Reader(render(lang="en")).attributes


def test_the_head_says_what_plan_it_is() -> None:
    page = render()
    for words in (
        "UBND tỉnh Sông Lam",
        "Số: 12/KH-UBND",
        "Sông Lam, ngày 15/01/2026",
        "01/01/2026 – 31/12/2026",
        "Trần Thị Mai, PHÓ CHỦ TỊCH, KT. CHỦ TỊCH",
        "20/06/2026",
        "ke-hoach-12.txt",
    ):
        assert words in page
    assert READ.headings[0] == "Kiểm soát thủ tục hành chính năm 2026 trên địa bàn tỉnh Sông Lam"


def test_a_draft_says_what_it_lacks() -> None:
    plan = Plan(title="Dự thảo kế hoạch")
    page = report_html(plan, timetable(plan, as_of=DAY))
    for words in ("Số: chưa có số", "Chưa rõ cơ quan ban hành", "chưa ghi ngày", "chưa rõ"):
        assert words in page
    assert Reader(page).headings == ["Dự thảo kế hoạch", "Tổng quan", "Hạn sắp tới", "Lưu ý khi đọc và theo dõi"]
    assert page.count("Không có.") == 2


@pytest.mark.parametrize(
    ("change", "dated"),
    [
        ({"place": None}, "Ngày 15/01/2026"),
        ({"issued_on": None}, "Sông Lam, chưa ghi ngày"),
        ({"issued_on": None, "issued_text": "ngày    tháng 02 năm 2026"}, "Sông Lam, ngày    tháng 02 năm 2026"),
        ({"issued_on": None, "place": None}, "chưa ghi ngày"),
    ],
)
def test_place_and_day_of_issue_say_what_is_known(change: dict[str, str | None], dated: str) -> None:
    assert f'<p class="dated">{dated}</p>' in render(PLAN.model_copy(update=change))


def test_every_task_has_a_row_with_its_cells_as_printed() -> None:
    assert row("tasks", "kế hoạch của từng đơn vị") == [
        "1",
        "Xây dựng, ban hành kế hoạch của từng đơn vị",
        "Văn phòng UBND tỉnh",
        "UBND cấp xã",
        "Trước 16/8/2026",
        "15/08/2026 làm trước hết 14/08/2026 còn trong hạn",
        "Kế hoạch được ban hành",
    ]
    for placed in PLAN.tasks():
        assert any(placed.task.title in cells for cells in READ.tables["tasks"])


def test_a_further_deliverable_is_a_row_of_its_own_under_the_shared_cells() -> None:
    assert row("tasks", "Văn bản đôn đốc") == ["Thường xuyên", "thường xuyên", "Văn bản đôn đốc Báo cáo tổng hợp"]
    assert ("th", "rowspan", "2") in READ.attributes


def test_a_cell_from_which_no_unit_was_read_shows_as_printed() -> None:
    assert row("tasks", "Kiểm tra việc tiếp nhận")[2] == "Đoàn kiểm tra"


def test_many_due_days_are_summed_up_with_the_next_one() -> None:
    assert row("tasks", "Công khai kết quả")[5] == (
        "12 lần, 31/01/2026 – 31/12/2026 kế tiếp: 30/06/2026 đã qua hạn 5 còn trong hạn 7"
    ).replace("đã qua hạn", timetable(PLAN, as_of=DAY).past_due().obligations[0].state_label("vi"))


def test_many_due_days_all_gone_by_have_no_next_one() -> None:
    read = Reader(render(as_of=date(2027, 2, 1)))
    assert "kế tiếp" not in row("tasks", "Công khai kết quả", read)[5]


def test_the_same_state_twice_in_a_cell_is_said_once() -> None:
    state = timetable(PLAN, as_of=DAY).undated().obligations[0].state_label("vi")
    assert row("tasks", "Kiểm tra việc tiếp nhận")[5] == state


def test_groups_head_their_tasks_and_an_empty_group_is_not_lost() -> None:
    heads = [cells[0] for cells in READ.tables["tasks"] if len(cells) == 1]
    assert heads == [
        "I CHỈ ĐẠO, ĐIỀU HÀNH",
        "II TỔ CHỨC THỰC HIỆN",
        "A Đào tạo",
        "III Nhóm chưa giao việc",
    ]
    titles = [cells[1] for cells in READ.tables["tasks"] if len(cells) == 7][1:]
    assert titles.index("Kiểm tra việc tiếp nhận hồ sơ") < titles.index("Tập huấn nghiệp vụ cho công chức một cửa")


def test_a_table_without_headings_has_no_row_for_them() -> None:
    plan = Plan(title="Kế hoạch", task_groups=(TaskGroup(title="", tasks=(Task(title="Báo cáo"),)),))
    assert [len(cells) for cells in Reader(render(plan)).tables["tasks"]] == [7, 7]


def test_next_deadlines_come_in_order_with_the_day_to_act_by() -> None:
    page = render()
    start, end = page.index('id="next"'), page.index('id="timeline"')
    days = re.findall(
        r'role="row"><td role="cell" class="due"[^>]*><p><time datetime="[\d-]+" class="day">(\d\d/\d\d/\d{4})',
        page[start:end],
    )
    assert days[:3] == ["25/06/2026", "30/06/2026", "30/06/2026"]
    assert days == sorted(days, key=lambda day: day.split("/")[::-1])
    assert row("deadlines", "kế hoạch của từng đơn vị")[:3] == ["15/08/2026 thứ Bảy", "14/08/2026 thứ Sáu", "56 ngày"]


def test_what_is_past_its_day_stands_apart_and_is_not_called_late() -> None:
    page = render()
    past = page[page.index('id="past"') : page.index('id="next"')]
    assert "Báo cáo quý" in past
    assert "qua 10 ngày" in past
    assert "quá hạn" not in past


@pytest.mark.parametrize(("days", "words"), [(0, "hôm nay"), (1, "1 ngày"), (-1, "qua 1 ngày")])
def test_the_days_left_are_counted_from_the_day_of_the_page(days: int, words: str) -> None:
    read = Reader(render(as_of=date(2026, 6, 25) - timedelta(days=days)))
    assert row("deadlines", "hộ tịch", read)[2] == words


def test_long_lists_of_deadlines_say_how_many_more_there_are() -> None:
    tasks = tuple(
        Task(label=str(n), title=f"Việc {n}", deliverables=(part(when("30/6", By(date=date(2026, 6, 30)))),))
        for n in range(1, 21)
    )
    page = render(Plan(title="Kế hoạch", task_groups=(TaskGroup(label="I", title="CHUNG", tasks=tasks),)))
    assert "Còn 5 hạn nữa" in page
    assert len(Reader(page).tables["deadlines"]) == 21
    shown, _, folded = page.partition('<tbody role="rowgroup" class="more" hidden>')
    assert (shown.count("> · Việc "), folded.partition("</tbody>")[0].count("> · Việc ")) == (15, 5)


def test_targets_show_what_is_promised_by_whom_until_when() -> None:
    monthly = row("targets", "98,5%")
    assert monthly[1] == "≥ 98,5%"
    assert monthly[3:] == ["UBND cấp xã", "không nêu ngày", "Nhiệm vụ I.2.1"]
    reduction = row("targets", "cắt giảm ít nhất")
    assert reduction[1] == "giảm ≥ 30%"
    assert "Gốc so sánh: so với năm 2024" in reduction[2]
    assert reduction[3:] == ["toàn kế hoạch", "31/12/2026", "Phần lời văn, II.4"]
    piece = row("targets", "lĩnh vực đất đai 50%")
    assert piece[2].startswith("– ")
    assert "Phạm vi: lĩnh vực đất đai" in piece[2]
    assert piece[5] == "Phần lời văn, II.4"
    assert len(READ.tables["targets"]) == 1 + len(PLAN.all_targets())


def test_targets_of_one_indicator_stand_together_and_parts_after_the_whole() -> None:
    late = target("100% hồ sơ trễ hẹn có văn bản xin lỗi", 100, indicator="late-dossiers-apologised", at="body:II.1")
    early = target("trả trước hạn 50%", 50, indicator="dossiers-early", at="body:II.2")
    on_time = target("98% đúng hạn", 98, indicator="dossiers-on-time", at="body:II.3", parts=(early,))
    again = target("97% đúng hạn", 97, indicator="dossiers-on-time", at="body:II.5")
    own = target("30 lượt", 30, indicator="kiosk-visits", at="body:II.6")
    bare = target("20 việc", 20, at="body:II.7")
    plan = Plan(title="Kế hoạch", targets=(bare, own, late, on_time, again))
    cells = Reader(render(plan)).tables["targets"][1:]
    order = [line[5].rpartition(".")[2] for line in cells]
    assert order.index("2") == order.index("3") + 1
    assert order.index("5") == order.index("3") + 2
    assert order[-2:] == ["6", "7"]
    assert [line[0] for line in cells][-2:] == ["kiosk-visits", "chưa có tên trong danh mục"]
    english = Reader(render(plan, "en")).tables["targets"][1:]
    assert "late dossiers" in english[order.index("1")][0]


def test_each_unit_has_a_row_with_what_it_leads_and_its_next_deadline() -> None:
    office = row("units", "Văn phòng UBND tỉnh")
    assert office[0].startswith("Văn phòng UBND tỉnh")
    assert office[1] == "2 việc I.1 , II.A.1"
    assert office[2] == "15/08/2026 56 ngày"
    assert office[3].endswith("Xây dựng, ban hành kế hoạch của từng đơn vị")
    assert row("units", "Sở Tư pháp")[1:3] == ["2 việc II.A.1 , Danh mục rà soát, 1", "25/06/2026 5 ngày"]


def test_one_unit_written_with_and_without_a_capital_is_one() -> None:
    tasks = tuple(
        Task(label=str(n), title="Việc", lead=(UnitMention(name=name, collective=True),))
        for n, name in enumerate(("Phòng chuyên môn", "phòng chuyên môn"), start=1)
    )
    page = render(Plan(title="Kế hoạch", task_groups=(TaskGroup(label="I", title="A", tasks=tasks),)))
    assert [line[1] for line in Reader(page).tables["units"][1:]] == ["2 việc I.1 , I.2"]
    assert page.count('<option value="1">') == 1


def test_without_any_report_nothing_is_called_done_or_late() -> None:
    page = report_html(PLAN, timetable(PLAN, as_of=DAY))
    assert "Chưa có báo cáo tiến độ nào" in page
    assert "counts standing" not in page
    for words in ("quá hạn", "hoàn thành đúng hạn", "sắp đến hạn"):
        assert not re.search(rf'class="pill[^>]*>{words}<', page)


def test_reports_are_counted_with_their_rate_and_coverage() -> None:
    notes = (
        Progress(at="task:II.5", state="done", done_on=date(2026, 6, 12), as_of=date(2026, 6, 12)),
        Progress(at="task:I.1", deliverable=0, state="done", done_on=date(2026, 6, 1), as_of=date(2026, 6, 2)),
        *NOTES,
    )
    page = report_html(PLAN, timetable(PLAN, as_of=DAY, progress=notes), "en")
    tiles = dict(re.findall(r'class="of-(\w+)"><dt>[^<]*</dt><dd>(\d+)', page.split("counts standing")[1]))
    assert tiles == {
        "on_time": "1",
        "late": "1",
        "in_progress": "1",
        "due_soon": "0",
        "overdue": "0",
        "unreported": "5",
    }
    assert "Done on time: 1 of 2 reported (50%)." in page
    assert "Reported: 2 of 7 that are done or past their day (28.6%)." in page


def test_rows_carry_what_they_are_filtered_by() -> None:
    page = render()
    task = re.findall(r'<tr id="t1"[^>]*>', page)[0]
    units = re.findall(r'<option value="(\d+)">([^<]+)</option>', page)
    number = {name: value for value, name in units}
    assert f'data-units="{number["Văn phòng UBND tỉnh"]}"' in task
    assert f'data-also="{number["UBND cấp xã"]}"' in task
    assert 'data-when="due@2026-08 running@2026-12"' in task
    assert '<option value="2026-08">tháng 8/2026</option>' in page


def test_every_table_has_a_caption_and_every_head_a_scope() -> None:
    page = render()
    assert page.count("<table") == page.count('<caption class="unseen">')
    assert all('scope="' in head for head in re.findall(r"<th(?= )[^>]*>", page))


def test_controls_without_a_script_stay_away() -> None:
    for tag in re.findall(r"<button[^>]*>", render().split("<main")[1]):
        assert " hidden" in tag or 'id="filter-reset"' in tag
    assert re.search(r'<div id="filters"[^>]* hidden>', render())


def test_milestones_and_review_items_have_their_days() -> None:
    assert row("milestones", "gửi kết quả rà soát")[0].startswith("30/06/2026")
    assert row("milestones", "gửi kết quả rà soát")[2:] == ["Phụ lục 2, II.1", "Văn phòng UBND tỉnh"]
    assert row("review", "hộ tịch") == [
        "1",
        "Nhóm thủ tục hộ tịch",
        "Sở Tư pháp",
        "",
        "25/6",
        "25/06/2026 còn trong hạn",
    ]


def test_milestones_without_an_addressee_have_no_column_for_one() -> None:
    read = Reader(render(PLAN.model_copy(update={"milestones": PLAN.milestones[1:]})))
    assert read.tables["milestones"][0] == ["Hạn", "Nội dung", "Vị trí"]


def test_several_review_lists_are_named() -> None:
    items = tuple(ReviewItem(list=name, label="1", name=f"Thủ tục {name}") for name in ("A", "B"))
    read = Reader(render(PLAN.model_copy(update={"review_items": items})))
    assert row("review", "Thủ tục B", read)[:3] == ["B", "1", "Thủ tục B"]


def test_findings_show_severity_message_and_where() -> None:
    assert row("findings", "31/02/2026") == ["lỗi", "ngày không thể có: 31/02/2026", "Nhiệm vụ II.5", "dòng 88"]
    assert row("findings", "chưa có số")[2:] == ["Toàn văn bản", "trang 1, dòng 2"]
    assert row("findings", "<b>lạ</b>")[3] == "trang tính NV, ô B7"


def test_findings_of_the_notes_are_shown_too() -> None:
    table = timetable(PLAN, as_of=DAY, progress=[Progress(at="task:IX.9", state="done", as_of=DAY)])
    assert table.findings
    shown = Reader(report_html(PLAN, table)).tables["findings"]
    assert [cells[1] for cells in shown[1:]] == [one.message("vi") for one in (*PLAN.findings, *table.findings)]


def test_in_english_days_are_iso_and_the_plan_s_words_are_marked_vietnamese() -> None:
    page = render(lang="en")
    read = Reader(page)
    assert row("tasks", "kế hoạch của từng đơn vị", read)[5].startswith("2026-08-15 act by 2026-08-14")
    assert '<span lang="vi">Xây dựng, ban hành kế hoạch của từng đơn vị</span>' in page
    frame = re.sub(r'<span lang="vi">.*?</span>|<section id="findings".*?</section>|<svg.*?</svg>', "", page)
    assert not re.search(r"\b\d\d/\d\d/\d{4}\b", frame)
    assert row("targets", "98,5%", read)[1] == "≥ 98.5%"
    assert ">Jan<" in page


def test_the_timeline_shows_each_row_that_owes_something() -> None:
    pictures = re.findall(r"<svg .*?</svg>", render(), flags=re.DOTALL)
    assert pictures
    drawn = "".join(pictures)
    for one in timetable(PLAN, as_of=DAY):
        assert one.title in drawn
    assert "Theo Kế hoạch kiểm tra" in drawn
    assert 'role="img"' in pictures[0]
    assert "31/03/2026" in drawn


def test_a_long_timeline_is_cut_into_pictures_that_fit_a_page() -> None:
    tasks = tuple(
        Task(label=str(n), title=f"Việc số {n}", deliverables=(part(when("Thường xuyên", Continuous())),))
        for n in range(1, 61)
    )
    groups = (TaskGroup(label="I", title="DÀI", tasks=tasks), TaskGroup(label="II", title="NGẮN", tasks=tasks[:3]))
    page = render(Plan(title="Kế hoạch", period=Period.of_year(2026), task_groups=groups))
    pictures = re.findall(r"<svg .*?</svg>", page, flags=re.DOTALL)
    assert len(pictures) == 3
    counts = [len(re.findall(r'<g data-key="t\d+"><title>(?:I|II)\.\d+ Việc', picture)) for picture in pictures]
    assert sum(counts) == 63
    assert max(counts) <= 25
    assert all("DÀI" in picture for picture in pictures)


def test_a_group_that_would_cross_a_page_begins_the_next_picture() -> None:
    tasks = tuple(Task(label=str(n), title=f"Việc số {n}") for n in range(1, 16))
    groups = tuple(TaskGroup(label=label, title=f"NHÓM {label}", tasks=tasks) for label in ("I", "II"))
    page = render(Plan(title="Kế hoạch", period=Period.of_year(2026), task_groups=groups))
    pictures = re.findall(r"<svg .*?</svg>", page, flags=re.DOTALL)
    assert [re.findall(r">(NHÓM \w+)</text>", picture) for picture in pictures] == [["NHÓM I"], ["NHÓM II"]]


def test_a_plan_without_a_period_is_drawn_over_the_days_it_names() -> None:
    page = render(PLAN.model_copy(update={"period": None}))
    assert "từ 10/06/2026 đến 30/09/2026" in page


def test_a_timetable_of_one_unit_draws_only_its_rows() -> None:
    table = timetable(PLAN, as_of=DAY).of_unit("Sở Tư pháp")
    drawn = "".join(re.findall(r"<svg .*?</svg>", report_html(PLAN, table), flags=re.DOTALL))
    assert "Tập huấn nghiệp vụ" in drawn
    assert "CHỈ ĐẠO" not in drawn


WORDS = st.text(max_size=25)


@settings(max_examples=25)
@example("annex", "sheet", "line", ["{n}"])
@given(WORDS, WORDS, WORDS, st.lists(WORDS, max_size=3))
def test_whatever_the_plan_says_the_page_keeps_its_form(title: str, group: str, task: str, products: list[str]) -> None:
    row = Task(label=title, title=task, lead=(UnitMention(name=title),), deliverables=(part(when(group), *products),))
    plan = Plan(
        title=title,
        issuer=group,
        task_groups=(TaskGroup(label=group, title=group, tasks=(row, row)),) * 2,
        milestones=(Milestone(text=task, schedule=Schedule(), at=title),),
        targets=(Target(text=task, comparator="<", value=1e6, unit="VND", at=title),),
    )
    page = render(plan)
    page.encode("utf-8")
    read = Reader(page)
    assert len(read.ids) == len(set(read.ids))
    assert sum(len(cells) == 7 for cells in read.tables["tasks"]) == 5


def luminance(colour: str) -> float:
    parts = (int(colour[at : at + 2], 16) / 255 for at in (1, 3, 5))
    red, green, blue = (part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in parts)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def schemes() -> list[dict[str, str]]:
    style = files("tthc").joinpath("data", "report.css").read_text("utf-8")
    return [dict(re.findall(r"--(\w+): (#\w{6})", block)) for block in re.findall(r":root \{(.*?)\}", style, re.DOTALL)]


@pytest.mark.parametrize("scheme", schemes(), ids=["light", "dark"])
@pytest.mark.parametrize("ground", ["sheet", "band", "mark"])
@pytest.mark.parametrize("ink", ["ink", "muted", "link", "accent"])
def test_words_can_be_read_in_light_and_dark(scheme: dict[str, str], ground: str, ink: str) -> None:
    light, dark = sorted((luminance(scheme[ink]), luminance(scheme[ground])), reverse=True)
    assert (light + 0.05) / (dark + 0.05) >= 4.5


@pytest.mark.parametrize("scheme", schemes(), ids=["light", "dark"])
@pytest.mark.parametrize("ground", ["sheet", "band"])
def test_the_edges_of_controls_can_be_seen(scheme: dict[str, str], ground: str) -> None:
    light, dark = sorted((luminance(scheme["edge"]), luminance(scheme[ground])), reverse=True)
    assert (light + 0.05) / (dark + 0.05) >= 3


def test_a_timetable_of_another_plan_is_shown_without_its_units() -> None:
    other = Plan(title="Kế hoạch khác", milestones=PLAN.milestones)
    page = report_html(other, timetable(PLAN, as_of=DAY))
    assert "Báo cáo quý" in page
    assert "data-units" not in page.split("</style>")[-1].partition("<script")[0]
