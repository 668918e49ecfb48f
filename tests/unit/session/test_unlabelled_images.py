"""Images that a new network is taught by the first model."""

from __future__ import annotations

import pytest

from engine.core import ImageId, UserError
from engine.document.stroke_kind import StrokeKind
from engine.learn.request import TrainRequest
from engine.session.learning import read_samples
from engine.session.learning import unlabelled_images as module
from engine.session.learning.unlabelled_images import unlabelled_images
from engine.storage.importing.data_set_parts import store_parts
from tests.helpers.session import Desk


def names(desk: Desk) -> list[str]:
    return [image.path.name for image in unlabelled_images(desk.session.project)]


def test_a_round_knows_images_that_nobody_has_begun_by_the_keys_of_their_masks_to_come(desk: Desk) -> None:
    rows = desk.session.project.images.rows()
    desk.open(1)
    desk.stroke(StrokeKind.BRUSH, 1, (30, 60), radius_px=8)
    desk.open(0)
    desk.stroke(StrokeKind.BRUSH, 0, (10, 20), radius_px=4)
    desk.stroke(StrokeKind.BRUSH, 1, (30, 60), radius_px=8)
    desk.session.accept_image()
    desk.wait(lambda: bool(desk.compute.trainings))
    request = desk.compute.trainings[-1].request
    assert isinstance(request, TrainRequest)
    assert [image.key for image in request.unlabelled] == [str(record.id) for record in rows[2:]]


def test_images_for_validation_or_test_of_a_data_set_are_not_taught(desk: Desk) -> None:
    first, second, third, *_ = desk.session.project.images.rows()
    every = names(desk)
    parts = {first.id: "val", second.id: "test", third.id: "train"}
    store_parts(desk.session.project, parts, has_held_back=True)
    assert names(desk) == every[2:]


def test_a_large_image_and_one_that_cannot_be_read_are_left_out(
    desk: Desk, monkeypatch: pytest.MonkeyPatch
) -> None:
    images = desk.session.project.images
    every, rows = names(desk), images.rows()
    images.set_size(rows[0].id, 3000, 3000)
    assert names(desk) == every[1:]

    def fails(path: object) -> None:
        raise UserError("It cannot be read.")

    monkeypatch.setattr(module, "probe_image", fails)
    assert names(desk) == []


def test_of_many_images_some_are_chosen_that_are_spread_over_the_list(
    desk: Desk, monkeypatch: pytest.MonkeyPatch
) -> None:
    every = names(desk)
    monkeypatch.setattr(module, "MOST_UNLABELLED", 2)
    assert names(desk) == [every[0], every[len(every) // 2]]


def test_records_are_made_of_the_chosen_images_alone(desk: Desk, monkeypatch: pytest.MonkeyPatch) -> None:
    images = desk.session.project.images
    monkeypatch.setattr(module, "MOST_UNLABELLED", 2)
    made: list[ImageId] = []
    get = images.get
    monkeypatch.setattr(images, "get", lambda image_id: made.append(image_id) or get(image_id))
    monkeypatch.setattr(images, "rows", None)
    names(desk)
    assert len(made) == 2


def test_images_are_looked_for_where_a_round_begins_not_while_it_runs(
    desk: Desk, monkeypatch: pytest.MonkeyPatch
) -> None:
    looks: list[int] = []
    monkeypatch.setattr(read_samples, "unlabelled_images", lambda _: looks.append(1) or ())
    for number in range(2):
        desk.open(number)
        desk.stroke(StrokeKind.BRUSH, 0, (10, 20), radius_px=4)
        desk.stroke(StrokeKind.BRUSH, 1, (30, 60), radius_px=8)
        desk.session.accept_image()
        desk.wait(lambda: bool(desk.compute.trainings))
        desk.session.settle(desk.dispatcher)
    assert desk.compute.trainings[-1].added
    assert looks == [1]
