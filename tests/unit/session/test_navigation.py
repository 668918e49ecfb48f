"""The image that comes next: by the list, or by whoever says."""

from __future__ import annotations

import sqlite3
from contextlib import closing

from engine.document.stroke_kind import StrokeKind
from engine.storage import ImageStatus
from tests.helpers.session import Desk


def test_without_a_strategy_the_next_image_of_the_list_is_opened(desk: Desk) -> None:
    desk.open(0)
    desk.session.navigation.open_next()
    desk.wait(lambda: desk.image.record.path.stem == "1")


def test_a_strategy_is_followed_until_it_is_taken_back(desk: Desk) -> None:
    calls = []
    desk.open(0)
    desk.session.navigation.follow(lambda: calls.append("next"))
    desk.session.skip_image()
    assert calls == ["next"]
    assert desk.image.record.path.stem == "0"
    desk.session.navigation.follow(None)
    desk.session.navigation.open_next()
    desk.wait(lambda: desk.image.record.path.stem == "1")


def test_the_ends_of_the_list_are_said(desk: Desk) -> None:
    desk.open(0)
    desk.session.navigation.open_neighbour(-1)
    desk.open(2)
    desk.session.navigation.open_neighbour(1)
    assert [notice.summary for notice in desk.notices] == [
        "This is the first image.",
        "This is the last image.",
    ]


def test_the_end_of_the_list_tells_of_images_that_are_still_to_be_labelled(desk: Desk) -> None:
    desk.open(2)
    desk.session.navigation.open_neighbour(1)
    assert (
        desk.notices[-1].hint == "2 images are not accepted yet: [[next_to_label]] opens the next to label."
    )
    for row in desk.session.project.images.rows()[:2]:
        desk.session.project.images.set_status(row.id, ImageStatus.SKIPPED)
    desk.session.navigation.open_neighbour(1)
    assert desk.notices[-1].summary == "This is the last image."
    assert desk.notices[-1].hint == ""


def make_unreadable(desk: Desk, *places: int) -> None:
    for row in (desk.session.project.images.rows()[place] for place in places):
        row.path.write_bytes(b"no image")


def test_next_goes_on_past_an_image_that_cannot_be_read_and_past_it_again_without_a_try(desk: Desk) -> None:
    desk.open(0)
    make_unreadable(desk, 1)
    desk.session.navigation.open_neighbour(1)
    desk.wait(lambda: desk.image.record.path.stem == "2")
    failures = [notice for notice in desk.notices if notice.level == "error"]
    assert len(failures) == 1
    desk.session.navigation.open_neighbour(-1)
    desk.wait(lambda: desk.image.record.path.stem == "0")
    assert len([notice for notice in desk.notices if notice.level == "error"]) == 1


def test_the_first_image_cannot_be_read_at_the_opening_so_the_next_is_shown(desk: Desk) -> None:
    make_unreadable(desk, 0, 1)
    desk.session.project.settings.set("last_image", 1)
    desk.session.close_image()
    desk.session.navigation.open_last()
    desk.wait(lambda: desk.session.image is not None and desk.image.record.path.stem == "2")


def test_where_nothing_else_can_be_read_that_is_said(desk: Desk) -> None:
    desk.open(0)
    make_unreadable(desk, 1, 2)
    desk.session.navigation.open_neighbour(1)
    desk.wait(lambda: any("can be read" in notice.summary for notice in desk.notices[-1:]))
    assert desk.image.record.path.stem == "0"


def test_labels_that_cannot_be_shown_block_neither_next_nor_the_queue(desk: Desk) -> None:
    desk.open(1)
    desk.stroke(StrokeKind.BRUSH, 1, (5, 5), (20, 20))
    desk.open(0)
    project = desk.session.project
    project.flush()
    with closing(sqlite3.connect(project.path / "project.sqlite")) as connection, connection:
        connection.execute("UPDATE tiles SET data = x'00'")
    desk.session.navigation.open_neighbour(1)
    desk.wait(lambda: desk.image.record.path.stem == "2")
