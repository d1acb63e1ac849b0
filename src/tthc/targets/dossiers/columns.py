"""Which column of a frame says what of a dossier (các cột dữ liệu hồ sơ)."""

from __future__ import annotations

from collections.abc import Collection
from typing import Final, Literal
from unicodedata import normalize

from attrs import asdict, fields, frozen

from tthc.errors import InputError

ENDS: Final = ("processed", "returned", "closed")
"""The columns that end a dossier, in their order of rank."""

MOMENTS: Final = ("received", "appointment", "reappointment", *ENDS, "supplement_since")
"""The columns that hold days or moments."""

_NEEDED: Final = ("unit", "received")
_SPOKEN: Final = ("online", "working_day", "day")
_NEAR: Final = 12
_FORMS: Final[tuple[Literal["NFC", "NFD"], ...]] = ("NFC", "NFD")


@frozen
class DossierColumns:
    """Names of the columns; all but ``unit`` and ``received`` may be absent from a frame.

    A name that is left as it is and that the frame does not have is an absent column; None says that a column is not
    to be used though it is there.

    Attributes:
        unit: the unit that handles the dossier (đơn vị giải quyết).
        received: when it was received in full and in order (tiếp nhận).
        code: mã số hồ sơ; only shown in examples and looked at by ``audit_dossiers``.
        appointment: the moment printed on the receipt (hẹn trả kết quả).
        reappointment: a later moment given with an apology (hẹn lại), which wins.
        processed: đã xử lý xong.
        returned: đã trả kết quả.
        closed: dừng xử lý or từ chối.
        channel: how it came in (hình thức nộp), as text or as true for online.
        supplements: how many requests to supplement it there have been (số lần yêu cầu bổ sung).
        supplement_since: when the request began that is still open.
        waited: days waited for supplements so far, in the unit of the limit.
        limit: the procedure's longest time, a number (thời hạn giải quyết).
        limit_unit: what the limit counts.
        online: values of ``channel`` that mean online (trực tuyến); in capitals, or with one, they mean it too.
        working_day: values of ``limit_unit`` that mean working days, likewise.
        day: values of ``limit_unit`` that mean calendar days, likewise.

    Example:
        >>> DossierColumns(unit="ma_don_vi", channel=None).present(["ma_don_vi", "received", "closed", "channel"])
        {'unit': 'ma_don_vi', 'received': 'received', 'closed': 'closed'}
    """

    unit: str = "unit"
    received: str = "received"
    code: str | None = "code"
    appointment: str | None = "appointment"
    reappointment: str | None = "reappointment"
    processed: str | None = "processed"
    returned: str | None = "returned"
    closed: str | None = "closed"
    channel: str | None = "channel"
    supplements: str | None = "supplements"
    supplement_since: str | None = "supplement_since"
    waited: str | None = "waited"
    limit: str | None = "limit"
    limit_unit: str | None = "limit_unit"
    online: tuple[str, ...] = ("online", "trực tuyến")
    working_day: tuple[str, ...] = ("working_day", "ngày làm việc")
    day: tuple[str, ...] = ("day", "ngày")

    def present(self, held: Collection[str]) -> dict[str, str]:
        """What each column of a frame is called, of those that it has.

        Raises:
            InputError: a column that is needed, or that was named, is not there.
        """
        usual = {one.name: one.default for one in fields(type(self))}
        found: dict[str, str] = {}
        for role, name in asdict(self).items():
            if role in _SPOKEN or name is None:
                continue
            if name in held:
                found[role] = name
            elif role in _NEEDED or name != usual[role]:
                raise InputError(
                    f"the frame has no column {name!r} for {role}",
                    hint=f"it has {listed(held)}; name it by DossierColumns",
                )
        return found


def spellings(words: Collection[str]) -> tuple[str, ...]:
    """How words may stand in a column: as they are, in capitals, with a capital, their marks composed or apart.

    Example:
        >>> spellings(["online"])
        ('online', 'ONLINE', 'Online')
    """
    cased = (shape for word in words for shape in (word, word.upper(), word.capitalize()))
    return tuple(dict.fromkeys(normalize(form, one) for one in cased for form in _FORMS))


def listed(names: Collection[str]) -> str:
    """The first names of a frame, for a hint."""
    shown = ", ".join(list(names)[:_NEAR])
    return f"{shown}, …" if len(names) > _NEAR else shown
