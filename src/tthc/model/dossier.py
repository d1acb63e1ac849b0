"""What an office records of one dossier's way (hồ sơ thủ tục hành chính)."""

from __future__ import annotations

from datetime import datetime, time
from typing import Literal, Self

from pydantic import model_validator

from tthc.model.frozen import Frozen
from tthc.model.moment import Moment

PauseKind = Literal["supplement", "financial", "outage"]
"""yêu cầu bổ sung hồ sơ, thực hiện nghĩa vụ tài chính, sự cố hệ thống."""


class Pause(Frozen):
    """A time in which the clock of a dossier stands still (tạm dừng tính thời hạn).

    Attributes:
        kind: why.
        start: when it began.
        end: when it ended; None while it lasts.
    """

    kind: PauseKind
    start: Moment
    end: Moment | None = None

    @model_validator(mode="after")
    def _in_order(self) -> Self:
        if self.end is not None and self.end < self.start:
            raise ValueError(f"the pause ends ({self.end}) before it starts ({self.start})")
        return self


class Dossier(Frozen):
    """The moments of a dossier's way, as recorded.

    Attributes:
        code: mã số hồ sơ.
        received: when it was received in full and in order (tiếp nhận).
        appointment: the moment printed on the receipt (hẹn trả kết quả); None where there is none.
        reappointments: later moments given with an apology (hẹn lại), in the order given.
        pauses: when the clock stood still.
        processed: đã xử lý xong.
        returned: đã trả kết quả.
        closed: dừng xử lý or từ chối.

    Example:
        >>> Dossier(received=datetime(2026, 4, 24, 9, 30)).is_finished
        False
        >>> Dossier(received="2026-04-24T02:30:00Z").received
        datetime.datetime(2026, 4, 24, 9, 30)
    """

    code: str | None = None
    received: Moment
    appointment: Moment | None = None
    reappointments: tuple[Moment, ...] = ()
    pauses: tuple[Pause, ...] = ()
    processed: Moment | None = None
    returned: Moment | None = None
    closed: Moment | None = None

    @model_validator(mode="after")
    def _after_receipt(self) -> Self:
        later = {
            "processed": self.processed,
            "returned": self.returned,
            "closed": self.closed,
            "appointment": self.appointment,
        }
        later |= {f"reappointments[{n}]": moment for n, moment in enumerate(self.reappointments)}
        later |= {f"pauses[{n}].start": pause.start for n, pause in enumerate(self.pauses)}
        for name, moment in later.items():
            if moment is not None and moment < self.received and not self._is_day_of_receipt(moment):
                raise ValueError(f"{name} ({moment}) lies before received ({self.received})")
        return self

    def _is_day_of_receipt(self, moment: datetime) -> bool:
        """Whether it is that day without a time, as many systems record days."""
        return moment == datetime.combine(self.received.date(), time())

    @property
    def finished(self) -> datetime | None:
        """The first there is of processed, returned, closed, in this order of rank and not of time.

        Source: the method document of the index set of Decision 766/QĐ-TTg.
        """
        return self.processed or self.returned or self.closed

    @property
    def is_finished(self) -> bool:
        """Whether anything ended it."""
        return self.finished is not None
