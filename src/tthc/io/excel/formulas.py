"""Formulas of the deadlines: how a row stands, and which colour that gives it."""

from __future__ import annotations

from collections.abc import Mapping

from attrs import frozen

from tthc.io.excel.deadlines import standing_word
from tthc.io.excel.words import word
from tthc.model import Language


@frozen
class Formulas:
    """The cells that the formulas of a row look at.

    Attributes:
        columns: letters by the keys of the columns.
        as_of: the cell of the day, fixed.
        soon: the cell of how many days ahead count as soon, fixed.
        lang: the language of the words.
    """

    columns: Mapping[str, str]
    as_of: str
    soon: str
    lang: Language

    def standing(self, row: int, undated: str) -> str:
        """The formula in the last cell of a row.

        Args:
            row: its number, from 1.
            undated: how it stands before anybody has reported, where it has no due day.
        """
        state, done, due, reported = (f"${self.columns[key]}{row}" for key in ("state", "done_on", "due", "reported"))
        is_done, is_dropped, is_begun = (f"{state}={self._state(code)}" for code in ("done", "dropped", "in_progress"))
        day = f'IF({done}<>"",{done},IF({reported}<>"",{reported},{self.as_of}))'
        in_time = f"IF({day}<={due},{self._said('done_on_time')},{self._said('done_late')})"
        without_day = f"IF({is_begun},{self._said('in_progress')},{self._said(undated)})"
        past = f'IF({state}="",{self._said("past_due")},{self._said("overdue")})'
        coming = f"IF({due}-{self.as_of}<={self.soon},{self._said('due_soon')},{self._said('not_due')})"
        ahead = f'IF({state}="",{self._said("due")},IF({is_begun},{self._said("in_progress")},{coming}))'
        dated = f"IF({self.as_of}>{due},{past},{ahead})"
        finished = f'IF({due}="",{self._said("done")},{in_time})'
        is_open = f'IF({is_dropped},{self._said("dropped")},IF({due}="",{without_day},{dated}))'
        return f"=IF({is_done},{finished},{is_open})"

    def colours(self, row: int) -> dict[str, str]:
        """The conditions of the colours, for the first row; the first that holds counts."""
        state, due = (f"${self.columns[key]}{row}" for key in ("state", "due"))
        is_open = f"{state}<>{self._state('done')},{state}<>{self._state('dropped')}"
        is_past = f'{due}<>"",{due}<{self.as_of}'
        return {
            "overdue": f'=AND({is_past},{state}<>"",{is_open})',
            "past_due": f'=AND({is_past},{state}="")',
            "due_soon": f'=AND({due}<>"",{due}>={self.as_of},{due}-{self.as_of}<={self.soon},{is_open})',
            "done": f"={state}={self._state('done')}",
        }

    def _state(self, code: str) -> str:
        return _quoted(word("state", code, self.lang))

    def _said(self, code: str) -> str:
        return _quoted(standing_word(code, self.lang))


def _quoted(text: str) -> str:
    doubled = text.replace('"', '""')
    return f'"{doubled}"'
