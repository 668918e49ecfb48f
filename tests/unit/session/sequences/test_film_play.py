"""Film of a sequence: frame after frame is opened when it is there, and nothing is decided by it."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from engine.core import UserError
from engine.session.editing.project_edits import ProjectEdits
from engine.session.film.film_play import FilmPlay
from tests.helpers.sequences import COUNT, accept, ids, open_frame, statuses
from tests.helpers.session import Desk


def shown(desk: Desk) -> int:
    """Number of the frame in sight."""
    return ids(desk).index(desk.image.id)


def beat_until(
    desk: Desk, film: FilmPlay, is_reached: Callable[[], bool], *, repeats: bool = False
) -> list[int]:
    """The frames that were seen, in their order."""
    seen = [shown(desk)]

    def look() -> bool:
        film.beat(repeats=repeats)
        if shown(desk) != seen[-1]:
            seen.append(shown(desk))
        return is_reached()

    desk.wait(look)
    return seen


@pytest.fixture
def film(desk: Desk, edits: ProjectEdits) -> FilmPlay:
    return FilmPlay(desk.session, edits.sequence.frames)


@pytest.fixture
def ended(film: FilmPlay) -> list[None]:
    """Gets an entry when the film has ended."""
    ends: list[None] = []
    film.ended.subscribe(ends.append)
    return ends


def test_every_frame_is_shown_once_and_the_film_ends_at_the_last(
    desk: Desk, edits: ProjectEdits, ended: list[None], film: FilmPlay
) -> None:
    accept(desk, 0)
    open_frame(desk, edits, 1)
    film.begin()
    assert beat_until(desk, film, lambda: bool(ended)) == [1, 2, 3, 4]
    assert statuses(desk) == "annnn"
    assert edits.undo_label == ""


def test_from_the_last_frame_it_begins_with_the_first(
    desk: Desk, edits: ProjectEdits, ended: list[None], film: FilmPlay
) -> None:
    open_frame(desk, edits, COUNT - 1)
    film.begin()
    assert beat_until(desk, film, lambda: bool(ended)) == [4, 0, 1, 2, 3, 4]


def test_a_repeated_film_goes_on_with_the_first_frame(
    desk: Desk, edits: ProjectEdits, ended: list[None], film: FilmPlay
) -> None:
    open_frame(desk, edits, 3)
    film.begin()
    assert beat_until(desk, film, lambda: shown(desk) == 1, repeats=True) == [3, 4, 0, 1]
    assert not ended


def test_it_ends_when_another_frame_is_opened(
    desk: Desk, edits: ProjectEdits, ended: list[None], film: FilmPlay
) -> None:
    open_frame(desk, edits, 0)
    film.begin()
    desk.session.open_image(ids(desk)[4])
    film.beat(repeats=False)
    assert ended == [None]
    assert desk.session.wanted_image_id == ids(desk)[4]


def test_a_frame_that_is_being_read_is_waited_for_and_never_asked_for_twice(
    desk: Desk, edits: ProjectEdits, film: FilmPlay
) -> None:
    open_frame(desk, edits, 0)
    film.begin()
    desk.wait(lambda: not desk.session.open_prediction.is_reading_ahead(ids(desk)[1]))
    for _ in range(3):
        film.beat(repeats=False)
    assert desk.session.wanted_image_id == ids(desk)[1]


def test_frames_are_read_ahead_while_it_plays_and_no_longer_once_it_stands(
    desk: Desk, edits: ProjectEdits, film: FilmPlay
) -> None:
    open_frame(desk, edits, 0)
    film.begin()
    ahead = desk.session.open_prediction.is_reading_ahead
    assert [ahead(image_id) for image_id in ids(desk)[2:]] == [True] * 3
    film.stop()
    assert [ahead(image_id) for image_id in ids(desk)[2:]] == [False] * 3


def test_an_image_alone_is_no_film(desk: Desk, edits: ProjectEdits, film: FilmPlay) -> None:
    with pytest.raises(UserError, match="No image is open"):
        film.begin()
