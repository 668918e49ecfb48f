"""Rows of images in memory, changed and searched at the same time."""

from __future__ import annotations

import pytest

from engine.storage.image_rows import ImageRow, ImageRows
from engine.storage.records import ImageStatus


@pytest.mark.parametrize(("before", "after"), [("new", "started"), ("started", "new")])
def test_a_search_in_the_middle_of_a_change_leaves_no_other_image_out_and_none_twice(
    before: str, after: str
) -> None:
    rows = ImageRows(
        ImageRow(n, 1, f"{n}.png", str(n), None, None, before, None, None, 0, str(n)) for n in (1, 2, 3)
    )
    new = ImageStatus.NEW

    class SearchedCounts(type(rows._counts)):  # type: ignore[misc]
        """Counts whose updating, the middle of a change, is met by a search on another thread."""

        def __setitem__(self, key: str, value: int) -> None:
            rows.page(0, None, new, "")
            super().__setitem__(key, value)

    rows._counts = SearchedCounts(rows._counts)
    rows.change(2, lambda row: row._replace(status=after))
    expected = [row.id for row in rows.all() if row.status == "new"]
    assert [row.id for row in rows.page(0, None, new, "")] == expected
