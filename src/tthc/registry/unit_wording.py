"""What a resolution says (kết quả nhận diện đơn vị), as one sentence in Vietnamese or English."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Final

from tthc.model import Language

_FOUND: Final[Mapping[str, Mapping[Language, str]]] = {
    "exact": {"vi": "“{words}” là {unit}", "en": "“{words}” is {unit}"},
    "alias": {"vi": "“{words}” là tên khác của {unit}", "en": "“{words}” is another name of {unit}"},
    "guess": {
        "vi": "“{words}” có lẽ là {unit} (giống {score}%), cần xem lại",
        "en": "“{words}” is perhaps {unit} ({score}% alike), look at it again",
    },
    "several": {"vi": "“{words}” có thể là {near}", "en": "“{words}” may be {near}"},
    "none": {"vi": "danh mục không có “{words}”", "en": "the register does not know “{words}”"},
}
_LIFE: Final[Mapping[str, Mapping[Language, str]]] = {
    "alive": {"vi": "", "en": ""},
    "doubtful": {
        "vi": "; danh mục không rõ vào ngày đó đơn vị còn hay đã sắp xếp lại",
        "en": "; whether it exists on that day the register does not know",
    },
    "ended": {"vi": "; đơn vị không còn, {after} kế thừa", "en": "; it has ended, {after} took over"},
    "not-yet": {"vi": "; đơn vị chưa có vào ngày đó", "en": "; it does not exist yet on that day"},
}
_NOBODY: Final[Mapping[Language, str]] = {"vi": "chưa rõ đơn vị nào", "en": "nobody known"}
_FORMER: Final[Mapping[Language, str]] = {
    "vi": "; tên này không còn dùng, nay là {name}",
    "en": "; that name is no longer right, it is now {name}",
}
_MOST: Final = 3


def resolution_sentence(
    words: str,
    how: str,
    lang: Language,
    *,
    unit: str = "",
    score: float = 0,
    life: str | None = None,
    after: Sequence[str] = (),
    near: Sequence[str] = (),
    now: str | None = None,
) -> str:
    """The sentence, with a full stop."""
    named = ", ".join(near[:_MOST]) + (" …" if len(near) > _MOST else "")
    said = _FOUND[how][lang].format(words=words, unit=unit, score=round(100 * score), near=named)
    if now:
        said += _FORMER[lang].format(name=now)
    if life:
        said += _LIFE[life][lang].format(after=", ".join(after) or _NOBODY[lang])
    return f"{said[0].upper()}{said[1:]}."
