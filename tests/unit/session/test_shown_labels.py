"""Labels that are shown, and which of them are the prediction's alone."""

from __future__ import annotations

from types import SimpleNamespace

import numpy as np
import pytest

from engine.core import IGNORE, Rect
from engine.document.planes import LabelPlanes, Plane
from engine.session.state import Preview, decided_labels, shown_and_open_labels, shown_labels


@pytest.mark.parametrize("has_prediction", [False, True])
@pytest.mark.parametrize("has_preview", [False, True])
@pytest.mark.parametrize("has_hand", [False, True])
def test_what_is_open_is_what_only_the_prediction_labels(
    has_hand: bool, has_preview: bool, has_prediction: bool
) -> None:
    random, shape = np.random.default_rng(7), (60, 50)
    planes = LabelPlanes(*shape)
    with planes.edit("labels") as edit:
        edit.write(Plane.MASK, random.choice([0, 1, IGNORE], shape).astype(np.uint8))
        if has_hand:
            edit.write(Plane.HAND, random.choice([0, IGNORE], shape).astype(np.uint8))
    cut = random.choice([0, 1, IGNORE], shape).astype(np.uint8)
    preview = Preview(cut, Rect.of_shape(shape)) if has_preview else None
    predicted = random.choice([0, 1, 2, IGNORE], shape).astype(np.uint8)
    prediction = SimpleNamespace(labels=predicted) if has_prediction else None
    rect = Rect(3, 5, 41, 50)
    shown, is_open = shown_and_open_labels(planes, preview, prediction, rect)
    decided = decided_labels(planes, preview, rect)
    expected = np.where((decided == IGNORE) & has_prediction, predicted[rect.slices], decided)
    np.testing.assert_array_equal(shown, expected)
    np.testing.assert_array_equal(is_open, shown != decided)
    np.testing.assert_array_equal(shown_labels(planes, preview, prediction, rect), expected)
