"""What is wrong with rows of dossiers (chất lượng dữ liệu): counted apart, shown by examples, never in a rate."""

from __future__ import annotations

from typing import Final, Literal, get_args

from attrs import frozen

FaultCode = Literal[
    "unit-missing",
    "unit-unknown",
    "date-unreadable",
    "received-missing",
    "date-implausible",
    "ended-before-received",
    "due-missing",
    "due-before-received",
    "supplement-before-received",
]
"""Không ghi đơn vị; đơn vị không có trong danh mục; ngày không đọc được; không ghi ngày tiếp nhận; ngày ngoài khoảng có
thể; kết thúc trước khi tiếp nhận; không có ngày hẹn trả và không có thời hạn; hẹn trả trước khi tiếp nhận; yêu cầu bổ
sung trước khi tiếp nhận."""

FAULTS: Final[tuple[FaultCode, ...]] = get_args(FaultCode)
"""In the order in which they are looked for: a row counts under the first that it has."""

Outside = Literal["received-after", "ended-before"]
"""Tiếp nhận sau kỳ; kết thúc trước kỳ: no fault, but nothing to count."""

OUTSIDE: Final[tuple[Outside, ...]] = get_args(Outside)


@frozen
class FaultExample:
    """A row that has a fault.

    Attributes:
        code: the dossier's code, None where there is no column of codes.
        unit: its unit as recorded.
        values: the columns that the fault is about, as recorded.
    """

    code: str | None
    unit: str | None
    values: tuple[tuple[str, str | None], ...] = ()


@frozen
class DossierFault:
    """One kind of fault.

    Attributes:
        code: which.
        count: rows that have it and none of those looked for before.
        examples: a few of them.
    """

    code: FaultCode
    count: int
    examples: tuple[FaultExample, ...] = ()
