"""Which classes of a first model are shown, and when it helps with none."""

from __future__ import annotations

from collections.abc import Mapping

import pytest

from engine.session.learning.useful_classes import classes_left_open


@pytest.mark.parametrize(
    ("per_class", "mean_iou", "left_open"),
    [
        ({"soil": 0.9, "leaf": 0.2}, 0.55, ()),
        ({"soil": 0.9, "leaf": 0.2}, 0.45, None),
        ({"soil": 0.8, "leaf": 0.3}, None, ()),
        ({"soil": None, "leaf": None}, None, None),
        ({}, None, None),
        ({"road": 0.9, "sky": 0.5, "person": 0.2, "pole": None}, 0.3, ("person", "pole")),
        ({"road": 0.9, "sky": 0.8, "person": 0.7}, 0.8, ()),
        ({"road": 0.4, "sky": 0.3, "person": None}, 0.9, None),
    ],
)
def test_each_of_many_classes_is_judged_by_itself_and_two_by_their_mean(
    per_class: Mapping[str, float | None], mean_iou: float | None, left_open: tuple[str, ...] | None
) -> None:
    assert classes_left_open(per_class, mean_iou) == left_open
