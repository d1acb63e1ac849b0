"""Text made to be slow: four times as much of it takes no more than about four times the work."""

from __future__ import annotations

import random
import sys
from collections.abc import Callable

import pytest

from tthc import text

SIZE = 3_000
HOSTILE = {
    "open brackets": "(",
    "digits": "1234567890",
    "shares": "100% ",
    "shares in open brackets": "(5% ",
    "of which": "trong đó 5% ",
    "symbols": "/QĐ-",
    "blank numbers": "số /",
    "days": "ngày 1/",
    "spans": "từ 1/1 đến ",
    "commas": ", ",
    "units": "Sở Y tế, ",
    "pinpoints": "khoản 1 Điều 2 ",
    "citations": "Nghị định số 63/2010/NĐ-CP ",
    "pointers": "Quyết định này ",
    "limits": "trong vòng 5 ngày kể từ ngày ",
    "repetitions": "hằng tháng, ",
    "issuers": "của Bộ ",
    "one word": "ả",
    "lines": "\n",
    "blanks": " ",
    "laws": "Luật Đất ",
    "marks": "a\u0301\u0300",
    "footnotes": "\n[1] ngày 1/1/2020 của Bộ ",
    "quarters": "quý I, ",
    "references": "theo Kế hoạch; ",
}
FINDERS: tuple[Callable[[str], object], ...] = (
    text.find_citations,
    text.find_targets,
    text.find_schedules,
    text.find_durations,
    text.find_dates,
    text.find_period,
    text.find_misprints,
    text.split_units,
    text.parse_schedule,
    text.fold,
)


def work(finder: Callable[[str], object], words: str) -> int:
    """How many calls, of Python and of C, a finder makes: the same on every machine."""
    calls = 0

    def count(frame: object, event: str, argument: object) -> None:
        nonlocal calls
        calls += event in ("call", "c_call")

    before = sys.getprofile()
    sys.setprofile(count)
    try:
        finder(words)
    finally:
        sys.setprofile(before)
    return calls


@pytest.mark.parametrize("name", HOSTILE)
@pytest.mark.parametrize("finder", FINDERS, ids=lambda finder: finder.__name__)
def test_work_grows_with_the_length_of_the_text(finder: Callable[[str], object], name: str) -> None:
    words = HOSTILE[name] * SIZE
    finder(words[: SIZE // 2])  # what is built once is not counted
    small, large = work(finder, words[:SIZE]), work(finder, words[: 4 * SIZE])
    assert large <= 5 * small + 200


@pytest.mark.parametrize("finder", FINDERS, ids=lambda finder: finder.__name__)
def test_a_hundred_thousand_characters_of_mixed_scripts_are_read_to_the_end(finder: Callable[[str], object]) -> None:
    dice = random.Random(7)
    ranges = ((32, 127), (0xC0, 0x1B0), (0x1EA0, 0x1EF9), (0x4E00, 0x4E80), (0x300, 0x330), (10, 33))
    finder("".join(chr(dice.randrange(*dice.choice(ranges))) for _ in range(100_000)))
