"""Words by which the name of an issuer is told from the sentence around it; all in small letters."""

from __future__ import annotations


def word_set(words: str) -> frozenset[str]:
    """The words of a table: parted by "|" where they are pairs, else by blanks."""
    return frozenset(words.split("|" if "|" in words else None))


SUBJECT_WORDS = word_set(
    "về|v/v|quy định|ban hành|phê duyệt|sửa đổi|bổ sung|hướng dẫn|công bố|thông qua|bãi bỏ|thay thế|điều chỉnh"
    "|kiện toàn|thành lập"
)
"""With these the subject of a document begins, whatever stands before."""

SUBJECT_VERBS = word_set(
    "triển khai|thực hiện|tổ chức|tăng cường|đẩy mạnh|tiếp tục|giao nhiệm|giao chỉ|giao dự|phân công|phân cấp|ủy quyền"
    "|tổng kết|sơ kết|đề nghị|chỉ đạo|đôn đốc|yêu cầu|kết luận|thông báo|cắt giảm|chấn chỉnh|hợp nhất"
)
"""With these it begins only where date or issuer stand before: elsewhere they are the sentence's own verb."""

OTHER_VERBS = word_set(
    "cải cách|nâng cao|xây dựng|đơn giản|đổi mới|xử lý|phát triển|bảo đảm|đảm bảo|tập trung|kiểm soát|giải quyết"
)
"""With these a sentence goes on behind an issuer."""
ENDS = word_set(
    "đã được có là để theo tại trên trong từ đến với nhằm này nêu cho khi gồm như bảo đảm yêu mà thì nếu do "
    "bằng sẽ phải"
    " cần không hoặc năm kèm nói số ngày đối vào gửi trước sau căn ra hay qua"
)
"""Small words that no issuer's name has."""
INNER = word_set(
    "tỉnh thành phố huyện xã phường quận thị trấn đặc khu nhân dân chính phủ tướng tịch trưởng nhiệm hội đồng "
    "ban chấp hành"
    " thường vụ trung ương ủy uỷ bộ sở phòng văn nông thôn công cộng khu nghiệp quân sự tối cao sát kiểm khóa "
    "khoá nhà nước"
    " đảng cấp chỉ đạo giúp việc tổ tác hành các quản lý dự án tôn giáo cục tổng quốc gia chế xuất kinh tế vận "
    "tải lao động"
    " thương binh du lịch thể thao môi trường đào tạo truyền thông phục vụ thanh tra"
)
"""Syllables that stand small inside issuers' names."""
NAMES_TOO = word_set(
    "xây dựng|phát triển|tổ chức|chỉ đạo|kiểm soát|đổi mới|thông báo|cải cách|giải quyết|xử lý|hướng dẫn"
)
"""Verbs that are part of a name where they have a capital (Bộ Xây dựng, Ban Tổ chức)."""
PLACES = word_set("tỉnh phố huyện xã phường quận trấn khu")
"""Behind these the name of a place stands, all capitals."""
LISTING = word_set("bộ sở phòng ban trưởng thứ đốc cục viện tâm vụ")
"""Names of these kinds of office list fields: Khoa học và Công nghệ."""
HEADS = word_set("bộ sở ubnd hđnd ủy hội ban văn cục tổng chủ giám thủ chính tỉnh thành")
"""With these a further office begins."""
OFFICE_WORDS = word_set("ubnd hđnd sở các")
"""First word of an office that stands behind a place, as in the next cell of a table."""
OFFICES = word_set(
    "văn phòng|ủy ban|giám đốc|chủ tịch|thủ tướng|chính phủ|hội đồng|bộ trưởng|trung tâm|công an|thanh tra"
)
"""First two words of such an office."""

JOINED = word_set("trưởng nhiệm tướng trị")
"""Last word of an office that its holder has beside another: Bộ trưởng, Chủ nhiệm Văn phòng Chính phủ."""
