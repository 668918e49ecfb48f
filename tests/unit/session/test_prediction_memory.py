"""Predictions in memory are those of the last images, however small they are."""

from __future__ import annotations

from dataclasses import replace

import numpy as np

from engine.core import ImageId
from engine.session.prediction.prediction_requests import CACHE_COUNT
from tests.helpers.session import Desk, add_model, answer, asked_for_open


def test_a_day_of_small_images_leaves_the_last_predictions_in_memory(desk: Desk) -> None:
    desk.open(0)
    add_model(desk, "m1")
    answer(desk, asked_for_open(desk), 1)
    image, model = desk.session.image, desk.session.project.models.current
    assert image is not None
    assert image.prediction is not None
    requests = desk.session.prediction_requests
    ids = [ImageId(1000 + number) for number in range(3 * CACHE_COUNT)]
    for image_id in ids:
        requests.adopt(replace(image.prediction, image_id=image_id, labels=np.zeros((4, 4), np.uint8)))
    known = [requests.cached(image_id, model) is not None for image_id in ids]
    assert known == [False] * (2 * CACHE_COUNT) + [True] * CACHE_COUNT
