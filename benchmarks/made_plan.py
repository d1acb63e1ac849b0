"""An invented plan of sixty tasks, long enough for twenty pages, and those pages as LibreOffice prints them.

python -m benchmarks.made_plan    # makes tests/io/files/twenty-pages.pdf again
"""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from random import Random

import tthc
from tthc.io.files import read_bytes
from tthc.model import Plan

PDF = Path(__file__).resolve().parents[1] / "tests" / "io" / "files" / "twenty-pages.pdf"
TASKS = 10
"""Tasks in each group."""

GROUPS = (
    "Chỉ đạo, điều hành và bố trí nhân lực",
    "Công bố, niêm yết và đăng tải thủ tục",
    "Tiếp nhận hồ sơ, trả kết quả tại quầy",
    "Số hóa giấy tờ và dùng lại dữ liệu",
    "Nộp hồ sơ và thanh toán qua mạng",
    "Lắng nghe người dân, kiểm tra và khen thưởng",
)
ACTS = (
    "Lập sổ theo dõi", "Vẽ lại sơ đồ", "Soạn bản hướng dẫn một trang về", "Đo thời gian thực tế của",
    "Gộp các mẫu đơn trùng nhau trong", "Phân công người dự phòng cho", "Thử nghiệm tại hai thôn",
    "Dịch sang tiếng Tày, tiếng Dao phần chính của", "Mời người dân góp ý trực tiếp vào", "Đối chiếu từng tháng",
)  # fmt: skip
MATTERS = (
    "việc đăng ký khai sinh, cấp thẻ bảo hiểm và nhập hộ khẩu trong một lần nộp",
    "luồng hồ sơ chuyển từ quầy số 3 đến phòng chuyên môn rồi trở lại quầy",
    "lịch hẹn của những hồ sơ phải đo đạc tại thực địa vào mùa mưa lũ",
    "cách ghi phiếu khi người nộp thiếu bản chụp giấy tờ tùy thân",
    "bảng chấm công của cán bộ trực quầy ngoài giờ và sáng thứ Bảy",
    "kho kết quả đã ký số nhưng người dân chưa đến nhận sau ba mươi ngày",
    "các khoản lệ phí thu bằng tiền mặt và bằng mã QR ở từng điểm thu",
    "nhóm thủ tục mà năm ngoái có nhiều hồ sơ bị trả lại từ hai lần trở lên",
)
AIMS = (
    "để người cao tuổi sống một mình không phải đi quá một chuyến",
    "nhằm rút bớt ít nhất một chữ ký trung gian ở mỗi khâu",
    "sao cho người trực quầy nào cũng trả lời giống nhau",
    "bảo đảm chỗ chờ, nước uống và lối đi cho xe lăn trong suốt giờ làm việc",
    "và báo lại cho trưởng thôn khi có thay đổi về ngày trả kết quả",
    "kể cả đối với hồ sơ gửi qua bưu điện hoặc nhờ người thân nộp thay",
)
LEADS = (
    "Văn phòng HĐND và UBND xã",
    "Trung tâm Phục vụ hành chính công xã",
    "Phòng Kinh tế",
    "Phòng Văn hóa - Xã hội",
    "Văn phòng HĐND và UBND xã; Phòng Kinh tế",
)
HELPERS = (
    "Các phòng chuyên môn; Trưởng các thôn",
    "Công an xã; Đoàn Thanh niên xã; Hội Phụ nữ xã",
    "Bưu điện xã; Ủy ban Mặt trận Tổ quốc Việt Nam xã",
    "Trung tâm Phục vụ hành chính công xã; các đơn vị liên quan",
    "",
)
TIMES = (
    ("Tháng 02", "Tháng 5"), ("Quý I", "Quý III"), ("01/3", "30/6"), ("Thường xuyên", ""), ("Hằng tháng", ""),
    ("", "Trước 15/11/2026"), ("Tháng 7", "Tháng 10"), ("Khi có phát sinh", ""),
)  # fmt: skip
PRODUCTS = (
    "Sổ theo dõi có chữ ký của từng ca trực, lưu ít nhất năm năm",
    "Sơ đồ khổ A1 treo cạnh lối vào và bản điện tử gửi các thôn",
    "Bản hướng dẫn một trang, cỡ chữ 16, in hai màu",
    "Bảng số liệu theo tuần nêu rõ khâu nào chậm và vì sao",
    "Tờ trình kèm ý kiến của ít nhất hai mươi người đã nộp hồ sơ",
    "Biên bản thử nghiệm ghi cả những điều chưa làm được",
)
REVIEWED = ("chứng thực", "hộ tịch", "cây xanh và vỉa hè", "nuôi trồng thủy sản", "trợ giúp xã hội", "nhà ở riêng lẻ")

