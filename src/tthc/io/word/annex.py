"""Where in a Word file the tables of a plan go, and its annexes with them."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Final

from attrs import frozen

from tthc.io.word.element import Xml, joined
from tthc.io.word.page import Page
from tthc.io.word.prose import annex_head, annex_prose
from tthc.io.word.table import review_table, task_table
from tthc.model import Plan
from tthc.text.normal import fold

_TASKS: Final = re.compile(r"nhiệm vụ|phân công|công việc|tiến độ")
_PLAN: Final = re.compile(r"kế hoạch|nhiệm vụ")
_REVIEW: Final = re.compile(r"rà soát")


@frozen
class AnnexPages:
    """An annex on pages of its own.

    Attributes:
        content: what stands on them.
        page: their size; on its side where it holds a table.
    """

    content: Xml
    page: Page


@frozen
class TablePlaces:
    """The annexes in which the two tables stand, by their place; None for the text of the plan.

    A plan keeps its tables apart from its annexes, so their titles must tell: the tasks go to the annex that speaks of
    tasks, else of the plan; the review list to the one that speaks of review, else to the next.
    """

    tasks: int | None
    review: int | None

    @classmethod
    def of(cls, plan: Plan) -> TablePlaces:
        """Tell them.

        Example:
            >>> from tthc.model import Annex, ReviewItem
            >>> annexes = (Annex(title="Phân công nhiệm vụ"), Annex(title="Danh mục rà soát"))
            >>> items = (ReviewItem(name="Nhóm TTHC lĩnh vực đất đai"),)
            >>> TablePlaces.of(Plan(title="Kiểm soát TTHC", annexes=annexes, review_items=items))
            TablePlaces(tasks=0, review=1)
        """
        titles = [fold(annex.title or "") for annex in plan.annexes]
        captions = [f"{title} {fold(annex.caption or '')}" for title, annex in zip(titles, plan.annexes, strict=True)]
        spoken = [place for place, title in enumerate(titles) if _REVIEW.search(title)] if plan.review_items else []
        free = [place for place in range(len(titles)) if place not in spoken]
        tasks = next((place for place in free if _TASKS.search(titles[place])), None)
        if tasks is None:
            tasks = next((place for place in free if _PLAN.search(captions[place])), None)
        after = range(len(titles)) if tasks is None else range(tasks + 1, len(titles))
        review = next(iter(spoken), next((place for place in after if _PLAN.search(captions[place])), tasks))
        return cls(tasks, review)


def body_tables(plan: Plan, width: int) -> Xml:
    """The tables that no annex takes."""
    places = TablePlaces.of(plan)
    return joined(
        (
            task_table(plan, width) if places.tasks is None else Xml(""),
            review_table(plan, width) if places.review is None else Xml(""),
        )
    )


def annex_pages(plan: Plan, page: Page) -> Iterator[AnnexPages]:
    """The annexes, each on pages of its own.

    Args:
        plan: the plan.
        page: the pages of its text.
    """
    places = TablePlaces.of(plan)
    for place, annex in enumerate(plan.annexes):
        width = page.lying().inside
        tables = (
            task_table(plan, width) if place == places.tasks else Xml(""),
            review_table(plan, width) if place == places.review else Xml(""),
        )
        content = joined((annex_head(annex), annex_prose(annex), *tables))
        yield AnnexPages(content, page.lying() if any(tables) else page)
