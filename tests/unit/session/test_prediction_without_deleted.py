"""A prediction shows no class that the project no longer has, whether its number is still there or not."""

from __future__ import annotations

import numpy as np
import pytest

from engine.core import IGNORE, ClassList, ImageId, ModelId
from engine.session.state import ImagePrediction, without_deleted


@pytest.mark.parametrize(
    "classes",
    [
        ClassList.from_names(["background", "cell", "debris"]).without(2),
        ClassList.from_names(["background", "cell"]),
    ],
    ids=["its number stays", "without a trace"],
)
def test_the_pixels_of_a_class_that_is_gone_are_unlabelled(classes: ClassList) -> None:
    labels = np.array([[0, 1, 2, IGNORE]], np.uint8)
    probs = np.ones((3, 1, 4), np.float16)
    prediction = ImagePrediction(ImageId(1), ModelId("m"), labels, np.zeros_like(labels), probs, 1)
    left = without_deleted(prediction, classes)
    assert left.labels.tolist() == [[0, 1, IGNORE, IGNORE]]
    assert left.probs.max(axis=(1, 2)).tolist() == [1, 1, 0]
    assert prediction.labels[0, 2] == 2
