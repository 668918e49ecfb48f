"""Rows of images in memory, changed and searched at the same time."""

from __future__ import annotations

from pathlib import Path

import pytest

from engine.core import ImageId
from engine.storage.image_rows import ImageRows
from engine.storage.records import ImageStatus
from engine.storage.stored_images.image_row import ImageRow
from tests.helpers.projects import new_project, touch


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


def test_many_files_gone_at_once_are_marked_with_one_search_of_each_filter(tmp_path: Path) -> None:
    images = touch(tmp_path / "i", "a.png", "b.png", "c.png")
    with new_project(tmp_path, images) as project:
        assert project.images.count(ImageStatus.NEW, "") == 3
        assert [row.mask_name for row in project.images.rows(status=ImageStatus.NEW)] == ["a", "b", "c"]
        (images / "a.png").unlink()
        (images / "c.png").unlink()
        revision = project.images._rows.revision
        assert project.images.check_files() == (2, 0)
        assert project.images._rows.revision == revision + 1
        assert [row.mask_name for row in project.images.rows(status=ImageStatus.NEW)] == ["b"]
        assert project.images.counts()[ImageStatus.MISSING] == 2


def test_images_of_a_file_are_all_of_its_planes_that_are_there_and_none_of_another() -> None:
    names = ("a.tif", "a.tif/@z2", "a.tif/@z3", "b/a.tif", "odd@name.png", "c_0000.png/@k2")
    listed = [
        ImageRow(n, 1, name, name, None, None, "new", None, None, 0, name) for n, name in enumerate(names, 1)
    ]
    elsewhere = ImageRow(7, 2, "a.tif", "x", None, None, "new", None, None, 0, "x")
    removed = ImageRow(8, 1, "a.tif/@z4", "y", None, None, "new", "removed", None, 0, "y")
    rows = ImageRows([*listed, elsewhere, removed])
    assert rows.of_files([ImageId(2)]) == [1, 2, 3]
    assert rows.of_files([ImageId(5), ImageId(6)]) == [5, 6]
    assert rows.of_files([ImageId(8)]) == [1, 2, 3], "its file is there, whatever became of the plane"
    assert rows.of_files([ImageId(99)]) == []


def test_a_name_of_the_users_is_found_from_the_moment_it_is_given_until_it_is_taken() -> None:
    rows = ImageRows(
        ImageRow(n, 1, f"{n}.png", str(n), None, None, "new", None, None, 0, str(n)) for n in (1, 2, 3)
    )
    assert rows.matching(None, "heart", None) == ()
    rows.change(2, lambda row: row._replace(label="Heart"))
    assert rows.matching(None, "heart", None) == (2,)
    rows.add([ImageRow(4, 1, "4.png", "4", None, None, "new", None, None, 0, "4", "heart")])
    rows.change_many([2], lambda row: row._replace(label=""))
    assert rows.matching(None, "heart", None) == (4,)
    rows.change(4, lambda row: row._replace(label=""))
    assert rows.matching(None, "heart", None) == ()
