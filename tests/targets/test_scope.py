"""What a target's restriction to a part of the field means in the reports."""

from __future__ import annotations

from collections.abc import Mapping

import pytest

from tthc.model import Indicator
from tthc.targets.scorecards.scope import Scope, scope_of

ELIGIBLE = Indicator(
    id="online", vi="TTHC được cung cấp trực tuyến", en="procedures online", denominator="TTHC đủ điều kiện trực tuyến"
)


@pytest.mark.parametrize(
    ("said", "reported", "given", "expected"),
    [
        (None, ["đất đai"], {}, Scope(None)),
        ("Đất đai", [None, "lĩnh vực đất đai"], {}, Scope("lĩnh vực đất đai")),
        ("lĩnh vực đất đai", ["đất đai"], {}, Scope("đất đai")),
        ("lĩnh vực đất đai", ["xây dựng", None], {}, None),
        ("lĩnh vực đất đai", ["land"], {"Lĩnh vực đất đai": "land"}, Scope("land")),
        ("cấp tỉnh và cấp xã", [None], {"cấp tỉnh và cấp xã": None}, Scope(None)),
        ("trên địa bàn tỉnh", [None], {}, Scope(None)),
        ("Toàn tỉnh", [None, "toàn tỉnh"], {}, Scope("toàn tỉnh")),
        ("trên địa bàn khu công nghiệp", [None], {}, None),
        ("thủ tục hành chính đủ điều kiện", [None], {}, Scope(None)),
        ("TTHC của xã", [None], {}, None),
    ],
)
def test_words_mean_what_is_reported_or_said_never_more(
    said: str | None, reported: list[str | None], given: Mapping[str, str | None], expected: Scope | None
) -> None:
    assert scope_of(said, ELIGIBLE, reported, given) == expected


def test_one_of_several_things_that_an_indicator_lists_is_a_part_of_it() -> None:
    rated = Indicator(id="rated", vi="hài lòng", en="rated", denominator="lượt đánh giá về đất đai, xây dựng, đầu tư")
    assert scope_of("đất đai, xây dựng, đầu tư", rated, [None], {}) == Scope(None)
    assert [scope_of(said, rated, [None], {}) for said in ("đất đai", "xây dựng", "đầu tư")] == [None] * 3