HEAD = """ỦY BAN NHÂN DÂN
XÃ SUỐI TRÚC
CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM
Độc lập - Tự do - Hạnh phúc

Số: 31/KH-UBND

Suối Trúc, ngày 09 tháng 01 năm 2026

KẾ HOẠCH

Kiểm soát thủ tục hành chính trên địa bàn xã Suối Trúc năm 2026

Căn cứ Nghị định số 63/2010/NĐ-CP ngày 08/6/2010 của Chính phủ về kiểm soát thủ tục hành chính;

UBND xã Suối Trúc ban hành Kế hoạch năm 2026 như sau:

I. MỤC ĐÍCH

1. Người dân biết trước phải mang gì, chờ bao lâu và hỏi ai.

2. Mỗi việc có một người chịu trách nhiệm, một ngày xong và một thứ nhìn thấy được.

II. CHỈ TIÊU

1. Trên 97% hồ sơ được trả đúng hẹn; tối thiểu 65% hồ sơ nộp qua mạng.

III. TỔ CHỨC THỰC HIỆN

1. Văn phòng HĐND và UBND xã theo dõi chung, báo cáo Chủ tịch UBND xã trước ngày 05/12/2026.

Nơi nhận:
- UBND tỉnh Bình Trúc;
- Các phòng chuyên môn;
- Lưu: VT.

TM. ỦY BAN NHÂN DÂN
CHỦ TỊCH

Lò Thị Hạnh
"""


def made_plan() -> Plan:
    """The plan; the same each time."""
    return read_bytes("\n".join(_text(Random(30))).encode(), name="twenty-pages.txt")  # noqa: S311  # no secret


def _text(random: Random) -> Iterator[str]:
    yield HEAD
    yield "PHỤ LỤC I\n\nNHIỆM VỤ CỤ THỂ NĂM 2026\n"
    yield "Số TT\tTên nhiệm vụ\tĐơn vị chủ trì\tĐơn vị phối hợp\tThời gian\t\tSản phẩm dự kiến hoàn thành"
    yield "\t\t\t\tBắt đầu\tHoàn thành\t"
    for label, title in zip(("I", "II", "III", "IV", "V", "VI"), GROUPS, strict=True):
        yield f"{label}\t{title}\t\t\t\t\t"
        for number in range(1, TASKS + 1):
            task = f"{random.choice(ACTS)} {random.choice(MATTERS)}, {random.choice(AIMS)}"
            lead, helper, (start, finish) = random.choice(LEADS), random.choice(HELPERS), random.choice(TIMES)
            products = "; ".join(f"- {product}" for product in random.sample(PRODUCTS, random.randint(2, 3)))
            yield f"{number}\t{task}\t{lead}\t{helper}\t{start}\t{finish}\t{products}"
    yield "\nPHỤ LỤC II\n\nDANH MỤC NHÓM TTHC RÀ SOÁT NĂM 2026\n"
    yield "Số TT\tNhóm TTHC\tCơ quan thực hiện rà soát\t\tThời gian thực hiện rà soát\t"
    yield "\t\tChủ trì\tPhối hợp\tBắt đầu\tHoàn thành"
    for number, field in enumerate(REVIEWED, start=1):
        yield f"{number}\tNhóm TTHC lĩnh vực {field}\t{random.choice(LEADS)}\tCác phòng chuyên môn\t01/3\t31/7"


if __name__ == "__main__":
    tthc.write(made_plan(), PDF)
