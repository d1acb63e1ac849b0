"""What phrases of targets measure."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tthc.text.indicator import IndicatorCatalogue, find_indicators, short_form

CATALOGUE = IndicatorCatalogue.default()
IDS = {one.id for one in CATALOGUE.indicators}

NAMED = """
tasks-on-schedule | Hoàn thành đúng tiến độ 100% nhiệm vụ do Chủ tịch UBND tỉnh giao
impact-assessed | 100% TTHC trong dự thảo được đánh giá tác động
internal-procedures-reviewed | 100% thủ tục hành chính nội bộ được rà soát, cắt giảm thời gian giải quyết
internal-procedures-published | 100% TTHC nội bộ được công bố
procedures-published | 100% TTHC được niêm yết công khai tại trụ sở
procedures-reviewed | Rà soát tối thiểu 10% TTHC thuộc thẩm quyền
procedures-simplified | Tối thiểu 20% TTHC được cắt giảm, đơn giản hóa
internal-workflow-defined | 100% TTHC có quy trình điện tử
dossiers-on-time | Tỉ lệ hồ sơ giải quyết trước và đúng hạn trên 97%
dossiers-early | trong đó trên 40% hồ sơ trả trước hạn
dossiers-overdue | Tỷ lệ hồ sơ quá hạn dưới 1%
feedback-address-posted | 100% xã niêm yết địa chỉ tiếp nhận phản ánh, kiến nghị
feedback-resolved | 100% phản ánh, kiến nghị được xử lý đúng thời hạn
postal-service-offered | Trả kết quả qua dịch vụ bưu chính công ích đối với 100% TTHC
results-digitised | Số hoá 100% kết quả giải quyết TTHC còn hiệu lực
results-electronic | Tỷ lệ cấp kết quả giải quyết TTHC điện tử đạt 100%
data-reused | Tỷ lệ tái sử dụng dữ liệu đã được số hóa đạt 60%
documents-not-resubmitted | 80% người dân không phải nộp lại giấy tờ
boundary-free | 100% TTHC thực hiện không phụ thuộc vào địa giới hành chính
satisfaction-overall | Mức độ hài lòng của người dân đạt tối thiểu 95%
satisfaction-land-construction-investment | Mức độ hài lòng lĩnh vực đất đai, xây dựng, đầu tư đạt 85%
online-services-full | Cung cấp dịch vụ công trực tuyến toàn trình đối với 100% TTHC
online-services-integrated | 100% dịch vụ công được tích hợp trên Cổng Dịch vụ công quốc gia
online-services-restructured | 100% dịch vụ công trực tuyến được tái cấu trúc
online-services-with-dossiers | Trên 80% dịch vụ công trực tuyến có phát sinh hồ sơ
online-dossiers | Tỷ lệ hồ sơ nộp trực tuyến đạt 70%
remote-online-usage | Trên 60% người dân sử dụng dịch vụ công trực tuyến từ xa
identity-unified | 100% người dân được định danh và xác thực điện tử
electronic-circulation | 90% hồ sơ được luân chuyển bằng phương thức điện tử
payment-with-transactions | 100% TTHC có phát sinh giao dịch được thanh toán trực tuyến
payment-enabled | 100% TTHC có nghĩa vụ tài chính được triển khai thanh toán trực tuyến
online-payment-rate | Tỷ lệ thanh toán trực tuyến đạt 80%
catalogue-synced | Đồng bộ 100% danh mục TTHC với Cổng Dịch vụ công quốc gia
status-synced | 100% trạng thái hồ sơ được đồng bộ
results-public | 100% kết quả giải quyết TTHC được công khai
one-stop-received | 100% TTHC được tiếp nhận và trả kết quả tại Bộ phận Một cửa
one-stop-system | 100% hồ sơ được cập nhật trên Hệ thống thông tin giải quyết TTHC
one-stop-staff-rated | 100% công chức Bộ phận Một cửa được đánh giá, chấm điểm
business-procedures-online | 100% TTHC liên quan đến doanh nghiệp thực hiện trực tuyến
processing-time-cut | Rút ngắn 30% thời gian giải quyết
compliance-cost-cut | Cắt giảm ít nhất 30% chi phí tuân thủ
business-conditions-cut | Cắt giảm 30% điều kiện kinh doanh
business-conditions-abolished | Bãi bỏ 100% điều kiện kinh doanh không cần thiết
dossier-components-cut | Giảm 20% thành phần hồ sơ
fees-cut | Giảm 50% lệ phí
standards-procedures-reviewed | 100% thủ tục về tiêu chuẩn, quy chuẩn được rà soát
business-reports-electronic | 100% chế độ báo cáo của doanh nghiệp thực hiện điện tử
reports-on-time | 100% báo cáo gửi đúng hạn
officials-trained | 100% công chức được tập huấn
units-inspected | Kiểm tra tối thiểu 30% đơn vị
reform-index | Chỉ số CCHC đạt trên 88 điểm
service-index | Bộ chỉ số phục vụ người dân, doanh nghiệp đạt 90 điểm
information-once-only | Người dân chỉ phải cung cấp thông tin một lần
online-services-provided | Cung cấp dịch vụ công trực tuyến trên môi trường mạng đối với 100% TTHC
"""
CASES = [tuple(part.strip() for part in line.split("|")) for line in NAMED.strip().splitlines()]


@pytest.mark.parametrize(("slug", "phrase"), CASES)
def test_a_phrase_names_its_indicator(slug: str, phrase: str) -> None:
    assert find_indicators(phrase) == (slug,)


def test_every_indicator_of_the_catalogue_is_tried_here() -> None:
    tried = {slug for slug, _ in CASES} | {"dossiers-digitised", "late-dossiers-explained", "late-dossiers-apologised"}
    assert tried == IDS


@pytest.mark.parametrize(
    ("phrase", "slugs"),
    [
        ("100% hồ sơ, kết quả giải quyết TTHC được số hóa", ("dossiers-digitised", "results-digitised")),
        ("Tỷ lệ số hóa hồ sơ, cấp kết quả điện tử đạt 90%", ("dossiers-digitised", "results-electronic")),
        ("100% hồ sơ trễ hạn phải giải trình và xin lỗi", ("late-dossiers-explained", "late-dossiers-apologised")),
        ("Đồng bộ 100% danh mục TTHC, trạng thái hồ sơ", ("catalogue-synced", "status-synced")),
        ("Giảm 30% thời gian giải quyết, chi phí tuân thủ", ("processing-time-cut", "compliance-cost-cut")),
    ],
)
def test_one_phrase_may_promise_two_things(phrase: str, slugs: tuple[str, ...]) -> None:
    assert find_indicators(phrase) == slugs


@pytest.mark.parametrize(
    "phrase",
    ["", "100%", "100% khu dân cư có hương ước", "100% TTHC được công khai và tỷ lệ thanh toán trực tuyến đạt 80%"],
)
def test_what_is_not_sure_is_not_guessed(phrase: str) -> None:
    assert find_indicators(phrase) == ()


def test_a_cut_is_named_for_reductions_only() -> None:
    phrase = "cắt giảm thời gian giải quyết"
    assert find_indicators(phrase, "reduction") == ("processing-time-cut",)
    assert find_indicators(phrase, "level") == ()


def test_spelling_case_and_abbreviations_do_not_matter() -> None:
    plain = find_indicators("100% hồ sơ được số hóa")
    assert plain == find_indicators("100% HỒ SƠ ĐƯỢC SỐ HOÁ") == ("dossiers-digitised",)
    assert short_form("Tỉ lệ PAKN") == short_form("tỷ lệ phản ánh, kiến nghị")


def test_the_catalogue_refers_to_its_own_indicators_only() -> None:
    beaten = {slug for one in CATALOGUE.indicators for slug in one.over}
    assert beaten.union(*CATALOGUE.twins) <= IDS
    for one in CATALOGUE.indicators:
        assert one.vi and one.en and one.names and one.domain
        assert (one.numerator is None) == (one.denominator is None) == (one.unit == "point")


@given(st.text(max_size=300))
def test_any_text_has_known_indicators_or_none(text: str) -> None:
    assert set(find_indicators(text)) <= IDS
