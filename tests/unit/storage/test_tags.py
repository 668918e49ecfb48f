"""Tags of images: stored, read again, damaged ones left out, and files of before."""

from __future__ import annotations

import sqlite3
from pathlib import Path

import numpy as np
import pytest

from engine.core import ClassList, ImageId
from engine.storage import ImageStatus, Project
from engine.storage.stored_images.tag_table import ImageTags
from tests.helpers.datasets import save


@pytest.fixture
def path(tmp_path: Path) -> Path:
    for number in range(3):
        save(tmp_path / "images" / f"{number}.png", np.full((8, 8, 3), number, np.uint8))
    path = tmp_path / "p.inkling"
    with Project.create(path, name="P", classes=ClassList.from_names(["a", "b"])) as project:
        project.images.add_folder(tmp_path / "images")
    return path


def ids(project: Project) -> list[ImageId]:
    return [record.id for record in project.images.rows()]


def test_tags_are_there_again_after_closing_and_beside_an_open_window(path: Path) -> None:
    with Project.open(path) as project, Project.open(path, read_only=True) as other:
        first, second, _ = ids(project)
        project.tags.set({first: ImageTags(("blurred", "night"), ("day",)), second: ImageTags(("night",))})
        project.flush()
        assert other.refresh()
        assert other.tags.of(first) == ImageTags(("blurred", "night"), ("day",))
        assert other.tags.counts() == {"blurred": 1, "night": 2}
        project.tags.set({first: ImageTags()})
    with Project.open(path) as project:
        assert project.tags.counts() == {"night": 1}
        assert project.tags.with_tag("night") == project.tags.with_tag("") == {second}


def test_removed_images_are_not_counted(path: Path) -> None:
    with Project.open(path) as project:
        first, second, _ = ids(project)
        project.tags.set({first: ImageTags(("night",)), second: ImageTags(("night",))})
        project.images.set_status(first, ImageStatus.REMOVED)
        assert project.tags.counts() == {"night": 1}
        project.images.put_back([first])
        assert project.tags.counts() == {"night": 2}


def test_what_an_image_has_it_does_not_lack_and_the_other_way_round() -> None:
    tags = ImageTags().with_tag("b").with_tag("A").lacking("b")
    assert tags == ImageTags(("A",), ("b",))
    assert tags.with_tag("b") == ImageTags(("A", "b"))
    assert tags.without_tag("b").without_tag("A") == ImageTags()


def test_damaged_tags_are_left_out_and_told_and_a_project_of_before_has_none(path: Path) -> None:
    with Project.open(path) as project:
        first, second, _ = ids(project)
        project.tags.set({first: ImageTags(("night",)), second: ImageTags(("day",))})
    connection = sqlite3.connect(path / "project.sqlite")
    connection.execute("UPDATE image_tags SET has = 7 WHERE image_id = ?", (first,))
    connection.commit()
    with Project.open(path, read_only=True) as project:
        assert project.tags.counts() == {"day": 1}
        assert [finding.table for finding in project.findings] == ["image_tags"]
    connection.execute("DROP TABLE image_tags")
    connection.commit()
    connection.close()
    with Project.open(path, read_only=True) as project:
        assert project.tags.counts() == {}
    with Project.open(path) as project:
        project.tags.set({first: ImageTags(("dusk",))})
        assert project.tags.counts() == {"dusk": 1}


def test_counts_follow_every_change_without_looking_at_all_images(path: Path) -> None:
    with Project.open(path) as project:
        first, second, third = ids(project)
        project.tags.set(
            {first: ImageTags(("a", "b")), second: ImageTags(("b",)), third: ImageTags((), ("b",))}
        )
        assert project.tags.counts() == {"a": 1, "b": 2}
        project.tags.set({first: ImageTags(("b",)), second: ImageTags()})
        assert project.tags.counts() == {"b": 1}
        project.images.set_status(first, ImageStatus.REMOVED)
        assert project.tags.counts() == {}
        assert project.tags.refresh()
        assert project.tags.counts() == {}
        project.images.put_back([first])
        assert project.tags.counts() == {"b": 1}
