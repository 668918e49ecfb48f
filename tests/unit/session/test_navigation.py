"""The image that comes next: by the list, or by whoever says."""

from __future__ import annotations

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
