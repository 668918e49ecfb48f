"""The key that jumps to the most doubtful spot."""

from __future__ import annotations

from pathlib import Path

import numpy as np
import pytest
from PySide6.QtCore import Qt

from engine.core import ModelId
from engine.session import ImagePrediction
from engine.storage import ModelRecord
from tests.gui.shell.helpers import Shell


def test_j_centres_the_canvas_on_the_most_doubtful_spot_then_tells_that_none_is_left(
    shell: Shell, folder: Path
) -> None:
    shell.open(folder)
    session, image = shell.session, shell.session.image
    assert image is not None
    path = session.project.models_dir / "m1.safetensors"
    path.touch()
    session.project.models.add(ModelRecord(ModelId("m1"), path, "2026-01-01T00:00:00+00:00"))
    session.use_model(ModelId("m1"))
    uncertainty = np.zeros(image.shape, np.uint8)
    uncertainty[30:36, 40:46] = 220
    probs = np.zeros((2, *image.shape), np.float16)
    image.prediction = ImagePrediction(
        image.id, ModelId("m1"), np.zeros_like(uncertainty), uncertainty, probs, 1
    )
    session.events.prediction_changed.emit(image.prediction)
    shell.press(Qt.Key.Key_J)
    view = shell.window.canvas
    height, width = view.device_size()
    centre = view.camera.to_image(height / 2, width / 2)
    assert centre == pytest.approx((33, 43), abs=2)
    shell.press(Qt.Key.Key_J)
    assert shell.names_of_notices()[-1] == "No doubtful spot is left in this image."
